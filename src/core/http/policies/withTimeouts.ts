import { ProblemError, type RequestPhase } from '../../../shared/problem.ts';
import { childOf } from '../abort.ts';
import type { Clock } from '../clock.ts';
import type { Transport } from '../message.ts';

/** Milliseconds. */
export interface Limits {
  /** From sending until the status line, connecting included. */
  readonly response: number;
  /** Between two pieces of the body. */
  readonly idle: number;
  /** For one attempt as a whole; a server that drips never exceeds the idle limit. */
  readonly total: number;
}

/** Ends an attempt that takes too long with a `network`/`timeout` Problem that names the phase and the limit. */
export function withTimeouts(next: Transport, deps: { readonly clock: Clock; readonly limits: () => Limits }): Transport {
  return async (request, signal, options) => {
    const limits = deps.limits();
    const { controller, unlink } = childOf(signal);
    let phase: RequestPhase = 'waiting';
    let callOff: () => void = () => undefined;
    const expire = (limit: number) => (): void => {
      const { host, searchParams } = new URL(request.url);
      const query = [...new Set([...searchParams].map(([name]) => name))];
      controller.abort(
        new ProblemError({ kind: 'network', reason: 'timeout', host, phase, limit, ...(query.length === 0 ? {} : { query }) }),
      );
    };
    const rearm = (ms: number): void => {
      callOff();
      callOff = deps.clock.after(ms, expire(ms));
    };
    const callOffTotal = deps.clock.after(limits.total, expire(limits.total));
    rearm(limits.response);
    try {
      return await next(request, controller.signal, {
        ...options,
        onPhase: (entered, detail) => {
          if (entered === 'reading') {
            phase = 'reading';
            rearm(limits.idle);
          }
          options?.onPhase?.(entered, detail);
        },
        onBytes: (total) => {
          rearm(limits.idle);
          options?.onBytes?.(total);
        },
      });
    } finally {
      callOff();
      callOffTotal();
      unlink();
    }
  };
}
