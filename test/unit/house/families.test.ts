import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const texts = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file: file.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ''),
}));
const outside = (pattern: RegExp): string[] =>
  texts.flatMap(({ file, text }) => (pattern.test(text) && !file.startsWith('src/core/families/') ? [file] : [])).toSorted();

describe('a family of an API', () => {
  it('is named where an instance is given its families, and nowhere else', () => {
    assert.deepEqual(outside(/\b(?:pro|classic)Family\b/), ['src/host/instances/registry/instanceRegistry.ts']);
  });

  it('alone reads what its API is described by; shapes are made of its schemas', () => {
    const others = ['src/core/shapes/ofSchema.ts', 'src/demo/schema.ts', 'src/host/instances/registry/instanceRegistry.ts'];
    assert.deepEqual(outside(/families\/(?:pro|classic)\//), others);
  });
});
