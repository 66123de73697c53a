import type { Lane } from '../http/message.ts';
import { shownRowOf, type ShownRow } from '../resources/rows.ts';
import type { ReadSession } from '../instances/session.ts';
import type { Resource } from '../families/family.ts';
import { rowsWith } from './filterHere.ts';
import { isFilteredHere, serverFilter, type ListFilter } from './listFilter.ts';
import { listPage } from './listPage.ts';
import { sortedHere } from './sortHere.ts';
import { walkPages } from './walkPages.ts';

export interface ResourceListOptions {
  readonly filter?: ListFilter;
  readonly sort?: string;
  /** Rows that one load adds. */
  readonly pageSize?: number;
  /** Rows that one node of the tree may have. */
  readonly most?: number;
}

/**
 * The part of a resource's list that is on screen: grows page by page, keeps only what is shown of a row.
 * Every load is one request, but for words that the server cannot look for, where a paged list has to be read whole.
 */
export class ResourceList {
  readonly filter: ListFilter | undefined;
  readonly sort: string | undefined;
  readonly #session: ReadSession;
  readonly #resource: Resource;
  readonly #pageSize: number;
  readonly #most: number;
  readonly #ids = new Set<string>();
  /** Shown, then those of an unpaged answer that are not yet. */
  readonly #rows: ShownRow[] = [];
  #shown = 0;
  #passed = 0;
  #total: number | undefined;
  #page = 0;
  #ended = false;

  constructor(session: ReadSession, resource: Resource, options: ResourceListOptions = {}) {
    this.#session = session;
    this.#resource = resource;
    this.filter = options.filter;
    this.sort = options.sort;
    this.#pageSize = options.pageSize ?? 100;
    this.#most = options.most ?? 1000;
  }

  /** False until the first load came through. */
  get isLoaded(): boolean {
    return this.#page > 0;
  }

  get rows(): readonly ShownRow[] {
    return this.#rows.slice(0, this.#shown);
  }

  /** How many there are in all, as far as is known: by the server's count, or by having read them all. */
  get total(): number | undefined {
    return this.#total;
  }

  /** `page`: another load shows more. `most`: there are more than one node shows; a filter is the way on. */
  get more(): 'none' | 'page' | 'most' {
    if (!this.isLoaded || (this.#shown >= this.#rows.length && this.#ended)) return 'none';
    return this.#shown >= this.#most ? 'most' : 'page';
  }

  /** Loads the first page, or the next. Throws what `listPage` throws, and then stays as it was. */
  async load(signal: AbortSignal, lane: Lane = 'tree'): Promise<void> {
    if (this.#shown < this.#rows.length || this.#ended) this.#show();
    else if (this.filter !== undefined && isFilteredHere(this.#resource, this.filter)) await this.#search(this.filter.text, signal, lane);
    else await this.#next(signal, lane);
  }

  /** Loads until there are as many rows, as far as there are so many. */
  async loadTo(rows: number, signal: AbortSignal, lane: Lane = 'tree'): Promise<void> {
    do await this.load(signal, lane);
    while (this.#shown < rows && this.more === 'page');
  }

  async #next(signal: AbortSignal, lane: Lane): Promise<void> {
    const filter = this.filter === undefined ? undefined : serverFilter(this.#resource, this.filter);
    const page = await listPage(
      this.#session,
      this.#resource,
      {
        page: this.#page,
        pageSize: this.#pageSize,
        ...(filter === undefined ? {} : { filter }),
        ...(this.sort === undefined ? {} : { sort: this.sort }),
      },
      signal,
      lane,
    );
    this.#page++;
    this.#passed += page.rows.length;
    this.#total = page.totalCount ?? (page.paged ? undefined : page.rows.length);
    const isFull = this.#total !== undefined ? this.#passed >= this.#total : page.rows.length < this.#pageSize;
    if (!page.paged || page.rows.length === 0 || isFull) this.#ended = true;
    // What lies beyond the most that is ever shown is not kept.
    for (const row of sortedHere(this.#resource, page.rows, this.sort).slice(0, this.#most))
      this.#keep(shownRowOf(this.#resource.key, row));
    if (page.rows.length > this.#most) this.#ended = false;
    this.#show();
  }

  /** Reads the whole list for rows that hold each word of the text, and keeps those. */
  async #search(text: string, signal: AbortSignal, lane: Lane): Promise<void> {
    let isCut = false;
    const options = { pageSize: this.#pageSize, lane, ...(this.sort === undefined ? {} : { sort: this.sort }) };
    const found: unknown[] = [];
    const holds = rowsWith(this.#resource, text);
    await walkPages(
      this.#session,
      this.#resource,
      options,
      (rows) => {
        found.push(...rows.filter(holds));
        isCut = found.length > this.#most;
        return isCut ? 'stop' : undefined;
      },
      signal,
    );
    this.#page = 1;
    this.#ended = !isCut;
    this.#total = isCut ? undefined : found.length;
    for (const row of sortedHere(this.#resource, found, this.sort).slice(0, this.#most)) this.#keep(shownRowOf(this.#resource.key, row));
    this.#show();
  }

  #keep(row: ShownRow): void {
    if (row.id !== '' && this.#ids.has(row.id)) return;
    this.#ids.add(row.id);
    this.#rows.push(row);
  }

  #show(): void {
    this.#shown = Math.min(this.#rows.length, this.#shown + this.#pageSize, this.#most);
  }
}
