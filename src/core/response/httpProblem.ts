import type { Problem } from '../../shared/problem.ts';
import { header } from '../http/message.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { retryAfterSeconds } from '../http/policies/retryAfter.ts';
import { documentPath } from '../request/path.ts';
import { decodeBody } from './body/decode.ts';
import { jamfErrors } from './jamfErrors.ts';

/** What is known beyond the answer. `now`: epoch milliseconds, for a Retry-After that is a date. */
export interface ProblemOptions {
  readonly now: number;
  /** Privileges that the operation names and the token lacks. */
  readonly missing?: readonly string[];
  /** As in the document, where the caller knows it; else it is read from the address. */
  readonly path?: string;
  /** The context path of the instance's address, which is no part of a path in words. */
  readonly contextPath?: string;
}

/** The problem that an answer without success is. Never called for 2xx. */
export function httpProblem(response: HttpResponse, request: Pick<HttpRequest, 'method' | 'url'>, options: ProblemOptions): Problem {
  const url = new URL(request.url);
  const prefix = options.contextPath ?? '';
  const path = options.path ?? documentPath(url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname);
  const { status, tokenIsGood } = response;
  const { method } = request;
  const body = jamfErrors(decodeBody(response.body.subarray(0, errorLimit), header(response, 'content-type') ?? '').text);
  const detail = body.errors[0]?.description ?? body.title;
  const target = originAndPath(header(response, 'location'), request.url);
  const location = target === undefined ? {} : { location: target };
  const answer = { status, method, path, body, ...location, ...(tokenIsGood === true ? { tokenIsGood } : {}) };
  const common = { answer, ...(detail === undefined ? {} : { detail }) };
  if (status >= 300 && status < 400) return { kind: 'network', reason: 'redirect', host: url.host, ...location, answer };
  if (status === 401 && tokenIsGood !== true) {
    const expired = body.errors.some((error) => /EXPIRED_PASSWORD|MUST_CHANGE/i.test(error.code ?? ''));
    return { kind: 'auth', reason: expired ? 'passwordExpired' : 'tokenRejected', status, ...common };
  }
  if (status === 403 || status === 401) {
    return {
      kind: 'forbidden',
      by: body.kind === 'gateway' ? 'firewall' : 'jamf',
      method,
      path,
      missing: options.missing ?? [],
      ...common,
    };
  }
  const retryAfter = retryAfterSeconds(header(response, 'retry-after'), options.now);
  return {
    kind: 'http',
    status,
    method,
    path,
    errors: body.errors,
    answer,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(body.traceId === undefined ? {} : { traceId: body.traceId }),
  };
}

const errorLimit = 200_000;

function originAndPath(location: string | undefined, base: string): string | undefined {
  if (location === undefined || !URL.canParse(location, base)) return undefined;
  const url = new URL(location, base);
  return `${url.origin}${url.pathname}`;
}
