import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writtenManifest, writtenTexts } from '../../../scripts/support/manifest.ts';

describe('what src/app/contributions says of commands', () => {
  for (const [name, written] of [
    ['package.json', writtenManifest],
    ['package.nls.json', writtenTexts],
  ] as const) {
    it(`stands in ${name}`, () => {
      const text = readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
      assert.equal(text, written(text), `${name} is not what src/app/contributions says: run "npm run contributions"`);
    });
  }
});
