/** What a text of JSON is made of, read without turning a number into anything: tokens with their places. */
interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const tokenPattern = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the values of those JSON pointers stand in a text, which may be cut off: a value that is not there yet has no
 * place. A pointer to the empty string is the whole text.
 */
export function locateValues(text: string, pointers: ReadonlySet<string>): ReadonlyMap<string, ValueRange> {
  const found = new Map<string, ValueRange>();
  const walk: Frame[] = [];
  let wanted = pointers.size;
  const end = (path: string, from: number, to: number): void => {
    if (!pointers.has(path) || found.has(path)) return;
    found.set(path, { from, to });
    wanted--;
  };
  for (const token of tokensOf(text)) {
    if (wanted === 0) break;
    step(walk, token, end);
  }
  return found;
}

interface Frame {
  readonly array: boolean;
  readonly path: string;
  readonly from: number;
  index: number;
  key: string | null;
}

function step(walk: Frame[], { from, to, text }: Token, end: (path: string, from: number, to: number) => void): void {
  const top = walk.at(-1);
  if (text === '{' || text === '[') {
    walk.push({ array: text === '[', path: pathIn(top), from, index: 0, key: null });
  } else if (text === '}' || text === ']') {
    const closed = walk.pop();
    if (closed !== undefined) end(closed.path, closed.from, to);
  } else if (text === ',') {
    if (top !== undefined) {
      top.index++;
      top.key = null;
    }
  } else if (text !== ':') {
    if (top !== undefined && !top.array && top.key === null) top.key = escapeKey(text);
    else end(pathIn(top), from, to);
  }
}

function pathIn(frame: Frame | undefined): string {
  if (frame === undefined) return '';
  return `${frame.path}/${frame.array ? String(frame.index) : (frame.key ?? '')}`;
}

function escapeKey(literal: string): string {
  const key = literal.includes('\\') ? unescape(literal) : literal.slice(1, -1);
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescape(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(tokenPattern)) yield { from: match.index, to: match.index + match[0].length, text: match[0] };
}
