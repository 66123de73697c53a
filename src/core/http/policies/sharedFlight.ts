import { abortError, orAborted } from '../abort.ts';

interface Flight<T> {
  readonly work: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Lets any number of callers wait for one run of `work`. Each leaves at once when its own signal aborts;
 * the run itself is aborted only when nobody waits for it any more. Nothing is remembered: after it has ended, the next call runs again.
 */
export function sharedFlight<T>(work: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let current: Flight<T> | undefined;

  function start(): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { work: work(controller.signal), controller, waiting: 0 };
    const end = (): void => {
      if (current === flight) current = undefined;
    };
    flight.work.then(end, end);
    return flight;
  }

  return async (signal) => {
    if (signal.aborted) throw abortError(signal);
    const flight = (current ??= start());
    flight.waiting += 1;
    try {
      return await orAborted(flight.work, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && current === flight && signal.aborted) {
        current = undefined;
        flight.controller.abort();
      }
    }
  };
}
