import type { IsSecret, SecretPlace } from './places.ts';
import { mayBeSecret } from '../../shared/secretNames.ts';

export interface SheetCell {
  readonly value: string;
  /** Behind the cell, at what separates it from the next. */
  readonly end: number;
}

/** The one of `,`, `;` and tab that the first line holds most of. */
export function separatorOf(text: string): string {
  const line = firstLine(text);
  const counted = [',', ';', '\t'].map((char) => ({ char, count: line.split(char).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).char;
}

/** The cell that begins at a place, its quotes undone (RFC 4180). */
export function cellAt(text: string, from: number, separator: string): SheetCell {
  if (text.charAt(from) !== '"') {
    let end = from;
    while (end < text.length && !`${separator}\r\n`.includes(text.charAt(end))) end += 1;
    return { value: text.slice(from, end), end };
  }
  const parts: string[] = [];
  let at = from + 1;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: parts.join('') + text.slice(at), end: text.length };
    parts.push(text.slice(at, quote));
    if (text.charAt(quote + 1) !== '"') return { value: parts.join(''), end: quote + 1 };
    parts.push('"');
    at = quote + 2;
  }
  return { value: parts.join(''), end: at };
}

/** Secrets in separated values: all below a telling heading. */
export function cellPlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const separator = separatorOf(text);
  const places: SecretPlace[] = [];
  let names: readonly string[] | undefined;
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const { value, end } = cellAt(text, at, separator);
    const name = names?.[row.length] ?? '';
    if (name !== '' && isSecret(name) && mayBeSecret(value)) places.push(insideQuotes(text, name, at, end));
    row.push(value);
    at = end;
    if (text.charAt(at) === separator) {
      at += 1;
      continue;
    }
    if (names === undefined && !row.some((one) => isSecret(one))) return [];
    names ??= row;
    row = [];
    while (text.charAt(at) === '\r' || text.charAt(at) === '\n') at += 1;
    // What stands behind a closing quotation mark belongs to no cell.
    if (at === end && at < text.length) at += 1;
  }
  return places;
}

function insideQuotes(text: string, name: string, from: number, to: number): SecretPlace {
  if (text.charAt(from) !== '"') return { name, from, to };
  return { name, from: from + 1, to: to > from + 1 && text.charAt(to - 1) === '"' ? to - 1 : to };
}

function firstLine(text: string): string {
  const head = text.slice(0, 100_000);
  const end = head.search(/[\r\n]/);
  return end === -1 ? head : head.slice(0, end);
}
