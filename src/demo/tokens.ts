/** One access token that was given out. */
export interface Token {
  readonly text: string;
  readonly kind: 'client' | 'user';
  /** Id of the API client or the account. */
  readonly holder: string;
  /** Role ids that a client's token is narrowed to. */
  readonly roles: readonly string[] | undefined;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** Access tokens that are good until they expire or are invalidated, whatever becomes of their holder (facts 1.5). */
export class TokenStore {
  readonly #tokens = new Map<string, Token>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(token: Omit<Token, 'text' | 'expires'>, seconds: number): Token {
    this.#count += 1;
    const issued = Math.floor(this.#now() / 1000);
    const claims = { sub: token.holder, iat: issued, exp: issued + seconds, 'token-uuid': this.#count, 'subject-type': token.kind };
    const whole = `${encode({ alg: 'HS256' })}.${encode(claims)}.demo${this.#count}`;
    const entry: Token = { ...token, text: whole, expires: this.#now() + seconds * 1000 };
    this.#tokens.set(whole, entry);
    return entry;
  }

  /** The token, if it is still good. */
  find(text: string): Token | undefined {
    const token = this.#tokens.get(text);
    if (token === undefined || token.expires > this.#now()) return token;
    this.#tokens.delete(text);
    return undefined;
  }

  invalidate(text: string): boolean {
    return this.#tokens.delete(text);
  }
}

function encode(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
