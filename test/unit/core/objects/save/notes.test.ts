import assert from 'node:assert/strict';
import { indexDocument } from '../../../../../src/core/families/pro/indexed.ts';
import { apiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { notesOf } from '../../../../../src/core/objects/plan/read.ts';

const shape = { content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } } } };
const csv = { content: { 'multipart/form-data': { schema: { type: 'object' } } } };
const live = (requestBody?: object) => ({ requestBody, responses: { 200: { description: '', ...shape } } });
const old = (requestBody?: object) => ({ ...live(requestBody), deprecated: true, 'x-deprecation-date': '2025-03-14' });

const results = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
const list = {
  200: {
    description: '',
    content: { 'application/json': { schema: { type: 'object', properties: { totalCount: { type: 'integer' }, results } } } },
  },
};

const document = indexDocument({
  openapi: '3.0.1',
  paths: {
    '/v1/preload': { get: { ...old(), responses: list }, post: old(shape) },
    '/v1/preload/{id}': { get: old(), put: old(shape) },
    '/v2/preload/csv': { post: live(csv) },
    '/v2/preload/export': { post: live(shape) },
    '/v2/preload/records': { get: { ...live(), responses: list }, post: live(shape) },
    '/v2/preload/records/{id}': { get: live(), put: live(shape) },
    '/settings/obj/policyProperties': { get: old(), put: old(shape) },
    '/v1/policy-properties': { get: live(), put: live(shape) },
    '/v1/azure/defaults/mappings': { get: old() },
    '/v1/azure/defaults/other': { get: live() },
    '/v1/elsewhere/mappings': { get: live() },
  },
});
const catalogue = { ...apiCatalogue([proFamily(document)]), origin: { kind: 'server' } } as const;

describe('what is said of a deprecated operation', () => {
  const table = [
    ['preload', { kind: 'one', id: '1' }, 'PUT /v1/preload/{id}', 'PUT /v2/preload/records/{id}'],
    ['preload', { kind: 'new' }, 'POST /v1/preload', 'POST /v2/preload/records'],
    ['settings/obj/policyProperties', { kind: 'only' }, 'PUT /settings/obj/policyProperties', 'PUT /v1/policy-properties'],
    ['azure/defaults/mappings', { kind: 'only' }, 'GET /v1/azure/defaults/mappings', undefined],
  ] as const;
  for (const [key, target, operation, successor] of table) {
    it(`${operation}: ${successor ?? 'nothing in its place'}`, () =>
      assert.deepEqual(notesOf(planOf(catalogue, key, target)).deprecated, { operation, date: '2025-03-14', successor }));
  }

  it('is nothing of what is live', () => {
    assert.equal(notesOf(planOf(catalogue, 'preload/records', { kind: 'one', id: '1' })).deprecated, undefined);
  });
});
