import { parseDocument } from '../../../src/core/families/pro/document.ts';
import type { ApiDocument } from '../../../src/core/families/pro/types.ts';

type Json = Record<string, unknown>;

export const json = (schema: Json): Json => ({ description: 'ok', content: { 'application/json': { schema } } });
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const listOf = (name: string, parameters: Json[] = []): Json => ({
  tags: [name],
  parameters: [
    { name: 'page', in: 'query', schema: { type: 'integer' } },
    { name: 'page-size', in: 'query', schema: { type: 'integer' } },
    {
      name: 'sort',
      in: 'query',
      description: 'Default sort is id:asc.',
      schema: { type: 'array', items: { type: 'string' }, default: ['id:asc'] },
    },
    ...parameters,
  ],
  responses: {
    200: json({ type: 'object', properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: ref(name) } } }),
  },
});
const filter = (fields: string): Json => ({
  name: 'filter',
  in: 'query',
  description: `Fields allowed in the query: ${fields}. More.`,
  schema: { type: 'string' },
});
const id: Json = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const body = (name: string): Json => ({ required: true, content: { 'application/json': { schema: ref(name) } } });
const done: Json = { 204: { description: 'done' } };

const item = (name: string): Json => ({
  get: { tags: [name], parameters: [id], responses: { 200: json(ref(name)) } },
  put: { tags: [name], parameters: [id], requestBody: body(name), responses: { 200: json(ref(name)) } },
  delete: { tags: [name], parameters: [id], responses: done },
});

export const paths: Json = {
  '/v1/buildings': {
    get: {
      ...listOf('buildings', [filter('id, name, city and floors')]),
      'x-required-privileges': ['Read Buildings'],
      summary: 'Search for\n buildings',
    },
    post: { tags: ['buildings'], requestBody: body('buildings'), responses: { 201: json({ type: 'object' }) } },
  },
  '/v1/buildings/{id}': item('buildings'),
  '/v1/buildings/{id}/history': { get: { tags: ['buildings'], responses: {} }, post: { tags: ['buildings'], responses: {} } },
  '/v1/buildings/delete-multiple': { post: { tags: ['buildings'], 'x-action': true, responses: done } },
  '/v3/machines': { get: { ...listOf('machines'), deprecated: true, 'x-deprecation-date': '2026-07-14' } },
  '/v4/machines': { get: listOf('machines') },
  '/v10/machines': { get: { ...listOf('machines'), deprecated: true, 'x-deprecation-date': '2026-08-01' } },
  '/preview/machines': { get: listOf('machines') },
  '/v4/machines/{id}': {
    get: { tags: ['machines'], responses: { 200: json(ref('machines')) } },
    delete: { tags: ['machines'], responses: done },
  },
  '/v4/machines-detail/{uuid}': {
    get: { tags: ['machines'], responses: { 200: json(ref('machines')) } },
    patch: { tags: ['machines'], responses: done },
  },
  '/old/things': { get: { ...listOf('things'), deprecated: true, 'x-deprecation-date': '2020-01-01' } },
  '/v1/settings': { get: { tags: ['settings'], responses: { 200: json(ref('settings')) } }, put: { tags: ['settings'], responses: done } },
  '/v1/well-known': {
    get: { tags: ['settings'], responses: { 200: json({ type: 'object', properties: { wellKnown: { type: 'array', items: {} } } }) } },
    put: { tags: ['settings'], responses: done },
  },
  '/v1/codes': {
    get: {
      tags: ['settings'],
      responses: { 200: json({ type: 'object', properties: { codes: { type: 'array', items: { type: 'string' } } } }) },
    },
  },
  '/v1/sites': { get: { tags: ['sites'], responses: { 200: json({ type: 'array', items: ref('buildings') }) } } },
  // A creation that the document calls an action, as real ones do.
  '/v1/roles': { get: listOf('roles'), post: { tags: ['roles'], 'x-action': true, requestBody: body('roles'), responses: done } },
  '/v1/roles/{id}': item('roles'),
  // Begins an upload: it takes nothing that a document could hold.
  '/v1/files': { get: listOf('files'), post: { tags: ['files'], 'x-action': true, responses: done } },
  '/v1/files/{id}': { get: { tags: ['files'], parameters: [id], responses: { 200: json(ref('things')) } } },
  // A queue: what is sent there is no object of its own.
  '/v1/commands': { get: listOf('commands'), post: { tags: ['commands'], 'x-action': true, requestBody: body('things'), responses: done } },
  '/v1/plans': { get: listOf('plans') },
  '/v1/plans/{id}': {
    get: {
      tags: ['plans'],
      parameters: [id, { name: 'group-type', in: 'query', required: true, schema: { type: 'string' } }],
      responses: { 200: json(ref('things')) },
    },
    delete: { tags: ['plans'], responses: done },
  },
  '/v1/pki/venafi': { post: { tags: ['venafi'], responses: { 201: json({ type: 'object' }) } } },
  '/v1/pki/venafi/{id}': { get: { tags: ['venafi'], responses: { 200: json(ref('settings')) } } },
  '/v1/choices': {
    get: {
      tags: ['choices'],
      parameters: [{ name: 'criteria', in: 'query', required: true, schema: {} }],
      responses: { 200: json({ type: 'array', items: {} }) },
    },
  },
  '/v1/erase': { post: { tags: ['machines'], 'x-action': true, responses: done } },
};

export const schemas: Json = {
  buildings: {
    type: 'object',
    required: ['name', 'missing'],
    properties: {
      id: { type: 'string', readOnly: true, example: '7' },
      name: { type: 'string', minLength: 1, maxLength: 20, description: 'The <b>name</b>.<br/>Needed.' },
      city: { type: 'string', nullable: true },
      floors: { type: 'integer', minimum: 3, maximum: 9 },
      kind: { type: 'string', enum: ['TALL', 'WIDE'], nullable: true },
      password: { type: 'string', writeOnly: true },
      parent: { allOf: [ref('buildings')], nullable: true },
      rooms: { type: 'array', items: ref('rooms') },
      zip: { type: 'string', pattern: '^[0-9]{5}$' },
    },
  },
  rooms: {
    allOf: [
      { type: 'object', required: ['door'], properties: { door: { type: 'boolean' } } },
      { type: 'object', properties: { siteId: { type: 'string' } } },
    ],
  },
  machines: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
  roles: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
  files: { type: 'object', properties: { id: { type: 'string' } } },
  commands: { type: 'object', properties: { id: { type: 'string' } } },
  plans: { type: 'object', properties: { id: { type: 'string' } } },
  things: { type: 'object', properties: { id: { type: 'string' } } },
  settings: { type: 'object', properties: { on: { type: 'boolean' } } },
  loop: { $ref: '#/components/schemas/loop' },
  pet: {
    oneOf: [ref('cat'), ref('dog')],
    discriminator: { propertyName: 'kind', mapping: { CAT: '#/components/schemas/cat', DOG: '#/components/schemas/dog' } },
  },
  cat: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, lives: { type: 'integer', minimum: 1 } } },
  dog: {
    type: 'object',
    required: ['kind', 'tricks'],
    properties: { kind: { type: 'string' }, tricks: { type: 'array', minItems: 2, items: { type: 'string', enum: ['sit'] } } },
  },
};

export function documentOf(paths: Json, components: Json = { schemas }): ApiDocument {
  return parseDocument(JSON.stringify({ openapi: '3.0.1', info: {}, paths, components }));
}

let made: ApiDocument | undefined;

/** Nobody changes a document: one does for all. */
export const small = (): ApiDocument => (made ??= documentOf(paths));
