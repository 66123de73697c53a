import { formatJson } from '../../json/format.ts';
import { leafText, parseJson, type JsonNode } from '../../json/parse.ts';
import { printJson } from '../../json/print.ts';
import { objectOf } from '../../json/tree.ts';
import { shownSecrets } from '../../objects/plan/secrets.ts';
import { replacePlaces } from '../../secrets/places.ts';
import { secretPlaces } from '../../secrets/text.ts';
import { secretMask } from '../../../shared/secretNames.ts';
import { toPointer } from '../../json/pointers.ts';

/** A document with its secrets masked, also those that stand inside of a text: the payloads of a profile, a script. */
export function maskedEverywhere(root: JsonNode): JsonNode {
  return masked(root, new Set(shownSecrets(root)), []);
}

/** The same of its text, which stays as it is where it holds none. */
export function maskedDocument(text: string): string {
  const root = parseJson(text);
  const hidden = printJson(maskedEverywhere(root));
  return hidden === printJson(root) ? text : `${formatJson(hidden)}\n`;
}

/** A text with the secrets masked that stand in it. */
function maskedText(text: string): string {
  return replacePlaces(text, secretPlaces(text), () => secretMask);
}

function masked(node: JsonNode, secrets: ReadonlySet<string>, path: readonly string[]): JsonNode {
  if (node.kind === 'object') {
    return objectOf(node.members.map(({ name, value }) => [name, masked(value, secrets, [...path, name])]));
  }
  if (node.kind === 'array') return { ...node, items: node.items.map((item, index) => masked(item, secrets, [...path, String(index)])) };
  if (node.kind !== 'string') return node;
  if (secrets.has(toPointer(path))) return leafOf(secretMask);
  // Shorter texts have no room for a name and a secret.
  if (node.raw.length < 8) return node;
  const text = leafText(node);
  const hidden = maskedText(text);
  return hidden === text ? node : leafOf(hidden);
}

function leafOf(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}
