import assert from 'node:assert/strict';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { catalogueOf, rows } from '../../../support/fakeSession.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { barOf, childrenOf, newInstance, reach, type Bar } from '../../../support/host/sideBar.ts';

const [collapsed, expanded] = [1, 2];

/** The side bar of a window that was closed with these rows unfolded, and is opened again. `kept`: what the disk has of the API document. */
async function reopened(kept: boolean, ...labels: readonly string[]) {
  const windowState = new FakeMemento();
  const before = barOf(fakeServices({ session: newInstance(small()) }), windowState);
  await before.explorer.getChildren(await reach(before, ...labels));
  const session = newInstance(small());
  session.answer = () => ({ totalCount: 2, results: rows(1, 2) });
  if (kept) session.kept = catalogueOf(small());
  return { session, bar: barOf(fakeServices({ session }), windowState), windowState };
}

const labelsOf = async (bar: Bar, ...labels: readonly string[]): Promise<unknown[]> =>
  (await childrenOf(bar, ...labels)).map(({ label }) => label);

describe('the tree of a window that is opened again', () => {
  it('is unfolded as it was, and asks nobody', async () => {
    const { session, bar } = await reopened(true, 'Acme', 'Organization', 'Buildings');
    const state = async (...labels: readonly string[]) => bar.explorer.getTreeItem(await reach(bar, ...labels)).collapsibleState;
    assert.equal(await state('Acme'), expanded);
    assert.equal(await state('Acme', 'Organization'), expanded);
    assert.equal(await state('Acme', 'Organization', 'Buildings'), expanded);
    assert.equal(await state('Acme', 'Favourites'), collapsed);
    assert.equal((await labelsOf(bar, 'Acme'))[0], 'As last read · Connect');
    assert.deepEqual(await labelsOf(bar, 'Acme', 'Organization', 'Buildings'), ['Load…']);
    assert.deepEqual(session.calls, []);
  });

  it('is unfolded where it was unfolded on a shelf as well, whose rows are there', async () => {
    const { session, bar } = await reopened(true, 'Acme', 'Favourites');
    await bar.shelves.addFavourite({ instanceId: 'acme', resource: 'buildings', id: '1', label: 'Main' });
    assert.equal(bar.explorer.getTreeItem(await reach(bar, 'Acme', 'Favourites')).collapsibleState, expanded);
    assert.deepEqual(await labelsOf(bar, 'Acme', 'Favourites'), ['Main']);
    assert.deepEqual(session.calls, []);
  });

  it('has a way to connect where nothing is kept of an instance', async () => {
    const { session, bar } = await reopened(false, 'Acme');
    assert.deepEqual(await labelsOf(bar, 'Acme'), ['Connect…', 'Favourites', 'Recently Opened']);
    assert.deepEqual(session.calls, []);
    await bar.explorer.retry(bar.explorer.instanceNode('acme'));
    assert.ok((await labelsOf(bar, 'Acme')).includes('Organization'));
    assert.deepEqual(session.calls, ['catalogue']);
  });

  it('reads a list that somebody asks for, and connects first; the others wait for their own', async () => {
    const { session, bar } = await reopened(true, 'Acme', 'Organization', 'Buildings');
    const list = await reach(bar, 'Acme', 'Organization', 'Buildings');
    await bar.explorer.retry(list);
    assert.equal((await labelsOf(bar, 'Acme', 'Organization', 'Buildings')).length, 2);
    assert.deepEqual(session.calls, ['catalogue', 'GET /v1/buildings']);
    assert.equal((await labelsOf(bar, 'Acme'))[0], 'Favourites', 'what was read last is not needed any more');
  });

  it('takes a list that is folded and unfolded for one that is asked for', async () => {
    const { session, bar } = await reopened(true, 'Acme', 'Organization', 'Buildings');
    bar.explorer.folded(await reach(bar, 'Acme', 'Organization', 'Buildings'));
    assert.equal((await labelsOf(bar, 'Acme', 'Organization', 'Buildings')).length, 2);
    assert.deepEqual(session.calls, ['catalogue', 'GET /v1/buildings']);
  });

  it('asks nobody either where its profile changes elsewhere, and all where somebody refreshes', async () => {
    const { session, bar } = await reopened(true, 'Acme', 'Organization', 'Buildings');
    await labelsOf(bar, 'Acme');
    bar.explorer.renew(bar.explorer.instanceNode('acme'));
    assert.equal((await labelsOf(bar, 'Acme'))[0], 'As last read · Connect');
    assert.deepEqual(session.calls, []);
    bar.explorer.refreshAll();
    assert.equal((await labelsOf(bar, 'Acme', 'Organization', 'Buildings')).length, 2);
  });

  it('is folded where a person folded it, and forgets an instance that is removed', async () => {
    const { bar, windowState } = await reopened(true, 'Acme', 'Organization');
    bar.explorer.folded(await reach(bar, 'Acme', 'Organization'));
    assert.deepEqual(windowState.get('jamf.unfolded'), ['acme']);
    bar.explorer.forgetInstance('acme');
    assert.deepEqual(windowState.get('jamf.unfolded'), []);
  });

  it('is folded where all was folded while a row in it was drawn anew, which VS Code asks below all the same', async () => {
    const { bar, windowState } = await reopened(true, 'Acme', 'Organization', 'Buildings');
    const rows = [
      await reach(bar, 'Acme'),
      await reach(bar, 'Acme', 'Organization'),
      await reach(bar, 'Acme', 'Organization', 'Buildings'),
    ];
    for (const row of rows) bar.explorer.folded(row);
    for (const row of rows.slice(1)) await bar.explorer.getChildren(row);
    assert.deepEqual(windowState.get('jamf.unfolded'), []);
    for (const row of rows) await bar.explorer.getChildren(row);
    assert.equal(new Set([windowState.get('jamf.unfolded')].flat()).size, 3, 'from the top it is unfolded again');
  });

  it('believes nothing that another version kept', async () => {
    const { session, windowState } = await reopened(true, 'Acme');
    await windowState.update('jamf.unfolded', [1, null, 'acme']);
    const bar = barOf(fakeServices({ session }), windowState);
    assert.equal((await labelsOf(bar, 'Acme'))[0], 'As last read · Connect');
  });
});
