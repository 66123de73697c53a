import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { headLine, pieceLine, readHead, readPiece, readText, textLine } from '../../../../../src/core/sets/snapshot/kindLines.ts';
import type { Unread } from '../../../../../src/core/sets/source.ts';
import { anyCharacter } from '../../../../support/anyCharacter.ts';

const unread: fc.Arbitrary<Unread | undefined> = fc.constantFrom<Unread | undefined>(
  undefined,
  { why: 'forbidden', status: 403, privileges: ['Read Policies'] },
  { why: 'answer', status: 500 },
  { why: 'network' },
  { why: 'stopped' },
);
const plain = { noNullPrototype: true } as const;
const entry = fc.record({ id: fc.string(), name: fc.string({ unit: anyCharacter }), unread, isKept: fc.constant(false) }, plain);
const number = fc.option(fc.nat(), { nil: undefined });
const head = fc.record(
  {
    resource: fc.string(),
    place: fc.nat(),
    version: fc.option(fc.string(), { nil: undefined }),
    listedAt: number,
    unread,
    entries: fc.array(entry),
  },
  plain,
);

describe('the lines of a snapshot', () => {
  it('say what they were made of, each on one line', () => {
    fc.assert(
      fc.property(head, fc.string({ unit: anyCharacter }), (made, text) => {
        assert.deepEqual(readHead(headLine(made)), made);
        assert.equal(readText(textLine(text)), text);
        const pieces = [
          { is: 'begun', version: made.version },
          { is: 'text', id: made.resource, text },
          { is: 'listed', at: made.place, isPart: true, entries: made.entries.map((one) => ({ ...one, unread: undefined })) },
        ] as const;
        for (const piece of pieces) {
          const line = pieceLine(piece);
          assert.deepEqual(readPiece(line), piece);
          assert.ok(!line.includes('\n'));
        }
        assert.ok(!`${headLine(made)}${textLine(text)}`.includes('\n'));
      }),
    );
  });

  it('may be anything: what is none of ours is nothing', () => {
    const any = fc.oneof(
      fc.string(),
      fc.json(),
      fc.object().map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(any, (line) => {
        for (const read of [readHead, readPiece, readText]) read(line);
      }),
    );
    for (const line of ['', '{}', '{"format":2,"resource":"a","entries":[]}', '[1,2]', '{"listed":"x"}', 'null']) {
      assert.equal(readHead(line), undefined, line);
      assert.equal(readPiece(line), undefined, line);
    }
    assert.equal(readText('null'), undefined);
  });

  it('kept when an object could not be read, that its text is of before', () => {
    const kept = { id: '1', name: 'One', unread: { why: 'network' }, isKept: true } as const;
    const line = headLine({ resource: 'a', place: 0, version: undefined, listedAt: undefined, unread: undefined, entries: [kept] });
    assert.deepEqual(readHead(line)?.entries, [kept]);
  });
});
