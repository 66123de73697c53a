import assert from 'node:assert/strict';
import { config } from '@vscode/l10n';
import { ListSettings } from '../../../../src/app/lists/listSettings.ts';
import { Shelves } from '../../../../src/app/lists/shelves.ts';
import { kindOf } from '../../../../src/core/resources/kindOf.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';

describe('Shelves', () => {
  const entry = (id: string, instanceId = 'a') => ({ instanceId, resource: 'buildings', id, label: `n${id}` });

  it('keeps favourites of each instance, once each', async () => {
    const shelves = new Shelves(new FakeMemento());
    await shelves.addFavourite(entry('1'));
    await shelves.addFavourite(entry('1'));
    await shelves.addFavourite({ instanceId: 'a', resource: 'buildings', label: 'Buildings' });
    await shelves.addFavourite(entry('1', 'b'));
    assert.equal(shelves.of('favourites', 'a').length, 2);
    assert.equal(shelves.isFavourite({ instanceId: 'a', resource: 'buildings' }), true);
    await shelves.removeFavourite(entry('1'));
    assert.deepEqual([shelves.of('favourites', 'a').length, shelves.of('favourites', 'b').length], [1, 1]);
  });

  it('keeps the ten opened last, the newest first, and says whether anything changed', async () => {
    const shelves = new Shelves(new FakeMemento());
    for (let id = 1; id <= 12; id++) assert.equal(await shelves.opened(entry(String(id))), true);
    assert.equal(await shelves.opened(entry('12')), false);
    assert.equal(await shelves.opened(entry('5')), true);
    assert.deepEqual(
      shelves.of('recent', 'a').map(({ id }) => id),
      ['5', '12', '11', '10', '9', '8', '7', '6', '4', '3'],
    );
    await shelves.forgetInstance('a');
    assert.equal(shelves.of('recent', 'a').length, 0);
  });

  it('calls a list and a settings page by the words of the language of now, and keeps none of them', async () => {
    const state = new FakeMemento();
    const shelves = new Shelves(state);
    const [list, page] = [
      { instanceId: 'a', resource: 'buildings', label: 'Gebäude' },
      { instanceId: 'a', resource: 'check-in', id: '-', label: 'Einchecken' },
    ];
    await state.update('jamf.favourites', [list, page, entry('1')]);
    const { label } = kindOf('check-in');
    assert.deepEqual(
      shelves.of('favourites', 'a').map((one) => one.label),
      ['Buildings', label.one, 'n1'],
    );
    await shelves.addFavourite(entry('2'));
    const kept = state.get('jamf.favourites');
    assert.ok(Array.isArray(kept));
    assert.deepEqual(
      kept.map((one: { readonly label: string }) => one.label),
      ['', '', 'n1', 'n2'],
    );
    assert.equal(await shelves.opened(page), true);
    assert.equal(await shelves.opened({ ...page, label: 'Check-in' }), false);
  });

  it('tells whether a row is a favourite, which is asked for each row of a list, without a word of any', async () => {
    const shelves = new Shelves(new FakeMemento());
    for (const resource of ['buildings', 'scripts']) await shelves.addFavourite({ instanceId: 'a', resource, label: '' });
    const asked: PropertyKey[] = [];
    config({ contents: new Proxy<Record<string, string>>({}, { get: (_, message) => void asked.push(message) }) });
    try {
      assert.deepEqual(
        ['1', undefined].map((id) => shelves.isFavourite({ instanceId: 'a', resource: 'scripts', ...(id === undefined ? {} : { id }) })),
        [false, true],
      );
    } finally {
      config({ contents: {} });
    }
    assert.deepEqual(asked, []);
  });

  it('believes nothing that was kept', async () => {
    const state = new FakeMemento();
    await state.update('jamf.favourites', [1, null, { instanceId: 'a' }, { ...entry('1'), id: 7 }, entry('2')]);
    assert.deepEqual(new Shelves(state).of('favourites', 'a'), [entry('2')]);
    await state.update('jamf.favourites', 'x');
    assert.deepEqual(new Shelves(state).of('favourites', 'a'), []);
  });
});

describe('ListSettings', () => {
  it('keeps filter and order of each resource of each instance', async () => {
    const settings = new ListSettings(new FakeMemento());
    await settings.set('a', 'buildings', { filter: { kind: 'rsql', text: 'name==x' }, sort: 'name:asc' });
    assert.deepEqual(settings.get('a', 'buildings'), { filter: { kind: 'rsql', text: 'name==x' }, sort: 'name:asc' });
    assert.deepEqual(settings.get('b', 'buildings'), {});
    await settings.set('a', 'buildings', {});
    assert.deepEqual(settings.get('a', 'buildings'), {});
  });

  it('remembers the ten last filters of a resource, once each', async () => {
    const settings = new ListSettings(new FakeMemento());
    for (let n = 1; n <= 12; n++) await settings.remember('buildings', `id==${n}`);
    await settings.remember('buildings', 'id==5');
    assert.deepEqual(
      [settings.history('buildings').length, settings.history('buildings')[0], settings.history('scripts')],
      [10, 'id==5', []],
    );
  });
});
