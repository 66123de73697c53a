import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';
import { invalidProblem, ProblemError, problemOf } from '../../shared/problem.ts';
import { missingPrivileges, readSignedIn } from '../auth/privileges.ts';
import { JamfTokens, type HeldToken } from '../auth/tokenSource.ts';
import { childOf } from '../http/abort.ts';
import { composeTransport, composeWire, type WireDeps } from '../http/policies/composeTransport.ts';
import type { Transport } from '../http/message.ts';
import { withCreations } from '../http/policies/withCreations.ts';
import { withObserver, type RequestOutcome } from '../http/policies/withObserver.ts';
import { keptCopy, readCatalogue, sessionQuestion, type DocumentDeps, type KeptCopy } from './apiDocument.ts';
import { objectAnswer } from './answer.ts';
import { learnOnce, type Learned } from './learnOnce.ts';
import type { Access, Credentials } from './profile.ts';
import { requestPath, requestUrl } from './requestUrl.ts';
import type { Catalogue, Session, SignedIn, VersionMove } from './session.ts';
import { withHolder, type AccountHolder } from './withHolder.ts';
import { withUpdate } from './withUpdate.ts';

export interface SessionDeps extends Omit<WireDeps, 'base'>, DocumentDeps {
  /** The bare transport: fetch, an Agent with own certificates, or the demo. */
  readonly wire: Transport;
  readonly credentials: () => Promise<Credentials | undefined>;
  /** What is let through right now. */
  readonly access: () => Access;
  /** Told of each request of the session. */
  readonly observe: (outcome: RequestOutcome) => void;
  /** A token that was got for it before. */
  readonly held?: HeldToken | undefined;
  /** What an earlier session of the same account learned of it: known, until this one has asked. */
  readonly account?: SignedIn | undefined;
  /** Told each time that the server said what the account may do. */
  readonly accountRead?: (account: SignedIn) => void;
  /** Told each time that the server's document is known, of whichever version. */
  readonly documentRead?: () => void;
  /** Work that nobody waits for; where it fails, that is a bug. */
  readonly background: (work: Promise<unknown>) => void;
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
  const learnAccount = (ask: Learned<SignedIn>['get']): void => deps.background(quietly(ask(life.signal)));
  const holder = accountHolder(deps, learned, () => learnAccount(signedIn.anew));
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
      if (catalogue.origin.kind === 'server' && signedIn.isWanted()) learnAccount(signedIn.get);
      return catalogue;
    },
    keptCatalogue: async () => learned.catalogue.known() ?? (await learned.kept.read()),
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
/** After so many milliseconds a server that did not say what the account may do is asked once more. */
const anotherTry = 30_000;

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

/** Where the server does not answer, what was known stays; whoever shows the state is told anyway. */
async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** What is there already, without what is not. */
function knownOf(learned: Lessons, tokens: JamfTokens, updated: VersionMove | undefined): ReturnType<Session['known']> {
  const version = learned.version.known();
  const signedIn = learned.signedIn.known();
  const catalogue = learned.catalogue.known();
  const kept = learned.kept.known();
  const token = tokens.known();
  return {
    ...(version === undefined ? {} : { version }),
    ...(signedIn === undefined ? {} : { signedIn }),
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(catalogue !== undefined || kept === undefined ? {} : { kept }),
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

interface LearnedAccount extends Learned<SignedIn> {
  /** When it was asked for last, on the monotonic clock; undefined: not yet. */
  readonly askedAt: () => number | undefined;
  /** Nobody was answered yet, and nobody asked so lately that it would be answered alike. */
  readonly isWanted: () => boolean;
}

function learn(
  deps: SessionDeps,
  send: Transport,
): { version: Learned<string>; signedIn: LearnedAccount; catalogue: Learned<Catalogue>; kept: KeptCopy } {
  const { profile, clock } = deps;
  const read = async (path: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> => {
    const request = sessionQuestion(profile.url, path);
    return objectAnswer(profile.url, request, await send(request, signal));
  };
  const version = learnOnce(async (signal) => {
    const { version: text } = await read('/v1/jamf-pro-version', signal);
    if (typeof text === 'string' && text !== '') return text;
    throw notJamf(profile.url, (host) => t`${host} answered, but without its version, as Jamf Pro would.`);
  });
  let askedAt: number | undefined;
  let isAnswered = false;
  const readAccount = async (signal: AbortSignal): Promise<SignedIn> => {
    askedAt = clock.now();
    const { account } = profile;
    const name = account.kind === 'user' ? account.username : account.kind === 'client' ? account.clientId : profile.name;
    const who = readSignedIn(await read('/v1/auth', signal), { account: name, kind: account.kind === 'user' ? 'user' : 'client' });
    if (who === undefined) throw notJamf(profile.url, (host) => t`${host} answered, but without who is signed in, as Jamf Pro would.`);
    isAnswered = true;
    return who;
  };
  const signedIn = {
    ...learnOnce(readAccount, { before: deps.account, learned: (who) => deps.accountRead?.(who) }),
    askedAt: () => askedAt,
    isWanted: () => !isAnswered && clock.now() - (askedAt ?? -Infinity) >= anotherTry,
  };
  const kept = keptCopy(deps);
  // A copy from the disk is good enough to work with, but not to stay with: the next one who asks tries the server again.
  const isServers = ({ origin }: Catalogue): boolean => origin.kind === 'server';
  const readDocument = (signal: AbortSignal): Promise<Catalogue> => readCatalogue(deps, { send, versionOf: version.get, kept }, signal);
  const catalogue = learnOnce(readDocument, {
    keep: isServers,
    learned: (read) => {
      if (!isServers(read)) return;
      kept.letGo();
      deps.documentRead?.();
    },
  });
  return { version, signedIn, catalogue, kept };
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
