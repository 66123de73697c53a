import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptSnapshots } from '../src/app/sets/snapshot/keptSnapshots.ts';
import { apiCatalogue } from '../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../src/core/families/classic/writing/classicWriting.ts';
import { parseDocument } from '../src/core/families/pro/document.ts';
import { proFamily } from '../src/core/families/pro/proFamily.ts';
import { systemClock } from '../src/core/http/clock.ts';
import { fetchTransport } from '../src/core/http/fetch/fetchTransport.ts';
import { createSession } from '../src/core/instances/createSession.ts';
import { snapshotFolders } from '../src/host/sets/snapshot/snapshotDisk.ts';

/** The process that `wholeInstance.bench.ts` measures: reads a snapshot of the server that the argument names, and prints what it took. */
const never = new AbortController().signal;
const profile = {
  id: 'bench',
  name: 'Bench',
  url: process.argv[2] ?? '',
  environment: 'test',
  access: 'full',
  account: { kind: 'client', clientId: 'c' },
} as const;
const session = createSession({
  profile,
  wire: fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 64 * 1024 * 1024 }),
  credentials: () => Promise.resolve({ kind: 'client', clientId: 'c', clientSecret: 'c' }),
  access: () => 'full',
  observe: () => undefined,
  store: { read: () => Promise.resolve(undefined), write: () => Promise.resolve(), remove: () => Promise.resolve() },
  readDocument: (text) => {
    const pro = proFamily(parseDocument(text), betterInClassic);
    return Promise.resolve(apiCatalogue([pro, classicFamily(pro, classicWriting)]));
  },
  clock: systemClock,
  random: Math.random,
  wallClock: Date.now,
  limits: () => ({ response: 60_000, idle: 60_000, total: 60_000 }),
  userAgent: 'bench',
  background: (work) => void work,
});
await session.catalogue(never);

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const snapshots = new KeptSnapshots({
  ...snapshotFolders({ fsPath: folder }),
  instances: { get: () => profile, session: () => session },
  clock: systemClock,
  wallClock: Date.now,
  newToken: () => 'bench',
});
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
let steps = 0;
/** Asking for it takes as long as reading an object. */
const look = (): void => {
  if (steps++ % 25 === 0) peak = Math.max(peak, process.memoryUsage().rss);
};
const began = performance.now();
const used = process.cpuUsage();
const resources = ['classic/policies', 'classic/osxconfigurationprofiles', 'buildings', 'scripts'];
const { objects } = await snapshots.refresh('bench', { resources, onProgress: look }, never);
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(used);
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ objects, ms, usedMs: (user + system) / 1000, extraMiB: (peak - before) / 1024 / 1024 }));
session.dispose();
