import { leafText, parseJson, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt, walkNodes } from '../../json/pointers.ts';
import { printDocument } from '../../json/print.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isNone, lookupOf, mayBeNone } from '../../resources/lookups.ts';
import type { Shape } from '../../shapes/shape.ts';
import { fieldAt, recordIn } from '../../shapes/shapeAt.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import { copyOf, templateOf } from '../plan/template.ts';

/** What became of an id that means another object on the instance that a document comes from. */
export type Mapping =
  | { readonly kind: 'found'; readonly id: string; readonly name: string }
  /** There is none of that name, or there are several. */
  | { readonly kind: 'missing' | 'several'; readonly name: string }
  /** Its name is not known where it comes from, or the names are not to be learned where it goes. */
  | { readonly kind: 'unnamed' | 'unread' };

/** A reference that a copy was made without. */
export interface LeftReference {
  /** Where it stands in the copy, or stood. */
  readonly pointer: string;
  /** Key of the resource whose object it named; undefined: nobody knows. */
  readonly resource: string | undefined;
  readonly why: Exclude<Mapping, { readonly kind: 'found' }> | { readonly kind: 'unknown' } | { readonly kind: 'members' };
}

/** A document to create an object with on another instance. */
export interface SettledCopy {
  readonly text: string;
  /** Pointers of secrets. */
  readonly secrets: readonly string[];
  readonly left: readonly LeftReference[];
}

/** An id of another object in a document. */
export interface ForeignId {
  readonly pointer: string;
  /** Undefined: it looks like an id, and nobody knows of what. */
  readonly resource: string | undefined;
  readonly id: string;
}

/** A copy that still names other objects by the ids that they have where it comes from. */
export interface TakenCopy {
  readonly node: JsonNode;
  readonly secrets: readonly string[];
  readonly ids: readonly ForeignId[];
}

/** What a creation on the other instance takes of a document, under its own name, and the ids in it that mean something else there. */
export function takeCopy(plan: ObjectPlan, document: string): TakenCopy {
  const { node, leftOut } = copyOf(plan, document);
  return { node, secrets: leftOut, ids: foreignIds(plan.resource.key, node) };
}

/** Digits under a name that ends like that of an id: what is an id of, only some names tell. */
function foreignIds(resourceKey: string, root: JsonNode): readonly ForeignId[] {
  const { notIds } = kindOf(resourceKey);
  return Array.from(walkNodes(root)).flatMap(([pointer, node]): ForeignId[] => {
    if (node.kind !== 'string' && node.kind !== 'number') return [];
    const id = leafText(node);
    const resource = lookupOf(pointer);
    const field = lastField(pointer);
    const looksSo = /Ids?$/.test(field) && !notIds.includes(field) && /^\d+$/.test(id) && id !== '0';
    return id === '' || isNone(id) || (resource === undefined && !looksSo) ? [] : [{ pointer, resource, id }];
  });
}

/**
 * The copy with the ids of the instance that it is for. What has none there says “none” where it can, or what a new object begins with
 * where something is demanded, and is left out otherwise: never an id that means something else there.
 */
export function settleCopy(
  plan: ObjectPlan,
  { node, secrets, ids }: TakenCopy,
  mapped: (id: ForeignId) => Mapping | undefined,
): SettledCopy {
  const left: LeftReference[] = [];
  const gone = new Set<string>();
  let root = node;
  for (const foreign of ids) {
    const { pointer, resource } = foreign;
    const mapping = resource === undefined ? undefined : mapped(foreign);
    if (mapping?.kind === 'found') {
      root = withAt(root, pointer, asIs(nodeAt(root, pointer), mapping.id));
      continue;
    }
    left.push({ pointer, resource, why: mapping ?? { kind: 'unknown' } });
    root = withAt(withoutName(root, pointer), pointer, insteadOf(plan, root, pointer));
    if (/\/\d+$/.test(pointer)) gone.add(pointer);
  }
  const { at } = kindOf(plan.resource.key).guards.members;
  const members = nodeAt(root, at);
  if (members?.kind === 'array' && members.items.length > 0) {
    left.push({ pointer: at, resource: undefined, why: { kind: 'members' } });
    root = withAt(root, at, parseJson('[]'));
  }
  return { text: printDocument(withoutEntries(root, gone)), secrets, left };
}

/** As it stood there: ids are texts with some fields, numbers with others. */
function asIs(like: JsonNode | undefined, id: string): JsonNode {
  return parseJson(like?.kind === 'number' && /^\d+$/.test(id) ? id : JSON.stringify(id));
}

function insteadOf(plan: ObjectPlan, root: JsonNode, pointer: string): JsonNode | undefined {
  const was = nodeAt(root, pointer);
  // An entry goes with all that are gone, so that the others keep their places till then.
  if (/\/\d+$/.test(pointer)) return was;
  if (mayBeNone(pointer)) return asNone(was);
  const steps = fromPointer(pointer);
  const around: Shape | undefined =
    steps.length === 1 ? plan.create?.shape : fieldAt(plan.create?.shape, pointer.slice(0, pointer.lastIndexOf('/')))?.shape();
  if (recordIn(around)?.required.has(lastField(pointer)) !== true) return undefined;
  return nodeAt(parseJson(templateOf(plan)), pointer) ?? parseJson('""');
}

function asNone(was: JsonNode | undefined): JsonNode {
  return parseJson(was?.kind === 'number' ? '-1' : '"-1"');
}

/** A name that is told beside an id: `categoryName` of `categoryId`. */
function withoutName(root: JsonNode, pointer: string): JsonNode {
  return pointer.endsWith('Id') ? withAt(root, pointer.replace(/Id$/, 'Name'), undefined) : root;
}

function withoutEntries(node: JsonNode, gone: ReadonlySet<string>, at = ''): JsonNode {
  if (gone.size === 0) return node;
  if (node.kind === 'object')
    return objectOf(node.members.map(({ name, value }) => [name, withoutEntries(value, gone, `${at}/${escaped(name)}`)]));
  if (node.kind !== 'array') return node;
  const items = node.items.flatMap((item, index) => (gone.has(`${at}/${index}`) ? [] : withoutEntries(item, gone, `${at}/${index}`)));
  return { ...node, items };
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function lastField(pointer: string): string {
  return fromPointer(pointer).findLast((step) => !/^\d+$/.test(step)) ?? '';
}
