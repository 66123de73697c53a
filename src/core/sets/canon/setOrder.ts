import { leafText, memberOf, type JsonNode } from '../../json/parse.ts';
import { usualIdentity } from '../../json/entries.ts';
import { printJson } from '../../json/print.ts';
import { kindOf } from '../../resources/kindOf.ts';
import type { Shape } from '../../shapes/shape.ts';
import { rootRule, type ValueRule } from './canonRules.ts';

/** Which lists of a kind's documents are sets: a server answers their entries in any order. */
export function setRule({ resource, shape }: { readonly resource: string; readonly shape: Shape }): ValueRule {
  return rootRule({ kind: kindOf(resource), shape, other: undefined, comparison: 'drift', unknownThere: new Set() });
}

/** A document with the entries of its sets in one order: by what tells each from the others, ids as numbers, then by all that they say. */
export function inSetOrder(node: JsonNode, rule: ValueRule): JsonNode {
  if (node.kind === 'array') {
    const entry = rule.entry();
    const items = node.items.map((item) => inSetOrder(item, entry));
    return { ...node, items: rule.isSet ? sorted(items) : items };
  }
  if (node.kind !== 'object') return node;
  const members = node.members.map((member) => ({ ...member, value: inSetOrder(member.value, rule.field(member.name).rule) }));
  return { ...node, members };
}

function sorted(items: readonly JsonNode[]): readonly JsonNode[] {
  const keyed = items.map((item) => [orderKey(item), item] as const);
  return keyed.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, item]) => item);
}

function orderKey(item: JsonNode): string {
  const known = usualIdentity.map((field) => memberOf(item, field)).find((value) => value?.kind === 'string' || value?.kind === 'number');
  const name = known === undefined || known.kind === 'object' || known.kind === 'array' ? printJson(item) : leafText(known);
  const counted = /^\d{1,19}$/.test(name) ? name.padStart(digits, '0') : name;
  return `${counted}\n${printJson(item)}`;
}

const digits = 20;
