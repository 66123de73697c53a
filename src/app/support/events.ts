/** What must be ended by its owner. VS Code's own `Disposable` is one. */
export interface Disposable {
  dispose(): unknown;
}

/** Calls the listener at each change until it is disposed. VS Code's own `Event` is one. */
export type Event<T> = (listener: (event: T) => unknown) => Disposable;

/** What somebody else may listen to, in the order in which they came to. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => unknown>();

  readonly event: Event<T> = (listener) => {
    const own = (event: T): unknown => listener(event);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** A few small values that outlive the window, by key; believed in nothing when read. VS Code's `Memento` is one. */
export interface ValueStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
