import { sameJson } from '../../json/compare.ts';
import { memberOf } from '../../json/parse.ts';
import type { JsonNode } from '../../json/parse.ts';
import { nodeAt, walk } from '../../json/pointers.ts';
import { isAttributeList } from '../plan/attributes.ts';
import { isNothing } from './likeness.ts';
import { lockName } from './merge.ts';
import type { WriteCall } from '../../families/family.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import { recordIn } from '../../shapes/shapeAt.ts';

/**
 * The body that brings the server's copy to the wanted one. A replacing write says everything, locks from the server's
 * copy; a merging one says only what differs, plus what is required at the top.
 */
export function bodyOf(write: WriteCall, theirs: JsonNode, wanted: JsonNode): JsonNode {
  if (write.style === 'replace') return withoutEmptyCriteria(write, theirs, withLocks(wanted, theirs));
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
  for (const [pointer] of walk(theirs)) {
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
 * Without the criteria of a smart group that has none: Jamf Pro answers 500 without a reason to an empty list, and takes it left out
 * (facts 5.8). An empty list that takes criteria away is sent, since it says something.
 *
 * @param theirs the copy that is written over; undefined for a new object.
 */
export function withoutEmptyCriteria(write: WriteCall, theirs: JsonNode | undefined, body: JsonNode): JsonNode {
  const isNeedless = /\bsmart-groups?\b/.test(write.endpoint.path) && recordIn(write.shape)?.required.has('criteria') !== true;
  return isNeedless && isEmptyList(memberOf(body, 'criteria')) && isNothing(memberOf(theirs, 'criteria'))
    ? withAt(body, '/criteria', undefined)
    : body;
}

function isEmptyList(node: JsonNode | undefined): boolean {
  return node?.kind === 'array' && node.items.length === 0;
}
