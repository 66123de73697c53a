import type { JsonMember, JsonNode, JsonObject } from './parse.ts';
import { fromPointer } from './pointers.ts';

/** An object of these members, in this order; undefined values are left out. */
export function objectOf(members: readonly (readonly [name: string, value: JsonNode | undefined])[]): JsonObject {
  const kept = members.flatMap(([name, value]): JsonMember[] => (value === undefined ? [] : [{ name, from: 0, keyTo: 0, value }]));
  return { kind: 'object', from: 0, to: 0, members: kept };
}

/** A copy with another value at a pointer of objects; `undefined` takes the member out. Missing objects on the way are made. */
export function withAt(root: JsonNode | undefined, pointer: string, value: JsonNode | undefined): JsonNode {
  return put(root, fromPointer(pointer), value) ?? objectOf([]);
}

function put(node: JsonNode | undefined, path: readonly string[], value: JsonNode | undefined): JsonNode | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (node?.kind === 'array') {
    return { ...node, items: node.items.map((item, index) => (String(index) === step ? (put(item, rest, value) ?? item) : item)) };
  }
  const members = node?.kind === 'object' ? node.members : [];
  const old = members.find((member) => member.name === step);
  if (old === undefined && value === undefined) return node;
  const next = put(old?.value, rest, value);
  const entries = members.map((member) => [member.name, member.name === step ? next : member.value] as const);
  return objectOf(old === undefined ? [...entries, [step, next]] : entries);
}
