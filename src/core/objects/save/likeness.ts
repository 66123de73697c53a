import { canonicalNumber } from '../../json/compare.ts';
import { leafText, memberOf, type JsonNode } from '../../json/parse.ts';
import { printJson } from '../../json/print.ts';
import { objectOf } from '../../json/tree.ts';

/**
 * How much of a value is in what a server made of it, the most first. `same`: says the same; absent, null and empty are one, and the
 * server may have added fields. `order`: the same entries in another order. `space`: but for white space at the ends and kinds of line
 * ends. `spelling`: but for upper and lower case, or a number written as text. `other`: something else.
 */
export type Likeness = 'same' | 'order' | 'space' | 'spelling' | 'other';

/** What a comparison overlooks. */
interface Rule {
  readonly order?: boolean;
  readonly space?: boolean;
  readonly spelling?: boolean;
}

const rules: readonly (readonly [Likeness, Rule])[] = [
  ['same', {}],
  ['order', { order: true }],
  ['space', { order: true, space: true }],
  ['spelling', { order: true, space: true, spelling: true }],
];

export function compareStored(sent: JsonNode | undefined, stored: JsonNode | undefined): Likeness {
  return likenessOf(sent, cutTo(stored, sent));
}

/** The same of two values of which neither may have a field more. */
export function likenessOf(a: JsonNode | undefined, b: JsonNode | undefined): Likeness {
  if (a === b) return 'same';
  return rules.find(([, rule]) => meaning(a, rule) === meaning(b, rule))?.[0] ?? 'other';
}

/** Whether two values say the same to Jamf Pro, with no field more on either side; `order`: also where the same entries stand otherwise. */
export function meansSame(a: JsonNode | undefined, b: JsonNode | undefined, { order = false }: { readonly order?: boolean } = {}): boolean {
  return a === b || meaning(a, { order }) === meaning(b, { order });
}

/** Absent, null and empty are one to Jamf Pro. */
export function isNothing(node: JsonNode | undefined): boolean {
  if (node?.kind === 'object') return node.members.every(({ value }) => isNothing(value));
  return node === undefined || (node.kind === 'array' ? node.items.length === 0 : leafMeaning(node, {}) === nothing);
}

const nothing = 'null';

/** Without the fields that the other value does not have: a server shows more than it was sent. */
function cutTo(node: JsonNode | undefined, like: JsonNode | undefined): JsonNode | undefined {
  if (node?.kind === 'object' && like?.kind === 'object') {
    return objectOf(like.members.map(({ name, value }) => [name, cutTo(memberOf(node, name), value)]));
  }
  if (node?.kind !== 'array' || like?.kind !== 'array') return node;
  const names = new Set(like.items.flatMap((item) => (item.kind === 'object' ? item.members.map(({ name }) => name) : [])));
  const every = objectOf([...names].map((name) => [name, firstOf(like.items, name)]));
  return { ...node, items: node.items.map((item) => (names.size === 0 ? item : (cutTo(item, every) ?? item))) };
}

function firstOf(items: readonly JsonNode[], name: string): JsonNode | undefined {
  return items.map((item) => memberOf(item, name)).find((value) => value !== undefined);
}

/** A text that is the same for values that say the same under a rule. */
function meaning(node: JsonNode | undefined, rule: Rule): string {
  if (node === undefined) return nothing;
  if (node.kind === 'object') {
    const members = node.members.map(({ name, value }) => [name, meaning(value, rule)] as const).filter(([, said]) => said !== nothing);
    if (members.length === 0) return nothing;
    const sorted = [...new Map(members)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([name, said]) => `${JSON.stringify(name)}:${said}`).join()}}`;
  }
  if (node.kind === 'array') {
    const items = node.items.map((item) => meaning(item, rule));
    return items.length === 0 ? nothing : `[${(rule.order === true ? items.toSorted() : items).join()}]`;
  }
  return leafMeaning(node, rule);
}

function leafMeaning(node: Exclude<JsonNode, { kind: 'object' | 'array' }>, { space = false, spelling = false }: Rule): string {
  if (node.kind === 'number') return spelling ? JSON.stringify(canonicalNumber(node.raw)) : canonicalNumber(node.raw);
  if (node.kind !== 'string') return spelling && node.kind === 'boolean' ? JSON.stringify(node.raw) : printJson(node);
  const trimmed = space ? leafText(node).replaceAll(/\r\n?/g, '\n').trim() : leafText(node);
  if (trimmed === '') return nothing;
  if (spelling && /^-?\d+(\.\d+)?$/.test(trimmed)) return JSON.stringify(canonicalNumber(trimmed));
  return JSON.stringify(spelling ? trimmed.toLowerCase() : trimmed);
}
