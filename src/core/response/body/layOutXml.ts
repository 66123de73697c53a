import { isMaskedKey } from '../../request/secretKeys.ts';
import { maskText } from './layOutJson.ts';
import type { Broken, LaidOut, Mask } from './layOutJson.ts';

const token = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^<>]*>|[^<]+/g;
const deepest = 64;

/**
 * Lays XML out for reading: one element per line, an element that holds only text on one line with its text untouched
 * (profiles and scripts live in such text). Elements with telling names are masked. Text that does not nest is broken.
 */
export function layOutXml(raw: string): LaidOut | Broken {
  const tokens = Array.from(raw.matchAll(token), (match) => ({ text: match[0], at: match.index }));
  const lines: string[] = [];
  const masks: Mask[] = [];
  const open: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const here = tokens[at];
    if (here === undefined || here.text.trim() === '') continue;
    const name = /^<([^\s/>!?]+)/.exec(here.text)?.[1];
    const inside = tokens[at + 1];
    const indent = '  '.repeat(Math.min(open.length, deepest));
    if (here.text.startsWith('</')) {
      if (open.pop() !== here.text.slice(2, -1).trim()) return { brokenAt: here.at };
      lines.push('  '.repeat(Math.min(open.length, deepest)) + here.text);
    } else if (name === undefined || here.text.endsWith('/>')) {
      lines.push(indent + here.text.trim());
    } else if (inside !== undefined && !inside.text.startsWith('<') && closes(tokens[at + 2]?.text, name)) {
      lines.push(indent + here.text + shown(name, inside, masks) + (tokens[at + 2]?.text ?? ''));
      at += 2;
    } else if (closes(inside?.text, name)) {
      lines.push(indent + here.text + (inside?.text ?? ''));
      at += 1;
    } else {
      lines.push(indent + here.text);
      open.push(name);
    }
  }
  return open.length > 0 || tokens.length === 0 ? { brokenAt: raw.length } : { pretty: lines.join('\n'), masks, lists: [] };
}

function closes(text: string | undefined, name: string): boolean {
  return text !== undefined && text.startsWith('</') && text.slice(2, -1).trim() === name;
}

function shown(name: string, inside: { readonly text: string; readonly at: number }, masks: Mask[]): string {
  if (!isMaskedKey(name) || inside.text.trim() === '') return inside.text;
  masks.push({ pointer: `#${masks.length + 1}`, from: inside.at, to: inside.at + inside.text.length });
  return maskText;
}
