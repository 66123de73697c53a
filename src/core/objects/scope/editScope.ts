import { flagOf, parseJson, leafText, memberOf, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt } from '../../json/pointers.ts';
import { objectOf } from '../../json/tree.ts';
import type { RecordShape, Shape } from '../../shapes/shape.ts';
import { leafIn, recordIn } from '../../shapes/shapeAt.ts';
import { scopeAt, scopePlaces, type ScopePlace, type ScopeRole } from './scopePlaces.ts';

/** Something that is, or is to be, in a scope. */
export interface ScopeThing {
  /** As {@link ScopePlace} has it. */
  readonly kind: string;
  /** Empty: it is known by its name alone. */
  readonly id: string;
  /** Empty: not known. */
  readonly name: string;
}

export interface ScopeWish {
  readonly act: 'add' | 'remove';
  readonly role: ScopeRole;
  readonly things: readonly ScopeThing[];
}

/** What becomes of one thing of a wish. `already`: it is there, or is not, as it is wanted. */
export interface ScopeStep {
  readonly act: ScopeWish['act'];
  readonly role: ScopeRole;
  readonly thing: ScopeThing;
  readonly end: 'done' | 'already' | ScopeObstacle;
  /** A target that stands among the exclusions, too: whatever it is, it is not in scope. */
  readonly isVoid?: true;
}

/**
 * `noPlace`: a scope of this shape takes no such thing so. `unseen`: the document shows no scope, or something else in its place. `all`:
 * everything is in scope, beside which others would be dropped. `badId`: no whole number.
 */
type ScopeObstacle = 'noPlace' | 'unseen' | 'all' | 'badId';

/** The document with a wish fulfilled as far as it can be, and what becomes of each thing. */
export interface ScopeEdit {
  readonly root: JsonNode;
  readonly steps: readonly ScopeStep[];
}

/** Adds to a scope, or takes out of it, by id. What else stands in it stays as it is written. */
export function editScope(root: JsonNode, shape: Shape | undefined, wishes: readonly ScopeWish[]): ScopeEdit {
  const places = scopePlaces(shape);
  let now = root;
  const steps = wishes.flatMap(({ act, role, things }) =>
    things.map((thing): ScopeStep => {
      const place = places.find((one) => one.role === role && isOf(one, thing.kind));
      const next = place === undefined ? 'noPlace' : act === 'add' ? added(now, shape, place, thing) : removed(now, shape, place, thing);
      const isDone = typeof next !== 'string';
      if (isDone) now = next;
      const end = isDone ? 'done' : next;
      const isVoid = act === 'add' && role === 'target' && (isDone || next === 'already') && isExcluded(now, places, thing);
      return isVoid ? { act, role, thing, end, isVoid } : { act, role, thing, end };
    }),
  );
  return { root: now, steps };
}

function isExcluded(root: JsonNode, places: readonly ScopePlace[], thing: ScopeThing): boolean {
  const place = places.find((one) => one.role === 'exclusion' && isOf(one, thing.kind));
  return place !== undefined && itemsAt(root, place)?.some((entry) => isSame(entry, thing)) === true;
}

/** Whether a place takes what is of a kind: a smart group's place is that of all groups. */
export function isOf(place: Pick<ScopePlace, 'kind'>, kind: string): boolean {
  return kind === place.kind || kind.startsWith(`${place.kind}/`);
}

type Next = JsonNode | Exclude<ScopeStep['end'], 'done'>;

function added(root: JsonNode, shape: Shape | undefined, place: ScopePlace, thing: ScopeThing): Next {
  const items = itemsAt(root, place);
  if (items === undefined) return 'unseen';
  if (items.some((entry) => isSame(entry, thing))) return 'already';
  if (place.alls.length > 0 && place.alls.every((flag) => flagOf(nodeAt(root, flag)) === true)) return 'all';
  const entry = entryOf(place.entry, thing);
  return entry === undefined ? 'badId' : withList(root, shape, place, [...items, entry]);
}

