import { masksAsTexts } from '../../wire/plistMasks.ts';
import { printPlist, readPlist, type Plist, type PlistDict, type PlistEntry, type PlistLeaf } from '../../wire/xmlPlist.ts';
import type { Comparison } from './canonRules.ts';

/**
 * A property list as one that says the same is written: keys sorted, laid out, numbers and data in one spelling. For two instances without
 * what each of them gives a profile: its name, identifier and UUID, and the UUIDs of its payloads, which are numbered where they stand, so
 * that what refers to one still does (facts 8.7). Undefined: it is none.
 *
 * @param bare whether a dictionary alone will do (facts 8.14).
 */
export function canonicalPlist(text: string, comparison: Comparison, bare: boolean): string | undefined {
  const sound = masksAsTexts(text);
  const root = quickPlist(sound) ?? slowPlist(sound, bare);
  if (root === undefined) return undefined;
  const isOwn = (key: string): boolean => comparison === 'instances' && !bare && given.has(key);
  const kept = root.entries.filter(({ key }) => !isOwn(key));
  const printed = printPlist({ kind: 'dict', entries: sortedEntries(kept) });
  return comparison === 'instances' ? withoutUuids(printed) : printed;
}

/**
 * A text that is the same for property lists that are written alike, but for the UUIDs of their payloads: where two have the same, their
 * canonical forms are the same, too. Quickly made: most are.
 */
export function plistKey(text: string, comparison: Comparison, bare: boolean): string {
  if (comparison === 'drift' || bare) return text;
  let key = text;
  let at = text.indexOf('<key>PayloadUUID</key>');
  for (let number = 0; at !== -1 && number < 20; number += 1) {
    const from = text.indexOf('<string>', at) + '<string>'.length;
    const value = text.slice(from, text.indexOf('<', from));
    if (/^[\dA-F-]{36}$/i.test(value)) key = key.replaceAll(value, `UUID-${number}`);
    at = text.indexOf('<key>PayloadUUID</key>', from);
  }
  return key;
}

const given: ReadonlySet<string> = new Set(['PayloadUUID', 'PayloadIdentifier', 'PayloadDisplayName']);

function slowPlist(text: string, bare: boolean): PlistDict | undefined {
  const read = readPlist(text, bare);
  return 'root' in read ? read.root : undefined;
}

function sortedEntries(entries: readonly PlistEntry[]): readonly PlistEntry[] {
  return entries.map(({ key, value }) => ({ key, value: sorted(value) })).sort((one, other) => (one.key < other.key ? -1 : 1));
}

function sorted(value: Plist): Plist {
  switch (value.kind) {
    case 'dict':
      return { kind: 'dict', entries: sortedEntries(value.entries) };
    case 'array':
      return { kind: 'array', items: value.items.map(sorted) };
    case 'string':
      return value;
    case 'data':
      return { kind: 'data', text: value.text.replaceAll(/\s/g, '') };
    default:
      return { kind: value.kind, text: numberIn(value.kind, value.text.trim()) };
  }
}

function numberIn(kind: Plist['kind'], text: string): string {
  if (kind === 'integer' && !/^(?:0|-?[1-9]\d*)$/.test(text)) {
    const value = BigInt(text.replace(/^[+-]/, ''));
    return String(text.startsWith('-') ? -value : value);
  }
  return kind === 'real' && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}

const payloadUuid = /<key>PayloadUUID<\/key>\n\t*<string>([^<]*)<\/string>/g;
const identifier = /(<key>PayloadIdentifier<\/key>\n\t*<string>)([^<]*)<\/string>/g;
const uuid = /[\dA-F]{8}-(?:[\dA-F]{4}-){3}[\dA-F]{12}/gi;

function withoutUuids(printed: string): string {
  if (!printed.includes('<key>Payload')) return printed;
  const numbers = new Map<string, string>();
  for (const [, text = ''] of printed.matchAll(payloadUuid)) {
    const key = text.toUpperCase();
    if (!numbers.has(key)) numbers.set(key, `UUID-${numbers.size + 1}`);
  }
  return printed
    .replaceAll(uuid, (found) => numbers.get(found.toUpperCase()) ?? found)
    .replaceAll(payloadUuid, (found, text: string) => found.replace(text, () => numbers.get(text.toUpperCase()) ?? text))
    .replaceAll(identifier, (_, before: string, text: string) => `${before}${text.replaceAll(uuid, 'UUID')}</string>`);
}

