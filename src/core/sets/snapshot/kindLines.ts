import { asList, isRecord, jsonValue } from '../../json/wire.ts';
import { readUnread } from '../keptUnread.ts';
import type { Unread } from '../source.ts';

/*
 * What a snapshot keeps of a kind, as lines of JSON. The file of a kind is whole or is not there: its first line is the head, and then comes
 * a line for each entry of the head, in its order, with the document as a text, or null. What is being read stands in a file of pieces,
 * which only ever grows: a piece that a stop tore apart has no end of line, and counts as not written.
 */

/** Of a file of another format nothing is believed. */
const format = 1;

/** What is known of one object without its document. */
export interface KeptEntry {
  readonly id: string;
  /** Empty for the only one of a settings page. */
  readonly name: string;
  readonly unread?: Unread | undefined;
  /** Its document is there, of an earlier run than the one that could not read it. */
  readonly isKept?: boolean | undefined;
}

/** What stands first in the file of a kind. */
export interface KindHead {
  readonly resource: string;
  /** Its place in the instance's own list. */
  readonly place: number;
  /** Of the Jamf Pro that it was read from, as far as that is known. */
  readonly version: string | undefined;
  /** As in `KindState`. */
  readonly listedAt: number | undefined;
  readonly unread: Unread | undefined;
  readonly entries: readonly KeptEntry[];
}

export function headLine({ resource, place, version, listedAt, unread, entries }: KindHead): string {
  const rows = entries.map(({ id, name, unread: why, isKept }) =>
    why === undefined ? [id, name] : isKept === true ? [id, name, why, 'kept'] : [id, name, why],
  );
  return JSON.stringify({ format, resource, place, version, listedAt, unread, entries: rows });
}

/** Undefined: it is none of ours. */
export function readHead(line: string): KindHead | undefined {
  const head = jsonValue(line);
  if (!isRecord(head) || head['format'] !== format || typeof head['resource'] !== 'string') return undefined;
  const entries = asList(head['entries']).flatMap(readEntry);
  return {
    resource: head['resource'],
    place: numberIn(head['place']) ?? 0,
    version: typeof head['version'] === 'string' ? head['version'] : undefined,
    listedAt: numberIn(head['listedAt']),
    unread: readUnread(head['unread']),
    entries,
  };
}

/** The document of an entry: its line in the file of its kind. */
export function textLine(text: string | undefined): string {
  return text === undefined ? 'null' : JSON.stringify(text);
}

export function readText(line: string): string | undefined {
  const text = jsonValue(line);
  return typeof text === 'string' ? text : undefined;
}

/** What is written while a kind is read, a line each. */
export type Piece =
  | { readonly is: 'begun'; readonly version: string | undefined }
  | { readonly is: 'text'; readonly id: string; readonly text: string }
  | { readonly is: 'listed'; readonly at: number; readonly isPart: boolean; readonly entries: readonly KeptEntry[] };

export function pieceLine(piece: Piece): string {
  if (piece.is === 'begun') return JSON.stringify({ begun: format, version: piece.version });
  if (piece.is === 'text') return JSON.stringify([piece.id, piece.text]);
  return JSON.stringify({ listed: piece.at, isPart: piece.isPart, entries: piece.entries.map(({ id, name }) => [id, name]) });
}

/** Undefined: it is none of ours, or not whole. */
export function readPiece(line: string): Piece | undefined {
  const piece = jsonValue(line);
  if (Array.isArray(piece)) {
    const [id, text]: readonly unknown[] = piece;
    return typeof id === 'string' && typeof text === 'string' ? { is: 'text', id, text } : undefined;
  }
  if (!isRecord(piece)) return undefined;
  if (piece['begun'] === format) return { is: 'begun', version: typeof piece['version'] === 'string' ? piece['version'] : undefined };
  const at = numberIn(piece['listed']);
  return at === undefined
    ? undefined
    : { is: 'listed', at, isPart: piece['isPart'] === true, entries: asList(piece['entries']).flatMap(readEntry) };
}

function readEntry(row: unknown): readonly KeptEntry[] {
  if (!Array.isArray(row)) return [];
  const [id, name, why, kept]: readonly unknown[] = row;
  return typeof id === 'string' && typeof name === 'string' ? [{ id, name, unread: readUnread(why), isKept: kept === 'kept' }] : [];
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
