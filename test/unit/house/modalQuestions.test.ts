import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { harmlessWords } from '../../../src/app/support/ui.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const home = 'src/host/support/ask.ts';
const texts = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file: file.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(root, file), 'utf8'),
}));

describe('questions that stop the window', () => {
  it('are asked in one place, where the first button is harmless by its type', () => {
    const places = texts.filter(({ text }) => /\bmodal: true\b/.test(text)).map(({ file }) => file);
    assert.deepEqual(places, [home]);
  });

  it('know no harmless word that writes or deletes', () => {
    const found = Object.keys(harmlessWords());
    assert.ok(found.length > 5, found.join());
    const acts = /\b(?:Send|Delete|Remove|Overwrite|Replace|Discard|Drop|Clear|Save|Create|Leave|Restore|Undo)\b/;
    assert.deepEqual(
      found.filter((word) => acts.test(word)),
      [],
    );
  });

  it('are decided by the id of what was pressed, and by no word that was shown', () => {
    const written = texts.filter(({ text }) => /[!=]==? (?:t[`(]|harmlessWords)|\bacts: \[/.test(text)).map(({ file }) => file);
    assert.deepEqual(written, []);
  });
});
