/** A piece of a word: text as it is, or what the shell would put in, as it stands in the line. */
export type ShellPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly written: string }
  | { readonly kind: 'command'; readonly written: string };

export type ShellWord = readonly ShellPart[];

export interface ShellManners {
  /** Within quotes, `""` is a quote and nothing is expanded. */
  readonly windows: boolean;
}

/**
 * The words of one command, as a POSIX shell splits them, expanding nothing: quotes, backslashes, joined lines, and `$'…'` as browsers
 * write it. Typographic quotes at the beginning of a word count as quotes. It ends at an operator (`|`, `;`, `&&`, `)`), at the end of its
 * line and at a comment; redirections are left out. A line that begins like an option goes on with the command before it. undefined when a
 * quote stays open.
 */
export function shellWords(text: string, { windows }: ShellManners = { windows: false }): readonly ShellWord[] | undefined {
  const line: Line = { text, windows, closing: undefined, looks: mostLooks };
  const words: ShellWord[] = [];
  let word: ShellPart[] | undefined;
  let at = 0;
  const finish = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (at < text.length) {
    const next = readPiece(line, at, word);
    if (next === undefined) return undefined;
    if (next.kind === 'end') break;
    if (next.kind === 'redirection' && isDescriptor(word)) word = undefined;
    if (next.kind === 'blank' || next.kind === 'redirection') finish();
    else if (next.kind === 'parts') (word ??= []).push(...next.parts);
    else if (next.kind === 'text') put((word ??= []), next.text);
    at = next.end;
  }
  finish();
  return words;
}

/** A line while it is read. */
interface Line extends ShellManners {
  readonly text: string;
  /** Which parenthesis closes which; found out when it is first asked for. */
  closing: ReadonlyMap<number, number> | undefined;
  /** How often one may still look ahead, so that the work stays bounded. */
  looks: number;
}

const mostLooks = 200_000;

/** A word with what the shell would put in as it stands in the line. */
export function asWritten(word: ShellWord): string {
  return word.map((part) => (part.kind === 'text' ? part.text : part.written)).join('');
}

type Piece =
  | { readonly kind: 'blank' | 'nothing' | 'redirection' | 'end'; readonly end: number }
  | { readonly kind: 'text'; readonly text: string; readonly end: number }
  | { readonly kind: 'parts'; readonly parts: readonly ShellPart[]; readonly end: number };

function put(word: ShellPart[], text: string): void {
  const last = word.at(-1);
  if (last?.kind === 'text') word[word.length - 1] = { kind: 'text', text: last.text + text };
  else word.push({ kind: 'text', text });
}

function isDescriptor(word: ShellWord | undefined): boolean {
  return word?.length === 1 && word[0]?.kind === 'text' && /^(?:\d|&)$/.test(word[0].text);
}

const doubles = '“”„‟';
const singles = '‘’‚‛';

