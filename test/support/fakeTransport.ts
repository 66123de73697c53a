import type { HttpRequest, HttpResponse, Transport } from '../../src/core/http/message.ts';
import { abortError } from '../../src/core/http/abort.ts';

export interface AnswerParts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer as a transport gives it. A body that is not text is sent as JSON. */
export function answer(status: number, { headers = {}, body = '' }: AnswerParts = {}): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  return {
    status,
    statusText: '',
    headers: Object.entries({ ...type, ...headers }),
    body: bytes,
    size: bytes.length,
    timing: { queued: 0, firstByte: 0, total: 0, attempts: 1 },
  };
}

export interface FakeTransport {
  readonly send: Transport;
  readonly requests: HttpRequest[];
  /** How many are under way. */
  inFlight(): number;
}

/** A transport that a function answers; it records, and honours an abort at once as every transport does. */
export function fakeTransport(reply: (request: HttpRequest, index: number) => HttpResponse | Error | Promise<HttpResponse>): FakeTransport {
  const requests: HttpRequest[] = [];
  let inFlight = 0;
  return {
    requests,
    inFlight: () => inFlight,
    async send(request, signal) {
      requests.push(request);
      if (signal.aborted) throw abortError(signal);
      inFlight += 1;
      try {
        const given = reply(request, requests.length - 1);
        if (given instanceof Error) throw given;
        return await Promise.race([given, aborted(signal)]);
      } finally {
        inFlight -= 1;
      }
    },
  };
}

/** Never answers. */
export function unanswered(): Promise<HttpResponse> {
  return new Promise(() => undefined);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(abortError(signal)), { once: true });
  });
}

export function get(url = 'https://jamf.test/api/v1/buildings', more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: {}, lane: 'tree', ...more };
}
