import { kindOf } from '../../core/resources/kindOf.ts';
import type { ValueStore } from '../support/events.ts';

/** A resource, or one object of it, that a person wants to find again. */
export interface ShelfEntry {
  readonly instanceId: string;
  readonly resource: string;
  /** Undefined: the resource itself. */
  readonly id?: string;
  /** Server text of an object. Of a resource and of a settings page it is the kind's, which is kept in no language. */
  readonly label: string;
}

const keys = { favourites: 'jamf.favourites', recent: 'jamf.recent' } as const;
const mostRecent = 10;

/** The key of a shelf's row. */
export function shelfKey(instanceId: string, shelf: keyof typeof keys): string {
  return `${instanceId}\nshelf ${shelf}`;
}

/** Whether a row stands on a shelf, or in a list. */
export function isOnShelf({ key, instanceId }: { readonly key: string; readonly instanceId: string }): boolean {
  return key.startsWith(shelfKey(instanceId, 'favourites')) || key.startsWith(shelfKey(instanceId, 'recent'));
}

/** Favourites and recently opened objects, over all instances. Kept in `globalState`; believed in nothing when read. */
export class Shelves {
  readonly #state: ValueStore;

  constructor(state: ValueStore) {
    this.#state = state;
  }

  of(shelf: keyof typeof keys, instanceId: string): readonly ShelfEntry[] {
    return this.#read(shelf)
      .filter((entry) => entry.instanceId === instanceId)
      .map(shownOf);
  }

  isFavourite(entry: Pick<ShelfEntry, 'instanceId' | 'resource' | 'id'>): boolean {
    return this.#read('favourites').some((other) => isSameEntry(other, entry));
  }

  async addFavourite(entry: ShelfEntry): Promise<void> {
    if (!this.isFavourite(entry)) await this.#write('favourites', [...this.#read('favourites'), entry]);
  }

  async removeFavourite(entry: Pick<ShelfEntry, 'instanceId' | 'resource' | 'id'>): Promise<void> {
    await this.#write(
      'favourites',
      this.#read('favourites').filter((other) => !isSameEntry(other, entry)),
    );
  }

  /** Resolves to whether anything changed. */
  async opened(opened: ShelfEntry): Promise<boolean> {
    const entry = keptOf(opened);
    const all = this.#read('recent').map(keptOf);
    const first = all.find((other) => other.instanceId === entry.instanceId);
    if (first !== undefined && isSameEntry(first, entry) && first.label === entry.label) return false;
    const own = [entry, ...all.filter((other) => other.instanceId === entry.instanceId && !isSameEntry(other, entry))].slice(0, mostRecent);
    await this.#write('recent', [...own, ...all.filter((other) => other.instanceId !== entry.instanceId)]);
    return true;
  }

  async forgetInstance(instanceId: string): Promise<void> {
    for (const shelf of ['favourites', 'recent'] as const) {
      const all = this.#read(shelf);
      const kept = all.filter((entry) => entry.instanceId !== instanceId);
      if (kept.length < all.length) await this.#write(shelf, kept);
    }
  }

  #read(shelf: keyof typeof keys): readonly ShelfEntry[] {
    const stored: unknown = this.#state.get(keys[shelf]);
    return Array.isArray(stored) ? stored.filter((entry): entry is ShelfEntry => isEntry(entry)) : [];
  }

  async #write(shelf: keyof typeof keys, entries: readonly ShelfEntry[]): Promise<void> {
    await this.#state.update(keys[shelf], entries.map(keptOf));
  }
}

/** What earlier versions kept has the words of the language of then, which do not count. */
function shownOf(entry: ShelfEntry): ShelfEntry {
  if (isNamedByServer(entry)) return entry;
  const { many, one } = kindOf(entry.resource).label;
  return { ...entry, label: entry.id === undefined ? many : one };
}

function keptOf(entry: ShelfEntry): ShelfEntry {
  return isNamedByServer(entry) ? entry : { ...entry, label: '' };
}

function isNamedByServer({ id }: ShelfEntry): boolean {
  return id !== undefined && id !== '-';
}

function isEntry(value: unknown): value is ShelfEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry: Partial<Record<keyof ShelfEntry, unknown>> = value;
  const texts = [entry.instanceId, entry.resource, entry.label];
  return texts.every((text) => typeof text === 'string') && (entry.id === undefined || typeof entry.id === 'string');
}

/** Whether both are of the same resource, or of the same object. */
export function isSameEntry(
  one: Pick<ShelfEntry, 'instanceId' | 'resource' | 'id'>,
  other: Pick<ShelfEntry, 'instanceId' | 'resource' | 'id'>,
): boolean {
  return one.instanceId === other.instanceId && one.resource === other.resource && one.id === other.id;
}
