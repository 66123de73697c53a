import type { Memento } from 'vscode';

/** What VS Code keeps for an extension, in memory. */
export class FakeMemento implements Memento {
  readonly #kept = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.#kept.keys()];
  }

  get<T>(key: string, otherwise?: T): T | undefined {
    // As VS Code does it: what was kept is believed to be a `T`.
    return this.#kept.has(key) ? (this.#kept.get(key) as T) : otherwise;
  }

  update(key: string, value: unknown): Promise<void> {
    this.#kept.set(key, structuredClone(value));
    return Promise.resolve();
  }
}
