import { apiError, bodyText, Refusal, type DemoRequest, type DemoResponse } from './exchange.ts';
import { unauthorized, type Authentication } from './authentication.ts';
import type { Call, Route } from './route.ts';
import { check } from './schema.ts';
import { isRecord } from './values.ts';
import type { World } from './world.ts';

interface Compiled {
  readonly route: Route;
  readonly parts: readonly string[];
}

/** Finds the operation that a request is for, checks who asks and what it sends, and lets the operation answer. */
export class Router {
  readonly #byLength = new Map<number, Compiled[]>();
  readonly #world: World;
  readonly #authentication: Authentication;

  constructor(routes: readonly Route[], world: World, authentication: Authentication) {
    this.#world = world;
    this.#authentication = authentication;
    for (const route of routes) {
      const parts = route.path.slice(1).split('/');
      const bucket = this.#byLength.get(parts.length) ?? [];
      this.#byLength.set(parts.length, [...bucket, { route, parts }]);
    }
  }

  /** `path` counts from the API's root. */
  answer(request: DemoRequest, path: string, query: URLSearchParams): DemoResponse {
    const found = this.#find(path);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = found.find(({ route }) => route.method === method);
    const caller = this.#authentication.caller(request);
    if (match?.route.open !== true && caller === undefined) return unauthorized();
    if (match === undefined) return found.length === 0 ? apiError(404) : apiError(405);
    const { route, values } = match;
    const missing = caller === undefined ? [] : (route.privileges ?? []).filter((name) => !caller.privileges.has(name));
    if (missing.length > 0) return apiError(403, { code: 'INVALID_PRIVILEGE', description: 'Forbidden' });
    try {
      const body = route.body === undefined ? {} : readBody(route, request);
      return route.handle({ world: this.#world, request, values, query, body, caller } satisfies Call);
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      throw error;
    }
  }

  /** Every operation of the path; fixed parts win over parameters. */
  #find(path: string): readonly { readonly route: Route; readonly values: Record<string, string> }[] {
    const parts = path.slice(1).split('/');
    const found = (this.#byLength.get(parts.length) ?? []).flatMap((compiled) => {
      const values = matchParts(compiled.parts, parts);
      return values === undefined ? [] : [{ route: compiled.route, values }];
    });
    const fixed = Math.min(...found.map(({ values }) => Object.keys(values).length));
    return found.filter(({ values }) => Object.keys(values).length === fixed);
  }
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (!pattern.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))) return undefined;
  return Object.fromEntries(
    pattern.flatMap((part, index) => (part.startsWith('{') ? [[part.slice(1, -1), decode(parts[index] ?? '')] as const] : [])),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readBody(route: Route, request: DemoRequest): Record<string, unknown> {
  const declared = route.bodyType ?? 'application/json';
  const sent = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (sent !== declared)
    throw new Refusal(apiError(415, { code: 'UNSUPPORTED_MEDIA_TYPE', description: `This operation takes ${declared}.` }));
  if (!declared.endsWith('json')) return {};
  let value: unknown;
  try {
    value = JSON.parse(bodyText(request));
  } catch {
    throw new Refusal(apiError(400, { code: 'INVALID_JSON', description: 'The body is not valid JSON.' }));
  }
  const shape = route.body ?? {};
  const causes = check(route.method === 'PATCH' ? { ...shape, required: [] } : shape, value);
  if (causes.length > 0) throw new Refusal(apiError(400, ...causes));
  return isRecord(value) ? value : {};
}
