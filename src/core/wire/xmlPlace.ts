import { pieceEnd } from '../request/xmlSyntax.ts';
import { listIn, recordIn } from '../shapes/shapeAt.ts';
import type { Field, ListShape, Shape } from '../shapes/shape.ts';

/** Where a caret stands in a text that may still be half typed. */
export interface XmlPlace {
  /** Elements that are open there, the outermost first. */
  readonly open: readonly string[];
  /** Elements that are in the innermost one before it. */
  readonly before: readonly string[];
  /** What the caret is in: the name of a tag that begins, that of one that ends, or text. Offsets are of what is typed of it. */
  readonly kind: 'name' | 'end' | 'text' | 'other';
  readonly from: number;
  readonly to: number;
}

interface Level {
  readonly name: string;
  readonly children: string[];
}

/** Takes any text. */
export function xmlPlaceAt(text: string, offset: number): XmlPlace {
  const levels: Level[] = [{ name: '', children: [] }];
  let at = 0;
  while (at < offset) {
    const end = pieceEnd(text, at);
    const isText = text[at] !== '<';
    if (isText ? end >= offset : end > offset || text[end - 1] !== '>') break;
    if (!isText) follow(levels, text.slice(at, end));
    at = end;
  }
  const [open, before] = [levels.slice(1).map(({ name }) => name), levels.at(-1)?.children ?? []];
  const typed = text.slice(at, offset);
  const rest = /^[\w.-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  const name = /^<(\/?)[\w.-]*$/.exec(typed);
  if (name !== null) {
    const isEnd = name[1] === '/';
    return { open, before, kind: isEnd ? 'end' : 'name', from: at + (isEnd ? 2 : 1), to: offset + rest };
  }
  if (typed.startsWith('<')) return { open, before, kind: 'other', from: offset, to: offset };
  const blank = typed.length - typed.trimStart().length;
  return { open, before, kind: 'text', from: at + blank, to: offset };
}

function follow(levels: Level[], piece: string): void {
  if (/^<[!?]/.test(piece)) return;
  if (piece.startsWith('</')) {
    if (levels.length > 1) levels.pop();
    return;
  }
  const name = /^<([^\s/>]+)/.exec(piece)?.[1] ?? '';
  levels.at(-1)?.children.push(name);
  if (!piece.endsWith('/>')) levels.push({ name, children: [] });
}

/** What stands in an element of a name inside of one of a shape, and whether it may come again. */
export interface XmlChild {
  readonly name: string;
  readonly shape: Shape;
  readonly field: Field | undefined;
  readonly repeats: boolean;
}

/** The elements that one of a shape takes, in the server's order. */
export function childrenOf(shape: Shape | undefined): readonly XmlChild[] {
  const list = listIn(shape);
  const entry = list?.xml?.way === 'wrapped' ? [{ name: list.xml.entry, shape: list.entry(), field: undefined, repeats: true }] : [];
  const fields = Array.from(recordIn(shape)?.fields() ?? [], ([name, field]): XmlChild => {
    const inline = inlineIn(field.shape());
    return { name, field, shape: inline?.entry() ?? field.shape(), repeats: inline !== undefined };
  });
  return [...entry, ...fields];
}

function inlineIn(shape: Shape): ListShape | undefined {
  const list = listIn(shape);
  return list?.xml?.way === 'inline' ? list : undefined;
}

/** What the elements of a path, the outermost first, hold; undefined where one of them is not known. */
export function childAt(shape: Shape, path: readonly string[]): XmlChild | undefined {
  let here: XmlChild | undefined;
  for (const name of path) {
    here = childrenOf(here?.shape ?? shape).find((child) => child.name === name);
    if (here === undefined) return undefined;
  }
  return here;
}
