import type { SortTerm } from './sort.ts';

/**
 * The orders that somebody who types this may mean: each field that holds the words, in both directions, or in the one that is typed
 * behind it (`name desc`). The closest field first; those that end in the words come before those that hold them somewhere.
 */
export function sortsFor(typed: string, fields: readonly string[]): readonly SortTerm[] {
  const words = typed
    .toLowerCase()
    .split(/[\s:]+/)
    .filter((word) => word !== '');
  const direction = words.length > 1 ? directionOf(words.at(-1) ?? '') : undefined;
  const sought = direction === undefined ? words : words.slice(0, -1);
  const found = fields.filter((field) => sought.every((word) => field.toLowerCase().includes(word)));
  return found
    .toSorted((one, other) => distanceOf(one, sought) - distanceOf(other, sought))
    .flatMap((field) =>
      (direction === undefined ? [false, true] : [direction === 'descending']).map((descending) => ({ field, descending })),
    );
}

function directionOf(word: string): 'ascending' | 'descending' | undefined {
  return (['ascending', 'descending'] as const).find((direction) => direction.startsWith(word));
}

function distanceOf(field: string, words: readonly string[]): number {
  const lower = field.toLowerCase();
  const last = lower.slice(lower.lastIndexOf('.') + 1);
  const sought = words.join('');
  if (sought === '') return 0;
  if (lower === sought || last === sought) return 1;
  return lower.startsWith(sought) || last.startsWith(sought) ? 2 : 3;
}
