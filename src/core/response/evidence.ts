import type { ErrorBody } from '../../shared/errorBody.ts';
import type { Evidence } from '../../shared/evidence.ts';
import { headerOf, type HttpRequest, type HttpResponse } from '../http/message.ts';
import { retryAfterSeconds } from '../http/policies/retryAfter.ts';
import { requestPath } from '../instances/requestUrl.ts';
import { isRecord, jsonValue } from '../json/wire.ts';
import { decodeBody } from './body/decode.ts';
import { jamfErrors } from './jamfErrors.ts';
import { xmlElements } from './xmlElements.ts';

/** The reason stands at the beginning of an answer, or nowhere. */
const longestError = 200_000;
const longestBody = 10_000_000;
const deepest = 20;

/** An answer's body read as an error. */
export function errorBodyOf(response: HttpResponse): ErrorBody {
  return jamfErrors(decodeBody(response.body.subarray(0, longestError), headerOf(response, 'content-type') ?? '').text);
}

/** What words about an answer draw on. `base`: the instance's address. */
export function evidenceOf(
  base: string,
  request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>,
  response: HttpResponse,
  body: ErrorBody,
): Evidence {
  const { method, url, headers } = request;
  const { host, searchParams } = new URL(url);
  const { 'content-type': contentType, accept } = headers;
  const location = originAndPath(headerOf(response, 'location'), url);
  // A date to wait for is one of the server's clock, so it is measured from the answer's own.
  const retryAfter = retryAfterSeconds(headerOf(response, 'retry-after'), Date.parse(headerOf(response, 'date') ?? ''));
  const sent = outlineOf(jsonOf(request.body));
  const elements = sent === undefined && response.status >= 400 ? elementsOf(request.body) : undefined;
  return {
    status: response.status,
    body,
    request: {
      method,
      host,
      path: requestPath(base, url),
      query: [...searchParams],
      ...(sent === undefined ? {} : { body: sent }),
      ...(elements === undefined ? {} : { elements }),
      bodySize: sizeOf(request.body),
      urlLength: url.length,
      ...(contentType === undefined ? {} : { contentType }),
      ...(accept === undefined ? {} : { accept }),
    },
    ...(location === undefined ? {} : { location }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(response.tokenIsGood === true ? { tokenIsGood: true } : {}),
    ...(response.createdAgo === undefined ? {} : { createdAgo: response.createdAgo }),
  };
}

/** Where the body is XML. */
function elementsOf(body: HttpRequest['body']): readonly string[] | undefined {
  return typeof body === 'string' && body.length <= longestBody && /^\s*</.test(body) ? xmlElements(body) : undefined;
}

function sizeOf(body: HttpRequest['body']): number {
  return typeof body === 'string' ? new TextEncoder().encode(body).length : (body?.length ?? 0);
}

function jsonOf(body: HttpRequest['body']): unknown {
  if (typeof body !== 'string' || body.length > longestBody) return undefined;
  return jsonValue(body);
}

/** A body without its values, which may be secrets: words need its names, and the id. */
function outlineOf(value: unknown, depth = 0): unknown {
  if (value === undefined || depth > deepest) return undefined;
  if (Array.isArray(value)) return value.map((entry) => outlineOf(entry, depth + 1));
  if (!isRecord(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isId(name, inner) ? inner : outlineOf(inner, depth + 1)]));
}

function isId(name: string, value: unknown): boolean {
  return name === 'id' && (typeof value === 'string' || typeof value === 'number');
}

function originAndPath(location: string | undefined, from: string): string | undefined {
  if (location === undefined || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  return target.origin === 'null' ? location.replace(/[?#].*$/s, '') : `${target.origin}${target.pathname}`;
}
