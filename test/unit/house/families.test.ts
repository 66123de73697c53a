import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const texts = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file: file.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ''),
}));
const outside = (pattern: RegExp, of = texts): string[] =>
  of.flatMap(({ file, text }) => (pattern.test(text) && !file.startsWith('src/core/families/') ? [file] : [])).toSorted();
/** Without the server of the demo, and what a person reads. */
const code = texts
  .filter(({ file }) => !file.startsWith('src/demo/'))
  .map(({ file, text }) => ({ file, text: text.replaceAll(/\bt`[^`]*`/g, '') }));

describe('a family of an API', () => {
  it('is named where an instance is given its families, and nowhere else', () => {
    assert.deepEqual(outside(/\b(?:pro|classic)Family\b/), ['src/host/instances/registry/instanceRegistry.ts']);
  });

  it('alone reads what its API is described by; shapes are made of its schemas', () => {
    const others = ['src/core/shapes/ofSchema.ts', 'src/demo/schema.ts', 'src/host/instances/registry/instanceRegistry.ts'];
    assert.deepEqual(outside(/families\/(?:pro|classic)\//), others);
  });

  it('alone knows where its API is; who has a path asks which one it belongs to', () => {
    const tables = ['src/core/catalog/sensitiveTable.ts', 'src/shared/requestLine.ts'];
    assert.deepEqual(outside(/JSSResource|classicapi/i, code), tables, 'dangerous operations of all APIs; what a person pasted');
    assert.deepEqual(outside(/\.id [!=]== '(?:pro|classic)'/), ['src/core/response/guidance/facts.ts'], 'sentences of one API alone');
  });
});
