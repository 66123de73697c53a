import { jsonValue } from '../../../core/json/wire.ts';
import { createHash, randomUUID } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import { systemClock, type Clock } from '../../../core/http/clock.ts';
import type { Credentials, InstanceProfile } from '../../../core/instances/profile.ts';
import { ProblemError } from '../../../shared/problem.ts';

type Reached = Pick<InstanceProfile, 'id' | 'url'>;

const prefix = 'jamf.credentials.';
const passphrasePrefix = 'jamf.passphrase.';
const newsPrefix = 'jamf.news.';

/** Milliseconds that the store may take: long enough for a person to unlock a key ring, short enough not to hold all requests for good. */
const longestAnswer = 60_000;

/**
 * Credentials at rest, in VS Code's encrypted store: one key per instance, each with the host that they were typed for. Written, then read back: some systems have no key ring and
 * keep nothing. What was not kept stays usable in this window, and the caller is told so that it can say it.
 *
 * Reading throws `auth` with the reason `secretStore` where the store fails or does not answer: it may wait for a key ring that nobody unlocks.
 */
export class SecretVault {
  readonly #secrets: SecretStorage;
  readonly #clock: Clock;
  readonly #notKept = new Map<string, string>();
  /** Digests of what this window wrote last, by key. */
  readonly #written = new Map<string, string>();

  constructor(secrets: SecretStorage, clock: Clock = systemClock) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  /**
   * The credentials for the address of an instance; undefined where they were typed for another host. The profile and its secret are two
   * writes, and between them a window may hold one of before beside one of after.
   */
  async read({ id, url }: Reached): Promise<Credentials | undefined> {
    const text = await this.#get(prefix + id);
    return text === undefined ? undefined : parse(text, hostOf(url));
  }

  /** Whether the store kept it. */
  async write({ id, url }: Reached, credentials: Credentials): Promise<boolean> {
    return this.#put(prefix + id, JSON.stringify({ ...credentials, host: hostOf(url) }));
  }

  /** Of the client certificate's file. */
  async passphrase(id: string): Promise<string | undefined> {
    return this.#get(passphrasePrefix + id);
  }

  async writePassphrase(id: string, passphrase: string): Promise<boolean> {
    return this.#put(passphrasePrefix + id, passphrase);
  }

  async removePassphrase(id: string): Promise<void> {
    if ((await this.passphrase(id)) !== undefined) await this.#delete(passphrasePrefix + id);
  }

  async remove(id: string): Promise<void> {
    for (const key of [prefix + id, passphrasePrefix + id, newsPrefix + id]) await this.#delete(key);
  }

  /**
   * Tells the other windows that something of the instance changed that is no secret: of all that VS Code keeps, only a secret's change
   * is announced to them. A random word is stored. Where the store keeps nothing, they find out when they read next.
   */
  async tellOthers(id: string): Promise<void> {
    await this.#stored(newsPrefix + id, randomUUID());
  }

  /** Whether a changed key stands for news alone: the secret is the same. */
  static isNews(key: string): boolean {
    return key.startsWith(newsPrefix);
  }

  /** Whether what stands under a changed key, or that nothing does, is this window's own doing: the store tells of that as well. */
  async isOwnWrite(key: string): Promise<boolean> {
    const text = await this.#asked(this.#secrets.get(key));
    return this.#written.get(key) === (text === undefined ? gone : digest(text));
  }

  /** The instance that a changed key of the store belongs to. */
  static instanceOf(key: string): string | undefined {
    const found = [prefix, passphrasePrefix, newsPrefix].find((one) => key.startsWith(one));
    return found === undefined ? undefined : key.slice(found.length);
  }

  async #delete(key: string): Promise<void> {
    this.#notKept.delete(key);
    this.#written.set(key, gone);
    await this.#asked(this.#secrets.delete(key));
  }

  async #get(key: string): Promise<string | undefined> {
    return this.#notKept.get(key) ?? (await this.#asked(this.#secrets.get(key)));
  }

  /** What the store answers; a failure or silence of it is a Problem of its own. */
  async #asked<T>(answer: Thenable<T>): Promise<T> {
    let callOff = (): void => undefined;
    const silence = new Promise<never>((_, reject) => {
      callOff = this.#clock.after(longestAnswer, () => reject(new Error('It does not answer.')));
    });
    try {
      return await Promise.race([answer, silence]);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new ProblemError({ kind: 'auth', reason: 'secretStore', detail }, { cause: error });
    } finally {
      callOff();
    }
  }

  async #put(key: string, text: string): Promise<boolean> {
    const kept = await this.#stored(key, text);
    if (kept) this.#notKept.delete(key);
    else this.#notKept.set(key, text);
    return kept;
  }

  async #stored(key: string, text: string): Promise<boolean> {
    try {
      this.#written.set(key, digest(text));
      await this.#asked(this.#secrets.store(key, text));
      return (await this.#asked(this.#secrets.get(key))) === text;
    } catch {
      // A locked or missing key ring says so by throwing; what it says names no remedy that our own message does not.
      return false;
    }
  }
}

/** In the place of a digest: this window deleted it. */
const gone = '';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** With the port, since another one may be another's. */
function hostOf(url: string): string {
  return new URL(url).host;
}

/** Undefined as well for what is broken: then there is nothing to sign in with, and a new secret takes its place. */
function parse(text: string, host: string): Credentials | undefined {
  const value = jsonValue(text);
  if (!isCredentials(value)) return undefined;
  // Versions before named no host: what they wrote is of the stored address, and the next that is written names its own.
  const { host: own = host, ...credentials } = value;
  return own === host ? credentials : undefined;
}

function isCredentials(value: unknown): value is Credentials & { readonly host?: unknown } {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const has = (name: string): boolean => name in value && typeof Reflect.get(value, name) === 'string';
  return value.kind === 'client' ? has('clientId') && has('clientSecret') : value.kind === 'user' && has('username') && has('password');
}
