import { spotOfUse } from '../../../core/sets/uses/locateUse.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { groupsBy } from './groupsBy.ts';
import type { ShownUse } from './usesShown.ts';

/** Looks up at which lines uses stand, in what was read: once for each that is looked at. Contacts nobody. */
export class UseSpots {
  readonly #known = new WeakMap<ShownUse, ShownUse>();
  readonly #source: (instanceId: string) => Promise<ObjectSource | undefined>;

  constructor(source: (instanceId: string) => Promise<ObjectSource | undefined>) {
    this.#source = source;
  }

  /** The same uses, with lines where these can be told. */
  async of(instanceId: string, uses: readonly ShownUse[], signal: AbortSignal): Promise<readonly ShownUse[]> {
    const open = uses.filter((use) => !this.#known.has(use));
    const source = open.length === 0 ? undefined : await this.#source(instanceId);
    if (source !== undefined) {
      for (const [resource, ofKind] of groupsBy(open, (use) => use.resource)) await this.#lookIn(source, resource, ofKind, signal);
    }
    return uses.map((use) => this.#known.get(use) ?? use);
  }

  async #lookIn(source: ObjectSource, resource: string, uses: readonly ShownUse[], signal: AbortSignal): Promise<void> {
    const left = new Map(uses.map((use) => [use.id, use]));
    for await (const { id, text } of source.entries(resource, signal)) {
      const use = left.get(id);
      if (use === undefined) continue;
      left.delete(id);
      if (text !== undefined) this.#known.set(use, withSpots(use, text));
      if (left.size === 0) return;
    }
  }
}

function withSpots(use: ShownUse, text: string): ShownUse {
  const places = use.places.map((place) => ({ ...place, ...spotOfUse(text, place) }));
  return { ...use, places };
}
