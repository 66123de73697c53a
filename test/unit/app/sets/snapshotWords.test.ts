import assert from 'node:assert/strict';
import { readTakes, refreshedWords, refreshStep, snapshotWords, unreadLines } from '../../../../src/app/sets/snapshot/refreshWords.ts';
import { unreadWords } from '../../../../src/app/sets/unreadWords.ts';
import type { KindState, Unread } from '../../../../src/core/sets/source.ts';

describe('what a snapshot takes', () => {
  for (const [requests, time, words] of [
    [3870, 232_000, '3,870 requests, about 4 minutes'],
    [3870, undefined, '3,870 requests'],
    [1320, 80_000, '1,320 requests, about 80 seconds'],
    [20_000, 10_000_000, '20,000 requests, about 3 hours'],
    [40, 900, '40 requests, a few seconds'],
    [1, 300, '1 request'],
  ] as const) {
    it(`is ${words}`, () => assert.equal(readTakes({ requests, isLeast: false, time }), words));
  }

  it('is not known before the lists are there', () => {
    assert.match(readTakes({ requests: 60, isLeast: true, time: 1000 }), /^At least 60 requests/);
    assert.match(readTakes({ requests: 1, isLeast: true, time: 1000 }), /^At least 1 request:/);
  });

  it('is told on the way', () => {
    assert.deepEqual(refreshStep({ done: 1240, requests: 3870, left: undefined }), { message: '1,240 of 3,870 requests' });
    assert.deepEqual(refreshStep({ done: 0, requests: 1, left: undefined }), { message: '0 of 1 request' });
    assert.deepEqual(refreshStep({ done: 1935, requests: 3870, left: 120_000 }), {
      message: '1,935 of 3,870 requests, 2 min left',
      percent: 50,
    });
    assert.equal(refreshStep({ done: 0, requests: 0, left: 4000 }).message, '0 of 0 requests, 4 s left');
  });
});

describe('what there is of a snapshot', () => {
  const kind = (listedAt: number | undefined, count: number, unread?: Unread): KindState => ({ resource: 'a', listedAt, unread, count });
  const minute = 60_000;
  for (const [kinds, now, words] of [
    [[kind(0, 3), kind(5 * minute, 1200)], 6 * minute, 'Snapshot of 1,203 objects, 6 minutes old.'],
    [[kind(0, 1)], 1000, 'Snapshot of 1 object, just read.'],
    [[kind(0, 3)], 1000, 'Snapshot of 3 objects, just read.'],
    [[kind(0, 3)], minute, 'Snapshot of 3 objects, 1 minute old.'],
    [[kind(0, 3)], 180 * minute, 'Snapshot of 3 objects, 3 hours old.'],
    [[kind(0, 3)], 72 * 60 * minute, 'Snapshot of 3 objects, 3 days old.'],
    [[kind(minute, 3)], 0, 'Snapshot of 3 objects, just read.'],
    [[kind(0, 3), kind(undefined, 0, { why: 'network' })], minute, 'Snapshot of 3 objects, 1 minute old. 1 kind of it could not be read.'],
    [[kind(0, 3), kind(undefined, 0, { why: 'unsupported' })], minute, 'Snapshot of 3 objects, 1 minute old.'],
    [[kind(undefined, 0, { why: 'network' })], minute, 'Snapshot of 0 objects. 1 kind of it could not be read.'],
  ] as const) {
    it(`is told as ${words}`, () => assert.equal(snapshotWords({ kinds: () => kinds }, now), words));
  }
});

describe('what came of reading an instance', () => {
  const forbidden: Unread = { why: 'forbidden', privileges: ['Read Policies'] };

  it('is how many there are', () => {
    assert.equal(refreshedWords({ objects: 3870, read: 3870, kept: 0, unread: [] }, 'Acme'), 'The snapshot of Acme has 3,870 objects.');
  });

  it('is what could not be read, and why', () => {
    const unread = [
      { resource: 'classic/policies', unread: forbidden },
      { resource: 'scripts', id: '7', unread: { why: 'answer', status: 500 } },
      { resource: 'scripts', id: '8', unread: { why: 'gone' } },
    ] as const;
    assert.equal(
      refreshedWords({ objects: 12, read: 11, kept: 1, unread }, 'Acme'),
      'The snapshot of Acme has 12 objects. Not read: Policies. The account may not read it: it lacks Read Policies. 1 object could not be read. 1 is there as it was read earlier. 1 was deleted meanwhile.',
    );
    assert.deepEqual(unreadLines(unread), [
      'Policies: The account may not read it: it lacks Read Policies.',
      'Script 7: The answer was 500.',
      'Script 8: It was deleted while the others were being read.',
    ]);
  });

  it('is not that this Jamf Pro does not have a kind, unless that is all there is', () => {
    const unread = [{ resource: 'classic/policies', unread: { why: 'unsupported', status: 404 } }] as const;
    assert.equal(refreshedWords({ objects: 2, read: 2, kept: 0, unread }, 'Acme'), 'The snapshot of Acme has 2 objects.');
    assert.equal(
      refreshedWords({ objects: 0, read: 0, kept: 0, unread }, 'Acme'),
      'The snapshot of Acme has 0 objects. Not read: Policies. This Jamf Pro does not have it, or it is not set up there.',
    );
  });

  const reasons: Record<Unread['why'], RegExp> = {
    forbidden: /may not read/,
    gone: /deleted/,
    answer: /something between .*the list changed/,
    network: /No answer/,
    disk: /file/,
    stopped: /stopped/,
    sensitive: /reveals a secret/,
    unsupported: /does not have it/,
    limited: /its sites alone/,
    changed: /changed while it was read/,
    hidden: /does not show it/,
  };
  for (const [why, words] of Object.entries(reasons) as [Unread['why'], RegExp][]) {
    it(`has a sentence for ${why}`, () => assert.match(unreadWords({ why }), words));
  }
});
