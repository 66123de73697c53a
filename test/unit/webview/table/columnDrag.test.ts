import assert from 'node:assert/strict';
import { dropPlace } from '../../../../src/webview/table/columnDrag.ts';

describe('a column that is pulled by its header', () => {
  const widths = [100, 50, 80];
  const places: readonly (readonly [from: number, x: number, to: number])[] = [
    [0, 40, 0],
    [0, 120, 0],
    [0, 130, 1],
    [0, 195, 2],
    [0, 900, 2],
    [2, 195, 2],
    [2, 120, 1],
    [2, 40, 0],
    [2, -30, 0],
    [1, 120, 1],
    [1, 60, 1],
    [1, 45, 0],
  ];
  for (const [from, x, to] of places) {
    it(`comes from ${from} to ${to} when it is dropped at ${x}`, () => assert.equal(dropPlace(widths, from, x), to));
  }
});
