import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiCatalogue } from '../src/core/families/apiCatalogue.ts';
import { proFamily } from '../src/core/families/pro/proFamily.ts';
import { systemClock } from '../src/core/http/clock.ts';
import { fetchTransport } from '../src/core/http/fetch/fetchTransport.ts';
import { createSession } from '../src/core/instances/createSession.ts';
import { exportList, newExport } from '../src/core/listing/exportList.ts';
import { parseDocument } from '../src/core/families/pro/document.ts';

/** The process that `fetchAll.bench.ts` measures: exports the computers of the server that the argument names, and prints what it took. */
const never = new AbortController().signal;
const session = createSession({
  profile: {
    id: 'bench',
    name: 'Bench',
    url: process.argv[2] ?? '',
    environment: 'test',
    access: 'full',
    account: { kind: 'client', clientId: 'c' },
  },
  wire: fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 64 * 1024 * 1024 }),
  credentials: () => Promise.resolve({ kind: 'client', clientId: 'c', clientSecret: 'c' }),
  access: () => 'full',
  observe: () => undefined,
  store: { read: () => Promise.resolve(undefined), write: () => Promise.resolve(), remove: () => Promise.resolve() },
  readDocument: (text) => {
    const document = parseDocument(text);
    return Promise.resolve({ document, ...apiCatalogue([proFamily(document)]) });
  },
  clock: systemClock,
  random: Math.random,
  wallClock: Date.now,
  limits: () => ({ response: 60_000, idle: 60_000, total: 60_000 }),
  userAgent: 'bench',
  background: (work) => void work,
});

const { resources } = await session.catalogue(never);
const computers = resources.find(({ key }) => key === 'computers-inventory');
if (computers === undefined) throw new Error('The document has no computers.');

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const file = await open(join(folder, 'computers.csv'), 'w');
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const began = performance.now();
const columns = ['id', 'udid', 'general.name', 'general.assetTag', 'general.platform'];
const { rows } = await exportList(
  session,
  computers,
  { format: { kind: 'csv', columns } },
  newExport(),
  { write: (text) => file.appendFile(text), progress: () => void (peak = Math.max(peak, process.memoryUsage().rss)) },
  never,
);
const ms = performance.now() - began;
await file.close();
rmSync(folder, { recursive: true });
session.dispose();
process.stdout.write(JSON.stringify({ rows, ms, extraMiB: (peak - before) / 1024 / 1024 }));
