import { t } from '@vscode/l10n';
import { decodeBody } from '../response/body/decode.ts';
import { isWebPage, markupOf } from './xmlCodec.ts';
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
  const text = given.slice(given.indexOf('<'), given.lastIndexOf('>') + 1);
  if (!given.includes('<') || text === '') return { message: t`There is no XML in the text.` };
  if (isWebPage(text)) return { message: t`The text is a web page. Copy the XML that it shows instead.` };
  // It spoke of bytes.
  const read = xmlTree(text.replace(/^<\?xml\s[^>]*>\s*/, ''));
  if (!('detail' in read)) return objectsIn(read, isObject);
  if (/<plist[\s>]/.test(text.slice(0, 1000)))
    return { message: t`The text is a property list. It is no object, but may be the payload of a profile.` };
  return { message: t`The text cannot be read as XML: ${read.detail}.` };
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
  const encoding = /^<\?xml\s[^>]*?encoding=["']([\w.:-]+)/.exec(begin)?.[1] ?? 'utf-8';
  const { text, lossy } = decodeBody(bytes, `charset=${encoding}`);
  return lossy ? undefined : text;
}
