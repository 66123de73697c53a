import type { JsonNode } from '../../json/parse.ts';
import type { Shape } from '../../shapes/shape.ts';
import { objectOf } from '../../json/tree.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { lockName } from '../../resources/lock.ts';

/** A document without the fields that change by themselves, though nobody changes the object. */
export function withoutOwnChanges(resource: string, _shape: Shape, root: JsonNode): JsonNode {
  const { derived, facts, results } = kindOf(resource);
  const counts = facts.flatMap((fact) => (typeof fact === 'object' && 'count' in fact ? [fact.count] : []));
  const own = new Set([...derived, ...counts, ...(results === undefined ? [] : [results.field])]);
  return without(root, own);
}

function without(node: JsonNode, own: ReadonlySet<string>): JsonNode {
  if (node.kind === 'array') return { ...node, items: node.items.map((item) => without(item, none)) };
  if (node.kind !== 'object') return node;
  const members = node.members.filter(({ name, value }) => !isOwn(name) && !(own.has(name) && value.kind !== 'object'));
  return objectOf(members.map(({ name, value }) => [name, without(value, none)]));
}

const none: ReadonlySet<string> = new Set();

function isOwn(name: string): boolean {
  return name === lockName || /_(?:epoch|utc|sha256)$/.test(name);
}
