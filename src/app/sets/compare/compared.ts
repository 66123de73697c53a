import type { Comparison } from '../../../core/sets/canon/canonRules.ts';
import { otherSide, type SetPair, type Side, type WhyNot } from '../../../core/sets/compare/setPair.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';

/** In the order in which a person reads them. */
export const pairStates = ['different', 'onlyLeft', 'onlyRight', 'notCompared', 'same'] as const satisfies readonly SetPair['state'][];

export type PairState = SetPair['state'];

/** What one side of a comparison is. */
export interface ComparedSide {
  readonly kind: 'instance' | 'folder';
  /** The id of the instance, or the folder's URI. */
  readonly at: string;
  /** What people call it. */
  readonly name: string;
  /** Of its Jamf Pro; undefined: not known. */
  readonly version: string | undefined;
  /** Epoch milliseconds: of what is compared, nothing was read earlier. Undefined: not known. */
  readonly readAt: number | undefined;
}

/** An object of two sides, or of one. */
export interface ComparedPair extends Pick<SetPair, 'state' | 'name' | 'site' | 'why' | 'masked'> {
  readonly resource: string;
  readonly left: ObjectRef | undefined;
  readonly right: ObjectRef | undefined;
  /** What differs in the form that is compared, as dotted fields, without the places of entries. */
  readonly fields: readonly string[];
}

export type StateCounts = Readonly<Record<PairState, number>>;

/** All objects of a kind, as far as they were compared. */
export interface KindResult {
  readonly resource: string;
  /** In the order of states, and by name. */
  readonly pairs: readonly ComparedPair[];
  readonly counts: StateCounts;
  /** Why nothing is known of the kind on a side. */
  readonly unknown: readonly WhyNot[];
  /** Fields, as dotted names, that only the Jamf Pro of a side has in objects of this kind. They are left out. */
  readonly more: Readonly<Record<Side, readonly string[]>>;
}

/** What came of a comparison so far, each kind whole. */
export interface ComparedSets {
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  readonly comparison: Comparison;
  /** As the sidebar has them. */
  readonly kinds: readonly KindResult[];
  /** False while more is compared, and where that was stopped or failed: what is missing is not the same. */
  readonly isAll: boolean;
}

const rank: Readonly<Record<PairState, number>> = { different: 0, onlyLeft: 1, onlyRight: 2, notCompared: 3, same: 4 };

/** A kind with its pairs in order and counted. A kind of which nothing at all could be told counts as one that was not compared. */
export function kindResult({ resource, pairs, unknown, more }: Omit<KindResult, 'counts'>): KindResult {
  const counts = { different: 0, onlyLeft: 0, onlyRight: 0, notCompared: 0, same: 0 };
  for (const { state } of pairs) counts[state] += 1;
  if (unknown.length > 0 && counts.notCompared === 0) counts.notCompared = 1;
  const { compare } = new Intl.Collator('en', { numeric: true });
  const sorted = pairs.toSorted((one, other) => rank[one.state] - rank[other.state] || compare(one.name, other.name));
  return { resource, pairs: sorted, counts, unknown, more };
}

/** All kinds together. */
export function countsOf(kinds: readonly Pick<KindResult, 'counts'>[]): StateCounts {
  const sum = { different: 0, onlyLeft: 0, onlyRight: 0, notCompared: 0, same: 0 };
  for (const { counts } of kinds) for (const state of pairStates) sum[state] += counts[state];
  return sum;
}

/** Whether a person can look at what is told of it. */
export function hasDifference({ state }: Pick<ComparedPair, 'state'>): boolean {
  return state === 'different' || state === 'onlyLeft' || state === 'onlyRight';
}

/** The two sides the other way round, as if they had been compared so. */
export function swappedSets({ left, right, kinds, ...others }: ComparedSets): ComparedSets {
  return { ...others, left: right, right: left, kinds: kinds.map(swappedKind) };
}

const mirrored: Readonly<Record<PairState, PairState>> = {
  different: 'different',
  onlyLeft: 'onlyRight',
  onlyRight: 'onlyLeft',
  notCompared: 'notCompared',
  same: 'same',
};

function swappedKind({ resource, pairs, unknown, more }: KindResult): KindResult {
  return kindResult({
    resource,
    pairs: pairs.map(swappedPair),
    unknown: unknown.map(swappedWhy),
    more: { left: more.right, right: more.left },
  });
}

function swappedPair({ state, left, right, why, name, ...others }: ComparedPair): ComparedPair {
  return {
    ...others,
    state: mirrored[state],
    name: right?.name ?? name,
    left: right,
    right: left,
    why: why === undefined ? undefined : swappedWhy(why),
  };
}

function swappedWhy(why: WhyNot): WhyNot {
  if (why.kind === 'ambiguous') return { ...why, left: why.right, right: why.left };
  return 'side' in why ? { ...why, side: otherSide(why.side) } : why;
}
