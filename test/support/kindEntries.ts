import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import type { KindEntry } from '../../src/core/resources/kind.ts';

const folder = fileURLToPath(new URL('../../src/core/resources/kinds/', import.meta.url));

/** What is written down of each kind, by its key. */
export async function kindEntries(): Promise<ReadonlyMap<string, KindEntry>> {
  const entries = new Map<string, KindEntry>();
  for (const file of globSync('*.ts', { cwd: folder })) {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path.join(folder, file)).href);
    for (const [name, kinds] of Object.entries(module)) {
      if (!name.endsWith('Kinds')) continue;
      for (const [key, entry] of Object.entries(kinds as Readonly<Record<string, KindEntry>>)) {
        if (entries.has(key)) throw new Error(`There are two entries of “${key}”.`);
        entries.set(key, entry);
      }
    }
  }
  return entries;
}
