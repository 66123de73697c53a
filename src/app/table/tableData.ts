import { t } from '@vscode/l10n';
import { mayBeListed, serverFilter, type ListFilter } from '../../core/listing/listFilter.ts';
import type { ShownList } from '../contributions/arguments.ts';
import { sensitivityOf } from '../../core/catalog/sensitive.ts';
import type { Lane } from '../../core/http/message.ts';
import { connectionKey } from '../../core/instances/profile.ts';
import type { ReadSession } from '../../core/instances/session.ts';
import type { RowReader } from '../../core/listing/exportList.ts';
import { walkPages } from '../../core/listing/walkPages.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { writeSort } from '../../core/rsql/sort.ts';
import { invalidProblem, ProblemError } from '../../shared/problem.ts';
import { listRowOf } from '../../core/resources/rows.ts';
import type { CopiedWhat, RowRange, TableModel, TableQuery, TableRow } from './protocol.ts';
import { cellText, rowHolds, secretColumns, shownRow, sortRows, type IsSecretColumn } from './cells.ts';
import { allColumns, columnsSeen, usualColumns, type Column } from '../../core/listing/columns.ts';
import {
  filterOf,
  refuseBadFilter,
  extentOf,
  isSame,
  mostWhole,
  noteOf,
  pageOfList,
  pageSize,
  sameRows,
  sectionsFor,
  sortOf,
  tooLong,
  type Extent,
  type Listing,
  type ListFacts,
  type LoadOptions,
  type Permission,
} from './listing.ts';
import { PageCache } from './pageCache.ts';
import { readerOf } from './selectedRows.ts';

/** Pages kept in memory. */
const mostPages = 60;

/**
 * The rows behind one table: pages as they are asked for, a bounded number of them kept; or all rows, where a list comes whole or
 * has to be sorted or filtered here. Every request is the answer to something that the person did or looks at.
 */
export class TableData {
  readonly #session: () => ReadSession;
  readonly #key: string;
  readonly #progress: (done: number, total: number | undefined) => void;
  #facts: ListFacts | undefined;
  #columns: readonly Column[] = [];
  #shown: readonly string[];
  #listing: Listing | undefined;
  #generation = 0;
  #sameRows = 0;

  constructor(
    session: () => ReadSession,
    key: string,
    chosen: readonly string[],
    progress: (done: number, total: number | undefined) => void,
  ) {
    this.#session = session;
    this.#key = key;
    this.#shown = chosen;
    this.#progress = progress;
  }

  get facts(): ListFacts | undefined {
    return this.#facts;
  }

  get shown(): readonly string[] {
    return this.#shown;
  }

  /** Whether a list is at hand, so that showing it asks nobody. */
  get isLoaded(): boolean {
    return this.#listing !== undefined;
  }

  /** Forgets all: the instance is another one. */
  forget(): void {
    this.#facts = undefined;
    this.#listing = undefined;
    this.#generation++;
  }

