import { sameJson } from '../../json/compare.ts';
import { matchEntries } from '../../json/entries.ts';
import { memberOf, type JsonNode } from '../../json/parse.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import type { ListShape } from '../../shapes/shape.ts';
import { recordIn } from '../../shapes/shapeAt.ts';
import { isNothing, likenessOf } from './likeness.ts';

interface Sides {
  readonly base: readonly JsonNode[];
  readonly mine: readonly JsonNode[];
  readonly theirs: readonly JsonNode[];
}

interface MergedEntries {
  /** In the server's order, with what the person added after it. */
  readonly items: readonly JsonNode[];
  /** One entry was changed on both sides and not to the same, or was changed here and taken out there. Then mine. */
  readonly isConflict: boolean;
  /** The server has something that the person did not do. */
  readonly isFromServer: boolean;
}

/** One entry as three copies have it. */
interface Trace {
  readonly b: JsonNode | undefined;
  readonly m: JsonNode | undefined;
  readonly t: JsonNode | undefined;
}

/** Two changed copies of a set, brought together entry by entry: each is known by what tells it from the others, wherever it stands. */
export function mergeEntries(sides: Sides, list: Pick<ListShape, 'identity' | 'entry'>): MergedEntries {
  let isConflict = false;
  let isFromServer = false;
  const refers = recordIn(list.entry())?.fields().get('id')?.refersTo() !== undefined;
  const items = tracesOf(sides, list).flatMap((trace): readonly JsonNode[] => {
    const { b, m, t } = refers ? namedAsThere(trace) : trace;
    if (sameJson(m, t)) return t === undefined ? [] : [t];
    if (sameJson(m, b)) {
      isFromServer = true;
      return t === undefined ? [] : [t];
    }
    if (sameJson(t, b)) return m === undefined ? [] : [m];
    const merged = mergedEntry(b, m, t);
    if (merged === undefined) isConflict = true;
    else if (!sameJson(merged, m)) isFromServer = true;
    const kept = merged ?? m;
    return kept === undefined ? [] : [kept];
  });
  return { items, isConflict, isFromServer };
}

/** What names one object where another one refers to it: all but the id follow from that. */
export const wordsForOne = ['id', 'name', 'udid', 'uid', 'wifi_mac_address'];

/** What an object that an entry names is called by now is no change of the entry: the server's words, but for those that the person wrote. */
function namedAsThere({ b, m, t }: Trace): Trace {
  const id = memberOf(t, 'id');
  const isOne = (entry: JsonNode | undefined): boolean => entry === undefined || sameJson(memberOf(entry, 'id'), id);
  if (id === undefined || !isOne(b) || !isOne(m)) return { b, m, t };
  const words = wordsForOne.filter((name) => m === undefined || b === undefined || sameJson(memberOf(m, name), memberOf(b, name)));
  const named = (entry: JsonNode | undefined): JsonNode | undefined =>
    entry && words.reduce((now, name) => withAt(now, `/${name}`, memberOf(t, name)), entry);
  return { b: named(b), m: named(m), t };
}

/**
 * What the entries were before, where saves that were not seen to be stored may have left their work on the server: what they put in and is
 * there now was there before, and what they took out and is gone was not.
 */
export function triedBase(
  base: readonly JsonNode[],
  tries: readonly (readonly JsonNode[])[],
  theirs: readonly JsonNode[],
  list: Pick<ListShape, 'identity'>,
): readonly JsonNode[] {
  return tries.reduce((before, tried) => {
    const traces = tracesOf({ base: before, mine: tried, theirs }, list);
    return traces.flatMap(({ b, m, t }) => {
      const isTry = !sameJson(t, b) && (m === undefined ? t === undefined : t !== undefined && likenessOf(m, t) !== 'other');
      const was = isTry ? t : b;
      return was === undefined ? [] : [was];
    });
  }, base);
}

function tracesOf({ base, mine, theirs }: Sides, { identity }: Pick<ListShape, 'identity'>): readonly Trace[] {
  const match = (later: readonly JsonNode[], earlier: readonly JsonNode[]): readonly (number | undefined)[] =>
    matchEntries(later, earlier, [], identity);
  const [fromMine, fromTheirs] = [match(mine, base), match(theirs, base)];
  const added = (entries: readonly JsonNode[], found: readonly (number | undefined)[]): readonly JsonNode[] =>
    entries.filter((_, index) => found[index] === undefined);
  const [newMine, newTheirs] = [added(mine, fromMine), added(theirs, fromTheirs)];
  const both = match(newMine, newTheirs);
  const old = (index: number): Trace => ({ b: base[index], m: mine[fromMine.indexOf(index)], t: theirs[fromTheirs.indexOf(index)] });
  const there = theirs.map((entry, index): Trace => {
    const former = fromTheirs[index];
    return former === undefined ? { b: undefined, m: newMine[both.indexOf(newTheirs.indexOf(entry))], t: entry } : old(former);
  });
  const gone = base.flatMap((_, index) => (fromTheirs.includes(index) ? [] : old(index)));
  const alone = newMine.flatMap((m, index) => (both[index] === undefined ? { b: undefined, m, t: undefined } : []));
  return [...there, ...gone, ...alone];
}

/** Field by field; undefined where both sides changed one otherwise, or one side changed what the other took out. */
function mergedEntry(b: JsonNode | undefined, m: JsonNode | undefined, t: JsonNode | undefined): JsonNode | undefined {
  if (sameJson(m, t) || sameJson(m, b)) return t;
  if (sameJson(t, b)) return m;
  if (m === undefined || t === undefined) return undefined;
  if (m.kind === 'object' && t.kind === 'object' && (b === undefined || b.kind === 'object')) {
    const names = new Set([m, t].flatMap((node) => node.members.map(({ name }) => name)));
    const members = Array.from(names, (name) => {
      const [was, mine, theirs] = [memberOf(b, name), memberOf(m, name), memberOf(t, name)];
      const merged = mergedEntry(was, mine, theirs);
      const isClash = merged === undefined && !(isNothing(mine) && isNothing(theirs)) && !isGone(was, mine, theirs);
      return { name, merged, isClash };
    });
    return members.some(({ isClash }) => isClash) ? undefined : objectOf(members.map(({ name, merged }) => [name, merged]));
  }
  return likenessOf(m, t) === 'other' ? undefined : t;
}

/** One side took it out, and the other left it as it was. */
function isGone(b: JsonNode | undefined, m: JsonNode | undefined, t: JsonNode | undefined): boolean {
  return (m === undefined && sameJson(t, b)) || (t === undefined && sameJson(m, b));
}
