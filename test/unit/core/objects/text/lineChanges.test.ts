import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { lineChanges, withBlanksDrawn } from '../../../../../src/core/objects/text/lineChanges.ts';

describe('how two scripts differ', () => {
  it('is told in lines, and how many of them differ in blanks only', () => {
    const cases: readonly (readonly [string, string, number, number])[] = [
      ['a\nb\n', 'a\nb\n', 0, 0],
      ['a\nb\nc\n', 'a\nB\nc\n', 1, 0],
      ['a  \nb\t\nc\n', 'a\nb\nC\n', 3, 2],
      ['a\nb', 'a\nb\n', 1, 1],
      ['a\nb\n', 'a\nnew\nb\n', 1, 0],
      ['a\nx\ny\nb\n', 'a\nb\n', 2, 0],
      ['  if x\n    y\n', '\tif x\n\t\ty\n', 2, 2],
      ['a\r\nb\r\n', 'a\nb\n', 0, 0],
      ['', 'a\nb\n', 2, 0],
    ];
    for (const [before, after, lines, blank] of cases)
      assert.deepEqual(lineChanges(before, after), { lines, blank }, JSON.stringify([before, after]));
  });

  it('is told of a large script in no time', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `echo ${index}  `).join('\n');
    const after = before.replaceAll('  \n', '\n').replace('echo 10000', 'echo ten thousand');
    const started = process.cpuUsage();
    assert.deepEqual(lineChanges(before, after), { lines: 19_999, blank: 19_998 });
    assert.deepEqual(lineChanges(before, before.split('\n').toReversed().join('\n')).blank, 0);
    assert.ok(process.cpuUsage(started).user < 1_000_000);
  });

  it('shows blanks as signs in lines that differ in nothing else, and leaves the others alone', () => {
    assert.deepEqual(withBlanksDrawn('cat <<X \n\tkept\nold\n', 'cat <<X\n\tkept\nnew one\n'), [
      'cat·<<X·\n\tkept\nold\n',
      'cat·<<X\n\tkept\nnew one\n',
    ]);
  });

  it('draws nothing where nothing but words differ', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c d', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(words, words, (before, after) => {
        assert.deepEqual(withBlanksDrawn(before, after), [before, after]);
        const { lines, blank } = lineChanges(before, after);
        assert.equal(lines === 0, before === after);
        assert.ok(blank <= lines);
      }),
    );
  });
});
