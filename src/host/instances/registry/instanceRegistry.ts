import { t } from '@vscode/l10n';
import { EventEmitter, type Disposable, type ExtensionContext } from 'vscode';
import { isSameAccount } from '../../../core/auth/privileges.ts';
import { apiCatalogue } from '../../../core/families/apiCatalogue.ts';
import { systemClock } from '../../../core/http/clock.ts';
import type { HeldToken } from '../../../core/auth/tokenSource.ts';
import { createSession, type OwnedSession, type SessionDeps } from '../../../core/instances/createSession.ts';
import { connectionKey, type Access, type Credentials, type InstanceProfile } from '../../../core/instances/profile.ts';
import type { KeptCatalogue, SignedIn } from '../../../core/instances/session.ts';
import { invalidProblem, ProblemError } from '../../../shared/problem.ts';
import { AskedWaits } from '../../../app/support/waits/askedWaits.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import type { InstanceChange, InstanceRemoval, InstanceState, Instances, Log } from '../../../app/support/services.ts';
import { demoCredentials } from '../wire/demoProfile.ts';
import { documentFiles, type DocumentFiles } from './documentFiles.ts';
import { readLimits } from '../wire/httpSettings.ts';
import { nextState } from '../../../app/instances/instanceState.ts';
import { ProfileStore } from './profileStore.ts';
import { SecretVault } from './secretVault.ts';
import { Unlocks } from '../../../app/instances/unlocks.ts';
import { lazyDemo, wireOf } from '../wire/wires.ts';

const signOutLimit = 5000;

type Context = Pick<ExtensionContext, 'globalState' | 'secrets' | 'globalStorageUri' | 'extension'>;

/** What differs between a stored instance and one that is only tried. */
export interface SessionParts extends Pick<
  SessionDeps,
  'credentials' | 'access' | 'observe' | 'asked' | 'held' | 'account' | 'accountRead' | 'documentRead'
> {
  /** Of the client certificate; default: the stored one. */
  readonly passphrase?: () => Promise<string | undefined>;
}

