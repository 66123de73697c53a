import { ProblemError } from '../../shared/problem.ts';

/** What an aborted signal means: the Problem that it was aborted with, or `cancelled`. */
export function abortError(signal: AbortSignal): ProblemError {
  return signal.reason instanceof ProblemError ? signal.reason : new ProblemError({ kind: 'cancelled' });
}

/** Settles as `work` does, or rejects with {@link abortError} at the moment of an abort. What comes of `work` after that is dropped. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(abortError(signal));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * A controller that aborts with any of its parents and can abort alone. `unlink` must be called when the work is over:
 * unlike `AbortSignal.any`, nothing then stays registered at a parent that lives as long as a session.
 */
export function childOf(...parents: readonly AbortSignal[]): { readonly controller: AbortController; readonly unlink: () => void } {
  const controller = new AbortController();
  const links = parents.map((parent) => {
    const onAbort = (): void => controller.abort(parent.reason);
    if (parent.aborted) onAbort();
    else parent.addEventListener('abort', onAbort, { once: true });
    return (): void => parent.removeEventListener('abort', onAbort);
  });
  return { controller, unlink: () => links.forEach((unlink) => unlink()) };
}
