import { leafText, memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt, walkNodes } from '../../json/pointers.ts';
import { printDocument } from '../../json/print.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isNone, lookupOf, mayBeNone } from '../../resources/lookups.ts';
import type { Shape } from '../../shapes/shape.ts';
import { fieldAt, recordIn } from '../../shapes/shapeAt.ts';
import { textOf } from '../plan/answer.ts';
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
  /** What was made anew, as a sentence; undefined: nothing. */
  readonly told: string | undefined;
}

/** An id of another object in a document. */
export interface ForeignId {
  readonly pointer: string;
  /** Undefined: it looks like an id, and nobody knows of what. */
  readonly resource: string | undefined;
  readonly id: string;
  /** What stands beside it as the name of the same object; undefined: nothing does. */
  readonly name: string | undefined;
}

/** A copy that still names other objects by the ids that they have where it comes from. */
export interface TakenCopy {
  readonly node: JsonNode;
  readonly secrets: readonly string[];
  readonly ids: readonly ForeignId[];
  readonly told: string | undefined;
}

/** What a creation on the other instance takes of a document, under its own name, and the ids in it that mean something else there. */
export function takeCopy(plan: ObjectPlan, document: string): TakenCopy {
  const { node, leftOut, told } = copyOf(plan, document);
  return { node, secrets: leftOut, ids: foreignIds(plan, node), told };
}

/**
 * What is an id of, the shape tells, or some names do. That of a record, and digits under a name that ends like that of an id, are ids of
 * nobody knows what.
 */
function foreignIds({ create, resource: { key } }: ObjectPlan, root: JsonNode): readonly ForeignId[] {
  const { notIds } = kindOf(key);
  const inRecords = create?.style === 'sections';
  return Array.from(walkNodes(root)).flatMap(([pointer, node]): ForeignId[] => {
    if (node.kind !== 'string' && node.kind !== 'number') return [];
    const id = leafText(node);
    const isRecord = inRecords && recordOf(pointer) !== undefined;
    const resource = fieldAt(create?.shape, pointer)?.refersTo() ?? lookupOf(pointer);
    const field = lastField(pointer);
    const looksSo = isRecord || (/Ids?$/.test(field) && !notIds.includes(field) && /^\d+$/.test(id) && id !== '0');
    const isNobody = id === '' || isNone(id) || (inRecords && id === '0');
    const name = isRecord ? nameIn(nodeAt(root, recordOf(pointer) ?? '')) : undefined;
    return isNobody || (resource === undefined && !looksSo) ? [] : [{ pointer, resource, id, name }];
  });
}

/** What says by an id which object it is about: `/scope/computers/0` of its `/id`. Undefined: the id is a field of its own, or the copy's. */
function recordOf(pointer: string): string | undefined {
  return pointer.endsWith('/id') && pointer !== '/id' ? pointer.slice(0, -'/id'.length) : undefined;
}

function nameIn(record: JsonNode | undefined): string | undefined {
  return ['name', 'username', 'display_name'].map((name) => textOf(memberOf(record, name))).find((text) => text !== undefined);
}

/**
 * The copy with the ids of the instance that it is for. What has none there says “none” where it can, or what a new object begins with
 * where something is demanded, and is left out otherwise: never an id that means something else there.
 */
export function settleCopy(
  plan: ObjectPlan,
  { node, secrets, ids, told }: TakenCopy,
  mapped: (id: ForeignId) => Mapping | undefined,
): SettledCopy {
  const left: LeftReference[] = [];
  const gone = new Set<string>();
  let root = node;
  for (const foreign of ids) {
    const { pointer, resource } = foreign;
    const mapping = resource === undefined ? undefined : mapped(foreign);
    if (mapping?.kind === 'found') {
      root = withAt(withoutMarks(root, pointer), pointer, asIs(nodeAt(root, pointer), mapping.id));
      continue;
    }
    const record = recordOf(pointer);
    if (record !== undefined && isEntry(record) && resource === undefined && foreign.name !== undefined) {
      // Its name says enough: that of somebody in a directory.
      root = withAt(withoutMarks(root, pointer), pointer, undefined);
      continue;
    }
    left.push({ pointer, resource, why: mapping ?? { kind: 'unknown' } });
    const whole = record ?? pointer;
    root = withAt(withoutName(root, pointer), whole, insteadOf(plan, root, whole));
    if (isEntry(whole)) gone.add(whole);
  }
  const { at } = kindOf(plan.resource.key).guards.members;
  const members = nodeAt(root, at);
  if (members?.kind === 'array' && members.items.length > 0) {
    left.push({ pointer: at, resource: undefined, why: { kind: 'members' } });
    root = withAt(root, at, parseJson('[]'));
  }
  return { text: printDocument(withoutEntries(root, gone)), secrets, left, told };
}

function isEntry(pointer: string): boolean {
  return /\/\d+$/.test(pointer);
}

/** What tells a device from all others, beside the id by which it is known where it comes from. */
const deviceMark = /^(?:u(?:d|u)?id|serial_number|(?:\w+_)?mac_address)$/;

function withoutMarks(root: JsonNode, pointer: string): JsonNode {
  const record = recordOf(pointer);
  const node = record === undefined ? undefined : nodeAt(root, record);
  if (record === undefined || node?.kind !== 'object') return root;
  return withAt(root, record, objectOf(node.members.filter(({ name }) => !deviceMark.test(name)).map(({ name, value }) => [name, value])));
}

/** As it stood there: ids are texts with some fields, numbers with others. */
function asIs(like: JsonNode | undefined, id: string): JsonNode {
  return parseJson(like?.kind === 'number' && /^\d+$/.test(id) ? id : JSON.stringify(id));
}

function insteadOf(plan: ObjectPlan, root: JsonNode, pointer: string): JsonNode | undefined {
  const was = nodeAt(root, pointer);
  // An entry goes with all that are gone, so that the others keep their places till then.
  if (isEntry(pointer)) return was;
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
