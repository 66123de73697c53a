import { readdirSync, writeFileSync } from 'node:fs';
import type { Comparison } from './comparison.ts';
import { measure } from './comparison.ts';

/** Runs every `*.bench.ts` of this folder and writes what was measured, as JSON, to the file that the first argument names. */
const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.bench.ts'));
const measured = [];
for (const file of files.toSorted((a, b) => a.localeCompare(b))) {
  const { comparisons, finish } = (await import(`./${file}`)) as { comparisons: readonly Comparison[]; finish?: () => Promise<void> };
  for (const comparison of comparisons) {
    if (comparison.skip !== undefined) console.log(`skipped: ${comparison.name}: ${comparison.skip}`);
    else measured.push(await measure(comparison));
  }
  await finish?.();
}
writeFileSync(process.argv[2] ?? 'bench.json', JSON.stringify(measured));
