import { memberOf, type JsonNode } from './parse.ts';
import { printJson } from './print.ts';

/** Two states of a list, and what was found of it by `matchEntries`. */
export interface MatchedEntries {
  readonly later: readonly JsonNode[];
  readonly earlier: readonly JsonNode[];
  /** Which entry of the earlier list each of the later one was; undefined: none. */
  readonly found: readonly (number | undefined)[];
  /** Fields by which entries are told apart, the surest first. */
  readonly identity: readonly string[];
  /** Whether it says something that an entry stands where one stood. */
  readonly isOrdered: boolean;
}

/**
 * Tells which other entries one may have been as well, by its position: those that are about the same, that no other one still is as it was,
 * and of which its place does not tell it. None: it is certain. An entry that stayed is the one of its place, unless another one is more like
 * it: then they may have changed places, and were changed, too.
 */
export function otherFormers({ later, earlier, found, identity, isOrdered }: MatchedEntries): (index: number) => readonly number[] {
  const [nowTexts, texts] = [later.map(printJson), earlier.map(printJson)];
  const counts = new Map<string, number>();
  for (const text of nowTexts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const unchanged = new Set(found.filter((at, place) => at !== undefined && texts[at] === nowTexts[place]));
  const isPlaced = isOrdered && later.length === earlier.length;
  return (index) => {
    const [entry, former] = [later[index], found[index]];
    const known = former === undefined ? undefined : earlier[former];
    if (entry === undefined || former === undefined || known === undefined) return [];
    const text = nowTexts[index] ?? '';
    if (unchanged.has(former)) {
      const same = texts.flatMap((one, at) => (one === text ? [at] : []));
      return same.length === counts.get(text) ? [] : same.filter((at) => at !== former);
    }
    const field = identity.find((name) => isSame(memberOf(entry, name), memberOf(known, name)));
    const isAlike = (at: number): boolean => field === undefined || isSame(memberOf(entry, field), memberOf(earlier[at], field));
    const others = texts.flatMap((_, at) => (at !== former && !unchanged.has(at) && isAlike(at) ? [at] : []));
    const hasStayed = isPlaced && former === index;
    return hasStayed ? others.filter((at) => likeness(entry, earlier[at]) > likeness(entry, known)) : others;
  };
}

/** How many fields two entries have in common. */
function likeness(one: JsonNode, other: JsonNode | undefined): number {
  return one.kind === 'object' ? one.members.filter(({ name, value }) => isSame(value, memberOf(other, name))).length : 0;
}

function isSame(one: JsonNode | undefined, other: JsonNode | undefined): boolean {
  return one !== undefined && other !== undefined && printJson(one) === printJson(other);
}
