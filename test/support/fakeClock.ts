import type { Clock } from '../../src/core/http/clock.ts';

/** A clock that stands still until it is told. Timers fire in the order of their time, within `advance`. */
export class FakeClock implements Clock {
  #time = 0;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#time;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#time + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Timers that were neither fired nor called off: a leak, at the end of a test. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Moves on, and lets promises settle after each timer that fires. */
  async advance(ms: number): Promise<void> {
    const end = this.#time + ms;
    for (;;) {
      await settled();
      const next = this.#timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#time = Math.max(this.#time, next.at);
      this.#timers = this.#timers.filter((one) => one !== next);
      next.callback();
    }
    this.#time = end;
    await settled();
  }
}

/** Gives every promise that can settle the chance to, however long its chain is. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
