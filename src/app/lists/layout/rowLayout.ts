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
  const shown = groups
    .filter(({ group }) => !hidden.includes(group))
    .map(({ group, main, rest }) => {
      const [first, others] = [main, rest].map((own) => inOrder(own.filter(isShown), ({ key }) => key, order[group]));
      return { group, main: first ?? [], rest: others ?? [] };
    })
    .filter(({ main, rest }) => main.length + rest.length > 0);
  return inOrder(shown, ({ group }) => group, order[topLevel]);
}

/** What nobody has put in order stands behind, as ever. */
function inOrder<T>(items: readonly T[], nameOf: (item: T) => string, order: readonly string[] = []): readonly T[] {
  const place = (item: T): number => {
    const at = order.indexOf(nameOf(item));
    return at < 0 ? order.length : at;
  };
  return items.toSorted((one, other) => place(one) - place(other));
}
