import { isSecretName, maySecretBeIn, secretMask } from '../../../shared/secretNames.ts';
import { applyEdits, type TextEdit } from '../../json/edit.ts';
import { leafText, parseJson, type JsonLeaf, type JsonNode } from '../../json/parse.ts';
import { replacePlaces } from '../../secrets/places.ts';
import { secretPlaces } from '../../secrets/text.ts';

/**
 * A document as it may be kept: without the secrets that its fields hold, as everywhere, and without those in its texts that tell what they
 * are, such as a password in the property list of a profile or in a script, a signed token or a private key: the same as in a pulled
 * folder, so that both can be compared. Once for each of thousands of documents, so in one walk.
 */
export function maskDocument(text: string): string {
  const edits: TextEdit[] = [];
  findSecrets(parseJson(text), '', '', edits);
  return edits.length === 0 ? text : applyEdits(text, edits);
}

/** `name`: of the field, and `parent` of what it stands in; an entry of a list belongs to the list's. */
function findSecrets(node: JsonNode, name: string, parent: string, edits: TextEdit[]): void {
  if (node.kind === 'object') {
    for (const member of node.members) {
      const isPlace = /^\d+$/.test(member.name);
      findSecrets(member.value, isPlace ? name : member.name, isPlace ? parent : name, edits);
    }
  } else if (node.kind === 'array') {
    for (const item of node.items) findSecrets(item, name, parent, edits);
  } else if (node.kind === 'string' && node.raw !== '""') {
    const instead = isSecretField(name, parent) || (name === '#xml' && maySecretBeIn(leafText(node))) ? secretMask : maskedText(node);
    if (instead !== undefined) edits.push({ from: node.from, to: node.to, text: JSON.stringify(instead) });
  }
}

/** Undefined: there is nothing to be masked in it. */
function maskedText(text: JsonLeaf): string | undefined {
  if (text.raw.length < shortest || !mayHoldMore.test(text.raw)) return undefined;
  const value = leafText(text);
  const places = secretPlaces(value, 'unknown', isSecretField);
  return places.length === 0 ? undefined : replacePlaces(value, places, () => secretMask);
}

/** No text without one of these says that it holds a secret, nor does a shorter one. */
const mayHoldMore = /[=:<]|\\n|\\u00|eyJ|-----BEGIN/;
const shortest = 10;

const known = new Map<string, boolean>();

/** The same few names come again and again. */
function isSecretField(name: string, parent = ''): boolean {
  const key = `${name}\n${parent}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = isSecretName(name, parent);
  if (known.size < 5000) known.set(key, found);
  return found;
}
