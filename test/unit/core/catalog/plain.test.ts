import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { oneLine } from '../../../../src/core/catalog/plain.ts';

describe('oneLine', () => {
  it('cuts without halving a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 2, max: 30 }), (text, max) => {
        const line = oneLine(text, max);
        assert.ok(line.length <= max);
        assert.doesNotMatch(line, /[\ud800-\udfff]/u);
      }),
      { numRuns: 200 },
    );
  });
});
