import { sameJson } from '../../../json/compare.ts';
import { matchEntries } from '../../../json/entries.ts';
import { isNothing } from '../../../objects/save/likeness.ts';
import { wordsForOne } from '../../../objects/save/mergeEntries.ts';
import { flagOf, memberOf, parseJson, type JsonNode, type JsonObject } from '../../../json/parse.ts';
import { nodeAt, toPointer } from '../../../json/pointers.ts';
import { objectOf, withAt } from '../../../json/tree.ts';
import type { Field, Shape } from '../../../shapes/shape.ts';
import { fieldAt, leafIn, listIn, recordIn } from '../../../shapes/shapeAt.ts';
import { hasTwoNames } from './groups.ts';
import { hoursAt } from './hours.ts';
import { isChanged, isEmptyLeaf, isInScope, isNobody, writtenAt } from './spelling.ts';

/**
 * Sent only where a person changed them: payloads, which the server reads anew (facts 8.7), the hours of the day in which a policy does
 * not run, which it deletes where it is sent what it shows (facts 8.35), and the icon of a book, of which there is another one in Self
 * Service.
 */
const onlyChanged: ReadonlySet<string> = new Set(['/general/payloads', '/general/self_service_icon', ...hoursAt]);

/** It says again what stands among the limitations, and is never written (facts 8.18). */
export const mirror = '/scope/limit_to_users';

/**
 * What is sent to make `wanted` of the server's copy: the sections that say something else, in the server's order, without what would be
 * read as an order to empty something that nobody emptied.
 */
export function changedSections(root: Shape, before: JsonNode | undefined, wanted: JsonNode): JsonNode {
  const kept = objectOf(
    membersOf(wanted)
      .filter(({ name, value }) => before === undefined || isChanged(root, toPointer([name]), memberOf(before, name), value))
      .map(({ name, value }) => [name, name === 'scope' ? value : filled(memberOf(before, name), value)]),
  );
  return taken(root, { before, pointer: '' }, withSystem(root, before, kept)) ?? objectOf([]);
}

const systemAt = '/general/os_type';

/** With what an in-house app runs on: any change of it that does not say it is refused (facts 8.38). */
function withSystem(root: Shape, before: JsonNode | undefined, kept: JsonNode): JsonNode {
  const system = fieldAt(root, systemAt) && nodeAt(before, systemAt);
  const isInside = flagOf(nodeAt(before, '/general/internal_app')) === true && membersOf(kept).length > 0;
  return system !== undefined && isInside ? withAt(kept, systemAt, nodeAt(kept, systemAt) ?? system) : kept;
}

/** With the lists whose lines were taken out: they stay as they are on the server, also where a section is taken for all there is. */
function filled(before: JsonNode | undefined, wanted: JsonNode): JsonNode {
  if (before?.kind !== 'object' || wanted.kind !== 'object') return wanted;
  const kept = wanted.members.map(({ name, value }) => [name, filled(memberOf(before, name), value)] as const);
  const gone = before.members.filter(({ name, value }) => value.kind === 'array' && memberOf(wanted, name) === undefined);
  return objectOf([...kept, ...gone.map(({ name, value }) => [name, value] as const)]);
}

function membersOf(node: JsonNode): JsonObject['members'] {
  return node.kind === 'object' ? node.members : [];
}

interface Place {
  readonly before: JsonNode | undefined;
  readonly pointer: string;
}

/** What is sent of a value; undefined: nothing. */
function taken(shape: Shape | undefined, place: Place, node: JsonNode): JsonNode | undefined {
  if (node.kind === 'array') return takenList(shape, place, node);
  // Nothing in the place of a list is a list with nothing in it, and no entry that is empty.
  if (listIn(shape) !== undefined && isEmptyLeaf(node)) return takenList(shape, place, { kind: 'array', from: 0, to: 0, items: [] });
  if (node.kind === 'object') return takenRecord(shape, place, node);
  const written = writtenAt[place.pointer];
  if (written !== undefined && !isEmptyLeaf(node)) return written(shape, node);
  // An entry of a list is all there is of it.
  const isText = leafIn(shape)?.type === 'text' && leafIn(shape)?.choices === undefined;
  if (isText && place.pointer.includes('/*') && !place.pointer.startsWith('/scope/')) return node;
  // Nobody emptied it: it would be read as a blank, of which some make their default.
  return isEmptyLeaf(node) && (place.before === undefined || isEmptyLeaf(place.before)) ? undefined : node;
}

