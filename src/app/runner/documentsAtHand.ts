import type { KeptCatalogue } from '../../core/instances/session.ts';
import { knownOn } from '../support/account.ts';
import type { Services } from '../support/services.ts';

/** The API documents that help with composing a request, without asking anybody: what this window learned, else the copy that was kept. */
export class DocumentsAtHand {
  readonly #instances: Services['instances'];

  constructor(instances: Services['instances']) {
    this.#instances = instances;
  }

  /** What was learned or read by now. */
  at(instanceId: string): KeptCatalogue | undefined {
    const { catalogue, kept } = knownOn(this.#instances, instanceId);
    return catalogue ?? kept;
  }

  /** The same; where there is nothing, the copy is read from the disk. Contacts nobody. */
  async find(instanceId: string): Promise<KeptCatalogue | undefined> {
    return this.#instances.get(instanceId) === undefined ? undefined : await this.#instances.session(instanceId).keptCatalogue();
  }
}
