import { isBlank } from './blank.ts';
import { looksSecret, mayBeSecret } from '../../shared/secretNames.ts';

/** Where a secret stands in a text: its value alone, without quotation marks. */
export interface SecretPlace {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Whether a field of that name, inside one of the other name, holds a secret. */
export type IsSecret = (name: string, parent?: string) => boolean;

/** In the order of the text, none inside another. */
export function inOrder(places: readonly SecretPlace[]): readonly SecretPlace[] {
  const kept: SecretPlace[] = [];
  let end = 0;
  for (const place of places.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    if (place.from === place.to || place.to <= end) continue;
    const last = kept.at(-1);
    // Of two that overlap, neither end is shown.
    if (last !== undefined && place.from < end) kept[kept.length - 1] = { ...last, to: place.to };
    else kept.push(place);
    end = place.to;
  }
  return kept;
}

/** The text with each place replaced. */
export function replacePlaces<Place extends SecretPlace>(text: string, places: readonly Place[], by: (place: Place) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const place of places) {
    parts.push(text.slice(at, place.from), by(place));
    at = place.to;
  }
  return places.length === 0 ? text : parts.join('') + text.slice(at);
}

/** Words with dots between them, each taken whole, so that no text is walked twice. */
const dotted = /(?<![\w-])[\w-]+(?:\.[\w-]*)+/g;

/** Signed tokens (RFC 7519), wherever they stand. */
export function tokenPlaces(text: string): readonly SecretPlace[] {
  const places: SecretPlace[] = [];
  for (const { 0: run, index } of text.matchAll(dotted)) {
    const parts = run.split('.');
    let at = index;
    for (let part = 0; part < parts.length; part += 1) {
      const [header = '', claims = '', signature] = parts.slice(part, part + 3);
      const begin = header.indexOf('eyJ');
      const isToken = begin !== -1 && header.length - begin >= 11 && claims.length >= 8 && signature !== undefined;
      const to = at + header.length + 1 + claims.length + 1 + (signature?.length ?? 0);
      if (isToken) places.push({ name: 'token', from: at + begin, to });
      at = isToken ? to + 1 : at + header.length + 1;
      if (isToken) part += 2;
    }
  }
  return places;
}

const key = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** The password of an account in an address (RFC 3986). */
const account = /:\/\/([^\s/?#:@"'<>]{0,200}:)([^\s/?#@"'<>]{1,200})@/g;

function accountPlaces(text: string): readonly SecretPlace[] {
  if (!text.includes('://')) return [];
  return Array.from(text.matchAll(account), ({ index, 1: user = '', 2: password = '' }) => {
    const from = index + 3 + user.length;
    return { name: 'password', from, to: from + password.length };
  });
}

/** Signed tokens, private keys, and passwords in addresses. */
export function shapePlaces(text: string): readonly SecretPlace[] {
  const keys: SecretPlace[] = [];
  let end = 0;
  for (const { index } of text.matchAll(key)) {
    if (index < end) continue;
    const last = text.indexOf('-----END ', index);
    const close = last === -1 ? -1 : text.indexOf('-----', last + 9);
    end = close === -1 ? text.length : close + 5;
    keys.push({ name: 'privateKey', from: index, to: end });
  }
  return [...tokenPlaces(text), ...accountPlaces(text), ...keys];
}

/** A value between two places that is one of its own accord. */
export function placeOf(text: string, name: string, from: number, to: number, isNamed: boolean): readonly SecretPlace[] {
  let [start, end] = [from, to];
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const value = text.slice(start, end);
  return isNamed
    ? mayBeSecret(value)
      ? [{ name, from: start, to: end }]
      : []
    : looksSecret(value)
      ? [{ name, from: start, to: end }]
      : [];
}
