import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { layOutJson } from '../../shared/jsonLayout.ts';
import { leafText, memberOf, type JsonNode, type JsonObject } from '../json/parse.ts';
import type { ListShape, Shape } from '../shapes/shape.ts';
import { listIn, recordIn } from '../shapes/shapeAt.ts';
import type { Codec } from './codec.ts';
import { xmlTree, type XmlBranch } from './xmlTree.ts';

/** The one member of an element of which names and values cannot say what it is: its markup. Read-only, and written as it came. */
const markupName = '#xml';

/**
 * XML of the Classic API: an element for each field, in the order of the text. A list that its shape calls wrapped is an array, and its
 * `size` is not shown; an element that comes several times in a row is an array, too. Whole numbers and booleans are numbers and booleans
 * where they are written in the one way that JSON has for them, everything else is text.
 *
 * @param root the name of the element around all fields.
 */
export function xmlCodec(root: string, shape: Shape): Codec {
  return {
    decode: (text) => {
      if (isWebPage(text)) return { detail: t`the answer is a web page` };
      const tree = xmlTree(text);
      if ('detail' in tree) return { detail: t`the answer cannot be read as XML: ${tree.detail}` };
      if (tree.name !== root) return { detail: t`the answer is <${tree.name}>, and not <${root}>` };
      return { text: layOutJson(wholeText(tree, shape)) ?? '' };
    },
    encode: (body) => declaration + written(root, body, shape, { path: '', indent: undefined }).join(''),
    isPage: isWebPage,
    xml: { element: root, layOut: (body) => `${declaration}\n${written(root, body, shape, { path: '', indent: '' }).join('\n')}\n` },
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

export function isWebPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000));
}

/** A text that an object with elements in it is shown as, compact. */
function wholeText(element: XmlBranch, shape: Shape): string {
  const value = valueOf(element, shape);
  // An empty object is a text to whom its shape is not known.
  return value.startsWith('{') ? value : '{}';
}

function valueOf(element: XmlBranch, shape: Shape | undefined): string {
  const { children, text, markup } = element;
  if (markup !== undefined) return asMarkup(markup);
  const list = listIn(shape);
  if (list?.xml?.way === 'wrapped' && text.trim() === '') {
    const entries = children.filter((child) => !isSize(child));
    if (entries.every(({ name }) => name === list.xml?.entry)) return `[${entries.map((entry) => valueOf(entry, list.entry())).join(',')}]`;
  }
  if (children.length > 0) return recordText(element, fieldsOf(shape, list));
  if (text.trim() === '' && recordIn(shape) !== undefined) return '{}';
  return leafOf(text, shape);
}

function asMarkup(markup: string): string {
  return `{${JSON.stringify(markupName)}:${JSON.stringify(markup)}}`;
}

/** The names inside of an element: of its record, or of a list that holds something beside its entries. */
function fieldsOf(shape: Shape | undefined, list: ListShape | undefined): (name: string) => Shape | undefined {
  const fields = recordIn(shape)?.fields();
  return (name) => (name === list?.xml?.entry ? list.entry() : fields?.get(name)?.shape());
}

function recordText(branch: XmlBranch, shapeOf: (name: string) => Shape | undefined): string {
  const runs: XmlBranch[][] = [];
  for (const child of branch.children) {
    const last = runs.at(-1);
    if (last?.[0]?.name === child.name) last.push(child);
    else runs.push([child]);
  }
  const names = new Set(runs.map(([first]) => first?.name));
  // A name that comes again later: nothing in JSON keeps that order.
  if (names.size < runs.length) return asMarkup(markupOf(branch));
  const members = runs.map((run) => {
    const name = run[0]?.name ?? '';
    const shape = shapeOf(name);
    const inline = inlineIn(shape);
    const values = run.map((one) => valueOf(one, inline?.entry() ?? shape));
    return `${JSON.stringify(name)}:${inline !== undefined || values.length > 1 ? `[${values.join(',')}]` : (values[0] ?? '')}`;
  });
  return `{${members.join(',')}}`;
}

function inlineIn(shape: Shape | undefined): ListShape | undefined {
  const list = listIn(shape);
  return list?.xml?.way === 'inline' ? list : undefined;
}

/** An element with all that is in it, as XML. */
export function markupOf({ name, children, text, markup }: XmlBranch): string {
  return markup ?? (children.length > 0 ? around(name, children.map(markupOf), undefined) : leafElement(name, text));
}

/** How many are in a list: no field, and never to be written. */
function isSize({ name, children, text }: XmlBranch): boolean {
  return name === 'size' && children.length === 0 && /^\d*$/.test(text);
}

function leafOf(text: string, shape: Shape | undefined): string {
  const type = shape?.kind === 'leaf' ? shape.type : 'text';
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text;
  if (type === 'integer' && /^(?:0|-?[1-9]\d*)$/.test(text)) return text;
  if (type === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return text;
  return JSON.stringify(text);
}

interface Spot {
  /** Names from the top, for people. */
  readonly path: string;
  /** White space before the line; undefined: all is one line. */
  readonly indent: string | undefined;
}

/** The elements of a value: one, or one for each entry of a list that has none around it. */
function written(name: string, node: JsonNode, shape: Shape | undefined, spot: Spot): readonly string[] {
  const { path, indent } = spot;
  if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name)) throw invalidProblem(t`“${path || name}” cannot be the name of an XML element.`);
  const inner: Spot = { path, indent: indent === undefined ? undefined : `${indent}  ` };
  if (node.kind === 'array') {
    const list = listIn(shape);
    if (list?.xml?.way !== 'wrapped') return node.items.flatMap((item) => written(name, item, list?.entry(), spot));
    const { entry } = list.xml;
    const entries = node.items.flatMap((item) => written(entry, item, list.entry(), inner));
    return [around(name, entries, indent)];
  }
  const markup = memberOf(node, markupName);
  if (markup?.kind === 'string') return [leafText(markup)];
  if (node.kind === 'object') return [around(name, inside(node, fieldsOf(shape, listIn(shape)), inner), indent)];
  const text = node.kind === 'null' ? '' : leafText(node);
  const wrong = unwritable.exec(text);
  if (wrong !== null) throw invalidProblem(t`“${path}” holds a character that XML cannot: ${codeOf(wrong[0])}.`);
  return [leafElement(name, text)];
}

function inside(node: JsonObject, shapeOf: (name: string) => Shape | undefined, { path, indent }: Spot): readonly string[] {
  return node.members.flatMap(({ name, value }) =>
    written(name, value, shapeOf(name), { path: path === '' ? name : `${path}/${name}`, indent }),
  );
}

/** An element around others. */
function around(name: string, elements: readonly string[], indent: string | undefined): string {
  if (elements.length === 0) return `<${name}/>`;
  if (indent === undefined) return `<${name}>${elements.join('')}</${name}>`;
  return [`<${name}>`, ...elements.map((one) => `${indent}  ${one}`), `${indent}</${name}>`].join('\n');
}

function leafElement(name: string, text: string): string {
  return text === '' ? `<${name}/>` : `<${name}>${escaped(text)}</${name}>`;
}

/** Whatever XML 1.0 has no way to say. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function codeOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A carriage return that is written as it is comes back as a line feed. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
