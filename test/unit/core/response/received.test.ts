import assert from 'node:assert/strict';
import { receivedPart } from '../../../../src/core/response/received.ts';

const part = (text: string | Uint8Array, secretFields: readonly string[] = []) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return receivedPart(bytes, 1_000_000, new Set(secretFields));
};

describe('the part of an answer that came', () => {
  it('is shown as it came, with the size of all that came', () => {
    const text = '{\n  "results": [{ "id": "1", "name": "Ann';
    assert.deepEqual(part(text), { text, size: 1_000_000 });
  });

  it('keeps every secret to itself, also one that was cut off', () => {
    const text = [
      '{"name":"x","password":"canary-1","clientSecret" : "canary \\" 2","unlockToken":"canary-3","pin":12345678',
      '"lapsValue":"canary-4","note":"eyJhbGciOiJI.eyJzdWIiOiIx.canary-5","token":"canary-6',
    ];
    const shown = part(text.join(','), ['lapsValue'])?.text ?? '';
    assert.doesNotMatch(shown, /canary|12345678/);
    assert.match(shown, /"name":"x"/);
  });

  it('is nothing where nothing came, or nothing that can be read', () => {
    for (const none of ['', ' \n', new Uint8Array(500), Uint8Array.from({ length: 500 }, (_, n) => 0x80 + (n % 64))])
      assert.equal(part(none), undefined);
  });

  it('ends a character that was cut in two with a sign for it, and is long no more than 64 KB', () => {
    assert.equal(part(new TextEncoder().encode('Zürich ü').subarray(0, -1))?.text, 'Zürich \ufffd');
    assert.equal(part('a'.repeat(100_000))?.text.length, 65_536);
  });
});
