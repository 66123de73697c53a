import { isBlank, skipBlank } from './blank.ts';
import { mayBeSecret } from '../../shared/secretNames.ts';
import type { IsSecret, SecretPlace } from './places.ts';

const shortestName = 2;
const longestName = 100;
const widestGap = 20;

/**
 * Secrets in a text of any form, by a name and a sign before them: `"password": "…"` in JSON that is not quite JSON, in JSON
 * inside a string, `client_secret=…` in a form, `Authorization: …`, an attribute. Looks back from each sign, so that what is wrong
 * elsewhere in the text changes nothing; each value is walked once.
 */
export function assignedPlaces(text: string, isSecret: IsSecret, from = 0, to = text.length): readonly SecretPlace[] {
  const places: SecretPlace[] = [];
  const script = text.startsWith('#!') ? (shell.test(text.slice(0, 200)) ? 'shell' : 'code') : undefined;
  const add = (name: string, start: number, stop: number): void => {
    const value = text.slice(start, stop);
    if (!mayBeSecret(value) || (script !== undefined && isReference(value, text.charAt(start - 1), script))) return;
    places.push({ name, from: start, to: stop });
  };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    at += 1;
    if (code !== colon && code !== equals) continue;
    const name = nameBefore(text, at - 1, from);
    if (name.length < shortestName || !isSecret(name)) continue;
    // What compares is followed by the value, too.
    if (text.charCodeAt(at) === equals || (code === equals && text.charAt(at) === '~')) at += 1;
    // So is what an entry of a hash in Perl, Ruby or PHP has.
    else if (code === equals && isEntry(text, at)) at += 1;
    if (script !== undefined && (isLineOver(text, at) || isQuoteClosed(text, at))) continue;
    const [values, end] = script === undefined ? valuesAt(text, at, to) : scriptValuesAt(text, at, to, { script, isColon: code === colon });
    for (const [start, stop] of values) add(name, start, stop);
    // What seems to be of many lines of a script may have begun at the wrong quotation mark.
    const [first] = values;
    const isLost = script !== undefined && values.length === 1 && first !== undefined && isManyLines(text.slice(...first));
    at = Math.max(at, isLost ? text.indexOf('\n', at) : end);
  }
  return places;
}

