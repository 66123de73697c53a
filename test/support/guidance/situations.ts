import type { HttpRequest, HttpResponse, Method } from '../../../src/core/http/message.ts';
import { apiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import type { OperationFacts } from '../../../src/core/families/family.ts';
import type { Paths } from '../../../src/core/response/guidance/facts.ts';
import type { Part } from './inputs.ts';

export const base = 'https://acme.example';

/** A case of the table as it comes about: a request, its answer, and what the session has learned by then. */
export interface Situation {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly known: ReturnType<Session['known']>;
}

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

export function situationOf(status: number, part: Part): Situation {
  return { request: requestOf(part.request ?? {}), response: responseOf(status, part), known: knownOf(part) };
}

function requestOf({
  method = 'GET',
  path = '/v1/buildings',
  query = [],
  body,
  bodySize = 0,
  urlLength = 0,
  contentType,
  accept,
}: NonNullable<Part['request']>): HttpRequest {
  const rooted = /^\/(?:api|JSSResource)\//.test(path) ? path : `/api${path}`;
  const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const url = `${base}${rooted}${search === '' ? '' : `?${search}`}`;
  const filler = urlLength > 1000 ? `${search === '' ? '?' : '&'}x=${'x'.repeat(urlLength - url.length - 3)}` : '';
  const text = (body === undefined ? '' : JSON.stringify(body)).padEnd(bodySize);
  return {
    method: methods.find((one) => one === method) ?? 'GET',
    url: url + filler,
    headers: { ...(contentType === undefined ? {} : { 'content-type': contentType }), ...(accept === undefined ? {} : { accept }) },
    lane: 'runner',
    ...(text === '' ? {} : { body: text }),
  };
}

function responseOf(status: number, { text = '', location, retryAfter, tokenIsGood, createdAgo }: Part): HttpResponse {
  const body = new TextEncoder().encode(text);
  return {
    status,
    statusText: '',
    headers: [
      ...(location === undefined ? [] : [['location', location] as const]),
      ...(retryAfter === undefined ? [] : [['retry-after', String(retryAfter)] as const]),
    ],
    body,
    size: body.length,
    timing: { queued: 0, firstByte: 0, total: 0, attempts: 1 },
    ...(tokenIsGood === true ? { tokenIsGood } : {}),
    ...(createdAgo === undefined ? {} : { createdAgo }),
  };
}

function knownOf({ catalogue: whole, operation, session }: Part): Situation['known'] {
  const read = operation === undefined ? whole : only(operation);
  const { privileges, accountKind, version, updated } = session ?? { instance: '' };
  const isKnown = privileges !== undefined || accountKind !== undefined;
  const signedIn = { account: 'api', accountKind: accountKind ?? 'client', sites: 0, ...(privileges === undefined ? {} : { privileges }) };
  return {
    ...(read === undefined ? {} : { catalogue: { ...apiCatalogue([]), ...read, origin: { kind: 'server' } } }),
    ...(isKnown ? { signedIn } : {}),
    ...(version === undefined ? {} : { version }),
    ...(updated === undefined ? {} : { updated }),
  };
}

/** Paths that are all of one operation. */
function only(operation: OperationFacts): Paths {
  return { operations: [operation], describe: () => operation };
}
