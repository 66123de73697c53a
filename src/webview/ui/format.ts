import { t } from '@vscode/l10n';

/** `312 ms`, `1.2 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 1000) return t`${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return t`${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `2,431`. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US');
}

/** The time of day of an ISO time, in the reader's zone. */
export function timeOfDay(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
