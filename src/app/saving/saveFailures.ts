/** What the latest save of each document failed with, for those whom VS Code does not tell. */
export class SaveFailures {
  readonly #latest = new Map<string, unknown>();

  /** @throws what the save throws. */
  async during(document: string, save: () => Promise<void>): Promise<void> {
    this.forget(document);
    try {
      await save();
    } catch (error) {
      this.#latest.set(document, error);
      throw error;
    }
  }

  /** To be called before a save that may end before anything is sent. */
  forget(document: string): void {
    this.#latest.delete(document);
  }

  of(document: string): unknown {
    return this.#latest.get(document);
  }
}
