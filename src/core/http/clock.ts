import { ProblemError } from '../../shared/problem.ts';

/** Time as the policies see it, so that tests can own it. */
export interface Clock {
  /** Milliseconds on a monotonic clock. Only differences mean something; the wall clock may be wrong or jump. */
  now(): number;
  /** Calls back once after `ms`; returns the way to call it off. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits. Rejects with `cancelled` as soon as the signal aborts, and leaves no timer behind. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ProblemError({ kind: 'cancelled' }));
    const onAbort = (): void => {
      callOff();
      reject(new ProblemError({ kind: 'cancelled' }));
    };
    const callOff = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
