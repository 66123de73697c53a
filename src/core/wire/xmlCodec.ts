import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { leafText, memberOf, type JsonLeaf, type JsonNode, type JsonObject } from '../json/parse.ts';
import { isWebPage } from '../http/jsonBody.ts';
import type { Field, LeafShape, ListShape, RecordShape, Shape } from '../shapes/shape.ts';
import { listIn, recordIn } from '../shapes/shapeAt.ts';
import type { Codec } from './codec.ts';
import { xmlTree, type XmlBranch } from './xmlTree.ts';

/** The one member of an element of which names and values cannot say what it is: its markup. Read-only, and written as it came. */
export const markupName = '#xml';

/**
 * XML of the Classic API: an element for each field, in the order of the text. A list that its shape calls wrapped is an array, and its
 * `size` is not shown; an element that comes several times in a row is an array, too. Whole numbers and booleans are numbers and booleans
 * where they are written in the one way that JSON has for them, everything else is text.
 *
 * @param root the name of the element around all fields.
 * @param results the field that the server works out for each answer, and that is no part of what is kept: no document has it.
 */
export function xmlCodec(root: string, shape: Shape, results?: string): Codec {
  return {
    decode: (text) => {
      if (isWebPage(text)) return { detail: t`the answer is a web page` };
      const tree = xmlTree(text);
      if ('detail' in tree) return { detail: t`the answer cannot be read as XML: ${tree.detail}` };
      if (tree.name !== root) return { detail: t`the answer is <${tree.name}>, and not <${root}>` };
      if (tree.children.length === 0 && tree.text.trim() !== '') return { detail: t`the answer has no fields inside of <${root}>` };
      const kept = results === undefined ? tree : { ...tree, children: tree.children.filter(({ name }) => name !== results) };
      return { text: wholeText(kept, shape) };
    },
    encode: (body) => declaration + written(root, body, shape, { path: '', lead: '' }),
    isPage: isWebPage,
    xml: { element: root, layOut: (body) => `${declaration}${written(root, body, shape, { path: '', lead: '\n' })}\n` },
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** A text that an object with elements in it is shown as. */
function wholeText(element: XmlBranch, shape: Shape): string {
  const parts: string[] = [];
  addValue(element, shape, 0, parts);
  // An empty object is a text to whom its shape is not known.
  return parts[0]?.startsWith('{') === true ? parts.join('') : '{}';
}

/** Laid out, as everything is shown (`layOutJson`): made so at once, and in pieces, since many an object is a megabyte. */
function addValue(element: XmlBranch, shape: Shape | undefined, depth: number, parts: string[]): void {
  const { children, text, markup } = element;
  if (markup !== undefined) return addMarkup(markup, depth, parts);
  if (children.length === 0 && (shape === undefined || shape.kind === 'leaf')) return addLeaf(text, shape, parts);
  const list = listIn(shape);
  if (list?.xml?.way === 'wrapped' && text.trim() === '') {
    const { entry } = list.xml;
    const entries = children.some(isSize) ? children.filter((child) => !isSize(child)) : children;
    if (entries.every(({ name }) => name === entry)) return addList(entries, list.entry(), depth, parts);
  }
  const record = recordIn(shape);
  if (children.length > 0) return addRecord(element, record, list, depth, parts);
  if (text.trim() === '' && record !== undefined) parts.push('{}');
  else addLeaf(text, shape, parts);
}

/** Deeper levels keep the indentation of this one. */
const deepest = 64;
const lines: readonly string[] = Array.from({ length: deepest + 1 }, (_, depth) => `\n${'  '.repeat(depth)}`);

function lineAt(depth: number): string {
  return lines[Math.min(depth, deepest)] ?? '';
}

function addList(entries: readonly XmlBranch[], shape: Shape | undefined, depth: number, parts: string[]): void {
  if (entries.length === 0) return void parts.push('[]');
  const line = lineAt(depth + 1);
  for (const [at, entry] of entries.entries()) {
    parts.push(`${at === 0 ? '[' : ','}${line}`);
    addValue(entry, shape, depth + 1, parts);
  }
  parts.push(lineAt(depth), ']');
}

function addMarkup(markup: string, depth: number, parts: string[]): void {
  parts.push('{', lineAt(depth + 1), `"${markupName}": ${JSON.stringify(markup)}`, lineAt(depth), '}');
}

function addRecord(branch: XmlBranch, record: RecordShape | undefined, list: ListShape | undefined, depth: number, parts: string[]): void {
  const { children } = branch;
  if (comesAgain(children)) return addMarkup(markupOf(branch), depth, parts);
  const [fields, line] = [record?.fields(), lineAt(depth + 1)];
  let opens = '{';
  for (let at = 0; at < children.length;) {
    const [first, from] = [children[at], at];
    if (first === undefined) break;
    const { name } = first;
    while (children[at]?.name === name) at += 1;
    const field = fields?.get(name);
    if (field === undefined && at === from + 1 && isSize(first) && holdsInline(record)) continue;
    parts.push(`${opens}${line}"${name}": `);
    opens = ',';
    const run = at === from + 1 ? undefined : children.slice(from, at);
    addMember(first, run, field, name === list?.xml?.entry ? list.entry() : field?.shape(), depth + 1, parts);
  }
  // No more than a count was in it.
  parts.push(...(opens === '{' ? ['{}'] : [lineAt(depth), '}']));
}

/** A name that comes again later: nothing in JSON keeps that order. */
function comesAgain(children: readonly XmlBranch[]): boolean {
  if (children.length < 3) return false;
  const names = new Set<string>();
  let last = '';
  for (const { name } of children) {
    if (name === last) continue;
    if (names.has(name)) return true;
    names.add((last = name));
  }
  return false;
}

/** What stands under one name. `run`: several of it. */
function addMember(
  first: XmlBranch,
  run: readonly XmlBranch[] | undefined,
  field: Field | undefined,
  shape: Shape | undefined,
  depth: number,
  parts: string[],
): void {
  const inline = inlineIn(shape);
  if (inline !== undefined || run !== undefined) addList(run ?? [first], inline?.entry() ?? shape, depth, parts);
  // Since which version it is there, for one: what is never written needs no markup.
  else if (field?.access === 'readOnly' && shape?.kind === 'leaf' && first.children.length === 0) addLeaf(first.text, shape, parts);
  else addValue(first, shape, depth, parts);
}

/** Whether a record counts the entries of a list among its fields: `size` is no field there, as in any list. */
function holdsInline(record: RecordShape | undefined): boolean {
  return record !== undefined && [...record.fields().values()].some(({ shape }) => inlineIn(shape()) !== undefined);
}

function inlineIn(shape: Shape | undefined): ListShape | undefined {
  const list = shape?.kind === 'leaf' ? undefined : listIn(shape);
  return list?.xml?.way === 'inline' ? list : undefined;
}

/** An element with all that is in it, as XML. */
export function markupOf({ name, children, text, markup }: XmlBranch): string {
  return markup ?? around(name, children.length > 0 ? children.map(markupOf).join('') : escaped(text), '');
}

/** How many are in a list: no field, and never to be written. */
function isSize({ name, children, text }: XmlBranch): boolean {
  return name === 'size' && children.length === 0 && /^\d*$/.test(text);
}

function addLeaf(text: string, shape: Shape | undefined, parts: string[]): void {
  parts.push(isCanonical(text, shape?.kind === 'leaf' ? shape.type : 'text') ? text : JSON.stringify(text));
}

/** Whether it is written in the one way that JSON has for what it is. */
function isCanonical(text: string, type: LeafShape['type']): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'integer') return /^(?:0|-?[1-9]\d*)$/.test(text);
  return type === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text);
}

