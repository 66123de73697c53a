import { quotedCell, unlessFormula } from '../../../shared/sheetCell.ts';
import { cellAt, separatorOf } from '../../secrets/cells.ts';

/** Rows of separated values, with quotes undone (RFC 4180). The separator is the one of `,`, `;` and tab that the first line holds most of. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const cell = cellAt(text, at, separator);
    row.push(cell.value);
    at = cell.end;
    if (text.charAt(at) === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text.charAt(at) === '\r') at += 1;
    if (text.charAt(at) === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** One row as CSV, quoted where it must be. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvRow(cells: readonly string[]): string {
  return cells.map((cell) => quotedCell(unlessFormula(cell), ',')).join(',');
}
