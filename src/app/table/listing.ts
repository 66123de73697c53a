import { t } from '@vscode/l10n';
import type { Catalogue, ReadSession } from '../../core/instances/session.ts';
import { typedFilter, type ListFilter } from '../../core/listing/listFilter.ts';
import type { Lane } from '../../core/http/message.ts';
import { listPage, type Page } from '../../core/listing/listPage.ts';
import { sectionsOf } from '../../core/listing/sections.ts';
import type { ListCall, Resource } from '../../core/families/family.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { listRowOf } from '../../core/resources/rows.ts';
import { looksLikeRsql } from '../../shared/filterText.ts';
import { invalidProblem } from '../../shared/problem.ts';
import type { TableMethods, TableQuery } from './protocol.ts';
import type { IsSecretColumn } from './cells.ts';
import type { PageCache } from './pageCache.ts';

export const pageSize = 100;
/** Rows of a list that is read whole although Jamf Pro gives it in pages. */
export const mostWhole = 20_000;

/** What is learned of the list before its first row. */
export interface ListFacts {
  readonly session: ReadSession;
  readonly catalogue: Pick<Catalogue, 'resource'>;
  readonly resource: Resource;
  readonly list: ListCall;
  readonly isSecret: IsSecretColumn;
}

export type LoadOptions = Omit<Parameters<TableMethods['load']>[0], 'agreed'>;

/** Asked before the first row of a list is. */
export type Permission = (facts: ListFacts) => Promise<boolean> | boolean;

/** The list as it was last asked for. */
export interface Listing {
  readonly query: TableQuery;
  /** What of the question the server has answered. */
  readonly asked: { readonly filter: string; readonly sort: string };
  readonly sections: readonly string[];
  /** Every row in the server's order, where all are here. */
  readonly all: readonly unknown[] | undefined;
  /** The same as they are shown. */
  readonly shown: readonly unknown[] | undefined;
  readonly pages: PageCache;
  total: number;
  isCounted: boolean;
}

/** How many rows there are, as far as this answer says. */
export interface Extent {
  readonly total: number;
  readonly isCounted: boolean;
}

export const tooLong = (): string =>
  t`Jamf Pro cannot do this with the list, and with more than ${mostWhole.toLocaleString('en-US')} rows it is too long to be read whole. Filter it first, or export it.`;

export function sectionsFor({ list: { abilities } }: ListFacts, shown: readonly string[]): readonly string[] {
  return abilities.sections.length === 0 ? [] : sectionsOf(shown, abilities.sections);
}

export function sortOf({ sort }: Listing['asked']): { sort?: string } {
  return sort === '' ? {} : { sort };
}

export function pageOfList(
  { session, resource }: ListFacts,
  asked: Listing['asked'],
  sections: readonly string[],
  page: number,
  lane: Lane,
  signal: AbortSignal,
): Promise<Page> {
  const options = { page, pageSize, ...(asked.filter === '' ? {} : { filter: asked.filter }), ...sortOf(asked), sections };
  return listPage(session, resource, options, signal, lane);
}

/** Without a count, a full page says that there may be another. */
export function extentOf({ rows, totalCount }: Page, page: number): Extent {
  if (totalCount !== undefined) return { total: totalCount, isCounted: true };
  const passed = page * pageSize + rows.length;
  return rows.length < pageSize ? { total: passed, isCounted: true } : { total: passed + pageSize, isCounted: false };
}

export function isSame(one: TableQuery, other: TableQuery): boolean {
  return one.filter === other.filter && JSON.stringify(one.sort) === JSON.stringify(other.sort);
}

/** What a table's filter asks for; undefined: nothing. */
export function filterOf(resource: Resource, { filter }: TableQuery): ListFilter | undefined {
  return filter.trim() === '' ? undefined : typedFilter(resource, filter);
}

export function refuseBadFilter({ list }: ListFacts, filter: string): void {
  if (!list.abilities.filters || !looksLikeRsql(filter)) return;
  const error = checkFilter(filter, list.fields('filter'), list.namesFields('filter')).find(({ level }) => level === 'error');
  if (error !== undefined) throw invalidProblem(t`The filter is not complete: ${error.message}`);
}

/** So many rows from the first on are the objects that stood there before, as far as the rows are here. */
export function sameRows(key: string, before: Listing | undefined, now: Listing | undefined): number {
  if (before === undefined || now === undefined) return 0;
  if (before === now) return now.total;
  const objectIn = ({ shown, pages }: Listing, at: number): string | undefined => {
    const row = shown === undefined ? pages.get(Math.floor(at / pageSize))?.[at % pageSize] : shown[at];
    if (row === undefined) return undefined;
    const { id, home } = listRowOf(key, row);
    return id === '' ? JSON.stringify(row) : `${home}/${id}`;
  };
  let at = 0;
  while (at < now.total && objectIn(before, at) !== undefined && objectIn(before, at) === objectIn(now, at)) at++;
  return at;
}

export function noteOf(listing: Listing | undefined): string {
  if (listing === undefined) return '';
  const { query, asked } = listing;
  return [
    query.filter.trim() !== '' && asked.filter === '' ? t`Filtered here: Jamf Pro has no filter for this.` : '',
    query.sort.length > 0 && asked.sort === '' ? t`Sorted here: Jamf Pro does not sort this list so.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}
