import type { Disposable } from 'vscode';

const duration = 10 * 60_000;

/** Which read-only instances are unlocked for writing, until when. In memory: a new window starts locked. */
export class Unlocks implements Disposable {
  readonly #until = new Map<string, { readonly time: number; readonly timer: NodeJS.Timeout }>();
  readonly #onLocked: (id: string) => void;

  constructor(onLocked: (id: string) => void) {
    this.#onLocked = onLocked;
  }

  /** Epoch milliseconds; undefined: locked. */
  until(id: string): number | undefined {
    const entry = this.#until.get(id);
    // A timer fires late after a sleep of the machine; the lock must not.
    return entry !== undefined && entry.time > Date.now() ? entry.time : undefined;
  }

  /** For 10 minutes from now. */
  unlock(id: string): void {
    this.#forget(id);
    const timer = setTimeout(() => this.lock(id), duration);
    this.#until.set(id, { time: Date.now() + duration, timer });
  }

  lock(id: string): void {
    if (this.#forget(id)) this.#onLocked(id);
  }

  dispose(): void {
    for (const { timer } of this.#until.values()) clearTimeout(timer);
    this.#until.clear();
  }

  #forget(id: string): boolean {
    clearTimeout(this.#until.get(id)?.timer);
    return this.#until.delete(id);
  }
}
