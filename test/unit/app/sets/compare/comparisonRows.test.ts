import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  countsOf,
  pairStates,
  swappedSets,
  type ComparedPair,
  type ComparedSets,
  type PairState,
} from '../../../../../src/app/sets/compare/compared.ts';
import {
  chosenStates,
  comparisonFilterWords,
  noFilter,
  type ComparisonFilter,
} from '../../../../../src/app/sets/compare/comparisonFilter.ts';
import {
  pairsToOpen,
  portionOfRows,
  rootRows,
  rowsBelow,
  type ComparisonRow,
  type ShownComparison,
} from '../../../../../src/app/sets/compare/comparisonRows.ts';
import { kindWith, pairOf, setsOf } from '../../../../support/sets/comparedSets.ts';

const shownOf = (
  sets: ComparedSets,
  filter: ComparisonFilter = noFilter,
  portions: ReadonlyMap<string, number> = new Map(),
): ShownComparison => ({
  sets,
  filter,
  portions,
});

/** A row in a few words. */
function said(row: ComparisonRow): string {
  switch (row.kind) {
    case 'side':
      return row.side;
    case 'said':
      return `${row.about}: ${row.text}`;
    case 'remarks':
      return `remarks ${row.texts.length}`;
    case 'comparedKind':
      return row.of.resource;
    case 'untoldKinds':
      return `untold ${row.kinds.map(({ resource }) => resource).join(',')}`;
    case 'sameKinds':
      return `same kinds ${row.kinds.map(({ resource }) => resource).join(',')}`;
    case 'samePairs':
      return `same ${row.of.counts.same}`;
    case 'morePairs':
      return `more ${row.rest}`;
    default:
      return `${row.pair.state} ${row.pair.left?.name ?? row.pair.right?.name}`;
  }
}

const below = (row: ComparisonRow | undefined, shown: ShownComparison): readonly string[] =>
  row === undefined ? [] : rowsBelow(row, shown).map(said);

const mixed = setsOf([
  kindWith('scripts', [
    pairOf('scripts', 'Zip', 'same'),
    pairOf('scripts', 'Only there', 'onlyRight'),
    pairOf('scripts', 'Step 10', 'different'),
    pairOf('scripts', 'Step 9', 'different', { fields: ['scriptContents'] }),
    pairOf('scripts', 'Here', 'onlyLeft'),
    pairOf('scripts', 'Twice', 'notCompared', { why: { kind: 'ambiguous', left: 2, right: 1 } }),
  ]),
  kindWith('buildings', [pairOf('buildings', 'Main', 'same')]),
  kindWith('categories', [pairOf('categories', 'Apps', 'same')]),
]);