const [colon, equals] = [58, 61];
/** What stands in a header before the secret (RFC 9110). */
const scheme = /^(?:Bearer|Basic|Token|Digest|ApiKey|OAuth|GenieKey|SSWS)[ \t]+/i;
/** What stands for a value in a text that is filled in, or that is looked for. */
const isPattern = /^(?:%[sd@]|\.[*+]|\\?\()/;
const shell = /^#![^\n]*\b(?:ba|z|k|da|c|tc)?sh\b/;

/**
 * Whether a value in a script is what something else gives: a variable, a command, a function, in other languages than those of a shell all
 * that has no quotation marks, or the path of a file. Between single quotation marks a password may begin like a variable.
 */
function isReference(text: string, before: string, script: 'shell' | 'code'): boolean {
  const value = text.replace(scheme, '');
  if (/^(?:\d{0,3}|\/[\w.-]+\/[\w./-]*)$/.test(value) || isPattern.test(value)) return true;
  if (before === "'") return false;
  if (/^\$[\w{(]/.test(value) || (script === 'code' && value.startsWith('{'))) return true;
  if (before === '"' || value !== text) return false;
  if (script === 'code') return !/^(?:(?:str|int|String)\()?-?\d{4,20}$/.test(value);
  return /^(?:`|[A-Za-z_][\w.]{0,100}[([])/.test(value);
}

function isEntry(text: string, at: number): boolean {
  return text.charAt(at) === '>' && /^>[ \t]{0,20}\\?["']/.test(text.slice(at, at + 24));
}

/** What stands on the next line of a script belongs to none of this one. */
function isLineOver(text: string, from: number): boolean {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at >= text.length || text.charAt(at) === '\n' || text.charAt(at) === '\r';
}

const longestLine = 500;

/** Whether the quotation mark here ends a text that began on this line: that of a question, `"Password:"`. */
function isQuoteClosed(text: string, from: number): boolean {
  const at = skipBlank(text, from);
  const isEscaped = text.charAt(at) === '\\';
  const quote = text.charAt(isEscaped ? at + 1 : at);
  return (quote === '"' || quote === "'") && isQuoteOpen(text, at, quote, isEscaped);
}

function isQuoteOpen(text: string, at: number, quote: string, isEscaped: boolean): boolean {
  let isOpen = false;
  for (let back = at - 1; back >= 0 && at - back < longestLine && text.charAt(back) !== '\n'; back--) {
    if (text.charAt(back) === quote && (text.charAt(back - 1) === '\\') === isEscaped) isOpen = !isOpen;
  }
  return isOpen;
}

/** Whether a value in a script goes over lines, and is neither a key nor in base64: those are secrets, any other is code. */
export function isManyLines(value: string): boolean {
  return value.includes('\n') && !value.startsWith('-----BEGIN ') && !/^[\w+/=\s]+$/.test(value);
}

/** Of a text in Python, what tells of which sort it is; behind a colon, that of the variable and its value. */
function behindPrefix(text: string, from: number, isColon: boolean): number {
  const type = isColon ? /^[ \t]{0,9}[A-Za-z_][\w.[\]|]{0,40}[ \t]{0,9}=(?!=)/.exec(text.slice(from, from + 70))?.[0] : undefined;
  const at = skipBlank(text, from + (type?.length ?? 0));
  const prefix = /^[bfru]{1,2}(?=["'])/i.exec(text.slice(at, at + 3))?.[0] ?? '';
  return at + prefix.length;
}

function scriptValuesAt(
  text: string,
  from: number,
  limit: number,
  { script, isColon }: { readonly script: 'shell' | 'code'; readonly isColon: boolean },
): Values {
  const at = script === 'code' ? behindPrefix(text, from, isColon) : from;
  const open = skipBlank(text, at);
  if (text.charAt(open) === '(' && /^\(\s{0,20}["']/.test(text.slice(open, open + 22))) return listAt(text, open + 1, limit);
  if (script === 'shell' && !isColon && open === from && text.charAt(open) === '(') return wordsAt(text, open);
  const triple = script === 'code' ? /^(?:"{3}|'{3})/.exec(text.slice(at, at + 3))?.[0] : undefined;
  if (triple !== undefined) {
    const end = text.indexOf(triple, at + 3);
    return [[[at + 3, end === -1 ? limit : end]], end === -1 ? limit : end + 3];
  }
  const found = valuesAt(text, at, limit);
  return script === 'shell' && !isColon && !isBlank(text.charCodeAt(from)) ? wholeWord(text, found, limit) : found;
}

/** The words of an array of a shell. */
function wordsAt(text: string, from: number): Values {
  const list = /^\([^()"'\n]{1,500}\)/.exec(text.slice(from, from + 502))?.[0] ?? '';
  const words = Array.from(list.matchAll(/[^\s()]{1,500}/g), ({ 0: found, index }): Range => [from + index, from + index + found.length]);
  return [words, from + Math.max(1, list.length)];
}

/** A word of a shell goes on behind a part between quotation marks, and behind an escaped blank, but not behind a text that it is part of. */
function wholeWord(text: string, [values, end]: Values, limit: number): Values {
  const [value] = values;
  if (value === undefined || values.length > 1) return [values, end];
  const quote = text.charAt(value[1]);
  let at = (quote === '"' || quote === "'") && text.charAt(value[0] - 1) === quote ? value[1] + 1 : value[1];
  if (text.charAt(at - 1) === '\\') at -= 1;
  const first = at;
  const begin = text.charAt(value[0] - 1) === quote ? value[0] - 1 : value[0];
  while (at < limit && !isBlank(text.charCodeAt(at)) && !';|&()<>`'.includes(text.charAt(at))) {
    const char = text.charAt(at);
    const isQuote = char === '"' || char === "'";
    if (isQuote && isQuoteOpen(text, begin, char, false)) break;
    const close = isQuote ? text.indexOf(char, at + 1) : -1;
    at = close === -1 || close - at > longestLine || text.slice(at, close).includes('\n') ? at + (char === '\\' ? 2 : 1) : close + 1;
  }
  return at === first ? [values, end] : [[[value[0], Math.min(at, limit)]], at];
}

function nameBefore(text: string, sign: number, from: number): string {
  // What adds, gives what is missing, or compares with what is not.
  let end = text.charCodeAt(sign) === equals && sign > from && '+!'.includes(text.charAt(sign - 1)) ? sign - 1 : sign;
  while (end > from && sign - end < widestGap && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const closing = text.charCodeAt(sign) === equals ? `"'\\]}` : `"'\\]`;
  while (end > from && sign - end < 2 * widestGap && closing.includes(text.charAt(end - 1))) end -= 1;
  end -= text.charAt(end) === ']' ? (/\[\d{1,3}$/.exec(text.slice(Math.max(from, end - 4), end))?.[0].length ?? 0) : 0;
  let start = end;
  while (start > from && end - start < longestName && isOfName(text.charCodeAt(start - 1))) start -= 1;
  const name = text.slice(start, end);
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Letters, digits, `_`, `-`, `.` and what a form writes others with. */
function isOfName(code: number): boolean {
  const isWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return isWord || code === 95 || code === 45 || code === 46 || code === 37;
}

type Range = readonly [from: number, to: number];
type Values = readonly [values: readonly Range[], end: number];

function valuesAt(text: string, from: number, limit: number): Values {
  const at = skipBlank(text, from);
  if (text.charAt(at) === '[') return listAt(text, at + 1, limit);
  const quoted = quotedAt(text, at, limit);
  if (quoted !== undefined) return [[quoted], quoted[1]];
  const end = bareEnd(text, at, limit);
  return [[[at, end]], end];
}

function listAt(text: string, from: number, limit: number): Values {
  const values: Range[] = [];
  let at = from;
  while (at < limit) {
    at = skipBlank(text, at);
    if (text.charAt(at) === ',') at += 1;
    const quoted = quotedAt(text, skipBlank(text, at), limit);
    if (quoted === undefined) break;
    values.push(quoted);
    at = quoted[1] + 1;
  }
  return [values, at];
}

/** What stands between quotation marks, also where they are escaped since all of it stands in a string; cut off: to the end. */
function quotedAt(text: string, from: number, limit: number): Range | undefined {
  let open = from;
  while (text.charAt(open) === '\\') open += 1;
  const quote = text.charAt(open);
  if (quote !== '"' && quote !== "'") return undefined;
  const start = open + 1;
  const slashes = open - from;
  for (let end = text.indexOf(quote, start); end !== -1 && end < limit; end = text.indexOf(quote, end + 1)) {
    const before = slashesBefore(text, end, start);
    if (slashes === 0 ? before % 2 === 0 : before <= slashes) return [start, end - (slashes === 0 ? 0 : before)];
  }
  return [start, limit];
}

function slashesBefore(text: string, at: number, from: number): number {
  let count = 0;
  while (at - count > from && text.charCodeAt(at - 1 - count) === 92) count += 1;
  return count;
}

function bareEnd(text: string, from: number, limit: number): number {
  let end = from + (scheme.exec(text.slice(from, from + 20))?.[0].length ?? 0);
  while (end < limit && !isBlank(text.charCodeAt(end)) && !`,&;}]"'<>)`.includes(text.charAt(end))) end += 1;
  return end;
}
