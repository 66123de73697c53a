/**
 * The instance that a kept request begins with, without a question: the one that it was sent to last, or the only one where none is known
 * of. Undefined where a person has to choose, also the only one that is left in the place of one that is gone: the same path and ids mean
 * something else there.
 */
export function instanceAtOnce(all: readonly { readonly id: string }[], last: string | undefined): string | undefined {
  if (last !== undefined) return all.find(({ id }) => id === last)?.id;
  return all.length === 1 ? all[0]?.id : undefined;
}
