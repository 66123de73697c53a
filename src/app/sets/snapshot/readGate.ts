import type { Clock } from '../../../core/http/clock.ts';
import type { Transport } from '../../../core/http/message.ts';
import { RequestQueue } from '../../../core/http/policies/requestQueue.ts';
import type { Session } from '../../../core/instances/session.ts';

/** As many as a run has under way: what Jamf advises, and what the session's own queue lets through (facts 6.1). */
const inFlight = 5;

/** What a run sends goes through here: no more at once than it may, counted and timed. */
export class ReadGate {
  /** How many were answered. */
  done = 0;
  /** Milliseconds that all of them took together. */
  took = 0;
  /** Called after each. */
  onDone: () => void = () => undefined;
  readonly session: Session;
  readonly #queue = new RequestQueue(inFlight);

  constructor(session: Session, clock: Pick<Clock, 'now'>) {
    const send: Transport = async (request, signal, options) => {
      await this.#queue.enter('bulk', signal);
      const began = clock.now();
      try {
        return await session.send(request, signal, options);
      } finally {
        this.took += clock.now() - began;
        this.done += 1;
        this.#queue.leave();
        this.onDone();
      }
    };
    this.session = sendingBy(session, send);
  }

  /** Milliseconds that an answer takes, on average; undefined: none came yet. */
  get latency(): number | undefined {
    return this.done === 0 ? undefined : this.took / this.done;
  }
}

/** The same session with another way to send. */
function sendingBy(session: Session, send: Transport): Session {
  return {
    profile: session.profile,
    send,
    url: (path, query) => session.url(path, query),
    version: (signal) => session.version(signal),
    signedIn: (signal) => session.signedIn(signal),
    catalogue: (signal) => session.catalogue(signal),
    keptCatalogue: () => session.keptCatalogue(),
    known: () => session.known(),
    signOut: (signal) => session.signOut(signal),
    dispose: () => session.dispose(),
  };
}

/** Milliseconds that so many requests take. */
export function timeOf(requests: number, latency: number | undefined): number | undefined {
  return latency === undefined ? undefined : Math.ceil(requests / inFlight) * latency;
}

/**
 * Does something with each, some at once, in their order. The first that fails ends the others: `stop` is called, and what it failed with
 * is thrown when all that were under way are over.
 */
export async function eachAtOnce<T>(all: Iterable<T>, work: (one: T) => Promise<void>, stop: () => void): Promise<void> {
  const rest = all[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true && failures.length === 0; next = rest.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failures.push(error);
        stop();
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  if (failures.length > 0) throw failures[0];
}
