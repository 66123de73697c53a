import { apiError, json, type DemoResponse } from './exchange.ts';
import { fieldsOf, matches, type FilterRules } from './rsql/evaluate.ts';
import { FilterError, parseFilter, type Filter } from './rsql/parse.ts';
import type { Table } from './table.ts';
import { at, compareValues, type Row } from './values.ts';

/** Larger pages are cut to this without a word (facts 3.2). */
const largestPage = 2000;

export interface ListRules extends FilterRules {
  /** `name:asc`. */
  readonly sort: string;
  /** How a row is shown in the list. */
  show(row: Row): unknown;
  /** Bare array instead of the envelope. */
  readonly bare?: boolean;
  /** A sort that gives the order in which the rows were made: nothing to do as long as none changed. */
  readonly natural?: string;
  /** False: a filter is passed over without a word, as prestages do (facts 3.10). */
  readonly filterable?: boolean;
}

/** Answers a list request: filter, then sort, then page. */
export function listAnswer(rows: Table, query: URLSearchParams, rules: ListRules): DemoResponse {
  const page = whole(query.get('page') ?? '0');
  const size = whole(query.get('page-size') ?? query.get('size') ?? query.get('pagesize') ?? '100');
  if (page === undefined)
    return apiError(400, { code: 'INVALID_FIELD', field: 'page', description: 'The page must be a whole number from 0.' });
  if (size === undefined || size === 0) {
    return apiError(400, { code: 'INVALID_FIELD', field: 'page-size', description: 'The page size must be a whole number from 1.' });
  }
  const filterText = rules.filterable === false ? '' : (query.get('filter') ?? '');
  const sort = query.getAll('sort').filter(Boolean).join(',') || rules.sort;
  let ids: readonly string[];
  try {
    ids = orderedIds(rows, filterText, sort, rules);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return apiError(400, { code: 'INVALID_FIELD', field: 'filter', description: error.message });
  }
  const length = Math.min(size, largestPage);
  const results = ids.slice(page * length, (page + 1) * length).map((id) => rules.show(rows.get(id) ?? {}));
  return json(200, rules.bare === true ? results : { totalCount: ids.length, results });
}

function whole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Paging through many rows filters and sorts once. Two versions of a list share a table but not their field names. */
function orderedIds(rows: Table, filterText: string, sort: string, rules: ListRules): readonly string[] {
  const filter = filterText.trim() === '' ? undefined : readFilter(filterText, rules);
  const key = JSON.stringify([filterText, sort, rules.aliases]);
  return rows.remembered(key, () => sorted(filtered(rows, filter, rules), sort, rows, rules));
}

function filtered(rows: Table, filter: Filter | undefined, rules: ListRules): string[] {
  const ids = [...rows.ids()];
  return filter === undefined ? ids : ids.filter((id) => matches(filter, rows.get(id) ?? {}, rules));
}

/** Throws a {@link FilterError} for bad syntax and for a field that the operation does not filter by. */
export function readFilter(text: string, rules: FilterRules): Filter {
  const filter = parseFilter(text);
  const wrong = fieldsOf(filter).find((name) => rules.fields?.includes(name) === false);
  if (wrong !== undefined) throw new FilterError(`The field ${wrong} cannot be used in a filter here.`);
  return filter;
}

function sorted(ids: string[], sort: string, rows: Table, rules: ListRules): readonly string[] {
  if (sort === rules.natural && rows.untouched) return ids;
  const keys = sort.split(',').map((part) => {
    const [field = '', direction = 'asc'] = part.trim().split(/[:.](?=asc$|desc$)/);
    return { field: rules.aliases?.[field] ?? field, sign: direction === 'desc' ? -1 : 1 };
  });
  if (keys.length === 1 && keys[0]?.field === rows.idField && keys[0].sign === 1) return ids;
  const decorated = ids.map((id) => {
    const row = rows.get(id);
    return { id, values: keys.map(({ field }) => at(row, field)) };
  });
  decorated.sort((left, right) => {
    for (const [index, { sign }] of keys.entries()) {
      const order = compareValues(left.values[index], right.values[index]);
      if (order !== 0) return order * sign;
    }
    return compareValues(left.id, right.id);
  });
  return decorated.map(({ id }) => id);
}
