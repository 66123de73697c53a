import { textEndings } from '../../objects/address/address.ts';
import { savedRequestEnding } from '../../request/savedRequest.ts';
import { wellFormed } from '../../../shared/urlText.ts';

/** Names that Windows keeps for devices, whatever follows a dot after them. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;

/** A saved request has it before the ending of its file. */
const requestMark = savedRequestEnding.slice(0, -'.json'.length);

/** UTF-8 bytes that file systems have for a name, and what the longest ending of a file of an object takes of them. */
const longestName = 255;
const longestEnding = Math.max(...Object.keys(textEndings).map((ending) => ending.length));
const longestId = 60;

/**
 * A name as a file can have it on any system, without an ending: no other folder, no device, not hidden, never empty, and short enough for
 * any ending. Letters stay as they are, in their composed form. Different names may become the same.
 */
export function plainFileName(name: string): string {
  return plainWithin(name, longestName - longestEnding);
}

/** The same with an id behind it, of which it says as much as it can. */
export function withIdBehind(name: string, id: string): string {
  const behind = ` (${idText(id)})`;
  return `${plainWithin(name, longestName - longestEnding - behind.length)}${behind}`;
}

/** The same for two names that some disk takes for one: in either case, however letters are composed, whatever is invisible in them. */
export function foldedName(name: string): string {
  const visible = name.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return visible.toUpperCase().toLowerCase().normalize('NFKC');
}

function plainWithin(name: string, bytes: number): string {
  const plain = wellFormed(name)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replaceAll(/[/\\:*?"<>|]+/g, '-');
  const bare = trimmed(cut(trimmed(plain), bytes - 1));
  if (bare === '') return 'object';
  if (devices.test(bare)) return `_${bare}`;
  // With its ending it would be a file of a request, which opens in another editor.
  return bare.toLowerCase().endsWith(requestMark) ? `${bare.slice(0, -requestMark.length)}-${requestMark.slice(1)}` : bare;
}

/** Without what Windows drops at the end, and what hides a file at the beginning. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isDropped(text.charAt(from))) from += 1;
  while (to > from && isDropped(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isDropped(char: string): boolean {
  return char === '.' || char.trim() === '';
}

/** Never a part of a character. */
function cut(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text;
  const encoder = new TextEncoder();
  let room = bytes;
  const kept: string[] = [];
  for (const char of text) {
    room -= encoder.encode(char).length;
    if (room < 0) break;
    kept.push(char);
  }
  return kept.join('');
}

/** Letters, digits and `-`: no end of a name can be taken for another id. */
function idText(id: string): string {
  const plain = Array.from(wellFormed(id), (char) => (/^[A-Za-z0-9_-]$/.test(char) ? char : encodedChar(char))).join('');
  return plain.slice(0, longestId);
}

function encodedChar(char: string): string {
  return Array.from(new TextEncoder().encode(char), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
