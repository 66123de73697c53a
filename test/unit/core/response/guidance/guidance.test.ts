import assert from 'node:assert/strict';
import type { Guidance } from '../../../../../src/shared/guidance.ts';
import { guidanceFor, guidanceRows } from '../../../../../src/core/response/guidance/guidance.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { documentOf } from '../../../../support/openapi/smallDocument.ts';
import { cases, held } from '../../../../support/guidance/cases.ts';
import { api, bodies, catalogue, classicPut, input, operation, post, put } from '../../../../support/guidance/inputs.ts';

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
      const card = guidanceFor(input(status, part));
      assert.equal(card.source, source);
      whole(card);
      if (expect !== undefined) assert.match(`${card.title} ${card.meaning} ${card.steps.join(' ')}`, expect);
    });
  }

  it('asks for less after a 504 only where there is less to be asked for', () => {
    assert.equal(guidanceFor(input(504, { request: { path: '/v1/buildings/1' } })).source, 'http.504');
    assert.equal(guidanceFor(input(504, { request: { query: [['page-size', '2000']] } })).source, 'http.504.read');
  });

  it('says once what the server says of one field, and names all where there are several', () => {
    const one = guidanceFor(input(400, { text: api({ description: 'too long', field: 'name' }), request: put }));
    assert.match(one.meaning, /too long/);
    assert.deepEqual(
      one.errors.filter(({ description }) => description.includes('too long')),
      [],
    );
    const two = guidanceFor(
      input(400, { text: api({ description: 'too long', field: 'name' }, { description: 'no', field: 'city' }), request: put }),
    );
    assert.equal(two.errors.length, 2);
    assert.match(two.steps.join(' '), /Mend the fields/);
  });

  it('speaks of packages only where one was sent, and of locked accounts only to accounts', () => {
    const tooLarge = (path: string): string => guidanceFor(input(413, { request: { ...post, path, bodySize: 9 } })).steps.join(' ');
    assert.doesNotMatch(tooLarge('/v1/buildings'), /[Pp]ackage/);
    assert.match(tooLarge('/v1/packages/7/upload'), /[Pp]ackage/);
    const refused = (path: string): string => JSON.stringify(guidanceFor(input(401, { request: { ...post, path } })));
    assert.match(refused('/v1/auth/token'), /lock an account/);
    assert.doesNotMatch(refused('/v1/oauth/token'), /lock/);
  });

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
          whole(guidanceFor(input(status, { text, request })));
          whole(
            guidanceFor(
              input(status, {
                text,
                request,
                catalogue,
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
    const card = guidanceFor(input(400, { text, request: { ...put, body, query: [['Sort', 'x']] } }));
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
    assert.deepEqual(guidanceFor(input(429, { retryAfter: 7 })).actions[0], { do: 'retry', label: 'Send again', after: 7 });
    assert.equal(guidanceFor(input(503, { request: put })).actions[0]?.do, 'readBack');
  });

  it('takes no other field for a section where the document tells the sections behind a reference, as that of Jamf Pro does', () => {
    const schema = { type: 'array', items: { $ref: '#/components/schemas/Section' } };
    const document = documentOf(
      { '/v4/computers-inventory': { get: { parameters: [{ name: 'section', in: 'query', schema }] } } },
      { schemas: { Section: { type: 'string', enum: ['GENERAL', 'HARDWARE'] } } },
    );
    const found = proFamily(document).operation('GET /v4/computers-inventory');
    assert.ok(found !== undefined);
    const { actions } = guidanceFor(input(200, { operation: found, json: { results: [{ udid: null, general: {}, hardware: null }] } }));
    assert.deepEqual(actions, [{ do: 'useSections', label: 'Ask for these sections', sections: ['HARDWARE'] }]);
  });

  it('shows server text as text', () => {
    const told = { field: '<img src=x>', description: '[click](command:x) <b>a</b>' };
    const card = guidanceFor(input(400, { text: api(told, told), request: put }));
    assert.equal(card.errors[0]?.description, '<img src=x>: [click](command:x) <b>a</b>');
  });
});
