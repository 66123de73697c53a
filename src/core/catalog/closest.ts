/**
 * Those of the choices that a word may have been meant as, the likeliest first: the same but for case and separators, the
 * beginning of one, or at most a third of the letters wrong.
 */
export function closestChoices(word: string, choices: readonly string[]): readonly string[] {
  const plain = bare(word);
  if (plain === '') return [];
  return choices
    .map((choice) => ({ choice, off: distance(plain, bare(choice)) }))
    .filter(({ choice, off }) => off <= Math.max(1, Math.floor(plain.length / 3)) || (plain.length > 2 && bare(choice).startsWith(plain)))
    .toSorted((a, b) => a.off - b.off)
    .map(({ choice }) => choice);
}

/** Longer words are compared by their beginnings. */
const longest = 64;

function bare(word: string): string {
  return word
    .replaceAll(/[\s_-]/g, '')
    .toLowerCase()
    .slice(0, longest);
}

/** How many letters must be changed, put in, taken out or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a.charAt(row - 1) === b.charAt(column - 1);
      const swapped = row > 1 && column > 1 && a.charAt(row - 1) === b.charAt(column - 2) && a.charAt(row - 2) === b.charAt(column - 1);
      const steps = [(last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1)];
      next.push(Math.min(...steps, ...(swapped ? [(before[column - 2] ?? 0) + 1] : [])));
    }
    [before, last] = [last, next];
  }
  return last[b.length] ?? 0;
}
