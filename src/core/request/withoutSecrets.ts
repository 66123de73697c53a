import { applyEdits, parseTree } from 'jsonc-parser';
import type { Edit, Node } from 'jsonc-parser';
import type { DraftBody, DraftPair, RequestDraft } from '../../shared/draft.ts';
import { isJsonType, isXmlType } from './mediaType.ts';
import { isMaskedKey, looksSecret } from './secretKeys.ts';

/**
 * The draft as it may be kept in a file or the history, or copied as code: each secret value replaced by a placeholder
 * that says what belongs there, `<password>`. Everything else, digits and white space included, stays as it was typed.
 */
export function withoutSecrets(draft: RequestDraft): RequestDraft {
  return { ...draft, query: draft.query.map(pair), headers: draft.headers.map(pair), body: body(draft.body) };
}

/** The names of the fields whose values {@link withoutSecrets} replaces. */
export function secretFields(draft: RequestDraft): readonly string[] {
  const pairs = [...draft.query, ...draft.headers, ...(draft.body.kind === 'form' ? draft.body.fields : [])];
  const inBody = draft.body.kind === 'text' ? edits(draft.body.text, draft.body.mediaType).map((edit) => edit.name) : [];
  return [...new Set([...pairs.filter((entry) => pair(entry) !== entry).map((entry) => entry.name), ...inBody])];
}

function pair(entry: DraftPair): DraftPair {
  const secret = entry.value !== '' && !isPlaceholder(entry.value) && (isMaskedKey(entry.name) || looksSecret(entry.value));
  return secret ? { ...entry, value: placeholder(entry.name) } : entry;
}

function body(from: DraftBody): DraftBody {
  switch (from.kind) {
    case 'text':
      return { ...from, text: textWithout(from.text, from.mediaType) };
    case 'form':
      return { ...from, fields: from.fields.map(pair) };
    case 'multipart':
      return {
        ...from,
        parts: from.parts.map((part) => (part.kind === 'text' ? { ...part, value: pair({ ...part, enabled: true }).value } : part)),
      };
    default:
      return from;
  }
}

function textWithout(text: string, mediaType: string): string {
  const found = edits(text, mediaType);
  return found.length === 0 ? text : applyEdits(text, [...found]);
}

type NamedEdit = Edit & { readonly name: string };

function edits(text: string, mediaType: string): readonly NamedEdit[] {
  if (isXmlType(mediaType)) return xmlEdits(text);
  if (!isJsonType(mediaType)) return [];
  const root = parseTree(text);
  return root === undefined ? [] : jsonEdits(root, '');
}

function jsonEdits(node: Node, name: string): readonly NamedEdit[] {
  const children = node.children ?? [];
  if (node.type === 'property') return children[1] === undefined ? [] : jsonEdits(children[1], String(children[0]?.value ?? ''));
  if (children.length > 0) return children.flatMap((child) => jsonEdits(child, name));
  if (node.type !== 'string' && node.type !== 'number') return [];
  const value = String(node.value);
  const secret = value !== '' && !isPlaceholder(value) && (isMaskedKey(name) || looksSecret(value));
  return secret ? [{ name, offset: node.offset, length: node.length, content: JSON.stringify(placeholder(name)) }] : [];
}

function xmlEdits(text: string): readonly NamedEdit[] {
  return [...text.matchAll(/<([\w.-]+)(?:\s[^<>]*)?>([^<]+)<\/\1\s*>/g)].flatMap((match) => {
    const [whole, name = '', value = ''] = match;
    if (!isMaskedKey(name) || value.trim() === '') return [];
    const offset = match.index + whole.lastIndexOf(`${value}</`);
    return [{ name, offset, length: value.length, content: `[${name}]` }];
  });
}

function placeholder(name: string): string {
  return `<${name === '' ? 'secret' : name}>`;
}

function isPlaceholder(value: string): boolean {
  return /^<[^<>]*>$/.test(value);
}
