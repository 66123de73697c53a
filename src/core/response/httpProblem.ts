import type { Problem } from '../../shared/problem.ts';
import { header } from '../http/message.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { retryAfterSeconds } from '../http/retryAfter.ts';
import { documentPath } from '../request/path.ts';
import { decodeBody } from './body/decode.ts';
import { jamfErrors } from './jamfErrors.ts';

/** What is known beyond the answer. `now`: epoch milliseconds, for a Retry-After that is a date. */
export interface ProblemOptions {
  readonly now: number;
  /** Privileges that the operation names and the token lacks. */
  readonly missing?: readonly string[];
  /** The context path of the instance's address, which is no part of a path in words. */
  readonly contextPath?: string;
}

/** The problem that an answer without success is. Never called for 2xx. */
export function httpProblem(response: HttpResponse, request: Pick<HttpRequest, 'method' | 'url'>, options: ProblemOptions): Problem {
  const url = new URL(request.url);
  const prefix = options.contextPath ?? '';
  const path = documentPath(url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname);
  const body = jamfErrors(decodeBody(response.body.subarray(0, errorLimit), header(response, 'content-type') ?? '').text);
  const detail = body.errors[0]?.description ?? body.title;
  const said = detail === undefined ? {} : { detail };
  if (response.status >= 300 && response.status < 400) {
    const location = originAndPath(header(response, 'location'), request.url);
    return { kind: 'network', reason: 'redirect', host: url.host, ...(location === undefined ? {} : { location }) };
  }
  if (response.status === 401) {
    const expired = body.errors.some((error) => /EXPIRED_PASSWORD|MUST_CHANGE/i.test(error.code ?? ''));
    return { kind: 'auth', reason: expired ? 'passwordExpired' : 'tokenRejected', status: 401, ...said };
  }
  if (response.status === 403) {
    const by = body.kind === 'gateway' ? 'firewall' : 'jamf';
    return { kind: 'forbidden', by, method: request.method, path, missing: options.missing ?? [], ...said };
  }
  const retryAfter = retryAfterSeconds(header(response, 'retry-after'), options.now);
  return {
    kind: 'http',
    status: response.status,
    method: request.method,
    path,
    errors: body.errors,
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
