import { formatJson } from '../../json/format.ts';
import { leafText, parseJson, type JsonLeaf, type JsonNode } from '../../json/parse.ts';
import { printJson } from '../../json/print.ts';
import { replacePlaces } from '../../secrets/places.ts';
import { secretPlaces } from '../../secrets/text.ts';
import { isSecretName, maySecretBeIn, secretMask } from '../../../shared/secretNames.ts';

/** Masks documents of one kind: secrets by the names of their fields, and those that stand inside of a text: the payloads of a profile, a script. */
export function maskingEverywhere(): (root: JsonNode) => JsonNode {
  const known = new Map<string, boolean>();
  const isSecret = (name: string, above: string): boolean => {
    const key = `${above}/${name}`;
    const found = known.get(key) ?? isSecretName(name, above);
    // A map with keys of its own has any number of names.
    if (known.size < mostNames) known.set(key, found);
    return found;
  };
  const masked = (node: JsonNode, name: string, above: string): JsonNode => {
    if (node.kind === 'array') {
      const items = node.items.map((item) => masked(item, name, above));
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    if (node.kind !== 'object') return node.kind === 'string' ? maskedLeaf(node, name, isSecret(name, above)) : node;
    const values = node.members.map((member) =>
      // An entry of a list belongs to the list’s field, and so does a number that some map has for a name.
      /^\d+$/.test(member.name) ? masked(member.value, name, above) : masked(member.value, member.name, name),
    );
    if (values.every((value, index) => value === node.members[index]?.value)) return node;
    return { ...node, members: node.members.map((member, index) => Object.assign({}, member, { value: values[index] ?? member.value })) };
  };
  return (root) => masked(root, '', '');
}

const mostNames = 2000;

/** No text without one of these says that it holds a secret, nor does a shorter one. */
const signs = /[=:<]|\\n|\\u00|eyJ|-----BEGIN/;
const shortest = 10;

function maskedLeaf(node: JsonLeaf, name: string, isSecret: boolean): JsonNode {
  if (node.raw === '""') return node;
  if (isSecret || (name === '#xml' && maySecretBeIn(leafText(node)))) return leafOf(secretMask);
  if (node.raw.length < shortest || !signs.test(node.raw)) return node;
  const text = leafText(node);
  const hidden = replacePlaces(text, secretPlaces(text), () => secretMask);
  return hidden === text ? node : leafOf(hidden);
}

/** The same of a document’s text, which stays as it is where it holds none. */
export function maskedDocument(text: string): string {
  const root = parseJson(text);
  const hidden = maskingEverywhere()(root);
  return hidden === root ? text : `${formatJson(printJson(hidden))}\n`;
}

function leafOf(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}
