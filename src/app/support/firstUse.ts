/**
 * Made when it is first asked for, once for all who ask. A failure, such as a file of ours that a virus scanner holds just then, is told to
 * those who asked, and the next one to ask tries anew.
 */
export function madeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

/** What stands in until something is used for the first time, and what it is then. */
export interface FirstUseParts<T> {
  /** Puts up what leads here. Called again after a failure: there is always a way in. */
  readonly standIn: () => { dispose(): void };
  /** Gets what the making needs. The stand-in stays up meanwhile. */
  readonly load: () => Promise<() => T>;
}

/**
 * Makes a thing when it is first asked for, once for all who ask. The stand-in is taken down right before, since both go by the same
 * names, and put up again if the making fails: a failure is told to those who asked, and the next one to ask tries anew.
 */
export class FirstUse<T> {
  readonly #parts: FirstUseParts<T>;
  #standIn: { dispose(): void };
  readonly get = madeOnce(async () => await this.#make());

  constructor(parts: FirstUseParts<T>) {
    this.#parts = parts;
    this.#standIn = parts.standIn();
  }

  dispose(): void {
    this.#standIn.dispose();
  }

  async #make(): Promise<T> {
    const make = await this.#parts.load();
    this.#standIn.dispose();
    try {
      return make();
    } catch (error) {
      this.#standIn = this.#parts.standIn();
      throw error;
    }
  }
}
