import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/families/pro/document.ts';
import { apiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import type { OperationFacts } from '../../../src/core/families/family.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { GuidanceInput } from '../../../src/core/response/guidance/facts.ts';
import { jamfErrors } from '../../../src/core/response/jamfErrors.ts';
import type { RequestFacts } from '../../../src/shared/evidence.ts';

export const api = (...errors: object[]): string => JSON.stringify({ httpStatus: 400, errors });
export const classicPage = (text: string): string =>
  `<html><head><title>Status page</title></head><body><p>Conflict</p><p>Error: ${text}</p></body></html>`;
export const bodies: Readonly<Record<string, string>> = {
  none: '',
  api: api({ code: 'X', field: 'name', description: 'bad name', id: '0' }),
  apiEmpty: api(),
  oauth: '{"error":"invalid_client"}',
  classic: classicPage('something'),
  jamfPage: '<!-- ascii --><html><title>Jamf Pro</title><body><h1>Oops</h1><p>It broke</p></body></html>',
  gateway: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr>nginx</body></html>',
  text: '404 page not found',
  tomcat:
    '<!doctype html><html><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><h3>Apache Tomcat/9.0.80</h3></body></html>',
  login: '<html><title>Login</title><form><input type="password"></form></html>',
  json: '{"a":1}',
};

const document = parseDocument(
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: {
      '/v1/buildings': { get: {}, post: {} },
      '/v1/buildings/{id}': { get: {}, put: {} },
      '/v2/computers-inventory/{id}': { get: {} },
      '/v1/export': { post: { responses: { 200: { content: { 'text/csv': {} } } } } },
      '/v1/patch/{id}': { patch: { requestBody: { content: { 'application/merge-patch+json': {} } } } },
      '/v2/computers-inventory': {
        get: {
          parameters: [{ name: 'section', in: 'query', schema: { type: 'array', items: { enum: ['GENERAL', 'USER_AND_LOCATION'] } } }],
        },
      },
    },
  }),
);

export const catalogue = apiCatalogue([proFamily(document)]);

export function operation(key: string, part: Partial<OperationFacts> = {}): Pick<GuidanceInput, 'operation'> {
  const found = catalogue.operation(key);
  assert.ok(found !== undefined, key);
  return { operation: { ...found, ...part } };
}

export type Part = Omit<Partial<GuidanceInput>, 'body' | 'request'> & { readonly text?: string; readonly request?: Partial<RequestFacts> };

export function input(status: number, part: Part = {}): GuidanceInput {
  const { text, request, ...rest } = part;
  return {
    status,
    body: jamfErrors(text ?? ''),
    session: { instance: 'Acme' },
    ...rest,
    request: { method: 'GET', host: 'acme.example', path: '/v1/buildings', query: [], bodySize: 0, urlLength: 50, ...request },
  };
}

export const put: Partial<RequestFacts> = {
  method: 'PUT',
  path: '/v1/buildings/1',
  bodySize: 20,
  body: { name: 'x' },
  contentType: 'application/json',
};
export const post: Partial<RequestFacts> = { ...put, method: 'POST', path: '/v1/buildings' };
export const classicPut: Partial<RequestFacts> = {
  method: 'PUT',
  path: '/JSSResource/policies/id/1',
  bodySize: 20,
  contentType: 'application/xml',
};
