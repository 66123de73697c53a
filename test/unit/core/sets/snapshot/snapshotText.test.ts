import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { headLine, pieceLine, readHead, readPiece, readText, textLine } from '../../../../../src/core/sets/snapshot/kindLines.ts';
import { maskSecrets } from '../../../../../src/core/objects/plan/secrets.ts';
import { maskedDocument } from '../../../../../src/core/sets/folder/maskedTexts.ts';
import { maskDocument } from '../../../../../src/core/sets/snapshot/maskDocument.ts';
import type { Unread } from '../../../../../src/core/sets/source.ts';

const unread: fc.Arbitrary<Unread | undefined> = fc.constantFrom<Unread | undefined>(
  undefined,
  { why: 'forbidden', status: 403, privileges: ['Read Policies'] },
  { why: 'answer', status: 500 },
  { why: 'network' },
  { why: 'stopped' },
);
const plain = { noNullPrototype: true } as const;
const entry = fc.record({ id: fc.string(), name: fc.string({ unit: 'binary' }), unread, isKept: fc.constant(false) }, plain);
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
      fc.property(head, fc.string({ unit: 'binary' }), (made, text) => {
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

describe('a document that is kept', () => {
  const profile = (payload: string): string => JSON.stringify({ general: { id: 1, payloads: payload } });
  const wifi =
    '<?xml version="1.0"?><plist><dict><key>SSID</key><string>Staff</string><key>Password</key><string>hunter2</string></dict></plist>';
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl';
  for (const [what, text, kept] of [
    ['a password of a field', JSON.stringify({ password: 'hunter2', name: 'a' }), 'name'],
    ['a password in the property list of a profile', profile(wifi), 'SSID'],
    ['the same where the server escapes what begins a tag', profile(wifi).replaceAll('<', String.raw`\u003c`), 'SSID'],
    [
      'a private key in a text',
      JSON.stringify({ notes: 'a\n-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----\nb' }),
      'notes',
    ],
    ['a password that a script assigns', JSON.stringify({ scriptContents: '#!/bin/sh\nPASSWORD="hunter2"\necho hunter1' }), 'hunter1'],
    ['the challenge of a certificate authority', profile(wifi.replace('Password', 'Challenge')), 'SSID'],
    ['the account of an address', JSON.stringify({ url: 'https://reader:hunter2@files.example.org/x', name: 'a' }), 'files.example.org'],
    ['a signed token in a script', JSON.stringify({ scriptContents: `curl -H "x: ${token}" # hunter1` }), 'hunter1'],
  ] as const) {
    it(`is without ${what}`, () => {
      const masked = maskDocument(text);
      assert.doesNotMatch(masked, /hunter2|eyJzdWIi/);
      assert.ok(masked.includes(kept));
      assert.equal(maskDocument(masked), masked, 'twice is once');
      JSON.parse(masked);
    });
  }

  it('is as it was where nothing is secret', () => {
    const text = `${JSON.stringify({ id: 1.1, name: '<b>', scriptContents: '#!/bin/sh\necho "<key>" # a script' }, undefined, 2)}\n`;
    assert.equal(maskDocument(text), text);
  });
});

describe('what masks thousands of documents', () => {
  it('masks what any other masks, and the same as a pulled folder', () => {
    const name = fc.constantFrom('password', 'name', 'code', 'activation_code', 'key', 'data', 'recoveryKey', '0', '#xml', 'list');
    const leaf = fc.constantFrom<unknown>('hunter2', '', 7, true, null, '<a password="x"/>', 'words');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.dictionary(name, tie('value'), { maxKeys: 4 }),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, (document) => {
        const text = JSON.stringify(document);
        const masked = maskDocument(text);
        assert.equal(maskSecrets(masked), masked);
        assert.deepEqual(JSON.parse(masked), JSON.parse(maskedDocument(text)));
      }),
      { numRuns: 500 },
    );
  });
});
