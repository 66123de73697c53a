import { valueAt } from '../catalog/fields.ts';
import { exactText } from '../json/exact.ts';
import { quotedCell, unlessFormula } from '../../shared/sheetCell.ts';
import type { RecordShape, Shape } from '../shapes/shape.ts';

export interface CsvOptions {
  /** Dotted names, in order: `general.name`. */
  readonly columns: readonly string[];
  /**
   * Put `'` before a text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab): names in Jamf Pro can be made by whoever
   * names a device. Costs exactness for a program that reads the file. Default: yes.
   */
  readonly guardFormulas?: boolean;
}

/** The first line of a CSV file. */
export function csvHeader({ columns }: CsvOptions): string {
  return `${columns.map((column) => cell(column, false)).join(',')}\r\n`;
}

/** A row as one record (RFC 4180). What is no scalar is written as JSON; null and what is missing as nothing. */
export function csvRecord(row: unknown, { columns, guardFormulas = true }: CsvOptions): string {
  return `${columns.map((column) => cell(valueAt(row, column), guardFormulas)).join(',')}\r\n`;
}

/** Dotted names of the scalar fields of a list's rows, those of nested objects too: what can be a column. */
export function csvColumns(row: Shape | undefined): readonly string[] {
  return row === undefined ? [] : [...columnsBelow(row, '', [])];
}

function* columnsBelow(shape: Shape, prefix: string, above: readonly RecordShape['fields'][]): Generator<string> {
  if (shape.kind !== 'record') return;
  for (const [name, field] of shape.fields()) {
    const inside = field.shape();
    const isObject = inside.kind === 'record' && inside.fields().size > 0;
    if (field.access === 'writeOnly' || (isObject && above.includes(inside.fields))) continue;
    if (isObject && above.length < 3) yield* columnsBelow(inside, `${prefix}${name}.`, [...above, inside.fields]);
    else if (!isObject) yield prefix + name;
  }
}

function cell(value: unknown, guard: boolean): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return quotedCell(exactText(value), ',');
  return quotedCell(guard ? unlessFormula(value) : value, ',');
}
