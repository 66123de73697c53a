import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { isRecord } from '../../../src/demo/values.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { faultNames, namedFault, type Fault } from '../../support/faults.ts';
import { clientToken } from '../../support/demoCaller.ts';

describe('demo server', () => {
  let server: DemoServer;
  let authorization: string;

  before(async () => {
    server = await startDemoServer({ computers: 5 });
    authorization = `Bearer ${clientToken(server.demo, demoAdminClient).json.access_token}`;
  });
  after(() => server.close());
  afterEach(() => server.setFault(undefined));

  const get = (path: string): Promise<Response> => fetch(server.url + path, { headers: { authorization }, redirect: 'manual' });
  const rename = (name: string): Promise<Response> =>
    fetch(`${server.url}/api/v1/buildings/1`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
  const stored = (): unknown => server.demo.peek('buildings', '1')?.['name'];
  const failed = { message: 'fetch failed' };

  it('serves the demo on the loopback address, and records what was asked', async () => {
    const answer = await get('/api/v1/buildings?page-size=1');
    assert.equal(answer.status, 200);
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const last = server.requests.at(-1);
    assert.deepEqual([last?.method, last?.path, last?.status], ['GET', '/api/v1/buildings?page-size=1', 200]);
    assert.equal(last?.headers['authorization'], authorization);
    assert.equal(answer.headers.getSetCookie().length, 2);
    assert.ok(!answer.headers.getSetCookie().join('').includes('Secure'));
  });

  for (const status of [401, 403, 409, 412, 413, 414, 415, 422, 429, 500, 502, 503]) {
    it(`can answer ${status}, and then does nothing`, async () => {
      const name = stored();
      server.setFault({ fault: { kind: 'status', status, ...(status === 429 ? { retryAfter: 3 } : {}) } });
      const answer = await rename(`Refused with ${status}`);
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [status, status === 429 ? '3' : null]);
      assert.equal(stored(), name);
    });
  }

  it('can answer 500 although it stored', async () => {
    server.setFault({ method: 'PUT', fault: { kind: 'storedStatus', status: 500 } });
    const answer = await rename('Stored all the same');
    assert.deepEqual([answer.status, await answer.json()], [500, { httpStatus: 500, errors: [] }]);
    assert.equal(stored(), 'Stored all the same');
  });

  it('can reset the connection before it stores, and after', async () => {
    server.setFault({ fault: { kind: 'resetBefore' } });
    await assert.rejects(rename('Never'), failed);
    assert.notEqual(stored(), 'Never');
    server.setFault({ fault: { kind: 'resetAfter' } });
    await assert.rejects(rename('Stored unseen'), failed);
    assert.equal(stored(), 'Stored unseen');
  });

  it('can hang until the caller gives up', async () => {
    server.setFault({ fault: { kind: 'hang' } });
    const controller = new AbortController();
    const pending = fetch(`${server.url}/api/v1/auth`, { signal: controller.signal });
    const before = server.requests.length;
    while (server.requests.length === before) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await assert.rejects(pending, { name: 'AbortError' });
  });

  it('can drip, be slow, and still be whole', async () => {
    for (const fault of [
      { kind: 'drip', bytes: 400, everyMs: 1 },
      { kind: 'latency', ms: 5 },
    ] satisfies Fault[]) {
      server.setFault({ fault });
      assert.equal((await (await get('/api/v1/buildings')).json()).totalCount, 12);
    }
  });

  it('can break off, and break what it packed', async () => {
    for (const fault of [{ kind: 'truncate' }, { kind: 'badGzip' }] satisfies Fault[]) {
      server.setFault({ fault });
      const answer = await get('/api/v1/buildings');
      assert.equal(answer.status, 200);
      await assert.rejects(answer.text(), { message: 'terminated' });
    }
  });

  it('can answer with a login page, a wrong type, and bytes that are no text', async () => {
    server.setFault({ fault: { kind: 'loginPage' } });
    const page = await get('/api/v1/buildings');
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html;charset=UTF-8']);
    server.setFault({ fault: { kind: 'contentType', contentType: 'text/plain' } });
    const plain = await get('/api/v1/buildings');
    assert.deepEqual([plain.headers.get('content-type'), (await plain.json()).totalCount], ['text/plain', 12]);
    server.setFault({ fault: { kind: 'invalidUtf8' } });
    const bytes = await (await get('/api/v1/buildings')).arrayBuffer();
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), TypeError);
  });

  it('can send elsewhere, on the same origin and on another', async () => {
    for (const location of ['/', 'https://elsewhere.invalid/']) {
      server.setFault({ fault: { kind: 'redirect', location } });
      const answer = await get('/api/v1/buildings');
      assert.deepEqual([answer.status, answer.headers.get('location')], [302, location]);
    }
  });

  it('hits what the rule says, as often as it says', async () => {
    server.setFault({ method: 'GET', path: /buildings/, times: 1, fault: { kind: 'status', status: 503 } });
    const statuses = [];
    for (const path of ['/api/v1/departments', '/api/v1/buildings', '/api/v1/buildings']) statuses.push((await get(path)).status);
    assert.deepEqual(statuses, [200, 503, 200]);
  });

  it('knows faults by name, and spares those who sign in', () => {
    for (const name of [...faultNames, '503']) assert.ok(namedFault(name), name);
    assert.equal(namedFault('nonsense'), undefined);
    const pattern = namedFault('503')?.path as RegExp;
    assert.deepEqual(
      ['/api/v1/oauth/token', '/api/oauth/token', '/api/v1/auth/token', '/api/v1/auth', '/api/v1/buildings'].map((path) =>
        pattern.test(path),
      ),
      [false, false, false, true, true],
    );
  });
});

