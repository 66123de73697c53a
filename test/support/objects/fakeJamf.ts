import { ProblemError } from '../../../src/shared/problem.ts';
import type { HttpRequest, HttpResponse } from '../../../src/core/http/message.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import { indexDocument } from '../../../src/core/families/pro/indexed.ts';
import { catalogueOf, fakeSession } from '../fakeSession.ts';

/** What may go wrong with one request. `store…` faults happen after the server has done its work. */
export type Fault =
  | 'refused'
  | 'reset'
  | 'storeAndReset'
  /** The computer sleeps between the request and its answer. */
  | 'storeAndSleep'
  | '500'
  /** Taken, to be carried out later. */
  | '202'
  | 'storeAnd500'
  | '504'
  | 'ignore'
  | '403'
  | '404'
  | '400'
  | 'html'
  | 'notUtf8'
  | 'cancelled';

const ok = (schema: string): unknown => ({
  '200': { description: '', content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } },
});
const takes = (schema: string, mediaType = 'application/json'): unknown => ({
  content: { [mediaType]: { schema: { $ref: `#/components/schemas/${schema}` } } },
});
const list = (schema: string): unknown => ({
  '200': {
    description: '',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: { $ref: `#/components/schemas/${schema}` } } },
        },
      },
    },
  },
});
const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
const listing = ['page', 'page-size', 'sort', 'filter', 'section'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));

function crud(path: string, shown: string, taken: string, write: 'put' | 'patch' = 'put', mediaType?: string): Record<string, unknown> {
  return {
    [path]: {
      get: { tags: ['t'], parameters: listing, responses: list(shown) },
      post: { tags: ['t'], requestBody: takes(taken), responses: { '201': { description: '', content: {} } } },
    },
    [`${path}/{id}`]: {
      get: { tags: ['t'], parameters: id, responses: ok(shown) },
      [write]: { tags: ['t'], parameters: id, requestBody: takes(taken, mediaType), responses: ok(shown) },
      delete: { tags: ['t'], parameters: id, responses: { '204': { description: '' } } },
    },
  };
}

const text = { type: 'string' };
const readOnlyText = { type: 'string', readOnly: true };
const texts = { type: 'array', items: text };

const wire = {
  openapi: '3.0.1',
  paths: {
    ...crud('/v1/things', 'Thing', 'Thing'),
    ...crud('/v1/scripts', 'Script', 'Script'),
    ...crud('/v3/prestages', 'Prestage', 'PrestagePut'),
    ...crud('/v1/locations', 'Location', 'LocationPatch', 'patch', 'application/merge-patch+json'),
    ...crud('/v3/computer-groups/static-groups', 'StaticGroup', 'StaticGroupPut'),
    ...crud('/v3/computer-groups/smart-groups', 'SmartGroup', 'SmartGroup'),
    ...crud('/v2/mobile-devices', 'Device', 'DevicePatch', 'patch'),
    '/v4/computers-inventory': { get: { tags: ['c'], parameters: listing, responses: list('Computer') } },
    '/v4/computers-inventory/{id}': { get: { tags: ['c'], parameters: id, responses: ok('Computer') } },
    '/v4/computers-inventory-detail/{id}': {
      get: { tags: ['c'], parameters: id, responses: ok('Computer') },
      patch: { tags: ['c'], parameters: id, requestBody: takes('ComputerPatch'), responses: { '204': { description: '' } } },
    },
    '/v1/settings': {
      get: { tags: ['s'], responses: ok('Settings') },
      put: { tags: ['s'], requestBody: takes('Settings'), responses: ok('Settings') },
    },
    '/v1/facts/{id}': { get: { tags: ['f'], parameters: id, responses: ok('Thing') } },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: {
          id: readOnlyText,
          name: text,
          city: { type: 'string', nullable: true },
          size: { type: 'number' },
          tags: { type: 'array', items: text },
          place: { type: 'object', properties: { room: text, floor: text, checked: readOnlyText } },
          seen: readOnlyText,
        },
      },
      Script: { type: 'object', required: ['name'], properties: { id: readOnlyText, name: text, notes: text, scriptContents: text } },
      Account: {
        type: 'object',
        properties: { versionLock: { type: 'integer' }, admin: text, adminPassword: { type: 'string', writeOnly: true } },
      },
      Prestage: {
        type: 'object',
        properties: {
          id: readOnlyText,
          displayName: text,
          siteId: text,
          versionLock: { type: 'integer' },
          account: { type: 'object', properties: { versionLock: { type: 'integer' }, admin: text } },
        },
      },
      PrestagePut: {
        type: 'object',
        required: ['displayName'],
        properties: {
          displayName: text,
          siteId: text,
          versionLock: { type: 'integer' },
          account: { $ref: '#/components/schemas/Account' },
          recoveryLockPassword: { type: 'string', writeOnly: true },
        },
      },
      Location: {
        type: 'object',
        properties: { id: readOnlyText, name: text, auto: { type: 'boolean' }, count: { type: 'integer', readOnly: true } },
      },
      LocationPatch: { type: 'object', properties: { name: text, auto: { type: 'boolean' }, serviceToken: text } },
      StaticGroup: { type: 'object', properties: { id: text, name: text, description: text } },
      StaticGroupPut: {
        type: 'object',
        properties: { id: readOnlyText, name: text, description: text, assignments: { type: 'array', items: text } },
      },
      Device: {
        type: 'object',
        properties: {
          name: text,
          site: { type: 'object', properties: { id: text, name: text } },
          extensionAttributes: {
            type: 'array',
            items: { type: 'object', properties: { id: readOnlyText, name: text, type: text, value: texts, inventoryDisplay: text } },
          },
        },
      },
      DevicePatch: {
        type: 'object',
        properties: {
          name: text,
          siteId: text,
          updatedExtensionAttributes: {
            type: 'array',
            items: { type: 'object', properties: { id: readOnlyText, name: text, type: text, value: texts } },
          },
        },
      },
      SmartGroup: {
        type: 'object',
        required: ['name'],
        properties: { name: text, criteria: { type: 'array', items: { $ref: '#/components/schemas/Criterion' } } },
      },
      Criterion: {
        type: 'object',
        required: ['name', 'value'],
        properties: { name: text, priority: { type: 'integer' }, searchType: text, value: text, rank: readOnlyText },
      },
      Computer: {
        type: 'object',
        properties: {
          id: readOnlyText,
          general: { type: 'object', properties: { name: text, assetTag: text, reportDate: text } },
          extensionAttributes: {
            type: 'array',
            items: { type: 'object', properties: { definitionId: text, name: text, values: { type: 'array', items: text } } },
          },
        },
      },
      ComputerPatch: {
        type: 'object',
        properties: {
          general: { type: 'object', properties: { name: text, assetTag: text } },
          extensionAttributes: {
            type: 'array',
            items: { type: 'object', properties: { definitionId: text, values: { type: 'array', items: text } } },
          },
        },
      },
      Settings: { type: 'object', properties: { enabled: { type: 'boolean' }, greeting: text, apiSecret: text } },
    },
  },
};

