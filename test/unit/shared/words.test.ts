import assert from 'node:assert/strict';
import { listOfNames, joinSentences } from '../../../src/shared/words.ts';

describe('sentences', () => {
  it('stand one after the other, without what there is nothing to say of', () => {
    assert.equal(joinSentences('It was saved.', undefined, '', 'Others had changed it.'), 'It was saved. Others had changed it.');
    assert.equal(joinSentences(undefined, ''), '');
  });
});

describe('a list of names', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const table: readonly (readonly [count: number, most: number, shown: number | undefined, text: string])[] = [
    [0, 4, 3, ''],
    [1, 4, 3, 'a'],
    [4, 4, 3, 'a, b, c, d'],
    [5, 4, 3, 'a, b, c and 2 more'],
    [5, 5, undefined, 'a, b, c, d, e'],
    [6, 5, undefined, 'a, b, c, d, e and 1 more'],
  ];
  for (const [count, most, shown, text] of table) {
    it(`of ${count}, of which ${most} are named: ${text}`, () => assert.equal(listOfNames(names.slice(0, count), most, shown), text));
  }
});
