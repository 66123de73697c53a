import { isSecretLabel, mayBeSecret, secretMask } from '../../shared/secretNames.ts';
import { leafText, memberOf, parseJson, type JsonMember, type JsonNode, type JsonObject } from '../json/parse.ts';
import { kindOf } from '../resources/kindOf.ts';
import { maskDocument, type Hides } from './maskDocument.ts';

/** What an object calls its parameters, by the fields that hold their labels. */
export type Labels = ReadonlyMap<string, string>;

/**
 * Which values of a kind's objects are secret by what another object calls them: the parameters of a script in a policy, of which nothing
 * beside them tells what they are (facts 8.43). Where the label says nothing, the name of the other object may, or the value itself.
 *
 * @param labelsOf by the id of the other object; undefined: it is not known, so that anything may be a secret. Left out: nothing is known of
 *   any, and only what is likely counts.
 */
export function labelledSecrets(resource: string, labelsOf?: (id: string) => Labels | undefined): Hides | undefined {
  const [by] = kindOf(resource).labels.by ?? [];
  const begins = by === undefined ? undefined : kindOf(by).labels.begin;
  if (begins === undefined) return undefined;
  return ({ name, value }, of) => {
    if (!name.startsWith(begins) || value.kind !== 'string') return false;
    const [text, id] = [leafText(value), memberOf(of, 'id')];
    if (id === undefined || !mayBeSecret(text)) return false;
    const labels = labelsOf === undefined ? noLabels : labelsOf(textOf(id));
    if (labels === undefined) return !isPlain(text);
    const label = labels.get(name)?.trim() ?? '';
    return isSecretLabel(label === '' ? textOf(memberOf(of, 'name')) : label) || looksRandom(text);
  };
}

const noLabels: Labels = new Map();

/**
 * A document that was read alone, with nothing that tells which of its values are secret, as it may be kept: masked is what its earlier texts
 * mask, and what they do not have, unless it is plain.
 *
 * @param earlier documents of the same object for which that was known, the surest first.
 */
export function maskedAsBefore(resource: string, document: string, earlier: readonly string[]): string {
  const hides = labelledSecrets(resource, () => undefined);
  if (hides === undefined) return document;
  /** Whether a value stood there in clear. */
  const isClear = new Map<string, boolean>();
  for (const text of earlier) {
    const before = new Set(isClear.keys());
    maskDocument(text, (member, of) => {
      const place = placeIn(member, of);
      if (before.has(place)) return false;
      if (member.value.kind === 'string' && leafText(member.value) === secretMask) isClear.set(place, false);
      else if (hides(member, of)) isClear.set(place, isClear.get(place) ?? true);
      return false;
    });
  }
  return maskDocument(document, (member, of) => hides(member, of) && isClear.get(placeIn(member, of)) !== true);
}

/** The label of a parameter is that of its script, whichever policy has it. */
function placeIn({ name }: JsonMember, of: JsonObject): string {
  return `${textOf(memberOf(of, 'id'))} ${name}`;
}

/** The labels that a document of a kind holds; undefined: the kind has none. */
export function labelsIn(resource: string, document: string): Labels | undefined {
  const begins = kindOf(resource).labels.begin;
  if (begins === undefined) return undefined;
  const labels = new Map<string, string>();
  const look = (node: JsonNode, depth: number): void => {
    if (node.kind !== 'object') return;
    for (const { name, value } of node.members) {
      if (value.kind === 'string' && name.startsWith(begins)) labels.set(name, leafText(value));
      else if (depth < 2) look(value, depth + 1);
    }
  };
  look(parseJson(document), 0);
  return labels;
}

function textOf(node: JsonNode | undefined): string {
  if (node?.kind === 'string') return leafText(node);
  return node?.kind === 'number' ? node.raw : '';
}

/** A switch, a small number or a path: nobody’s secret. */
function isPlain(text: string): boolean {
  return /^(?:yes|no|on|off|\d{1,3}|\/[\w/ .-]{0,200})$/i.test(text);
}

/** As a generator of passwords or of tokens makes them, and no name, path, address or version. */
function looksRandom(text: string): boolean {
  if (text.length < 8 || text.length > 500 || /\s|:\/\/|^[/~.]/.test(text)) return false;
  const [letters, digits] = [/[A-Za-z]/.test(text), /\d/.test(text)];
  if (letters && digits && /[!#$%^&*?+~]/.test(text)) return true;
  if (text.length < 20 || !/^[\w+/=-]+$/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  return Array.from(text.matchAll(/\d[A-Za-z]/g)).length >= 3;
}
