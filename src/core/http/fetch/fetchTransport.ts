import { t } from '@vscode/l10n';
import {
  invalidProblem,
  ProblemError,
  type NetworkProblem,
  type Problem,
  type Received,
  type RequestPhase,
} from '../../../shared/problem.ts';
import { abortError, orAborted } from '../abort.ts';
import { readBody, type BodyReading } from './bodyReader.ts';
import type { Clock } from '../clock.ts';
import { isCompleteJson } from './completeJson.ts';
import type { FetchAnswer, FetchInit, FetchLike } from './fetchTypes.ts';
import { headerOf, type HttpRequest, type HttpResponse, type SendOptions, type Transport } from '../message.ts';
import { wireProblem } from './wireProblem.ts';
import { isReadMethod } from '../../../shared/readMethod.ts';

export interface FetchTransportDeps {
  /** Asked for at each request: VS Code puts its proxy and certificates into the global fetch, and may do so late. */
  readonly fetch: () => FetchLike;
  readonly clock: Clock;
  /** Cap on the decoded bytes of a body, in bytes. Asked for at each request, since it is a setting. */
  readonly maxBody: () => number;
  /** The proxy for an address, as `host:port` without user and password; only to be named in a Problem. */
  readonly proxy?: (url: string) => string | undefined;
}

/**
 * One request, one answer, no policy. Redirects are answers. Every failure is a `network`, `tls`, `invalid` or `cancelled` Problem,
 * and an abort is honoured at once, whether or not the fetch below does so.
 */
export function fetchTransport(deps: FetchTransportDeps): Transport {
  return async (request, signal, options) => {
    const started = deps.clock.now();
    checkRequest(request);
    const { host } = new URL(request.url);
    let phase: RequestPhase = 'waiting';
    let received: Received | undefined;
    let part: NetworkProblem['part'];
    const onBroken = (part: Received): void => void (received = part);
    try {
      if (signal.aborted) throw abortError(signal);
      options?.onPhase?.('connecting');
      const answer = await orAborted(deps.fetch()(request.url, initOf(request, signal)), signal);
      const firstByte = deps.clock.now() - started;
      phase = 'reading';
      options?.onPhase?.('reading');
      part = { status: answer.status, got: 0, ...announcedBy(answer) };
      const onBytes = (got: number): void => {
        part = { status: answer.status, got, ...announcedBy(answer) };
        options?.onBytes?.(got);
      };
      const { body, size } = await bodyOf(answer, request, signal, {
        limit: deps.maxBody(),
        host,
        options: { ...options, onBytes },
        onBroken,
      });
      const timing = { queued: 0, firstByte, total: deps.clock.now() - started, attempts: 1 };
      const response: HttpResponse = {
        status: answer.status,
        statusText: answer.statusText,
        headers: headersOf(answer),
        body,
        size,
        timing,
      };
      const broken = brokenBody(request, response, host, options?.sink !== undefined);
      if (broken !== undefined) throw new ProblemError(withPart(broken, part), { received: { bytes: body, size } });
      return response;
    } catch (error) {
      const known = error instanceof ProblemError ? error : signal.aborted ? abortError(signal) : undefined;
      if (known !== undefined && received === undefined) throw known;
      const problem = known?.problem ?? withPart(wireProblem(error, { host, phase, proxy: deps.proxy?.(request.url) }), part);
      throw new ProblemError(problem, { cause: error, received });
    }
  };
}

const cutOff: ReadonlySet<string> = new Set(['closed', 'reset', 'truncated']);

/** A connection that ends in the middle of an answer is another thing than one that gives none. */
function withPart(problem: Problem, part: NetworkProblem['part']): Problem {
  const isCut = problem.kind === 'network' && problem.phase === 'reading' && cutOff.has(problem.reason);
  return isCut && part !== undefined ? { ...problem, part } : problem;
}

/** Of a compressed body, the length says nothing about what is read. */
function announcedBy({ headers }: FetchAnswer): { readonly announced?: number } {
  let announced: number | undefined;
  let compressed = false;
  headers.forEach((value, name) => {
    if (/^content-length$/i.test(name) && /^\d{1,15}$/.test(value)) announced = Number(value);
    if (/^content-encoding$/i.test(name) && value !== 'identity') compressed = true;
  });
  return announced === undefined || compressed ? {} : { announced };
}

function initOf(request: HttpRequest, signal: AbortSignal): FetchInit {
  const init = { method: request.method, headers: { ...request.headers }, redirect: 'manual', signal } as const;
  return request.body === undefined
    ? init
    : { ...init, body: typeof request.body === 'string' ? request.body : new Uint8Array(request.body) };
}

/** What fetch would refuse with an error that repeats the value, which may be a secret. */
function checkRequest(request: HttpRequest): void {
  for (const [name, value] of Object.entries(request.headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw invalidProblem(t`“${name}” is not a name that a header can have.`, name);
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw invalidProblem(t`The value of the header “${name}” holds a character that HTTP does not allow there.`, name);
  }
  if (request.body !== undefined && isReadMethod(request.method)) {
    throw invalidProblem(t`A ${request.method} request cannot carry a body. Remove the body or choose another method.`, 'body');
  }
}

function headersOf(answer: FetchAnswer): readonly (readonly [string, string])[] {
  const headers: (readonly [string, string])[] = [];
  answer.headers.forEach((value, name) => headers.push([name.toLowerCase(), value]));
  return headers;
}

function bodyOf(
  answer: FetchAnswer,
  request: HttpRequest,
  signal: AbortSignal,
  how: Pick<BodyReading, 'limit' | 'host' | 'onBroken'> & { readonly options: SendOptions | undefined },
): Promise<{ readonly body: Uint8Array; readonly size: number }> {
  if (answer.body === null || request.method === 'HEAD') return Promise.resolve({ body: new Uint8Array(), size: 0 });
  const sink = answer.status >= 200 && answer.status < 300 ? how.options?.sink : undefined;
  const { limit, host, onBroken, options } = how;
  return readBody(answer.body.getReader(), signal, { limit, host, onBroken, sink, onBytes: options?.onBytes });
}

/**
 * Fetch gives a compressed body that was cut off, and one that ended because the connection did, as if it were whole.
 * Where nothing on the wire vouched for the length, the JSON itself has to run to its end.
 */
function brokenBody(request: HttpRequest, response: HttpResponse, host: string, toSink: boolean): Problem | undefined {
  if (request.method === 'HEAD' || response.status === 204 || response.status === 304 || toSink) return undefined;
  const compressed = !['', 'identity'].includes(headerOf(response, 'content-encoding') ?? '');
  if (compressed && response.size === 0 && headerOf(response, 'content-length') !== '0') {
    return { kind: 'network', reason: 'encoding', host, phase: 'reading', detail: t`the compressed body could not be read` };
  }
  const vouchedFor = !compressed && (headerOf(response, 'content-length') ?? headerOf(response, 'transfer-encoding')) !== undefined;
  const json = /^application\/([\w.+-]+\+)?json\b/i.test(headerOf(response, 'content-type') ?? '');
  if (vouchedFor || !json || response.size === 0 || isCompleteJson(response.body)) return undefined;
  return { kind: 'network', reason: 'truncated', host, phase: 'reading', detail: t`the JSON stops before its end` };
}
