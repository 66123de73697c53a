import assert from 'node:assert/strict';
import { asSought, holdsSought, looseQuotes } from '../../../../src/core/listing/searchText.ts';

describe('a text that is looked for', () => {
  const alike: readonly (readonly [one: string, other: string])[] = [
    ["Tom's MacBook", 'Tom’s MacBook'],
    ['Lab - 2', 'Lab – 2'],
    ['"Blue" room', '“Blue” room'],
    ['A B', 'A\u00A0B'],
    ['Büro', 'Bu\u0308ro'],
    ['ÉCOLE', 'école'],
  ];
  for (const [one, other] of alike)
    it(`is found whichever way it is written: ${one}`, () => {
      assert.equal(asSought(one), asSought(other));
      assert.ok(holdsSought(`x ${one} y`, other) && holdsSought(`x ${other} y`, one));
    });

  it('is not found where it is not, and an empty one nowhere', () => {
    assert.equal(holdsSought('Toms MacBook', "Tom's"), false);
    assert.equal(holdsSought('x', ''), false);
  });

  it('leaves open which quote or dash the server has', () => {
    assert.equal(looseQuotes("*Tom's Mac-1*"), '*Tom*s Mac-1*');
    assert.equal(looseQuotes('*Lab – 2*'), '*Lab * 2*');
    assert.equal(looseQuotes('*“Blue” room*'), '*Blue* room*');
  });
});
