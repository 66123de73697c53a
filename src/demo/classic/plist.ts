import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { escapedXml } from './xml.ts';

/** A property list. A leaf keeps its text as the XML had it, entities and all. */
export type Plist =
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [key: string, value: Plist])[] }
  | { readonly kind: 'array'; readonly items: readonly Plist[] }
  | { readonly kind: 'leaf'; readonly name: string; readonly raw: string };

export const plistText = (text: string): Plist => ({ kind: 'leaf', name: 'string', raw: escapedXml(text) });

export const plistSwitch = (on: boolean): Plist => ({ kind: 'leaf', name: on ? 'true' : 'false', raw: '' });

/** Undefined for what is no property list in XML. */
export function readPlist(text: string): Plist | undefined {
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    const inside = root?.name === 'plist' ? root.children.filter((node) => node instanceof XmlElement) : [];
    return inside.length === 1 && inside[0] !== undefined ? nodeOf(inside[0], text) : undefined;
  } catch {
    return undefined;
  }
}

function nodeOf(element: XmlElement, text: string): Plist {
  const children = element.children.filter((node) => node instanceof XmlElement);
  if (element.name === 'array') return { kind: 'array', items: children.map((child) => nodeOf(child, text)) };
  if (element.name === 'dict') {
    const keys = children.filter((_, index) => index % 2 === 0);
    const entries = keys.map((key, index) => {
      const value = children[index * 2 + 1];
      if (key.name !== 'key' || value === undefined) throw new Error('A key has no value.');
      return [key.text, nodeOf(value, text)] as const;
    });
    return { kind: 'dict', entries };
  }
  if (children.length > 0) throw new Error('A text holds elements.');
  return { kind: 'leaf', name: element.name, raw: rawOf(element, text) };
}

function rawOf(element: XmlElement, text: string): string {
  const markup = text.slice(element.start, element.end);
  if (markup.includes('<![CDATA[')) return escapedXml(element.text);
  return markup.endsWith('/>') ? '' : markup.slice(markup.indexOf('>') + 1, markup.lastIndexOf('</'));
}

const head =
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';

/** On one line, as the server has it. */
export function plistXml(root: Plist): string {
  return `${head}<plist version="1">${written(root)}</plist>`;
}

function written(node: Plist): string {
  if (node.kind === 'array') return node.items.length === 0 ? '<array/>' : `<array>${node.items.map(written).join('')}</array>`;
  if (node.kind === 'dict') {
    if (node.entries.length === 0) return '<dict/>';
    return `<dict>${node.entries.map(([key, value]) => `<key>${escapedXml(key)}</key>${written(value)}`).join('')}</dict>`;
  }
  return node.raw === '' ? `<${node.name}/>` : `<${node.name}>${node.raw}</${node.name}>`;
}
