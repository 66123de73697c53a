import { problemOf, type Problem } from '../../../shared/problem.ts';
import { sleep, type Clock } from '../clock.ts';
import { headerOf, type BodySink, type HttpRequest, type HttpResponse, type Lane, type SendOptions, type Transport } from '../message.ts';
import { retryAfterSeconds } from './retryAfter.ts';
import { delayedBy } from '../timing.ts';
import { isReadMethod } from '../../../shared/readMethod.ts';

export interface RetryDeps {
  readonly clock: Clock;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  /** Epoch milliseconds, for a Retry-After that is a date. */
  readonly wallClock: () => number;
  /** Told of each wait that a server asked for, as it begins; what it gives back is called when that wait is over. */
  readonly asked?: (wait: AskedWait) => () => void;
}

/** A wait that a server asked for with `Retry-After`, and that is kept to. */
export interface AskedWait {
  readonly lane: Lane;
  /** As the server said it, in milliseconds. */
  readonly ms: number;
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
      waited += wait.ms;
      options?.onPhase?.('backingOff', { waitMs: wait.ms, isAsked: wait.isAsked });
      if (wait.ms > 0) await waitFor(wait, request.lane, deps, signal);
    }
  };
}

interface Wait {
  readonly ms: number;
  /** The server said so. */
  readonly isAsked: boolean;
}

async function waitFor({ ms, isAsked }: Wait, lane: Lane, { clock, asked }: RetryDeps, signal: AbortSignal): Promise<void> {
  const over = isAsked ? asked?.({ lane, ms }) : undefined;
  try {
    await sleep(clock, ms, signal);
  } finally {
    over?.();
  }
}

/** What lies before the next attempt; undefined: this outcome stands. */
function delay(outcome: HttpResponse | Problem, retries: number, waited: number, deps: RetryDeps): Wait | undefined {
  const own = (ms: number): Wait => ({ ms, isAsked: false });
  const backoff = deps.random() * Math.min(maxDelay, firstDelay * 2 ** retries);
  if ('kind' in outcome) {
    if (outcome.kind !== 'network' || !retryReasons.has(outcome.reason)) return undefined;
    return retries === 0 && (outcome.reason === 'closed' || outcome.reason === 'reset') ? own(0) : own(backoff);
  }
  if (!retryStatuses.has(outcome.status)) return undefined;
  const asked = (retryAfterSeconds(headerOf(outcome, 'retry-after'), deps.wallClock()) ?? 0) * 1000;
  if (waited + asked > maxRetryAfter) return undefined;
  return asked > backoff ? { ms: asked, isAsked: true } : own(backoff);
}

function mayRepeat(request: HttpRequest): boolean {
  return isReadMethod(request.method) && request.once !== true;
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
