import assert from 'node:assert/strict';
import { exportedWords } from '../../../../src/app/keeping/exportedWords.ts';

describe('what is said of an export into one file', () => {
  const whys = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
  for (const [count, failures, expected] of [
    [2, [], '2 objects were exported.'],
    [1, [], '1 object was exported.'],
    [1, whys.slice(0, 1), '1 object was exported. One.'],
    [9, whys, '9 objects were exported. One. Two. Three. 2 more could not be read.'],
    [0, whys.slice(0, 2), 'Nothing was exported, and no file was written: none of the objects could be read. One. Two.'],
  ] as const) {
    it(`of ${count}, where ${failures.length} could not be read`, () => assert.equal(exportedWords(count, failures), expected));
  }
});
