import type { RowsPlace } from '../families/family.ts';
import { isRecord } from '../json/wire.ts';

/** The rows of an answer, and how many there are in all, where the server says so. */
export interface Rows {
  readonly rows: readonly unknown[];
  readonly totalCount: number | undefined;
  /** The property that holds them; undefined: the answer is the list. */
  readonly name: string | undefined;
}

/**
 * Which of the arrays of an answer are its rows, in any of the shapes that lists come in (facts 3.13): the answer itself, which has no
 * name, `results` of an envelope, or the only array there is. `undefined`: this is no list.
 */
export function rowsAmong<List extends { readonly name: string | undefined }>(arrays: readonly List[]): List | undefined {
  const named = (wanted: string | undefined): List | undefined => arrays.find(({ name }) => name === wanted);
  return named(undefined) ?? named('results') ?? (arrays.length === 1 ? arrays[0] : undefined);
}

/** The rows of parsed JSON; `undefined`: there are none, so this was no list. */
export function rowsOf(json: unknown): Rows | undefined {
  if (Array.isArray(json)) return { rows: json, totalCount: undefined, name: undefined };
  if (!isRecord(json)) return undefined;
  const total = json['totalCount'];
  const totalCount = typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
  const found = rowsAmong(Object.entries(json).flatMap(([name, rows]) => (Array.isArray(rows) ? [{ name, rows }] : [])));
  if (found !== undefined) return { ...found, totalCount };
  // An envelope without rows: some endpoints leave `results` out, or send null, when there is nothing.
  return totalCount === 0 && (json['results'] ?? null) === null ? { rows: [], totalCount, name: 'results' } : undefined;
}

/**
 * Whether an answer is the list that the API says it is: one of another shape is no word of how many there are. Rows of an object under
 * another name of their own are rows.
 *
 * @param said undefined: the API does not say what it answers.
 */
export function isListAsSaid({ rows, totalCount, name }: Rows, said: RowsPlace | undefined): boolean {
  if (said === undefined) return true;
  if (said.isCounted && totalCount === undefined) return false;
  const isNamed = name !== undefined && said.name !== undefined && said.name !== 'results';
  return name === said.name || (isNamed && rows.length > 0);
}
