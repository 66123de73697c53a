import type { Disposable } from './events.ts';

/**
 * Owns what must end with its owner. `add` returns its argument, so that ownership is declared where a thing is made;
 * what is added after the end is disposed at once.
 */
export class DisposableStore implements Disposable {
  readonly #items = new Set<Pick<Disposable, 'dispose'>>();
  #disposed = false;

  get isDisposed(): boolean {
    return this.#disposed;
  }

  add<T extends Pick<Disposable, 'dispose'>>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  /** Disposes one item before its time. */
  delete(item: Pick<Disposable, 'dispose'>): void {
    if (this.#items.delete(item)) item.dispose();
  }

  /** In reverse order of adding. One that throws does not keep the others from ending. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const items = [...this.#items].toReversed();
    this.#items.clear();
    const failures: unknown[] = [];
    for (const item of items) {
      try {
        item.dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some things did not end cleanly.');
  }
}
