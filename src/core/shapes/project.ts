import { sameJson } from '../json/compare.ts';
import { matchEntries, type EntryKey } from '../json/entries.ts';
import { memberOf, type JsonNode, type JsonObject } from '../json/parse.ts';
import { toPointer, type TextRange } from '../json/pointers.ts';
import { printJson } from '../json/print.ts';
import { objectOf } from '../json/tree.ts';
import type { ListShape, Shape } from './shape.ts';
import { isOpen, listIn, recordIn } from './shapeAt.ts';

/** A field that a shape does not take. */
export interface Dropped {
  readonly pointer: string;
  readonly why: 'readOnly' | 'unknown';
}

/**
 * The part of a value that a shape takes: a GET shows more than a PUT knows (facts 5.3).
 * Nothing is added or changed. Of what nothing is known, everything is kept.
 *
 * @param unknown what becomes of fields that the shape does not name, among others that it does.
 */
export function projectOnShape(shape: Shape | undefined, node: JsonNode, unknown: 'dropped' | 'kept' = 'dropped'): JsonNode {
  if (node.kind === 'array') {
    const entry = listIn(shape)?.entry();
    return { ...node, items: node.items.map((item) => projectOnShape(entry, item, unknown)) };
  }
  if (node.kind !== 'object') return node;
  const { taken, dropped } = sorted(shape, node);
  const gone = new Set(dropped.flatMap(({ name, why }) => (unknown === 'kept' && why === 'unknown' ? [] : name)));
  const inside = new Map(taken.map((member) => [member.name, member.inside]));
  const members = node.members
    .filter(({ name }) => !gone.has(name))
    .map(({ name, from, keyTo, value }) => ({ name, from, keyTo, value: projectOnShape(inside.get(name), value, unknown) }));
  return { ...node, members };
}

/** A member that a shape does not take, with its key, where it stands in the text. */
export interface UntakenMember extends TextRange {
  readonly why: Dropped['why'];
}

/** All members of a value that its shape does not take, in the order of the text; what is inside of one goes with it. */
export function untakenMembers(shape: Shape | undefined, node: JsonNode): readonly UntakenMember[] {
  const found: UntakenMember[] = [];
  const look = (of: Shape | undefined, at: JsonNode): void => {
    if (at.kind === 'array') {
      const entry = listIn(of)?.entry();
      for (const item of at.items) look(entry, item);
    } else if (at.kind === 'object') {
      const { taken, dropped } = sorted(of, at);
      for (const { from, value, why } of dropped) found.push({ from, to: value.to, why });
      for (const { value, inside } of taken) look(inside, value);
    }
  };
  look(shape, node);
  return found.toSorted((a, b) => a.from - b.from);
}

/**
 * What stands in a value, is not taken by a shape, and does not stand so in the copy that the value was made
 * from: it would be lost without a word. Entries of lists are looked for wherever they moved to; what is not taken of a new one is lost.
 */
export function lostIn(
  shape: Shape | undefined,
  mine: JsonNode,
  base: JsonNode | undefined,
  path: readonly string[] = [],
): readonly Dropped[] {
  if (mine.kind === 'array') return lostInEntries(listIn(shape), mine.items, base, path);
  if (mine.kind !== 'object') return [];
  const { taken, dropped } = sorted(shape, mine);
  const lost = dropped.filter(({ name, value }) => !sameJson(value, memberOf(base, name)));
  return [
    ...lost.map(({ name, why }) => ({ pointer: toPointer([...path, name]), why })),
    ...taken.flatMap(({ name, value, inside }) => lostIn(inside, value, memberOf(base, name), [...path, name])),
  ];
}

function lostInEntries(
  list: ListShape | undefined,
  mine: readonly JsonNode[],
  base: JsonNode | undefined,
  path: readonly string[],
): readonly Dropped[] {
  const shape = list?.entry();
  const earlier = base?.kind === 'array' ? base.items : [];
  const byPart: readonly EntryKey[] = [
    (entry) => printJson(projectOnShape(shape, entry)),
    (entry) => (entry.kind === 'object' ? namedText(sorted(shape, entry).dropped) : undefined),
  ];
  const found = matchEntries(mine, earlier, byPart, list?.identity);
  const used = new Set(found);
  return mine.flatMap((entry, index) => {
    const former = found[index] ?? (used.has(index) ? undefined : index);
    return lostIn(shape, entry, former === undefined ? undefined : earlier[former], [...path, String(index)]);
  });
}

/** What only the server sets, as text; undefined if there is nothing of it. */
function namedText(members: readonly { readonly name: string; readonly value: JsonNode }[]): string | undefined {
  return members.length === 0 ? undefined : printJson(objectOf(members.map(({ name, value }) => [name, value])));
}

type Member = JsonObject['members'][number];

interface Sorted {
  readonly taken: readonly (Member & { readonly inside: Shape | undefined })[];
  readonly dropped: readonly (Member & { readonly why: Dropped['why'] })[];
}

/** The members of an object that are taken, each with its shape, and those that are not. */
function sorted(shape: Shape | undefined, node: JsonObject): Sorted {
  const fields = recordIn(shape)?.fields();
  const takesOthers = isOpen(shape);
  const taken: Sorted['taken'][number][] = [];
  const dropped: Sorted['dropped'][number][] = [];
  for (const member of node.members) {
    const field = fields?.get(member.name);
    if (field === undefined && !takesOthers) dropped.push({ ...member, why: 'unknown' });
    else if (field?.access === 'readOnly') dropped.push({ ...member, why: 'readOnly' });
    else taken.push({ ...member, inside: field?.shape() });
  }
  return { taken, dropped };
}
