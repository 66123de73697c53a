/** Work that is under way or waits for its turn; `text` is the latest that was asked to be saved. */
interface Waiting<T> {
  text: string;
  readonly done: Promise<T>;
}

/**
 * One save at a time per object: both parts of a script share a turn. Saves of the same document that come while one waits
 * become one, of the latest text.
 */
export class SaveQueue<T> {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Waiting<T>>();

  /** @param object the object's key. @param document the document's key: only saves of the same one become one. */
  async run(object: string, document: string, text: string, save: (text: string) => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(document);
    if (waiting !== undefined) {
      waiting.text = text;
      return await waiting.done;
    }
    const tail = this.#tails.get(object);
    if (tail === undefined) return await this.#take(object, save(text));
    const entry: Waiting<T> = { text, done: this.#after(tail, document, save) };
    this.#waiting.set(document, entry);
    return await this.#take(object, entry.done);
  }

  async #after(tail: Promise<unknown>, document: string, save: (text: string) => Promise<T>): Promise<T> {
    await tail;
    const text = this.#waiting.get(document)?.text ?? '';
    this.#waiting.delete(document);
    return await save(text);
  }

  async #take(object: string, work: Promise<T>): Promise<T> {
    const tail = work.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(object, tail);
    try {
      return await work;
    } finally {
      if (this.#tails.get(object) === tail) this.#tails.delete(object);
    }
  }
}
