import { isSameEntry, type ShelfEntry } from './shelves.ts';

/**
 * What is shown of the shelf of what was opened. While it is unfolded, its rows stay where they are, whatever is opened meanwhile: a row
 * that moves between two clicks opens the wrong object. It is put in order when it is unfolded again, or its view comes back.
 */
export class ShelfRows {
  readonly #shown = new Map<string, readonly ShelfEntry[]>();
  /** How many entries the line of each shelf says that it has. */
  readonly #counts = new Map<string, number>();

  /** The line of the shelf at a place is drawn, and says how many it has. */
  drawn(key: string, count: number): void {
    this.#counts.set(key, count);
  }

  /** The rows of the shelf at a place, which stands there unfolded from now on. */
  unfold(key: string, now: readonly ShelfEntry[]): readonly ShelfEntry[] {
    const rows = inPlace(this.#shown.get(key), now);
    this.#shown.set(key, rows);
    return rows;
  }

  /** Whether its rows look other than they are shown. Nobody was told any while it is folded: there it is its line alone. */
  isOutdated(key: string, now: readonly ShelfEntry[]): boolean {
    const shown = this.#shown.get(key);
    if (shown === undefined) return this.#counts.has(key) && this.#counts.get(key) !== now.length;
    return inPlace(shown, now).some((entry, index) => entry.label !== shown[index]?.label);
  }

  fold(key: string): void {
    this.#shown.delete(key);
  }

  /** Nobody sees any of them. Returns where they were. */
  foldAll(): readonly string[] {
    const keys = [...this.#shown.keys()];
    this.#shown.clear();
    return keys;
  }
}

/** The entries that are shown, in their order, by the names that they have now. */
function inPlace(shown: readonly ShelfEntry[] | undefined, now: readonly ShelfEntry[]): readonly ShelfEntry[] {
  return shown === undefined || shown.length === 0 ? now : shown.map((entry) => now.find((other) => isSameEntry(other, entry)) ?? entry);
}
