import assert from 'node:assert/strict';
import { AskedWaits } from '../../../../src/app/support/waits/askedWaits.ts';
import { actionOf } from '../../../../src/app/lists/rowActions.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { barOf, childrenOf, newInstance, reach, sideBar } from '../../../support/host/sideBar.ts';

describe('an instance whose document', () => {
  const down = { kind: 'network', reason: 'refused', host: 'acme.example' } as const;

  it('cannot be read says why, and offers another try, and the runner where requests may get through', async () => {
    const session = newInstance(small());
    session.trouble = { ...down, reason: 'timeout' };
    const bar = sideBar(session);
    const acme = await reach(bar, 'Acme');
    const [trouble, runner] = await bar.explorer.getChildren(acme);
    assert.deepEqual([trouble?.kind, runner?.kind], ['trouble', 'notice']);
    assert.ok(runner);
    assert.equal(bar.explorer.getTreeItem(runner).command?.command, 'jamf.internal.useRow');
    const action = actionOf(runner);
    assert.deepEqual([action?.command, action?.arguments], ['jamf.newRequest', [{ instance: 'acme' }]]);
    await bar.explorer.getChildren(acme);
    assert.deepEqual(session.calls, ['catalogue'], 'it asks once, however often it is drawn');
    session.trouble = undefined;
    await bar.explorer.retry(acme);
    const labels = (await childrenOf(bar, 'Acme')).map(({ label }) => label);
    assert.ok(labels.includes('Organization'));
    session.trouble = down;
    const other = sideBar(Object.assign(newInstance(small()), { trouble: down })).explorer;
    assert.deepEqual(
      (await other.getChildren((await other.getChildren())[0])).map(({ kind }) => kind),
      ['trouble'],
    );
  });

  it('of which nobody is signed in has one row, which signs in and is no trouble', async () => {
    for (const reason of ['signedOut', 'noSecret'] as const) {
      const { explorer } = sideBar(Object.assign(newInstance(small()), { trouble: { kind: 'auth', reason } }));
      const rows = await explorer.getChildren((await explorer.getChildren())[0]);
      const [item] = await Promise.all(rows.map((row) => explorer.resolveTreeItem(explorer.getTreeItem(row), row)));
      assert.deepEqual(
        [rows.length, item?.label, item?.description, item?.command?.command],
        [1, 'Sign in…', undefined, 'jamf.internal.useRow'],
      );
      const action = rows[0] && actionOf(rows[0]);
      assert.deepEqual([action?.command, action?.arguments], ['jamf.signIn', [{ kind: 'instance', instanceId: 'acme' }]]);
      assert.ok(typeof item?.tooltip === 'string' && !item.tooltip.includes('could not read'));
      assert.match(item.accessibilityInformation?.label ?? '', /^Sign in…/);
    }
  });

  it('is held up because the server asks for it says so, with the way to stop it', async () => {
    const waits = new AskedWaits();
    const bar = barOf(fakeServices({ session: newInstance(small()), waits }));
    const [acme] = await bar.explorer.getChildren();
    assert.ok(acme);
    const over = waits.begin('acme', { lane: 'session', ms: 90_000 });
    const loading = { kind: 'loading', key: 'x', instanceId: 'acme', parent: acme } as const;
    const { label, description, command } = bar.explorer.getTreeItem(loading);
    assert.deepEqual([label, description, command?.command], ['Jamf Pro asks to wait 90 s', 'Stop', 'jamf.internal.stopLoading']);
    const item = await bar.explorer.resolveTreeItem(bar.explorer.getTreeItem(loading), loading);
    assert.equal(item.tooltip, 'Jamf Pro asks to wait 90 s\nA click stops it.');
    over();
    assert.equal(bar.explorer.getTreeItem(loading).label, 'Loading…');
  });

  it('is a kept copy says so, and why', async () => {
    const session = newInstance(small(), { kind: 'cache', why: down });
    const bar = sideBar(session);
    const acme = await reach(bar, 'Acme');
    const [first] = await bar.explorer.getChildren(acme);
    assert.ok(first);
    const item = await bar.explorer.resolveTreeItem(bar.explorer.getTreeItem(first), first);
    assert.equal(item.label, 'Using a kept API document');
    assert.equal(item.tooltip, 'Acme: could not read the API document: network.');
    const fresh = newInstance(small());
    Object.assign(session, { catalogue: fresh.catalogue, known: fresh.known });
    bar.explorer.refresh(acme);
    await bar.explorer.getChildren(acme);
    assert.equal((await childrenOf(bar, 'Acme'))[0]?.label, 'Favourites');
  });
});
