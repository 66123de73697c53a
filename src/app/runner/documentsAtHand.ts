import type { KeptCatalogue } from '../../core/instances/session.ts';
import type { Services } from '../support/services.ts';

/** The API documents that help with composing a request, without asking anybody: what this window learned, else the copy that was kept. */
export class DocumentsAtHand {
  readonly #instances: Services['instances'];
  /** Copies that were read, by instance and address. */
  readonly #kept = new Map<string, KeptCatalogue>();

  constructor(instances: Services['instances']) {
    this.#instances = instances;
  }

  /** What was learned or read by now. */
  at(instanceId: string): KeptCatalogue | undefined {
    const profile = this.#instances.get(instanceId);
    if (profile === undefined) return undefined;
    return this.#instances.session(instanceId).known().catalogue ?? this.#kept.get(keyOf(instanceId, profile.url));
  }

  /** The same; where there is nothing, the copy is read from the disk. Contacts nobody. */
  async find(instanceId: string): Promise<KeptCatalogue | undefined> {
    const found = this.at(instanceId);
    const profile = this.#instances.get(instanceId);
    if (found !== undefined || profile === undefined) return found;
    const kept = await this.#instances.session(instanceId).keptCatalogue();
    if (kept !== undefined) this.#kept.set(keyOf(instanceId, profile.url), kept);
    return kept;
  }
}

const keyOf = (instanceId: string, url: string): string => `${instanceId} ${url}`;
