import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';
import { invalidProblem, ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import { missingPrivileges, readSignedIn } from '../auth/privileges.ts';
import { JamfTokens, type HeldToken } from '../auth/tokenSource.ts';
import { childOf } from '../http/abort.ts';
import { composeTransport, composeWire, type WireDeps } from '../http/policies/composeTransport.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http/message.ts';
import { withCreations } from '../http/policies/withCreations.ts';
import { sharedFlight } from '../http/policies/sharedFlight.ts';
import { withObserver, type RequestOutcome } from '../http/policies/withObserver.ts';
import { refusalOf } from '../response/refusal.ts';
import { objectAnswer } from './answer.ts';
import type { Access, Credentials, InstanceProfile } from './profile.ts';
import { requestPath, requestUrl } from './requestUrl.ts';
import type { Catalogue, DocumentStore, KeptCatalogue, Session, SignedIn, VersionMove } from './session.ts';
import { withHolder, type AccountHolder } from './withHolder.ts';
import { withUpdate } from './withUpdate.ts';

export interface SessionDeps extends Omit<WireDeps, 'base'> {
  readonly profile: InstanceProfile;
  /** The bare transport: fetch, an Agent with own certificates, or the demo. */
  readonly wire: Transport;
  readonly credentials: () => Promise<Credentials | undefined>;
  /** What is let through right now. */
  readonly access: () => Access;
  /** Told of each request of the session. */
  readonly observe: (outcome: RequestOutcome) => void;
  readonly store: DocumentStore;
  /** Throws `invalid` for a text that is no OpenAPI document. */
  readonly readDocument: (text: string) => Promise<KeptCatalogue>;
  /** A token that was got for it before. */
  readonly held?: HeldToken | undefined;
  /** What an earlier session of the same account learned of it: known, until this one has asked. */
  readonly account?: SignedIn | undefined;
  /** Told each time that the server said what the account may do. */
  readonly accountRead?: (account: SignedIn) => void;
}

/** A session as its owner sees it. */
export interface OwnedSession extends Session {
  /** Gets a token if there is none that is good. */
  signIn(signal: AbortSignal): Promise<void>;
  /** Gets a new token, whatever there is, and asks the server anew whom it speaks for. */
  signInAgain(signal: AbortSignal): Promise<SignedIn>;
  /** Gives its token away, which is then not ended with it. */
  handOver(): HeldToken | undefined;
}

/** Builds everything of one instance. Contacts nobody. */
export function createSession(deps: SessionDeps): OwnedSession {
  const { profile, clock, wallClock } = deps;
  const life = new AbortController();
  const line = composeWire(untilDisposed(deps.wire, life.signal), { ...deps, base: profile.url });
  const tokens = new JamfTokens({ send: line, base: profile.url, credentials: deps.credentials, clock, wallClock, held: deps.held });
  const signed = composeTransport(line, { tokens, clock, access: deps.access, base: profile.url });
  const learned = learn(deps, withObserver(signed, deps.observe));
  const update = watchVersion(signed, deps, learned);
  const { signedIn } = learned;
  const learnAccount = inBackground(() => signedIn.anew(life.signal));
  const holder = accountHolder(deps, learned, learnAccount);
  const send = withObserver(withHolder(withCreations(update.send, clock), holder), deps.observe);
  return {
    profile,
    send,
    url: (path, query) => requestUrl(profile.url, path, query),
    version: learned.version.get,
    signedIn: learned.signedIn.get,
    async catalogue(signal) {
      const catalogue = await learned.catalogue.get(signal);
      // Whoever sees what can be done wants to see whether this account may.
      if (catalogue.origin.kind === 'server' && signedIn.askedAt() === undefined) learnAccount();
      return catalogue;
    },
    keptCatalogue: async () => learned.catalogue.known() ?? (await readStored(deps, undefined)),
    known: () => knownOf(learned, tokens, update.move()),
    async signIn(signal) {
      try {
        await tokens.get(signal);
      } catch (error) {
        deps.observe({ kind: 'failed', problem: problemOf(error) });
        throw error;
      }
    },
    signInAgain(signal) {
      tokens.forget();
      return learned.signedIn.anew(signal);
    },
    handOver: () => tokens.handOver(),
    signOut: (signal) => tokens.signOut(signal),
    dispose() {
      tokens.dispose();
      life.abort();
    },
  };
}

type Lessons = ReturnType<typeof learn>;

/** What was learned of the account so lately, in milliseconds, is not doubted after a refusal. */
const freshAccount = 10_000;

function accountHolder({ clock, profile }: SessionDeps, { signedIn, catalogue }: Lessons, learnLater: () => void): AccountHolder {
  return {
    isFresh: () => clock.now() - (signedIn.askedAt() ?? -Infinity) < freshAccount,
    learn: signedIn.anew,
    learnLater,
    lacks: ({ method, url }) => {
      const operation = catalogue.known()?.describe(method, requestPath(profile.url, url));
      return missingPrivileges(operation, signedIn.known()?.privileges).length > 0;
    },
  };
}

/** Starts it without anybody waiting. Where the server does not answer, what was known stays; whoever shows the state is told anyway. */
function inBackground(work: () => Promise<unknown>): () => void {
  return () => {
    work().catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
    });
  };
}

