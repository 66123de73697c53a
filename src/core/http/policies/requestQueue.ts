import { abortError } from '../abort.ts';
import type { Lane } from '../message.ts';

/**
 * A number of slots, and one queue per lane of who waits for one. Lanes take turns, but for `bulk`, which nobody looks at while it is
 * read: it gets a slot where no other lane waits for one. So whatever a person asks for waits for one answer of a bulk read, not for
 * thousands, and a bulk read gets on in between.
 */
export class RequestQueue {
  readonly #lanes = new Map<Lane, (() => void)[]>();
  readonly #slots: number;
  #taken = 0;

  constructor(slots: number) {
    this.#slots = slots;
  }

  /** How many wait. */
  get waiting(): number {
    return [...this.#lanes.values()].reduce((sum, queue) => sum + queue.length, 0);
  }

  /** Resolves when the caller has a slot, to be given back with {@link leave}. An abort leaves the queue at once. */
  enter(lane: Lane, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(abortError(signal));
    if (this.#taken < this.#slots) {
      this.#taken += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        this.#drop(lane, start);
        reject(abortError(signal));
      };
      this.#lanes.set(lane, [...(this.#lanes.get(lane) ?? []), start]);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  leave(): void {
    const turn = this.#next();
    if (turn === undefined) {
      this.#taken -= 1;
      return;
    }
    const [lane, waiting] = turn;
    const [first, ...rest] = waiting;
    // Taken out and put back at the end: the map's order is the order of turns.
    this.#lanes.delete(lane);
    if (rest.length > 0) this.#lanes.set(lane, rest);
    first?.();
  }

  #next(): readonly [Lane, readonly (() => void)[]] | undefined {
    let bulk: readonly [Lane, readonly (() => void)[]] | undefined;
    for (const turn of this.#lanes) {
      if (turn[0] !== 'bulk') return turn;
      bulk = turn;
    }
    return bulk;
  }

  #drop(lane: Lane, start: () => void): void {
    const rest = this.#lanes.get(lane)?.filter((one) => one !== start) ?? [];
    if (rest.length > 0) this.#lanes.set(lane, rest);
    else this.#lanes.delete(lane);
  }
}
