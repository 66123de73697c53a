import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('../../../src/host/', import.meta.url));
const files = globSync('**/*.ts', { cwd: host }).map((file) => file.replaceAll(path.sep, '/'));
const texts = new Map(files.map((file) => [file, readFileSync(path.join(host, file), 'utf8')]));

/** What is about a document's own state, which no file has: whether its text was sent, what its tab stands for. */
const ofDocuments: ReadonlySet<string> = new Set(['documents/registerDocuments.ts', 'documents/notes/absences.ts']);

/** What VS Code asks for help with a document. */
const help = /languages\s*\.register\w+Provider\(/;

describe('help with an object', () => {
  it('is there in a pulled file, too: whatever helps with a document says so for both by `forObjects`', () => {
    const helping = [...texts].filter(([, text]) => help.test(text)).map(([file]) => file);
    assert.ok(helping.length >= 6, helping.join(', '));
    const forgetful = helping.filter((file) => !ofDocuments.has(file) && texts.get(file)?.includes('forObjects(') !== true);
    assert.deepEqual(forgetful, []);
  });

  it('finds out which object a document is by `objectShown`, which knows files', () => {
    const forgetful = [...texts].flatMap(([file, text]) => {
      const isHelp = file.startsWith('documents/help/') || file === 'documents/notes/fadedFields.ts' || file === 'documents/notes/marks.ts';
      return isHelp && /addressIn\((?!document\.uri\) === undefined)/.test(text) ? [file] : [];
    });
    assert.deepEqual(forgetful, []);
  });
});
