import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** As many as one takes in at a glance. */
const most = 20;

describe('a folder', () => {
  for (const top of ['src', 'test'])
    it(`of ${top} holds no more files than one sees at a glance`, () => {
      const files = globSync(`${top}/**/*.{ts,tsx,mjs,css}`, { cwd: root, exclude: ['**/node_modules/**', 'test/out/**'] });
      assert.ok(files.length > 200);
      const counts = new Map<string, number>();
      for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
      assert.deepEqual(
        [...counts].filter(([, count]) => count > most),
        [],
      );
    });
});
