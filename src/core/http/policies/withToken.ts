import { apiAt } from '../../families/apiAt.ts';
import type { TokenSource } from '../../auth/tokenSource.ts';
import type { Clock } from '../clock.ts';
import type { HttpRequest, HttpResponse, Transport } from '../message.ts';
import { delayedBy } from '../timing.ts';
import { isReadMethod } from '../../../shared/readMethod.ts';

export interface TokenDeps {
  readonly tokens: TokenSource;
  readonly clock: Clock;
  /** The instance's address. */
  readonly base: string;
}

/**
 * Signs requests. After a 401 it gets one new token and sends once more, where that cannot do a thing twice: a read, or anything
 * whose answer says that the token was the reason (facts 1.10). The second answer stands, whatever it is.
 *
 * Where an API says 401 for other reasons, too, the token is tried first, on the one question that needs no privilege (facts 1.9): where
 * that is answered, the token stays, and the answer says so.
 */
export function withToken(next: Transport, deps: TokenDeps): Transport {
  return async (request, signal, options) => {
    if (request.auth === 'none') return next(request, signal, options);
    const started = deps.clock.now();
    options?.onPhase?.('token');
    const grant = await deps.tokens.get(signal);
    const sent = deps.clock.now();
    const first = delayedBy(await next(signed(request, grant.token), signal, options), sent - started);
    if (first.status !== 401) return first;
    if (apiAt(request.url.slice(deps.base.length)).refusesGoodTokens && (await isTaken(next, grant.token, request, deps.base, signal))) {
      return { ...first, tokenIsGood: true };
    }
    const replay = isRead(request) || saysInvalidToken(first);
    // Also where nothing is sent again: the next request shall not begin with a token that was refused.
    deps.tokens.invalidate(grant.generation);
    if (!replay) return first;
    options?.onPhase?.('token');
    const renewed = await deps.tokens.get(signal);
    const again = deps.clock.now();
    return delayedBy(await next(signed(request, renewed.token), signal, options), again - started, first.timing.attempts);
  };
}

function signed(request: HttpRequest, token: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

/** Whether the server takes the token. What fails on the way tells nothing, and then it counts as refused. */
async function isTaken(next: Transport, token: string, { lane }: HttpRequest, base: string, signal: AbortSignal): Promise<boolean> {
  const question: HttpRequest = { method: 'GET', url: `${base}/api/v1/auth`, headers: { accept: 'application/json' }, lane };
  try {
    return (await next(signed(question, token), signal)).status === 200;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
}

function isRead(request: HttpRequest): boolean {
  return isReadMethod(request.method) && request.once !== true;
}

function saysInvalidToken(response: HttpResponse): boolean {
  return response.size < 65_536 && /"code"\s*:\s*"INVALID_TOKEN"/.test(new TextDecoder().decode(response.body));
}