function removed(root: JsonNode, shape: Shape | undefined, place: ScopePlace, thing: ScopeThing): Next {
  const items = itemsAt(root, place);
  if (items === undefined) return 'unseen';
  const kept = items.filter((entry) => !isSame(entry, thing));
  return kept.length === items.length ? 'already' : withList(root, shape, place, kept);
}

/** Undefined where no scope is shown, or what stands there is no list. A list that is not shown is empty. */
function itemsAt(root: JsonNode, { pointer }: ScopePlace): readonly JsonNode[] | undefined {
  if (nodeAt(root, scopeAt)?.kind !== 'object') return undefined;
  const around = nodeAt(root, pointer.slice(0, pointer.lastIndexOf('/')));
  if (around !== undefined && around.kind !== 'object') return undefined;
  const list = nodeAt(root, pointer);
  if (list === undefined || list.kind === 'null') return [];
  return list.kind === 'array' ? list.items : undefined;
}

/** By id; by name where one of them has no id. */
function isSame(entry: JsonNode, { id, name }: ScopeThing): boolean {
  const its = thingIn(entry);
  if (its === undefined) return false;
  return id === '' || its.id === '' ? name !== '' && its.name === name : its.id === id;
}

function thingIn(entry: JsonNode): Pick<ScopeThing, 'id' | 'name'> | undefined {
  const text = (field: string): string => {
    const value = memberOf(entry, field);
    return value?.kind === 'string' || value?.kind === 'number' ? leafText(value) : '';
  };
  const [id, name] = [text('id'), text('name')];
  return id === '' && name === '' ? undefined : { id, name };
}

/** In the order of the shape: its id, and the name for people. */
function entryOf({ fields }: RecordShape, { id, name }: ScopeThing): JsonNode | undefined {
  const isNumber = leafIn(fields().get('id')?.shape())?.type === 'integer';
  if (id === '' ? name === '' : isNumber && !/^[1-9]\d{0,17}$/.test(id)) return undefined;
  const values = new Map([
    ['id', id === '' ? undefined : isNumber ? id : JSON.stringify(id)],
    ['name', name === '' ? undefined : JSON.stringify(name)],
  ]);
  const names = [...fields().keys()].filter((field) => fields().get(field)?.access === 'both');
  const entry = objectOf(
    names.map((field) => {
      const value = values.get(field);
      return [field, value === undefined ? undefined : parseJson(value)];
    }),
  );
  return entry.members.length === 0 ? undefined : entry;
}

function withList(root: JsonNode, shape: Shape | undefined, { pointer }: ScopePlace, items: readonly JsonNode[]): JsonNode {
  return put(root, shape, fromPointer(pointer), { kind: 'array', from: 0, to: 0, items }) ?? root;
}

/** A copy with another value in records inside of each other. A field that was not there stands where the shape has it. */
function put(node: JsonNode | undefined, shape: Shape | undefined, path: readonly string[], value: JsonNode): JsonNode {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const record = recordIn(shape);
  const members = node?.kind === 'object' ? node.members.map((member) => [member.name, member.value] as const) : [];
  const old = members.findIndex(([name]) => name === step);
  const next = [step, put(members[old]?.[1], record?.fields().get(step)?.shape(), rest, value)] as const;
  if (old >= 0) return objectOf(members.with(old, next));
  const order = [...(record?.fields().keys() ?? [])];
  const after = members.findIndex(([name]) => order.indexOf(name) > order.indexOf(step));
  return objectOf(members.toSpliced(after < 0 ? members.length : after, 0, next));
}

/** What stands in a scope, in the shape's order; an entry that says neither id nor name is nothing to be named. */
export function scopeEntries(root: JsonNode, shape: Shape | undefined): readonly (ScopeThing & { readonly role: ScopeRole })[] {
  return scopePlaces(shape).flatMap((place) =>
    (itemsAt(root, place) ?? []).flatMap((entry) => {
      const thing = thingIn(entry);
      return thing === undefined ? [] : [{ role: place.role, kind: place.kind, ...thing }];
    }),
  );
}
