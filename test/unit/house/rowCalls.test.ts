import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('a click on a row', () => {
  it('runs no command of ours with arguments: VS Code forgets them when the row is drawn anew', () => {
    const texts = globSync('src/host/**/*.ts', { cwd: root }).map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }));
    const drawing = texts.filter(({ text }) => /import (?:type )?\{[^}]*\bTreeItem\b[^}]*\} from 'vscode'/.test(text));
    assert.ok(drawing.length >= 4, String(drawing.length));
    assert.deepEqual(
      drawing.filter(({ text }) => /\bcommandCall\(|\barguments:/.test(text)).map(({ file }) => file),
      [],
      'rowCall and openCall of support/rowCall.ts make what a row runs',
    );
  });
});
