/** Spaces per level, as in every JSON file that VS Code formats. */
const step = '  ';
/** Deeper levels keep this indentation: a few kilobytes of brackets must not become gigabytes of blanks. */
const deepest = 64;
const marks = '{}[],:';
const blanks = ' \t\r\n';
/** What neither a number nor a word goes on with. */
const ends = `${marks}${blanks}"`;

/**
 * Lays JSON out by moving white space only: every digit, escape, duplicate key and the order of fields stay as they were written. One
 * pass, which looks at brackets and quotes alone; null if they do not match. No newline at the end.
 */
export function layOutJson(text: string): string | null {
  const parts: string[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const from = at;
    at = tokenEnd(text, at, char);
    if (char === '{' || char === '[') {
      const closing = char === '{' ? '}' : ']';
      const inside = skipBlank(text, at);
      const isEmpty = text.charAt(inside) === closing;
      if (isEmpty) at = inside + 1;
      else open.push(closing);
      parts.push(isEmpty ? char + closing : char + newLine(open.length));
    } else if (char === '}' || char === ']') {
      if (open.pop() !== char) return null;
      parts.push(newLine(open.length), char);
    } else if (char === ',') parts.push(char, newLine(open.length));
    else if (char === ':') parts.push(': ');
    else if (!blanks.includes(char)) {
      const token = text.slice(from, at);
      if (char === '"' && !isWhole(token)) return null;
      parts.push(token);
    }
  }
  return open.length > 0 ? null : parts.join('');
}

function newLine(depth: number): string {
  return `\n${step.repeat(Math.min(depth, deepest))}`;
}

function tokenEnd(text: string, at: number, char: string): number {
  if (char === '"') return stringEnd(text, at);
  if (marks.includes(char) || blanks.includes(char)) return at + 1;
  let end = at + 1;
  while (end < text.length && !ends.includes(text.charAt(end))) end += 1;
  return end;
}

function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

/** A string ends, and on its line. */
function isWhole(token: string): boolean {
  return token.length > 1 && token.endsWith('"') && !token.includes('\n');
}

/** An odd number of backslashes before a quotation mark makes it part of the string. */
function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charAt(quote - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function skipBlank(text: string, at: number): number {
  let next = at;
  while (next < text.length && blanks.includes(text.charAt(next))) next += 1;
  return next;
}
