/** Spaces per level, as in every JSON file that VS Code formats. */
const step = '  ';
/** Deeper levels keep this indentation: a few kilobytes of brackets must not become gigabytes of blanks. */
const deepest = 64;

/**
 * Pretty-prints JSON by moving white space only: every digit, escape, duplicate key and the order of fields stay as the
 * server wrote them. Text that is not one JSON value comes back as it is (a leading byte order mark is dropped either way).
 * No newline at the end.
 */
export function formatJson(text: string): string {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return isJson(source) ? layOut(source) : source;
}

/** Whether the text is exactly one JSON value. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One pass over text that is known to be valid, so that it need not look at what stands between the brackets. */
function layOut(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const end = tokenEnd(text, at, char);
    if (char === '{' || char === '[') {
      const inside = skipBlank(text, end);
      const closes = text.charAt(inside) === '}' || text.charAt(inside) === ']';
      if (!closes) depth += 1;
      parts.push(closes ? char + text.charAt(inside) : char + newLine(depth));
      at = closes ? inside + 1 : end;
    } else {
      if (char === '}' || char === ']') depth -= 1;
      if (char === '}' || char === ']') parts.push(newLine(depth), char);
      else if (char === ',') parts.push(char, newLine(depth));
      else if (char === ':') parts.push(': ');
      else if (!isBlank(char)) parts.push(text.slice(at, end));
      at = end;
    }
  }
  return parts.join('');
}

function newLine(depth: number): string {
  return `\n${step.repeat(Math.min(depth, deepest))}`;
}

function tokenEnd(text: string, at: number, char: string): number {
  if (char === '"') return stringEnd(text, at);
  if ('{}[],:'.includes(char) || isBlank(char)) return at + 1;
  let end = at + 1;
  while (end < text.length && !'{}[],: \t\r\n'.includes(text.charAt(end))) end += 1;
  return end;
}

function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** An odd number of backslashes before a quotation mark makes it part of the string. */
function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charAt(quote - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function skipBlank(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charAt(next))) next += 1;
  return next;
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}
