import type { HttpResponse, Transport } from '../core/http/message.ts';
import { ProblemError } from '../shared/problem.ts';
import type { Demo } from './demo.ts';

/** The way to a demo inside the same process: no socket and no port. */
export function demoTransport(demo: Demo): Transport {
  return async (request, signal, options) => {
    const begun = performance.now();
    options?.onPhase?.('connecting');
    await hop(signal);
    const url = new URL(request.url);
    const answer = demo.handle({ method: request.method, path: url.pathname + url.search, headers: request.headers, body: request.body });
    const body = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
    options?.onPhase?.('reading');
    const toSink = options?.sink !== undefined && answer.status >= 200 && answer.status < 300;
    if (toSink) await options.sink?.write(body);
    if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
    const total = performance.now() - begun;
    return {
      status: answer.status,
      statusText: '',
      headers: answer.headers,
      body: toSink ? new Uint8Array() : body,
      size: body.length,
      timing: { queued: 0, firstByte: total, total, attempts: 1 },
    } satisfies HttpResponse;
  };
}

/** Gives way once, so that callers meet the same order of events as with a real server. */
function hop(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ProblemError({ kind: 'cancelled' }));
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new ProblemError({ kind: 'cancelled' }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, 1);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
