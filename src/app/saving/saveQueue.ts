import type { Waiter } from '../support/progress.ts';
import { JoinedWaiter } from './joinedWaiter.ts';

/** Sends a text for all who wait for it. Where they stopped it before it began, it sends nothing and says so. */
type Save<T> = (text: string, waiter: Waiter) => Promise<T>;

/** What waits for its turn; `text` is the latest that was asked to be saved. */
interface Entry {
  text: string;
  readonly waiter: JoinedWaiter;
}

/**
 * One save at a time per object: both parts of a script share a turn. Saves of the same document that come while one waits
 * become one, of the latest text, which whoever waits for it can stop; where the one before ended in a way that somebody has to look at
 * first, they end so as well.
 */
export class SaveQueue<T> {
  readonly #mustLook: (outcome: T) => boolean;
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, { readonly entry: Entry; readonly done: Promise<T> }>();
  /** The latest save of each document that is not over. */
  readonly #latest = new Map<string, Promise<T>>();

  constructor(mustLook: (outcome: T) => boolean) {
    this.#mustLook = mustLook;
  }

  /** @param object the object's key. @param document the document's key: only saves of the same one become one. */
  async run(object: string, document: string, text: string, waiter: Waiter | undefined, save: Save<T>): Promise<T> {
    const waiting = this.#waiting.get(document);
    if (waiting !== undefined && !waiting.entry.waiter.signal.aborted) {
      waiting.entry.text = text;
      if (waiter !== undefined) waiting.entry.waiter.add(waiter);
      return await waiting.done;
    }
    const entry: Entry = { text, waiter: new JoinedWaiter() };
    if (waiter !== undefined) entry.waiter.add(waiter);
    const tail = this.#tails.get(object);
    if (tail === undefined) return await this.#take(object, document, save(text, entry.waiter));
    const done = this.#after(tail, document, entry, save);
    this.#waiting.set(document, { entry, done });
    return await this.#take(object, document, done, tail);
  }

  /** Whether a save of the document is under way or waits. */
  holds(document: string): boolean {
    return this.#latest.has(document);
  }

  async #after(tail: Promise<unknown>, document: string, entry: Entry, save: Save<T>): Promise<T> {
    const { waiter } = entry;
    const before = this.#latest.get(document)?.catch(() => undefined);
    await Promise.race([tail, stopOf(waiter)]);
    if (this.#waiting.get(document)?.entry === entry) this.#waiting.delete(document);
    const outcome = waiter.signal.aborted ? undefined : await before;
    return outcome !== undefined && this.#mustLook(outcome) ? outcome : await save(entry.text, waiter);
  }

  /** @param before what is under way still when the work is stopped: whatever comes next waits for it, too. */
  async #take(object: string, document: string, work: Promise<T>, before?: Promise<unknown>): Promise<T> {
    const tail = Promise.allSettled([work, before]);
    this.#tails.set(object, tail);
    this.#latest.set(document, work);
    void tail.then(() => (this.#tails.get(object) === tail ? this.#tails.delete(object) : undefined));
    try {
      return await work;
    } finally {
      if (this.#latest.get(document) === work) this.#latest.delete(document);
    }
  }
}

function stopOf({ signal }: Waiter): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
