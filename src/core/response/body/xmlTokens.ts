import type { Broken } from './layOutJson.ts';

/** A piece of XML, and where it begins. */
export interface Token {
  readonly text: string;
  readonly at: number;
}

/** Comments, CDATA, tags and the text between them, in one way through the text. */
export function tokensOf(raw: string): readonly Token[] | Broken {
  const tokens: Token[] = [];
  let at = 0;
  while (at < raw.length) {
    const end = endOf(raw, at);
    if (end === -1) return { brokenAt: raw.length };
    const text = raw.slice(at, end);
    if (text.startsWith('<') && !text.startsWith('<!') && text.includes('<', 1)) return { brokenAt: at };
    tokens.push({ text, at });
    at = end;
  }
  return tokens;
}

/** -1: it begins and does not end. */
function endOf(raw: string, at: number): number {
  const after = (sign: string, from: number): number => {
    const found = raw.indexOf(sign, from);
    return found === -1 ? -1 : found + sign.length;
  };
  if (raw.startsWith('<!--', at)) return after('-->', at + 4);
  if (raw.startsWith('<![CDATA[', at)) return after(']]>', at + 9);
  if (raw.charAt(at) === '<') return after('>', at);
  const next = raw.indexOf('<', at);
  return next === -1 ? raw.length : next;
}
