import type { Side } from '../../../core/sets/compare/setPair.ts';
import {
  countsOf,
  pairStates,
  type KindResult,
  type ComparedPair,
  type ComparedSets,
  type PairState,
  type StateCounts,
} from './compared.ts';
import { isFiltering, letsThrough, type ComparisonFilter } from './comparisonFilter.ts';
import { remarkWords, sameWords, whyNotWords } from './comparedWords.ts';

/** A row of the view of a comparison. Each has a place that no other one has. */
export type ComparisonRow = SideRow | SaidRow | RemarksRow | KindRow | UntoldKindsRow | SameKindsRow | SamePairsRow | PairRow | MoreRow;

interface Placed {
  readonly key: string;
}

export interface SideRow extends Placed {
  readonly kind: 'side';
  readonly side: Side;
}

/** A sentence. */
export interface SaidRow extends Placed {
  readonly kind: 'said';
  readonly text: string;
  readonly about: 'same' | 'none' | 'remark' | 'trouble';
}

/** What the rows of objects do not tell. */
export interface RemarksRow extends Placed {
  readonly kind: 'remarks';
  readonly texts: readonly string[];
}

export interface KindRow extends Placed {
  readonly kind: 'comparedKind';
  readonly of: KindResult;
  /** Of what the filter lets through. */
  readonly counts: StateCounts;
}

/** All kinds in which all is the same. */
export interface SameKindsRow extends Placed {
  readonly kind: 'sameKinds';
  readonly kinds: readonly KindResult[];
}

/** All kinds of which nothing was compared, since it was not read. */
export interface UntoldKindsRow extends Placed {
  readonly kind: 'untoldKinds';
  readonly kinds: readonly KindResult[];
}

/** All of a kind that is the same, where something else differs. */
export interface SamePairsRow extends Placed {
  readonly kind: 'samePairs';
  readonly of: KindResult;
}

export interface PairRow extends Placed {
  readonly kind: 'pair';
  readonly pair: ComparedPair;
}

/** The way to more rows of those below `of`. */
export interface MoreRow extends Placed {
  readonly kind: 'morePairs';
  readonly of: KindRow | SamePairsRow;
  readonly rest: number;
}

/** What is shown of a comparison. */
export interface ShownComparison {
  readonly sets: ComparedSets;
  readonly filter: ComparisonFilter;
  /** How many portions of a row's objects are shown, by its place; default: one. */
  readonly portions: ReadonlyMap<string, number>;
}

/** So many rows of objects come at once. */
export const portionOfRows = 200;

/** What stands at the top. */
export function rootRows({ sets, filter }: ShownComparison): readonly ComparisonRow[] {
  const sides: readonly ComparisonRow[] = [
    { kind: 'side', key: 'side left', side: 'left' },
    { kind: 'side', key: 'side right', side: 'right' },
  ];
  const remarks = remarkWords(sets);
  const said: readonly ComparisonRow[] = remarks.length === 0 ? [] : [{ kind: 'remarks', key: 'remarks', texts: remarks }];
  return [...sides, ...(isFiltering(filter) ? filteredRows(sets.kinds, filter) : allRows(sets)), ...said];
}

function allRows(sets: ComparedSets): readonly ComparisonRow[] {
  const same = sets.kinds.filter(isSame);
  const untold = sets.kinds.filter((one) => !same.includes(one) && isUnread(one));
  const rest = sets.kinds.filter((one) => !same.includes(one) && !untold.includes(one));
  const text = sameWords(sets);
  const counts = countsOf(sets.kinds);
  const hasSecrets = sets.kinds.some(({ pairs }) => pairs.some(({ masked }) => masked));
  const isSure = counts.notCompared === 0 && counts.same > 0 && !hasSecrets;
  return [
    ...(text === undefined ? [] : [{ kind: 'said', key: 'same', text, about: isSure ? 'same' : 'none' } as const]),
    ...rest.map((of) => kindRow(of, of.counts)),
    ...(untold.length === 0 ? [] : [{ kind: 'untoldKinds', key: 'untold kinds', kinds: untold } as const]),
    ...(same.length === 0 ? [] : [{ kind: 'sameKinds', key: 'same kinds', kinds: same } as const]),
  ];
}

function filteredRows(kinds: readonly KindResult[], filter: ComparisonFilter): readonly ComparisonRow[] {
  const isShown = letsThrough(filter);
  return kinds.flatMap((of) => {
    const counts = countsIn(of.pairs, isShown);
    return isUntold(of, filter) || pairStates.some((state) => counts[state] > 0) ? [kindRow(of, counts)] : [];
  });
}

