import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from '../../../../src/core/families/pro/document.ts';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import type { ApiDocument } from '../../../../src/core/families/pro/types.ts';
import { searchOperations } from '../../../../src/core/families/search.ts';
import { describeOperation, operationOf, searchPaths, writableFields } from '../../../../src/core/request/describe.ts';

const schema = { type: 'object', properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } } };
const catalogueOf = (document: ApiDocument) => apiCatalogue([proFamily(document)]);
const catalogue = catalogueOf(
  parseDocument(
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'x', version: '1' },
      paths: {
        '/v1/things': {
          get: {
            summary: 'List <b>things</b>',
            description: 'All of<br/>them',
            deprecated: true,
            'x-deprecation-date': '2026-05-28',
            'x-required-privileges': ['Read A', 'Read B'],
            parameters: [
              { name: 'page', in: 'query', schema: { type: 'integer', default: 0 } },
              { name: 'section', in: 'query', schema: { type: 'array', items: { type: 'string', enum: ['GENERAL', 'HARDWARE'] } } },
              { name: 'sort', in: 'query', schema: { type: 'array', items: { type: 'string' }, default: ['name.asc'] } },
              {
                name: 'filter',
                in: 'query',
                description: 'Fields allowed in the query: name, id',
                schema: { type: 'string', default: 'null' },
              },
              { name: 'all', in: 'query', schema: { type: 'boolean' } },
              { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
              { name: 'Accept', in: 'header', schema: { type: 'string' } },
            ],
          },
        },
        '/v2/things': { get: { summary: 'List things' } },
        '/v1/things/{id}': { put: { requestBody: { required: true, content: { 'application/json': { schema } } } }, delete: {} },
      },
    }),
  ),
);

function model(key: string, privileges?: ReadonlySet<string>) {
  const operation = catalogue.operation(key);
  assert.ok(operation !== undefined);
  return describeOperation(operation, privileges);
}

describe('describeOperation', () => {
  it('asks for each parameter in its own way', () => {
    const fields = model('GET /v1/things').queryParameters;
    assert.deepEqual(
      fields.map(({ name, kind, style, default: value, choices }) => [name, kind, style, value, choices.join()]),
      [
        ['page', 'integer', 'repeat', '0', ''],
        ['section', 'choices', 'repeat', '', 'GENERAL,HARDWARE'],
        ['sort', 'sort', 'comma', 'name:asc', ''],
        ['filter', 'filter', 'repeat', '', ''],
        ['all', 'boolean', 'repeat', '', 'true,false'],
        ['since', 'date', 'repeat', '', ''],
      ],
    );
    assert.deepEqual(fields.find(({ name }) => name === 'filter')?.fields, ['name', 'id']);
  });

  it('says what is held, what is deprecated and what takes its place, as plain text', () => {
    const found = model('GET /v1/things', new Set(['Read A']));
    assert.deepEqual(found.privileges, [
      { name: 'Read A', held: true },
      { name: 'Read B', held: false },
    ]);
    assert.deepEqual(found.deprecated, { date: '2026-05-28', successor: '/v2/things' });
    assert.deepEqual([found.summary, found.description], ['List things', 'All of\nthem']);
    assert.equal(model('GET /v2/things').privileges, null);
    assert.equal(model('GET /v1/things').privileges?.[0]?.held, null);
  });

  it('marks what asks before it is sent, and what replaces', () => {
    assert.equal(model('DELETE /v1/things/{id}').sensitive?.level, 'modal');
    const put = model('PUT /v1/things/{id}');
    assert.deepEqual([put.replaces, put.isWrite, put.requestRequired, put.requestTypes], [true, true, true, ['application/json']]);
  });

  it('knows which fields a write takes', () => {
    const put = catalogue.operation('PUT /v1/things/{id}');
    assert.ok(put !== undefined);
    assert.deepEqual(writableFields(put), ['name']);
  });

  it('finds the operation of a template and of a concrete path', () => {
    for (const path of ['/v1/things/{id}', '/v1/things/7', '/api/v1/things/7'])
      assert.equal(operationOf(catalogue, 'PUT', path)?.key, 'PUT /v1/things/{id}');
    assert.equal(operationOf(catalogue, 'PATCH', '/v1/things/7'), undefined);
    assert.equal(operationOf(catalogue, 'TRACE', '/v1/things/7'), undefined);
  });

  it('searches by every word, the live and close ones first', () => {
    assert.deepEqual(
      searchPaths(searchOperations(catalogue.operations), 'list things').map(({ key }) => key),
      ['GET /v2/things', 'GET /v1/things'],
    );
    assert.equal(searchPaths(searchOperations(catalogue.operations), '/api/v1/things')[0]?.key, 'GET /v1/things');
    assert.deepEqual(searchPaths(searchOperations(catalogue.operations), 'nothing'), []);
  });

  const real = new URL('../../../../../shared/jamf/specs/11.30.1/api-schema.json', import.meta.url);
  it('describes every operation of a real document', function () {
    if (!existsSync(real)) this.skip();
    const whole = catalogueOf(parseDocument(readFileSync(real, 'utf8')));
    for (const operation of whole.operations) {
      const found = describeOperation(operation);
      const inPath = operation.path.match(/\{[^}]+\}/g) ?? [];
      assert.deepEqual(new Set(found.pathParameters.map(({ name }) => `{${name}}`)), new Set(inPath), operation.key);
      assert.doesNotMatch(found.description, /<br/, operation.key);
    }
    assert.ok(searchPaths(searchOperations(whole.operations), 'computers').length === 50);
  });
});
