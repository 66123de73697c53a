import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { changeLines, takesAway } from '../../../../../src/core/objects/text/changeLines.ts';
import { changesBetween } from '../../../../../src/core/objects/save/merge.ts';
import { anyCharacter } from '../../../../support/anyCharacter.ts';

const lines = (before: unknown, after: unknown, clears: readonly string[] = [], leaving: readonly string[] = []): readonly string[] =>
  changeLines({ changes: changesBetween(parseJson(JSON.stringify(before)), parseJson(JSON.stringify(after))), clears, leaving });

describe('the lines of a question', () => {
  const long = 'The quick brown fox jumps over the lazy dog and runs away';
  const table: readonly (readonly [what: string, before: unknown, after: unknown, expected: readonly string[]])[] = [
    ['a text', { name: 'Main' }, { name: 'Annex' }, ['name: “Main” → “Annex”']],
    ['a number and a flag', { size: 1.5, on: true }, { size: 2, on: false }, ['size: 1.5 → 2', 'on: true → false']],
    ['null and a new field', { city: null }, { city: 'Bonn', floor: '2' }, ['city: null → “Bonn”', 'floor: nothing → “2”']],
    ['a nested field', { place: { room: '1' } }, { place: { room: '2' } }, ['place.room: “1” → “2”']],
    ['a list', { tags: ['a'] }, { tags: ['a', 'b'] }, ['tags: 1 entry → 2 entries']],
    ['a list of the same length', { tags: ['a', 'b'] }, { tags: ['a', 'c'] }, ['tags: 2 entries → 2 entries, changed']],
    [
      'a secret',
      { password: 'tiger', account: { pin: '1' } },
      { password: 'lion', account: { pin: '2' } },
      ['password: secret, changed', 'account.pin: secret, changed'],
    ],
    ['a space at the end', { name: 'Main' }, { name: 'Main ' }, ['name: “Main” → “Main␣”']],
    ['what cannot be seen', { name: 'Main' }, { name: 'Ma\u200Bin\u202E' }, ['name: “Main” → “Ma·in·”']],
    ['the end of a long text', { note: long }, { note: `${long}!` }, ['note: “…nd runs away” → “…nd runs away!”']],
    ['a script', { script: '#!/bin/sh\necho a\n' }, { script: '#!/bin/sh\necho b\n' }, ['script, line 2: “echo a” → “echo b”']],
    ['a script that grows', { script: 'a\nb' }, { script: 'a\nb\nc' }, ['script, line 3: “” → “c” (2 → 3 lines)']],
  ];
  for (const [what, before, after, expected] of table) it(`tell ${what}`, () => assert.deepEqual(lines(before, after), expected));

  it('name five fields and count the others, those that are emptied first', () => {
    const before = { a: '1', b: '1', c: '1', d: '1', e: '1', f: '1', g: 'Bonn' };
    const after = { a: '2', b: '2', c: '2', d: '2', e: '2', f: '2' };
    const found = lines(before, after, ['/g']);
    assert.deepEqual(found, ['g: “Bonn” → emptied', ...['a', 'b', 'c', 'd'].map((name) => `${name}: “1” → “2”`), 'and 2 more']);
  });

  it('begin with who leaves a group', () => {
    assert.deepEqual(lines({ name: 'A' }, { name: 'B' }, [], ['Mac 1'])[0], 'Leaves the group: “Mac 1”');
    const many = Array.from({ length: 7 }, (_, index) => `Mac ${index}`);
    assert.match(lines({}, {}, [], many)[0] ?? '', /^Leave the group: “Mac 0”, .*“Mac 4” and 2 more$/);
  });

  it('take something away where a field is emptied or a member leaves, and nowhere else', () => {
    assert.equal(takesAway({ clears: ['/city'], leaving: [] }), true);
    assert.equal(takesAway({ clears: [], leaving: ['Mac 1'] }), true);
    assert.equal(takesAway({ clears: [], leaving: [] }), false);
  });

  it('are short and on one line each, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 90 }), fc.string({ unit: anyCharacter, maxLength: 90 }), (before, after) => {
        for (const line of lines({ note: before }, { note: after })) {
          assert.ok(line.length < 200, line);
          assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}]/u);
        }
      }),
    );
  });
});
