import type { Disposable } from '../support/events.ts';
import { systemClock, type Clock } from '../../core/http/clock.ts';
import { untilNextMinute } from './lockWords.ts';

const duration = 10 * 60_000;

interface Unlock {
  /** What was unlocked. */
  readonly connection: string;
  readonly time: number;
  readonly callOff: () => void;
  /** Calls off the next word that a minute has gone by. */
  stopMinutes: () => void;
}

/** Who is told by {@link Unlocks}. */
export interface UnlockListener {
  /** A lock has closed, whoever closed it. */
  readonly locked: (id: string) => void;
  /** Another number of minutes is left until one closes. Nobody is woken while all is locked. */
  readonly minute: (id: string) => void;
}

/**
 * Which read-only instances are unlocked for writing, until when: as the connection that each was then. One that has become another is
 * locked. In memory: a new window starts locked.
 */
export class Unlocks implements Disposable {
  readonly #until = new Map<string, Unlock>();
  readonly #listener: UnlockListener;
  readonly #clock: Clock;
  readonly #wallClock: () => number;

  /** `wallClock`: epoch milliseconds. */
  constructor(listener: UnlockListener, clock: Clock = systemClock, wallClock: () => number = Date.now) {
    this.#listener = listener;
    this.#clock = clock;
    this.#wallClock = wallClock;
  }

  /** Epoch milliseconds; undefined: locked. `connection`: what the instance is now. */
  until(id: string, connection: string): number | undefined {
    const entry = this.#until.get(id);
    if (entry === undefined || entry.connection !== connection) return undefined;
    // A timer fires late after a sleep of the machine; the lock must not.
    return entry.time > this.#wallClock() ? entry.time : undefined;
  }

  /** For 10 minutes from now. */
  unlock(id: string, connection: string): void {
    this.#forget(id);
    const callOff = this.#clock.after(duration, () => this.lock(id));
    const entry: Unlock = { connection, time: this.#wallClock() + duration, callOff, stopMinutes: () => undefined };
    this.#until.set(id, entry);
    this.#awaitMinute(id, entry);
  }

  lock(id: string): void {
    if (this.#forget(id)) this.#listener.locked(id);
  }

  dispose(): void {
    for (const id of this.#until.keys()) this.#forget(id);
  }

  #awaitMinute(id: string, entry: Unlock): void {
    const now = this.#wallClock();
    // The end of the last one is told by the lock.
    if (entry.time - now <= 60_000) return;
    entry.stopMinutes = this.#clock.after(untilNextMinute(entry.time, now), () => {
      this.#awaitMinute(id, entry);
      this.#listener.minute(id);
    });
  }

  #forget(id: string): boolean {
    const entry = this.#until.get(id);
    entry?.callOff();
    entry?.stopMinutes();
    return this.#until.delete(id);
  }
}
