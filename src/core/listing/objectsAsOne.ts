import { isRecord } from '../json/wire.ts';
import { ExactNumber, exactJson } from '../json/exact.ts';
import { csvHeader, csvRecord } from './csv.ts';

/** An object that is put into a file with others. */
export interface ExportedObject {
  /** What its instance is called. */
  readonly instance: string;
  /** Key of its resource. */
  readonly resource: string;
  /** Its document. */
  readonly text: string;
}

/**
 * Objects as one JSON array, each document as it is written. Where they are of several instances or kinds, each stands as `object` beside
 * its `instance` and `resource`.
 */
export function objectsAsJson(objects: readonly ExportedObject[]): string {
  const entries = isOfSeveral(objects) ? objects.map(withPlace) : objects.map(({ text }) => text.trim());
  return `[\n${entries.map((text) => `  ${indented(text)}`).join(',\n')}\n]\n`;
}

/**
 * The same as CSV, an object a line: a column for each plain field that any of them has, in the order in which they come; before these
 * `instance` and `resource`, where there are several.
 */
export function objectsAsCsv(objects: readonly ExportedObject[]): string {
  const isMixed = isOfSeveral(objects);
  const rows = objects.map(({ instance, resource, text }) => {
    const row = exactJson(text);
    return isMixed && isRecord(row) ? { instance, resource, ...row } : row;
  });
  const columns = [...new Set(rows.flatMap((row) => [...fieldsIn(row, '')]))];
  return [csvHeader({ columns }), ...rows.map((row) => csvRecord(row, { columns }))].join('');
}

function isOfSeveral(objects: readonly ExportedObject[]): boolean {
  return objects.some(({ instance, resource }) => instance !== objects[0]?.instance || resource !== objects[0].resource);
}

function withPlace({ instance, resource, text }: ExportedObject): string {
  return `{\n  "instance": ${JSON.stringify(instance)},\n  "resource": ${JSON.stringify(resource)},\n  "object": ${indented(text.trim())}\n}`;
}

/** No text inside a document has a line break of its own: JSON writes it as two signs. */
function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function* fieldsIn(value: unknown, prefix: string): Generator<string> {
  if (!isRecord(value)) return;
  for (const [name, field] of Object.entries(value)) {
    if (isRecord(field) && !(field instanceof ExactNumber)) yield* fieldsIn(field, `${prefix}${name}.`);
    else yield prefix + name;
  }
}
