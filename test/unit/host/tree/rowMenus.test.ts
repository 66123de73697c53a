import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import { contributions } from '../../../../scripts/support/manifest.ts';
import type { MenuPlace } from '../../../../src/app/contributions/contribution.ts';
import type { When } from '../../../../src/app/contributions/when.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { rows } from '../../../support/fakeSession.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { barOf, newInstance, reach } from '../../../support/host/sideBar.ts';

type Keys = Readonly<Record<string, string | boolean | undefined>>;

/** As VS Code reads it. */
function holds(when: When, keys: Keys): boolean {
  switch (when.kind) {
    case 'is':
      return keys[when.key] === true;
    case 'equals':
      return keys[when.key] === when.value;
    case 'matches':
      return when.pattern.test(String(keys[when.key] ?? ''));
    case 'not':
      return !holds(when.of, keys);
    default:
      return when.of.every((part) => holds(part, keys));
  }
}

/** The titles that stand in a menu, and those that are buttons of the row, in their order. */
function offered(menu: MenuPlace['menu'], keys: Keys): { readonly inline: readonly string[]; readonly items: readonly string[] } {
  const found = Object.values(contributions).flatMap(({ title, places = [] }) =>
    places.filter((place) => place.menu === menu && holds(place.when, keys)).map(({ group }) => ({ title, group })),
  );
  const titles = (isInline: boolean): readonly string[] =>
    found
      .filter(({ group }) => group.startsWith('inline') === isInline)
      .toSorted((one, other) => one.group.localeCompare(other.group))
      .map(({ title }) => title);
  return { inline: titles(true), items: titles(false) };
}

describe('the menu of a row', () => {
  const onRow = ({ contextValue }: TreeItem, keys: Keys = {}) =>
    offered('view/item/context', { view: 'jamf.explorer', viewItem: contextValue, ...keys });
  async function bar() {
    const session = newInstance(small());
    session.answer = () => ({ totalCount: 2, results: rows(1, 2) });
    const made = barOf(fakeServices({ session, access: 'full' }));
    return { ...made, item: async (...labels: readonly string[]) => made.explorer.getTreeItem(await reach(made, ...labels)) };
  }

  const table: readonly (readonly [way: readonly string[], inline: readonly string[], has: readonly string[], lacks: readonly string[]])[] =
    [
      [
        ['Acme'],
        ['Refresh Instance'],
        ['New Request', 'Find Object…', 'Sign Out', 'Edit Instance…', 'Remove Instance…', 'Open in Jamf Pro'],
        ['Sign In', 'Delete…', 'Unlock for Writing…', 'Lock Again'],
      ],
      [['Acme', 'Organization'], ['Refresh'], ['Refresh', 'Hide', 'Move Up'], ['New Request']],
      [
        ['Acme', 'Organization', 'Buildings'],
        ['New Object…', 'Filter…', 'Refresh'],
        ['Sort…', 'Export List…', 'Open as Table', 'Copy as cURL', 'Hide', 'Add to Favourites'],
        ['Clear Filter', 'Clear Sort', 'Delete…', 'Remove from Favourites'],
      ],
      [
        ['Acme', 'Organization', 'Buildings', 'n1'],
        [],
        ['Open', 'Duplicate', 'Delete…', 'Copy ID', 'Copy as cURL', 'Add to Favourites', 'Show Versions', 'Select for Compare'],
        ['New Object…', 'Open Script Text', 'Copy Serial Number', 'Hide', 'Compare Selected', 'Compare with Selected'],
      ],
    ];
  for (const [way, inline, has, lacks] of table) {
    it(`of ${way.at(-1)} offers what can be done with it, at most three at a glance`, async () => {
      const found = onRow(await (await bar()).item(...way));
      assert.deepEqual(found.inline, inline);
      assert.ok(inline.length <= 3);
      assert.deepEqual(
        [has.filter((title) => !found.items.includes(title)), lacks.filter((title) => found.items.includes(title))],
        [[], []],
      );
    });
  }

  it('of a list offers to clear what it is filtered and put in order by', async () => {
    const { item, settings, shelves } = await bar();
    await settings.set('acme', 'buildings', { filter: { kind: 'text', text: 'n' }, sort: 'name:desc' });
    await shelves.addFavourite({ instanceId: 'acme', resource: 'buildings', label: 'Buildings' });
    const { items } = onRow(await item('Acme', 'Organization', 'Buildings'));
    for (const title of ['Clear Filter', 'Clear Sort', 'Remove from Favourites']) assert.ok(items.includes(title), title);
  });

  it('offers for several rows what can be done with them, and for two to compare them', async () => {
    const object = await (await bar()).item('Acme', 'Organization', 'Buildings', 'n1');
    const several = { listMultiSelection: true, 'jamf.compareChosen': true };
    const [two, more] = [onRow(object, { ...several, listDoubleSelection: true }).items, onRow(object, several).items];
    assert.deepEqual(
      more.filter((title) => !['Open', 'Delete…', 'Export as Files…'].includes(title) && !title.startsWith('Copy ')),
      ['Add to Favourites'],
    );
    assert.deepEqual(
      two.filter((title) => !more.includes(title)),
      ['Compare Selected'],
    );
  });

  it('of an object offers the other half of a comparison once one is chosen', async () => {
    const object = await (await bar()).item('Acme', 'Organization', 'Buildings', 'n1');
    assert.ok(onRow(object, { 'jamf.compareChosen': true }).items.includes('Compare with Selected'));
  });

  it('of a tab leads to the row of its object', () => {
    assert.ok(offered('editor/title/context', { resourceScheme: 'jamf' }).items.includes('Reveal in Sidebar'));
    assert.ok(!offered('editor/title/context', { resourceScheme: 'file' }).items.includes('Reveal in Sidebar'));
  });
});
