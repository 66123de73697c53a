import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { quotedCell, unlessFormula } from '../../../src/shared/sheetCell.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('a cell for a spreadsheet', () => {
  const cells: readonly (readonly [text: string, shown: string])[] = [
    ['', ''],
    ['MAC-1', 'MAC-1'],
    ['1.5', '1.5'],
    ['-5', '-5'],
    ['+3', '+3'],
    ['-12.5', '-12.5'],
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-1.2.3', "'-1.2.3"],
    ['-5\n', "'-5\n"],
    ['-', "'-"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    [' =1', ' =1'],
    ["'=1", "'=1"],
    ['a=1', 'a=1'],
  ];
  for (const [text, shown] of cells) it(`${JSON.stringify(text)} is shown as a text`, () => assert.equal(unlessFormula(text), shown));

  const quoted: readonly (readonly [text: string, separator: ',' | '\t', written: string])[] = [
    ['a,b', ',', '"a,b"'],
    ['a,b', '\t', 'a,b'],
    ['a\tb', '\t', '"a\tb"'],
    ['a\tb', ',', 'a\tb'],
    ['a\nb', ',', '"a\nb"'],
    ['a\rb', '\t', '"a\rb"'],
    ['say "hi"', ',', '"say ""hi"""'],
    ['plain', ',', 'plain'],
  ];
  for (const [text, separator, written] of quoted)
    it(`${JSON.stringify(text)} between ${JSON.stringify(separator)} is written so that it reads back`, () =>
      assert.equal(quotedCell(text, separator), written));

  it('is never run, whatever its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '.', '1', 'a', "'") }), (text) => {
        const shown = unlessFormula(text);
        assert.ok(!/^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)/.test(shown) || /^[+-]\d+(\.\d+)?$/.test(shown), shown);
        assert.ok(shown === text || shown === `'${text}`);
      }),
    );
  });

  it('is guarded in one place: no other file looks for what begins a formula', () => {
    const own = /\[=\\?[+@-]/;
    const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => own.test(readFileSync(path.join(root, file), 'utf8')));
    assert.deepEqual(
      files.map((file) => file.replaceAll(path.sep, '/')),
      ['src/shared/sheetCell.ts'],
    );
  });
});
