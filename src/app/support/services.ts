import type { Method } from '../../core/http/message.ts';
import type { Access, InstanceProfile } from '../../core/instances/profile.ts';
import type { Session } from '../../core/instances/session.ts';
import type { ObjectRef } from '../../core/sets/source.ts';
import type { Guidance } from '../../shared/guidance.ts';
import type { Problem } from '../../shared/problem.ts';
import type { AskedWaits } from './waits/askedWaits.ts';
import type { Disposable, Event } from './events.ts';
import type { ObjectFiles } from '../files/objectFiles.ts';
import type { WaitFor } from './progress.ts';
import type { Exhibit } from './ui.ts';

/**
 * What the features of the host share. Built once in `activate`, passed down constructors.
 * Features reach each other through the public commands (`jamf.openObject`, `jamf.newRequest`, …), not through each other's objects.
 */
export interface Services {
  readonly instances: Instances;
  readonly problems: Problems;
  readonly confirm: Confirmations;
  readonly log: Log;
  readonly waitFor: WaitFor;
  readonly files: ObjectFiles;
  readonly uses: KnownUses;
}

/** Who uses objects, as far as it is known by what was read of their instance. Asks no server, takes a few seconds at most, never rejects. */
export interface KnownUses {
  /** To be said before these are deleted. */
  beforeRemoval(instanceId: string, objects: readonly ObjectRef[]): Promise<UsesTold>;
  /** To be said before this one is called otherwise. */
  beforeRename(instanceId: string, object: ObjectRef, old: OldNames): Promise<UsesTold>;
}

/** What of an object is another one from now on, as it was: its name, and what else others call it by: a policy's event, a package's file. */
export interface OldNames {
  readonly name?: string;
  readonly called?: string;
}

export interface UsesTold {
  /** Sentences, a line each. None: nothing ever refers to objects of the kind. */
  readonly lines: readonly string[];
  /** What goes by the name that the object has, and would not find it under another one: to be asked for in any access. */
  readonly byName?: string;
  /** Shows who uses the object, where it is one. */
  readonly look?: Exhibit;
}

/** The connections: profiles, sessions, and what is known of their state. Reading it contacts nobody. */
export interface Instances {
  all(): readonly InstanceProfile[];
  get(id: string): InstanceProfile | undefined;
  /** The session, built on first use; the same one until the profile or its secret changes. Throws `invalid` for an unknown id. */
  session(id: string): Session;
  state(id: string): InstanceState;
  /** What writes need right now: the profile's access, or `confirm` while it is unlocked. */
  access(id: string): { readonly access: Access; /** Epoch milliseconds. */ readonly unlockedUntil?: number };
  /** What servers ask to wait, while it is waited. */
  readonly waits: Pick<AskedWaits, 'words' | 'onDidChange'>;
  readonly onDidChange: Event<InstanceChange>;
  /** Of an unlocked instance, by its id, another number of minutes is left. */
  readonly onMinute: Event<string>;
  /** Somebody here removes an instance. What is kept of it goes first: a window that ends in between has an instance with less, and nothing of none. */
  readonly onWillRemove: Event<InstanceRemoval>;
}

export interface InstanceRemoval {
  readonly id: string;
  /** The instance stays until this is over. What failed is tried once more when the instance is gone, and told then. */
  readonly waitUntil: (work: Promise<void>) => void;
}

export interface InstanceState {
  readonly kind: 'idle' | 'busy' | 'signedIn' | 'signedOut' | 'needsAttention' | 'unreachable';
  readonly problem?: Problem;
}

export interface InstanceChange {
  readonly id: string;
  /** `profile`: name, URL, access, certificates or secret changed, so its session is a new one. `account`: what its account may do. `document`: its API document was read, which may be another. */
  readonly what: 'added' | 'removed' | 'profile' | 'state' | 'access' | 'account' | 'document';
  /** Another window did it: nobody here wants to see it yet. */
  readonly elsewhere?: boolean;
}

/** Makes the card of a problem at once, where all that it takes is loaded. */
export type Explain = (problem: Problem, about: Omit<ProblemContext, 'couldNot'>) => Guidance;

/** Turns a Problem into words where the person is. Nothing else in the host writes sentences about failures. */
export interface Problems {
  /** What it means and what to do, with all that the instance's session knows by now: the same card wherever it is drawn. Asks nobody, never rejects. */
  guidance(problem: Problem, about: Omit<ProblemContext, 'couldNot'>): Promise<Guidance>;
  /** Title, meaning and next step in one or two sentences. Never rejects. */
  words(problem: Problem, about: ProblemContext): Promise<string>;
  /** A notification with the buttons of its guidance. A cancelled one shows nothing. Never twice at once for the same thing. */
  show(problem: Problem, about: ProblemContext): Promise<void>;
}

export interface ProblemContext {
  readonly instanceId?: string;
  /** A sentence without its capital and its stop: `could not list Buildings`. Made where it is needed, since the log is in English. */
  readonly couldNot: () => string;
  readonly method?: Method;
  readonly path?: string;
  /** Offered as a button. */
  readonly retry?: () => void;
}

/** Asks before something happens on a server. Every question names the instance. */
export interface Confirmations {
  /**
   * Asks what the operation and the instance's access demand (nothing, a modal, a typed name) and resolves to whether to go on.
   * A read-only instance is refused with the way out (`jamf.unlockInstance`).
   */
  write(question: WriteQuestion): Promise<boolean>;
  /** Whether writes get through; a read-only instance offers its way out first. `what`: that was to be sent, as people call it. */
  unlocked(instanceId: string, what: string): Promise<boolean>;
  /** Whether {@link write} would ask anything now. */
  asks(question: WriteQuestion): Promise<boolean>;
}

export interface WriteQuestion {
  readonly instanceId: string;
  readonly method: Method;
  /** As in the document, or concrete. */
  readonly path: string;
  /** Of other requests that the same yes is for: what the strictest of all demands is asked. */
  readonly others?: readonly string[];
  /** Parsed JSON body, for the rules that depend on it. */
  readonly body?: unknown;
  /** What will happen, as a sentence: `Change 2 fields of building “Main Campus”.` */
  readonly summary: string;
  /** What goes along although nobody asked for it: this is asked for in any access. */
  readonly beyond?: string;
  /** Something goes that was there, which `lines` name: asked for in any access, since a line is removed by accident, too. */
  readonly takesAway?: boolean;
  /** What it changes, a line each. */
  readonly lines?: readonly string[];
  /** Another question said all this and was answered with a yes: only a name that has to be typed is still asked for. */
  readonly named?: boolean;
  /** The object's name has to be typed, whatever the access. */
  readonly isTyped?: boolean;
  /** What a person types where typing is demanded: the object's name; without one that can be typed, the instance's name. */
  readonly typed?: string;
  /** What can be looked at before the answer; the question is asked again beside it. */
  readonly more?: Exhibit;
  /** Something else that can be looked at. */
  readonly beside?: Exhibit;
}

/** The output channel, behind redaction: every line passes it. Never given a body, a header value or a query. */
export interface Log extends Disposable {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
  show(): void;
}
