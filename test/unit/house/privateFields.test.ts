import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** A word of the compiler alone, before a member or a parameter: what it hides is still there to be read and written. */
const hiddenByWord = /^\s*(?:constructor\(.*?\b)?(?:private|protected)\s+\w/m;

describe('what is inside a class', () => {
  it('is closed by the language, with #, and by no word of the compiler', () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: root });
    assert.deepEqual(
      files.filter((file) => hiddenByWord.test(readFileSync(path.join(root, file), 'utf8'))),
      [],
    );
  });

  for (const code of [
    '  private readonly rows = 1;',
    '  protected async go(): Promise<void> {',
    '  constructor(private readonly host: Host) {}',
  ])
    it(`would be found open: ${code.trim()}`, () => assert.match(`class A {\n${code}\n}`, hiddenByWord));
});
