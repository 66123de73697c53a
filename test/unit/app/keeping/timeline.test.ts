import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { timelineOf } from '../../../../src/app/keeping/timeline.ts';
import type { ServerEntry } from '../../../../src/core/objects/history/serverHistory.ts';
import type { Version } from '../../../../src/core/objects/text/versions.ts';

const version = (at: string): Version => ({ at, how: 'saved', text: '{}' });
const entry = (at: number | undefined): ServerEntry => ({ at, user: 'u', note: 'n', details: '' });

describe('the past of an object', () => {
  it('is told by time, the newest first, with what has no date at the end', () => {
    const rows = timelineOf(
      [version('2026-01-03T00:00:00Z'), version('2026-01-01T00:00:00Z')],
      [entry(undefined), entry(Date.parse('2026-01-02T00:00:00Z'))],
    );
    assert.deepEqual(
      rows.map(({ kind, at }) => `${kind} ${at === undefined ? '' : new Date(at).getUTCDate()}`),
      ['version 3', 'entry 2', 'version 1', 'entry '],
    );
  });

  it('has all of both, and never a later one behind an earlier one', () => {
    const day = fc.integer({ min: 0, max: 5 }).map((days) => days * 86_400_000);
    fc.assert(
      fc.property(fc.array(day), fc.array(fc.option(day, { nil: undefined })), (ours, theirs) => {
        const rows = timelineOf(
          ours.map((at) => version(new Date(at).toISOString())),
          theirs.map(entry),
        );
        assert.equal(rows.length, ours.length + theirs.length);
        const times = rows.map(({ at }) => at ?? -1);
        assert.deepEqual(
          times,
          times.toSorted((one, other) => other - one),
        );
      }),
    );
  });
});