  /** The instance has another session, which is asked from now on. False: what is here is not of its server and account, or nothing is. */
  renew(): boolean {
    const facts = this.#facts;
    if (facts === undefined || this.#listing === undefined) return false;
    const session = this.#session();
    if (connectionKey(facts.session.profile) !== connectionKey(session.profile)) return false;
    this.#facts = { ...facts, session };
    return true;
  }

  /** Throws `invalid` for a filter that is none or a resource without a list; what `listPage` and `walkPages` throw. */
  async load(options: LoadOptions, may: Permission, signal: AbortSignal): Promise<'model' | 'needsFilter' | 'declined'> {
    const facts = await this.#learn(options.fresh, signal);
    if (this.#listing === undefined && !(await may(facts))) return 'declined';
    this.#refuseLate(facts, signal);
    const { query } = options;
    const shown = this.#wanted(options.columns, facts);
    if (!mayBeListed(facts.resource, filterOf(facts.resource, query))) {
      this.#become(undefined, shown);
      return 'needsFilter';
    }
    refuseBadFilter(facts, query.filter);
    const sections = sectionsFor(facts, shown);
    const known = options.fresh ? undefined : this.#atHand(facts, options, sections);
    const listing = known ?? (await this.#ask(facts, options, sections, signal));
    this.#refuseLate(facts, signal);
    // Not before: what failed or was stopped leaves everything as it was.
    this.#become(listing, this.#columns.length > 0 ? shown : this.#seen(facts, listing));
    return 'model';
  }

  model(widths: Readonly<Record<string, number>>): TableModel {
    const facts = this.#facts;
    const listing = this.#listing;
    if (facts === undefined) throw new ProblemError({ kind: 'cancelled' });
    const { list, resource } = facts;
    const fields = list.abilities.filters ? list.fields('filter') : [];
    const example = fields.find(({ name }) => name === this.#shown[0]) ?? fields[0];
    return {
      generation: this.#generation,
      query: listing?.query ?? { filter: '', sort: [] },
      pageSize,
      total: listing?.total ?? 0,
      isCounted: listing?.isCounted ?? true,
      sameRows: this.#sameRows,
      isWhole: listing?.shown !== undefined,
      filters: list.abilities.filters ? 'server' : 'here',
      sorts: list.abilities.sorts ? 'server' : 'here',
      columns: this.#columns.map(({ name, title, sorts }) => ({ name, title, sorts })),
      shown: this.#shown,
      usual: this.#usual(facts),
      widths,
      canCreate: resource.can.create !== undefined,
      filterExample: example === undefined ? '' : `${example.name}=="…"`,
      note: noteOf(listing),
    };
  }

  /** Undefined: these rows are no longer shown. Throws what `listPage` throws. */
  async rows(
    generation: number,
    page: number,
    signal: AbortSignal,
  ): Promise<(Extent & { readonly rows: readonly TableRow[] }) | undefined> {
    const found = await this.#page(generation, page, 'tree', signal);
    const listing = this.#listing;
    if (found === undefined || listing === undefined) return undefined;
    const rows = found.map((row) => this.#openable(shownRow(this.#key, row, this.#shown, this.#secret())));
    return { rows, total: listing.total, isCounted: listing.isCounted };
  }

  /** Cells in full, ids or names for a page of rows; undefined: they are no longer shown. An id is one that the row says. */
  async texts(
    generation: number,
    page: number,
    what: CopiedWhat,
    signal: AbortSignal,
  ): Promise<readonly (readonly string[])[] | undefined> {
    const found = await this.#page(generation, page, 'bulk', signal);
    const named = (row: unknown): string => {
      const { id, label } = listRowOf(this.#key, row);
      return what === 'ids' ? id : label;
    };
    return found?.map((row) => (what === 'rows' ? this.#shown.map((column) => cellText(row, column, this.#secret())) : [named(row)]));
  }

  /** Rows of the list as it stands now, whatever is shown later; undefined: other rows are shown by now. */
  selected(generation: number, ranges: readonly RowRange[]): RowReader | undefined {
    const [facts, listing] = [this.#facts, this.#listing];
    if (facts === undefined || listing === undefined || generation !== this.#generation) return undefined;
    const { asked, sections, shown } = listing;
    return readerOf(ranges, {
      resourceKey: this.#key,
      sections,
      isWhole: shown !== undefined,
      page: (page, signal) => this.#pageOf(facts, listing, page, 'bulk', signal),
      again: async (page, wanted, signal) =>
        page === 'whole' ? this.#walk(facts, asked, wanted, signal) : (await pageOfList(facts, asked, wanted, page, 'bulk', signal)).rows,
    });
  }

  /** Without an id where the API cannot read one object. */
  #openable(row: TableRow): TableRow {
    const home = this.#facts?.catalogue.resource(row.resource);
    return home?.can.read === undefined ? { ...row, id: '' } : row;
  }

  /** What a command that reads the same list needs to know. */
  exported(): ShownList {
    const { query, asked } = this.#listing ?? { query: { filter: '' }, asked: { filter: '', sort: '' } };
    const text = query.filter.trim();
    const filter: ListFilter = asked.filter === '' ? { kind: 'text', text } : { kind: 'rsql', text: asked.filter };
    const read = noteOf(this.#listing) === '' ? undefined : this.selected(this.#generation, [{ from: 0, to: this.#listing?.total ?? 0 }]);
    const rows = read === undefined ? {} : { rows: { read } };
    return { ...(text === '' ? {} : { filter }), ...sortOf(asked), columns: this.#shown, ...rows };
  }

  /** What nobody waits for any more, or what is of an instance that became another one meanwhile, is not shown. */
  #refuseLate(facts: ListFacts, signal: AbortSignal): void {
    if (signal.aborted || this.#facts !== facts) throw new ProblemError({ kind: 'cancelled' });
  }

  async #learn(isFresh: boolean, signal: AbortSignal): Promise<ListFacts> {
    const learned = this.#facts;
    if (learned !== undefined && (!isFresh || learned.catalogue === learned.session.known().catalogue)) return learned;
    const session = this.#session();
    const catalogue = session.known().catalogue ?? (await session.catalogue(signal));
    if (signal.aborted || session !== this.#session()) throw new ProblemError({ kind: 'cancelled' });
    const resource = catalogue.resource(this.#key);
    const list = resource?.family.list(resource);
    if (resource === undefined || list === undefined)
      throw invalidProblem(t`${kindOf(this.#key).label.many} cannot be listed on this instance.`);
    const isSecret = secretColumns(sensitivityOf(list.endpoint).secretFields);
    this.#columns = allColumns(resource.key, list);
    this.#facts = { session, catalogue, resource, list, isSecret };
    return this.#facts;
  }

  #secret(): IsSecretColumn {
    return this.#facts?.isSecret ?? (() => true);
  }

  /** What was chosen, without what this instance does not have; else what is usual. */
  #wanted(columns: readonly string[] | null, facts: ListFacts): readonly string[] {
    const known = new Set(this.#columns.map(({ name }) => name));
    const wanted = [...new Set(columns ?? this.#shown)].filter((name) => known.has(name));
    return wanted.length > 0 ? wanted : this.#usual(facts);
  }

  #usual({ list: { abilities } }: ListFacts): readonly string[] {
    return usualColumns(this.#key, this.#columns, abilities.sections.length > 0);
  }

  #become(listing: Listing | undefined, shown: readonly string[]): void {
    // With other columns the rows are the same, but their cells are others.
    if (listing === undefined || listing !== this.#listing || shown.join('\n') !== this.#shown.join('\n')) this.#generation++;
    this.#sameRows = sameRows(this.#key, this.#listing, listing);
    this.#listing = listing;
    this.#shown = shown;
  }

  /** What can be answered from the rows that are here. */
  #atHand(facts: ListFacts, { query, whole }: LoadOptions, sections: readonly string[]): Listing | undefined {
    const known = this.#listing;
    if (known === undefined || !sections.every((section) => known.sections.includes(section))) return undefined;
    if (isSame(known.query, query) && (!whole || known.shown !== undefined)) return known;
    const asked = this.#question(facts, query);
    if (known.all === undefined || asked.filter !== known.asked.filter || asked.sort !== known.asked.sort) return undefined;
    return this.#whole(facts, known.all, query, asked, known.sections);
  }

  /** The part of a question that the server answers; the rest is done here. */
  #question({ resource, list: { abilities } }: ListFacts, query: TableQuery): { filter: string; sort: string } {
    const fields = query.sort.map(({ column, descending }) => ({ field: this.#sortField(column), descending }));
    const known = fields.flatMap(({ field, descending }) => (field === undefined ? [] : [{ field, descending }]));
    const canSort = abilities.sorts && known.length === fields.length;
    const filter = filterOf(resource, query);
    const asked = filter === undefined ? undefined : serverFilter(resource, filter);
    return { filter: asked ?? '', sort: canSort ? writeSort(known) : '' };
  }

  #sortField(column: string): string | undefined {
    // The sidebar's order names the server's field.
    return this.#columns.find(({ name, sortField }) => name === column || sortField === column)?.sortField;
  }

  async #ask(facts: ListFacts, options: LoadOptions, sections: readonly string[], signal: AbortSignal): Promise<Listing> {
    const { query } = options;
    const asked = this.#question(facts, query);
    const isHere = (query.filter.trim() !== '' && asked.filter === '') || (query.sort.length > 0 && asked.sort === '');
    if (facts.list.abilities.pages && (isHere || options.whole)) {
      return this.#whole(facts, await this.#walk(facts, asked, sections, signal), query, asked, sections);
    }
    const first = await pageOfList(facts, asked, sections, 0, 'tree', signal);
    if (!first.paged || (first.totalCount !== undefined && first.rows.length >= first.totalCount)) {
      return this.#whole(facts, first.rows, query, asked, sections);
    }
    const pages = new PageCache(mostPages);
    pages.set(0, first.rows);
    return { query, asked, sections, all: undefined, shown: undefined, pages, ...extentOf(first, 0) };
  }

  #whole(facts: ListFacts, all: readonly unknown[], query: TableQuery, asked: Listing['asked'], sections: readonly string[]): Listing {
    const text = asked.filter === '' ? query.filter.trim() : '';
    const names = this.#columns.length > 0 ? this.#columns.map(({ name }) => name) : this.#shown;
    const kept = text === '' ? all : all.filter((row) => rowHolds(this.#key, row, names, facts.isSecret, text));
    const shown = asked.sort === '' && query.sort.length > 0 ? sortRows(kept, query.sort, facts.isSecret) : kept;
    return { query, asked, sections, all, shown, pages: new PageCache(0), total: shown.length, isCounted: true };
  }

  async #walk(facts: ListFacts, asked: Listing['asked'], sections: readonly string[], signal: AbortSignal): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    const options = { pageSize, sections, ...(asked.filter === '' ? {} : { filter: asked.filter }), ...sortOf(asked) };
    await walkPages(
      facts.session,
      facts.resource,
      options,
      (rows, { totalCount }) => {
        if ((totalCount ?? 0) > mostWhole || all.length + rows.length > mostWhole) throw invalidProblem(tooLong());
        all.push(...rows);
        this.#progress(all.length, totalCount);
        return undefined;
      },
      signal,
    );
    return all;
  }

  async #page(generation: number, page: number, lane: Lane, signal: AbortSignal): Promise<readonly unknown[] | undefined> {
    const [facts, listing] = [this.#facts, this.#listing];
    if (facts === undefined || listing === undefined || generation !== this.#generation) return undefined;
    const rows = await this.#pageOf(facts, listing, page, lane, signal);
    return generation === this.#generation ? rows : undefined;
  }

  async #pageOf(facts: ListFacts, listing: Listing, page: number, lane: Lane, signal: AbortSignal): Promise<readonly unknown[]> {
    if (listing.shown !== undefined) return listing.shown.slice(page * pageSize, (page + 1) * pageSize);
    const known = listing.pages.get(page);
    if (known !== undefined) return known;
    const found = await pageOfList(facts, listing.asked, listing.sections, page, lane, signal);
    listing.pages.set(page, found.rows);
    const extent = extentOf(found, page);
    if (extent.isCounted || !listing.isCounted) {
      listing.total = extent.isCounted ? extent.total : Math.max(listing.total, extent.total);
      listing.isCounted = extent.isCounted;
    }
    return found.rows;
  }

  /** Where the document does not say what a row holds, the rows do. */
  #seen(facts: ListFacts, listing: Listing): readonly string[] {
    const found = columnsSeen(this.#key, listing.all ?? listing.pages.get(0) ?? []);
    this.#columns = found.length > 0 ? found : [{ name: 'value', title: t`Value`, sorts: false, sortField: undefined }];
    return this.#wanted(null, facts);
  }
}
