import { t } from '@vscode/l10n';
import { parseXml, XmlCdata, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

/**
 * A value of a property list, with the type and the order that its text has. No library keeps them: `plist` 5 makes one sort of number of
 * `<integer>1</integer>` and `<real>1.0</real>`, and writes both as the same element. Numbers, dates and data stay the text they are.
 */
export type Plist = PlistDict | PlistArray | PlistLeaf;

export interface PlistDict {
  readonly kind: 'dict';
  /** Each key once. */
  readonly entries: readonly PlistEntry[];
}

export interface PlistEntry {
  readonly key: string;
  readonly value: Plist;
}

export interface PlistArray {
  readonly kind: 'array';
  readonly items: readonly Plist[];
}

export interface PlistLeaf {
  readonly kind: 'string' | 'integer' | 'real' | 'date' | 'data' | 'true' | 'false';
  /** Decoded; empty for booleans. */
  readonly text: string;
}

/** Why a text is no property list: a sentence, and where, in UTF-16 units. */
export interface PlistFault {
  readonly message: string;
  readonly offset: number;
}

/** The dictionary that a property list is, or everything that keeps it from being one. */
export type PlistRead = { readonly root: PlistDict } | { readonly faults: readonly PlistFault[] };

/** A key in a dotted path, on one line. */
export function pathStep(key: string): string {
  return JSON.stringify(key).slice(1, -1);
}

/** Elements inside of each other. */
const deepest = 200;

/** Faults that are told of one text. */
const most = 100;

const options = { includeOffsets: true };

/**
 * Reads a property list written in XML. The document type that Apple's have is never looked up, and one that defines something itself is
 * refused. Never throws.
 *
 * @param bare whether a dictionary alone will do, without the element around it: an app's configuration is written so (facts 8.14).
 */
export function readPlist(text: string, bare = false): PlistRead {
  const lead = text.length - text.trimStart().length;
  const read = readFrom(text.slice(lead), bare);
  // Lines that were left empty before it, as they come with a paste, are no fault.
  return 'root' in read ? read : { faults: read.faults.map(({ message, offset }) => ({ message, offset: offset + lead })) };
}

function readFrom(text: string, bare: boolean): PlistRead {
  const what = otherForm(text);
  if (what !== undefined) return { faults: [{ message: what, offset: 0 }] };
  const source = text.replaceAll(/\r\n?/g, '\n');
  const reader = new Reader();
  const declared = source.search(/<!DOCTYPE[^>[<]*\[/);
  if (declared !== -1 && declared < source.search(/<\w/)) {
    reader.fault(t`This property list defines entities of its own, which is not allowed here.`, { start: declared });
    return { faults: inText(text, reader.faults) };
  }
  try {
    const root = reader.root(parseXml(source, options).root, bare);
    if (root !== undefined && reader.faults.length === 0) return { root };
  } catch (error) {
    if (error instanceof RangeError) reader.faults.push({ message: tooDeep(), offset: 0 });
    else if (error instanceof XmlError) {
      reader.faults.push({
        message: t`This is no well-formed XML.`,
        offset: error.pos,
      });
    } else throw error;
  }
  return { faults: source.length === text.length ? reader.faults : inText(text, reader.faults) };
}

/** What a text is that is no XML at all. */
function otherForm(text: string): string | undefined {
  if (text === '') return t`This property list is empty.`;
  if (text.startsWith('bplist')) {
    return t`This is a binary property list. Jamf Pro takes them in XML: “plutil -convert xml1” makes one of the other.`;
  }
  // The beginning of a signature in DER, in whichever way its bytes were read or written, or what it wraps amid its bytes.
  const isWrapped = !text.startsWith('<') && text.includes('<plist');
  if (/^(?:-----BEGIN (?:PKCS7|CMS)|MI[\w+/]{30}|0[\u0080-\u008F\uFFFD])/.test(text) || isWrapped) {
    return t`This property list is signed. A signature does not outlive a change: the property list without it can be written.`;
  }
  return undefined;
}

function tooDeep(): string {
  return t`The elements of this property list stand too many levels deep.`;
}

/** Faults of a text with line feeds alone, at their places in the text as it is. */
function inText(text: string, faults: readonly PlistFault[]): readonly PlistFault[] {
  const ends = [...text.matchAll(/\r\n/g)].map(({ index }, before) => index - before);
  return faults.map(({ message, offset }) => ({ message, offset: offset + ends.filter((end) => end < offset).length }));
}

type Placed = Pick<XmlElement, 'start'>;

class Reader {
  readonly faults: PlistFault[] = [];

  fault(message: string, { start }: Placed): undefined {
    if (this.faults.length < most) this.faults.push({ message, offset: start });
  }

  root(element: XmlElement | null, bare: boolean): PlistDict | undefined {
    if (element === null) return this.fault(t`This is no property list.`, { start: 0 });
    const wanted = bare && element.name === 'dict' ? element : this.#inside(element);
    if (wanted === undefined) return undefined;
    if (wanted.name !== 'dict') {
      return this.fault(t`The property list begins with <${wanted.name}>, where a dictionary, <dict>, has to stand.`, wanted);
    }
    const value = this.#value(wanted, 0);
    return value?.kind === 'dict' ? value : undefined;
  }

  #inside(element: XmlElement): XmlElement | undefined {
    if (element.name !== 'plist') return this.fault(t`This is <${element.name}>, and no property list: that is a <plist>.`, element);
    const [first, ...more] = this.#elements(element);
    if (first === undefined) return this.fault(t`There is nothing in this property list.`, element);
    return more[0] === undefined ? first : this.fault(t`A property list is one value, and another one follows here.`, more[0]);
  }

  #value(element: XmlElement, depth: number): Plist | undefined {
    const { name } = element;
    if (depth > deepest) return this.fault(tooDeep(), element);
    if (Object.keys(element.attributes).length > 0) this.fault(t`<${name}> has no attributes in a property list.`, element);
    if (name === 'dict') return this.#dict(element, depth);
    if (name === 'array') return { kind: 'array', items: this.#elements(element).flatMap((child) => this.#value(child, depth + 1) ?? []) };
    return isLeaf(name) ? this.#leaf(name, element) : this.fault(t`<${name}> is no element of a property list.`, element);
  }

  #dict(element: XmlElement, depth: number): PlistDict {
    const entries: PlistEntry[] = [];
    const keys = new Set<string>();
    let key: XmlElement | undefined;
    for (const child of this.#elements(element)) {
      if (child.name === 'key') {
        if (key !== undefined) this.fault(t`The key “${key.text}” has no value.`, key);
        key = child;
      } else if (key === undefined) this.fault(t`<${child.name}> stands here without a <key> before it.`, child);
      else {
        const value = this.#value(child, depth + 1);
        const name = this.#text(key);
        if (keys.has(name)) this.fault(t`The key “${name}” stands here a second time.`, key);
        keys.add(name);
        if (value !== undefined) entries.push({ key: name, value });
        key = undefined;
      }
    }
    if (key !== undefined) this.fault(t`The key “${key.text}” has no value.`, key);
    return { kind: 'dict', entries };
  }

  #leaf(kind: PlistLeaf['kind'], element: XmlElement): PlistLeaf {
    const text = this.#text(element);
    const wrong = complaint[kind]?.(text.trim());
    if (wrong !== undefined) this.fault(wrong, element);
    return { kind, text };
  }

  #text(element: XmlElement): string {
    let text = '';
    for (const node of element.children) {
      if (node instanceof XmlText || node instanceof XmlCdata) text += node.text;
      else if (node instanceof XmlElement) this.fault(t`<${element.name}> holds characters, and no elements.`, node);
    }
    return text;
  }

  #elements(element: XmlElement): readonly XmlElement[] {
    return element.children.flatMap((node) => {
      if (node instanceof XmlElement) return [node];
      if ((node instanceof XmlText || node instanceof XmlCdata) && node.text.trim() !== '') {
        this.fault(t`Characters stand between the elements of <${element.name}>.`, node);
      }
      return [];
    });
  }
}

