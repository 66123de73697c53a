import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const home = 'src/shared/secretNames.ts';
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file !== home)
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** Words of secrets in a pattern that is about something else. */
const others: ReadonlySet<string> = new Set([
  // The endpoints that give tokens.
  'src/core/http/policies/withAccess.ts',
  'src/core/response/guidance/facts.ts',
  // What an answer, a page or an engine says.
  'src/core/families/pro/document.ts',
  'src/core/response/guidance/access.ts',
  'src/core/response/htmlText.ts',
  // The icon of a kind, and which columns are wide.
  'src/core/resources/words.ts',
  'src/core/listing/columns.ts',
]);

describe('the names of secrets and their mask', () => {
  it('are in one file', () => {
    const masks = files.filter(({ text }) => text.includes('••'));
    const pattern = /[=(!?:,[{|&]\s*\/[^/\n]*(?:passw|secret|token|credential)[^/\n]*\/[a-z]*[\s.,;)]/;
    const code = (text: string): string => text.replaceAll(/^(?:import .*|\s*(?:\/\/|\/?\*).*)$/gm, '');
    const lists = files.filter(({ file, text }) => !others.has(file) && pattern.test(code(text)));
    assert.deepEqual(
      [...masks, ...lists].map(({ file }) => file),
      [],
    );
  });
});
