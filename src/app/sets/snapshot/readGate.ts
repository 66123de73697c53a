import type { Clock } from '../../../core/http/clock.ts';
import type { Transport } from '../../../core/http/message.ts';
import { RequestQueue } from '../../../core/http/policies/requestQueue.ts';
import type { Session } from '../../../core/instances/session.ts';
import { othersFirst } from '../../../core/sets/turn.ts';

/** As many as a run has under way: what Jamf advises, and what the session's own queue lets through (facts 6.1). */
const inFlight = 5;

/** So many objects are worked at, so that the next request waits already when an answer comes, and goes while that one is read and kept. */
export const workedAt = 2 * inFlight;

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
        // Answers come at once: each of them makes room for a request, which goes before any of them is worked at.
        await othersFirst();
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
