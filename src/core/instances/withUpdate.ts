import { ProblemError } from '../../shared/problem.ts';
import type { Clock } from '../http/clock.ts';
import type { HttpRequest, Transport } from '../http/message.ts';
import { requestPath } from './requestUrl.ts';
import type { Catalogue, VersionMove } from './session.ts';

/** What a session has learned, and how it learns it anew. */
export interface UpdateDeps {
  /** The instance's address. */
  readonly base: string;
  readonly clock: Clock;
  readonly knownVersion: () => string | undefined;
  readonly knownCatalogue: () => Catalogue | undefined;
  /** Asks the server, whatever is known. */
  readonly versionNow: (signal: AbortSignal) => Promise<string>;
  readonly catalogueNow: (signal: AbortSignal) => Promise<Catalogue>;
  readonly moved: (move: VersionMove) => void;
}

/** Answers that say “not there” come in rows, as when a list is searched for what is gone. */
const pause = 60_000;

/**
 * Jamf Pro is updated while windows stay open, and an update may take paths away (facts 4.4). Where a path that the document lists
 * answers 404, the version is asked for, at most once a minute; if it is another one, the document is read anew before the answer is
 * given, so that whoever explains it knows. What fails on the way changes nothing: the 404 stands, and the next one after that minute
 * leads to another try.
 */
export function withUpdate(next: Transport, deps: UpdateDeps): Transport {
  let looked = -Infinity;
  /** The version that the document is of, while that of the present one could not be read. */
  let stale: string | undefined;
  return async (request, signal, options) => {
    const response = await next(request, signal, options);
    const before = stale ?? deps.knownVersion();
    if (response.status !== 404 || before === undefined || !lists(deps, request) || deps.clock.now() - looked < pause) return response;
    looked = deps.clock.now();
    try {
      const now = await deps.versionNow(signal);
      if (now !== before) {
        stale = before;
        await deps.catalogueNow(signal);
        deps.moved({ from: before, to: now });
      }
      stale = undefined;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
    return response;
  };
}

/** What the session itself asks is how it learns the version, and never a reason to ask for it. */
function lists({ base, knownCatalogue }: UpdateDeps, { method, url, lane }: HttpRequest): boolean {
  if (lane === 'session' || !url.startsWith(`${base}/api/`)) return false;
  return knownCatalogue()?.describe(method, requestPath(base, url)) !== undefined;
}
