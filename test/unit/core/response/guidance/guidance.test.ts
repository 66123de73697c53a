import assert from 'node:assert/strict';
import type { Guidance } from '../../../../../src/shared/guidance.ts';
import { guidance, guidanceRows } from '../../../../../src/core/response/guidance/guidance.ts';
import { api, bodies, classicPage, classicPut, document, input, operation, post, put } from './inputs.ts';
import type { Part } from './inputs.ts';

const held = new Set(['Read Buildings']);

/** Each row of the table, with what brings it up. */
const cases: readonly (readonly [source: string, status: number, part: Part, expect?: RegExp])[] = [
  ['http.200.login', 200, { text: bodies['login'] ?? '' }, /sign/],
  ['http.200.html', 200, { text: bodies['gateway'] ?? '' }],
  [
    'http.200.clamped',
    200,
    { json: { totalCount: 8000, results: Array.from({ length: 2000 }, () => ({})) }, request: { query: [['page-size', '5000']] } },
    /2000/,
  ],
  [
    'http.200.sections',
    200,
    { ...operation('GET /v2/computers-inventory'), json: { results: [{ id: '1', general: {}, userAndLocation: null, other: null }] } },
    /userAndLocation is null/,
  ],
  ['http.200.nulled', 200, { request: put, writable: ['id', 'name', 'city', 'country'], json: { name: 'x' } }, /city, country/],
  ['http.200.ignored', 200, { request: put, json: { name: 'y' } }, /name/],
  ['http.200.unchanged', 200, { request: put, json: { name: 'x' }, earlier: { name: 'x' } }],
  ['http.202.follow', 202, { request: { ...post, path: '/v2/mdm/commands' }, json: [{ id: 'a-b', href: '' }] }],
  [
    'http.200.deprecated',
    200,
    { ...operation('GET /v1/buildings', { deprecated: true, deprecationDate: '2026-05-28' }), json: {} },
    /2026-05-28/,
  ],
  ['http.200.tooLarge', 200, { tooLarge: 63_300_000 }, /60\.4 MB.*Save it/],
  ['http.200.classicDropped', 200, { dropped: ['general/frequency'], json: {} }, /general\/frequency/],
  ['http.200.classicStored', 200, { dropped: [], json: {} }],
  [
    'http.201.classicCommand',
    201,
    { request: { ...classicPut, method: 'POST', path: '/JSSResource/mobiledevicecommands/command/BlankPush/id/7' } },
    /check in/,
  ],
  ['http.201.classic', 201, { request: classicPut }, /proves no single field/],
  ['http.200.empty', 200, {}],
  ['http.200', 200, { json: {} }],
  ['http.201', 201, { request: post, created: { resource: 'buildings', id: '7' } }],
  ['http.202', 202, { request: post }],
  ['http.204', 204, { request: { method: 'DELETE' } }, /Deleted/],
  ['http.2xx', 206, {}],
  ['http.401.passwordExpired', 401, { text: api({ code: 'USER_EXPIRED_PASSWORD', description: 'x' }) }],
  ['http.401.client', 401, { text: bodies['oauth'] ?? '' }],
  [
    'http.401.keepAlive',
    401,
    {
      text: api({ code: 'INVALID_TOKEN', description: 'Unauthorized' }),
      request: { ...post, path: '/v1/auth/keep-alive' },
      session: { instance: 'Acme', accountKind: 'client' },
    },
  ],
  [
    'http.401.password',
    401,
    { text: api({ code: 'INVALID_TOKEN', description: 'Unauthorized' }), request: { ...post, path: '/v1/auth/token' } },
    /lock/,
  ],
  [
    'http.401.goodToken',
    401,
    {
      text: classicPage('The request requires user authentication'),
      request: { path: '/JSSResource/activationcode' },
      session: { instance: 'Acme', tokenIsGood: true },
    },
    /^The token is fine.*lacks the privilege.*no longer has/,
  ],
  ['http.401.token', 401, { text: api({ code: 'INVALID_TOKEN', description: 'Unauthorized' }) }, /renewed/],
  ['http.401.classic', 401, { text: classicPage('The request requires user authentication') }],
  ['http.401.gateway', 401, { text: bodies['gateway'] ?? '' }],
  ['http.401', 401, {}, /credentials/],
  [
    'http.403.content',
    403,
    { text: '<html><title>Request blocked</title><h1>403</h1></html>', request: put, session: { instance: 'Acme', readsWork: true } },
    /Reading works, so the content/,
  ],
  ['http.403.firewall', 403, { text: '<html><title>Request blocked</title><h1>403</h1></html>' }, /address/],
  [
    'http.403.missing',
    403,
    {
      ...operation('GET /v1/buildings', { privileges: ['Read Buildings', 'Read Sites'] }),
      session: { instance: 'Acme', privileges: held },
    },
    /lacks Read Sites,/,
  ],
  ['http.403.siteId', 403, { request: { ...post, path: '/v2/mobile-device-groups/static-groups' } }],
  [
    'http.403.held',
    403,
    { ...operation('GET /v1/buildings', { privileges: ['Read Buildings'] }), session: { instance: 'Acme', privileges: held } },
    /firewall/,
  ],
  ['http.403.needs', 403, operation('GET /v1/buildings', { privileges: ['Read Buildings'] }), /Read Buildings/],
  ['http.403', 403, { text: api({ code: 'INVALID_PRIVILEGE', description: 'Forbidden' }) }],
  ['http.404.new', 404, { createdAgo: 10, request: { path: '/v1/buildings/7' } }],
  ['http.404.server', 404, { text: bodies['tomcat'] ?? '' }, /path does not exist on this server/],
  ['http.404.elsewhere', 404, { text: '404 page not found' }],
  [
    'http.404.updated',
    404,
    {
      document,
      session: { instance: 'Acme', updated: { from: '11.25.2', to: '11.30.1' } },
      request: { path: '/v1/computers-inventory/12' },
    },
    /from 11\.25\.2 to 11\.30\.1.*\/v2\/computers-inventory\/12/,
  ],
  [
    'http.404.path',
    404,
    { document, session: { instance: 'Acme', version: '11.29.0' }, request: { path: '/v4/computers-inventory/12' } },
    /\/v2\/computers-inventory\/12/,
  ],
  ['http.404.id', 404, { document, ...operation('GET /v1/buildings/{id}'), request: { path: '/v1/buildings/1' } }, /id/],
  ['http.404.classic', 404, { request: { path: '/JSSResource/policies/name/a' } }],
  ['http.404', 404, {}],
  ['http.405.methods', 405, { document, request: { method: 'DELETE', path: '/v1/buildings' } }, /GET, POST/],
  ['http.405', 405, {}],
  ['http.406', 406, {}],
  ['http.409.lock', 409, { text: api({ code: 'OPTIMISTIC_LOCK_FAILED', description: 'Conflict', id: '0' }), request: put }],
  ['http.409.classicPrivilege', 409, { text: classicPage('You are not authorized to do this'), request: classicPut }],
  ['http.409.classicElement', 409, { text: classicPage('display_in is required'), request: classicPut }],
  ['http.409.classicMatch', 409, { text: classicPage('Unable to match computer group'), request: classicPut }],
  ['http.409.duplicate', 409, { text: classicPage('Duplicate name'), request: classicPut }],
  [
    'http.409.duplicateRecord',
    409,
    { text: classicPage('Problem with udid: Duplicate UDID'), request: classicPut },
    /record has this UDID/,
  ],
  ['http.409.classicXml', 409, { text: classicPage('The entity reference "D" must be declared'), request: classicPut }, /XML/],
  [
    'http.409.profile',
    409,
    { text: classicPage('Unable to update the database'), request: { ...classicPut, path: '/JSSResource/osxconfigurationprofiles/id/34' } },
    /&amp;amp;.*compare/,
  ],
  ['http.409.classicValue', 409, { text: classicPage('Priority must not be negative'), request: classicPut }, /value/],
  ['http.409.inUse', 409, { request: { method: 'DELETE', path: '/v1/api-roles/1' } }],
  ['http.409.id', 409, { request: { ...put, body: { id: '2' } } }],
  ['http.409.classic', 409, { text: classicPage('Problem'), request: { ...classicPut, method: 'POST' } }],
  ['http.409', 409, { request: put }],
  ['http.410', 410, {}],
  ['http.400.client', 400, { text: bodies['oauth'] ?? '' }],
  ['http.400.filterNeeded', 400, { request: { path: '/v2/mdm/commands' } }, /uuid/],
  ['http.400.filter', 400, { request: { query: [['filter', 'x']] }, fields: { filter: ['name', 'id'], sort: [] } }, /name, id/],
  ['http.400.sort', 400, { request: { query: [['sort', 'name.asc']] }, fields: { filter: [], sort: ['name'] } }],
  ['http.400.fields', 400, { text: bodies['api'] ?? '', request: put }],
  ['http.400.syntax', 400, { text: api({ description: 'JSON parse error' }), request: put }],
  ['http.400', 400, { request: put }, /syntax of the body/],
  ['http.412.csv', 412, { request: { ...post, path: '/v2/inventory-preload/csv' } }],
  ['http.412', 412, {}, /description/],
  ['http.413', 413, { request: { ...post, bodySize: 5_000_000 } }, /4\.8 MB/],
  ['http.414.commands', 414, { request: { path: '/v2/mdm/commands' } }, /40/],
  ['http.414', 414, { request: { urlLength: 9000 } }, /9,000/],
  ['http.415.accept', 415, { request: { ...post, path: '/v1/export', accept: 'application/json' } }, /text\/csv/],
  ['http.415.classic', 415, { request: { ...classicPut, contentType: 'application/json' } }],
  ['http.415.type', 415, { ...operation('PATCH /v1/patch/{id}'), request: { ...put, method: 'PATCH' } }, /merge-patch/],
  ['http.415', 415, { request: post }],
  ['http.422.duplicate', 422, { text: api({ code: 'DUPLICATE_FIELD', field: 'name', description: 'duplicate' }), request: put }],
  ['http.422.inUse', 422, { text: api({ description: 'object is in use' }), request: put }],
  ['http.422', 422, { request: put }],
  ['http.302.login', 302, { location: 'https://acme.example/logIn.html' }],
  ['http.3xx', 301, { location: 'https://other.example/api' }, /other\.example/],
  ['http.5xx.signIn', 500, { request: { ...post, path: '/api/v1/auth/token' } }, /^Signing in failed at the server (?!.*stored)/],
  ['http.429', 429, { retryAfter: 12.2 }, /13 seconds/],
  ['http.500.assignments', 500, { request: { ...put, path: '/v3/computer-groups/static-groups/3' } }],
  ['http.500.prestage', 500, { text: api(), request: { ...put, path: '/v3/computer-prestages/1' } }, /stored/],
  ['http.500.write', 500, { request: put }],
  [
    'http.500.query',
    500,
    { text: api(), request: { query: [['filter', 'version==7.0.5 (81138)']] }, queryComplaint: 'Here “and” is expected.' },
    /without the filter first.*double quotes/,
  ],
  ['http.500', 500, { text: '{"httpStatus":500,"traceId":"abc","errors":[]}' }, /support.*abc/is],
  ['http.502', 502, {}],
  ['http.503', 503, { retryAfter: 60 }, /unavailable|not available/],
  ['http.504.read', 504, {}, /page-size/],
  ['http.504', 504, { request: put }],
  ['http.5xx', 599, {}],
  ['http.4xx', 418, {}],
  ['http.other', 999, {}, /999/],
];

