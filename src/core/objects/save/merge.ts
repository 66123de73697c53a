import { sameJson, type NumberRule } from '../../json/compare.ts';
import { matchEntries } from '../../json/entries.ts';
import { memberOf, type JsonArray, type JsonNode } from '../../json/parse.ts';
import { nodeAt, toPointer, walkNodes } from '../../json/pointers.ts';
import { printJson } from '../../json/print.ts';
import { lockName } from '../../resources/lock.ts';
import { likenessOf } from './likeness.ts';
import { objectOf } from '../../json/tree.ts';
import type { WriteCall } from '../../families/family.ts';
import type { ListShape } from '../../shapes/shape.ts';
import { listIn, shapeAt } from '../../shapes/shapeAt.ts';
import { mergeEntries, triedBase } from './mergeEntries.ts';

/** One field that differs. Absent values are undefined. */
export interface Change {
  readonly pointer: string;
  readonly before: JsonNode | undefined;
  readonly after: JsonNode | undefined;
}

export interface Merged {
  /** Both sides' changes; where they are in conflict, mine. Undefined only if both sides removed everything. */
  readonly node: JsonNode | undefined;
  /** Changed on both sides, and not to the same. */
  readonly conflicts: readonly string[];
  /** Those of the conflicts that are with what the person saved in another document of the object. */
  readonly yours: readonly string[];
  /** Changed by them alone: what the merge brings into the text. */
  readonly fromServer: readonly string[];
}

/** Field by field through objects; arrays and leaves as wholes. Locks aside. */
export function changesBetween(before: JsonNode | undefined, after: JsonNode | undefined, numbers: NumberRule = 'text'): readonly Change[] {
  const found: Change[] = [];
  const visit = (a: JsonNode | undefined, b: JsonNode | undefined, path: readonly string[]): void => {
    if (a?.kind === 'object' && b?.kind === 'object') {
      for (const name of namesOf(a, b)) if (name !== lockName) visit(memberOf(a, name), memberOf(b, name), [...path, name]);
    } else if (!sameJson(a, b, numbers)) found.push({ pointer: toPointer(path), before: a, after: b });
  };
  visit(before, after, []);
  return found;
}

/** Locks that differ, wherever both sides have them in objects. */
export function lockChanges(before: JsonNode, after: JsonNode): readonly Change[] {
  return Array.from(walkNodes(after)).flatMap(([pointer, lock]): Change[] => {
    const was = nodeAt(before, pointer);
    return pointer.endsWith(`/${lockName}`) && !sameJson(was, lock) ? [{ pointer, before: was, after: lock }] : [];
  });
}

/** What the person's own saves left on the server, so that it is nobody else's change. */
export interface OwnWork {
  /** Where a save made the base: the copy that the server showed right after it. Only what it spelt otherwise is its doing. */
  readonly landed?: { readonly copy: JsonNode | undefined };
  /** The copy that the server showed right after a save of another document of the object: of the script beside it. */
  readonly beside?: JsonNode;
  /** What was sent from the same base by saves that were not seen to be stored: where the server shows it, that is what is written over. */
  readonly tried?: readonly JsonNode[];
}

/**
 * Brings two changed copies of one value together. A field that only one side changed is that side's; arrays are one
 * field each, since nobody can tell which entry is which, but for those of which their shape can. Locks are theirs. What the server
 * made of the person's own text is nobody else's change, nor is another spelling of it.
 *
 * @param write that the values are for.
 */
export function threeWay(
  base: JsonNode | undefined,
  mine: JsonNode | undefined,
  theirs: JsonNode | undefined,
  own: OwnWork = {},
  write?: Written,
): Merged {
  const found: Found = { conflicts: [], yours: [], fromServer: [] };
  const tries = (own.tried ?? []).map((node): Try => ({ node, hasCome: hasCome(base, node, theirs) }));
  const visit = (
    b: JsonNode | undefined,
    m: JsonNode | undefined,
    t: JsonNode | undefined,
    path: readonly string[],
  ): JsonNode | undefined => {
    if (sameJson(m, t)) return t;
    if (m?.kind === 'object' && t?.kind === 'object' && (b === undefined || b.kind === 'object')) {
      return objectOf(
        namesOf(m, t, b).map((name) => {
          const theirMember = memberOf(t, name);
          const value = name === lockName ? theirMember : visit(memberOf(b, name), memberOf(m, name), theirMember, [...path, name]);
          return [name, value];
        }),
      );
    }
    return mergedField({ pointer: toPointer(path), was: b, m, t }, { ...own, tries }, write, found);
  };
  const node = visit(base, mine, theirs, []);
  return { node, ...found };
}

