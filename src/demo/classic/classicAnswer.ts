import type { Authentication } from '../authentication.ts';
import { Refusal, text, type DemoRequest, type DemoResponse } from '../exchange.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';
import { classicKind, headOf, type ClassicKind } from './kinds.ts';
import { managementAnswer } from './management.ts';
import { classicNotFound, statusPage, xmlAnswer } from './pages.ts';
import { searchResults } from './searches.ts';
import { sectionsNamed } from './sections.ts';
import { writeObject } from './write.ts';
import { escapedXml, jsonOf, xmlElement, xmlOf } from './xml.ts';

/** What is asked of one path. */
interface Asked {
  readonly world: World;
  readonly request: DemoRequest;
  /** After the kind: `id`, `7`, … */
  readonly rest: readonly string[];
  readonly asJson: boolean;
}

/** The old API: its kinds in XML, with what the real one does to those who write to it (`ClassicFaults`). */
export function classicAnswer(world: World, authentication: Authentication, request: DemoRequest, path: string): DemoResponse {
  const caller = authentication.caller(request);
  if (caller === undefined) return statusPage(401, 'The request requires user authentication');
  const [resource = '', ...rest] = path.slice('/JSSResource/'.length).split('/').map(decoded);
  const asJson = (request.headers['accept'] ?? '').includes('json');
  const asked = { world, request, rest, asJson };
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isDevices = resource === 'computers' || resource === 'computermanagement';
  const kind = world.tables.has(resource) ? classicKind(resource) : undefined;
  if (kind === undefined && !isDevices) return classicNotFound();
  const verb = verbs[request.method];
  if (verb === undefined || (isDevices && !isRead)) {
    return statusPage(405, 'The method specified in the request is not allowed for the resource identified by the request URI');
  }
  // A missing privilege is no 403 here (facts 1.13).
  const privilege = `${verb} ${kind === undefined ? 'Computers' : kind.privileges}`;
  if (!caller.privileges.has(privilege)) return statusPage(401, 'The request requires user authentication');
  try {
    if (resource === 'computermanagement') return managementAnswer(world, rest, asJson);
    return kind === undefined ? computersAnswer(asked) : kindAnswer(asked, kind, isRead);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}

const verbs: Partial<Record<DemoRequest['method'], string>> = {
  GET: 'Read',
  HEAD: 'Read',
  POST: 'Create',
  PUT: 'Update',
  DELETE: 'Delete',
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function kindAnswer(asked: Asked, kind: ClassicKind, isRead: boolean): DemoResponse {
  const { world, request, rest } = asked;
  const [by = '', key = '', ...more] = rest;
  if (rest.length === 0) return isRead ? listAnswer(asked, kind, [...table(world, kind.path).rows()]) : statusPage(405, 'Not allowed');
  if (isRead && by === 'category' && rest.length === 2) return listAnswer(asked, kind, inCategory(world, kind, key));
  if (isRead && by === 'createdBy' && rest.length === 2) {
    return listAnswer(asked, kind, key === 'jss' ? [...table(world, kind.path).rows()] : []);
  }
  const isSubset = isRead && more.length === 2 && more[0] === 'subset';
  const isPatch = kind.path === 'patchpolicies' && by === 'softwaretitleconfig' && key === 'id' && more.length === 1;
  if (isPatch) return patchPolicies(asked, kind, isRead, more[0] ?? '');
  if ((by !== 'id' && by !== 'name') || (more.length > 0 && !isSubset)) return classicNotFound();
  if (request.method === 'POST') return createdAt(asked, kind);
  const row = by === 'id' ? table(world, kind.path).get(key) : table(world, kind.path).find((other) => headOf(kind, other)['name'] === key);
  if (row === undefined) return classicNotFound();
  if (request.method === 'PUT') return writeObject(world, kind, request, scalar(row['id']));
  if (request.method === 'DELETE') return removed(world, kind, scalar(row['id']));
  return objectAnswer(asked, kind, row, isSubset ? (more[1] ?? '') : '');
}

/** New objects are those of the id 0; a patch policy is made below its title. */
function createdAt({ world, request, rest }: Asked, kind: ClassicKind): DemoResponse {
  if (rest[0] !== 'id') return classicNotFound();
  return kind.path === 'patchpolicies' ? statusPage(405, 'Not allowed') : writeObject(world, kind, request, undefined);
}

function patchPolicies(asked: Asked, kind: ClassicKind, isRead: boolean, title: string): DemoResponse {
  const { world, request } = asked;
  const rows = table(world, kind.path);
  if (isRead)
    return listAnswer(
      asked,
      kind,
      [...rows.rows()].filter((row) => scalar(row['software_title_configuration_id']) === title),
    );
  if (request.method !== 'POST') return statusPage(405, 'Not allowed');
  if (table(world, 'patch-software-title-configurations').get(title) === undefined) return classicNotFound();
  const answer = writeObject(world, kind, request, undefined);
  const made = [...rows.rows()].at(-1);
  if (answer.status === 201 && made !== undefined)
    rows.put(scalar(made['id']), { ...made, software_title_configuration_id: Number(title) });
  return answer;
}

function inCategory(world: World, kind: ClassicKind, key: string): readonly Row[] {
  const isIn = (row: Row): boolean => [scalar(at(row, 'general.category.id')), at(row, 'general.category.name')].includes(key);
  return [...table(world, kind.path).rows()].filter(isIn);
}

function removed(world: World, kind: ClassicKind, id: string): DemoResponse {
  table(world, kind.path).remove(id);
  return xmlAnswer(kind.isApp && world.classicFaults.refusesDeletes ? 400 : 200, xmlElement(kind.root.name, `<id>${id}</id>`));
}

function listAnswer({ asJson }: Asked, kind: ClassicKind, rows: readonly Row[]): DemoResponse {
  const [root, entry] = kind.list;
  const items = rows.map((row) => {
    const head = headOf(kind, row);
    return { id: Number(row['id']), name: head['name'], ...Object.fromEntries(kind.columns.map((name) => [name, head[name]])) };
  });
  if (asJson) return text(200, 'application/json;charset=UTF-8', JSON.stringify({ [root]: items }));
  const fields = (item: Row): string =>
    Object.entries(item)
      .map(([name, value]) => xmlElement(name, escapedXml(scalar(value))))
      .join('');
  const written = items.map((item) => xmlElement(entry, fields(item))).join('');
  return xmlAnswer(200, `<${root}><size>${items.length}</size>${written}</${root}>`);
}

function objectAnswer({ world, asJson }: Asked, kind: ClassicKind, row: Row, subset: string): DemoResponse {
  const shown = world.classicFaults.hidesUsers && kind.path === 'policies' ? withoutUsers(row) : row;
  const { root, value } =
    kind.path === 'advancedcomputersearches' ? searchResults(world, kind.root, shown) : { root: kind.root, value: shown };
  const element = subset === '' ? root : { ...root, fields: sectionsNamed(root, subset) };
  if (!asJson) return xmlAnswer(200, xmlOf(element, value));
  const json = { [element.name]: jsonOf(element, value, world.classicFaults.collapsesJson) };
  return text(200, 'application/json;charset=UTF-8', JSON.stringify(json));
}

const assignments = new Set(['jss_users', 'jss_user_groups']);

function withoutUsers(row: Row): Row {
  const { scope } = row;
  const without = (part: unknown): Row =>
    Object.fromEntries(Object.entries(isRecord(part) ? part : {}).filter(([name]) => !assignments.has(name)));
  return { ...row, scope: { ...without(scope), exclusions: without(at(scope, 'exclusions')) } };
}

/** Computers to read, as far as a free path may meet them. */
function computersAnswer({ world, rest, asJson }: Asked): DemoResponse {
  const computers = table(world, 'computers-inventory');
  const answer = (name: string, value: unknown, inner: string): DemoResponse =>
    asJson ? text(200, 'application/json;charset=UTF-8', JSON.stringify({ [name]: value })) : xmlAnswer(200, xmlElement(name, inner));
  if (rest.length === 0) {
    const items = [...computers.rows()].map((row) => ({ id: Number(row['id']), name: at(row, 'general.name') }));
    const written = items.map(({ id, name }) => `<computer><id>${id}</id><name>${escapedXml(scalar(name))}</name></computer>`);
    return answer('computers', items, `<size>${items.length}</size>${written.join('')}`);
  }
  const row = rest.length === 2 && rest[0] === 'id' ? computers.get(rest[1] ?? '') : undefined;
  if (row === undefined) return classicNotFound();
  const general = {
    id: Number(row['id']),
    name: at(row, 'general.name'),
    serial_number: at(row, 'hardware.serialNumber'),
    udid: row['udid'],
  };
  const fields = Object.entries(general).map(([name, value]) => xmlElement(name, escapedXml(scalar(value))));
  return answer('computer', { general }, xmlElement('general', fields.join('')));
}
