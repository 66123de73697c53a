import { inOrderOfGroups } from '../../../core/resources/groups.ts';
import type { ObjectRef, Unread } from '../../../core/sets/source.ts';

/** In the order in which a person reads them. */
export const pairStates = ['different', 'onlyLeft', 'onlyRight', 'notCompared', 'same'] as const;

export type PairState = (typeof pairStates)[number];

/** Left is what one has, right is what it is compared with. */
export type SideName = 'left' | 'right';

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

/**
 * Why two objects, or all of a kind, were not compared. `unread`: one side could not be read. `ambiguous`: so many are called the same on
 * each side. `broken`: the text of one side is no document.
 */
export type WhyNot =
  | { readonly kind: 'unread'; readonly side: SideName; readonly unread: Unread }
  | { readonly kind: 'ambiguous'; readonly left: number; readonly right: number }
  | { readonly kind: 'broken'; readonly side: SideName };

/** What is known of one object of both sides, or of one. */
export interface ComparedPair {
  readonly resource: string;
  readonly state: PairState;
  readonly left?: ObjectRef;
  readonly right?: ObjectRef;
  /** Pointers to what differs in the form that is compared. */
  readonly fields: readonly string[];
  readonly why?: WhyNot;
}

export type StateCounts = Readonly<Record<PairState, number>>;

/** What is to be said of a kind beside its objects. */
export interface KindRemarks {
  /** Pointers of fields that only one Jamf Pro has in objects of this kind, which are left out. */
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
  /** Keys of the resources of which ids stand where names are not known. */
  readonly unnamed: readonly string[];
  /** How many objects hold secrets that are masked, so that nobody can tell whether they differ. */
  readonly masked: number;
}

/** All of a kind that was compared so far. */
export interface ComparedKind {
  readonly resource: string;
  /** In the order of states, and by name. */
  readonly pairs: readonly ComparedPair[];
  readonly counts: StateCounts;
  /** Why not all of it could be told, where that is not of single objects. */
  readonly whyNot: readonly WhyNot[];
  readonly remarks: KindRemarks;
}

/** What came of a comparison so far, each kind whole. */
export interface ComparedSets {
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  /** As the sidebar has them. */
  readonly kinds: readonly ComparedKind[];
}

export const noRemarks: KindRemarks = { onlyLeft: [], onlyRight: [], unnamed: [], masked: 0 };

const rank: Readonly<Record<PairState, number>> = { different: 0, onlyLeft: 1, onlyRight: 2, notCompared: 3, same: 4 };

/** A kind with its pairs in order and counted. A kind of which nothing at all could be told counts as one that was not compared. */
export function comparedKind({ resource, pairs, whyNot, remarks }: Omit<ComparedKind, 'counts'>): ComparedKind {
  const counts = { different: 0, onlyLeft: 0, onlyRight: 0, notCompared: 0, same: 0 };
  for (const { state } of pairs) counts[state] += 1;
  if (whyNot.length > 0 && counts.notCompared === 0) counts.notCompared = 1;
  const { compare } = new Intl.Collator('en', { numeric: true });
  const sorted = pairs.toSorted((one, other) => rank[one.state] - rank[other.state] || compare(nameOfPair(one), nameOfPair(other)));
  return { resource, pairs: sorted, counts, whyNot, remarks };
}

/** What people call it, on the left where it is there. */
export function nameOfPair({ left, right }: Pick<ComparedPair, 'left' | 'right'>): string {
  return left?.name ?? right?.name ?? '';
}

/** All kinds together. */
export function countsOf(kinds: readonly Pick<ComparedKind, 'counts'>[]): StateCounts {
  const sum = { different: 0, onlyLeft: 0, onlyRight: 0, notCompared: 0, same: 0 };
  for (const { counts } of kinds) for (const state of pairStates) sum[state] += counts[state];
  return sum;
}

/** Kinds as the sidebar has them. */
export function inOrderOfKinds<K extends Pick<ComparedKind, 'resource'>>(kinds: readonly K[]): readonly K[] {
  return kinds.toSorted((one, other) => inOrderOfGroups(one.resource, other.resource));
}

/** Whether a person can look at what is told of it. */
export function hasDifference({ state }: Pick<ComparedPair, 'state'>): boolean {
  return state === 'different' || state === 'onlyLeft' || state === 'onlyRight';
}

/** The two sides the other way round, as if they had been compared so. */
export function swapped({ left, right, kinds }: ComparedSets): ComparedSets {
  return { left: right, right: left, kinds: kinds.map(swappedKind) };
}

const other: Readonly<Record<SideName, SideName>> = { left: 'right', right: 'left' };

const mirrored: Readonly<Record<PairState, PairState>> = {
  different: 'different',
  onlyLeft: 'onlyRight',
  onlyRight: 'onlyLeft',
  notCompared: 'notCompared',
  same: 'same',
};

function swappedKind({ resource, pairs, whyNot, remarks }: ComparedKind): ComparedKind {
  return comparedKind({
    resource,
    pairs: pairs.map(swappedPair),
    whyNot: whyNot.map(swappedWhy),
    remarks: { ...remarks, onlyLeft: remarks.onlyRight, onlyRight: remarks.onlyLeft },
  });
}

function swappedPair({ resource, state, left, right, fields, why }: ComparedPair): ComparedPair {
  return {
    resource,
    state: mirrored[state],
    ...(right === undefined ? {} : { left: right }),
    ...(left === undefined ? {} : { right: left }),
    fields,
    ...(why === undefined ? {} : { why: swappedWhy(why) }),
  };
}

function swappedWhy(why: WhyNot): WhyNot {
  return why.kind === 'ambiguous' ? { ...why, left: why.right, right: why.left } : { ...why, side: other[why.side] };
}
