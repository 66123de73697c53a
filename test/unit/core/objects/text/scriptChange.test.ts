import assert from 'node:assert/strict';
import { scriptChange } from '../../../../../src/core/objects/text/scriptChange.ts';

describe('what a save does to a script', () => {
  it('is said in lines, and whether blanks are all that changes', () => {
    const cases: readonly (readonly [string, string, string, boolean])[] = [
      ['a\nb\n', 'a\nB\n', '1 line of the text changes.', false],
      ['a\nb\nc\n', 'A\nB\nc\n', '2 lines of the text change.', false],
      ['a \nb \nc\n', 'a\nb\nC\n', '3 lines of the text change, 2 of them only in blanks.', true],
      ['a \nb \n', 'a\nb\n', '2 lines of the text change, only in blanks.', true],
      ['a\nb', 'a\nb\n', '1 line of the text changes, only in blanks.', true],
      ['a\r\n', 'a\n', 'Line ends of the text change.', false],
    ];
    for (const [before, after, lines, blanks] of cases) assert.deepEqual(scriptChange(before, after), { lines, blanks });
  });

  it('names what goes along although nobody typed it', () => {
    const { beyond } = scriptChange('a\nRS="\r"\nb\r\nc\n', 'a\nRS="\n"\nb\nd\n');
    assert.equal(
      beyond,
      'VS Code cannot keep this text as it is: with a save, line 4 in CRLF and line 2 in a lone carriage return will end in LF. A lone carriage return may be part of what it does.',
    );
  });
});
