import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { ReadSession, Session } from '../../../../src/core/instances/session.ts';

const folder = new URL('../../../../src/core/listing/', import.meta.url);

describe('what lists objects', () => {
  it('is unable to write, by type', () => {
    // Never called: the compiler is the test.
    const tries = (session: ReadSession, whole: Session, signal: AbortSignal): readonly unknown[] => {
      const request = { url: '', headers: {}, lane: 'tree' } as const;
      const reader: ReadSession = whole;
      return [
        reader.send({ ...request, method: 'GET' }, signal),
        // @ts-expect-error -- A write.
        session.send({ ...request, method: 'DELETE' }, signal),
        // @ts-expect-error -- A body.
        session.send({ ...request, method: 'GET', body: '{}' }, signal),
      ];
    };
    assert.equal(tries.length, 3);
  });

  it('never sees a session that can', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    assert.ok(files.length > 5);
    for (const name of files) assert.doesNotMatch(readFileSync(new URL(name, folder), 'utf8'), /\bSession\b/, name);
  });
});
