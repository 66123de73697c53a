import assert from 'node:assert/strict';
import { neighbourOf } from '../../../../src/app/lists/neighbour.ts';

describe('the neighbour of a row that is gone', () => {
  const table: readonly [gone: string, after: string, neighbour: string | undefined][] = [
    ['b', 'acd', 'c'],
    ['b', 'ad', 'd'],
    ['d', 'abc', 'c'],
    ['d', 'a', 'a'],
    ['a', '', undefined],
    ['x', 'abcd', 'a'],
  ];
  for (const [gone, after, neighbour] of table) {
    it(`${gone} of abcd, where ${after || 'none'} is left`, () => {
      assert.equal(neighbourOf(gone, ['a', 'b', 'c', 'd'], new Set(after)), neighbour);
    });
  }
});
