import type { Log } from './services.ts';

/** Work that nobody waits for: how it failed is in the log, and never an unhandled rejection. `tried`: a phrase. */
export function inBackground(log: Pick<Log, 'error'>, tried: string, work: PromiseLike<unknown>): void {
  work.then(
    () => undefined,
    (error: unknown) => log.error(`Could not ${tried}`, error),
  );
}
