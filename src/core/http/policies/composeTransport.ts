import type { TokenSource } from '../../auth/tokenSource.ts';
import type { Access } from '../../instances/profile.ts';
import type { Clock } from '../clock.ts';
import type { Transport } from '../message.ts';
import { withAccess } from './withAccess.ts';
import { withCookies } from './withCookies.ts';
import { withLimit } from './withLimit.ts';
import { withRedirects } from './withRedirects.ts';
import { withRetry, type RetryDeps } from './withRetry.ts';
import { withSameOrigin } from './withSameOrigin.ts';
import { withTimeouts, type Limits } from './withTimeouts.ts';
import { withToken } from './withToken.ts';
import { withUserAgent } from './withUserAgent.ts';

export interface WireDeps extends Pick<RetryDeps, 'asked'> {
  /** The instance's address, as in its profile. */
  readonly base: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
  readonly limits: () => Limits;
  readonly userAgent: string;
}

const maxInFlight = 5;

/**
 * One instance's line without a token: what the token itself is got through. Read from the inside: cookies, time limits for each
 * attempt, a slot for each attempt (so a retry that waits holds none), redirects, retries, and the gate to the instance's origin.
 */
export function composeWire(wire: Transport, deps: WireDeps): Transport {
  const named = withUserAgent(wire, deps.userAgent);
  const limited = withLimit(withTimeouts(withCookies(named, deps.wallClock), deps), { clock: deps.clock, max: maxInFlight });
  return withSameOrigin(withRetry(withRedirects(limited, deps.base), deps), deps.base);
}

/** What features send through: signed, and with the lock of a read-only instance outermost, so that a refused write asks for no token. */
export function composeTransport(
  line: Transport,
  deps: { readonly tokens: TokenSource; readonly clock: Clock; readonly access: () => Access; readonly base: string },
): Transport {
  return withSameOrigin(withAccess(withToken(line, deps), deps.access), deps.base);
}
