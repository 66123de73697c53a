import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';
import { isRecord, scalar } from '../values.ts';
import { oneOf, type ClassicElement } from './elements.ts';

/** An element of a body, as far as the server looks at it. */
export interface SentElement {
  readonly name: string;
  readonly children: readonly SentElement[];
  readonly text: string;
}

/** Undefined for what is no sound XML. */
export function readXml(text: string): SentElement | undefined {
  try {
    const { root } = parseXml(text);
    return root === null ? undefined : sent(root);
  } catch {
    return undefined;
  }
}

function sent(element: XmlElement): SentElement {
  const children = element.children.filter((node) => node instanceof XmlElement).map(sent);
  const texts = element.children.map((node) => (node instanceof XmlText || node instanceof XmlCdata ? node.text : ''));
  return { name: element.name, children, text: texts.join('') };
}

export function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

export function xmlElement(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** A value as the server shows it: fields in its own order, none of those that are never shown. */
export function xmlOf(element: ClassicElement, value: unknown, name = element.name): string {
  switch (element.type) {
    case 'record':
      return xmlElement(name, isRecord(value) ? fieldsXml(element, value) : '');
    case 'list': {
      const items = Array.isArray(value) ? value : [];
      const { entry } = element;
      const size = element.flags.includes('n') ? `<size>${items.length}</size>` : '';
      return xmlElement(name, size + (entry === undefined ? '' : items.map((item) => xmlOf(entry, item)).join('')));
    }
    case 'repeated':
      return (Array.isArray(value) ? value : []).map((item) => xmlOf(oneOf(element), item)).join('');
    default:
      return xmlElement(name, escapedXml(scalar(value)));
  }
}

function fieldsXml(element: ClassicElement, row: Readonly<Record<string, unknown>>): string {
  return element.fields
    .filter(({ name, flags }) => row[name] !== undefined && !flags.includes('h'))
    .map((field) => xmlOf(field, row[field.name]))
    .join('');
}

/** The same in JSON, whole or with the last of several elements alone (facts 8.1). */
export function jsonOf(element: ClassicElement, value: unknown, collapses: boolean): unknown {
  switch (element.type) {
    case 'record':
      return isRecord(value) ? fieldsJson(element, value, collapses) : {};
    case 'list':
    case 'repeated': {
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      const { entry } = element;
      const one = entry ?? oneOf(element);
      return (collapses ? items.slice(-1) : items).map((item) => jsonOf(one, item, collapses));
    }
    case 'integer':
      return Number(value);
    default:
      return value;
  }
}

function fieldsJson(element: ClassicElement, row: Readonly<Record<string, unknown>>, collapses: boolean): unknown {
  const shown = element.fields.filter(({ name, flags }) => row[name] !== undefined && !flags.includes('h'));
  return Object.fromEntries(shown.map((field) => [field.name, jsonOf(field, row[field.name], collapses)]));
}