function readPiece(line: Line, at: number, word: ShellWord | undefined): Piece | undefined {
  const { text } = line;
  const char = text.charAt(at);
  if (char === '\n' || char === '\r') return lineEnd(text, at);
  if (/[\s\u200B\u2060]/.test(char)) return { kind: 'blank', end: at + 1 };
  const joined = matchAt(/[\\^`][^\S\r\n]*\r?\n/y, text, at);
  if (joined !== '') return { kind: joined.length > 2 && /[^\S\r\n]/.test(joined.slice(1)) ? 'blank' : 'nothing', end: at + joined.length };
  if (char === "'") return singleQuoted(text, at + 1);
  if (text.startsWith("$'", at)) return escaped(text, at + 2);
  if (char === '"') return doubleQuoted(line, at + 1);
  if (text.startsWith('$"', at)) return doubleQuoted(line, at + 2);
  if ((doubles + singles).includes(char) && (word === undefined || text.charAt(at - 1) === '=')) return typographic(line, at);
  if (char === '\\') return at + 1 < text.length ? { kind: 'text', text: text.charAt(at + 1), end: at + 2 } : undefined;
  if (char === '#' && word === undefined) return { kind: 'end', end: at };
  return operator(text, at) ?? expansion(line, at) ?? { kind: 'text', text: char, end: at + 1 };
}

/** Where somebody lost the backslash, what follows is still part of the command. */
function lineEnd(text: string, at: number): Piece {
  const blank = matchAt(/\s+/y, text, at);
  const goesOn = /^(?:[-‐-―−]|["'“‘]?https?:)/.test(text.slice(at + blank.length, at + blank.length + 10));
  return { kind: goesOn || blank.length + at === text.length ? 'blank' : 'end', end: at + blank.length };
}

function operator(text: string, at: number): Piece | undefined {
  const char = text.charAt(at);
  const redirected = matchAt(/&?>>?&?|<<?<?&?/y, text, at);
  if (redirected !== '') {
    const target = matchAt(/[^\S\r\n]*(?:\([^)]{0,500}\)|"[^"]{0,500}"|'[^']{0,500}'|[^\s|;&()<>]*)/y, text, at + redirected.length);
    return { kind: 'redirection', end: at + redirected.length + target.length };
  }
  // Alone in the middle of a word it was meant for a query.
  if (char === '&') return /[\s&]|^$/.test(text.charAt(at + 1)) ? { kind: 'end', end: at } : undefined;
  return '|;)'.includes(char) ? { kind: 'end', end: at } : undefined;
}

/** `$name`, `${name…}`, `$(command)` and `` `command` ``. */
function expansion(line: Line, at: number, to = line.text.length): Extract<Piece, { kind: 'parts' }> | undefined {
  const { text } = line;
  const variable = matchAt(/\$(?:\{[^}\n]{1,200}\}|[A-Za-z_]\w*|[\d@*])/y, text, at);
  const close = text.startsWith('$(', at) ? (closingOf(line).get(at + 1) ?? -1) : -1;
  const written = variable !== '' ? variable : close === -1 ? matchAt(/`[^`\n]+`/y, text, at) : text.slice(at, close + 1);
  const end = at + written.length;
  if (written === '' || end > to) return undefined;
  const name = /\w+/.exec(variable)?.[0];
  return { kind: 'parts', parts: [name === undefined ? { kind: 'command', written } : { kind: 'variable', name, written }], end };
}

function closingOf(line: Line): ReadonlyMap<number, number> {
  if (line.closing !== undefined) return line.closing;
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < line.text.length; at += 1) {
    const char = line.text.charAt(at);
    if (char === '(') open.push(at);
    const opened = char === ')' ? open.pop() : undefined;
    if (opened !== undefined) closing.set(opened, at);
  }
  return (line.closing = closing);
}

function singleQuoted(text: string, from: number): Piece | undefined {
  const end = text.indexOf("'", from);
  return end === -1 ? undefined : { kind: 'text', text: text.slice(from, end), end: end + 1 };
}

function escaped(text: string, from: number): Piece | undefined {
  let at = from;
  while (at < text.length && text.charAt(at) !== "'") at += text.charAt(at) === '\\' ? 2 : 1;
  return at < text.length ? { kind: 'text', text: unescape(text.slice(from, at)), end: at + 1 } : undefined;
}

function doubleQuoted(line: Line, from: number): Piece | undefined {
  const { text, windows } = line;
  const parts: ShellPart[] = [{ kind: 'text', text: '' }];
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    const after = text.charAt(at + 1);
    const expanded = windows || (char !== '$' && char !== '`') ? undefined : expansion(line, at);
    if (char === '"' && !(windows && after === '"')) return { kind: 'parts', parts, end: at + 1 };
    const isHiding = char === '\\' && after !== '' && '"\\$`\n'.includes(after);
    if (expanded !== undefined) parts.push(...expanded.parts);
    else if (isHiding) put(parts, after === '\n' ? '' : after);
    else put(parts, char);
    at = expanded?.end ?? (isHiding || char === '"' ? at + 2 : at + 1);
  }
  return undefined;
}

/** The quote that closes is followed by the end of a word; quotes inside may be typographic, too. */
function typographic(line: Line, at: number): Piece | undefined {
  const { text } = line;
  const kind = doubles.includes(text.charAt(at)) ? `${doubles}"` : `${singles}'`;
  let first = -1;
  for (let end = at + 1; end < text.length && (line.looks > 0 || first === -1); end += 1) {
    line.looks -= 1;
    if (!kind.includes(text.charAt(end))) continue;
    if (first === -1) first = end;
    if (closes.test(text.slice(end + 1, end + 40))) return inside(line, at + 1, end);
  }
  return first === -1 ? undefined : inside(line, at + 1, first);
}

const closes = /^(?:\s*$|\s+(?:[-‐-―−\\|>&;$]|["'“‘]?https?:)|[)|;])/;

function inside(line: Line, from: number, to: number): Piece {
  const parts: ShellPart[] = [{ kind: 'text', text: '' }];
  let at = from;
  while (at < to) {
    const expanded = expansion(line, at, to);
    if (expanded === undefined) put(parts, line.text.charAt(at));
    else parts.push(...expanded.parts);
    at = expanded?.end ?? at + 1;
  }
  return { kind: 'parts', parts, end: to + 1 };
}

/** What a sticky pattern finds at exactly this place; empty for nothing. */
function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\u0007', b: '\b', f: '\f', v: '\v', e: '\u001B' };

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{1,4})|U([0-9a-f]{1,6})|x([0-9a-f]{1,2})|([0-7]{1,3})|([^]))/gi, (_, u4, u6, hex, octal, char) => {
    const code = [u4, u6, hex].find((part): part is string => typeof part === 'string');
    if (code !== undefined) return Number.parseInt(code, 16) <= 0x10_ff_ff ? String.fromCodePoint(Number.parseInt(code, 16)) : '';
    if (typeof octal === 'string') return String.fromCodePoint(Number.parseInt(octal, 8));
    return typeof char === 'string' ? (escapes[char] ?? char) : '';
  });
}
