/** Work that is under way or waits for its turn; `text` is the latest that was asked to be saved. */
interface Waiting<T> {
  text: string;
  readonly done: Promise<T>;
}

/**
 * One save at a time per object: both parts of a script share a turn. Saves of the same document that come while one waits
 * become one, of the latest text; where the one before ended in a way that somebody has to look at first, they end so as well.
 */
export class SaveQueue<T> {
  readonly #mustLook: (outcome: T) => boolean;
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Waiting<T>>();
  /** The latest save of each document that is not over. */
  readonly #latest = new Map<string, Promise<T>>();

  constructor(mustLook: (outcome: T) => boolean) {
    this.#mustLook = mustLook;
  }

  /** @param object the object's key. @param document the document's key: only saves of the same one become one. */
  async run(object: string, document: string, text: string, save: (text: string) => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(document);
    if (waiting !== undefined) {
      waiting.text = text;
      return await waiting.done;
    }
    const tail = this.#tails.get(object);
    if (tail === undefined) return await this.#take(object, document, save(text));
    const entry: Waiting<T> = { text, done: this.#after(tail, document, save) };
    this.#waiting.set(document, entry);
    return await this.#take(object, document, entry.done);
  }

  /** Whether a save of the document is under way or waits. */
  holds(document: string): boolean {
    return this.#latest.has(document);
  }

  async #after(tail: Promise<unknown>, document: string, save: (text: string) => Promise<T>): Promise<T> {
    const before = this.#latest.get(document)?.catch(() => undefined);
    await tail;
    const text = this.#waiting.get(document)?.text ?? '';
    this.#waiting.delete(document);
    const outcome = await before;
    return outcome !== undefined && this.#mustLook(outcome) ? outcome : await save(text);
  }

  async #take(object: string, document: string, work: Promise<T>): Promise<T> {
    const tail = work.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(object, tail);
    this.#latest.set(document, work);
    try {
      return await work;
    } finally {
      if (this.#tails.get(object) === tail) this.#tails.delete(object);
      if (this.#latest.get(document) === work) this.#latest.delete(document);
    }
  }
}
