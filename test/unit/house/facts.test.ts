import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const page = read('docs/jamf-facts.md');
/** The public addresses that names in brackets stand for. */
const addresses = new Map(
  Array.from(page.matchAll(/^\[([\w-]+)\]: (https:\/\/\S+)$/gm), ([, name = '', url = '']) => [name, url] as const),
);

interface Entry {
  readonly number: string;
  readonly text: string;
}

const entries: readonly Entry[] = page
  .replaceAll(/^\[[\w-]+\]: .*$/gm, '')
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ number: text.split(' ', 1)[0] ?? '', text: text.split(/^## /m, 1)[0] ?? '' }));

/** One form, so that a search for a number finds each place that rests on it. */
const citation = /\(facts ((?:\d+\.\d+)(?:, \d+\.\d+)*)\)/g;

const sources = globSync('{src,test,bench,scripts}/**/*.{ts,tsx,mjs}', {
  cwd: root,
  exclude: ['test/vscode-server/**', 'test/out/**', 'test/unit/house/facts.test.ts'],
}).map((file) => ({ file: file.replaceAll(path.sep, '/'), text: read(file) }));
const cited = sources.flatMap(({ file, text }) =>
  Array.from(text.matchAll(citation), ({ 1: numbers = '' }) => numbers.split(', ').map((number) => ({ file, number }))).flat(),
);

describe('facts about Jamf Pro', () => {
  it('have numbers that count on, section by section', () => {
    const numbers = Array.from(page.matchAll(/^##+ (\d+(?:\.\d+)?)[. ]/gm), ([, number = '']) => number);
    let [section, entry] = [0, 0];
    for (const number of numbers) {
      [section, entry] = number.includes('.') ? [section, entry + 1] : [section + 1, 0];
      assert.equal(number, entry === 0 ? `${section}` : `${section}.${entry}`);
    }
    assert.ok(entries.length > 0);
  });

  for (const { number, text } of entries) {
    it(`${number} says where it can be read`, () => {
      const source = /^Source: (.+)$/m.exec(text)?.[1] ?? '';
      const links = Array.from(
        source.matchAll(/\]\((https:\/\/[^)]+)\)|\]\[([\w-]+)\]/g),
        ([, url, name]) => url ?? addresses.get(name ?? ''),
      );
      assert.ok(links.length > 0, source);
      assert.deepEqual(
        links.filter((url) => url === undefined || !/^https:\/\/[\w.-]+\.\w+\//.test(url)),
        [],
      );
    });
  }

  it('are what comments rest on: no number is missing', () => {
    const known = new Set(entries.map(({ number }) => number));
    assert.deepEqual(
      cited.filter(({ number }) => !known.has(number)),
      [],
    );
  });

  it('are cited, each of them', () => {
    const used = new Set(cited.map(({ number }) => number));
    assert.deepEqual(
      entries.filter(({ number }) => !used.has(number)).map(({ number }) => number),
      [],
    );
  });

  it('refer to one another by numbers that exist', () => {
    const known = new Set(entries.map(({ number }) => number));
    const named = entries.flatMap(({ text }) => Array.from(text.matchAll(/(?<=[([ ])\d\.\d+(?=[)\] ,])/g), ([number]) => number));
    assert.deepEqual(
      named.filter((number) => !known.has(number)),
      [],
    );
  });

  it('are cited in one form', () => {
    const loose = /\bfacts \d|\(facts\b(?![)?:,]| =>)|\b[a-z]\w*(?:[-/][\w-]+)+ ?#?\d{2,}: /;
    const odd = sources.flatMap(({ file, text }) =>
      text
        .replaceAll(citation, '')
        .split('\n')
        .flatMap((line, index) => (/^\s*(?:\/\/|\/?\*)/.test(line) && loose.test(line) ? [`${file}:${index + 1}`] : [])),
    );
    assert.deepEqual(odd, []);
  });
});
