import { isRecord } from '../openapi/wire.ts';

/** The rows of an answer, and how many there are in all, where the server says so. */
export interface Rows {
  readonly rows: readonly unknown[];
  readonly totalCount: number | undefined;
}

/**
 * Finds the rows in any of the shapes that lists come in (facts 3.13): a bare array, `results` of an envelope,
 * or the only property that is an array. `undefined`: there are none, so this was no list.
 */
export function rowsOf(json: unknown): Rows | undefined {
  if (Array.isArray(json)) return { rows: json, totalCount: undefined };
  if (!isRecord(json)) return undefined;
  const total = json['totalCount'];
  const totalCount = typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
  const results = json['results'];
  if (Array.isArray(results)) return { rows: results, totalCount };
  const arrays = Object.values(json).filter((value) => Array.isArray(value));
  const only = arrays.length === 1 ? arrays[0] : undefined;
  if (only !== undefined) return { rows: only, totalCount };
  // An envelope without rows: some endpoints leave `results` out, or send null, when there is nothing.
  return totalCount === 0 ? { rows: [], totalCount } : undefined;
}
