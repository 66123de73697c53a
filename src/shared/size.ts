/** A number of bytes for people: `1.2 MB`, in steps of 1,024, as the setting for the size of answers counts. */
export function bytes(count: number): string {
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
