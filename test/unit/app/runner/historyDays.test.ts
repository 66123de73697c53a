import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../../../src/core/request/history.ts';
import { daysOf, isSameDay, untilTomorrow } from '../../../../src/app/runner/historyDays.ts';

const now = new Date(2026, 10, 29, 0, 5);

function entry(id: string, at: Date | string): HistoryEntry {
  return { id, at: typeof at === 'string' ? at : at.toISOString(), instanceId: 'lab', request: '', status: 200, took: 1 };
}

const shown = (history: readonly HistoryEntry[]) =>
  daysOf(history, now).map(({ title, entries }) => [title, entries.map(({ id }) => id).join('')]);

describe('the history by day', () => {
  it('begins with today, however early it is, and yesterday', () => {
    const history = [entry('a', now), entry('b', new Date(2026, 10, 28, 23, 59)), entry('c', new Date(2026, 10, 28, 0, 0))];
    assert.deepEqual(shown(history), [
      ['Today', 'a'],
      ['Yesterday', 'bc'],
    ]);
  });

  it('tells the date of other days, and the year where it is another', () => {
    const [last, older] = daysOf([entry('a', new Date(2026, 10, 20, 9)), entry('b', new Date(2025, 10, 20, 9))], now);
    assert.match(last?.title ?? '', /20/);
    assert.doesNotMatch(last?.title ?? '', /2026/);
    assert.match(older?.title ?? '', /2025/);
    assert.deepEqual([last?.key, older?.key], ['2026-11-20', '2025-11-20']);
  });

  it('is of today until the day is over, and no longer', () => {
    const evening = new Date(2026, 10, 29, 23, 59, 30);
    assert.equal(untilTomorrow(evening), 30_000);
    assert.ok(isSameDay(new Date(2026, 10, 29), evening));
    assert.ok(!isSameDay(evening, new Date(evening.getTime() + untilTomorrow(evening))));
  });

  it('loses no entry whose time cannot be read', () => {
    assert.deepEqual(shown([entry('a', 'broken'), entry('b', new Date(2026, 10, 28, 9)), entry('c', 'broken')]), [
      ['Today', 'a'],
      ['Yesterday', 'bc'],
    ]);
    assert.deepEqual(shown([]), []);
  });
});
