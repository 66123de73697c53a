import { snapshotWords } from '../../../app/sets/snapshot/refreshWords.ts';
import type { SetParts } from '../setParts.ts';

/** What there is of the snapshot of an instance, in a sentence. What a disk keeps from us is no reason to say anything else of the instance less. */
export async function snapshotTold({ snapshots, services }: SetParts, instanceId: string | undefined): Promise<string | undefined> {
  try {
    const source = instanceId === undefined ? undefined : await (await snapshots()).of(instanceId);
    return source === undefined ? undefined : snapshotWords(source, Date.now());
  } catch (error) {
    services.log.error('Could not look at a snapshot', error);
    return undefined;
  }
}
