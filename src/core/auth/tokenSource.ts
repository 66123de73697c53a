import { ProblemError, type Problem } from '../../shared/problem.ts';
import { abortError, orAborted } from '../http/abort.ts';
import type { Clock } from '../http/clock.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http/message.ts';
import type { Credentials } from '../instances/profile.ts';
import { readToken, tokenRefusal, type TokenAnswer } from './tokenAnswer.ts';
import { bearerRequest, clientTokenPaths, tokenRequest, userTokenPath } from './tokenRequest.ts';

/** A token in use. `generation` tells a late 401 for an old token from one for this. */
export interface Grant {
  readonly token: string;
  readonly generation: number;
}

/** How long a token lives and has left, in milliseconds. */
export interface TokenLife {
  readonly lifetime: number;
  readonly remaining: number;
}

/** The access token of one instance: got when first needed, shared by all, renewed before it ends, in memory only. */
export interface TokenSource {
  /**
   * The current token, or a new one. Any number of callers cause one token request; each can leave by its own signal, and the request
   * goes on for the others. Throws `auth`, or what became of the request. A refused password is not tried a second time.
   */
  get(signal: AbortSignal): Promise<Grant>;
  /** Gives the current token away: it is another's from now on, and is not ended here. */
  handOver(): HeldToken | undefined;
  /** The next {@link get} asks for another, however good this one is. It is not ended: requests under way carry it. */
  forget(): void;
  /** The server refused this generation: the next {@link get} asks for another. An older generation is ignored. */
  invalidate(generation: number): void;
  /** Of the current token; undefined: there is none. */
  known(): TokenLife | undefined;
  /** Forgets the token and tells the server to; that the server could not be told is no failure. */
  signOut(signal: AbortSignal): Promise<void>;
  /** Forgets everything and ends what is under way; for good. */
  dispose(): void;
}

export interface TokenSourceDeps {
  /** A line without token that keeps all other policies. */
  readonly send: Transport;
  readonly base: string;
  /** Read for each sign-in and not kept. Undefined: none stored. May throw a Problem of its own. */
  readonly credentials: () => Promise<Credentials | undefined>;
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
  /** A token that another source got with the same credentials, and gave away. */
  readonly held?: HeldToken | undefined;
}

/** A token as it is given from one source to the next, in memory. */
export interface HeldToken extends Grant, TokenAnswer {
  readonly kind: Credentials['kind'];
  /** When it was asked for, on the monotonic clock. */
  readonly since: number;
}

interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

const maxMargin = 30_000;

/** The {@link TokenSource} that asks Jamf Pro, for either kind of credentials. */
export class JamfTokens implements TokenSource {
  readonly #deps: TokenSourceDeps;
  readonly #life = new AbortController();
  #held: HeldToken | undefined;
  #generation = 0;
  #flight: Promise<HeldToken> | undefined;
  #refused: Problem | undefined;
  #clientPath: string = clientTokenPaths[0];

  constructor(deps: TokenSourceDeps) {
    this.#deps = deps;
    this.#held = deps.held;
    this.#generation = deps.held?.generation ?? 0;
  }

