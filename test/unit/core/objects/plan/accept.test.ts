import assert from 'node:assert/strict';
import { callOf } from '../../../../../src/core/families/pro/calls.ts';
import { requestOf } from '../../../../../src/core/objects/plan/answer.ts';
import { parseDocument } from '../../../../../src/core/families/pro/document.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

const answers = (content: object) => ({
  responses: { 200: { description: '', content }, 404: { description: '', content: { 'application/json': {} } } },
});
const document = parseDocument(
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: {
      '/v1/dock-items/{id}': {
        get: answers({ 'application/json': {} }),
        put: answers({ 'text/plain': {} }),
        delete: { responses: { 204: { description: '' } } },
      },
      '/v1/both/{id}': { get: answers({ 'text/csv': {}, 'application/json': {} }) },
    },
  }),
);

describe('what a document’s request accepts', () => {
  const accepted = (key: string, isKnown = true): string | undefined => {
    const operation = document.operation(key);
    assert.ok(operation !== undefined);
    return requestOf(fakeSession({ document }), callOf(isKnown ? document : small(), operation, operation.path)).headers['accept'];
  };

  it('is what the operation declares, and JSON for its errors', () => {
    assert.equal(accepted('PUT /v1/dock-items/{id}'), 'text/plain, application/json;q=0.5');
    assert.equal(accepted('GET /v1/dock-items/{id}'), 'application/json');
    assert.equal(accepted('DELETE /v1/dock-items/{id}'), 'application/json');
    assert.equal(accepted('GET /v1/both/{id}'), 'application/json');
    assert.equal(accepted('PUT /v1/dock-items/{id}', false), 'application/json');
  });
});
