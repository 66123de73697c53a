import { t } from '@vscode/l10n';
import { environmentWords } from '../../core/instances/environmentWords.ts';
import type { Environment } from '../../core/instances/profile.ts';
import type { Instances } from '../support/services.ts';

type Access = ReturnType<Instances['access']>;

const minute = 60_000;

/** Minutes until then, the one that has begun included: 10 right after unlocking, 1 in the last. Both in epoch milliseconds. */
export function minutesLeft(until: number, now: number): number {
  return Math.max(1, Math.ceil((until - now) / minute));
}

/** The same in two letters: VS Code takes no more beside the label of a row, and never cuts them off. */
export function minutesBadge(until: number, now: number): string {
  const minutes = minutesLeft(until, now);
  return minutes < 10 ? t`${minutes}m` : String(minutes);
}

/** Milliseconds until another number of minutes is left. */
export function untilNextMinute(until: number, now: number): number {
  return (until - now) % minute || minute;
}

/** Whether writes get through, where that is not by asking each time; undefined there. */
export function lockWords({ access, unlockedUntil }: Access, now: number): string | undefined {
  if (unlockedUntil !== undefined) return t`unlocked, ${minutesLeft(unlockedUntil, now)} min left`;
  if (access === 'confirm') return undefined;
  return access === 'readOnly' ? t`read-only` : t`writes allowed`;
}

/** What an admin must not mistake, beside an instance's name. The lock comes first: the end is cut off where there is little room. */
export function instanceDescription(environment: Environment | undefined, access: Access, now: number): string {
  const use = environment === undefined ? undefined : environmentWords()[environment];
  return [lockWords(access, now), use].filter((words) => words !== undefined).join(' · ');
}
