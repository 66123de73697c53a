/** A text, and where in it somebody types. */
export interface Place {
  readonly text: string;
  readonly caret: number;
}

/**
 * What takes the first suggestion before somebody went down to one. Suggestions of any but `none` replace a part of the text that they were
 * asked for, so they are never taken into another.
 */
export type Eager = 'none' | 'tab' | 'tabAndEnter';

/** The answer to a text. */
export interface Suggested<T> {
  readonly items: readonly T[];
  readonly eager: Eager;
}

export const noneSuggested: Suggested<never> = { items: [], eager: 'none' };

/** Suggestions for a filter: one that is whole is used as it stands, so Enter takes none. */
export function filterSuggested<T>({ items, isWhole }: { readonly items: readonly T[]; readonly isWhole: boolean }): Suggested<T> {
  return { items, eager: isWhole ? 'tab' : 'tabAndEnter' };
}

/** Suggestions as they stand below a field. */
export interface Offered<T> extends Suggested<T> {
  /** What they were asked for. */
  readonly asked: Place | undefined;
  /** The one that somebody went down to; -1: none. */
  readonly chosen: number;
}

/** Which suggestion a key takes; -1: none, so that the key is not for the list. `now`: what stands in the field. */
export function takenBy(key: 'Enter' | 'Tab', { items, eager, asked, chosen }: Offered<unknown>, now: Place): number {
  if (items.length === 0) return -1;
  if (eager !== 'none' && asked?.text !== now.text) return -1;
  if (chosen >= 0) return chosen;
  const isEager = eager === 'tabAndEnter' || (key === 'Tab' && eager === 'tab');
  return isEager && asked?.caret === now.caret ? 0 : -1;
}