  async get(signal: AbortSignal): Promise<Grant> {
    if (signal.aborted) throw abortError(signal);
    if (this.#life.signal.aborted) throw new ProblemError({ kind: 'cancelled' });
    if (this.#held !== undefined && this.#isFresh(this.#held)) return this.#held;
    if (this.#refused !== undefined) throw new ProblemError(this.#refused);
    this.#flight ??= this.#renew();
    return orAborted(this.#flight, signal);
  }

  handOver(): HeldToken | undefined {
    const given = this.#held;
    this.#held = undefined;
    return given;
  }

  forget(): void {
    this.#held = undefined;
  }

  invalidate(generation: number): void {
    if (this.#held?.generation === generation) this.#held = undefined;
  }

  known(): TokenLife | undefined {
    if (this.#held === undefined) return undefined;
    return { lifetime: this.#held.lifetime, remaining: Math.max(0, this.#remaining(this.#held)) };
  }

  async signOut(signal: AbortSignal): Promise<void> {
    const old = this.#held;
    this.#held = undefined;
    // One that is just being got belongs to those who still wait for it, and is not kept.
    this.#flight = undefined;
    if (old === undefined || this.#remaining(old) <= 0) return;
    try {
      await this.#deps.send(bearerRequest(this.#deps.base, 'invalidate-token', old.token), signal);
    } catch {
      // Forgotten here all the same, and it ends by itself: nothing that the person could do.
    }
  }

  dispose(): void {
    this.#held = undefined;
    this.#life.abort();
  }

  #renew(): Promise<HeldToken> {
    const flight = this.#ask().then(
      (got) => {
        if (this.#flight !== flight) return got;
        this.#flight = undefined;
        if (!this.#life.signal.aborted) this.#held = got;
        return got;
      },
      (error: unknown) => {
        if (this.#flight === flight) this.#flight = undefined;
        throw error;
      },
    );
    // All who waited may have left; a failure then concerns nobody, and the next call asks anew.
    flight.catch(() => undefined);
    return flight;
  }

  async #ask(): Promise<HeldToken> {
    const kept = await this.#keepAlive();
    if (kept !== undefined) return kept;
    const credentials = await this.#deps.credentials();
    if (credentials === undefined) throw new ProblemError({ kind: 'auth', reason: 'noSecret' });
    const since = this.#deps.clock.now();
    const { request, response } = await this.#post(credentials);
    const answer = response.status === 200 ? readToken(response, this.#deps.wallClock()) : undefined;
    if (answer !== undefined) return this.#granted(answer, credentials.kind, since);
    const account = credentials.kind === 'user' ? credentials.username : credentials.clientId;
    const problem = tokenRefusal(this.#deps.base, request, response, { account, beyondAscii: isBeyondAscii(credentials) });
    // Accounts lock after a few wrong passwords (facts 1.11), so the first refusal stands until the credentials change.
    if (credentials.kind === 'user' && problem.kind === 'auth' && problem.reason !== 'badTokenAnswer') this.#refused = problem;
    throw new ProblemError(problem);
  }

  async #post(credentials: Credentials): Promise<Exchange> {
    const send = async (path: string): Promise<Exchange> => {
      const request = tokenRequest(this.#deps.base, credentials, path);
      return { request, response: await this.#deps.send(request, this.#life.signal) };
    };
    if (credentials.kind === 'user') return await send(userTokenPath);
    const path = this.#clientPath;
    const first = await send(path);
    const [, older] = clientTokenPaths;
    if (first.response.status !== 404 || path === older) return first;
    const second = await send(older);
    if (second.response.status !== 404) this.#clientPath = older;
    return second;
  }

  /** Only for a user's token that is still good: a client that does so gets one without its privileges (facts 1.4). */
  async #keepAlive(): Promise<HeldToken | undefined> {
    const old = this.#held;
    if (old?.kind !== 'user' || this.#remaining(old) <= 0) return undefined;
    const since = this.#deps.clock.now();
    try {
      const response = await this.#deps.send(bearerRequest(this.#deps.base, 'keep-alive', old.token), this.#life.signal);
      const answer = response.status === 200 ? readToken(response, this.#deps.wallClock()) : undefined;
      return answer === undefined ? undefined : this.#granted(answer, 'user', since);
    } catch (error) {
      // The password still works; only an end of the whole session stops here.
      if (this.#life.signal.aborted) throw error;
      return undefined;
    }
  }

  #granted(answer: TokenAnswer, kind: Credentials['kind'], since: number): HeldToken {
    this.#generation += 1;
    return { ...answer, kind, since, generation: this.#generation };
  }

  #remaining(held: HeldToken): number {
    return held.since + held.lifetime - this.#deps.clock.now();
  }

  #isFresh(held: HeldToken): boolean {
    return this.#remaining(held) > Math.min(maxMargin, held.lifetime / 4);
  }
}

/** HTTP Basic does not say in which encoding the two are: a right password with such letters may be refused. */
function isBeyondAscii(credentials: Credentials): boolean {
  return credentials.kind === 'user' && /[^\0-\x7f]/.test(credentials.username + credentials.password);
}
