import { nameOfRef, type SetItem } from './setItems.ts';
import { foundFile, otherSide, type CompareOptions, type KindGround } from './setPair.ts';

/** Objects that are one, or of which nobody can say which is which. */
export interface Match {
  readonly left: readonly SetItem[];
  readonly right: readonly SetItem[];
  /** How many more are called so, which are told apart by their ids: none of these is one of them. */
  readonly others?: { readonly left: number; readonly right: number };
}

/** Which objects of two sets are the same one. Whatever two of a side share tells none of them. */
export function matchItems(
  left: readonly SetItem[],
  right: readonly SetItem[],
  { comparison, placesOf }: Pick<KindGround, 'comparison' | 'placesOf'>,
): readonly Match[] {
  const matches = comparison === 'drift' ? matchedById({ left, right }) : matchedByName({ left, right });
  return withFiles(matches, placesOf);
}

function matchedByName({ left, right }: Match): readonly Match[] {
  const found: Match[] = [];
  let rest: Match = { left, right };
  const marks = [onlyOne, ({ read }: SetItem) => read?.everywhere || undefined, ({ read }: SetItem) => read?.kept];
  for (const mark of marks) {
    const pairs = [...grouped(rest, mark).values()].filter((group) => group.left.length === 1 && group.right.length === 1);
    const taken = new Set(pairs.flatMap((pair) => [...pair.left, ...pair.right]));
    found.push(...pairs);
    rest = { left: rest.left.filter((item) => !taken.has(item)), right: rest.right.filter((item) => !taken.has(item)) };
  }
  return [...found, ...[...grouped(rest, ({ ref }) => nameOfRef(ref)).values()].flatMap(told)];
}

/** Of a settings page there is one, whatever language it is called in. */
function onlyOne({ ref: { id } }: SetItem): string | undefined {
  return id === '-' ? id : undefined;
}

/** What a person put into a folder has no id: by its name it is what no other one is by its id. */
function matchedById(sides: Match): readonly Match[] {
  const groups = [...grouped(sides, ({ ref }) => ref.id).values()];
  const found = sides.left.concat(sides.right).filter(({ ref }) => foundFile(ref) !== undefined);
  if (found.length === 0) return groups;
  const names = new Set(found.map(({ ref }) => nameOfRef(ref)));
  const pairs = groups.filter(isPair);
  const alone = groups.filter((group) => !isPair(group));
  const rest = { left: alone.flatMap(({ left }) => left), right: alone.flatMap(({ right }) => right) };
  return [
    ...pairs,
    ...[...grouped(rest, ({ ref }) => nameOfRef(ref)).entries()].flatMap(([name, group]) => {
      if (!names.has(name)) return [...group.left, ...group.right].map((item) => only(item, group));
      const left = pairs.filter((pair) => pair.left.some(({ ref }) => nameOfRef(ref) === name)).length;
      const right = pairs.filter((pair) => pair.right.some(({ ref }) => nameOfRef(ref) === name)).length;
      return left + right === 0 ? told(group) : [{ ...group, others: { left, right } }];
    }),
  ];
}

/** A file in which nothing can be read may be what its own name says: that is not said to be on the other side alone. */
function withFiles(matches: readonly Match[], placesOf: CompareOptions['placesOf']): readonly Match[] {
  if (placesOf === undefined) return matches;
  const alone = new Set(matches.filter((match) => match.others === undefined && !isPair(match)));
  const rest = { left: [...alone].flatMap(({ left }) => left), right: [...alone].flatMap(({ right }) => right) };
  const taken = new Set<SetItem>();
  const fitting: Match[] = [];
  for (const side of ['left', 'right'] as const) {
    const files = rest[side].filter((item) => item.read === undefined && foundFile(item.ref) !== undefined && !taken.has(item));
    const byPlace = new Map<string, SetItem[]>();
    for (const item of files.length === 0 ? [] : rest[otherSide(side)]) {
      for (const place of placesOf(item.ref)) {
        const others = byPlace.get(place);
        if (others === undefined) byPlace.set(place, [item]);
        else others.push(item);
      }
    }
    for (const file of files) {
      const objects = placesOf(file.ref).flatMap((place) => (byPlace.get(place) ?? []).filter((item) => !taken.has(item)));
      if (objects.length === 0) continue;
      for (const item of [file, ...objects]) taken.add(item);
      fitting.push(side === 'left' ? { left: [file], right: objects } : { left: objects, right: [file] });
    }
  }
  const untaken = (items: readonly SetItem[]): readonly SetItem[] => items.filter((item) => !taken.has(item));
  return [...matches.map((match) => (alone.has(match) ? { left: untaken(match.left), right: untaken(match.right) } : match)), ...fitting];
}

function isPair({ left, right }: Match): boolean {
  return left.length > 0 && right.length > 0;
}

function only(item: SetItem, { left }: Match): Match {
  return left.includes(item) ? { left: [item], right: [] } : { left: [], right: [item] };
}

/** Of one name: told apart by what they are known by everywhere, and by their sites, where that is known of all. */
function told(group: Match): readonly Match[] {
  const all = [...group.left, ...group.right];
  const isKnown = all.every(({ read }) => read?.site !== undefined);
  return isKnown ? [...grouped(group, ({ read }) => `${read?.everywhere}\n\n${read?.site}`).values()] : [group];
}

function grouped(match: Match, keyOf: (item: SetItem) => string | undefined): Map<string, { left: SetItem[]; right: SetItem[] }> {
  const groups = new Map<string, { left: SetItem[]; right: SetItem[] }>();
  for (const side of ['left', 'right'] as const) {
    for (const item of match[side]) {
      const key = keyOf(item);
      if (key === undefined) continue;
      const group = groups.get(key) ?? { left: [], right: [] };
      groups.set(key, group);
      group[side].push(item);
    }
  }
  return groups;
}
