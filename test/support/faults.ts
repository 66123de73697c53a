import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What goes wrong. A status keeps the request from the demo; `stored` kinds let it through first. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: number | string;
      readonly body?: string | Uint8Array;
      readonly contentType?: string;
    }
  | { readonly kind: 'storedStatus'; readonly status: number; readonly body?: string }
  | { readonly kind: 'latency'; readonly ms: number }
  /** The demo is asked once the test lets it go. */
  | { readonly kind: 'held'; readonly until: Promise<void> }
  | { readonly kind: 'resetBefore' }
  | { readonly kind: 'resetAfter' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'badGzip' }
  | { readonly kind: 'loginPage' }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: 301 | 302 | 303 | 307 | 308 }
  | { readonly kind: 'contentType'; readonly contentType: string }
  | { readonly kind: 'invalidUtf8' };

/** Names for the command line. Any status code is a name of its own. */
const named: Readonly<Record<string, Fault>> = {
  latency: { kind: 'latency', ms: 3000 },
  'reset-before': { kind: 'resetBefore' },
  'reset-after': { kind: 'resetAfter' },
  hang: { kind: 'hang' },
  drip: { kind: 'drip', bytes: 200, everyMs: 250 },
  truncate: { kind: 'truncate' },
  'bad-gzip': { kind: 'badGzip' },
  'login-page': { kind: 'loginPage' },
  redirect: { kind: 'redirect', location: '/' },
  'redirect-away': { kind: 'redirect', location: 'https://elsewhere.invalid/' },
  'wrong-type': { kind: 'contentType', contentType: 'text/plain' },
  'invalid-utf8': { kind: 'invalidUtf8' },
  '429-retry-after': { kind: 'status', status: 429, retryAfter: 5 },
  '500-stored': { kind: 'storedStatus', status: 500 },
};

export const faultNames: readonly string[] = Object.keys(named);

/** A rule for a name: every request below `/api`, except those that sign in. Undefined for a name that there is not. */
export function namedFault(name: string): FaultRule | undefined {
  const fault: Fault | undefined = /^[1-5]\d\d$/.test(name) ? { kind: 'status', status: Number(name) } : named[name];
  return fault === undefined ? undefined : { path: /^\/(?!api\/(v1\/)?(oauth|auth)\/)/, fault };
}

/** Which requests a fault hits, and how often. */
export interface FaultRule {
  readonly method?: string;
  /** Of the path with its query: text that it must hold, or a pattern. Default: every request. */
  readonly path?: string | RegExp;
  /** How many requests in a row are hit; then the rule is used up. Default: all. */
  readonly times?: number;
  readonly fault: Fault;
}

/** The answer that would have gone out. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** Faults that need no answer of the demo at all. Returns false if the demo shall answer. */
export function failBefore(fault: Fault, request: IncomingMessage, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'status': {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      send(response, { status: fault.status, ...bodyOf(fault.status, fault.body, fault.contentType) });
      return true;
    }
    case 'resetBefore':
      request.socket.resetAndDestroy();
      return true;
    case 'hang':
      return true;
    case 'loginPage':
      send(response, {
        status: 200,
        headers: [['content-type', 'text/html;charset=UTF-8']],
        body: encode('<!DOCTYPE html><html><head><title>Log in</title></head><body><form method="post"></form></body></html>'),
      });
      return true;
    case 'redirect':
      send(response, { status: fault.status ?? 302, headers: [['location', fault.location]], body: encode('') });
      return true;
    default:
      return false;
  }
}

/** Faults on the way back: the demo has done its work. */
export function failAfter(fault: Fault, answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  switch (fault.kind) {
    case 'storedStatus':
      return send(response, { status: fault.status, ...bodyOf(fault.status, fault.body, undefined) });
    case 'resetAfter':
      request.socket.resetAndDestroy();
      return;
    case 'drip':
      return drip(fault, answer, response);
    case 'truncate':
      response.writeHead(answer.status, { ...plainHeaders(answer), 'content-length': String(answer.body.length + 64) });
      response.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)), () => request.socket.destroy());
      return;
    case 'badGzip': {
      const broken = Uint8Array.from(gzipSync(answer.body));
      broken.fill(0xff, Math.floor(broken.length / 2));
      return send(response, { ...answer, headers: [...answer.headers, ['content-encoding', 'gzip']], body: broken });
    }
    case 'contentType':
      return send(response, { ...answer, headers: [['content-type', fault.contentType], ...withoutType(answer)] });
    case 'invalidUtf8':
      return send(response, { ...answer, body: Buffer.concat([answer.body.subarray(0, -1), Buffer.from([0xff, 0xfe, 0x7d])]) });
    default:
      return send(response, answer);
  }
}

export function send(response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (answer.body.length > 0) response.setHeader('content-length', String(answer.body.length));
  response.end(answer.body);
}

function drip(fault: { readonly bytes: number; readonly everyMs: number }, answer: Answer, response: ServerResponse): void {
  response.writeHead(answer.status, plainHeaders(answer));
  let sent = 0;
  const timer = setInterval(() => {
    response.write(answer.body.subarray(sent, sent + fault.bytes));
    sent += fault.bytes;
    if (sent >= answer.body.length) response.end();
  }, fault.everyMs);
  timer.unref();
  response.on('close', () => clearInterval(timer));
}

/** Bodies as a real one or what stands before it would send them. */
function bodyOf(status: number, body: string | Uint8Array | undefined, contentType: string | undefined): Pick<Answer, 'headers' | 'body'> {
  const standard = standardBody(status);
  return {
    headers: [['content-type', contentType ?? standard.contentType]],
    body: body instanceof Uint8Array ? body : encode(body ?? standard.body),
  };
}

function standardBody(status: number): { readonly contentType: string; readonly body: string } {
  if (status === 502 || status === 503 || status === 504) {
    return {
      contentType: 'text/html',
      body: `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr>nginx</body></html>`,
    };
  }
  const causes: Readonly<Record<number, string>> = {
    400: 'INVALID_FIELD',
    401: 'INVALID_TOKEN',
    403: 'INVALID_PRIVILEGE',
    409: 'OPTIMISTIC_LOCK_FAILED',
    422: 'CANNOT_APPLY',
  };
  const code = causes[status];
  const errors = code === undefined ? [] : [{ code, field: null, description: `Made to fail with ${status}`, id: '0' }];
  return { contentType: 'application/json;charset=UTF-8', body: JSON.stringify({ httpStatus: status, errors }) };
}

function plainHeaders(answer: Answer): Record<string, string | string[]> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of answer.headers) (headers[name] ??= []).push(value);
  return headers;
}

function withoutType(answer: Answer): Answer['headers'] {
  return answer.headers.filter(([name]) => name !== 'content-type');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
