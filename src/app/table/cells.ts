import { entryCount, fieldCount } from '../../shared/words.ts';
import { soughtWords } from '../../core/listing/searchText.ts';
import { valueHolds } from '../../core/listing/rowText.ts';
import { valueAt } from '../../core/catalog/fields.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import { likelyIdOf } from '../../core/resources/identity.ts';
import { listRowOf } from '../../core/resources/rows.ts';
import { ExactNumber, exactText } from '../../core/json/exact.ts';
import { isRecord } from '../../core/json/wire.ts';
import { isSecretName, looksSecret, maskText } from '../../shared/secretNames.ts';
import { quotedCell, unlessFormula } from '../../shared/sheetCell.ts';
import { localTime } from '../../shared/localTime.ts';
import type { TableRow, TableSort } from './protocol.ts';

/** Characters of a cell that cross to the page: enough for its tooltip. */
const longestShown = 400;
/** Characters of a cell on the clipboard: what a cell of a spreadsheet takes. */
const longestCopied = 32_000;

/** Whether the values of a column are secret, by any part of its dotted name. */
export type IsSecretColumn = (column: string) => boolean;

/** `fields`: names of fields that the operation itself says are secret. */
export function secretColumns(fields: readonly string[]): IsSecretColumn {
  const named = new Set(fields);
  return (column) => column.split('.').some((part) => isSecretName(part) || named.has(part));
}

/** A row as the page shows it: points in time in the time of this computer. */
export function shownRow(resourceKey: string, row: unknown, columns: readonly string[], isSecret: IsSecretColumn): TableRow {
  const { id, home, label } = listRowOf(resourceKey, row);
  return { id, resource: home, label, cells: columns.map((column) => oneLine(localTime(cellText(row, column, isSecret)), longestShown)) };
}

/** A value as text: a list of plain values joined, anything deeper counted. Secrets come out masked. */
export function cellText(row: unknown, column: string, isSecret: IsSecretColumn): string {
  const text = plainText(isRecord(row) && !(row instanceof ExactNumber) ? valueAt(row, column) : row);
  return text !== '' && isSecret(column) ? maskText : unlessSecret(text);
}

function unlessSecret(text: string): string {
  return looksSecret(text) ? maskText : text;
}

function plainText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null || one instanceof ExactNumber);
    // Each by itself: a secret among others is one as well.
    return isPlain ? value.map(plainText).map(unlessSecret).join(', ') : entryCount(value.length);
  }
  if (isRecord(value) && !(value instanceof ExactNumber)) {
    return fieldCount(Object.keys(value).length);
  }
  return exactText(value);
}

/** Whether each word of the text is in one of the columns, as the server wrote it or as its cell shows it, or the row's id is the text. */
export function rowHolds(resourceKey: string, row: unknown, columns: readonly string[], isSecret: IsSecretColumn, text: string): boolean {
  if (likelyIdOf(resourceKey, row) === text) return true;
  const texts = columns.filter((column) => !isSecret(column)).map((column) => cellText(row, column, isSecret));
  return soughtWords(text).every((word) => texts.some((one) => valueHolds(one, word)));
}

/** Rows in another order: numbers by size, texts as people sort them, nothing last; the order of equals is kept. */
export function sortRows(rows: readonly unknown[], sort: readonly TableSort[], isSecret: IsSecretColumn): readonly unknown[] {
  const keyed = rows.map((row) => ({ row, keys: sort.map(({ column }) => cellText(row, column, isSecret)) }));
  keyed.sort((one, other) => {
    for (const [index, { descending }] of sort.entries()) {
      const order = compared(one.keys[index] ?? '', other.keys[index] ?? '', descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function compared(one: string, other: string, descending: boolean): number {
  if (one === '' || other === '') return one === other ? 0 : one === '' ? 1 : -1;
  return collator.compare(one, other) * (descending ? -1 : 1);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** One row for the clipboard. A cell that a spreadsheet would part or run as a formula is quoted, as in the CSV export. */
export function tsvLine(cells: readonly string[]): string {
  return cells.map((cell) => quotedCell(unlessFormula(cell.slice(0, longestCopied)), '\t')).join('\t');
}
