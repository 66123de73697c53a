import { t } from '@vscode/l10n';
import type { ApiDocument, Operation } from '../families/pro/types.ts';
import { shapeOf } from '../shapes/ofSchema.ts';
import { namesFields, sortFields } from './fields.ts';

export interface SortTerm {
  readonly field: string;
  readonly descending: boolean;
}

/** As the server wants several: comma-separated in one parameter (facts 3.5). */
export function writeSort(terms: readonly SortTerm[]): string {
  return terms.map(({ field, descending }) => `${field}:${descending ? 'desc' : 'asc'}`).join(',');
}

/** Reads what {@link writeSort} writes, and the dot that some defaults of the document have for the colon. Nameless terms are dropped. */
export function readSort(text: string): readonly SortTerm[] {
  return text.split(',').flatMap((term) => {
    const found = /^\s*([\w.]+?)\s*(?:[:.]\s*(asc|desc))?\s*$/i.exec(term);
    return found?.[1] === undefined ? [] : [{ field: found[1], descending: found[2]?.toLowerCase() === 'desc' }];
  });
}

/** For people: `general.name, then id descending`. */
export function sortWords(text: string): string {
  return readSort(text)
    .map(({ field, descending }) => (descending ? t`${field} descending` : field))
    .join(', then ');
}

/**
 * The order to walk pages in, so that no row repeats or goes missing (facts 3.4): by id where the list can be sorted by it,
 * else the document's own default. `undefined`: the list says nothing about sorting by either.
 */
export function stableSort(document: ApiDocument, operation: Operation, idField: string): string | undefined {
  const byDefault = defaultSort(document, operation);
  const isById = byDefault.some(({ field }) => field === idField);
  const canId = sortFields(document, operation).some(({ name }) => name === idField);
  if (canId || (isById && !namesFields(document, operation, 'sort'))) return writeSort([{ field: idField, descending: false }]);
  return byDefault.length > 0 ? writeSort(byDefault) : undefined;
}

function defaultSort(document: ApiDocument, operation: Operation): readonly SortTerm[] {
  const schema = document.detail(operation).parameters.find((parameter) => parameter.in === 'query' && parameter.name === 'sort')?.schema;
  const value = shapeOf(document, schema).default;
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string' && text !== 'null');
  return readSort(texts.join(','));
}
