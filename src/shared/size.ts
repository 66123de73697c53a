import { t } from '@vscode/l10n';

/** How much of something there is: `1.4 of 2.9 KB`, `900 B of 2.9 KB`. */
export function bytesOf(count: number, total: number | undefined): string {
  if (total === undefined) return sizeText(count);
  const [some, all] = [sizeText(count), sizeText(total)];
  const [number = '', unit] = some.split(' ');
  return unit === all.split(' ')[1] ? t`${number} of ${all}` : t`${some} of ${all}`;
}

/** A number of bytes for people: `1.2 MB`, in steps of 1,024, as the setting for the size of answers counts. */
export function sizeText(count: number): string {
  if (count < 1024) return `${count} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = count / 1024;
  let at = 0;
  while (value >= 1023.95 && at < units.length - 1) {
    value /= 1024;
    at++;
  }
  return `${value.toFixed(value < 100 ? 1 : 0)} ${units[at] ?? ''}`;
}
