import { problemOf, type Problem } from '../../../shared/problem.ts';
import { sleep, type Clock } from '../clock.ts';
import { headerOf, type BodySink, type HttpRequest, type HttpResponse, type SendOptions, type Transport } from '../message.ts';
import { retryAfterSeconds } from './retryAfter.ts';
import { delayedBy } from '../timing.ts';

export interface RetryDeps {
  readonly clock: Clock;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  /** Epoch milliseconds, for a Retry-After that is a date. */
  readonly wallClock: () => number;
}

const maxRetries = 3;
const firstDelay = 500;
const maxDelay = 20_000;
/** A server that asks for more is not waited for: its answer is shown instead, with what it asked. */
const maxRetryAfter = 120_000;
const retryStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const retryReasons: ReadonlySet<string> = new Set(['dns', 'refused', 'unreachable', 'offline', 'reset', 'closed', 'truncated']);

/**
 * Repeats what may be repeated: GET and HEAD, unless marked `once` or partly written to a sink already. At most three times, with
 * full jitter; the first time at once where a connection was dropped, since a kept-alive one that went stale fails just so.
 */
export function withRetry(next: Transport, deps: RetryDeps): Transport {
  return async (request, signal, options) => {
    if (!mayRepeat(request)) return next(request, signal, options);
    const started = deps.clock.now();
    const guard = guarded(options);
    let waited = 0;
    for (let retries = 0; ; retries += 1) {
      const before = deps.clock.now() - started;
      let outcome: HttpResponse | Problem;
      let thrown: unknown;
      try {
        outcome = await next(request, signal, guard.options);
      } catch (error) {
        thrown = error;
        outcome = problemOf(error);
      }
      const wait = retries < maxRetries && !guard.written() ? delay(outcome, retries, waited, deps) : undefined;
      if (wait === undefined) {
        if ('status' in outcome && 'body' in outcome) return delayedBy(outcome, before, retries);
        throw thrown;
      }
      waited += wait;
      options?.onPhase?.('backingOff', { waitMs: wait });
      if (wait > 0) await sleep(deps.clock, wait, signal);
    }
  };
}

/** Milliseconds until the next attempt; undefined: this outcome stands. */
function delay(outcome: HttpResponse | Problem, retries: number, waited: number, deps: RetryDeps): number | undefined {
  const backoff = deps.random() * Math.min(maxDelay, firstDelay * 2 ** retries);
  if ('kind' in outcome) {
    if (outcome.kind !== 'network' || !retryReasons.has(outcome.reason)) return undefined;
    return retries === 0 && (outcome.reason === 'closed' || outcome.reason === 'reset') ? 0 : backoff;
  }
  if (!retryStatuses.has(outcome.status)) return undefined;
  const asked = (retryAfterSeconds(headerOf(outcome, 'retry-after'), deps.wallClock()) ?? 0) * 1000;
  return waited + asked > maxRetryAfter ? undefined : Math.max(asked, backoff);
}

function mayRepeat(request: HttpRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && request.once !== true;
}

function guarded(options: SendOptions | undefined): { readonly options: SendOptions | undefined; readonly written: () => boolean } {
  const sink = options?.sink;
  if (sink === undefined) return { options, written: () => false };
  let written = false;
  const watched: BodySink = {
    write: (chunk) => {
      written = true;
      return sink.write(chunk);
    },
  };
  return { options: { ...options, sink: watched }, written: () => written };
}
