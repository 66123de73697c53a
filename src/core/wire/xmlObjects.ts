import { t } from '@vscode/l10n';
import { xmlSyntaxError } from '../request/xmlSyntax.ts';
import { decodeBody } from '../response/body/decode.ts';
import { joinSentences, listOfNames } from '../../shared/words.ts';
import { jsonIn } from '../json/parse.ts';
import { isWebPage } from '../http/jsonBody.ts';
import { markupOf } from './xmlCodec.ts';
import { xmlTree, type XmlBranch } from './xmlTree.ts';

/** Objects in a text that somebody gives, each as XML of its own; else what is wrong with it, as a sentence. */
export type XmlGiven = { readonly element: string; readonly texts: readonly string[] } | { readonly message: string };

/** UTF-16 units. An object of such a size is none that anybody wrote. */
export const mostXml = 5_000_000;

/**
 * Finds them as forums, repositories and the API itself give them: with a declaration and comments or without, between other words, in a
 * list, whatever encoding the text had before it was one.
 *
 * @param isObject whether an element of that name is one.
 */
export function xmlObjectsIn(given: string, isObject: (element: string) => boolean): XmlGiven {
  if (given.length > mostXml) return { message: t`The text is too long to be read as an object: it has more than 5 million characters.` };
  if (/^\s*[[{]/.test(given) && jsonIn(given) !== undefined)
    return { message: t`The text is JSON. Give the object as XML, as the Classic API and “Copy as XML” write it.` };
  // What is taken away leaves its lines, which people look for by their numbers.
  const text = markupIn(given);
  if (text === '') return { message: t`There is no XML in the text.` };
  if (isWebPage(text)) return { message: t`The text is a web page. Copy the XML that it shows instead.` };
  // It spoke of bytes.
  const read = xmlTree(text.replace(/^\s*<\?xml\s[^<>]*>/, blank));
  if (!('detail' in read)) return objectsIn(read, isObject);
  const several = severalIn(text, isObject);
  if (several !== undefined) return several;
  if (/<plist[\s>]/.test(text.slice(0, 1000)))
    return { message: t`The text is a property list. It is no object, but may be the payload of a profile.` };
  const own = /<!DOCTYPE/i.test(text) ? undefined : xmlSyntaxError(text);
  return { message: joinSentences(t`The text cannot be read as XML: ${read.detail}.`, own?.message) };
}

/** From the first element, or what may stand before it, to the end of the last: “a < b” and “Computers > Policies” are words around it. */
function markupIn(given: string): string {
  const begin = given.search(/<[?!\p{L}_]/u);
  if (begin === -1) return '';
  const last = given.lastIndexOf('</');
  const end = Math.max(last === -1 ? 0 : given.indexOf('>', last) + 1, given.lastIndexOf('/>') + 2);
  return blank(given.slice(0, begin)) + (end > begin + 2 ? given.slice(begin, end) : given.slice(begin));
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** Those of a text in which one follows the other, or in which words follow. */
function severalIn(text: string, isObject: (element: string) => boolean): XmlGiven | undefined {
  if (/<!DOCTYPE/i.test(text)) return undefined;
  const around = xmlTree(`<all>${text.replaceAll(/<\?xml\s[^<>]*>/g, '')}</all>`);
  if ('detail' in around) return undefined;
  const [first, ...others] = around.children;
  if (first === undefined) return undefined;
  if (others.length === 0) return objectsIn(first, isObject);
  const names = [...new Set(around.children.map(({ name }) => name))];
  if (names.length > 1) return { message: t`The text has several things one after the other: ${listOfNames(names, 4)}. Give one of them.` };
  return objectsIn(around, isObject);
}

function objectsIn(root: XmlBranch, isObject: (element: string) => boolean): XmlGiven {
  if (isObject(root.name)) return { element: root.name, texts: [markupOf(root)] };
  const inside = root.children.filter(({ name }) => name !== 'size');
  const element = inside[0]?.name ?? '';
  if (isObject(element) && inside.every(({ name }) => name === element)) return { element, texts: inside.map(markupOf) };
  if (inside.length === 0 && root.children.length > 0) return { message: t`The list <${root.name}> is empty.` };
  return {
    message: t`<${root.name}> is no object that this Jamf Pro creates from XML. Give the whole object, with the element around it.`,
  };
}

/** The text of a file, in the encoding that it declares; undefined where it is none in that. */
export function textOfXmlFile(bytes: Uint8Array): string | undefined {
  const begin = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^<\?xml\s[^>]*?encoding=["']([\w.:-]+)/.exec(begin)?.[1] ?? 'utf-8';
  // Read a byte at a time, this was no text of two: what wrote it kept the words of another one.
  const encoding = /^(?:utf-?16|utf-?32|ucs-?[24]|unicode)/i.test(declared) ? 'utf-8' : declared;
  const { text, lossy } = decodeBody(bytes, `charset=${encoding}`);
  return lossy ? undefined : text;
}
