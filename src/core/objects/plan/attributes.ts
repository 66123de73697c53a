import { leafText, memberOf, type JsonArray, type JsonNode } from '../../json/parse.ts';
import { nodeAt, walkNodes } from '../../json/pointers.ts';
import { objectOf } from '../../json/tree.ts';

/** Whether a list holds values of extension attributes: each is addressed by its definition, its place means nothing (facts 5.9). */
export function isAttributeList(node: JsonNode | undefined): node is JsonArray {
  return node?.kind === 'array' && node.items.length > 0 && node.items.every((item) => definitionOf(item) !== undefined);
}

/** The definition that a value belongs to; undefined for what is no value of an extension attribute. */
export function definitionOf(node: JsonNode): string | undefined {
  const id = memberOf(node, 'definitionId');
  return id?.kind === 'string' || id?.kind === 'number' ? leafText(id) : undefined;
}

/** A value of an attribute that is not there any more: nothing can say so, since the entry belongs to its definition. */
export interface GoneAttribute {
  /** Of the list. */
  readonly pointer: string;
  readonly definitionId: string;
  readonly name: string;
}

/** The attributes of lists in `base` that the same lists do not hold any more. A list that is left out as a whole stays as it is. */
export function goneAttributes(base: JsonNode, mine: JsonNode): readonly GoneAttribute[] {
  return Array.from(walkNodes(base)).flatMap(([pointer, list]): GoneAttribute[] => {
    const now = nodeAt(mine, pointer);
    if (!isAttributeList(list) || now === undefined) return [];
    const left = new Set(now.kind === 'array' ? now.items.map(definitionOf) : []);
    return list.items.flatMap((entry) => {
      const definitionId = definitionOf(entry) ?? '';
      const name = memberOf(entry, 'name');
      return left.has(definitionId) ? [] : [{ pointer, definitionId, name: name?.kind === 'string' ? leafText(name) : '' }];
    });
  });
}

/** The same values in the order of another copy, new ones last: moving them about changes nothing. */
export function inOrderOf(like: JsonNode | undefined, node: JsonNode): JsonNode {
  if (node.kind === 'object') return objectOf(node.members.map(({ name, value }) => [name, inOrderOf(memberOf(like, name), value)]));
  if (!isAttributeList(node) || !isAttributeList(like)) return node;
  const places = new Map(like.items.map((item, index) => [definitionOf(item), index]));
  const placeOf = (item: JsonNode): number => places.get(definitionOf(item)) ?? places.size;
  return { ...node, items: node.items.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}
