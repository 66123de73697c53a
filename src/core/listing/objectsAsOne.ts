import { isRecord } from '../json/wire.ts';
import { ExactNumber, exactJson } from '../json/exact.ts';
import { csvHeader, csvRecord } from './csv.ts';

/** Documents of objects as one JSON array, each as it is written. */
export function objectsAsJson(documents: readonly string[]): string {
  // No text inside a document has a line break of its own: JSON writes it as two signs.
  return `[\n${documents.map((text) => `  ${text.trim().replaceAll('\n', '\n  ')}`).join(',\n')}\n]\n`;
}

/** The same as CSV, an object a line: a column for each plain field that any of them has, in the order in which they come. */
export function objectsAsCsv(documents: readonly string[]): string {
  const rows = documents.map(exactJson);
  const columns = [...new Set(rows.flatMap((row) => [...fieldsIn(row, '')]))];
  return [csvHeader({ columns }), ...rows.map((row) => csvRecord(row, { columns }))].join('');
}

function* fieldsIn(value: unknown, prefix: string): Generator<string> {
  if (!isRecord(value)) return;
  for (const [name, field] of Object.entries(value)) {
    if (isRecord(field) && !(field instanceof ExactNumber)) yield* fieldsIn(field, `${prefix}${name}.`);
    else yield prefix + name;
  }
}
