/**
 * Moves a row past its next neighbour among those that are shown. Undefined: it is at that end already.
 *
 * @param all in their order, those too that are hidden, or that only other instances have: they keep their places.
 */
export function movedAmong(all: readonly string[], shown: readonly string[], name: string, by: -1 | 1): readonly string[] | undefined {
  const at = shown.indexOf(name);
  const neighbour = at < 0 ? undefined : shown[at + by];
  const others = all.filter((other) => other !== name);
  const to = neighbour === undefined ? -1 : others.indexOf(neighbour);
  return to < 0 ? undefined : others.toSpliced(by === 1 ? to + 1 : to, 0, name);
}
