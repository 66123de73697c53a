import type { JsonMember, JsonNode } from '../json/parse.ts';
import { toPointer } from '../json/pointers.ts';
import type { ApiDocument, Schema } from '../openapi/types.ts';
import { fieldsOf, hasFlag, itemsOf } from './fields.ts';

/** A field that an operation does not take. */
export interface Dropped {
  readonly pointer: string;
  readonly why: 'readOnly' | 'unknown';
}

/**
 * The part of a value that an operation with this body schema takes: a GET shows more than a PUT knows (facts 3.2).
 * Nothing is added or changed. Without a schema everything is kept.
 */
export function project(
  document: ApiDocument,
  schema: Schema | undefined,
  node: JsonNode,
): { readonly node: JsonNode; readonly dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  return { node: keep(document, schema, node, [], dropped), dropped };
}

function keep(document: ApiDocument, schema: Schema | undefined, node: JsonNode, path: readonly string[], dropped: Dropped[]): JsonNode {
  if (node.kind === 'array') {
    const items = itemsOf(document, schema);
    return { ...node, items: node.items.map((item, index) => keep(document, items, item, [...path, String(index)], dropped)) };
  }
  if (node.kind !== 'object') return node;
  const fields = fieldsOf(document, schema);
  const members: JsonMember[] = [];
  for (const member of node.members) {
    const here = [...path, member.name];
    const property = fields.named.get(member.name);
    const why =
      property === undefined ? (fields.open ? undefined : 'unknown') : hasFlag(document, property, 'readOnly') ? 'readOnly' : undefined;
    if (why === undefined) members.push({ ...member, value: keep(document, property, member.value, here, dropped) });
    else dropped.push({ pointer: toPointer(here), why });
  }
  return { ...node, members };
}
