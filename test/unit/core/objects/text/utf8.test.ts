import assert from 'node:assert/strict';
import { utf8Text } from '../../../../../src/core/objects/text/utf8.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the bytes of a document', () => {
  it('are UTF-8, with a byte order mark where there is one', () => {
    assert.equal(utf8Text(utf8('für “é” 🚀'), 'utf8'), 'für “é” 🚀');
    assert.equal(utf8Text(utf8('\uFEFF#!/bin/sh\n'), 'utf8bom'), '\uFEFF#!/bin/sh\n');
    assert.equal(utf8Text(utf8('für'), undefined), 'für');
  });

  it('are refused where they are of another encoding, and the sentence names it and the way out', () => {
    const foreign: readonly (readonly [string, Uint8Array])[] = [
      ['windows1252', bytes(0x66, 0xfc, 0x72)],
      ['macroman', bytes(0x66, 0x9f, 0x72)],
      ['utf16le', bytes(0xff, 0xfe, 0x66, 0x00)],
      // Letters of Chinese whose bytes are those of others in UTF-8.
      ['gbk', bytes(0xc1, 0xaa, 0xcd, 0xa8)],
      ['gb18030', utf8('ü')],
    ];
    for (const [encoding, text] of foreign)
      assert.throws(() => utf8Text(text, encoding), new RegExp(`“${encoding}”.*Reopen with Encoding and UTF-8`));
  });

  it('are refused where nobody knows their encoding', () => {
    assert.throws(() => utf8Text(bytes(0x66, 0xfc, 0x72), undefined), /This text is not UTF-8/);
    assert.throws(() => utf8Text(bytes(0x66, 0xfc, 0x72), 'utf8'), /This text is not UTF-8/);
  });

  it('may be ASCII in any encoding: no letter is another one', () => {
    assert.equal(utf8Text(utf8('echo 1\n'), 'windows1252'), 'echo 1\n');
  });
});
