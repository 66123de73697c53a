/**
 * Splits a command line as a POSIX shell does, expanding nothing: quotes, backslashes, joined lines, and `$'…'` as browsers
 * write it. A `^` at the end of a line, from the Windows prompt, joins lines as well. undefined when a quote stays open.
 */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const next = readPiece(text, at);
    if (next === undefined) return undefined;
    if (next.kind === 'blank') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (next.kind === 'text') word = (word ?? '') + next.text;
    at = next.end;
  }
  if (word !== undefined) words.push(word);
  return words;
}

type Piece = { readonly end: number } & ({ readonly kind: 'blank' | 'nothing' } | { readonly kind: 'text'; readonly text: string });

function readPiece(text: string, at: number): Piece | undefined {
  const char = text.charAt(at);
  if (/\s/.test(char)) return { kind: 'blank', end: at + 1 };
  const joined = /^[\\^]\r?\n/.exec(text.slice(at, at + 3));
  if (joined !== null) return { kind: 'nothing', end: at + joined[0].length };
  if (char === "'") return quoted(text, at + 1, readPlain);
  if (text.startsWith("$'", at)) return quoted(text, at + 2, readEscapes);
  if (char === '"') return doubleQuoted(text, at + 1);
  if (char === '\\') return at + 1 < text.length ? { kind: 'text', text: text.charAt(at + 1), end: at + 2 } : undefined;
  return { kind: 'text', text: char, end: at + 1 };
}

function quoted(text: string, from: number, read: (text: string, from: number) => number): Piece | undefined {
  const end = read(text, from);
  if (end === -1) return undefined;
  const inside = text.slice(from, end);
  return { kind: 'text', text: read === readEscapes ? unescape(inside) : inside, end: end + 1 };
}

function readPlain(text: string, from: number): number {
  return text.indexOf("'", from);
}

function readEscapes(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== "'") at += text.charAt(at) === '\\' ? 2 : 1;
  return at < text.length ? at : -1;
}

function doubleQuoted(text: string, from: number): Piece | undefined {
  let out = '';
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '"') return { kind: 'text', text: out, end: at + 1 };
    const after = text.charAt(at + 1);
    if (char === '\\' && '"\\$`\n'.includes(after) && after !== '') {
      out += after === '\n' ? '' : after;
      at += 2;
    } else {
      out += char;
      at += 1;
    }
  }
  return undefined;
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
