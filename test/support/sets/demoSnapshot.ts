import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KeptSnapshots } from '../../../src/app/sets/snapshot/keptSnapshots.ts';
import type { Refreshed } from '../../../src/app/sets/snapshots.ts';
import { systemClock } from '../../../src/core/http/clock.ts';
import type { Catalogue } from '../../../src/core/instances/session.ts';
import type { ObjectSource } from '../../../src/core/sets/source.ts';
import { createDemo } from '../../../src/demo/demo.ts';
import type { OtherWorld } from '../../../src/demo/worlds/otherWorld.ts';
import { snapshotFolders } from '../../../src/host/sets/snapshot/snapshotDisk.ts';
import { classicSession } from '../classic/classicSession.ts';
import { noon } from '../demoCaller.ts';
import { never } from '../signals.ts';

export interface DemoSnapshot {
  readonly source: ObjectSource;
  readonly catalogue: Catalogue;
  readonly refreshed: Refreshed;
  remove(): void;
}

/** A demo world as the product keeps it: read as a whole into a folder on the disk, and read from there. */
export async function demoSnapshot(world?: OtherWorld, resources?: readonly string[]): Promise<DemoSnapshot> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jamf-worlds-'));
  const { session, catalogue } = await classicSession(createDemo({ now: () => noon, ...(world === undefined ? {} : { world }) }));
  const version = world?.version ?? '11.30.1';
  Object.assign(session, { version: async () => await Promise.resolve(version) });
  const known = session.known.bind(session);
  Object.assign(session, { known: () => ({ ...known(), version }) });
  const snapshots = new KeptSnapshots({
    ...snapshotFolders({ fsPath: folder }),
    instances: { get: () => session.profile, session: () => session },
    clock: systemClock,
    wallClock: () => noon,
    newToken: () => 'token',
  });
  const refreshed = await snapshots.refresh('x', resources === undefined ? {} : { resources }, never);
  const source = await snapshots.of('x');
  if (source === undefined) throw new Error('Nothing was kept of the demo.');
  return { source, catalogue, refreshed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
