import { sameJson } from '../../json/compare.ts';
import { memberOf } from '../../json/parse.ts';
import type { JsonNode, JsonObject } from '../../json/parse.ts';
import { toPointer } from '../../json/pointers.ts';
import { printJson } from '../../json/print.ts';
import type { ApiDocument, Schema } from '../../openapi/types.ts';
import { matched } from './entries.ts';
import { fieldsOf, hasFlag, itemsOf } from './fields.ts';
import { objectOf } from './tree.ts';

/** A field that an operation does not take. */
export interface Dropped {
  readonly pointer: string;
  readonly why: 'readOnly' | 'unknown';
}

/**
 * The part of a value that an operation with this body schema takes: a GET shows more than a PUT knows (facts 5.3).
 * Nothing is added or changed. Without a schema everything is kept.
 */
export function project(document: ApiDocument, schema: Schema | undefined, node: JsonNode): JsonNode {
  if (node.kind === 'array') {
    const items = itemsOf(document, schema);
    return { ...node, items: node.items.map((item) => project(document, items, item)) };
  }
  if (node.kind !== 'object') return node;
  const { taken } = sorted(document, schema, node);
  const members = taken.map(({ name, from, keyTo, value, property }) => ({ name, from, keyTo, value: project(document, property, value) }));
  return { ...node, members };
}

/**
 * What stands in a value, is not taken by an operation with this body schema, and does not stand so in the copy that the value was made
 * from: it would be lost without a word. Entries of lists are looked for wherever they moved to; what is not taken of a new one is lost.
 */
export function lostIn(
  document: ApiDocument,
  schema: Schema | undefined,
  mine: JsonNode,
  base: JsonNode | undefined,
  path: readonly string[] = [],
): readonly Dropped[] {
  if (mine.kind === 'array') return lostInEntries(document, itemsOf(document, schema), mine.items, base, path);
  if (mine.kind !== 'object') return [];
  const { taken, dropped } = sorted(document, schema, mine);
  const lost = dropped.filter(({ name, value }) => !sameJson(value, memberOf(base, name)));
  return [
    ...lost.map(({ name, why }) => ({ pointer: toPointer([...path, name]), why })),
    ...taken.flatMap(({ name, value, property }) => lostIn(document, property, value, memberOf(base, name), [...path, name])),
  ];
}

function lostInEntries(
  document: ApiDocument,
  schema: Schema | undefined,
  mine: readonly JsonNode[],
  base: JsonNode | undefined,
  path: readonly string[],
): readonly Dropped[] {
  const earlier = base?.kind === 'array' ? base.items : [];
  const found = matched(mine, earlier, [
    (entry) => printJson(project(document, schema, entry)),
    (entry) => (entry.kind === 'object' ? namedText(sorted(document, schema, entry).dropped) : undefined),
  ]);
  const used = new Set(found);
  return mine.flatMap((entry, index) => {
    const former = found[index] ?? (used.has(index) ? undefined : index);
    return lostIn(document, schema, entry, former === undefined ? undefined : earlier[former], [...path, String(index)]);
  });
}

/** What only the server sets, as text; undefined if there is nothing of it. */
function namedText(members: readonly { readonly name: string; readonly value: JsonNode }[]): string | undefined {
  return members.length === 0 ? undefined : printJson(objectOf(members.map(({ name, value }) => [name, value])));
}

type Member = JsonObject['members'][number];

interface Sorted {
  readonly taken: readonly (Member & { readonly property: Schema | undefined })[];
  readonly dropped: readonly (Member & { readonly why: Dropped['why'] })[];
}

/** The members of an object that are taken, each with its schema, and those that are not. */
function sorted(document: ApiDocument, schema: Schema | undefined, node: JsonObject): Sorted {
  const fields = fieldsOf(document, schema);
  const taken: Sorted['taken'][number][] = [];
  const dropped: Sorted['dropped'][number][] = [];
  for (const member of node.members) {
    const property = fields.named.get(member.name);
    if (property === undefined && !fields.open) dropped.push({ ...member, why: 'unknown' });
    else if (property !== undefined && hasFlag(document, property, 'readOnly')) dropped.push({ ...member, why: 'readOnly' });
    else taken.push({ ...member, property });
  }
  return { taken, dropped };
}
