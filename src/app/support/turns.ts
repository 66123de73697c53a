/** Work that is done one after the other, in the order in which it was asked for. What fails holds up nothing. */
export class Turns {
  #tail: Promise<unknown> = Promise.resolve();

  /** Once all that was asked for before is over. Resolves to what the work does; rejects with what it throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    this.#tail = turn.catch(() => undefined);
    return await turn;
  }

  /** Once all that was asked for until now is over. */
  async over(): Promise<void> {
    await this.#tail;
  }
}
