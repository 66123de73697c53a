import { leafText, memberOf, type JsonArray, type JsonNode } from './parse.ts';
import { fromPointer, nodeAt, toPointer } from './pointers.ts';
import { printJson } from './print.ts';

/** What tells one entry of a list from the others; undefined where an entry has nothing of the kind. */
export type EntryKey = (entry: JsonNode) => string | undefined;

/** Fields by which entries are told apart, the surest first: values of extension attributes belong to their definition (facts 5.9). */
export const usualIdentity: readonly string[] = ['id', 'definitionId', 'name'];

function keyOf(field: string): EntryKey {
  return (entry) => {
    const value = memberOf(entry, field);
    return value?.kind === 'string' || value?.kind === 'number' ? leafText(value) : undefined;
  };
}

/**
 * Which entry of an earlier list each entry of a later one was, by position; undefined for a new one. Entries move when others are put
 * before them or taken out: equal ones are found first, then those of one identity, then by `more` keys in turn. No earlier
 * entry is found twice.
 */
export function matchEntries(
  later: readonly JsonNode[],
  earlier: readonly JsonNode[],
  more: readonly EntryKey[] = [],
  identity: readonly string[] = usualIdentity,
): readonly (number | undefined)[] {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const key of [printJson, ...identity.map(keyOf), ...more]) {
    const free = byKey(earlier, key, taken);
    for (const [index, entry] of later.entries()) {
      const match = found.has(index) ? undefined : free.get(key(entry) ?? '')?.shift();
      if (match === undefined) continue;
      found.set(index, match);
      taken.add(match);
    }
  }
  return later.map((_, index) => found.get(index));
}

/** Positions of the entries that are not taken, by what the key says of them. */
function byKey(entries: readonly JsonNode[], key: EntryKey, taken: ReadonlySet<number>): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    const name = taken.has(index) ? '' : (key(entry) ?? '');
    if (name !== '') places.set(name, [...(places.get(name) ?? []), index]);
  }
  return places;
}

/** What stood in `earlier` at a pointer of `later`, wherever the entries on the way moved to; undefined if it is new. */
export function formerNode(later: JsonNode, earlier: JsonNode, pointer: string): JsonNode | undefined {
  let [now, then]: [JsonNode | undefined, JsonNode | undefined] = [later, earlier];
  for (const step of fromPointer(pointer)) {
    const former: string | undefined = now?.kind === 'array' ? formerStep(now, then, step) : step;
    if (former === undefined) return undefined;
    [now, then] = [nodeAt(now, toPointer([step])), nodeAt(then, toPointer([former]))];
  }
  return then;
}

function formerStep(later: JsonArray, earlier: JsonNode | undefined, step: string): string | undefined {
  return earlier?.kind === 'array' ? matchEntries(later.items, earlier.items)[Number(step)]?.toString() : undefined;
}