describe('the rows of a comparison', () => {
  it('are the two sides, the kinds that differ, and one row for those that do not', () => {
    const shown = shownOf(mixed);
    const rows = rootRows(shown);
    assert.deepEqual(rows.map(said), ['left', 'right', 'scripts', 'same kinds buildings,categories']);
    assert.deepEqual(below(rows[2], shown), [
      'different Step 9',
      'different Step 10',
      'onlyLeft Here',
      'onlyRight Only there',
      'notCompared Twice',
      'same 1',
    ]);
    assert.deepEqual(below(rowsBelow(rows[2]!, shown).at(-1), shown), ['same Zip']);
    assert.deepEqual(below(rows[3], shown), ['buildings', 'categories']);
    assert.deepEqual(below(rowsBelow(rows[3]!, shown)[0], shown), ['same Main']);
  });

  for (const [what, states, text, expected] of [
    ['one state', ['onlyLeft'], '', ['scripts', ['onlyLeft Here']]],
    ['what is the same', ['same'], '', ['scripts', ['same Zip'], 'buildings', ['same Main'], 'categories', ['same Apps']]],
    ['a word of a name in any case', [], 'STEP 9', ['scripts', ['different Step 9']]],
    ['a field that differs', [], 'scriptcontents', ['scripts', ['different Step 9']]],
    [
      'a state and a word',
      ['same', 'different'],
      'p',
      ['scripts', ['different Step 9', 'different Step 10', 'same Zip'], 'categories', ['same Apps']],
    ],
    ['nothing', [], 'nowhere', []],
  ] as const) {
    it(`show by a filter for ${what} what it lets through`, () => {
      const shown = shownOf(mixed, { states: chosenStates(states), text });
      const rows = rootRows(shown).filter(({ kind }) => kind !== 'side');
      assert.deepEqual(
        rows.flatMap((row) => [said(row), below(row, shown)]),
        expected,
      );
    });
  }

  it('tell of a kind that could not be told why, unless a text is looked for', () => {
    const why = { kind: 'list', side: 'right', unread: { why: 'forbidden', privileges: ['Read Policies'] } } as const;
    const sets = setsOf([kindWith('classic/policies', [], { unknown: [why] })]);
    const shown = shownOf(sets);
    const words = 'trouble: Its list was not read in Production. The account may not read it: it lacks Read Policies.';
    const untold = rootRows(shown)[3];
    assert.equal(untold?.kind, 'untoldKinds');
    assert.deepEqual(below(rowsBelow(untold, shown)[0], shown), [words]);
    assert.equal(countsOf(sets.kinds).notCompared, 1);
    for (const [filter, count] of [
      [{ states: new Set<PairState>(['notCompared']), text: '' }, 3],
      [{ states: new Set<PairState>(['different']), text: '' }, 2],
      [{ states: undefined, text: 'policies' }, 2],
    ] as const) {
      assert.equal(rootRows(shownOf(sets, filter)).length, count);
    }
  });

  it('fold kinds of which nothing was read, and no others', () => {
    const why = { kind: 'unread', side: 'left', unread: { why: 'forbidden' } } as const;
    const unread = pairOf('x', 'A', 'notCompared', { why });
    const sets = setsOf([
      kindWith('sites', [unread]),
      kindWith('scripts', [unread, pairOf('scripts', 'B', 'same')]),
      kindWith('packages', [pairOf('packages', 'C', 'notCompared', { why: { kind: 'ambiguous', left: 2, right: 2 } })]),
      kindWith('buildings', [pairOf('buildings', 'D', 'same')]),
    ]);
    assert.deepEqual(rootRows(shownOf(sets)).map(said).slice(3), ['scripts', 'packages', 'untold sites', 'same kinds buildings']);
  });

  for (const [what, states, expected] of [
    ['all', ['same', 'same'], 'same: The two are the same: 2 objects compared.'],
    ['one', ['same'], 'same: The two are the same: 1 object compared.'],
    ['not all', ['same', 'notCompared'], 'none: No difference in the 1 that could be compared; 1 could not.'],
    ['none', ['notCompared'], 'none: Nothing could be compared.'],
    ['nothing', [], 'none: Neither of the two has anything of what was to be compared.'],
    ['a difference', ['different'], undefined],
  ] as const) {
    it(`say that the two are the same only where that is known of ${what}`, () => {
      const sets = setsOf([
        kindWith(
          'buildings',
          states.map((state, index) => pairOf('buildings', `B${index}`, state)),
        ),
      ]);
      assert.equal(
        rootRows(shownOf(sets))
          .map(said)
          .find((words) => /^(same|none):/.test(words)),
        expected,
      );
    });
  }

  it('do not say that two are the same where nobody can see the secrets', () => {
    const of = (count: number): string | undefined => {
      const pairs = Array.from({ length: count }, (_, index) => pairOf('scripts', `S${index}`, 'same', { masked: index === 0 }));
      return rootRows(shownOf(setsOf([kindWith('scripts', pairs)])))
        .map(said)
        .find((words) => /^(same|none):/.test(words));
    };
    assert.equal(of(1), 'none: No difference in the 1 object compared, apart from its secrets, which nobody can see.');
    assert.equal(of(2), 'none: No difference in the 2 objects compared, apart from secrets, which nobody can see.');
  });

  it('tell what files are not compared', () => {
    const kinds = ['packages', 'classic/policies', 'buildings'].map((key) => kindWith(key, [pairOf(key, 'A', 'same')]));
    const texts = (sets: ComparedSets): unknown => {
      const row = rootRows(shownOf(sets)).find(({ kind }) => kind === 'remarks');
      return row?.kind === 'remarks' && row.texts;
    };
    const icons = 'Icons are compared by the names of their files, and not by what they show: Policies.';
    const hashes =
      'Some fields say something on their own server alone, and are left out: Packages (md5, sha256, sha3512, hashType, hashValue).';
    assert.deepEqual(texts(setsOf(kinds)), [icons, hashes]);
    assert.deepEqual(texts({ ...setsOf(kinds), comparison: 'drift' }), [icons]);
    assert.equal(texts(setsOf([kindWith('packages', [pairOf('packages', 'A', 'onlyLeft', { masked: true })])])), false);
  });

  it('tell of two accounts of one server that what one does not show need not be absent', () => {
    const alone = setsOf([kindWith('buildings', [pairOf('buildings', 'A', 'onlyRight')])]);
    const texts = (sets: ComparedSets): unknown => rootRows(shownOf(sets)).flatMap((row) => (row.kind === 'remarks' ? row.texts : []));
    const accounts = 'Both are accounts of one server: what only one of them shows, the other one may not be allowed to see.';
    assert.deepEqual(texts({ ...alone, comparison: 'drift' }), [accounts]);
    assert.deepEqual(texts({ ...alone, comparison: 'drift', left: { ...alone.left, kind: 'folder' } }), []);
    assert.deepEqual(texts(alone), []);
    assert.deepEqual(texts({ ...setsOf([kindWith('buildings', [pairOf('buildings', 'A', 'same')])]), comparison: 'drift' }), []);
  });

  it('tell what cannot be seen', () => {
    const sets = setsOf([
      kindWith('scripts', [pairOf('scripts', 'A', 'same', { masked: true }), pairOf('scripts', 'B', 'different', { masked: true })], {
        more: { right: ['osRequirements'] },
      }),
      kindWith('computer-groups/static-groups', [pairOf('computer-groups/static-groups', 'Lab', 'same')]),
      kindWith('mobile-device-groups/static-groups', [pairOf('mobile-device-groups/static-groups', 'Lab', 'onlyLeft')]),
    ]);
    const row = rootRows(shownOf(sets)).find(({ kind }) => kind === 'remarks');
    assert.deepEqual(row?.kind === 'remarks' && row.texts, [
      'Only the Jamf Pro 11.32.0 of Production has some fields, which are left out: Scripts (osRequirements).',
      'Who is in these groups is not compared, since reading a group does not show it: Static Computer Groups.',
      'Whether secrets differ cannot be seen: 2 objects have some.',
    ]);
  });

  it('come in portions, and no more of them than somebody asked for', () => {
    const pairs = Array.from({ length: 10_000 }, (_, index) => pairOf('scripts', `S${index}`, 'different'));
    const sets = setsOf([kindWith('scripts', pairs)]);
    const kind = rootRows(shownOf(sets))[2]!;
    const first = rowsBelow(kind, shownOf(sets));
    assert.equal(first.length, portionOfRows + 1);
    assert.equal(said(first.at(-1)!), `more ${10_000 - portionOfRows}`);
    const third = rowsBelow(kind, shownOf(sets, noFilter, new Map([[kind.key, 3]])));
    assert.equal(third.length, 3 * portionOfRows + 1);
    assert.equal(rowsBelow(kind, shownOf(sets, noFilter, new Map([[kind.key, 50]]))).length, 10_000);
    assert.equal(rootRows(shownOf(sets)).length, 3);
  });

  const anyPair: fc.Arbitrary<ComparedPair> = fc
    .record({ name: fc.string({ maxLength: 8 }), state: fc.constantFrom(...pairStates), resource: fc.constantFrom('scripts', 'buildings') })
    .map(({ name, state, resource }) => pairOf(resource, name, state));
  const anySets = fc
    .uniqueArray(anyPair, { selector: ({ resource, left, right }) => `${resource} ${left?.name ?? right?.name}` })
    .map((pairs) =>
      setsOf(
        ['scripts', 'buildings'].map((key) =>
          kindWith(
            key,
            pairs.filter(({ resource }) => resource === key),
          ),
        ),
      ),
    );
  const anyFilter = fc.record({
    states: fc.option(
      fc.uniqueArray(fc.constantFrom(...pairStates), { minLength: 1 }).map((states) => new Set(states)),
      { nil: undefined },
    ),
    text: fc.string({ maxLength: 2 }),
  });

  it('are each object once, each at a place of its own, whatever the filter', () => {
    fc.assert(
      fc.property(anySets, anyFilter, (sets, filter) => {
        const shown = shownOf(sets, filter);
        const all = (rows: readonly ComparisonRow[]): readonly ComparisonRow[] =>
          rows.flatMap((row) => [row, ...all(rowsBelow(row, shown))]);
        const rows = all(rootRows(shown));
        assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
        const pairs = rows.filter(({ kind }) => kind === 'pair').length;
        const expected = sets.kinds.flatMap((kind) => kind.pairs).filter((pair) => filter.states?.has(pair.state) !== false);
        if (filter.text.trim() === '') assert.equal(pairs, expected.length);
        else assert.ok(pairs <= expected.length);
      }),
    );
  });

  it('come back as they were where the sides are swapped twice', () => {
    fc.assert(fc.property(anySets, (sets) => assert.deepEqual(swappedSets(swappedSets(sets)), sets)));
  });
});

