import { ProblemError } from '../../shared/problem.ts';
import type { HttpRequest, Lane, Transport } from '../http/message.ts';

const lanes: ReadonlySet<Lane> = new Set(['document', 'runner']);

/** What is known of what the account may do, and how it is learned. */
export interface AccountHolder {
  /** Learned just now: another question would be answered alike. */
  readonly isFresh: () => boolean;
  readonly learn: (signal: AbortSignal) => Promise<unknown>;
  /** The same without anybody waiting, and without a failure. */
  readonly learnLater: () => void;
  /** The account was taken not to be allowed this. */
  readonly lacks: (request: HttpRequest) => boolean;
}

/**
 * To name the privilege that is missing, or to say that none is, the held ones must be known as they are now: asked for after a refusal
 * of what a person did, and after a success that was not to be expected. Where that fails, what was known stays, and the refusal stands.
 */
export function withHolder(next: Transport, holder: AccountHolder): Transport {
  return async (request, signal, options) => {
    const response = await next(request, signal, options);
    if (!lanes.has(request.lane) || holder.isFresh()) return response;
    if (response.status >= 200 && response.status < 300 && holder.lacks(request)) holder.learnLater();
    if (response.status !== 403) return response;
    try {
      await holder.learn(signal);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
    return response;
  };
}
