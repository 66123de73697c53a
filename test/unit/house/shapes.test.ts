import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const texts = globSync('src/{app,core,host,shared,webview}/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file: file.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ''),
}));
const having = (pattern: RegExp): string[] => texts.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).toSorted();

describe('what a document may hold', () => {
  it('is read out of a schema in one place', () => {
    assert.deepEqual(having(/document\.resolve\(/), ['src/core/shapes/ofSchema.ts']);
    assert.deepEqual(
      having(/\[?['.](?:allOf|oneOf|anyOf)\b(?!:)/).filter((file) => !file.endsWith('/shapes/jsonSchema.ts')),
      ['src/core/shapes/ofSchema.ts'],
    );
  });

  it('is a shape for everything that reads, checks and writes an object', () => {
    const schemas = having(/\bSchema\b[^;]*from '[^']*(?:families\/pro|\.)\/types\.ts'/);
    assert.deepEqual(
      schemas,
      ['src/core/families/pro/indexed.ts', 'src/core/families/pro/references.ts', 'src/core/shapes/ofSchema.ts'].filter((file) =>
        schemas.includes(file),
      ),
    );
    // What is known of an object and how it is asked for comes from its family, whatever that read it from.
    assert.deepEqual(
      having(/from '[^']*\/families\/pro\//).filter((file) => file.startsWith('src/core/objects/')),
      [],
    );
  });
});
