/**
 * The row that takes the focus of one that is gone: itself where it is still there, else the next below it that is, else the next above.
 *
 * @param before the rows as they were. @param after those that are there now. @returns undefined where none of them is left.
 */
export function neighbourOf(gone: string, before: readonly string[], after: ReadonlySet<string>): string | undefined {
  const at = before.indexOf(gone);
  const below = before.slice(Math.max(at, 0)).find((key) => after.has(key));
  return below ?? before.slice(0, Math.max(at, 0)).findLast((key) => after.has(key));
}
