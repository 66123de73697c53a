/** A stored object. Rows that are made on demand have getters, so read fields, never spread a made row without need. */
export type Row = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `general.site.name`; undefined where the way breaks off. */
export function at(row: unknown, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split('.')) {
    if (!isRecord(value)) return undefined;
    value = value[key];
  }
  return value;
}

/** Text of a scalar; empty for anything else. */
export function scalar(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const digits = /^-?\d+(\.\d+)?$/;
const instant = /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/;

/** Order as a database has it: numbers by size, dates by time, text without regard to case, nothing first. */
export function compareValues(a: unknown, b: unknown): number {
  const left = scalar(a);
  const right = scalar(b);
  if (left === right) return 0;
  if (left === '' || right === '') return left === '' ? -1 : 1;
  if (digits.test(left) && digits.test(right)) return Number(left) - Number(right);
  if (instant.test(left) && instant.test(right)) return Date.parse(left) - Date.parse(right);
  const low = left.toLowerCase();
  const high = right.toLowerCase();
  return low < high ? -1 : low > high ? 1 : 0;
}
