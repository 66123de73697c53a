import { asRecord, isRecord } from '../../core/json/wire.ts';
import type { ValueStore } from '../support/events.ts';
import type { ListFilter } from '../../core/listing/listFilter.ts';

interface Stored {
  readonly filter?: ListFilter;
  readonly sort?: string;
}

const key = 'jamf.lists';
const historyKey = 'jamf.filterHistory';
const longestHistory = 10;

/** Filter and sort of each resource of each instance, and the filters that were used before. Kept in `globalState`. */
export class ListSettings {
  readonly #state: ValueStore;

  constructor(state: ValueStore) {
    this.#state = state;
  }

  get(instanceId: string, resource: string): Stored {
    const all: unknown = this.#state.get(key);
    const stored: unknown = isRecord(all) ? all[`${instanceId}/${resource}`] : undefined;
    if (!isRecord(stored)) return {};
    const { filter, sort } = stored;
    return { ...(isListFilter(filter) ? { filter } : {}), ...(typeof sort === 'string' ? { sort } : {}) };
  }

  async set(instanceId: string, resource: string, settings: Stored): Promise<void> {
    const all: unknown = this.#state.get(key);
    const next = isRecord(all) ? { ...all } : {};
    if (settings.filter === undefined && settings.sort === undefined) delete next[`${instanceId}/${resource}`];
    else next[`${instanceId}/${resource}`] = settings;
    await this.#state.update(key, next);
  }

  /** The newest first, over all instances: a filter made on one is wanted on the other. */
  history(resource: string): readonly string[] {
    const all: unknown = this.#state.get(historyKey);
    const own: unknown = isRecord(all) ? all[resource] : undefined;
    return Array.isArray(own) ? own.filter((text) => typeof text === 'string') : [];
  }

  /** A filter that a server has taken. */
  async remember(resource: string, filter: string): Promise<void> {
    if (this.history(resource)[0] === filter) return;
    const all: unknown = this.#state.get(historyKey);
    const own = [filter, ...this.history(resource).filter((text) => text !== filter)].slice(0, longestHistory);
    await this.#state.update(historyKey, { ...asRecord(all), [resource]: own });
  }
}

export function isListFilter(value: unknown): value is ListFilter {
  return isRecord(value) && (value['kind'] === 'rsql' || value['kind'] === 'text') && typeof value['text'] === 'string';
}