export const document = indexDocument(wire);
export const catalogue = catalogueOf(document);

/** One page of a list, as it goes out. */
export interface Page {
  readonly totalCount: number;
  /** JSON texts. */
  readonly rows: readonly string[];
}

/** A little Jamf Pro: a map from path to what is stored there, as text, and faults by request. */
export class FakeJamf {
  readonly stored = new Map<string, string>();
  readonly requests: HttpRequest[] = [];
  /** Asked before each request is carried out. */
  fault: (request: HttpRequest) => Fault | undefined = () => undefined;
  /** Runs before a request reaches the store: another writer's turn. */
  before: (request: HttpRequest) => void = () => undefined;
  /** What the server makes of a body that it stores at a path. */
  keep: (path: string, body: string, old: string | undefined) => string = (_, body) => body;
  /** Whether lists do as their filter says; some ignore it. */
  filters = true;
  /** Members of static groups, by group id. */
  readonly members = new Map<string, readonly string[]>();
  /** How many computers there are; their ids count from 1. */
  computers = 7;
  /** What the server makes of one page of a list before it leaves: pages may be cut, repeated or counted wrongly. */
  page: (page: Page, number: number) => Page = (page) => page;
  /** What a whole list is answered as. */
  listed: (json: string) => string = (json) => json;

  readonly session: Session = fakeSession({
    catalogue,
    profile: { id: 'x', name: 'X', url: 'https://x.test' },
    send: async (request, signal) => {
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      this.requests.push(request);
      this.before(request);
      return await Promise.resolve(this.#answer(request));
    },
    isNew: true,
  });

  writes(): readonly HttpRequest[] {
    return this.requests.filter(({ method }) => method !== 'GET');
  }

  /** The JSON that was sent with the only write. */
  sent(): unknown {
    const [request, ...more] = this.writes();
    if (request === undefined || more.length > 0) throw new Error(`${this.writes().length} writes`);
    return JSON.parse(String(request.body));
  }

  #answer(request: HttpRequest): HttpResponse {
    const fault = this.fault(request);
    const host = 'x.test';
    if (fault === 'refused') throw new ProblemError({ kind: 'network', reason: 'refused', host, phase: 'connecting' });
    if (fault === 'reset') throw new ProblemError({ kind: 'network', reason: 'reset', host, phase: 'waiting' });
    if (fault === 'cancelled') throw new ProblemError({ kind: 'cancelled' });
    if (fault === 'html') return answer(200, '<html>Sign in</html>', 'text/html');
    // What a server stores and answers badly is stored.
    if (fault === 'notUtf8' && request.method !== 'GET') this.#carryOut(request);
    if (fault === 'notUtf8') return { ...answer(200, ''), body: Buffer.from('7b226e616d65223a22ff227d', 'hex') };
    if (fault === '500' || fault === '504' || fault === '403' || fault === '404') return answer(Number(fault), '{"errors":[]}');
    if (fault === '400')
      return answer(400, '{"httpStatus":400,"errors":[{"code":"INVALID_FIELD","field":"name","description":"Name is taken","id":"0"}]}');
    if (fault === '202' && request.method !== 'GET') return answer(202, '{}');
    if (fault === 'ignore' && request.method !== 'GET') return answer(200, '{}');
    const done = this.#carryOut(request);
    if (fault === 'storeAndReset') throw new ProblemError({ kind: 'network', reason: 'reset', host, phase: 'waiting' });
    if (fault === 'storeAndSleep') throw new ProblemError({ kind: 'network', reason: 'offline', host, phase: 'waiting', code: 'ENETDOWN' });
    return fault === 'storeAnd500' ? answer(500, '{"httpStatus":500,"errors":[]}') : done;
  }

