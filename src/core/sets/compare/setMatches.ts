import type { Comparison } from '../canon/canonRules.ts';
import { nameOfRef, type SetItem } from './setItems.ts';

/** Objects that are one, or of which nobody can say which is which. */
export interface Match {
  readonly left: readonly SetItem[];
  readonly right: readonly SetItem[];
}

/** Which objects of two sets are the same one. Whatever two of a side share tells none of them. */
export function matchItems(left: readonly SetItem[], right: readonly SetItem[], comparison: Comparison): readonly Match[] {
  if (comparison === 'drift') return [...grouped({ left, right }, ({ ref }) => ref.id).values()];
  const found: Match[] = [];
  let rest: Match = { left, right };
  for (const mark of [({ read }: SetItem) => read?.everywhere || undefined, ({ read }: SetItem) => read?.kept]) {
    const pairs = [...grouped(rest, mark).values()].filter((group) => group.left.length === 1 && group.right.length === 1);
    const taken = new Set(pairs.flatMap((pair) => [...pair.left, ...pair.right]));
    found.push(...pairs);
    rest = { left: rest.left.filter((item) => !taken.has(item)), right: rest.right.filter((item) => !taken.has(item)) };
  }
  return [...found, ...[...grouped(rest, ({ ref }) => nameOfRef(ref)).values()].flatMap(told)];
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
