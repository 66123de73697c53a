import { t } from '@vscode/l10n';
import { textAt } from '../catalog/fields.ts';
import { oneLine } from '../catalog/plain.ts';
import type { ResourceKind } from '../resources/kind.ts';
import { kindOf } from '../resources/kindOf.ts';
import { lookupOf } from '../resources/lookups.ts';
import { listRowOf } from '../resources/rows.ts';
import { rowsOf } from '../listing/rowsOf.ts';
import { isRecord } from '../json/wire.ts';
import type { Endpoint, Resource } from '../families/family.ts';

/** An object that a row of an answer stands for. */
export interface RowObject {
  readonly label: string;
  readonly resource: string;
  readonly id: string;
}

/** An object that an answer names: where it stands there, and what it is. */
export interface ObjectLink extends RowObject {
  readonly pointer: string;
}

const mostLinks = 200;

/** Objects in an answer that can be opened as documents. `json`: the parsed answer; `list`: name of the property with the rows. */
export function linksIn(
  json: unknown,
  operation: Pick<Endpoint, 'key'> | undefined,
  path: string,
  resources: readonly Resource[],
): readonly ObjectLink[] {
  const created = createdIn(json, resources);
  if (created !== undefined) return [{ pointer: '', label: t`Open the new object`, ...created }];
  const objectOf = rowObjects(operation, resources);
  if (objectOf !== undefined) return rowLinks(json, objectOf);
  const item = resources.find((resource) => operation !== undefined && resource.can.read?.key === operation.key);
  const self = item === undefined ? [] : selfLink(item, path);
  if (!isRecord(json)) return self;
  const others = Object.entries(json).flatMap(([name, value]): ObjectLink[] => {
    const resource = lookupOf(name);
    const id = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    if (resource === undefined || !/^[1-9]\d*$/.test(id) || !isRead(resource, resources)) return [];
    return [{ pointer: `/${name}`, label: t`Open ${resource} ${id}`, resource, id }];
  });
  return [...self, ...others];
}

/** The object that a create made: `{ id, href }`, or the id alone below the collection that was posted to (facts 5.5). */
export function createdIn(json: unknown, resources: readonly Resource[]): { readonly resource: string; readonly id: string } | undefined {
  if (!isRecord(json) || typeof json['href'] !== 'string') return undefined;
  const id = typeof json['id'] === 'string' || typeof json['id'] === 'number' ? String(json['id']) : '';
  const route = json['href']
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^.*?\/api\//, '/')
    .replace(/^\/(?:v\d+|preview)\//, '/')
    .split('/')
    .filter((part) => part !== '');
  const key = route.slice(0, -1).join('/');
  const resource = resources.find((one) => one.key === key && one.can.read !== undefined);
  return resource === undefined || id === '' ? undefined : { resource: key, id };
}

function isRead(key: string, resources: readonly Resource[]): boolean {
  return resources.some((resource) => resource.key === key && resource.can.read !== undefined);
}

/**
 * What the rows of the list that this operation gives stand for; undefined: it gives none. A row whose object nothing reads, or that
 * has no id, stands for none.
 */
export function rowObjects(
  operation: Pick<Endpoint, 'key'> | undefined,
  resources: readonly Resource[],
): ((row: unknown) => RowObject | undefined) | undefined {
  const own = resources.find((resource) => operation !== undefined && resource.can.list?.key === operation.key);
  if (own === undefined) return undefined;
  return (row) => {
    const { id, label, home } = listRowOf(own.key, row);
    return id !== '' && isRead(home, resources) ? { label, resource: home, id } : undefined;
  };
}

/** Whether this operation runs a search, and answers with what that finds. */
export function givesResults(operation: Pick<Endpoint, 'key'> | undefined, resources: readonly Resource[]): boolean {
  return resultsOf(operation, resources) !== undefined;
}

/** The same of the rows of a list, or of what a search finds: that begins with an id, and what else it has, the search chooses (facts 8.23). */
export function foundObjects(
  operation: Pick<Endpoint, 'key'> | undefined,
  resources: readonly Resource[],
): ((row: unknown) => RowObject | undefined) | undefined {
  const resource = resultsOf(operation, resources)?.of;
  if (resource === undefined) return rowObjects(operation, resources);
  if (!isRead(resource, resources)) return undefined;
  return (row) => {
    const [id, name] = [textAt(row, 'id') ?? '', oneLine(textAt(row, 'name') ?? '')];
    const label = name === '' ? `${kindOf(resource).label.one} ${id}` : name;
    return /^[1-9]\d*$/.test(id) ? { label, resource, id } : undefined;
  };
}

function resultsOf(operation: Pick<Endpoint, 'key'> | undefined, resources: readonly Resource[]): ResourceKind['results'] {
  const search = resources.find(({ can }) => operation !== undefined && can.read?.key === operation.key);
  return search === undefined ? undefined : kindOf(search.key).results;
}

function rowLinks(json: unknown, objectOf: (row: unknown) => RowObject | undefined): readonly ObjectLink[] {
  const { rows = [], name } = rowsOf(json) ?? {};
  const pointer = name === undefined ? '' : `/${name}`;
  return rows.slice(0, mostLinks).flatMap((row, index): ObjectLink[] => {
    const object = objectOf(row);
    return object === undefined ? [] : [{ pointer: `${pointer}/${index}`, ...object }];
  });
}

function selfLink(resource: Resource, path: string): readonly ObjectLink[] {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const id = resource.kind === 'singleton' ? '-' : decode(last);
  return [{ pointer: '', label: t`Open as a document`, resource: resource.key, id }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
