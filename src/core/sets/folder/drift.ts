import type { Unread } from '../source.ts';

/** In which group an object stands whose copies differ. `unread`: nothing was changed here, and what Jamf Pro has is not known. */
export type DriftState = 'inJamf' | 'here' | 'both' | 'unread';

/** What was done on one side to what was pulled. */
export type SideChange = 'changed' | 'gone' | 'new';

/**
 * What Jamf Pro has, as far as it is known. `gone`: a list that was read to its end does not have it. `unasked`: nobody looked since the
 * window was opened.
 */
export type There =
  | { readonly kind: 'copy'; readonly digest: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unread'; readonly unread: Unread }
  | { readonly kind: 'unasked' };

/** Digests of an object's three copies, the same for the same text; undefined: there is none. */
export interface ThreeCopies {
  /** What was pulled. */
  readonly base: string | undefined;
  /** What the folder has. */
  readonly mine: string | undefined;
  readonly there: There;
}

export interface Drift {
  readonly state: DriftState;
  /** What was done in the folder; undefined: nothing. */
  readonly here: SideChange | undefined;
  /** What was done in Jamf Pro; undefined: nothing, or nobody knows. */
  readonly there: SideChange | undefined;
}

/** How an object's copies differ; undefined where nothing is to be done: also where both sides came to the same. */
export function driftOf({ base, mine, there }: ThreeCopies): Drift | undefined {
  const isKnown = there.kind === 'copy' || there.kind === 'gone';
  const theirs = there.kind === 'copy' ? there.digest : undefined;
  if (isKnown && theirs === mine) return undefined;
  const done = { here: changeOf(base, mine), there: isKnown ? changeOf(base, theirs) : undefined };
  if (done.here !== undefined) return { state: done.there === undefined ? 'here' : 'both', ...done };
  if (done.there !== undefined) return { state: 'inJamf', ...done };
  return there.kind === 'unread' ? { state: 'unread', ...done } : undefined;
}

function changeOf(before: string | undefined, after: string | undefined): SideChange | undefined {
  if (before === after) return undefined;
  if (before === undefined) return 'new';
  return after === undefined ? 'gone' : 'changed';
}
