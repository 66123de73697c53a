import assert from 'node:assert/strict';
import { parseDocument } from '../../../../src/core/families/pro/document.ts';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { draftFor, formOf, startOf } from '../../../../src/app/runner/newRequest.ts';

const json = {
  200: {
    description: '',
    content: { 'application/json': { schema: { type: 'object', properties: { results: { type: 'array', items: { type: 'object' } } } } } },
  },
};
const item = {
  200: { description: '', content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } } },
};
const document = parseDocument(
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: { '/v1/buildings': { get: { responses: json } }, '/v1/buildings/{id}': { get: { responses: item }, delete: { responses: {} } } },
  }),
);
const catalogue = { ...apiCatalogue([proFamily(document)]), origin: { kind: 'server' } as const };

describe('newRequest', () => {
  it('takes the path in any form, the query as pairs or lists, the body as JSON', () => {
    const start = startOf({
      instance: 'acme',
      method: 'POST',
      path: '/api/v1/x?a=1',
      query: { section: ['A', 'B'], page: 0 },
      headers: { accept: 'text/csv' },
      body: { name: 'x' },
    });
    assert.equal(start.draft.path, '/api/v1/x');
    assert.deepEqual(
      start.draft.query.map(({ name, value }) => `${name}=${value}`),
      ['a=1', 'section=A', 'section=B', 'page=0'],
    );
    assert.deepEqual(start.draft.body, { kind: 'text', mediaType: 'application/json', text: '{\n  "name": "x"\n}' });
  });

  it('leaves a server in front of the path, for the panel to ask the instance with that address', () => {
    const { draft } = startOf({ instance: 'acme', path: 'https://other.example.com/api/v1/x?a=1' });
    assert.deepEqual([draft.path, draft.query[0]?.value], ['https://other.example.com/api/v1/x', '1']);
  });

  it('keeps the digits of a body that is text, and takes Classic bodies for XML', () => {
    assert.equal(startOf({ instance: 'a', body: '{"n":1.10}' }).draft.body.kind, 'text');
    assert.deepEqual(startOf({ instance: 'a', body: '{"n":1.10}' }).draft.body, {
      kind: 'text',
      mediaType: 'application/json',
      text: '{\n  "n": 1.10\n}',
    });
    assert.deepEqual(startOf({ instance: 'a', path: '/JSSResource/x', body: '<a/>' }).draft.body, {
      kind: 'text',
      mediaType: 'application/xml',
      text: '<a/>',
    });
  });

  for (const bad of [{}, { instance: 1 }, { instance: 'a', method: 'TRACE' }, { instance: 'a', path: 1 }, { instance: 'a', query: 'x' }]) {
    it(`refuses ${JSON.stringify(bad)}`, () => assert.throws(() => startOf(formOf(bad)), /jamf\.newRequest: "/));
  }

  it('makes a request from each kind of node', () => {
    const at = { instanceId: 'acme' };
    assert.equal(draftFor({ kind: 'instance', ...at }, catalogue).path, '');
    assert.equal(draftFor({ kind: 'resource', resource: 'buildings', ...at }, catalogue).path, '/v1/buildings');
    assert.deepEqual(draftFor({ kind: 'object', resource: 'buildings', id: '7', label: 'x', ...at }, catalogue).pathValues, { id: '7' });
    assert.equal(draftFor({ kind: 'operation', operationKey: 'DELETE /v1/buildings/{id}', ...at }, catalogue).method, 'DELETE');
    assert.equal(draftFor({ kind: 'resource', resource: 'buildings', ...at }, undefined).path, '');
  });
});
