import { EventEmitter, type Event } from 'vscode';

/** The changes of a view. While nobody sees it, they are held back: a hidden view is not drawn, and costs nothing. */
export class ViewChanges<T> {
  readonly #emitter = new EventEmitter<T | undefined>();
  readonly #held = new Set<T | undefined>();
  #isVisible = true;
  readonly event: Event<T | undefined> = this.#emitter.event;

  /** `undefined`: all of it. */
  fire(node: T | undefined): void {
    if (this.#isVisible) this.#emitter.fire(node);
    else this.#held.add(node);
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (!isVisible) return;
    const nodes = this.#held.has(undefined) ? [undefined] : [...this.#held];
    this.#held.clear();
    for (const node of nodes) this.#emitter.fire(node);
  }

  dispose(): void {
    this.#held.clear();
    this.#emitter.dispose();
  }
}
