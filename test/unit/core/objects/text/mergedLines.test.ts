import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { conflictMarks, markedLines, mergedLines } from '../../../../../src/core/objects/text/mergedLines.ts';

const names = { mine: 'mine', theirs: 'theirs' };
const texts = (base: string, mine: string, theirs: string) => ({
  base: base.split('').join('\n'),
  mine: mine.split('').join('\n'),
  theirs: theirs.split('').join('\n'),
});
const merged = (base: string, mine: string, theirs: string) => mergedLines(texts(base, mine, theirs), names);
const marks = (mine: string, theirs: string): string =>
  ['<<<<<<< mine', ...mine.split(''), '=======', ...theirs.split(''), '>>>>>>> theirs'].join('\n');

describe('two changed copies of a text', () => {
  for (const [what, base, mine, theirs, expected] of [
    ['a line each', 'abcde', 'Abcde', 'abcdE', 'AbcdE'],
    ['lines that came and went', 'abcde', 'abcd', 'xabcde', 'xabcd'],
    ['the same line, to the same', 'abc', 'aBc', 'aBc', 'aBc'],
    ['all of it, on one side', 'abc', 'xyz', 'abc', 'xyz'],
    ['nothing', 'abc', 'abc', 'abc', 'abc'],
  ] as const) {
    it(`are one where they changed ${what}`, () =>
      assert.deepEqual(merged(base, mine, theirs), { text: expected.split('').join('\n'), conflicts: 0 }));
  }

  it('have both sides between marks where both changed the same lines, or lines side by side', () => {
    assert.deepEqual(merged('abc', 'aXc', 'aYc'), { text: `a\n${marks('X', 'Y')}\nc`, conflicts: 1 });
    assert.deepEqual(merged('abcde', 'aXcXe', 'aYcYe'), { text: `a\n${marks('X', 'Y')}\nc\n${marks('X', 'Y')}\ne`, conflicts: 2 });
    assert.equal(merged('abc', 'aXc', 'abY').conflicts, 1);
    assert.deepEqual(merged('abc', 'ac', 'aYc'), { text: `a\n${marks('', 'Y')}\nc`, conflicts: 1 });
    assert.deepEqual(merged('ab', 'abX', 'abY'), { text: `a\nb\n${marks('X', 'Y')}`, conflicts: 1 });
  });

  it('without the one that they were made from are marked wherever they differ', () => {
    assert.deepEqual(markedLines(texts('', 'aXc', 'aYc'), names), { text: `a\n${marks('X', 'Y')}\nc`, conflicts: 1 });
    assert.deepEqual(markedLines(texts('', 'ab', 'abY'), names), { text: `a\nb\n${marks('', 'Y')}`, conflicts: 1 });
    assert.deepEqual(markedLines(texts('', 'ab', 'ab'), names), { text: 'a\nb', conflicts: 0 });
  });

  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });

  it('are the changed one where the other is as it was, and keep every line of both sides in any case', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const all = texts(base, mine, theirs);
        assert.equal(merged(base, mine, base).text, all.mine);
        assert.equal(merged(base, base, theirs).text, all.theirs);
        assert.equal(merged(base, mine, mine).text, all.mine);
        const both = merged(base, mine, theirs);
        assert.equal(conflictMarks(both.text), 2 * both.conflicts);
        const lines = new Set(both.text.split('\n'));
        for (const line of [...all.mine.split('\n'), ...all.theirs.split('\n')]) assert.ok(lines.has(line) || base.includes(line));
      }),
      { numRuns: 200 },
    );
  });
});

describe('marks of a conflict', () => {
  for (const [count, given] of [
    [2, 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n'],
    [2, '<<<<<<< HEAD\r\nb\r\n=======\r\n=======\r\nc\r\n>>>>>>> other\r\n'],
    [1, 'a\nb\n>>>>>>> other\n'],
    [0, 'a\n=======\nb\n'],
    [0, '# <<<<<<< a\n=======\ncat <<<<<<<a\n>>>>>>>b\n'],
  ] as const) {
    it(`are ${count} in ${JSON.stringify(given)}`, () => assert.equal(conflictMarks(given), count));
  }
});
