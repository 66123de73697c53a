import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Exported {
  readonly file: string;
  readonly name: string;
  readonly isFunction: boolean;
}

/** What the product's files export. The demo is a server, which has the words of one; it meets the others in no file. */
const exported: readonly Exported[] = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !file.startsWith('src/demo/'))
  .flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const found = text.matchAll(/^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm);
    return [...found].map(([, sort = '', name = '']) => ({ file, name, isFunction: sort.startsWith('function') }));
  });

/** Verbs that say alone what is done, since there is one thing only that it can be done with. */
const saidByOneWord = ['activate', 'dereference', 'later', 'lazily', 'next', 'probe', 'sleep'];

describe('names', () => {
  it('stand for one thing each: no two files export the same one', () => {
    assert.ok(exported.length > 1000);
    const first = new Map<string, string>();
    const twice: string[] = [];
    for (const { file, name } of exported) {
      const other = first.get(name);
      if (other === undefined) first.set(name, file);
      else twice.push(`${name}: ${other}, ${file}`);
    }
    assert.deepEqual(twice, [], 'say in the name which of them it is');
  });

  it('of functions say what is done, and with what', () => {
    const short = exported.filter(({ name, isFunction }) => isFunction && /^[a-z]+$/.test(name));
    const found = short.filter(({ name }) => !saidByOneWord.includes(name)).map(({ file, name }) => `${name}: ${file}`);
    assert.deepEqual(found, [], 'one word needs its file to be understood');
    assert.deepEqual(
      saidByOneWord.filter((name) => !short.some((one) => one.name === name)),
      [],
      'no longer there',
    );
  });
});
