import { holdsSought, soughtWords } from '../../listing/searchText.ts';
import type { AnswerTable } from './table.ts';

/** Which rows of a table are wanted, and in which order. */
export interface RowQuery {
  /** The ones that are shown: a filter looks into no other. */
  readonly columns: readonly string[];
  /** Words, each of which stands in one of the columns. Nothing: all rows. */
  readonly filter: string;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
}

const rowsAtOnce = 500;

/**
 * The numbers of those rows: numbers by size, other texts as people sort them, equals in the order they came in. Yields after some
 * hundred rows, so that whoever runs it can let others in.
 */
export function* rowNumbers(table: AnswerTable, { columns, filter, sort }: RowQuery): Generator<undefined, readonly number[]> {
  const words = soughtWords(filter);
  const rows: number[] = [];
  const keys: string[] = [];
  for (let row = 0; row < table.length; row += 1) {
    if (row % rowsAtOnce === rowsAtOnce - 1) yield undefined;
    const cells = table.cells(row);
    if (!words.every((word) => columns.some((column) => holdsSought(cells.get(column) ?? '', word)))) continue;
    rows.push(row);
    if (sort !== null) keys[row] = cells.get(sort.column) ?? '';
  }
  if (sort === null) return rows;
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const sign = sort.descending ? -1 : 1;
  return rows.sort((a, b) => sign * collator.compare(keys[a] ?? '', keys[b] ?? ''));
}
