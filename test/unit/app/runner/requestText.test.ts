import assert from 'node:assert/strict';
import { writeSavedRequest } from '../../../../src/core/request/savedRequest.ts';
import { RequestText, utf8File } from '../../../../src/app/runner/requestText.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';

const at = (path: string): string => writeSavedRequest({ ...emptyDraft, path });

describe('the text of a request file', () => {
  it('is what was written, not what was typed while it was being written', () => {
    const file = new RequestText(at('/v1/a'));
    file.take(at('/v1/b'));
    assert.equal(file.stored, at('/v1/b'));
    assert.ok(file.holds(at('/v1/b')));
    // The runner shows this by now: it is a change that no other program's write may replace.
    assert.ok(!file.holds(at('/v1/bc')));
  });

  it('is what it was where the write failed', () => {
    const file = new RequestText(at('/v1/a'));
    file.take(at('/v1/b'))();
    assert.equal(file.stored, at('/v1/a'));
    assert.ok(file.holds(at('/v1/a')));
  });

  it('may have a layout of its own', () => {
    const own = JSON.stringify(JSON.parse(at('/v1/a')));
    const file = new RequestText(own);
    assert.equal(file.stored, own);
    assert.ok(file.holds(at('/v1/a')));
  });

  it('takes nothing that is no request', () => {
    const file = new RequestText(at('/v1/a'));
    assert.throws(() => file.take('<<<<<<< HEAD'));
    assert.equal(file.stored, at('/v1/a'));
  });

  it('is UTF-8, with or without a mark, and is refused in any other encoding', () => {
    assert.equal(utf8File(new TextEncoder().encode('\uFEFFfür')), 'für');
    assert.throws(() => utf8File(Uint8Array.of(0x66, 0xfc, 0x72)), /not UTF-8/);
  });
});
