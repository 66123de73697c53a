import { ExactNumber } from '../json/exact.ts';
import { isRecord } from '../json/wire.ts';

/** The value at a dotted path (`general.name`), own properties only. */
export function valueAt(row: unknown, path: string): unknown {
  let at: unknown = row;
  for (const name of path.split('.')) {
    if (!isRecord(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

/** A scalar as text, a number as the server wrote it; `undefined` for nothing, an empty text, an object or a list. */
export function textAt(row: unknown, path: string): string | undefined {
  const value = valueAt(row, path);
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactNumber) return value.toString();
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
