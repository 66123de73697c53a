import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { driftOf, type There } from '../../../../../src/core/sets/folder/drift.ts';

const copy = (digest: string): There => ({ kind: 'copy', digest });
const gone: There = { kind: 'gone' };
const unasked: There = { kind: 'unasked' };
const unread: There = { kind: 'unread', unread: { why: 'forbidden' } };

describe('what differs between what was pulled, a folder and Jamf Pro', () => {
  const table: readonly (readonly [what: string, base: string | undefined, mine: string | undefined, there: There, drift: string])[] = [
    ['nothing', 'a', 'a', copy('a'), '-'],
    ['nothing as far as is known', 'a', 'a', unasked, '-'],
    ['a change in Jamf', 'a', 'a', copy('b'), 'inJamf - changed'],
    ['a change here', 'a', 'b', copy('a'), 'here changed -'],
    ['a change here, where nobody asked', 'a', 'b', unasked, 'here changed -'],
    ['a change on both sides', 'a', 'b', copy('c'), 'both changed changed'],
    ['the same change on both sides, which is none', 'a', 'b', copy('b'), '-'],
    ['an object that is gone in Jamf', 'a', 'a', gone, 'inJamf - gone'],
    ['one that is gone in Jamf and was changed here', 'a', 'b', gone, 'both changed gone'],
    ['one whose files were taken away', 'a', undefined, copy('a'), 'here gone -'],
    ['one whose files were taken away, where nobody asked', 'a', undefined, unasked, 'here gone -'],
    ['one whose files were taken away, and that was changed in Jamf', 'a', undefined, copy('b'), 'both gone changed'],
    ['one that is gone on both sides, which is none', 'a', undefined, gone, '-'],
    ['one that is new in Jamf', undefined, undefined, copy('a'), 'inJamf - new'],
    ['one that is new here', undefined, 'a', unasked, 'here new -'],
    ['one that is new on both sides, and not the same', undefined, 'a', copy('b'), 'both new new'],
    ['one that could not be read', 'a', 'a', unread, 'unread - -'],
    ['a new one that could not be read', undefined, undefined, unread, 'unread - -'],
    ['one that could not be read and was changed here', 'a', 'b', unread, 'here changed -'],
  ];
  for (const [what, base, mine, there, expected] of table) {
    it(`is ${what}`, () => {
      const drift = driftOf({ base, mine, there });
      assert.equal(drift === undefined ? '-' : `${drift.state} ${drift.here ?? '-'} ${drift.there ?? '-'}`, expected);
    });
  }

  const digest = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
  const there: fc.Arbitrary<There> = fc.oneof(fc.constantFrom('a', 'b', 'c').map(copy), fc.constantFrom(gone, unasked, unread));

  it('is in one group at most, and says of each side just what was done there', () => {
    fc.assert(
      fc.property(digest, digest, there, (base, mine, its) => {
        const drift = driftOf({ base, mine, there: its });
        const theirs = its.kind === 'copy' ? its.digest : undefined;
        const isKnown = its.kind === 'copy' || its.kind === 'gone';
        if (drift === undefined) return assert.ok(isKnown ? theirs === mine || (base === mine && base === theirs) : base === mine);
        assert.equal(drift.here !== undefined, base !== mine);
        assert.equal(drift.there !== undefined, isKnown && base !== theirs);
        const both = drift.here !== undefined && drift.there !== undefined;
        assert.equal(drift.state === 'both', both);
        assert.equal(drift.state === 'here', drift.here !== undefined && !both);
        assert.equal(drift.state === 'unread', drift.here === undefined && its.kind === 'unread');
        return undefined;
      }),
    );
  });

  it('is nothing any more when one side took what the other one has', () => {
    fc.assert(
      fc.property(digest, digest, (mine, theirs) => {
        for (const taken of [mine, theirs]) {
          assert.equal(driftOf({ base: taken, mine: taken, there: taken === undefined ? gone : copy(taken) }), undefined);
        }
      }),
    );
  });
});
