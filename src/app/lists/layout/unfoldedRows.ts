import type { ValueStore } from '../../support/events.ts';

const stateKey = 'jamf.unfolded';
/** What nobody unfolded for long is forgotten. */
const mostKept = 500;

/**
 * The rows that a person unfolded, by their places; kept for the window's next start. A row that comes back so is *restored* until somebody
 * asks for what is below it: a window that is opened again contacts nobody by itself.
 */
export class UnfoldedRows {
  readonly #state: ValueStore;
  readonly #keys: Set<string>;
  readonly #restored: Set<string>;

  constructor(state: ValueStore) {
    this.#state = state;
    const stored: unknown = state.get(stateKey);
    this.#keys = new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []);
    this.#restored = new Set(this.#keys);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  isRestored(key: string): boolean {
    return this.#restored.has(key);
  }

  unfold(key: string): void {
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#keep();
  }

  fold(key: string): void {
    this.#restored.delete(key);
    if (this.#keys.delete(key)) this.#keep();
  }

  /** Somebody asks for what is below these. */
  wake(isMeant: (key: string) => boolean): void {
    for (const key of this.#restored) if (isMeant(key)) this.#restored.delete(key);
  }

  forget(isMeant: (key: string) => boolean): void {
    for (const key of this.#keys) if (isMeant(key)) this.fold(key);
  }

  #keep(): void {
    void this.#state.update(stateKey, [...this.#keys].slice(-mostKept));
  }
}
