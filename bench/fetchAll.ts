import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportList, newExport } from '../src/core/listing/exportList.ts';
import { benchSession, ExtraMemory } from './benchSession.ts';

/** The process that `fetchAll.bench.ts` measures: exports the computers of the server that the argument names, and prints what it took. */
const never = new AbortController().signal;
const session = benchSession(process.argv[2] ?? '');
const { resources } = await session.catalogue(never);
const computers = resources.find(({ key }) => key === 'computers-inventory');
if (computers === undefined) throw new Error('The document has no computers.');

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const file = await open(join(folder, 'computers.csv'), 'w');
const memory = new ExtraMemory();
const began = performance.now();
const columns = ['id', 'udid', 'general.name', 'general.assetTag', 'general.platform'];
const { rows } = await exportList(
  session,
  computers,
  { format: { kind: 'csv', columns } },
  newExport(),
  { write: (text) => file.appendFile(text), progress: memory.look },
  never,
);
const ms = performance.now() - began;
await file.close();
rmSync(folder, { recursive: true });
session.dispose();
process.stdout.write(JSON.stringify({ rows, ms, extraMiB: memory.most }));
