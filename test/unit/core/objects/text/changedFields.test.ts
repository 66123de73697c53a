import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { changedFields, placedVersions } from '../../../../../src/core/objects/text/changedFields.ts';
import { addedAndRemoved } from '../../../../../src/core/objects/text/lineChanges.ts';
import type { Version } from '../../../../../src/core/objects/text/versions.ts';

describe('what changed in a version', () => {
  const cases: readonly (readonly [what: string, before: unknown, after: unknown, expected: string | undefined])[] = [
    ['nothing', { a: 1 }, { a: 1 }, undefined],
    ['nothing but the lock', { a: 1, versionLock: 1 }, { a: 1, versionLock: 2 }, undefined],
    ['fields, by their names', { city: 'Zug', place: { room: 1 }, x: 1 }, { city: 'Bern', place: { room: 2 }, x: 1 }, 'city, place.room'],
    ['a text with lines, by how many', { script: 'a\nb\nc' }, { script: 'a\nB\nc\nd' }, 'script (+2 −1)'],
    ['a text that was not there', { script: null }, { script: 'a\nb' }, 'script (+2 −1)'],
    ['a secret, by its name alone', { password: 'a\nb' }, { password: 'c\nd' }, 'password'],
    ['more than a few', { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }, {}, 'a, b, c, d, e, f and 1 more'],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`is told of ${what}`, () => assert.equal(changedFields(JSON.stringify(before), JSON.stringify(after)), expected));
  }

  it('is nothing where one of them is no document', () => assert.equal(changedFields('', '{}'), undefined));

  it('is told of what a save was made over, else of the version before', () => {
    const version = (text: string, over?: string): Version => ({ at: 'x', how: 'saved', text, ...(over === undefined ? {} : { over }) });
    const placed = placedVersions([version('c', 'b2'), version('b'), version('a')]);
    assert.deepEqual(
      placed.map(({ before }) => before),
      ['b2', 'a', undefined],
    );
  });

  it('counts as many lines as the text has more', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' a', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { added, removed } = addedAndRemoved(before, after);
        assert.equal(added - removed, after.split('\n').length - before.split('\n').length);
        assert.equal(added + removed === 0, before === after);
      }),
    );
  });
});
