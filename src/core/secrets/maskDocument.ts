import { isCriterionField, isKeptSecretName, isPairName, isPairValue, maySecretBeIn, secretMask } from '../../shared/secretNames.ts';
import { applyEdits, type TextEdit } from '../json/edit.ts';
import { leafText, parseJson, type JsonLeaf, type JsonMember, type JsonNode, type JsonObject } from '../json/parse.ts';
import { keptPlaces } from './kept.ts';
import { replacePlaces } from './places.ts';
import { tellingPlaces } from './tokenForms.ts';

/**
 * A document as it may be kept: without the secrets that its fields hold, as everywhere, without what stands beside a telling name in a list
 * of names and values, and without those in its texts that tell what they are, such as a password in the property list of a profile or in a
 * script, a signed token or a private key. The one way for a snapshot and for a pulled folder, so that both can be compared; twice is once.
 * For each of thousands of documents, so in one walk.
 */
export function maskDocument(text: string, hides: Hides = nothing): string {
  const edits: TextEdit[] = [];
  findSecrets(parseJson(text), { name: '', parent: '', isHidden: false }, hides, (leaf, instead) => {
    edits.push({ from: leaf.from, to: leaf.to, text: JSON.stringify(instead) });
  });
  return edits.length === 0 ? text : applyEdits(text, edits);
}

/** The same of a parsed document. */
export function maskedNode(root: JsonNode): JsonNode {
  const instead = new Map<JsonNode, JsonNode>();
  findSecrets(root, { name: '', parent: '', isHidden: false }, nothing, (leaf, text) => {
    instead.set(leaf, parseJson(JSON.stringify(text)));
  });
  return instead.size === 0 ? root : replaced(root, instead);
}

/** Whether a field holds a secret for a reason that its name does not tell. */
export type Hides = (member: JsonMember, of: JsonObject) => boolean;

const nothing: Hides = () => false;

interface Place {
  readonly name: string;
  /** The name of what it stands in; an entry of a list belongs to the list's. */
  readonly parent: string;
  /** What stands beside it tells that it is a secret. */
  readonly isHidden: boolean;
}

function findSecrets(node: JsonNode, place: Place, hides: Hides, found: (leaf: JsonLeaf, instead: string) => void): void {
  if (node.kind === 'object') {
    const isPair = isSecretPair(node);
    for (const member of node.members) {
      const isHidden = (isPair && isPairValue(member.name)) || hides(member, node);
      // Some maps have numbers for names.
      const inside = /^\d+$/.test(member.name) ? { ...place, isHidden } : { name: member.name, parent: place.name, isHidden };
      findSecrets(member.value, inside, hides, found);
    }
  } else if (node.kind === 'array') {
    for (const item of node.items) findSecrets(item, place, hides, found);
  } else {
    const instead = insteadOf(node, place);
    if (instead !== undefined) found(node, instead);
  }
}

/** What is kept of a value; undefined: the value itself. */
function insteadOf(leaf: JsonLeaf, { name, parent, isHidden }: Place): string | undefined {
  if (leaf.kind === 'number') return isHidden || isSecretField(name, parent) ? secretMask : undefined;
  if (leaf.kind !== 'string' || leaf.raw === '""') return undefined;
  if (isHidden || isSecretField(name, parent) || (name === '#xml' && maySecretBeIn(leafText(leaf)))) return secretMask;
  if (leaf.raw.length < shortest) return undefined;
  const value = leafText(leaf);
  if (!mayHoldMore.test(leaf.raw) && tellingPlaces(value).length === 0) return undefined;
  const places = keptPlaces(value, isSecretField);
  return places.length === 0 ? undefined : replacePlaces(value, places, () => secretMask);
}

/** No text without one of these says that it holds a secret, but by its form alone, nor does a shorter one. */
const mayHoldMore =
  /[=:<&]|\\n|\\u00|eyJ|-----BEGIN|(?:^"|[\s'(])-|_|[xt]-|ssw[do]|dscl|Auth\(|net us|\||falconctl|ts write|setenv|config|ken set|bindpw|rootpw|ecrypt|ential\(| to \\"/;
const shortest = 10;

/** An entry of a list of names and values, the name of which is that of a secret: a header. */
function isSecretPair({ members }: JsonObject): boolean {
  let isTelling = false;
  let hasValue = false;
  for (const { name, value } of members) {
    if (isCriterionField(name)) return false;
    if (isPairValue(name)) hasValue = true;
    else if (value.kind === 'string' && isPairName(name)) isTelling ||= isSecretField(leafText(value));
  }
  return isTelling && hasValue;
}

const known = new Map<string, boolean>();

/** The same few names come again and again. */
function isSecretField(name: string, parent = ''): boolean {
  const key = `${name}\n${parent}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = isKeptSecretName(name, parent);
  if (known.size < 5000) known.set(key, found);
  return found;
}

function replaced(node: JsonNode, instead: ReadonlyMap<JsonNode, JsonNode>): JsonNode {
  if (node.kind === 'array') {
    const items = node.items.map((item) => replaced(item, instead));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  if (node.kind !== 'object') return instead.get(node) ?? node;
  const values = node.members.map(({ value }) => replaced(value, instead));
  if (values.every((value, index) => value === node.members[index]?.value)) return node;
  return { ...node, members: node.members.map((member, index) => ({ ...member, value: values[index] ?? member.value })) };
}
