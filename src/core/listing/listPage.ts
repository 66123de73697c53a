import { t } from '@vscode/l10n';
import { ProblemError } from '../../shared/problem.ts';
import { sensitivity } from '../catalog/sensitive.ts';
import type { Lane } from '../http/message.ts';
import type { ReadSession } from '../instances/session.ts';
import type { ApiDocument, Operation, Resource } from '../openapi/types.ts';
import { kindOf } from '../resources/kindOf.ts';
import { shapeOf } from '../shapes/ofSchema.ts';
import { leafIn } from '../shapes/shapeAt.ts';
import { stableSort } from '../rsql/sort.ts';
import { jsonAnswer } from './jsonAnswer.ts';
import { rowsOf } from './rowsOf.ts';

export interface ListOptions {
  /** From zero. */
  readonly page: number;
  readonly pageSize: number;
  /** RSQL, not encoded. Ignored by lists that take none: see {@link listAbilities}. */
  readonly filter?: string;
  /** Comma style: `name:asc,id:desc`. */
  readonly sort?: string;
  /** Default: what the rows in the sidebar need. */
  readonly sections?: readonly string[];
}

export interface Page<Row = unknown> {
  readonly rows: readonly Row[];
  /** In all, by the server's count; `undefined` where it gives none. */
  readonly totalCount: number | undefined;
  /** Whether there can be a next page. False for lists that answer everything at once. */
  readonly paged: boolean;
}

/** What the list of a resource takes, by the instance's own document. */
export interface ListAbilities {
  readonly pages: boolean;
  readonly sorts: boolean;
  readonly filters: boolean;
  /** Values that `section` takes; empty where the list takes none. */
  readonly sections: readonly string[];
}

export function listAbilities(document: ApiDocument, operation: Operation): ListAbilities {
  const parameters = document.detail(operation).parameters.filter((parameter) => parameter.in === 'query');
  const has = (...names: readonly string[]): boolean => parameters.some((parameter) => names.includes(parameter.name));
  const section = parameters.find((parameter) => parameter.name === 'section');
  const values = section && leafIn(shapeOf(document, section.schema))?.choices;
  return {
    pages: has('page'),
    sorts: has('sort'),
    filters: has('filter'),
    sections: (values ?? []).filter((value) => typeof value === 'string'),
  };
}

/**
 * Asks for one page of a resource's list. One request.
 *
 * @throws `invalid` for a resource without a list; what the transport throws; `http`, `forbidden` and `network` for the answer.
 */
export async function listPage(
  session: ReadSession,
  resource: Resource,
  options: ListOptions,
  signal: AbortSignal,
  lane: Lane,
): Promise<Page> {
  const operation = resource.list;
  if (operation === undefined) throw new ProblemError({ kind: 'invalid', message: t`“${resource.key}” has no list on this instance.` });
  const { document } = session.known().catalogue ?? (await session.catalogue(signal));
  const query = listQuery(document, resource, operation, options);
  // What reveals secrets is asked for by a deliberate act, and never again by itself.
  const once = sensitivity(operation).noAutoRun ? { once: true } : {};
  const url = session.url(operation.path, query);
  const request = { method: 'GET', url, headers: { accept: 'application/json' }, lane, ...once } as const;
  const found = rowsOf(jsonAnswer(session, request, await session.send(request, signal)));
  if (found === undefined) {
    const host = new URL(session.profile.url).host;
    throw new ProblemError({ kind: 'network', reason: 'content', host, detail: t`the answer holds no list` });
  }
  const paged = listAbilities(document, operation).pages;
  return { rows: found.rows, totalCount: found.totalCount, paged };
}

function listQuery(
  document: ApiDocument,
  resource: Resource,
  operation: Operation,
  options: ListOptions,
): readonly (readonly [string, string])[] {
  const abilities = listAbilities(document, operation);
  const query: (readonly [string, string])[] = [];
  for (const section of abilities.sections.length > 0 ? (options.sections ?? kindOf(resource.key).sections ?? []) : []) {
    if (abilities.sections.includes(section)) query.push(['section', section]);
  }
  if (abilities.pages) query.push(['page', String(options.page)], [sizeParameter(document, operation), String(options.pageSize)]);
  const sort = options.sort ?? (abilities.pages ? stableSort(document, operation, kindOf(resource.key).row.id) : undefined);
  if (abilities.sorts && sort !== undefined) query.push(['sort', sort]);
  if (abilities.filters && options.filter !== undefined && options.filter !== '') query.push(['filter', options.filter]);
  return query;
}

/** Old endpoints call it otherwise (facts 3.1). */
function sizeParameter(document: ApiDocument, operation: Operation): string {
  const names = new Set(document.detail(operation).parameters.map((parameter) => parameter.name));
  return ['page-size', 'pagesize', 'size'].find((name) => names.has(name)) ?? 'page-size';
}
