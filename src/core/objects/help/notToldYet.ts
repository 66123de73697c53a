import type { TextRange } from '../../json/pointers.ts';

/**
 * Those complaints about a text at whose place nothing is said yet: what is wrong there counts once, be it said of a value or of the line
 * that it stands in. What is said of several lines is about no one of them.
 */
export function notToldYet<T extends TextRange>(text: string, found: readonly T[], told: readonly TextRange[]): readonly T[] {
  const covers = (one: TextRange, { from, to }: TextRange): boolean =>
    one.from <= from && to <= one.to && !text.slice(one.from, one.to).includes('\n');
  return found.filter((problem) => !told.some((other) => other.from === problem.from || covers(other, problem)));
}
