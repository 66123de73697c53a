import assert from 'node:assert/strict';
import type { ApiFamily, OperationFacts } from '../../../../../src/core/families/family.ts';
import { parseDocument } from '../../../../../src/core/families/pro/document.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import type { ApiDocument } from '../../../../../src/core/families/pro/types.ts';
import { leafIn, recordIn } from '../../../../../src/core/shapes/shapeAt.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

function operationOf(family: ApiFamily, key: string): OperationFacts {
  const found = family.operation(key);
  assert.ok(found !== undefined, key);
  return found;
}

describe('an operation of the Jamf Pro API', () => {
  const family = proFamily(small());

  it('tells in shapes what it takes and answers', () => {
    const list = operationOf(family, 'GET /v1/buildings').shapes();
    assert.deepEqual(
      list.parameters.map(({ name, in: place, required, shape }) => [name, place, required, leafIn(shape())?.type]),
      [
        ['page', 'query', false, 'integer'],
        ['page-size', 'query', false, 'integer'],
        ['sort', 'query', false, 'text'],
        ['filter', 'query', false, 'text'],
      ],
    );
    assert.deepEqual(
      list.fields('filter').map(({ name }) => name),
      ['id', 'name', 'city', 'floors'],
    );
    assert.deepEqual([list.namesFields('filter'), list.namesFields('sort'), list.sortBy('id')], [true, false, 'id:asc']);
    const [answer] = operationOf(family, 'GET /v1/buildings/{id}').shapes().responses;
    assert.deepEqual([answer?.status, answer?.content[0]?.mediaType], ['200', 'application/json']);
    const put = operationOf(family, 'PUT /v1/buildings/{id}').shapes();
    assert.equal(put.requestRequired, true);
    assert.equal(put.request[0]?.shape(), answer?.content[0]?.shape(), 'a schema has one shape');
    assert.ok(recordIn(put.request[0]?.shape())?.required.has('name'));
  });

  it('names what took its place', () => {
    assert.equal(operationOf(family, 'GET /v3/machines').successor()?.path, '/v4/machines');
    assert.equal(operationOf(family, 'GET /v4/machines').successor(), undefined);
  });

  it('names what took its place under a path of its own: what answers with the same', () => {
    const json = (schema: unknown) => ({ 200: { content: { 'application/json': { schema } } } });
    const rows = (...names: readonly string[]) => {
      const entry = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) };
      return json({ type: 'object', properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: entry } } });
    };
    const get = (responses: unknown, deprecated = false) => ({ get: { deprecated, responses } });
    const preload = proFamily(
      parseDocument(
        JSON.stringify({
          openapi: '3.0.1',
          paths: {
            '/preload': get(rows('key', 'value'), true),
            '/v1/preload': get(rows('id', 'serialNumber', 'username'), true),
            '/v2/preload/csv': get({ 200: { content: { 'text/csv': { schema: { type: 'string' } } } } }),
            '/v2/preload/history': get(rows('id', 'note', 'date')),
            '/v2/preload/all-records': get(rows('id', 'serialNumber', 'username')),
          },
        }),
      ),
    );
    assert.equal(operationOf(preload, 'GET /v1/preload').successor()?.path, '/v2/preload/all-records');
    assert.equal(operationOf(preload, 'GET /preload').successor(), undefined, 'nothing answers with the same');
  });

  it('is read when it is asked, once, and no other with it', () => {
    const document = small();
    const read: string[] = [];
    const watched: ApiDocument = {
      operations: document.operations,
      pathCount: document.pathCount,
      tags: document.tags,
      operation: (key) => document.operation(key),
      match: (method, path) => document.match(method, path),
      resolve: (schema) => document.resolve(schema),
      detail: (operation) => {
        read.push(operation.key);
        return document.detail(operation);
      },
    };
    const whole = proFamily(watched);
    read.length = 0;
    const found = whole.describe('POST', '/v1/erase');
    assert.ok(found !== undefined && whole.operations.includes(found));
    assert.deepEqual(read, []);
    assert.equal(found.shapes(), found.shapes());
    assert.deepEqual(read, ['POST /v1/erase']);
  });
});
