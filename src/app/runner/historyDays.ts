import { t } from '@vscode/l10n';
import type { HistoryEntry } from '../../core/request/history.ts';

/** What was sent on one day, as the calendar of this computer has it. */
export interface HistoryDay {
  /** `2026-11-29`, which no language changes. */
  readonly key: string;
  readonly title: string;
  /** The newest first. */
  readonly entries: readonly HistoryEntry[];
}

/** The history by day, in its own order; an entry whose time cannot be read stands at the end of the day before it. */
export function daysOf(history: readonly HistoryEntry[], now: Date): readonly HistoryDay[] {
  const days = new Map<string, HistoryEntry[]>();
  let key = dayKey(now);
  for (const entry of history) {
    const at = new Date(entry.at);
    if (!Number.isNaN(at.getTime())) key = dayKey(at);
    const day = days.get(key) ?? [];
    days.set(key, day);
    day.push(entry);
  }
  return Array.from(days, ([one, entries]) => ({ key: one, title: dayTitle(one, now), entries }));
}

/** Whether a day that was called `Today` then is still. */
export function isSameDay(then: Date, now: Date): boolean {
  return dayKey(then) === dayKey(now);
}

/** Milliseconds until the next day begins, as the calendar of this computer has it. */
export function untilTomorrow(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();
}

function dayKey(at: Date): string {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${at.getFullYear()}-${month}-${day}`;
}

function dayTitle(key: string, now: Date): string {
  if (key === dayKey(now)) return t`Today`;
  if (key === dayKey(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return t`Yesterday`;
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  if (year !== now.getFullYear()) options.year = 'numeric';
  return new Date(year, month - 1, day).toLocaleDateString(undefined, options);
}