interface Spot {
  /** Names from the top, for people. */
  readonly path: string;
  /** What stands before an element: the end of a line and white space, or nothing. */
  readonly lead: string;
}

/** The elements of a value: one, or one for each entry of a list that has none around it. */
function written(name: string, node: JsonNode, shape: Shape | undefined, spot: Spot): string {
  const { path, lead } = spot;
  if (shape === undefined && !isName(name)) throw invalidProblem(t`“${path || name}” cannot be the name of an XML element.`);
  if (node.kind === 'array') return writtenList(name, node.items, listIn(shape), spot);
  if (node.kind !== 'object') return lead + around(name, leafContent(node, path), '');
  const markup = memberOf(node, markupName);
  if (markup?.kind === 'string') return lead + leafText(markup);
  return lead + around(name, inside(node, shape, { path, lead: deeper(lead) }), lead);
}

function writtenList(name: string, items: readonly JsonNode[], list: ListShape | undefined, spot: Spot): string {
  const { path, lead } = spot;
  const shape = list?.entry();
  if (list?.xml?.way !== 'wrapped') return items.map((item) => written(name, item, shape, spot)).join('');
  const { entry } = list.xml;
  const inner = { path, lead: deeper(lead) };
  return lead + around(name, items.map((item) => written(entry, item, shape, inner)).join(''), lead);
}

/** The names inside of an element are those of its record, or of a list that holds something beside its entries. */
function inside(node: JsonObject, shape: Shape | undefined, { path, lead }: Spot): string {
  const [fields, list] = [recordIn(shape)?.fields(), listIn(shape)];
  let text = '';
  for (const { name, value } of node.members) {
    const within = name === list?.xml?.entry ? list.entry() : fields?.get(name)?.shape();
    text += written(name, value, within, { path: path === '' ? name : `${path}/${name}`, lead });
  }
  return text;
}

function deeper(lead: string): string {
  return lead === '' ? '' : `${lead}  `;
}

/** `lead`: before the end of the element, where it has others inside. */
function around(name: string, content: string, lead: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}${lead}</${name}>`;
}

function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name);
}

function leafContent(leaf: JsonLeaf, path: string): string {
  const text = leaf.kind === 'null' ? '' : leafText(leaf);
  // Most have nothing to look for.
  if (/^[\t\n -%'-;=?-\uD7FF]*$/.test(text)) return text;
  const wrong = unwritableIn(text);
  if (wrong !== undefined) throw invalidProblem(t`“${path}” holds a character that XML cannot: ${wrong}.`);
  return escaped(text);
}

/** Whatever XML 1.0 has no way to say. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first character of a text that XML has no way to say: `U+0001`. */
export function unwritableIn(text: string): string | undefined {
  const char = unwritable.exec(text)?.[0];
  return char === undefined ? undefined : `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A carriage return that is written as it is comes back as a line feed. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
