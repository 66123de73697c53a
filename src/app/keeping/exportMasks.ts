import { kindOf } from '../../core/resources/kindOf.ts';
import { labelledSecrets, type Labels } from '../../core/secrets/labelledSecrets.ts';
import { maskDocument, type Hides } from '../../core/secrets/maskDocument.ts';

/** By the id of an object, what it calls the parameters of others; undefined: nothing is known of any. */
export type KeptLabels = ReadonlyMap<string, Labels> | undefined;

type LabelsOf = (list: { readonly instanceId: string; readonly resource: string }, signal: AbortSignal) => PromiseLike<KeptLabels>;

/**
 * Masks documents that are exported, as a snapshot and a pull mask them. No other object is read for that: which parameters of scripts are
 * secret is told by the labels that the snapshot of the instance has, else by what they look like.
 */
export class ExportMasks {
  readonly #labelsOf: LabelsOf;
  readonly #hides = new Map<string, Hides | undefined>();

  constructor(labelsOf: LabelsOf) {
    this.#labelsOf = labelsOf;
  }

  async masked(
    { instanceId, resource }: { readonly instanceId: string; readonly resource: string },
    document: string,
    signal: AbortSignal,
  ): Promise<string> {
    const key = `${instanceId} ${resource}`;
    if (!this.#hides.has(key)) {
      const labels = kindOf(resource).labels.by === undefined ? undefined : await this.#labelsOf({ instanceId, resource }, signal);
      this.#hides.set(key, labelledSecrets(resource, labels === undefined ? undefined : (id) => labels.get(id)));
    }
    return maskDocument(document, this.#hides.get(key));
  }
}
