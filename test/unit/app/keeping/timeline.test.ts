import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { rowToStayOn, timelineOf } from '../../../../src/app/keeping/timeline.ts';
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

describe('the row that a person stays on when rows come', () => {
  const table: readonly (readonly [what: string, before: string, active: string | undefined, after: string, stays: string | undefined])[] =
    [
      ['is the one that was reached, whatever comes above it', 'a b c ?', 'c', 'x a y b z c', 'c'],
      ['is the first for whoever did not move', 'a b c ?', 'a', 'x a b c', undefined],
      ['is the first where there was none', '', undefined, 'a b', undefined],
      ['is that which stands for the wait, once more is asked for', 'a b c +', '+', 'a b c ?', '?'],
      ['is the first of those that came where one waited for them', 'a b c ?', '?', 'a b x c y +', 'x'],
      ['is what says why none came', 'a b c ?', '?', 'a b c !', '!'],
      ['is the first where what was reached is gone and nothing came', 'a b c ?', '?', 'a b c', undefined],
    ];
  for (const [what, before, active, after, stays] of table)
    it(what, () => assert.equal(rowToStayOn(before.split(' '), active, after.split(' ')), stays));
});
