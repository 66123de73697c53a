/** Pages of a list by number. Keeps a bounded number of them: those that were used longest ago go first. */
export class PageCache {
  readonly #pages = new Map<number, readonly unknown[]>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#pages.size;
  }

  get(page: number): readonly unknown[] | undefined {
    const found = this.#pages.get(page);
    if (found !== undefined) this.set(page, found);
    return found;
  }

  set(page: number, rows: readonly unknown[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#most) break;
      this.#pages.delete(oldest);
    }
  }
}
