import { placeKey } from '../../../core/sets/folder/layout.ts';
import type { PulledIds } from '../../../core/sets/folder/pulledIds.ts';
import type { PullManifest } from '../../../core/sets/folder/pullManifest.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';

/** What a pulled folder calls the objects of its instance. */
export class PulledNames {
  readonly #resources: readonly string[];
  /** By kind, then by id. */
  readonly #names = new Map<string, Map<string, string>>();
  /** Kinds whose lists were not read to their end. */
  readonly #partial = new Set<string>();
  /** Objects that are there and were not read. */
  readonly #unread = new Set<string>();

  constructor({ resources, unread }: Pick<PullManifest, 'resources' | 'unread'>, ids: PulledIds) {
    this.#resources = resources;
    for (const { resource, id, name } of ids.values()) {
      const all = this.#names.get(resource) ?? new Map<string, string>();
      this.#names.set(resource, all.set(id, name));
    }
    for (const { resource, id } of unread) {
      if (id === undefined) this.#partial.add(resource);
      else this.#unread.add(placeKey({ resource, id }));
    }
  }

  /** Of all objects that a reference to a kind may mean, by id; undefined: it has none of them. */
  of(resource: string): ReadonlyMap<string, string> | undefined {
    const found = this.#meantBy(resource).flatMap((kind) => this.#names.get(kind) ?? []);
    const [only, ...others] = found;
    return others.length === 0 ? only : new Map(found.flatMap((names) => Array.from(names)));
  }

  /** Whether Jamf Pro had such an object when it was pulled; undefined: not all that it may be one of was pulled. */
  has(resource: string, id: string): boolean | undefined {
    const kinds = this.#meantBy(resource);
    if (kinds.some((kind) => this.#names.get(kind)?.has(id) === true || this.#unread.has(placeKey({ resource: kind, id })))) return true;
    const isWhole = kinds.length > 0 && kinds.every((kind) => this.#resources.includes(kind) && !this.#partial.has(kind));
    return isWhole ? false : undefined;
  }

  /** A view of other kinds, or one that another API has, is these; of a kind that was not pulled, itself. */
  #meantBy(resource: string): readonly string[] {
    const { home } = kindOf(resource);
    if (typeof home === 'object') return [home.yes, home.no];
    if (this.#resources.includes(resource)) return [resource];
    const namesakes = this.#resources.filter((key) => key.endsWith(`/${resource}`));
    return namesakes.length === 1 ? namesakes : [resource];
  }
}