/**
 * Reads what nearly all property lists are made of, ten times as fast as a reader of XML. Undefined for all else, sound or not: comments,
 * CDATA, attributes, entities but the five, characters between elements, a key that comes twice.
 */
function quickPlist(text: string): PlistDict | undefined {
  const start = text.indexOf('<plist');
  const from = text.indexOf('<dict', start);
  if (start === -1 || from === -1 || !/^<plist(?: version="1\.0")?>\s*$/.test(text.slice(start, from))) return undefined;
  if (!/^\s*(?:<\?xml [^<>]*\?>\s*)?(?:<!DOCTYPE [^<>[]*>\s*)?$/.test(text.slice(0, start)) || text.includes('\r')) return undefined;
  const reader = new QuickReader(text, from);
  const root = reader.value(0);
  return root?.kind === 'dict' && /^\s*<\/plist>\s*$/.test(text.slice(reader.at)) ? root : undefined;
}

class QuickReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  /** The element that begins here, after white space; undefined: it is not one of the usual. */
  value(depth: number): Plist | undefined {
    const name = depth < 100 ? this.#tag() : undefined;
    if (name === undefined) return undefined;
    if (name === 'dict') return this.#dict(depth);
    if (name === 'array') return this.#array(depth);
    if (name === 'dict/') return { kind: 'dict', entries: [] };
    if (name === 'array/') return { kind: 'array', items: [] };
    if (name === 'true/' || name === 'false/') return { kind: name === 'true/' ? 'true' : 'false', text: '' };
    if (name === 'string/') return { kind: 'string', text: '' };
    if (!isUsual(name)) return undefined;
    const text = this.#characters(name);
    return text === undefined || !sound[name].test(text.trim()) ? undefined : { kind: name, text };
  }

  #dict(depth: number): PlistDict | undefined {
    const entries: { readonly key: string; readonly value: Plist }[] = [];
    const keys = new Set<string>();
    for (;;) {
      const name = this.#tag();
      if (name === '/dict') return { kind: 'dict', entries };
      const key = name === 'key' ? this.#characters('key') : undefined;
      const value = key === undefined || keys.has(key) ? undefined : this.value(depth + 1);
      if (key === undefined || value === undefined) return undefined;
      keys.add(key);
      entries.push({ key, value });
    }
  }

  #array(depth: number): Plist | undefined {
    const items: Plist[] = [];
    for (;;) {
      const before = this.at;
      if (this.#tag() === '/array') return { kind: 'array', items };
      this.at = before;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      items.push(value);
    }
  }

  /** What stands between the next angle brackets, with nothing but white space before them. */
  #tag(): string | undefined {
    const text = this.#text;
    let { at } = this;
    for (let code = text.charCodeAt(at); code === 10 || code === 9 || code === 32; code = text.charCodeAt(at)) at += 1;
    if (text.charCodeAt(at) !== 60) return undefined;
    const end = text.indexOf('>', at);
    if (end === -1 || end - at > 10) return undefined;
    this.at = end + 1;
    return text.slice(at + 1, end);
  }

  #characters(name: string): string | undefined {
    const end = this.#text.indexOf('<', this.at);
    if (end === -1 || !this.#text.startsWith(`/${name}>`, end + 1)) return undefined;
    const text = this.#text.slice(this.at, end);
    this.at = end + name.length + 3;
    if (text.includes(']]>') || odd.test(text)) return undefined;
    return text.includes('&') ? decoded(text) : text;
  }
}

/** What XML does not allow, or what only a whole reader decides. */
// oxlint-disable-next-line no-control-regex
const odd = /[\0-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

const sound = {
  string: /(?:)/,
  integer: /^-?\d+$/,
  real: /^-?\d+(?:\.\d+)?$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
  data: /^[A-Za-z\d+/\s]*={0,2}$/,
} as const;

function isUsual(name: string): name is keyof typeof sound & PlistLeaf['kind'] {
  return Object.hasOwn(sound, name);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string | undefined {
  let isSound = true;
  const plain = text.replaceAll(/&(\w*);?/g, (found, name: string) => {
    const character = Object.hasOwn(entities, name) && found.endsWith(';') ? entities[name] : undefined;
    isSound &&= character !== undefined;
    return character ?? '';
  });
  return isSound ? plain : undefined;
}