/** What is there already, without what is not. */
function knownOf(learned: Lessons, tokens: JamfTokens, updated: VersionMove | undefined): ReturnType<Session['known']> {
  const version = learned.version.known();
  const signedIn = learned.signedIn.known();
  const catalogue = learned.catalogue.known();
  const token = tokens.known();
  return {
    ...(version === undefined ? {} : { version }),
    ...(signedIn === undefined ? {} : { signedIn }),
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(updated === undefined ? {} : { updated }),
    ...(token === undefined ? {} : { token }),
  };
}

function watchVersion(
  next: Transport,
  { profile, clock }: SessionDeps,
  learned: Lessons,
): { readonly send: Transport; readonly move: () => VersionMove | undefined } {
  let move: VersionMove | undefined;
  const send = withUpdate(next, {
    base: profile.url,
    clock,
    knownVersion: learned.version.known,
    knownCatalogue: learned.catalogue.known,
    versionNow: learned.version.anew,
    catalogueNow: learned.catalogue.anew,
    moved: (one) => (move = one),
  });
  return { send, move: () => move };
}

interface Learned<T> {
  readonly get: (signal: AbortSignal) => Promise<T>;
  /** Asks the server, even where it is known or was asked just now. */
  readonly anew: (signal: AbortSignal) => Promise<T>;
  readonly known: () => T | undefined;
}

interface LearnedAccount extends Learned<SignedIn> {
  /** When it was asked for last, on the monotonic clock; undefined: not yet. */
  readonly askedAt: () => number | undefined;
}

interface Learning<T> {
  /** Whether it is worth to be remembered. */
  readonly keep?: (value: T) => boolean;
  /** Known before the first who asks. */
  readonly before?: T | undefined;
}

/** Runs once for all who ask, and remembers what `keep` says is worth it. Failure is never remembered. */
function learnOnce<T>(work: (signal: AbortSignal) => Promise<T>, { keep = () => true, before }: Learning<T> = {}): Learned<T> {
  let value: T | undefined;
  let last = before;
  const ask = async (signal: AbortSignal): Promise<T> => {
    const got = await work(signal);
    last = got;
    if (keep(got)) value = got;
    return got;
  };
  const run = sharedFlight(ask);
  return {
    get: (signal) => (value === undefined ? run(signal) : Promise.resolve(value)),
    anew: sharedFlight(ask),
    known: () => value ?? last,
  };
}

