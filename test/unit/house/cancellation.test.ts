import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('cancellation', () => {
  it('reaches everything that is sent: no signal is made that nobody can abort', () => {
    const blind = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
      /new AbortController\(\)\.signal|AbortSignal\.any\(\[\]\)/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    assert.deepEqual(blind, []);
  });
});
