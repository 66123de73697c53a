import type { ResourceList } from '../../core/listing/resourceList.ts';

interface Kept {
  readonly list: ResourceList;
  /** The server that its rows are of, and the account that saw them. */
  readonly origin: string;
}

/** The lists that are shown, by the place of their row. One that is read anew is shown until the new one is there. */
export class ShownLists {
  readonly #lists = new Map<string, Kept>();
  readonly #former = new Map<string, Kept>();

  /** The list that loads at a place; none before its row was unfolded. */
  at(key: string): ResourceList | undefined {
    return this.#lists.get(key)?.list;
  }

  /** The places of the lists that were asked for. */
  places(): readonly string[] {
    return [...this.#lists.keys()];
  }

  /** The list whose rows are shown there. */
  shownAt(key: string): ResourceList | undefined {
    return this.#former.get(key)?.list ?? this.at(key);
  }

  /** A new list for a place. What was shown there goes, if it is another selection of the rows, of another server, or seen by another account. */
  begin(key: string, list: ResourceList, origin: string): void {
    this.#lists.set(key, { list, origin });
    const former = this.#former.get(key);
    if (former === undefined) return;
    const isSame = former.origin === origin && former.list.sort === list.sort && isSameFilter(former.list, list);
    if (!isSame) this.#former.delete(key);
  }

  /** How many rows the list has to have before it takes the place of the former one. */
  wanted(key: string): number {
    return this.#former.get(key)?.list.rows.length ?? 0;
  }

  /** The new list came through: it is shown from now on. */
  arrived(key: string): void {
    this.#former.delete(key);
  }

  /** Reads the lists at these places anew when they are next asked for. */
  renew(isMeant: (key: string) => boolean): void {
    for (const [key, kept] of this.#lists) {
      if (!isMeant(key)) continue;
      this.#lists.delete(key);
      if (kept.list.isLoaded && !this.#former.has(key)) this.#former.set(key, kept);
    }
  }

  forget(isMeant: (key: string) => boolean): void {
    for (const lists of [this.#lists, this.#former]) for (const key of lists.keys()) if (isMeant(key)) lists.delete(key);
  }
}

function isSameFilter({ filter: one }: ResourceList, { filter: other }: ResourceList): boolean {
  return one?.kind === other?.kind && one?.text === other?.text;
}
