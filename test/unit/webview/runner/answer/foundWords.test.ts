import assert from 'node:assert/strict';
import { foundWords } from '../../../../../src/webview/runner/answer/useFind.ts';

describe('what was found in an answer, in words', () => {
  const table: readonly (readonly [count: number, isCut: boolean, now: string, words: string])[] = [
    [0, false, 'hall', 'Nothing found'],
    [1, false, 'hall', '1 result'],
    [1200, false, 'hall', '1,200 results'],
    [1000, true, 'hall', 'The first 1,000 results'],
    [0, false, '$.results[', 'Nothing found for “hall”'],
    [1, false, '$.results[', '1 result for “hall”'],
    [1200, false, '$.results[', '1,200 results for “hall”'],
    [1000, true, '$.results[', 'The first 1,000 results for “hall”'],
  ];
  for (const [count, isCut, now, words] of table)
    it(`is “${words}”, with ${now} in the field`, () => assert.equal(foundWords({ count, isCut, sought: 'hall' }, now), words));
});
