import type { Authentication } from './authentication.ts';
import { bodyText, text, type DemoRequest, type DemoResponse } from './exchange.ts';
import { at, scalar, type Row } from './values.ts';
import { table, type World } from './world.ts';

/** Privileges that only Classic paths ask for. */
export const classicPrivileges = ['Create Policies', 'Read Policies', 'Update Policies'];

/** The old API, as far as a free path may meet it: policies to read and to write, computers to read. */
export function classicAnswer(world: World, authentication: Authentication, request: DemoRequest, path: string): DemoResponse {
  const caller = authentication.caller(request);
  if (caller === undefined) return statusPage(401, 'Unauthorized', 'The request requires user authentication');
  const [, resource = '', , id] = /^\/JSSResource\/(policies|computers)(\/id\/(\d+))?$/.exec(path) ?? [];
  if (resource === '') return statusPage(404, 'Not Found', 'The server has not found anything matching the request URI');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && (resource !== 'policies' || id === undefined || request.method === 'DELETE' || request.method === 'PATCH')) {
    return statusPage(405, 'Method Not Allowed', 'The method specified in the request is not allowed');
  }
  const verb = isRead ? 'Read' : request.method === 'POST' ? 'Create' : 'Update';
  if (!caller.privileges.has(`${verb} ${resource === 'policies' ? 'Policies' : 'Computers'}`)) {
    return statusPage(403, 'Forbidden', 'The account is not authorized for this');
  }
  if (!isRead) return writePolicy(world, request, id ?? '0');
  const asJson = (request.headers['accept'] ?? '').includes('json');
  const row = id === undefined ? undefined : table(world, resource === 'policies' ? 'policies' : 'computers-inventory').get(id);
  if (id !== undefined && row === undefined)
    return statusPage(404, 'Not Found', 'The server has not found anything matching the request URI');
  const one = resource === 'policies' ? 'policy' : 'computer';
  if (row === undefined) return list(world, resource, one, asJson);
  const value = resource === 'policies' ? { general: row['general'], scope: row['scope'] } : { general: computerGeneral(row) };
  return asJson ? text(200, 'application/json;charset=UTF-8', JSON.stringify({ [one]: value })) : xmlAnswer(200, xml(one, value));
}

function list(world: World, resource: string, one: string, asJson: boolean): DemoResponse {
  const rows = [...table(world, resource === 'policies' ? 'policies' : 'computers-inventory').rows()];
  const items = rows.map((row) => ({ id: Number(row['id']), name: at(row, 'general.name') }));
  if (asJson) return text(200, 'application/json;charset=UTF-8', JSON.stringify({ [resource]: items }));
  return xmlAnswer(200, `<${resource}><size>${items.length}</size>${items.map((item) => xml(one, item)).join('')}</${resource}>`);
}

/** Takes XML only, and of it only name and switch; everything else stays (facts 8.1, 8.2). */
function writePolicy(world: World, request: DemoRequest, id: string): DemoResponse {
  if (!/^(application|text)\/xml\b/.test(request.headers['content-type'] ?? '')) {
    return statusPage(415, 'Unsupported Media Type', 'The server takes XML here');
  }
  const body = bodyText(request);
  const name = /<name>([^<]*)<\/name>/.exec(body)?.[1];
  const enabled = /<enabled>(true|false)<\/enabled>/.exec(body)?.[1];
  const policies = table(world, 'policies');
  const old = policies.get(id);
  if (request.method === 'PUT' && old === undefined) return statusPage(404, 'Not Found', 'There is no such policy');
  if (old === undefined && name === undefined) return statusPage(409, 'Conflict', 'Error: Problem with name in general');
  if (policies.find((row) => row['id'] !== id && at(row, 'general.name') === name)) {
    return statusPage(409, 'Conflict', 'Error: Duplicate name');
  }
  const general = { ...(typeof old?.['general'] === 'object' ? old['general'] : {}), ...(name === undefined ? {} : { name }) };
  const changed: Row = {
    scope: old?.['scope'] ?? {},
    general: { ...general, ...(enabled === undefined ? {} : { enabled: enabled === 'true' }) },
  };
  const stored = old === undefined ? policies.add(changed) : id;
  if (old !== undefined) policies.put(id, { ...changed, id });
  return xmlAnswer(201, xml('policy', { id: Number(stored) }));
}

function computerGeneral(row: Row): Row {
  return { id: Number(row['id']), name: at(row, 'general.name'), serial_number: at(row, 'hardware.serialNumber'), udid: row['udid'] };
}

function xmlAnswer(status: number, content: string): DemoResponse {
  return text(status, 'text/xml;charset=UTF-8', `<?xml version="1.0" encoding="UTF-8"?>${content}`);
}

function xml(name: string, value: unknown): string {
  if (Array.isArray(value)) return `<${name}>${value.map((item) => xml(name.replace(/s$/, ''), item)).join('')}</${name}>`;
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, item]) => xml(key, item))
          .join('')
      : scalar(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<${name}>${inner}</${name}>`;
}

/** What a Classic path says when it refuses (facts 7.3). */
function statusPage(status: number, title: string, reason: string): DemoResponse {
  const bold = `<p style="font-family: sans-serif; font-weight: bold;">${title}</p>`;
  return text(
    status,
    'text/html;charset=UTF-8',
    `<html><head><title>Status page</title></head><body>${bold}<p>${reason}</p></body></html>`,
  );
}

export const policyRows: readonly Row[] = [
  ['Install Google Chrome', true, 'Once per computer'],
  ['Clear print queues', true, 'Ongoing'],
  ['Update inventory', true, 'Once every week'],
  ['Retire old exam browser', false, 'Once per computer'],
].map(([name, enabled, frequency], index) => ({
  id: String(index + 1),
  general: { id: index + 1, name, enabled, trigger: 'EVENT', trigger_checkin: true, frequency, category: { id: 5, name: 'Maintenance' } },
  scope: { all_computers: index === 2, computers: [], computer_groups: index === 2 ? [] : [{ id: 1, name: 'All Managed Clients' }] },
}));
