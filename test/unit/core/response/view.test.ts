import assert from 'node:assert/strict';
import type { HttpRequest, HttpResponse } from '../../../../src/core/http/message.ts';
import type { Resource } from '../../../../src/core/families/family.ts';
import { parseDocument } from '../../../../src/core/families/pro/document.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { keepBody } from '../../../../src/core/response/body/keptBody.ts';
import { createdIn, linksIn } from '../../../../src/core/response/links.ts';
import { asSent, pageOf, responseView } from '../../../../src/core/response/view.ts';

const request = (part: Partial<HttpRequest>): HttpRequest => ({
  method: 'PUT',
  url: 'https://h/api/v1/x',
  headers: {},
  lane: 'runner',
  ...part,
});

describe('asSent', () => {
  const json = { 'content-type': 'application/json' };
  const table: readonly (readonly [string, Partial<HttpRequest>])[] = [
    ['a JSON field', { headers: json, body: '{"adminPassword":"canary"}' }],
    ['a form field', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'client_secret=canary&a=b' }],
    ['an XML element', { headers: { 'content-type': 'text/xml' }, body: '<a><password>canary</password></a>' }],
    ['a header', { headers: { 'x-api-key': 'canary' } }],
    ['a query value', { url: 'https://h/api/v1/x?token=canary&page=1' }],
    ['a file', { body: new TextEncoder().encode('canary') }],
  ];
  for (const [what, part] of table)
    it(`shows ${what} without its secret`, () => assert.doesNotMatch(JSON.stringify(asSent(request(part))), /canary/));

  it('says that a token goes along, and never which', () => {
    assert.deepEqual(asSent(request({})).headers, [['authorization', 'Bearer ‹redacted›']]);
    assert.deepEqual(asSent(request({ auth: 'none' })).headers, []);
  });

  it('counts bytes, and shows a harmless body as it is', () => {
    const sent = asSent(request({ headers: json, body: '{ "n":1.10, "ü":1 }' }));
    assert.deepEqual([sent.body, sent.bodySize], ['{ "n":1.10, "ü":1 }', 20]);
  });

  it('masks the fields of the operation', () => {
    assert.doesNotMatch(asSent(request({ headers: json, body: '{"code":"canary"}' }), new Set(['code'])).body, /canary/);
  });
});

describe('pageOf', () => {
  const json = { totalCount: 2431, results: [] };
  it('reads the page from the request and the count from the answer', () => {
    assert.deepEqual(
      pageOf(
        json,
        [
          ['page', '2'],
          ['page-size', '50'],
        ],
        50,
      ),
      { page: 2, pageSize: 50, rows: 50, total: 2431 },
    );
    assert.deepEqual(
      pageOf(
        json,
        [
          ['page', 'x'],
          ['size', '7'],
        ],
        7,
      ),
      { page: 0, pageSize: 7, rows: 7, total: 2431 },
    );
  });
  for (const other of [[], {}, null, undefined, 'x', { totalCount: '3' }])
    it(`sees no page in ${JSON.stringify(other)}`, () => assert.equal(pageOf(other, [], 0), null));
});

describe('view', () => {
  it('hides cookies of the answer, and gives a status its words', async () => {
    const response: HttpResponse = {
      status: 422,
      statusText: '',
      headers: [
        ['set-cookie', 'canary'],
        ['date', 'x'],
      ],
      body: new Uint8Array(),
      size: 0,
      timing: { queued: 0, firstByte: 1, total: 2, attempts: 1 },
    };
    const shown = responseView(response, await keepBody(response.body, ''), {
      handle: 'a1',
      instanceId: 'a',
      instanceName: 'A',
      at: '',
      request: asSent(request({})),
      links: [],
      page: null,
      canCompare: false,
      rowsFirst: false,
      isPassing: false,
    });
    assert.deepEqual(
      [shown.reason, shown.headers, shown.body],
      [
        'Unprocessable Content',
        [
          ['set-cookie', '‹redacted›'],
          ['date', 'x'],
        ],
        { kind: 'empty' },
      ],
    );
  });
});

describe('linksIn', () => {
  const item = {
    responses: { 200: { content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } } } },
  };
  const list = {
    responses: {
      200: {
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: { type: 'object' } } },
            },
          },
        },
      },
    },
  };
  const paths = Object.fromEntries(
    ['scripts', 'categories'].flatMap(
      (name) =>
        [
          [`/v1/${name}`, { get: list, post: {} }],
          [`/v1/${name}/{id}`, { get: item }],
        ] as const,
    ),
  );
  const document = parseDocument(JSON.stringify({ openapi: '3.0.1', info: { title: 'x', version: '1' }, paths }));
  const resources: readonly Resource[] = proFamily(document).resources;

  it('opens the rows of a list', () => {
    const json = { totalCount: 2, results: [{ id: '1', name: 'a' }, { name: 'without an id' }] };
    assert.deepEqual(linksIn(json, document.operation('GET /v1/scripts'), '/v1/scripts', resources), [
      { pointer: '/results/0', label: 'a', resource: 'scripts', id: '1' },
    ]);
  });

  it('opens an object and what it refers to, but not “none”', () => {
    const links = linksIn(
      { id: '7', categoryId: '3', scriptId: '-1' },
      document.operation('GET /v1/scripts/{id}'),
      '/v1/scripts/7',
      resources,
    );
    assert.deepEqual(
      links.map(({ pointer, resource, id }) => [pointer, resource, id]),
      [
        ['', 'scripts', '7'],
        ['/categoryId', 'categories', '3'],
      ],
    );
  });

  it('opens whatever a field names by its id, by any of its names, where the instance can read it', () => {
    const json = { defaultHomeCategoryId: 4, siteId: '2', locationIds: ['1'], priority: '5', scriptId: '01' };
    assert.deepEqual(
      linksIn(json, undefined, '/v1/other', resources).map(({ pointer, resource, id }) => [pointer, resource, id]),
      [['/defaultHomeCategoryId', 'categories', '4']],
    );
  });

  it('finds the object that a create made by its address', () => {
    for (const href of ['https://acme.example/api/v1/scripts/9', '/api/v1/scripts/9', '/v1/scripts/9'])
      assert.deepEqual(createdIn({ id: '9', href }, resources), { resource: 'scripts', id: '9' });
    for (const json of [null, {}, { id: '9', href: '/api/v1/unknown/9' }, { href: '/api/v1/scripts/9' }, { id: '9', href: 5 }])
      assert.equal(createdIn(json, resources), undefined);
  });
});
