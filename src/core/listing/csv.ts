import { valueAt } from '../catalog/fields.ts';
import { exactText } from '../json/exact.ts';
import { followed, propertiesOf, rowSchema } from '../openapi/answers.ts';
import { quotedCell, unlessFormula } from '../../shared/sheetCell.ts';
import type { ApiDocument, Operation, Schema } from '../openapi/types.ts';

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
export function columnsOf(document: ApiDocument, operation: Operation): readonly string[] {
  const row = rowSchema(document, operation);
  return row === undefined ? [] : [...columnsBelow(document, row, '', [])];
}

function* columnsBelow(document: ApiDocument, schema: Schema, prefix: string, above: readonly Schema[]): Generator<string> {
  for (const [name, property] of Object.entries(propertiesOf(document, schema))) {
    const own = followed(document, property);
    if (own.writeOnly === true || above.includes(own)) continue;
    const isObject = own.properties !== undefined || own.allOf !== undefined;
    if (isObject && above.length < 3) yield* columnsBelow(document, own, `${prefix}${name}.`, [...above, own]);
    else if (!isObject) yield prefix + name;
  }
}

function cell(value: unknown, guard: boolean): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return quotedCell(exactText(value), ',');
  return quotedCell(guard ? unlessFormula(value) : value, ',');
}
