import { isSecretName, maskText } from '../../../shared/secretNames.ts';
import { secretPlaces } from '../../secrets/text.ts';
import type { IsSecret } from '../../secrets/places.ts';
import type { Broken, LaidOut, Mask } from './layOutJson.ts';
import { tokensOf, type Token } from './xmlTokens.ts';

const deepest = 64;

/**
 * Lays XML out for reading: one element per line, an element that holds only text on one line with its text untouched
 * (profiles and scripts live in such text). Secrets are masked. Text that does not nest is broken.
 */
export function layOutXml(raw: string, isSecret: IsSecret = isSecretName): LaidOut | Broken {
  const tokens = tokensOf(raw);
  if ('brokenAt' in tokens) return tokens;
  const masks = secretPlaces(raw, 'markup', isSecret).map(({ from, to }, index) => ({ pointer: `#${index + 1}`, from, to }));
  const shown = masking(raw, masks);
  const lines: string[] = [];
  const open: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const here = tokens[at];
    if (here === undefined || here.text.trim() === '') continue;
    const name = /^<([^\s/>!?]+)/.exec(here.text)?.[1];
    const inside = tokens[at + 1];
    const after = tokens[at + 2];
    const indent = '  '.repeat(Math.min(open.length, deepest));
    if (here.text.startsWith('</')) {
      if (open.pop() !== here.text.slice(2, -1).trim()) return { brokenAt: here.at };
      lines.push('  '.repeat(Math.min(open.length, deepest)) + here.text);
    } else if (name === undefined || here.text.endsWith('/>')) {
      lines.push(indent + shown(here).trim());
    } else if (inside !== undefined && !inside.text.startsWith('<') && closes(after?.text, name)) {
      lines.push(indent + shown(here) + shown(inside) + (after?.text ?? ''));
      at += 2;
    } else if (closes(inside?.text, name)) {
      lines.push(indent + shown(here) + (inside?.text ?? ''));
      at += 1;
    } else {
      lines.push(indent + shown(here));
      open.push(name);
    }
  }
  return open.length > 0 || tokens.length === 0 ? { brokenAt: raw.length } : { pretty: lines.join('\n'), masks, lists: [] };
}

function closes(text: string | undefined, name: string): boolean {
  return text !== undefined && text.startsWith('</') && text.slice(2, -1).trim() === name;
}

/** Shows one token after the other, in their order, with what is masked in them. */
function masking(raw: string, masks: readonly Mask[]): (token: Token) => string {
  let next = 0;
  return ({ text, at }) => {
    const end = at + text.length;
    const parts: string[] = [];
    let from = at;
    for (let mask = masks[next]; mask !== undefined && mask.from < end; mask = masks[next]) {
      if (mask.to > from) parts.push(raw.slice(from, Math.max(from, mask.from)), maskText);
      from = Math.min(end, Math.max(from, mask.to));
      if (mask.to > end) break;
      next += 1;
    }
    return parts.length === 0 ? text : parts.join('') + raw.slice(from, end);
  };
}
