/** What a spreadsheet runs instead of showing it begins so; names in Jamf Pro can be made by whoever names a device. */
const formula = /^[=+\-@\t\r]/;
/** This is shown as it is. */
const signedNumber = /^[+-]?\d+(?:\.\d+)?$/;

/** A text that a spreadsheet shows: what it would run as a formula gets an apostrophe before it. The one guard for files and the clipboard. */
export function unlessFormula(text: string): string {
  return formula.test(text) && !signedNumber.test(text) ? `'${text}` : text;
}

/** A cell of a line: quoted where its text would part cells or rows (RFC 4180). */
export function quotedCell(text: string, separator: ',' | '\t'): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