describe('the sides of a comparison the other way round', () => {
  it('have what was only on one side on the other one', () => {
    const why = { kind: 'list', side: 'left', unread: { why: 'network' } } as const;
    const sets = swappedSets(
      setsOf([
        kindWith(
          'scripts',
          [pairOf('scripts', 'A', 'onlyLeft'), pairOf('scripts', 'B', 'notCompared', { why: { kind: 'ambiguous', left: 1, right: 3 } })],
          {
            unknown: [why],
            more: { left: ['x'] },
          },
        ),
      ]),
    );
    const [kind] = sets.kinds;
    assert.deepEqual([sets.left.name, sets.right.name], ['Production', 'Lab']);
    assert.deepEqual(
      kind?.pairs.map(({ state, left, right, why: reason }) => [state, left?.id, right?.id, reason]),
      [
        ['onlyRight', undefined, 'l-A', undefined],
        ['notCompared', 'r-B', 'l-B', { kind: 'ambiguous', left: 3, right: 1 }],
      ],
    );
    assert.deepEqual([kind?.unknown, kind?.more.right], [[{ ...why, side: 'right' }], ['x']]);
  });
});

describe('what is opened of a comparison', () => {
  it('is what differs, as far as the filter shows it', () => {
    const names = (filter: ComparisonFilter, resource?: string) =>
      pairsToOpen({ sets: mixed, filter }, resource).map(({ left, right }) => (left ?? right)?.name);
    assert.deepEqual(names(noFilter), ['Step 9', 'Step 10', 'Here', 'Only there']);
    assert.deepEqual(names(noFilter, 'buildings'), []);
    assert.deepEqual(names({ states: undefined, text: 'step' }, 'scripts'), ['Step 9', 'Step 10']);
  });

  it('is named by the filter', () => {
    assert.equal(
      comparisonFilterWords({ states: new Set<PairState>(['onlyLeft', 'different']), text: 'wifi' }, mixed),
      'different, only in Lab · “wifi”',
    );
    assert.equal(comparisonFilterWords(noFilter, mixed), '');
    assert.equal(chosenStates(pairStates), undefined);
  });
});
