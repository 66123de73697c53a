import { rowShape, rowsPlace } from './answers.ts';
import type { ApiDocument, Operation } from './types.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { shapeOf } from '../../shapes/ofSchema.ts';
import { leafIn } from '../../shapes/shapeAt.ts';
import type { ListAbilities, ListCall, ListOptions } from '../family.ts';
import { callOf } from './calls.ts';
import { queryFields } from './queryFields.ts';

/** How the list of a resource is asked for, by its operation. */
export function listCall(document: ApiDocument, resourceKey: string, operation: Operation): ListCall {
  const abilities = listAbilities(document, operation);
  return {
    ...callOf(document, operation, operation.path),
    ...queryFields(document, operation),
    accept: 'application/json',
    abilities,
    query: (options) => listQuery(document, resourceKey, operation, abilities, options),
    rowsAt: () => rowsPlace(document, operation),
    rowShape: () => rowShape(document, operation),
  };
}

/** What the list of a resource takes, by the instance's own document. */
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

function listQuery(
  document: ApiDocument,
  resourceKey: string,
  operation: Operation,
  abilities: ListAbilities,
  options: ListOptions,
): readonly (readonly [string, string])[] {
  const { sections, identity } = kindOf(resourceKey);
  const query: (readonly [string, string])[] = [];
  for (const section of abilities.sections.length > 0 ? (options.sections ?? sections ?? []) : []) {
    if (abilities.sections.includes(section)) query.push(['section', section]);
  }
  if (abilities.pages) query.push(['page', String(options.page)], [sizeParameter(document, operation), String(options.pageSize)]);
  const sort = options.sort ?? (abilities.pages ? queryFields(document, operation).sortBy(identity.id) : undefined);
  if (abilities.sorts && sort !== undefined) query.push(['sort', sort]);
  if (abilities.filters && options.filter !== undefined && options.filter !== '') query.push(['filter', options.filter]);
  return query;
}

/** Old endpoints call it otherwise (facts 3.1). */
function sizeParameter(document: ApiDocument, operation: Operation): string {
  const names = new Set(document.detail(operation).parameters.map((parameter) => parameter.name));
  return ['page-size', 'pagesize', 'size'].find((name) => names.has(name)) ?? 'page-size';
}
