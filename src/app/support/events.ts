/** What must be ended by its owner. VS Code's own `Disposable` is one. */
export interface Disposable {
  dispose(): unknown;
}

/** Calls the listener at each change until it is disposed. VS Code's own `Event` is one. */
export type Event<T> = (listener: (event: T) => unknown) => Disposable;

/** A few small values that outlive the window, by key; believed in nothing when read. VS Code's `Memento` is one. */
export interface ValueStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
