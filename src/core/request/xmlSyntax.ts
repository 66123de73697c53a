import { t } from '@vscode/l10n';
import { lineAndColumn } from './jsonSyntax.ts';

/** Where a text stops being XML, in UTF-16 units, and how. */
export interface XmlFault {
  readonly offset: number;
  readonly message: string;
}

interface Open {
  readonly name: string;
  readonly offset: number;
}

/**
 * The first place at which a text is not well-formed XML as far as servers stumble over it: a raw `&` or `<` in a value, an element that
 * is not closed or closed by another name, something outside of the one root. Undefined for sound XML. One pass, whatever the text holds.
 */
export function xmlSyntaxError(text: string): XmlFault | undefined {
  const open: Open[] = [];
  let hasRoot = false;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    const fault = textFault(text, at, end, open.length > 0);
    if (fault !== undefined) return placed(text, fault);
    if (next === -1) break;
    const skipped = afterMarkup(text, next);
    if (skipped !== undefined) {
      if (skipped === -1) return placed(text, { offset: next, message: t`This is opened and never closed` });
      at = skipped;
      continue;
    }
    const tag = tagAt(text, next);
    if ('message' in tag) return placed(text, tag);
    const wrong = follow(tag, next, open, hasRoot);
    if (wrong !== undefined) return placed(text, wrong);
    hasRoot = true;
    at = tag.end;
  }
  const left = open.at(-1);
  if (left !== undefined) return placed(text, { offset: left.offset, message: t`<${left.name}> is not closed` });
  return hasRoot ? undefined : { offset: 0, message: t`The body has no XML element.` };
}

/** Behind what begins at a place of sound XML: one piece of markup, or the text up to the next. */
export function pieceEnd(text: string, at: number): number {
  const next = text.indexOf('<', at);
  if (next !== at) return next === -1 ? text.length : next;
  const end = afterMarkup(text, at) ?? endOfTag(text, at + 1);
  return typeof end === 'number' && end > at ? end : text.length;
}

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly end: number;
}

/** Puts a tag on the stack or takes one off. */
function follow({ kind, name }: Tag, offset: number, open: Open[], hasRoot: boolean): XmlFault | undefined {
  if (kind === 'close') {
    const last = open.pop();
    if (last?.name === name) return undefined;
    return { offset, message: last === undefined ? t`</${name}> closes nothing` : t`</${name}> stands where </${last.name}> is expected` };
  }
  if (open.length === 0 && hasRoot) return { offset, message: t`A second element stands beside the first: there is one around all others` };
  if (kind === 'open') open.push({ name, offset });
  return undefined;
}

const references = /&(?:#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,30};)?/gi;
const entities: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

function textFault(text: string, from: number, to: number, isInside: boolean): XmlFault | undefined {
  const part = text.slice(from, to);
  for (const match of part.matchAll(references)) {
    const [reference] = match;
    const offset = from + match.index;
    if (reference === '&') return { offset, message: t`A bare & stands here: write it as &amp;` };
    // Of HTML, most of the time.
    if (!reference.startsWith('&#') && !entities.has(reference.slice(1, -1).toLowerCase()))
      return { offset, message: t`${reference} is no entity of XML: write the character itself` };
  }
  const stray = isInside ? -1 : part.search(/\S/);
  return stray === -1 ? undefined : { offset: from + stray, message: t`Text stands outside of the XML element` };
}

/** The end of a comment, a character section, an instruction or a declaration; -1: it has none; undefined: it is none of these. */
function afterMarkup(text: string, at: number): number | undefined {
  const forms: readonly (readonly [string, string])[] = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
  ];
  const form = forms.find(([start]) => text.startsWith(start, at));
  if (form === undefined) return undefined;
  const end = text.indexOf(form[1], at + form[0].length);
  return end === -1 ? -1 : end + form[1].length;
}

const name = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;

function tagAt(text: string, at: number): Tag | XmlFault {
  const isClose = text[at + 1] === '/';
  name.lastIndex = at + (isClose ? 2 : 1);
  const found = name.exec(text)?.[0];
  if (found === undefined) return { offset: at, message: t`A bare < stands here: write it as &lt;` };
  const end = endOfTag(text, name.lastIndex);
  if (typeof end !== 'number') return end ?? { offset: at, message: t`The tag of “${found}” has no end` };
  const kind = isClose ? 'close' : text[end - 2] === '/' ? 'empty' : 'open';
  return { kind, name: found, end };
}

/** Behind the `>`, with quoted values passed over and looked into. */
function endOfTag(text: string, from: number): number | XmlFault | undefined {
  for (let at = from; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '>') return at + 1;
    if (mark === '<') return { offset: at, message: t`A tag begins inside of another one` };
    if (mark !== '"' && mark !== "'") continue;
    const close = text.indexOf(mark, at + 1);
    if (close === -1) return undefined;
    const fault = textFault(text, at + 1, close, true);
    if (fault !== undefined) return fault;
    at = close;
  }
  return undefined;
}

function placed(text: string, { offset, message }: XmlFault): XmlFault {
  return { offset, message: `${message} (${lineAndColumn(text, offset)}).` };
}
