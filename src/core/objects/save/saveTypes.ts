import type { FieldMark } from './fieldErrors.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Minded } from '../../families/family.ts';
import type { Session } from '../../instances/session.ts';
import type { Loaded } from '../../json/loaded.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import type { HiddenSecret } from '../plan/secrets.ts';
import type { Change } from './merge.ts';
import type { OwnSaves, Refused, Unchanged } from './prepare.ts';
import type { Difference } from './settle.ts';

/** What to save: the plan of the object, the copy that was loaded, the text as it is now. All captured before the first await. */
export interface SaveInput extends OwnSaves {
  readonly session: Session;
  readonly plan: ObjectPlan;
  readonly base: Loaded;
  readonly mine: Loaded;
  /** Ends the wait for reading back after the write has left; the person's own cancel does not. */
  readonly lifetime: AbortSignal;
  /**
   * Waited for right before the write leaves: the moment from which its outcome may be lost. `over`: the server's document that the write
   * is made over.
   */
  readonly leaving?: (over: string) => Promise<void>;
}

/** Questions that only a person can answer. Each is asked before anything is sent, and after the server was read. */
export interface SaveQuestions {
  /** Secrets that the write would blank: `entered` by pointer, an empty map leaves them out; undefined calls the save off. */
  secrets(secrets: readonly HiddenSecret[], write: WriteToConfirm): Promise<ReadonlyMap<string, string> | undefined>;
  /** Whether to write at all. `unasked`: nobody had to be asked, so that no time has passed. */
  confirm(write: WriteToConfirm): Promise<boolean | 'unasked'>;
  /**
   * Both sides changed the same fields, `yours` of them in another document of the object here. `fromServer`: what others changed
   * besides, and what would be kept. `theirs` is the server's document. `write`: what an overwriting one would do, where that is known.
   */
  conflict(conflict: {
    readonly paths: readonly string[];
    readonly yours?: readonly string[];
    readonly fromServer: readonly string[];
    readonly theirs: string;
    readonly write?: WriteToConfirm;
  }): Promise<'overwrite' | 'discard' | 'cancel'>;
}

/** What would be sent if nothing more changed on the server. */
export interface WriteToConfirm {
  readonly body: string;
  /** Of what is created: where. */
  readonly path?: string;
  readonly changes: readonly Change[];
  /** Fields whose lines were removed: a write that replaces empties them. */
  readonly clears: readonly string[];
  /** Members of a static group who are in it and would not be any more: their names, else their ids. */
  readonly leaving: readonly string[];
  /** The server's document that the write is made over; there is none yet of an object that is created. */
  readonly theirs?: string;
  /** What a person has to say yes to beside the changes, and has not in this save. */
  readonly minded?: readonly Minded[];
  /** Another question named the write, and was answered with a yes for this very copy. */
  readonly named?: boolean;
  /** What others changed since the text was made, or since the last question: it goes with the write, so it is asked for. */
  readonly meanwhile?: { readonly fromServer: readonly string[]; readonly theirs: string };
}

/** How a save ended. Texts are whole documents, the new base of the editor. */
export type SaveOutcome =
  | Unchanged
  | Refused
  | {
      readonly kind: 'stored';
      readonly text: string;
      /** How many fields were sent; 0 where the server had them already. */
      readonly sent: number;
      /** Fields that others changed meanwhile and that were merged into the text. */
      readonly fromServer: readonly string[];
      /** Fields that the server stored otherwise than they were sent. */
      readonly differences: readonly Difference[];
      /** Fields that were not sent, could have been, and changed during the save. */
      readonly besides: readonly string[];
      readonly ignored: readonly string[];
      readonly kept: readonly string[];
      /** False: the write was accepted, but reading it back failed. */
      readonly verified: boolean;
      /** What the server said although it stored the change: a 500, a lost connection. */
      readonly despite?: Problem;
    }
  /** `declined`: a person was asked and chose neither side. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[]; readonly theirs: string; readonly declined?: true }
  /** A person took the server's copy instead. */
  | { readonly kind: 'discarded'; readonly text: string }
  /** A person said no; nothing was sent. */
  | { readonly kind: 'cancelled' }
  /** Sent, and the server was looked at: it shows `theirs`, in which everything that was sent is as it was before. */
  | { readonly kind: 'notStored'; readonly problem: Problem; readonly marks: readonly FieldMark[]; readonly theirs: string }
  /** Sent, and nobody can say whether it was stored. `theirs`: the server's copy, if it could be read; `still`: it shows the old text yet. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly theirs?: string; readonly still?: boolean };
