import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { heldText, unkeptIn, unkeptWords } from '../../../../../src/core/objects/text/heldText.ts';

function words(text: string): string {
  const unkept = unkeptIn(text);
  assert.ok(unkept !== undefined, 'all is kept');
  return unkeptWords(unkept);
}

describe('a text as VS Code holds it', () => {
  it('has the line end that most lines have', () => {
    assert.equal(heldText('a\nb\r\nc\n'), 'a\nb\nc\n');
    assert.equal(heldText('a\r\nb\nc\r\n'), 'a\r\nb\r\nc\r\n');
    assert.equal(heldText('a\r\nb\n'), 'a\nb\n');
    assert.equal(heldText('RS="\r"\na\n'), 'RS="\n"\na\n');
    assert.equal(heldText('no end'), 'no end');
  });

  it('has no half of a character', () => {
    assert.equal(heldText('a\uD83Db 🚀'), 'a\uFFFDb 🚀');
  });

  it('says what it cannot keep, by lines', () => {
    assert.equal(unkeptIn('a\nb\n'), undefined);
    assert.equal(unkeptIn('a\r\nb\r\n'), undefined);
    assert.equal(unkeptIn('no end'), undefined);
    assert.equal(unkeptIn(''), undefined);
    const both = unkeptIn('#!/bin/sh\necho 1\r\nawk RS="\r" x\nend\n');
    assert.deepEqual(both, { returns: [3], ends: [2], halves: [], end: 'LF' });
    assert.equal(words('#!/bin/sh\necho 1\r\nawk RS="\r" x\nend\n'), 'line 2 in CRLF and line 3 in a lone carriage return will end in LF');
    assert.equal(words('a\r\nb\r\nc\n'), 'line 3 in LF will end in CRLF');
    assert.equal(words('a\n\uD83D\n'), 'half a character in line 2 will be replaced');
  });

  it('names the first lines and counts the others', () => {
    const text = `${'a\n'.repeat(30)}${'b\r\n'.repeat(12)}`;
    assert.match(words(text), /^lines 31, 32, 33, 34, 35, 36, 37, 38 and 4 more in CRLF will end in LF$/);
  });

  it('is kept as it is from then on', () => {
    const texts = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', '\uD83D', '\uDE80', 'é')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const held = heldText(text);
        assert.equal(heldText(held), held);
        assert.equal(unkeptIn(held), undefined);
        assert.equal(unkeptIn(text) === undefined, held === text);
      }),
    );
  });
});
