import type { Clock } from '../../core/http/clock.ts';

/** How long to wait for more of the same gesture, in milliseconds. */
const pause = 300;

/**
 * Gathers what comes of one gesture, to tell of it once: until nothing came for a moment, and none of it is still on its way. One entry
 * for each key, the newest.
 */
export class Gathering<T> {
  readonly #clock: Clock;
  readonly #isMoreOnItsWay: () => boolean;
  readonly #tell: (all: readonly T[]) => void;
  readonly #all = new Map<string, T>();
  #stop: (() => void) | undefined;

  constructor(clock: Clock, isMoreOnItsWay: () => boolean, tell: (all: readonly T[]) => void) {
    this.#clock = clock;
    this.#isMoreOnItsWay = isMoreOnItsWay;
    this.#tell = tell;
  }

  add(key: string, one: T): void {
    this.#all.set(key, one);
    this.#wait();
  }

  dispose(): void {
    this.#stop?.();
  }

  #wait(): void {
    this.#stop?.();
    this.#stop = this.#clock.after(pause, () => {
      if (this.#isMoreOnItsWay()) return this.#wait();
      const all = [...this.#all.values()];
      this.#all.clear();
      this.#tell(all);
    });
  }
}
