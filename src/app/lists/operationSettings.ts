import type { ValueStore } from '../support/events.ts';
import type { Instances } from '../support/services.ts';

const keys = {
  instance: 'jamf.operations.instance',
  deprecated: 'jamf.operations.deprecated',
  callable: 'jamf.operations.callable',
} as const;

/** What the operations view shows: whose catalogue, and which part of it. Kept in `globalState`. */
export class OperationSettings {
  readonly #state: ValueStore;
  readonly #instances: Instances;

  constructor(state: ValueStore, instances: Instances) {
    this.#state = state;
    this.#instances = instances;
  }

  /** The chosen instance, else the first. Undefined: there is none. */
  instanceId(): string | undefined {
    const chosen = this.#state.get(keys.instance);
    if (typeof chosen === 'string' && this.#instances.get(chosen) !== undefined) return chosen;
    return this.#instances.all()[0]?.id;
  }

  showsDeprecated(): boolean {
    return this.#state.get(keys.deprecated) !== false;
  }

  onlyCallable(): boolean {
    return this.#state.get(keys.callable) === true;
  }

  async choose(instanceId: string): Promise<void> {
    await this.#state.update(keys.instance, instanceId);
  }

  async showDeprecated(isShown: boolean): Promise<void> {
    await this.#state.update(keys.deprecated, isShown);
  }

  async showOnlyCallable(isOnly: boolean): Promise<void> {
    await this.#state.update(keys.callable, isOnly);
  }
}
