import { randomUUID } from 'node:crypto';
import { KeptSnapshots } from '../../../app/sets/snapshot/keptSnapshots.ts';
import { systemClock } from '../../../core/http/clock.ts';
import type { SetParts } from '../setParts.ts';
import { snapshotFolders } from './snapshotDisk.ts';

/** The snapshots of all instances, on the disk of this machine. Contacts nobody, and reads nothing yet. */
export function diskSnapshots({ instances }: SetParts['services'], { globalStorageUri }: SetParts['context']): KeptSnapshots {
  return new KeptSnapshots({
    ...snapshotFolders(globalStorageUri),
    instances,
    clock: systemClock,
    wallClock: () => Date.now(),
    newToken: () => randomUUID().slice(0, 8),
  });
}