function learn(deps: SessionDeps, send: Transport): { version: Learned<string>; signedIn: LearnedAccount; catalogue: Learned<Catalogue> } {
  const { profile } = deps;
  const read = async (path: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> => {
    const request = question(profile.url, path);
    return objectAnswer(profile.url, request, await send(request, signal));
  };
  const version = learnOnce(async (signal) => {
    const { version: text } = await read('/v1/jamf-pro-version', signal);
    if (typeof text === 'string' && text !== '') return text;
    throw notJamf(profile.url, (host) => t`${host} answered, but without its version, as Jamf Pro would.`);
  });
  let askedAt: number | undefined;
  const readAccount = async (signal: AbortSignal): Promise<SignedIn> => {
    askedAt = deps.clock.now();
    const { account } = profile;
    const name = account.kind === 'user' ? account.username : account.kind === 'client' ? account.clientId : profile.name;
    const who = readSignedIn(await read('/v1/auth', signal), { account: name, kind: account.kind === 'user' ? 'user' : 'client' });
    if (who === undefined) throw notJamf(profile.url, (host) => t`${host} answered, but without who is signed in, as Jamf Pro would.`);
    deps.accountRead?.(who);
    return who;
  };
  const signedIn = { ...learnOnce(readAccount, { before: deps.account }), askedAt: () => askedAt };
  // A copy from the disk is good enough to work with, but not to stay with: the next one who asks tries the server again.
  const catalogue = learnOnce((signal) => readCatalogue(deps, send, version.get, signal), {
    keep: ({ origin }) => origin.kind === 'server',
  });
  return { version, signedIn, catalogue };
}

/** The document of the version that runs now (facts 4.1): from the store if it is there, else the server's; any copy if the server fails. */
async function readCatalogue(
  deps: SessionDeps,
  send: Transport,
  versionOf: Learned<string>['get'],
  signal: AbortSignal,
): Promise<Catalogue> {
  const { id, url } = deps.profile;
  let why: Problem;
  try {
    const version = await versionOf(signal);
    const stored = await readStored(deps, version);
    if (stored !== undefined) return { ...stored, origin: { kind: 'server' } };
    const request = question(url, '/api/schema/');
    const response = await send(request, signal);
    const refusal = refusalOf(url, request, response);
    if (refusal !== undefined) throw new ProblemError(refusal);
    const text = textOf(response);
    const read = await deps.readDocument(text);
    await deps.store.write(id, version, text);
    return { ...read, origin: { kind: 'server' } };
  } catch (error) {
    why = problemOf(error);
    // What a person has to act on, or did, is not to be hidden behind an old copy; a bug neither.
    if (why.kind === 'auth' || why.kind === 'cancelled' || why.kind === 'bug') throw error;
    const stored = await readStored(deps, undefined);
    if (stored === undefined) throw error;
    return { ...stored, origin: { kind: 'cache', why } };
  }
}

/** A copy that cannot be read or parsed is as good as none: it is written anew by the next answer. */
async function readStored(deps: SessionDeps, version: string | undefined): Promise<KeptCatalogue | undefined> {
  const stored = await deps.store.read(deps.profile.id, version);
  if (stored === undefined) return undefined;
  try {
    return await deps.readDocument(stored.text);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

function question(base: string, path: string): HttpRequest {
  return { method: 'GET', url: requestUrl(base, path), headers: { accept: 'application/json' }, lane: 'session' };
}

function textOf(response: HttpResponse): string {
  return new TextDecoder().decode(response.body);
}

function notJamf(url: string, missing: (host: string) => string): ProblemError {
  return invalidProblem(joinSentences(missing(new URL(url).host), t`Check the address of the instance.`), 'url');
}

/** Ends what is in flight when the session does. */
function untilDisposed(next: Transport, life: AbortSignal): Transport {
  return async (request, signal, options) => {
    const { controller, unlink } = childOf(signal);
    const onEnd = (): void => controller.abort();
    if (life.aborted) onEnd();
    else life.addEventListener('abort', onEnd, { once: true });
    try {
      return await next(request, controller.signal, options);
    } finally {
      unlink();
      life.removeEventListener('abort', onEnd);
    }
  };
}
