import { sharedFlight } from '../http/policies/sharedFlight.ts';

/** Something that a session learns of its instance. */
export interface Learned<T> {
  readonly get: (signal: AbortSignal) => Promise<T>;
  /** Asks the server, even where it is known or was asked just now. */
  readonly anew: (signal: AbortSignal) => Promise<T>;
  readonly known: () => T | undefined;
}

interface Learning<T> {
  /** Whether it is worth to be remembered. */
  readonly keep?: (value: T) => boolean;
  /** Known before the first who asks. */
  readonly before?: T | undefined;
  /** Told of each that was learned, when it is known. */
  readonly learned?: (value: T) => void;
}

/**
 * Runs once for all who ask, and remembers what `keep` says is worth it. Failure is never remembered. Whoever takes any answer joins
 * those who wait for a new one, and not the other way round.
 */
export function learnOnce<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { keep = () => true, before, learned }: Learning<T> = {},
): Learned<T> {
  let value: T | undefined;
  let last = before;
  let renewing = 0;
  const ask = async (signal: AbortSignal): Promise<T> => {
    const got = await work(signal);
    last = got;
    if (keep(got)) value = got;
    learned?.(got);
    return got;
  };
  const [run, renew] = [sharedFlight(ask), sharedFlight(ask)];
  return {
    get: (signal) => (value === undefined ? (renewing > 0 ? renew : run)(signal) : Promise.resolve(value)),
    async anew(signal) {
      renewing += 1;
      try {
        return await renew(signal);
      } finally {
        renewing -= 1;
      }
    },
    known: () => value ?? last,
  };
}
