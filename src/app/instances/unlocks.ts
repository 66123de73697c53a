import type { Disposable } from '../support/events.ts';
import { systemClock, type Clock } from '../../core/http/clock.ts';

const duration = 10 * 60_000;

/** Which read-only instances are unlocked for writing, until when. In memory: a new window starts locked. */
export class Unlocks implements Disposable {
  readonly #until = new Map<string, { readonly time: number; readonly callOff: () => void }>();
  readonly #onLocked: (id: string) => void;
  readonly #clock: Clock;
  readonly #wallClock: () => number;

  /** `onLocked` is told of each lock that closes, whoever closes it. `wallClock`: epoch milliseconds. */
  constructor(onLocked: (id: string) => void, clock: Clock = systemClock, wallClock: () => number = Date.now) {
    this.#onLocked = onLocked;
    this.#clock = clock;
    this.#wallClock = wallClock;
  }

  /** Epoch milliseconds; undefined: locked. */
  until(id: string): number | undefined {
    const entry = this.#until.get(id);
    // A timer fires late after a sleep of the machine; the lock must not.
    return entry !== undefined && entry.time > this.#wallClock() ? entry.time : undefined;
  }

  /** For 10 minutes from now. */
  unlock(id: string): void {
    this.#forget(id);
    const callOff = this.#clock.after(duration, () => this.lock(id));
    this.#until.set(id, { time: this.#wallClock() + duration, callOff });
  }

  lock(id: string): void {
    if (this.#forget(id)) this.#onLocked(id);
  }

  dispose(): void {
    for (const { callOff } of this.#until.values()) callOff();
    this.#until.clear();
  }

  #forget(id: string): boolean {
    this.#until.get(id)?.callOff();
    return this.#until.delete(id);
  }
}
