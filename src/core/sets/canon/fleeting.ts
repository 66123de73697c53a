import { kindOf } from '../../resources/kindOf.ts';
import type { Shape } from '../../shapes/shape.ts';
import { flagOf, memberOf, type JsonMember, type JsonNode } from '../../json/parse.ts';
import { rootRule, type ValueRule } from './canonRules.ts';

/**
 * A document without the fields that change by themselves, though nobody changes the object: locks, times and hashes in their other forms,
 * counts, members of smart groups, results, what the server works out. Ids, UUIDs and hashes of files stay. Another one for each kind.
 */
export function steadyPart({ resource, shape }: { readonly resource: string; readonly shape: Shape }): (root: JsonNode) => JsonNode {
  const kind = kindOf(resource);
  const root = rootRule({ kind, shape, other: undefined, comparison: 'drift', unknownThere: new Set() });
  return (document) => without(document, root, kind.worked);
}

function without(node: JsonNode, rule: ValueRule, worked: ReturnType<typeof kindOf>['worked']): JsonNode {
  if (node.kind === 'array') {
    const entry = rule.entry();
    return { ...node, items: node.items.map((item) => without(item, entry, undefined)) };
  }
  if (node.kind !== 'object') return node;
  const found = worked !== undefined && flagOf(memberOf(node, worked.where)) === true ? worked.field : undefined;
  const members = node.members.flatMap(({ name, from, keyTo, value }): JsonMember[] => {
    const { fate, rule: inside } = rule.field(name);
    return name === found || fate === 'fleeting' ? [] : [{ name, from, keyTo, value: without(value, inside, undefined) }];
  });
  return { ...node, members };
}