type Found = Record<'conflicts' | 'yours' | 'fromServer', string[]>;

/** What a save sent whose outcome nobody knew, and whether the server shows some of what it changed. */
interface Try {
  readonly node: JsonNode;
  readonly hasCome: boolean;
}

function hasCome(base: JsonNode | undefined, tried: JsonNode, theirs: JsonNode | undefined): boolean {
  return changesBetween(base, tried).some(({ pointer, before, after }) => isTry(before, after, nodeAt(theirs, pointer)));
}

/** A field that differs on the two sides, as three copies have it. */
interface Meeting {
  readonly pointer: string;
  readonly was: JsonNode | undefined;
  readonly m: JsonNode | undefined;
  readonly t: JsonNode | undefined;
}

type Own = OwnWork & { readonly tries: readonly Try[] };

function mergedField({ pointer, was, m, t }: Meeting, own: Own, write: Written, found: Found): JsonNode | undefined {
  const tries = own.tries.map(({ node }) => nodeAt(node, pointer));
  // What an attempt did not change is another person's, unless it was stored: then the server may have spelt it so.
  const isMine = own.tries.some(({ hasCome: came }, at) => (came || !sameJson(tries[at], was)) && isTry(was, tries[at], t));
  const b = isMine ? t : was;
  const isRespelt = write?.rules?.readsSame(pointer, b, t) === true;
  const isOwn = isRespelt || (own.landed !== undefined && hasLanded(own.landed, pointer, b, t));
  const isYours = own.beside !== undefined && sameJson(t, nodeAt(own.beside, pointer));
  if (sameJson(m, b)) {
    if (!isOwn && !isYours) found.fromServer.push(pointer);
    return t;
  }
  if (sameJson(t, b) || isOwn) return m;
  const set = setOf(write, pointer);
  const isSet = set !== undefined && m?.kind === 'array' && t?.kind === 'array' && (set.isSet || areTold(entriesOf(b), [m, t], set));
  // Both came to the same, but for what a server makes of it: it has what is wanted.
  if (['same', 'order', 'space'].includes(likenessOf(m, t))) return t;
  const before = isSet ? triedBase(entriesOf(b), tries.map(entriesOf), t.items, set) : [];
  const merged = isSet ? mergeEntries({ base: before, mine: m.items, theirs: t.items }, set) : undefined;
  if (merged?.isFromServer === true && !isYours) found.fromServer.push(pointer);
  if (merged?.isConflict !== false) found.conflicts.push(pointer);
  if (merged?.isConflict !== false && isYours) found.yours.push(pointer);
  return merged === undefined || t?.kind !== 'array' ? m : { ...t, items: merged.items };
}

type Written = Pick<WriteCall, 'shape' | 'rules'> | undefined;

function setOf(write: Written, pointer: string): ListShape | undefined {
  const list = write === undefined ? undefined : listIn(shapeAt(write.shape, pointer));
  return list?.isSet === true || list?.isTold === true ? list : undefined;
}

/** Whether the entries of a list whose order may count can be told apart by what each is, and nobody moved one. */
function areTold(before: readonly JsonNode[], sides: readonly JsonArray[], { identity }: ListShape): boolean {
  const names = ({ items }: Pick<JsonArray, 'items'>): readonly string[] =>
    items.map((item) => printJson(memberOf(item, identity[0] ?? '') ?? item));
  return [{ items: before }, ...sides].every((list) => {
    const former = matchEntries(list.items, before, [], identity).filter((index) => index !== undefined);
    return new Set(names(list)).size === list.items.length && former.every((index, at) => at === 0 || index > (former[at - 1] ?? 0));
  });
}

function entriesOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

/** Whether what the server shows of a field is what a save sent of which nobody knew the outcome. Objects are looked into. */
function isTry(base: JsonNode | undefined, tried: JsonNode | undefined, theirs: JsonNode | undefined): boolean {
  const isObject = [base, tried, theirs].some((node) => node?.kind === 'object');
  return !isObject && !sameJson(theirs, base) && likenessOf(tried, theirs) !== 'other';
}

/** Whether what stands there is what the server made of the base, which a person's own save wrote. Something else may be another person's. */
function hasLanded(
  { copy }: NonNullable<OwnWork['landed']>,
  pointer: string,
  base: JsonNode | undefined,
  theirs: JsonNode | undefined,
): boolean {
  return likenessOf(base, theirs) !== 'other' && (copy === undefined || sameJson(theirs, nodeAt(copy, pointer)));
}

function namesOf(...nodes: readonly (JsonNode | undefined)[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => (node?.kind === 'object' ? node.members.map(({ name }) => name) : [])))];
}
