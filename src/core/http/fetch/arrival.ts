import type { NetworkProblem } from '../../../shared/problem.ts';

/**
 * Whether no byte of the request can have reached the server. Only the phase tells: the system gives the same codes, such as
 * `ENETDOWN` when a computer sleeps, for a connection that was never made and for one on which the request has left already.
 */
export function neverLeft({ phase }: NetworkProblem): boolean {
  return phase === 'queued' || phase === 'token' || phase === 'connecting';
}