function whole(card: Guidance): void {
  for (const text of [card.title, card.meaning]) assert.notEqual(text.trim(), '');
  assert.ok(card.steps.length > 0, 'no next step');
  for (const step of [card.meaning, ...card.steps]) assert.match(step, /[.?]$/);
  assert.doesNotMatch(JSON.stringify(card), /undefined|NaN|\[object|!/);
  for (const action of card.actions) assert.notEqual(action.label, '');
}

describe('guidance', () => {
  for (const [source, status, part, expect] of cases) {
    it(source, () => {
      const card = guidance(input(status, part));
      assert.equal(card.source, source);
      whole(card);
      if (expect !== undefined) assert.match(`${card.title} ${card.meaning} ${card.steps.join(' ')}`, expect);
    });
  }

  it('has a test for each row, and each row has its own name', () => {
    const rows = guidanceRows().map((row) => row.source);
    assert.equal(new Set(rows).size, rows.length);
    assert.deepEqual(cases.map(([source]) => source).toSorted(), rows.toSorted());
  });

  const statuses = [
    200, 201, 202, 204, 206, 301, 302, 307, 400, 401, 403, 404, 405, 406, 407, 409, 410, 412, 413, 414, 415, 418, 422, 429, 500, 501, 502,
    503, 504, 511, 599, 100, 0, 999,
  ];
  for (const status of statuses) {
    it(`says what ${status} means and what to do, with any body, to any method`, () => {
      for (const text of Object.values(bodies)) {
        for (const request of [{}, put, post, { method: 'DELETE' }, classicPut, { method: 'PATCH', path: '/v1/unknown', bodySize: 3 }]) {
          whole(guidance(input(status, { text, request })));
          whole(
            guidance(
              input(status, {
                text,
                request,
                document,
                ...operation('GET /v1/buildings/{id}'),
                session: { instance: 'Acme', privileges: held, version: '11.30.1' },
              }),
            ),
          );
        }
      }
    });
  }

  it('links a field error to its place in the body, or to the parameter', () => {
    const text = api(
      { field: 'general.Name', description: 'x' },
      { field: 'scripts[1].id', description: 'y' },
      { field: 'sort', description: 'z' },
      { field: 'gone', description: 'w' },
    );
    const body = { general: { name: 'a' }, scripts: [{ id: 1 }, { id: 2 }] };
    const card = guidance(input(400, { text, request: { ...put, body, query: [['Sort', 'x']] } }));
    assert.deepEqual(
      card.errors.map((error) => error.target),
      [
        { in: 'body', pointer: '/general/name' },
        { in: 'body', pointer: '/scripts/1/id' },
        { in: 'query', name: 'Sort' },
        { in: 'body', pointer: '/gone' },
      ],
    );
  });

  it('counts down to the moment at which a retry makes sense', () => {
    assert.deepEqual(guidance(input(429, { retryAfter: 7 })).actions[0], { do: 'retry', label: 'Send again', after: 7 });
    assert.equal(guidance(input(503, { request: put })).actions[0]?.do, 'readBack');
  });

  it('shows server text as text', () => {
    const card = guidance(input(400, { text: api({ field: '<img src=x>', description: '[click](command:x) <b>a</b>' }), request: put }));
    assert.equal(card.errors[0]?.description, '<img src=x>: [click](command:x) <b>a</b>');
  });
});
