import assert from 'node:assert/strict';
import type { KindGroup } from '../../../../src/core/resources/groups.ts';
import { movedAmong } from '../../../../src/app/lists/layout/movedAmong.ts';
import { arrangedGroups, RowLayout, type Layout } from '../../../../src/app/lists/layout/rowLayout.ts';
import { broughtBack, withHidden, withShown } from '../../../../src/app/lists/layout/wayBack.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';

const groups: readonly KindGroup<{ readonly key: string }>[] = [
  { group: 'Computers', main: [{ key: 'a' }, { key: 'b' }, { key: 'c' }], rest: [{ key: 'x' }, { key: 'y' }] },
  { group: 'Users', main: [{ key: 'u' }], rest: [] },
  { group: 'Server', main: [{ key: 's' }], rest: [] },
];

/** As text: `Computers abc/xy`. */
const shown = (layout: Partial<Layout>): string =>
  arrangedGroups(groups, { hidden: [], order: {}, ...layout })
    .map(({ group, main, rest }) => {
      const [first, others] = [main, rest].map((own) => own.map(({ key }) => key).join(''));
      return `${group} ${first}${rest.length > 0 ? `/${others}` : ''}`;
    })
    .join(', ');

describe('groups and kinds as they are wanted', () => {
  const table: readonly (readonly [string, Partial<Layout>, string])[] = [
    ['as ever', {}, 'Computers abc/xy, Users u, Server s'],
    ['a group that is hidden', { hidden: ['Users'] }, 'Computers abc/xy, Server s'],
    ['kinds that are hidden', { hidden: ['b', 'x'] }, 'Computers ac/y, Users u, Server s'],
    ['a group of which all is hidden', { hidden: ['u'] }, 'Computers abc/xy, Server s'],
    [
      'groups in another order; those that nobody moved stand behind the one that they follow by nature',
      { order: { '': ['Server', 'Computers'] } },
      'Server s, Computers abc/xy, Users u',
    ],
    [
      'kinds in another order, those behind “More” by themselves',
      { order: { Computers: ['c', 'y', 'x', 'a'] } },
      'Computers cab/yx, Users u, Server s',
    ],
    [
      'what only this instance has where it belongs, though the others were put in order where it is not',
      { order: { '': ['Server', 'Users'], Computers: ['c', 'a', 'x'] } },
      'Computers cab/xy, Server s, Users u',
    ],
    ['in their places beside what is hidden', { hidden: ['b'], order: { Computers: ['b', 'a'] } }, 'Computers ca/xy, Users u, Server s'],
    ['names that nobody has any more', { hidden: ['gone'], order: { '': ['Gone'], Gone: ['z'] } }, 'Computers abc/xy, Users u, Server s'],
  ];
  for (const [what, layout, expected] of table) it(`are ${what}`, () => assert.equal(shown(layout), expected));
});

describe('moving a row', () => {
  for (const [name, by, expected] of [
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, undefined],
    ['c', 1, undefined],
    ['z', 1, undefined],
  ] as const) {
    const all = ['a', 'b', 'c'];
    it(`${name} by ${by}: ${expected ?? 'stays'}`, () => assert.equal(movedAmong(all, all, name, by)?.join(''), expected));
  }

  for (const [name, by, expected] of [
    ['b', -1, 'HbaGc'],
    ['a', 1, 'HGbac'],
    ['c', -1, 'HaGcb'],
    ['H', 1, undefined],
  ] as const) {
    it(`${name} by ${by} past what is hidden, which keeps its place: ${expected ?? 'stays'}`, () =>
      assert.equal(movedAmong(['H', 'a', 'G', 'b', 'c'], ['a', 'b', 'c'], name, by)?.join(''), expected));
  }
});

describe('the way back', () => {
  const now: Layout = { hidden: ['Users', 'a'], order: { '': ['Server'], Computers: ['b'] } };

  it('of what was hidden leaves hidden what was hidden before and since', () => {
    const hidden = withHidden(now, ['b', 'a']);
    assert.deepEqual(hidden, { ...now, hidden: ['Users', 'a', 'b'] });
    assert.deepEqual(withShown(withHidden(hidden, ['c']), ['b']), { ...now, hidden: ['Users', 'a', 'c'] });
  });

  it('of a reset leaves what was hidden and moved since', () => {
    assert.deepEqual(broughtBack(now, { hidden: [], order: {} }), now);
    assert.deepEqual(broughtBack(now, { hidden: ['s'], order: { Computers: ['c'] } }), {
      hidden: ['Users', 'a', 's'],
      order: { '': ['Server'], Computers: ['c'] },
    });
  });
});

describe('the layout that is kept', () => {
  it('comes back as it was set, and is gone with its reset', async () => {
    const state = new FakeMemento();
    const layout = { hidden: ['Users', 'a'], order: { '': ['Server'], Computers: ['b'] } };
    await new RowLayout(state).set(layout);
    assert.deepEqual(new RowLayout(state).get(), layout);
    await new RowLayout(state).set(undefined);
    assert.deepEqual(new RowLayout(state).get(), { hidden: [], order: {} });
  });

  it('is believed in nothing', async () => {
    const state = new FakeMemento();
    await state.update('jamf.rowLayout', { hidden: [1, 'a'], order: { Computers: 'b', Users: [null, 'u'] } });
    assert.deepEqual(new RowLayout(state).get(), { hidden: ['a'], order: { Computers: [], Users: ['u'] } });
  });
});
