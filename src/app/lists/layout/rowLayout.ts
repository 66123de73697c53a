import { isRecord } from '../../../core/json/wire.ts';
import type { Resource } from '../../../core/families/family.ts';
import type { KindGroup } from '../../../core/resources/groups.ts';
import type { ValueStore } from '../../support/events.ts';

const stateKey = 'jamf.rowLayout';

/**
 * How a person wants the groups and kinds of all instances: which are hidden, and in which order they stand. `hidden` has names of groups
 * and keys of kinds; `order` those that stand beside each other, by the name of their group, and the groups themselves by {@link topLevel}.
 */
export interface Layout {
  readonly hidden: readonly string[];
  readonly order: Readonly<Record<string, readonly string[]>>;
}

/** Where the groups stand. */
export const topLevel = '';

/** The layout of the side bar. Kept in `globalState`, of one person for all instances; believed in nothing when read. */
export class RowLayout {
  readonly #state: ValueStore;

  constructor(state: ValueStore) {
    this.#state = state;
  }

  get(): Layout {
    const stored: unknown = this.#state.get(stateKey);
    const { hidden, order } = isRecord(stored) ? stored : {};
    const orders = Object.entries(isRecord(order) ? order : {}).map(([place, names]) => [place, texts(names)] as const);
    return { hidden: texts(hidden), order: Object.fromEntries(orders) };
  }

  async set(layout: Layout | undefined): Promise<void> {
    await this.#state.update(stateKey, layout);
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** The groups as they are shown: without what is hidden, in the order that was chosen. One that has nothing left is not shown. */
export function arrangedGroups<R extends Pick<Resource, 'key'>>(
  groups: readonly KindGroup<R>[],
  { hidden, order }: Layout,
): readonly KindGroup<R>[] {
  const isShown = ({ key }: R): boolean => !hidden.includes(key);
  const names = allInOrder(namesAt(groups, topLevel), order[topLevel]);
  return inOrder(groups, ({ group }) => group, names)
    .filter(({ group }) => !hidden.includes(group))
    .map(({ group, main, rest }) => {
      const keys = allInOrder(namesAt(groups, group), order[group]);
      const [first, others] = [main, rest].map((own) => inOrder(own.filter(isShown), ({ key }) => key, keys));
      return { group, main: first ?? [], rest: others ?? [] };
    })
    .filter(({ main, rest }) => main.length + rest.length > 0);
}

/** What stands in a place of {@link Layout} by nature, hidden or not. */
export function namesAt(groups: readonly KindGroup<Pick<Resource, 'key'>>[], place: string): readonly string[] {
  if (place === topLevel) return groups.map(({ group }) => group);
  return groups.flatMap(({ group, main, rest }) => (group === place ? [...main, ...rest].map(({ key }) => key) : []));
}

/**
 * All that are known in one place. What nobody has put in order, since it is not where that was done, stands behind the one that it follows
 * by nature.
 */
export function allInOrder(byNature: readonly string[], order: readonly string[] = []): readonly string[] {
  const all = [...order];
  for (const [index, name] of byNature.entries()) if (!all.includes(name)) all.splice(all.indexOf(byNature[index - 1] ?? '') + 1, 0, name);
  return all;
}

function inOrder<T>(items: readonly T[], nameOf: (item: T) => string, names: readonly string[]): readonly T[] {
  return items.toSorted((one, other) => names.indexOf(nameOf(one)) - names.indexOf(nameOf(other)));
}
