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

/** Who still reads the document of the Jamf Pro API to describe a path: a list that only gets shorter. */
const describing = [
  'src/app/runner/bodyHelp.ts',
  'src/app/runner/sending.ts',
  'src/core/instances/session.ts',
  'src/core/request/build.ts',
  'src/core/request/code/codeRequest.ts',
  'src/core/request/describe.ts',
  'src/core/request/mediaType.ts',
  'src/core/response/guidance/facts.ts',
  'src/core/response/guidance/guidance.ts',
  'src/core/response/guidance/known.ts',
  'src/core/rsql/fields.ts',
  'src/core/rsql/sort.ts',
];

describe('a family of an API', () => {
  it('is named where an instance is given its families, and nowhere else', () => {
    assert.deepEqual(outside(/\b(?:pro|classic)Family\b/), ['src/host/instances/registry/instanceRegistry.ts']);
  });

  it('alone reads what its API is described by; shapes are made of its schemas', () => {
    const others = ['src/core/shapes/ofSchema.ts', 'src/demo/schema.ts', 'src/host/instances/registry/instanceRegistry.ts'];
    assert.deepEqual(outside(/families\/(?:pro|classic)\//), [...describing, ...others].toSorted());
  });
});
