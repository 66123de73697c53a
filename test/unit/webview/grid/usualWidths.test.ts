import assert from 'node:assert/strict';
import { usualWidths } from '../../../../src/webview/grid/usualWidths.ts';

describe('usualWidths', () => {
  /** A font whose letters are ten wide, eleven when bold. */
  const measure = (text: string, isBold: boolean): number => text.length * (isBold ? 11 : 10);
  const table: readonly (readonly [what: string, title: string, cells: readonly string[], width: number])[] = [
    ['the narrowest for next to nothing', 'Id', ['1'], 72],
    ['the title with its arrow', 'Operating system', ['15'], 16 * 11 + 44],
    ['the widest of the longest cells', 'Id', ['a', 'abcdefghij', 'abc'], 124],
    ['the widest there is for a long text', 'Notes', ['x'.repeat(5000)], 360],
    ['the title alone where there is no row yet', 'Serial number', [], 13 * 11 + 44],
  ];
  for (const [what, title, cells, width] of table) {
    it(`is ${what}`, () => {
      const sample = cells.map((cell) => [cell]);
      assert.deepEqual(usualWidths([title], sample, measure), [width]);
    });
  }

  it('measures three texts of a column at the most', () => {
    let measured = 0;
    const rows = Array.from({ length: 1000 }, (_, index) => ['x'.repeat(index % 40)]);
    usualWidths(['Name'], rows, (text, isBold) => {
      measured += 1;
      return measure(text, isBold);
    });
    assert.equal(measured, 4);
  });

  it('bears a row with fewer cells than there are columns', () => {
    assert.deepEqual(usualWidths(['A', 'B'], [['x']], measure), [72, 72]);
  });
});
