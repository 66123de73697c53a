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

  /**
   * Tells what is held back now, in one: of several that are told at once, VS Code waits for the first alone before it shows a row. That it
   * is all of the view costs nothing while nobody sees it.
   */
  flush(): void {
    if (this.#held.size === 0) return;
    this.#held.clear();
    this.#emitter.fire(undefined);
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
