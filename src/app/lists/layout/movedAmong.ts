/** Moves a row among those that are shown beside it, in their order. Undefined: it is at that end already. */
export function movedAmong(siblings: readonly string[], name: string, by: -1 | 1): readonly string[] | undefined {
  const at = siblings.indexOf(name);
  const to = at + by;
  if (at < 0 || to < 0 || to >= siblings.length) return undefined;
  const others = siblings.filter((other) => other !== name);
  return [...others.slice(0, to), name, ...others.slice(to)];
}
