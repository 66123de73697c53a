import { ProblemError } from '../../shared/problem.ts';
import type { Lane, Transport } from '../http/message.ts';

const lanes: ReadonlySet<Lane> = new Set(['document', 'runner']);

/**
 * To name the privilege that is missing, or to say that none is, the held ones must be known: asked for once, and only after a refusal
 * of what a person did. Where that fails, they stay unknown, and the refusal stands.
 */
export function withHolder(
  next: Transport,
  holder: { readonly isKnown: () => boolean; readonly learn: (signal: AbortSignal) => Promise<unknown> },
): Transport {
  return async (request, signal, options) => {
    const response = await next(request, signal, options);
    if (response.status !== 403 || holder.isKnown() || !lanes.has(request.lane)) return response;
    try {
      await holder.learn(signal);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
    return response;
  };
}
