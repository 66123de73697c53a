import { t } from '@vscode/l10n';
import { parseXml, XmlCdata, XmlDeclaration, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

/** An element with what is inside of it. Comments and instructions are no part of it. */
export interface XmlBranch {
  readonly name: string;
  readonly children: readonly XmlBranch[];
  /** Its characters, decoded, where it has no elements inside. */
  readonly text: string;
  /** Its own markup, where names and values cannot say what it is: it has attributes, or text beside elements. */
  readonly markup: string | undefined;
  /** Where it begins, in UTF-16 units of the text with line feeds alone. */
  readonly from: number;
}

/** Why a text is no sound XML: half a sentence, and where, in UTF-16 units. */
export interface XmlTreeFault {
  readonly detail: string;
  readonly offset: number;
}

/** Deeper ones are refused, as in JSON: nothing that Jamf Pro stores comes near, and a stack has an end. */
const maxDepth = 200;

const options = { includeOffsets: true, preserveXmlDeclaration: true };

/** Reads one XML document. Nothing outside of it is ever looked at, and what a declaration of a document type could define is refused. */
export function xmlTree(text: string): XmlBranch | XmlTreeFault {
  const source = text.replaceAll(/\r\n?/g, '\n');
  const declared = source.search(/<!DOCTYPE/i);
  if (declared !== -1 && declared < source.search(/<\w/)) {
    return { detail: t`it declares a document type, which could define entities`, offset: declared };
  }
  try {
    const { children, root } = parseXml(source, options);
    const encoding = children.find((node) => node instanceof XmlDeclaration)?.encoding;
    if (!isUtf8(encoding)) return { detail: t`it says of itself that it is written in “${encoding ?? ''}”, and not in UTF-8`, offset: 0 };
    return root === null ? { detail: t`it has no element`, offset: 0 } : branchOf(root, source, 0);
  } catch (error) {
    // Elements inside of elements for ever: a stack has an end.
    if (error instanceof RangeError) return { detail: t`its elements stand too many levels deep`, offset: 0 };
    if (!(error instanceof XmlError)) throw error;
    return faultOf(source, error);
  }
}

function faultOf(source: string, { line, column, pos }: XmlError): XmlTreeFault {
  const given = source.trim();
  if (given === '') return { detail: t`it is empty`, offset: 0 };
  if (!given.startsWith('<')) return { detail: t`it is no XML`, offset: 0 };
  const [, root, rest] = /<(\w[^\s/>]*)([^<>]*>?)/.exec(given) ?? [];
  const isWhole = given.includes(`</${root}`) || rest?.endsWith('/>');
  return { detail: isWhole ? t`it is not well-formed at line ${line}, column ${column}` : t`it is cut off`, offset: pos };
}

function isUtf8(encoding: string | null = null): boolean {
  return encoding === null || /^(?:utf-?8|us-ascii)$/i.test(encoding);
}

function branchOf(element: XmlElement, source: string, depth: number): XmlBranch {
  if (depth > maxDepth) throw new RangeError('too many levels');
  const { name, attributes, start } = element;
  const children: XmlBranch[] = [];
  let text = '';
  for (const node of element.children) {
    if (node instanceof XmlElement) children.push(branchOf(node, source, depth + 1));
    else if (node instanceof XmlText || node instanceof XmlCdata) text += node.text;
  }
  const isBeyond = Object.keys(attributes).length > 0 || (children.length > 0 && text.trim() !== '');
  return {
    name,
    children,
    text: children.length > 0 ? '' : text,
    markup: isBeyond ? source.slice(start, element.end) : undefined,
    from: start,
  };
}
