import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from '../../../../../src/core/families/pro/document.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { realDocument } from '../../../../support/openapi/realDocument.ts';
import { documentOf, json, ref, small } from '../../../../support/openapi/smallDocument.ts';

describe('parseDocument', () => {
  const whole = JSON.stringify({ openapi: '3.0.1', paths: { '/v1/a': { get: {} } } });
  const table: readonly (readonly [name: string, text: string, says: RegExp])[] = [
    ['nothing', '  ', /empty/],
    ['a web page', '<!doctype html><title>Sign in</title>', /web page/],
    ['a document that was cut off', whole.slice(0, -9), /cut off after 39 characters/],
    ['a text cut off inside a string', whole.slice(0, 12), /cut off after 12 characters/],
    ['a text that is no JSON', '{"openapi": nonsense, "paths": {}}', /not JSON: unexpected “o”/],
    ['JSON of something else', '{"httpStatus":404,"errors":[]}', /not OpenAPI 3/],
    ['Swagger 2', '{"swagger":"2.0","paths":{}}', /Swagger 2\.0; version 3/],
    ['no paths', '{"openapi":"3.0.1"}', /no “paths”/],
    ['a list', '[]', /not OpenAPI 3/],
  ];
  for (const [name, text, says] of table) {
    it(`says what ${name} is`, () => {
      assert.throws(
        () => parseDocument(text),
        (error) => error instanceof ProblemError && error.problem.kind === 'invalid' && says.test(error.problem.message),
      );
    });
  }

  it('accepts a byte order mark', () => assert.equal(parseDocument(`\uFEFF${whole}`).pathCount, 1));

  it('throws nothing but `invalid` for any part of a document', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (end) => {
        assert.throws(() => parseDocument(whole.slice(0, end)), ProblemError);
      }),
      { numRuns: 100 },
    );
  });

  it('survives entries of any shape', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(
            fc.json().map((text) => JSON.parse(text) as unknown),
            fc.constant({ get: { parameters: [null, 1] } }),
          ),
        ),
        (paths) => {
          const document = documentOf(paths);
          for (const operation of document.operations) document.detail(operation);
          document.match('GET', '/v1/a');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('ApiDocument', () => {
  it('indexes operations with what their line shows', () => {
    const operation = small().operation('GET /v1/buildings');
    assert.deepEqual(operation, {
      key: 'GET /v1/buildings',
      method: 'GET',
      path: '/v1/buildings',
      version: 'v1',
      route: 'buildings',
      tag: 'buildings',
      summary: 'Search for buildings',
      privileges: ['Read Buildings'],
      deprecated: false,
      deprecationDate: undefined,
      isAction: false,
      needsToken: true,
    });
  });

  it('tells “no privileges declared” from none', () => {
    const document = documentOf({ '/a': { get: {}, post: { 'x-required-privileges': [] } } });
    assert.equal(document.operation('GET /a')?.privileges, undefined);
    assert.deepEqual(document.operation('POST /a')?.privileges, []);
  });

  it('matches concrete paths, a fixed segment before a parameter, and finds its way back', () => {
    const document = documentOf({
      '/v1/a/{id}': { get: {} },
      '/v1/a/detail': { get: {} },
      '/v1/a/detail/x': { get: {} },
      '/v1/a/{id}/y': { get: {}, post: {} },
      '/v1/a/{other-id}/y/{panel-id}': { get: {} },
    });
    const found = (method: 'GET' | 'POST', path: string): unknown => {
      const match = document.match(method, path);
      return match && [match.operation.path, { ...match.values }];
    };
    assert.deepEqual(found('GET', '/v1/a/7'), ['/v1/a/{id}', { id: '7' }]);
    assert.deepEqual(found('GET', '/v1/a/detail'), ['/v1/a/detail', {}]);
    assert.deepEqual(found('GET', '/v1/a/detail/y'), ['/v1/a/{id}/y', { id: 'detail' }]);
    assert.deepEqual(found('GET', '/v1/a/1/y/2/?q=1'), ['/v1/a/{other-id}/y/{panel-id}', { 'other-id': '1', 'panel-id': '2' }]);
    assert.deepEqual(found('GET', '/v1/a/a%2Fb%'), ['/v1/a/{id}', { id: 'a%2Fb%' }]);
    assert.deepEqual(found('GET', '/v1/a/a%2Fb'), ['/v1/a/{id}', { id: 'a/b' }]);
    assert.equal(found('POST', '/v1/a/7'), undefined);
    assert.equal(found('GET', '/v1/a//y'), undefined);
    assert.deepEqual(found('GET', '/v1/a/__proto__'), ['/v1/a/{id}', { id: '__proto__' }]);
  });

  it('puts parameters of the path and of the operation together, and follows references', () => {
    const document = documentOf(
      {
        '/v1/a/{id}': {
          parameters: [{ name: 'id', in: 'path', schema: { type: 'string' } }, { $ref: '#/components/parameters/page' }],
          get: {
            parameters: [{ name: 'id', in: 'path', description: 'own', schema: { type: 'integer' } }],
            responses: { 200: json(ref('x')) },
          },
        },
      },
      { parameters: { page: { name: 'page', in: 'query' } } },
    );
    const detail = document.detail(document.operations[0]!);
    assert.deepEqual(
      detail.parameters.map(({ name, required, description }) => [name, required, description]),
      [
        ['id', true, 'own'],
        ['page', false, ''],
      ],
    );
    assert.deepEqual(document.resolve(detail.responses[0]?.content[0]?.schema ?? {}), {});
  });

  it('is the real document, whole, in little more than the time of reading it', function () {
    const document = realDocument(this);
    assert.equal(document.operations.length, 817);
    assert.equal(document.pathCount, 547);
    assert.equal(document.tags.length, 129);
    assert.equal(document.operations.filter((operation) => operation.deprecated).length, 140);
    assert.equal(document.operations.filter((operation) => operation.privileges === undefined).length, 68);
    assert.equal(document.operations.filter((operation) => !operation.needsToken).length, 21);
    for (const operation of document.operations) {
      const concrete = operation.path.replaceAll(/\{[^}]+\}/g, '1');
      assert.equal(document.match(operation.method, concrete)?.operation.key, operation.key);
    }
  });
});