const complaint: Readonly<Partial<Record<string, (text: string) => string | undefined>>> = {
  integer: (text) => (/^[+-]?(?:0x[\da-f]+|\d+)$/i.test(text) ? undefined : t`“${shortly(text)}” is no whole number.`),
  real: (text) => (real.test(text) ? undefined : t`“${shortly(text)}” is no number.`),
  date: (text) => (isDate(text) ? undefined : t`“${shortly(text)}” is no date: 2026-01-31T09:00:00Z is one.`),
  data: (text) => (/^[A-Za-z\d+/]*={0,2}$/.test(text.replaceAll(/\s/g, '')) ? undefined : t`This is no Base64, as data is written here.`),
  true: (text) => (text === '' ? undefined : t`<true/> has nothing in it.`),
  false: (text) => (text === '' ? undefined : t`<false/> has nothing in it.`),
};

const real = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|nan|inf|infinity)$/i;

function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19);
}

function shortly(text: string): string {
  return Array.from(text.slice(0, 200)).slice(0, 40).join('');
}

function isLeaf(name: string): name is PlistLeaf['kind'] {
  return ['string', 'integer', 'real', 'date', 'data', 'true', 'false'].includes(name);
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

/** Laid out as Apple's tools do, in the order of the value. What {@link readPlist} makes of it is the value again. */
export function printPlist(root: PlistDict): string {
  const lines: string[] = [];
  print(root, '', lines);
  return `${head}${lines.join('\n')}\n</plist>\n`;
}

function print(value: Plist, indent: string, lines: string[]): void {
  const { kind } = value;
  if (kind === 'true' || kind === 'false') lines.push(`${indent}<${kind}/>`);
  else if (kind !== 'dict' && kind !== 'array') lines.push(`${indent}<${kind}>${escaped(value.text)}</${kind}>`);
  else if ((kind === 'dict' ? value.entries : value.items).length === 0) lines.push(`${indent}<${kind}/>`);
  else {
    lines.push(`${indent}<${kind}>`);
    if (kind === 'array') for (const item of value.items) print(item, `${indent}\t`, lines);
    else {
      for (const { key, value: inner } of value.entries) {
        lines.push(`${indent}\t<key>${escaped(key)}</key>`);
        print(inner, `${indent}\t`, lines);
      }
    }
    lines.push(`${indent}</${kind}>`);
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** Whether two values are the same: of a dictionary in any order, of an array in this one; numbers however they are spelt. */
export function samePlist(a: Plist | undefined, b: Plist | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'dict') {
    if (b.kind !== 'dict' || a.entries.length !== b.entries.length) return false;
    const others = new Map(b.entries.map(({ key, value }) => [key, value]));
    return a.entries.every(({ key, value }) => samePlist(value, others.get(key)));
  }
  if (a.kind === 'array') {
    return b.kind === 'array' && a.items.length === b.items.length && a.items.every((item, index) => samePlist(item, b.items[index]));
  }
  return a.kind === b.kind && leafMeaning(a) === leafMeaning(b);
}

function leafMeaning({ kind, text }: PlistLeaf): string {
  if (kind === 'data') return text.replaceAll(/\s/g, '');
  if (kind === 'string') return text;
  const said = text.trim().toLowerCase();
  if (kind === 'real') return /[ni]/.test(said) ? said.replace(/inf$/, 'infinity').replace('+', '') : String(Number(said));
  return kind === 'integer' ? wholeNumber(said) : said;
}

function wholeNumber(text: string): string {
  const value = BigInt(text.replace(/^[+-]/, ''));
  return String(text.startsWith('-') ? -value : value);
}
