import type { KeptLabels } from '../../../app/keeping/exportMasks.ts';
import { labelsKept } from '../../../app/sets/snapshot/knownLabels.ts';
import type { ResourceNode } from '../../../app/support/nodes.ts';
import type { SetParts } from '../setParts.ts';

/** The labels that the snapshot of an instance has for the objects of a resource. What a disk keeps from us is not known. */
export async function keptLabels(
  { snapshots, services }: SetParts,
  list: ResourceNode | undefined,
  signal: AbortSignal | undefined,
): Promise<KeptLabels> {
  if (list === undefined || signal === undefined) return undefined;
  try {
    const source = await (await snapshots()).of(list.instanceId);
    return source === undefined ? undefined : await labelsKept(source, list.resource, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    services.log.error('Could not look at a snapshot', error);
    return undefined;
  }
}
