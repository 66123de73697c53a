import { randomUUID } from 'node:crypto';
import { KeptSnapshots } from '../../../app/sets/snapshot/keptSnapshots.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { systemClock } from '../../../core/http/clock.ts';
import type { SetParts } from '../setParts.ts';
import { snapshotFolders } from './snapshotDisk.ts';

/** The snapshots of all instances, on the disk of this machine. Contacts nobody, and reads nothing yet but what removed instances left. */
export function diskSnapshots({ instances, log }: SetParts['services'], { globalStorageUri }: SetParts['context']): KeptSnapshots {
  const { removeLeft, ...folders } = snapshotFolders(globalStorageUri);
  const ids = instances.all().map(({ id }) => id);
  inBackground(log, 'remove what snapshots of removed instances left', removeLeft(ids, Date.now()));
  return new KeptSnapshots({
    ...folders,
    instances,
    clock: systemClock,
    wallClock: () => Date.now(),
    newToken: () => randomUUID().slice(0, 8),
  });
}
