/** Which rows of an answer a view shows: those with some words, and of each group a portion at a time. */
export class ChosenRows {
  readonly #portions = new Map<string, number>();
  readonly #draw: () => void;
  #filter = '';

  /** @param draw called when others are shown. */
  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** How many rows of a group are shown, by its key. */
  get portions(): ReadonlyMap<string, number> {
    return this.#portions;
  }

  get filter(): string {
    return this.#filter;
  }

  /** Shows those alone that have these words. Empty: all. */
  filterBy(text: string): void {
    this.#filter = text.trim();
    this.#portions.clear();
    this.#draw();
  }

  /** So many rows of a group from now on. */
  showUpTo(key: string, count: number): void {
    this.#portions.set(key, count);
    this.#draw();
  }

  /** For an answer to another question, which is shown whole, and from its beginning. */
  reset(): void {
    this.#filter = '';
    this.#portions.clear();
  }
}
