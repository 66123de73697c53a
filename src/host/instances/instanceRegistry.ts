import { EventEmitter, type Disposable, type ExtensionContext } from 'vscode';
import { systemClock } from '../../core/http/clock.ts';
import type { OwnedSession } from '../../core/instances/createSession.ts';
import { createSession } from '../../core/instances/createSession.ts';
import type { Access, Credentials, InstanceProfile } from '../../core/instances/profile.ts';
import type { DocumentStore } from '../../core/instances/session.ts';
import type { ApiDocument, Resource } from '../../core/openapi/types.ts';
import { ProblemError } from '../../shared/problem.ts';
import { DisposableStore } from '../support/disposables.ts';
import type { InstanceChange, InstanceState, Instances, Log } from '../support/services.ts';
import { demoCredentials } from './demoProfile.ts';
import { fileDocumentStore } from './documentFiles.ts';
import { readLimits } from './httpSettings.ts';
import { nextState } from './instanceState.ts';
import { ProfileStore } from './profileStore.ts';
import { SecretVault } from './secretVault.ts';
import { Unlocks } from './unlocks.ts';
import { lazyDemo, wireOf } from './wires.ts';

type Context = Pick<ExtensionContext, 'globalState' | 'secrets' | 'globalStorageUri' | 'extension'>;

/** The connections of this window. Contacts nobody by itself. */
export class InstanceRegistry implements Instances, Disposable {
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new EventEmitter<InstanceChange>());
  readonly #unlocks = this.#store.add(new Unlocks((id) => this.#changes.fire({ id, what: 'access' })));
  readonly #sessions = new Map<string, OwnedSession>();
  readonly #states = new Map<string, InstanceState>();
  /** One for the window: signing out of it or refreshing it keeps what was changed in it. */
  readonly #demo = lazyDemo();
  readonly #profiles: ProfileStore;
  readonly #documents: DocumentStore;
  readonly #userAgent: string;
  readonly vault: SecretVault;
  readonly onDidChange = this.#changes.event;

  constructor(context: Context, log: Log) {
    this.#profiles = new ProfileStore(context.globalState);
    this.vault = new SecretVault(context.secrets);
    this.#documents = fileDocumentStore(context.globalStorageUri, log);
    this.#userAgent = userAgentOf(context.extension.packageJSON);
    this.#store.add(context.secrets.onDidChange(({ key }) => this.#secretChanged(SecretVault.instanceOf(key))));
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
    const session = this.build(profile, {
      credentials: () => this.#credentials(profile),
      access: () => this.access(id).access,
      observe: (outcome) => this.#setState(id, nextState(this.state(id), outcome)),
    });
    this.#sessions.set(id, session);
    return session;
  }

  /** A session of its own, for a connection under test as well. */
  build(profile: InstanceProfile, own: Pick<Parameters<typeof createSession>[0], 'credentials' | 'access' | 'observe'>): OwnedSession {
    return createSession({
      ...own,
      profile,
      wire: wireOf(profile, { demo: this.#demo, passphrase: () => this.vault.passphrase(profile.id) }),
      clock: systemClock,
      random: Math.random,
      wallClock: Date.now,
      limits: readLimits,
      userAgent: this.#userAgent,
      store: this.#documents,
      readDocument,
    });
  }

  state(id: string): InstanceState {
    return this.#states.get(id) ?? { kind: this.#profiles.isSignedOut(id) ? 'signedOut' : 'idle' };
  }

  access(id: string): { readonly access: Access; readonly unlockedUntil?: number } {
    const access = this.get(id)?.access ?? 'readOnly';
    const unlockedUntil = access === 'readOnly' ? this.#unlocks.until(id) : undefined;
    return unlockedUntil === undefined ? { access } : { access: 'confirm', unlockedUntil };
  }

  unlock(id: string): void {
    this.#unlocks.unlock(id);
    this.#changes.fire({ id, what: 'access' });
  }

  lock(id: string): void {
    this.#unlocks.lock(id);
  }

  async add(profile: InstanceProfile): Promise<void> {
    await this.#profiles.put(profile);
    this.#changes.fire({ id: profile.id, what: 'added' });
  }

  /** A changed profile, or the same one with a new secret: its session is built anew. */
  async change(profile: InstanceProfile): Promise<void> {
    await this.#profiles.put(profile);
    await this.#profiles.setSignedOut(profile.id, false);
    this.#drop(profile.id);
    if (profile.access !== 'readOnly') this.#unlocks.lock(profile.id);
    this.#changes.fire({ id: profile.id, what: 'profile' });
  }

  /** Signs out, then forgets everything. A server that cannot be told keeps nobody waiting longer than `signal` allows. */
  async remove(id: string, signal: AbortSignal): Promise<void> {
    await this.#sessions.get(id)?.signOut(signal);
    this.#drop(id);
    this.#unlocks.lock(id);
    await this.vault.remove(id);
    await this.#profiles.remove(id);
    await this.#documents.remove(id);
    this.#changes.fire({ id, what: 'removed' });
  }

  async signOut(id: string, signal: AbortSignal): Promise<void> {
    await this.#profiles.setSignedOut(id, true);
    await this.#sessions.get(id)?.signOut(signal);
    this.#drop(id);
    this.#changes.fire({ id, what: 'profile' });
  }

  /** Forgets what the session learned, so that it is asked for anew when it is needed. */
  refresh(id: string): void {
    this.#drop(id);
    this.#changes.fire({ id, what: 'profile' });
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
    this.#store.dispose();
  }

  #drop(id: string): void {
    this.#sessions.get(id)?.dispose();
    this.#sessions.delete(id);
    this.#states.delete(id);
  }

  async #credentials(profile: InstanceProfile): Promise<Credentials | undefined> {
    if (profile.account.kind === 'none') return demoCredentials;
    if (this.#profiles.isSignedOut(profile.id)) throw new ProblemError({ kind: 'auth', reason: 'signedOut' });
    return this.vault.read(profile.id);
  }

  #setState(id: string, state: InstanceState): void {
    const before = this.state(id);
    if (before.kind === state.kind && before.problem === state.problem) return;
    this.#states.set(id, state);
    this.#changes.fire({ id, what: 'state' });
  }

  /** This window's own writes come by here too; building a session anew costs one token request and no more. */
  #secretChanged(id: string | undefined): void {
    if (id === undefined) return;
    this.#drop(id);
    this.#changes.fire({ id, what: 'profile' });
  }
}

export function unknownInstance(id: string): ProblemError {
  return new ProblemError({ kind: 'invalid', field: 'instance', message: `There is no instance with the id “${id}” in this window.` });
}

/** Loaded with the first document: activation needs none of it. */
async function readDocument(text: string): Promise<{ readonly document: ApiDocument; readonly resources: readonly Resource[] }> {
  const [{ parseDocument }, { resourcesOf }] = await Promise.all([
    import('../../core/openapi/document.ts'),
    import('../../core/openapi/resources.ts'),
  ]);
  const document = parseDocument(text);
  return { document, resources: resourcesOf(document) };
}

function userAgentOf(manifest: unknown): string {
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
  return `jamf-pro-explorer/${version}`;
}