/** A kind of which not all could be told is shown with why; it has no name that a text could be looked for in. */
export function isUntold({ unknown }: KindResult, { states, text }: ComparisonFilter): boolean {
  return unknown.length > 0 && text === '' && states?.has('notCompared') !== false;
}

function isSame({ counts, unknown }: KindResult): boolean {
  return unknown.length === 0 && pairStates.every((state) => state === 'same' || counts[state] === 0);
}

/** Whether nothing was compared of a kind, since it was not read. */
function isUnread({ pairs }: KindResult): boolean {
  return pairs.every(
    ({ state, why }) => state === 'notCompared' && (why?.kind === 'unread' || why?.kind === 'list' || why?.kind === 'kind'),
  );
}

function kindRow(of: KindResult, counts: StateCounts): KindRow {
  return { kind: 'comparedKind', key: `kind ${of.resource}`, of, counts };
}

function countsIn(pairs: readonly ComparedPair[], isShown: (pair: ComparedPair) => boolean): StateCounts {
  const counts: Record<PairState, number> = { different: 0, onlyLeft: 0, onlyRight: 0, notCompared: 0, same: 0 };
  for (const pair of pairs) if (isShown(pair)) counts[pair.state] += 1;
  return counts;
}

/** What stands below a row. */
export function rowsBelow(row: ComparisonRow, shown: ShownComparison): readonly ComparisonRow[] {
  switch (row.kind) {
    case 'remarks':
      return row.texts.map((text, index) => ({ kind: 'said', key: `${row.key}\n${index}`, text, about: 'remark' }));
    case 'sameKinds':
    case 'untoldKinds':
      return row.kinds.map((of) => kindRow(of, of.counts));
    case 'comparedKind':
      return rowsOfKind(row, shown);
    case 'samePairs':
      return pairRows(
        row,
        row.of.pairs.filter(({ state }) => state === 'same'),
        shown,
      );
    default:
      return [];
  }
}

function rowsOfKind(row: KindRow, shown: ShownComparison): readonly ComparisonRow[] {
  const { of } = row;
  const isFiltered = isFiltering(shown.filter);
  const foldsSame = !isFiltered && !isSame(of) && of.counts.same > 0;
  const isShown = isFiltered ? letsThrough(shown.filter) : ({ state }: ComparedPair): boolean => !foldsSame || state !== 'same';
  const same: readonly ComparisonRow[] = foldsSame ? [{ kind: 'samePairs', key: `${row.key}\nsame`, of }] : [];
  const why = isUntold(of, shown.filter)
    ? of.unknown.map((one, index): SaidRow => {
        return { kind: 'said', key: `${row.key}\nwhy ${index}`, text: whyNotWords(one, shown.sets), about: 'trouble' };
      })
    : [];
  return [...why, ...pairRows(row, of.pairs.filter(isShown), shown), ...same];
}

function pairRows(below: KindRow | SamePairsRow, pairs: readonly ComparedPair[], { portions }: ShownComparison): readonly ComparisonRow[] {
  const most = portionOfRows * (portions.get(below.key) ?? 1);
  const rows = pairs.slice(0, most).map((pair): PairRow => ({ kind: 'pair', key: pairKey(pair), pair }));
  const rest = pairs.length - rows.length;
  return rest === 0 ? rows : [...rows, { kind: 'morePairs', key: `${below.key}\nmore ${rows.length}`, of: below, rest }];
}

/** The same object of the same comparison has the same place, wherever a filter puts it. */
function pairKey({ resource, left, right }: ComparedPair): string {
  return JSON.stringify(['pair', resource, left?.id, right?.id]);
}

/** Objects whose difference can be looked at, as far as a filter lets them through. */
export function pairsToOpen({ sets, filter }: Pick<ShownComparison, 'sets' | 'filter'>, resource?: string): readonly ComparedPair[] {
  const isShown = letsThrough(filter);
  return sets.kinds
    .filter((kind) => resource === undefined || kind.resource === resource)
    .flatMap(({ pairs }) => pairs.filter((pair) => pair.state !== 'same' && pair.state !== 'notCompared' && isShown(pair)));
}

/** How much of a comparison a filter lets through. */
export function shownCounts({ sets, filter }: Pick<ShownComparison, 'sets' | 'filter'>): StateCounts {
  if (!isFiltering(filter)) return countsOf(sets.kinds);
  const isShown = letsThrough(filter);
  return countsOf(sets.kinds.map(({ pairs }) => ({ counts: countsIn(pairs, isShown) })));
}
