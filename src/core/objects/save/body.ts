import { sameJson } from '../../json/compare.ts';
import { memberOf, type JsonNode } from '../../json/parse.ts';
import { nodeAt, walkNodes } from '../../json/pointers.ts';
import { isAttributeList } from '../plan/attributes.ts';
import { isNothing } from './likeness.ts';
import { lockName } from '../../resources/lock.ts';
import type { GuardedWrite } from '../plan/plan.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import { recordIn } from '../../shapes/shapeAt.ts';

/**
 * The body that brings the server's copy to the wanted one. A replacing write says everything, locks from the server's
 * copy; a merging one says only what differs, plus what is required at the top. An API with rules of its own says it by them.
 */
export function bodyOf(write: GuardedWrite, theirs: JsonNode, wanted: JsonNode): JsonNode {
  if (write.rules !== undefined) return write.rules.bodyOf(theirs, wanted);
  if (write.style === 'replace') return withoutEmpty(write, theirs, withLocks(wanted, theirs));
  const changed = patchOf(theirs, wanted) ?? objectOf([]);
  const required = recordIn(write.shape)?.required ?? [];
  const missing = [...required].filter((name) => memberOf(changed, name) === undefined);
  return missing.reduce<JsonNode>((body, name) => {
    const value = memberOf(wanted, name);
    return value === undefined ? body : withAt(body, `/${name}`, value);
  }, changed);
}

/** Every lock of the wanted copy becomes the server's latest (facts 5.10). */
function withLocks(wanted: JsonNode, theirs: JsonNode): JsonNode {
  let out = wanted;
  for (const [pointer] of walkNodes(theirs)) {
    const parent = pointer.slice(0, -(lockName.length + 1));
    if (pointer.endsWith(`/${lockName}`) && nodeAt(out, parent)?.kind === 'object') out = withAt(out, pointer, nodeAt(theirs, pointer));
  }
  return out;
}

/** Only what differs; undefined if nothing does. What is absent in the wanted copy stays as it is on the server. */
function patchOf(theirs: JsonNode | undefined, wanted: JsonNode): JsonNode | undefined {
  if (sameJson(theirs, wanted)) return undefined;
  if (wanted.kind === 'object' && theirs?.kind === 'object') {
    const members = wanted.members.filter(({ name }) => name !== lockName);
    const patch = objectOf(members.map(({ name, value }) => [name, patchOf(memberOf(theirs, name), value)]));
    return patch.members.length === 0 ? undefined : patch;
  }
  if (isAttributeList(wanted) && theirs?.kind === 'array') {
    const items = wanted.items.filter((item) => !theirs.items.some((other) => sameJson(item, other)));
    return items.length === 0 ? undefined : { ...wanted, items };
  }
  return wanted;
}

/**
 * Without the list that must not be empty, where it is, and is not demanded. An empty one that takes entries away is sent, since it says
 * something.
 *
 * @param theirs the copy that is written over; undefined for a new object.
 */
export function withoutEmpty(
  { shape, guards }: Pick<GuardedWrite, 'shape' | 'guards'>,
  theirs: JsonNode | undefined,
  body: JsonNode,
): JsonNode {
  const { notEmpty: at } = guards;
  if (at === undefined || recordIn(shape)?.required.has(at.slice(1)) === true) return body;
  return isEmptyList(nodeAt(body, at)) && isNothing(nodeAt(theirs, at)) ? withAt(body, at, undefined) : body;
}

function isEmptyList(node: JsonNode | undefined): boolean {
  return node?.kind === 'array' && node.items.length === 0;
}
