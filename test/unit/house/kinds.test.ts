import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { kindEntries } from '../../support/kindEntries.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const home = 'src/core/resources/kinds/';

const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** Words that are keys of kinds, and say something else elsewhere. */
const otherWords = new Set(['auth', 'user', 'users', 'groups']);

/** Texts and patterns of the code that are nothing but the key of a kind. */
function keysIn(text: string, keys: ReadonlySet<string>): readonly string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  return Array.from(
    code.matchAll(/'([^'\n]*)'|`([^`$\n]*)`|(?<!\\)\/\^?([\w\\/-]+)\$\//g),
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )
    .map((word) => word.replaceAll('\\/', '/'))
    .filter((word) => keys.has(word) && !otherWords.has(word));
}

describe('a kind of object', () => {
  it('is named by its key nowhere but where its entry is; the demo is a server of its own', async () => {
    const keys = new Set((await kindEntries()).keys());
    const elsewhere = files.filter(({ file }) => !file.startsWith(home) && !file.startsWith('src/demo/'));
    assert.deepEqual(
      elsewhere.flatMap(({ file, text }) => keysIn(text, keys).map((key) => `${file}: ${key}`)),
      [],
    );
  });

  it('is found where it is named', () => {
    const keys = new Set(['scripts', 'mdm/commands', 'auth']);
    const code = "if (key === 'scripts' || `mdm/commands` === key || /^mdm\\/commands$/.test(key) || kind === 'auth')\n// 'scripts'";
    assert.deepEqual(keysIn(code, keys), ['scripts', 'mdm/commands', 'mdm/commands']);
  });

  it('has its entry read by one function alone', () => {
    const readers = files.filter(({ file, text }) => !file.startsWith(home) && /from '[^']*\/kinds\//.test(text)).map(({ file }) => file);
    assert.deepEqual(readers, ['src/core/resources/kindOf.ts']);
  });
});