describe('demo server with a document of another', () => {
  it('serves that document, and empty lists for what the demo does not know', async () => {
    const answer = (schema: unknown): unknown => ({ get: { responses: { 200: { content: { 'application/json': { schema } } } } } });
    const document = JSON.stringify({
      openapi: '3.0.1',
      paths: { '/v1/ebooks': answer({ type: 'object' }), '/v1/locales': answer({ type: 'array' }), '/v1/ebooks/{id}': answer({}) },
    });
    const server = await startDemoServer({ document });
    try {
      const headers = { authorization: `Bearer ${clientToken(server.demo, demoAdminClient).json.access_token}` };
      const get = async (path: string): Promise<unknown> => (await fetch(server.url + path, { headers })).json();
      assert.equal(await (await fetch(`${server.url}/api/schema/`)).text(), document);
      assert.deepEqual(await get('/api/v1/ebooks?page=0'), { totalCount: 0, results: [] });
      assert.deepEqual(await get('/api/v1/locales'), []);
      assert.deepEqual(await get('/api/v1/ebooks/1'), { httpStatus: 404, errors: [] });
      assert.equal((await fetch(`${server.url}/api/v1/ebooks`)).status, 401);
    } finally {
      await server.close();
    }
  });

  it('answers every list of a real document', async function () {
    const file = new URL('../../../../shared/jamf/specs/11.30.1/api-schema.json', import.meta.url);
    if (!existsSync(file)) {
      console.log('      ../shared is absent: the real document is not tried');
      this.skip();
    }
    const document = readFileSync(file, 'utf8');
    const paths: Record<string, { get?: { parameters?: { name?: string; $ref?: string }[] } }> = JSON.parse(document).paths;
    const server = await startDemoServer({ document });
    try {
      const headers = { authorization: `Bearer ${clientToken(server.demo, demoAdminClient).json.access_token}` };
      const lists = Object.keys(paths).filter(
        (path) => !path.includes('{') && JSON.stringify(paths[path]?.get?.parameters ?? []).includes('page-size'),
      );
      assert.ok(lists.length > 80);
      for (const path of lists) {
        const answer = await fetch(`${server.url}/api${path}?page=0&page-size=1`, { headers });
        const needsFilter = path === '/v2/mdm/commands';
        assert.equal(answer.status, needsFilter ? 400 : 200, path);
        const body: unknown = await answer.json();
        assert.ok(needsFilter || Array.isArray(body) || (isRecord(body) && Array.isArray(body['results'])), path);
      }
    } finally {
      await server.close();
    }
  });
});