/** The connections of this window. Contacts nobody by itself. */
export class InstanceRegistry implements Instances, Disposable {
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new EventEmitter<InstanceChange>());
  readonly #removals = this.#store.add(new EventEmitter<InstanceRemoval>());
  readonly #minutes = this.#store.add(new EventEmitter<string>());
  readonly #unlocks = this.#store.add(
    new Unlocks({ locked: (id) => this.#changes.fire({ id, what: 'access' }), minute: (id) => this.#minutes.fire(id) }),
  );
  readonly #sessions = new Map<string, OwnedSession>();
  readonly #states = new Map<string, InstanceState>();
  /** What was learned last of the account of each instance. A refresh asks anew, and has it until then. */
  readonly #accounts = new Map<string, SignedIn>();
  /** The instances that this window has been told of. */
  readonly #announced: Set<string>;
  /** One for the window: signing out of it or refreshing it keeps what was changed in it. */
  readonly #demo = lazyDemo();
  readonly #profiles: ProfileStore;
  readonly #documents: DocumentFiles;
  readonly #userAgent: string;
  readonly #log: Log;
  readonly vault: SecretVault;
  readonly waits = new AskedWaits();
  readonly onDidChange = this.#changes.event;
  readonly onMinute = this.#minutes.event;
  readonly onWillRemove = this.#removals.event;

  constructor(context: Context, log: Log) {
    this.#log = log;
    this.#profiles = new ProfileStore(context.globalState);
    this.#announced = new Set(this.all().map(({ id }) => id));
    this.vault = new SecretVault(context.secrets);
    this.#documents = documentFiles(context.globalStorageUri, log);
    this.#userAgent = userAgentOf(context.extension.packageJSON);
    this.#store.add(context.secrets.onDidChange(({ key }) => void this.#secretChanged(key)));
  }

  all(): readonly InstanceProfile[] {
    return this.#profiles.all();
  }

  get(id: string): InstanceProfile | undefined {
    return this.#profiles.get(id);
  }

  session(id: string): OwnedSession {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const profile = this.get(id);
    if (profile === undefined) throw unknownInstance(id);
    const session = this.#build(profile);
    this.#sessions.set(id, session);
    return session;
  }

  /** Another session of a stored instance, with a token of its own: for a test that disturbs nothing. The caller ends it. */
  separate(profile: InstanceProfile): OwnedSession {
    return this.#build(profile, undefined, true);
  }

  #build(profile: InstanceProfile, held?: HeldToken, isAside = false): OwnedSession {
    const { id } = profile;
    const isOwn = (): boolean => this.#sessions.get(id) === session;
    const session = this.build(profile, {
      held,
      credentials: () => this.#credentials(profile),
      access: () => this.access(id).access,
      // One that another has taken the place of tells late how it was, and may be of another account.
      observe: (outcome) => (isAside || isOwn() ? this.#setState(id, nextState(this.state(id), outcome, profile.url)) : undefined),
      asked: (wait) => this.waits.begin(id, wait),
      account: this.#accounts.get(id),
      accountRead: (account) => (isOwn() ? this.#accountRead(id, account) : undefined),
      documentRead: () => (isOwn() ? this.#changes.fire({ id, what: 'document' }) : undefined),
    });
    return session;
  }

  /** A session for whatever it is given: what is to be added may not be stored yet. */
  build(profile: InstanceProfile, own: SessionParts): OwnedSession {
    const { passphrase = () => this.vault.passphrase(profile.id), ...parts } = own;
    return createSession({
      ...parts,
      profile,
      wire: wireOf(profile, { demo: this.#demo, passphrase }),
      clock: systemClock,
      random: Math.random,
      wallClock: Date.now,
      limits: readLimits,
      userAgent: this.#userAgent,
      store: this.#documents.from(profile.url),
      background: (work) => inBackground(this.#log, 'learn what the account of an instance may do', work),
      readDocument,
    });
  }

  state(id: string): InstanceState {
    return this.#states.get(id) ?? { kind: this.#profiles.isSignedOut(id) ? 'signedOut' : 'idle' };
  }

  access(id: string): { readonly access: Access; readonly unlockedUntil?: number } {
    const profile = this.get(id);
    const access = profile?.access ?? 'readOnly';
    const unlockedUntil = profile?.access === 'readOnly' ? this.#unlocks.until(id, connectionKey(profile)) : undefined;
    return unlockedUntil === undefined ? { access } : { access: 'confirm', unlockedUntil };
  }

  unlock(id: string): void {
    const profile = this.get(id);
    if (profile === undefined) throw unknownInstance(id);
    this.#unlocks.unlock(id, connectionKey(profile));
    this.#changes.fire({ id, what: 'access' });
  }

  lock(id: string): void {
    this.#unlocks.lock(id);
  }

  lockAll(): void {
    for (const { id } of this.all()) this.#unlocks.lock(id);
  }

  /** Whether the secret store kept the credentials; true where there are none. `held`: a token that was got with them just now. */
  async add(profile: InstanceProfile, credentials?: Credentials, held?: HeldToken): Promise<boolean> {
    await this.#profiles.put(profile);
    this.#keepToken(profile, held);
    const kept = credentials === undefined || (await this.vault.write(profile, credentials));
    this.#announce(profile.id, 'profile');
    if (credentials === undefined) await this.vault.tellOthers(profile.id);
    return kept;
  }

  /** A changed profile, or the same one with a new secret: its session is built anew. `held`: a token that was got for it just now. */
  async change(profile: InstanceProfile, held?: HeldToken): Promise<void> {
    if (this.get(profile.id) === undefined) throw unknownInstance(profile.id);
    await this.#profiles.put(profile);
    await this.#profiles.setSignedOut(profile.id, false);
    this.#drop(profile.id);
    this.#keepToken(profile, held);
    this.#lockIfOther(profile.id);
    this.#changes.fire({ id: profile.id, what: 'profile' });
    await this.vault.tellOthers(profile.id);
  }

  /** Another name alone: nothing else changes, and the session stays. */
  async rename(id: string, name: string): Promise<void> {
    const profile = this.get(id);
    if (profile === undefined) throw unknownInstance(id);
    await this.#profiles.put({ ...profile, name });
    this.#changes.fire({ id, what: 'state' });
    await this.vault.tellOthers(id);
  }

  /** Signs out, then forgets everything. A server that cannot be told keeps nobody waiting longer than `signal` allows. */
  async remove(id: string, signal: AbortSignal): Promise<void> {
    await this.#sessions.get(id)?.signOut(signal);
    const before: Promise<void>[] = [];
    this.#removals.fire({ id, waitUntil: (work) => before.push(work) });
    await Promise.allSettled(before);
    // Only now: what is shown of the instance may have been signed in anew meanwhile.
    this.#drop(id);
    this.#unlocks.lock(id);
    await this.#profiles.remove(id);
    this.#announce(id, 'profile');
    await this.vault.remove(id);
    await this.#documents.remove(id);
  }

  async signOut(id: string, signal: AbortSignal): Promise<void> {
    await this.#profiles.setSignedOut(id, true);
    await this.#sessions.get(id)?.signOut(signal);
    this.#drop(id);
    this.#changes.fire({ id, what: 'profile' });
    await this.vault.tellOthers(id);
  }

  /** The next request may use the stored secret again. */
  async signedInAgain(id: string): Promise<void> {
    if (!this.#profiles.isSignedOut(id)) return;
    await this.#profiles.setSignedOut(id, false);
    this.refresh(id);
    await this.vault.tellOthers(id);
  }

  /** Forgets what the session learned, so that it is asked for anew when it is needed. */
  refresh(id: string): void {
    // Not ended: a save that is on its way comes to its end.
    this.#sessions.delete(id);
    this.#states.delete(id);
    this.#changes.fire({ id, what: 'profile' });
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
    this.#store.dispose();
  }

  /** A token that a test of the connection got is its session's from now on, which ends it. */
  #keepToken(profile: InstanceProfile, held: HeldToken | undefined): void {
    if (held !== undefined) this.#sessions.set(profile.id, this.#build(profile, held));
  }

  /** The token ends at the server too, without anybody waiting for it. */
  #drop(id: string): void {
    const session = this.#sessions.get(id);
    if (session !== undefined) void session.signOut(AbortSignal.timeout(signOutLimit)).finally(() => session.dispose());
    this.#sessions.delete(id);
    this.#states.delete(id);
    this.#accounts.delete(id);
  }

  #accountRead(id: string, account: SignedIn): void {
    const isSame = isSameAccount(this.#accounts.get(id), account);
    this.#accounts.set(id, account);
    if (!isSame) this.#changes.fire({ id, what: 'account' });
  }

  async #credentials(profile: InstanceProfile): Promise<Credentials | undefined> {
    if (profile.account.kind === 'none') return demoCredentials;
    if (this.#profiles.isSignedOut(profile.id)) throw new ProblemError({ kind: 'auth', reason: 'signedOut' });
    return this.vault.read(profile);
  }

  /** Lets go of what was unlocked where the instance has become another connection, or needs no unlocking any more. */
  #lockIfOther(id: string): void {
    if (this.access(id).unlockedUntil === undefined) this.#unlocks.lock(id);
  }

  #setState(id: string, state: InstanceState): void {
    const before = this.state(id);
    if (before.kind === state.kind && before.problem === state.problem) return;
    this.#states.set(id, state);
    this.#changes.fire({ id, what: 'state' });
  }

  /**
   * Another window's write: building a session anew costs one token request and no more. It is also how a window learns of an instance
   * that another has added, changed, signed out or removed, since `globalState` tells of no change. What this window wrote itself it has
   * drawn the consequences of already; to do so twice would cancel what is under way again.
   */
  async #secretChanged(key: string): Promise<void> {
    const id = SecretVault.instanceOf(key);
    // A store that cannot be asked leaves it open: then it counts as another window's, which costs no more than a token.
    if (id === undefined || (await this.vault.isOwnWrite(key).catch(() => false)) || this.#store.isDisposed) return;
    this.#lockIfOther(id);
    if (SecretVault.isNews(key) && !this.#isOutdated(id)) return this.#announce(id, 'access', true);
    this.#drop(id);
    this.#announce(id, 'profile', true);
  }

  /** Whether what this window holds of an instance is no longer so: its account or way, or who is signed in. A name or an access is read anew anyway. */
  #isOutdated(id: string): boolean {
    const now = this.get(id);
    const held = this.#sessions.get(id)?.profile;
    const wayOf = (profile: InstanceProfile): string => JSON.stringify({ ...profile, name: '', environment: '', access: '' });
    const isOther = now === undefined || (held !== undefined && wayOf(held) !== wayOf(now));
    return isOther || this.#profiles.isSignedOut(id) || this.#states.get(id)?.kind === 'signedOut';
  }

  #announce(id: string, what: InstanceChange['what'], elsewhere = false): void {
    const isThere = this.get(id) !== undefined;
    const wasThere = this.#announced.has(id);
    if (isThere) this.#announced.add(id);
    else this.#announced.delete(id);
    if (isThere || wasThere) this.#changes.fire({ id, what: !isThere ? 'removed' : wasThere ? what : 'added', elsewhere });
  }
}

export function unknownInstance(id: string): ProblemError {
  return invalidProblem(t`There is no instance with the id “${id}” in this window.`, 'instance');
}

/** Loaded with the first document: activation needs none of it. */
async function readDocument(text: string): Promise<KeptCatalogue> {
  const [{ parseDocument }, { proFamily }, { betterInClassic, classicFamily }, { classicWriting }] = await Promise.all([
    import('../../../core/families/pro/document.ts'),
    import('../../../core/families/pro/proFamily.ts'),
    import('../../../core/families/classic/classicFamily.ts'),
    import('../../../core/families/classic/writing/classicWriting.ts'),
  ]);
  const pro = proFamily(parseDocument(text), betterInClassic);
  return apiCatalogue([pro, classicFamily(pro, classicWriting)]);
}

function userAgentOf(manifest: unknown): string {
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
  return `jamf-pro-explorer/${version}`;
}