  #carryOut({ method, url, body }: HttpRequest): HttpResponse {
    const { pathname } = new URL(url);
    const path = pathname.replace(/^\/api/, '');
    const old = this.stored.get(path);
    if (method === 'POST') return this.#create(path, String(body));
    if (path === '/v4/computers-inventory' || (method === 'GET' && !/\/[^/]*\d$/.test(path) && old === undefined))
      return this.#list(path, new URL(url).searchParams);
    if (old === undefined) return answer(404, '{"httpStatus":404,"errors":[]}');
    if (method === 'GET') return answer(200, old);
    if (method === 'DELETE') {
      this.stored.delete(path);
      return answer(204, '');
    }
    if (isStale(old, String(body)))
      return answer(409, '{"httpStatus":409,"errors":[{"code":"OPTIMISTIC_LOCK_FAILED","description":"Conflict","id":"0"}]}');
    const kept = this.keep(path, String(body), old);
    this.stored.set(path, kept);
    return answer(200, kept);
  }

  #create(path: string, body: string): HttpResponse {
    const next = String(100 + this.stored.size);
    this.stored.set(`${path}/${next}`, this.keep(`${path}/${next}`, body.replace('{', `{"id":"${next}",`), undefined));
    return answer(201, `{"id":"${next}","href":"https://x.test/api${path}/${next}"}`);
  }

  #list(path: string, query: URLSearchParams): HttpResponse {
    const all = path === '/v4/computers-inventory' ? this.#inventory(query.getAll('section')) : this.#rowsBelow(path, query.get('filter'));
    const size = Number(query.get('page-size') ?? 100);
    const number = Number(query.get('page') ?? 0);
    const { totalCount, rows } = this.page({ totalCount: all.length, rows: all.slice(number * size, (number + 1) * size) }, number);
    return answer(200, this.listed(`{"totalCount":${totalCount},"results":[${rows.join(',')}]}`));
  }

  #rowsBelow(path: string, filter: string | null): readonly string[] {
    const rows = [...this.stored].filter(([key]) => key.startsWith(`${path}/`)).map(([, text]) => text);
    return this.filters ? rows.filter((row) => isWanted(row, filter)) : rows;
  }

  #inventory(sections: readonly string[]): readonly string[] {
    const groups = (computer: string): string[] => [...this.members].filter(([, ids]) => ids.includes(computer)).map(([group]) => group);
    return Array.from({ length: this.computers }, (_, index) => {
      const id = String(index + 1);
      const general = sections.includes('GENERAL') ? { general: { name: `Mac ${id}` } } : {};
      return JSON.stringify({ id, ...general, groupMemberships: groups(id).map((groupId) => ({ groupId })) });
    });
  }
}

/** The one kind of filter that is asked for here: a field is exactly so. */
function isWanted(row: string, filter: string | null): boolean {
  const [, field = '', quoted = ''] = /^(\w+)=="(.*)"$/s.exec(filter ?? '') ?? [];
  const value = (JSON.parse(row) as Record<string, unknown>)[field];
  return filter === null || value === quoted.replaceAll(/\\(.)/gs, '$1');
}

function isStale(old: string, body: string): boolean {
  const lock = /"versionLock":(\d+)/g;
  const [theirs, mine] = [old, body].map((text) => Array.from(text.matchAll(lock), (match) => match[1]));
  return theirs!.length > 0 && theirs!.join() !== mine!.join();
}

function answer(status: number, body: string, type = 'application/json'): HttpResponse {
  const bytes = new TextEncoder().encode(body);
  return {
    status,
    statusText: '',
    headers: [['content-type', type]],
    body: bytes,
    size: bytes.length,
    timing: { queued: 0, firstByte: 0, total: 0, attempts: 1 },
  };
}
