import type { DraftBody, DraftPair, RequestDraft } from '../../shared/draft.ts';
import { jsonIn, leafText, type JsonNode } from '../json/parse.ts';
import { isSecretName, looksSecret, mayBeSecret } from '../../shared/secretNames.ts';
import { replacePlaces, type SecretPlace } from '../secrets/places.ts';
import { secretPlaces } from '../secrets/text.ts';
import { isXmlType } from './mediaType.ts';

/**
 * The draft as it may be kept in a file or the history, or copied as code: each secret value replaced by a placeholder
 * that says what belongs there, `<password>`. Everything else, digits and white space included, stays as it was typed.
 */
export function draftWithoutSecrets(draft: RequestDraft): RequestDraft {
  return { ...draft, query: draft.query.map(pair), headers: draft.headers.map(pair), body: body(draft.body) };
}

/** The names of the fields whose values {@link draftWithoutSecrets} replaces. */
export function secretFields(draft: RequestDraft): readonly string[] {
  const pairs = [...draft.query, ...draft.headers, ...(draft.body.kind === 'form' ? draft.body.fields : [])];
  return [...new Set([...pairs.filter((entry) => pair(entry) !== entry).map((entry) => entry.name), ...namesIn(draft.body)])];
}

function namesIn(from: DraftBody): readonly string[] {
  if (from.kind === 'text') return hidden(from.text, from.mediaType).map(({ name }) => name);
  if (from.kind !== 'multipart') return [];
  return from.parts.flatMap((part) => {
    if (part.kind !== 'text') return [];
    return isSecret(part.name, part.value) ? [part.name] : hidden(part.value, '').map(({ name }) => name);
  });
}

function isSecret(name: string, value: string): boolean {
  return mayBeSecret(value) && (isSecretName(name) || looksSecret(value));
}

function pair(entry: DraftPair): DraftPair {
  return isSecret(entry.name, entry.value) ? { ...entry, value: placeholder(entry.name) } : entry;
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
        parts: from.parts.map((part) => {
          if (part.kind !== 'text') return part;
          return { ...part, value: isSecret(part.name, part.value) ? placeholder(part.name) : textWithout(part.value, '') };
        }),
      };
    default:
      return from;
  }
}

function textWithout(text: string, mediaType: string): string {
  const isMarkup = isXmlType(mediaType) || text.trimStart().startsWith('<');
  return replacePlaces<Hidden>(
    text,
    hidden(text, mediaType),
    ({ name, content }) => content ?? (isMarkup ? `[${name}]` : placeholder(name)),
  );
}

/** `content`: what takes its place, where the form of the text demands more than the placeholder. */
type Hidden = SecretPlace & { readonly content?: string };

/** By what the text is, not by what its type says: JSON comes under `text/plain` as well. */
function hidden(text: string, mediaType: string): readonly Hidden[] {
  if (isXmlType(mediaType)) return secretPlaces(text, 'markup');
  const root = /^\s*[{["]/.test(text) ? jsonIn(text) : undefined;
  return root === undefined ? secretPlaces(text) : inJson(root, '', undefined);
}

function inJson(node: JsonNode, name: string, parent: string | undefined): readonly Hidden[] {
  if (node.kind === 'object') return node.members.flatMap((member) => inJson(member.value, member.name, name));
  if (node.kind === 'array') return node.items.flatMap((item) => inJson(item, name, parent));
  if (node.kind !== 'string' && node.kind !== 'number') return [];
  const value = leafText(node);
  const found = mayBeSecret(value) && (isSecretName(name, parent) || looksSecret(value));
  return found ? [{ name, from: node.from, to: node.to, content: JSON.stringify(placeholder(name)) }] : [];
}

function placeholder(name: string): string {
  return `<${name === '' ? 'secret' : name}>`;
}