function takenList(shape: Shape | undefined, { before, pointer }: Place, node: Extract<JsonNode, { kind: 'array' }>): JsonNode | undefined {
  const list = listIn(shape);
  const earlier = before?.kind === 'array' ? before.items : [];
  if (node.items.length === 0) return earlier.length === 0 ? undefined : node;
  const sent = list?.xml?.way === 'inline' && leafIn(list.entry()) !== undefined ? switchLast(node.items) : node.items;
  const former = matchEntries(sent, earlier, [], list?.identity);
  const items = sent.map((item, index) => {
    const was = former[index];
    const entry = taken(list?.entry(), { before: was === undefined ? undefined : earlier[was], pointer: `${pointer}/*` }, item);
    return was === undefined ? (entry ?? item) : shownIn(list?.entry(), entry ?? item);
  });
  return { ...node, items };
}

/** Of one element that says twice how people are notified, the last one decides whether they are: it is shown first (facts 8.36). */
function switchLast(items: readonly JsonNode[]): readonly JsonNode[] {
  return items.toSorted((one, other) => Number(flagOf(one) !== undefined) - Number(flagOf(other) !== undefined));
}

const nobody = objectOf([['id', parseJson('-1')]]);

function takenRecord(shape: Shape | undefined, { before, pointer }: Place, node: JsonObject): JsonNode | undefined {
  const fields = recordIn(shape)?.fields() ?? new Map<string, Field>();
  const stale = staleIn(fields, before, node);
  const members = inOrder(fields, node).flatMap(({ name, value }): readonly (readonly [string, JsonNode])[] => {
    const at = `${pointer}${toPointer([name])}`;
    const field = fields.get(name);
    const was = memberOf(before, name);
    const isLeft =
      field?.access === 'readOnly' || at === mirror || stale.has(name) || at === '/id' || (field === undefined && isHash(name));
    if (isLeft || (onlyChanged.has(at) && before !== undefined && sameJson(was, value))) return [];
    // A word for “none” is the name of no category, but where the name is all that there is.
    if (isNobody(name, value)) return isNobody(name, was) ? [] : [[name, leafIn(field?.shape()) === undefined ? nobody : value]];
    // What nobody named and the server showed goes along as it was, unless it says nothing.
    const unnamed = isNothing(value) ? undefined : value;
    const sent = field === undefined ? unnamed : taken(field.shape(), { before: was, pointer: at }, value);
    if (sent === undefined) return [];
    return [[name, sent.kind === 'object' && isNobody(name, sent) ? nobody : sent]];
  });
  if (members.length > 0) return objectOf(members);
  // A scope that is taken for all there is says so; elsewhere what was left out stays.
  const wasFull = isInScope(pointer) && before?.kind === 'object' && before.members.length > 0;
  return node.members.length === 0 && wasFull ? node : undefined;
}

/** Of a secret that is never shown: written back, it would become the secret. */
function isHash(name: string): boolean {
  return /_sha\d+$/.test(name);
}

/** A category of Self Service that stands there is shown there, and goes without the word for it: some reads are without (facts 8.17). */
function shownIn(shape: Shape | undefined, entry: JsonNode): JsonNode {
  const isLost = recordIn(shape)?.fields().has('display_in') === true && memberOf(entry, 'display_in') === undefined;
  return isLost ? withAt(entry, '/display_in', parseJson('true')) : entry;
}

/** What says again what was changed beside it, and is of the value before; and words for an object that say nothing. */
function staleIn(fields: ReadonlyMap<string, Field>, before: JsonNode | undefined, node: JsonObject): ReadonlySet<string> {
  const isSame = (name: string): boolean => sameJson(memberOf(before, name), memberOf(node, name));
  // An id, a name and the words of a device tell one object, and a time is told three times.
  const words = fields.get('id')?.refersTo() === undefined ? [] : wordsForOne.filter((name) => fields.has(name));
  const none = words.filter((name) => isNothing(memberOf(node, name)));
  if (before === undefined) return new Set(none);
  const times = [...fields.keys()].filter((name) => fields.has(`${name}_epoch`)).map((name) => [name, `${name}_epoch`, `${name}_utc`]);
  // One name that is said twice, of which the last counts.
  const names = hasTwoNames(fields) ? [['name', 'display_name']] : [];
  const told = [words.filter((name) => !none.includes(name)), ...times, ...names];
  return new Set([...none, ...told.flatMap((same) => (same.every(isSame) ? [] : same.filter(isSame)))]);
}

/** In the order of the shape; what it does not name stays behind what it stood behind. */
function inOrder(fields: ReadonlyMap<string, Field>, node: JsonObject): JsonObject['members'] {
  const ranks = new Map([...fields.keys()].map((name, index) => [name, index]));
  let last = -1;
  const ranked = node.members.map((member) => ({ member, rank: (last = ranks.get(member.name) ?? last) }));
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ member }) => member);
}
