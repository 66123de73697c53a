/** A value of an answer, and the names and indexes that lead to it. */
export interface FoundNode {
  readonly location: readonly (string | number)[];
  readonly value: unknown;
}
