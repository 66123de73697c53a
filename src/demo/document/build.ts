import type { Route, RouteParameter } from '../route.ts';
import { nullable, object, string, type Shape } from '../schema.ts';

const apiErrorShape = object('ApiError', {
  httpStatus: { type: 'integer' },
  errors: {
    type: 'array',
    items: object('ApiErrorCause', { code: string, 'field*': nullable(string), description: string, id: nullable(string) }),
  },
});

const phrases: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted',
  204: 'Done, nothing to show',
  400: 'The request cannot be used as it is',
  401: 'The caller is not known',
  403: 'The caller may not do this',
  404: 'There is no such object',
  409: 'The object changed meanwhile, or is in use',
  414: 'Too many values',
  422: 'The change cannot be applied',
  429: 'Too many requests',
  500: 'The server failed',
};

/** The OpenAPI document of the demo, from its own routes. */
export function buildDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  const emit = (shape: Shape): unknown => emitShape(shape, schemas);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route, emit);
  return {
    openapi: '3.0.1',
    info: {
      title: 'Jamf Pro API of the demo',
      description: `A small server with the manners of Jamf Pro ${version}.<br/>Everything in it is made up.`,
      version: 'production',
    },
    servers: [{ url: '/api' }],
    security: [{ Bearer: [] }, { ApiClient: [] }, { BasicAuth: ['/v1/auth/token'] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: sortKeys(schemas), parameters: pageParameters, securitySchemes },
  };
}

function operation(route: Route, emit: (shape: Shape) => unknown): Record<string, unknown> {
  const pathNames = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const parameters = [
    ...pathNames.map((name) => ({ name, in: 'path', required: true, description: 'Which object', schema: { type: 'string' } })),
    ...(route.paged === true ? [{ $ref: '#/components/parameters/page' }, { $ref: '#/components/parameters/page-size' }] : []),
    ...(route.query ?? []).map((parameter) => queryParameter(parameter, emit)),
  ];
  const status = route.status ?? 200;
  const content =
    route.answer === undefined ? {} : { content: { [route.answerType ?? 'application/json']: { schema: emit(route.answer) } } };
  const failures = (route.errors ?? []).map((code) => [
    code,
    { description: phrases[code] ?? 'Refused', content: { 'application/json': { schema: emit(apiErrorShape) } } },
  ]);
  return {
    tags: [route.tag],
    summary: route.summary,
    description: route.description ?? route.summary,
    ...(route.operationId === undefined ? {} : { operationId: route.operationId }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { [route.bodyType ?? 'application/json']: { schema: emit(route.body) } } } }),
    responses: { [status]: { description: phrases[status] ?? 'Done', ...content }, ...Object.fromEntries(failures) },
    ...extensions(route),
  };
}

function extensions(route: Route): Record<string, unknown> {
  return {
    ...(route.deprecated === undefined ? {} : { deprecated: true, 'x-deprecation-date': route.deprecated }),
    ...(route.privileges === undefined ? {} : { 'x-required-privileges': route.privileges }),
    ...(route.action === true ? { 'x-action': true } : {}),
    ...(route.open === true ? { 'x-authentication-required': false } : {}),
    ...(route.rateLimited === true ? { 'x-rate-limit': true } : {}),
  };
}

function queryParameter(parameter: RouteParameter, emit: (shape: Shape) => unknown): Record<string, unknown> {
  return {
    name: parameter.name,
    in: 'query',
    required: parameter.required === true,
    ...(parameter.description === undefined ? {} : { description: parameter.description }),
    style: 'form',
    explode: true,
    schema: emit(parameter.schema),
  };
}

function emitShape(shape: Shape, schemas: Record<string, unknown>): unknown {
  const { named, ...rest } = shape;
  const emit = (inner: Shape): unknown => emitShape(inner, schemas);
  const emitted = {
    ...rest,
    ...(shape.properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(shape.properties).map(([key, inner]) => [key, emit(inner)])) }),
    ...(shape.items === undefined ? {} : { items: emit(shape.items) }),
    ...(shape.allOf === undefined ? {} : { allOf: shape.allOf.map(emit) }),
    ...(shape.oneOf === undefined ? {} : { oneOf: shape.oneOf.map(emit) }),
    ...(typeof shape.additionalProperties === 'object' ? { additionalProperties: emit(shape.additionalProperties) } : {}),
  };
  if (named === undefined) return emitted;
  schemas[named] ??= emitted;
  if (JSON.stringify(schemas[named]) !== JSON.stringify(emitted)) throw new Error(`Two shapes are named ${named}.`);
  return { $ref: `#/components/schemas/${named}` };
}

function sortKeys(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const pageParameters = { page: pageParameter('page', 0), 'page-size': pageParameter('page-size', 100) };

function pageParameter(name: string, standard: number): unknown {
  return { name, in: 'query', required: false, style: 'form', explode: true, schema: { type: 'integer', default: standard } };
}

const securitySchemes = {
  Bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  BasicAuth: { type: 'http', scheme: 'basic', description: 'Name and password, for /v1/auth/token only' },
  ApiClient: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/api/v1/oauth/token', scopes: {} } } },
};
