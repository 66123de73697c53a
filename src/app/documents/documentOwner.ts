import type { Session } from '../../core/instances/session.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import type { SaveQuestions } from '../../core/objects/save/saveTypes.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Away, Noted } from './away.ts';

/** What a document's owner must be able to do. Small, so that a test can stand in for VS Code. */
export interface DocumentOwner {
  session(instanceId: string): Session;
  questions(address: ObjectAddress, plan: ObjectPlan, copies: Copies): SaveQuestions;
  /** What to say and do where an object could not be read because of its instance; undefined for any other trouble. */
  away(address: ObjectAddress, problem: Problem): Promise<Away | undefined>;
  /** What stands in the place of an object that a window came back with; undefined where reading it would ask no server anyway. */
  unread(address: ObjectAddress): Noted | undefined;
  /** The object's JSON as it was last shown or stored on this machine, secrets masked. */
  lastSeen(address: ObjectAddress): Promise<string | undefined>;
  /** The text that an editor shows of a document, if one does. */
  textIn(address: ObjectAddress): string | undefined;
  /** Whether a person has this document open, in whatever kind of tab, or VS Code holds changes of it. */
  isOpen(address: ObjectAddress): boolean;
  /** Whether the editor of a document holds changes right now: then its text must not be replaced. */
  isDirty(address: ObjectAddress): boolean;
  now(): number;
}

/** The object's JSON, unmasked, that an editor shows now, or that was just stored; then `over` is what it was stored over, where that is known. */
export interface SeenVersion {
  readonly address: ObjectAddress;
  readonly json: string;
  readonly how: 'opened' | 'saved';
  readonly over?: string;
}

/** The two sides of a save, secrets masked, for showing a comparison. */
export interface Copies {
  readonly base: string;
  readonly mine: string;
}
