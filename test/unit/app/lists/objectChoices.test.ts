import assert from 'node:assert/strict';
import { objectChoices, searchPlaceholder, type ObjectChoice, type ObjectsAtHand } from '../../../../src/app/lists/objectChoices.ts';
import { listRowOf } from '../../../../src/core/resources/rows.ts';

const rows = [
  { id: '12', name: 'Main Campus' },
  { id: '120', name: 'Annex 12' },
  { id: '7', name: 'Old Main' },
].map((row) => listRowOf('buildings', row));
const nameless = listRowOf('buildings', { name: 'without an id' });

/** As a person reads it; in brackets what is no answer. */
function shown(choice: ObjectChoice): string {
  switch (choice.kind) {
    case 'object':
      return choice.row.label;
    case 'byId':
      return `id ${choice.id}`;
    case 'note':
      return `[${choice.label}]`;
    default:
      return `${choice.kind}: ${choice.label}`;
  }
}

it('says what objects are looked for by: only devices have a serial number', () => {
  for (const devices of [['computers-inventory'], ['mobile-devices', 'mobile-devices/detail']])
    assert.match(searchPlaceholder(devices), /serial number/);
  for (const others of [['buildings'], ['computer-groups/smart-groups', 'computer-groups/static-groups']])
    assert.equal(searchPlaceholder(others), 'Name or id');
});

const loaded = { typed: '', rows, more: 'none', state: 'loaded' } as const;

const cases: readonly (readonly [string, Partial<ObjectsAtHand>, readonly string[]])[] = [
  ['the first page, in the order of the list', {}, ['Main Campus', 'Annex 12', 'Old Main']],
  ['no row that says no id', { rows: [nameless] }, ['[There are none]']],
  ['that it loads', { rows: [], state: 'loading' }, ['[Loading…]']],
  [
    'rows that fit what was typed while their own are on the way',
    { typed: 'main', state: 'loading' },
    ['Main Campus', 'Old Main', '[Loading…]', 'id main'],
  ],
  ['what the server found, whatever the rows show of it', { typed: 'main hall' }, ['Main Campus', 'Annex 12', 'Old Main']],
  ['first what fits best', { typed: 'old' }, ['Old Main', 'Main Campus', 'Annex 12', 'id old']],
  ['the object with the id first, and the id as no answer of its own', { typed: '12' }, ['Main Campus', 'Annex 12', 'Old Main']],
  ['an id that is in no row of those at hand, at once', { typed: '999', rows: [], state: 'loading' }, ['id 999', '[Loading…]']],
  ['an id that nothing was found for', { typed: ' 999 ', rows: [] }, ['id 999', '[Nothing found for “999”]']],
  ['that nothing was found, before what is hardly an id', { typed: 'xyz', rows: [] }, ['[Nothing found for “xyz”]', 'id xyz']],
  ['words as no id', { typed: 'x y', rows: [] }, ['[Nothing found for “x y”]']],
  ['the way to more', { more: 'page' }, ['Main Campus', 'Annex 12', 'Old Main', 'more: Load more, or type to narrow']],
  ['that there are more than are shown', { rows: [], more: 'most' }, ['[There are more: type to narrow]']],
  [
    'trouble with a way to try again, and an id all the same',
    { typed: '7', rows: [], state: { trouble: 'no way' } },
    ['id 7', '[no way]', 'retry: Retry'],
  ],
  ['what a list without words refuses', { rows: [], state: 'words' }, ['[Type what to look for]']],
];

describe('what an object is chosen from', () => {
  for (const [says, at, expected] of cases)
    it(`is ${says}`, () => assert.deepEqual(objectChoices({ ...loaded, ...at }).map(shown), expected));
});
