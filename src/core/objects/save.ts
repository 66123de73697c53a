import { problemOf } from '../../shared/problem.ts';
import type { Problem } from '../../shared/problem.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Session } from '../instances/session.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import { nodeAt } from '../json/pointers.ts';
import { printDocument, printJson } from '../json/print.ts';
import { afterProblem, afterYes, stored } from './afterWrite.ts';
import { textOf, writeRefusalOf, writeRequest } from './answer.ts';
import { bodyOf } from './body.ts';
import type { FieldMark } from './fieldErrors.ts';
import { isNothing } from './likeness.ts';
import { losesMembers, membersOf, namedMembersOf } from './members.ts';
import { changesBetween, threeWay } from './merge.ts';
import type { Change, Merged } from './merge.ts';
import type { ObjectPlan, WriteCall } from './plan.ts';
import { comparable, mergedOver, prepare, writable } from './prepare.ts';
import type { Prepared, Refused, Unchanged } from './prepare.ts';
import { readObject } from './read.ts';
import { secretsAtRisk, withSecrets } from './secrets.ts';
import type { HiddenSecret } from './secrets.ts';
import type { Difference } from './settle.ts';
import { withAt } from './tree.ts';

/** What to save: the plan of the object, the copy that was loaded, the text as it is now. All captured before the first await. */
export interface SaveInput {
  readonly session: Session;
  readonly plan: ObjectPlan;
  readonly base: string;
  readonly text: string;
  /** Where the base is what the last save sent: the copy that the server showed right after it, undefined if that could not be read. */
  readonly landed?: { readonly copy: string | undefined };
  /** Ends the wait for reading back after the write has left; the person's own cancel does not. */
  readonly lifetime: AbortSignal;
  /**
   * Waited for right before the write leaves: the moment from which its outcome may be lost. `over`: the server's document that the write
   * is made over.
   */
  readonly leaving?: (over: string) => Promise<void>;
}

/** Questions that only a person can answer. Each is asked before anything is sent. */
export interface SaveQuestions {
  /** Secrets that the write would blank: `entered` by pointer, an empty map leaves them out; undefined calls the save off. */
  secrets(secrets: readonly HiddenSecret[]): Promise<ReadonlyMap<string, string> | undefined>;
  /** Whether to write at all. */
  confirm(write: WriteToConfirm): Promise<boolean>;
  /** Both sides changed the same fields. `fromServer`: what others changed besides, and what would be kept. `theirs` is the server's document. */
  conflict(conflict: {
    readonly paths: readonly string[];
    readonly fromServer: readonly string[];
    readonly theirs: string;
  }): Promise<'overwrite' | 'discard' | 'cancel'>;
}

/** What would be sent if nothing more changed on the server. */
export interface WriteToConfirm {
  readonly body: string;
  readonly changes: readonly Change[];
  /** Fields whose lines were removed: a write that replaces empties them. */
  readonly clears: readonly string[];
  /** Members of a static group who are in it and would not be any more: their names, else their ids. */
  readonly leaving: readonly string[];
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

/**
 * Saves an object: check, ask, read the server's copy again, merge, send once, read back. Never repeats a write, and never
 * overwrites what the person has not seen.
 *
 * @throws `cancelled`, or what reading the server's copy throws; then nothing was sent.
 */
export async function saveObject(input: SaveInput, ask: SaveQuestions, signal: AbortSignal): Promise<SaveOutcome> {
  const ready = prepare(input.plan, input.base, input.text);
  if (ready.kind !== 'ready') return ready;
  const agreed = await agree(input, ready, ask, signal);
  if (agreed === undefined) return { kind: 'cancelled' };
  const current = await reconcile(input, ready, ask, signal);
  if (!('merged' in current)) return current;
  return await write(input, ready, current, agreed, signal);
}

interface Agreed {
  readonly secrets: readonly HiddenSecret[];
  readonly entered: ReadonlyMap<string, string>;
}

async function agree(input: SaveInput, ready: Prepared, ask: SaveQuestions, signal: AbortSignal): Promise<Agreed | undefined> {
  const { plan } = input;
  const { write, base, mine, changes } = ready;
  const secrets = secretsAtRisk(plan.document, write, plan.readSchema, mine);
  const entered = secrets.length === 0 ? new Map<string, string>() : await ask.secrets(secrets);
  if (entered === undefined) return undefined;
  const body = printJson(bodyOf(plan.document, write, base, mine));
  const leaving = await leavingMembers(input, ready, signal);
  return (await ask.confirm({ body, changes, clears: clearedBy(write, changes), leaving })) ? { secrets, entered } : undefined;
}

/** Fields that a replacing write empties because their lines were removed. */
function clearedBy({ style }: WriteCall, changes: readonly Change[]): readonly string[] {
  if (style !== 'replace') return [];
  return changes.filter(({ before, after }) => after === undefined && !isNothing(before)).map(({ pointer }) => pointer);
}

/** Who is in a static group and is not among the members that the text names; nobody where the text names none. */
async function leavingMembers({ session, plan }: SaveInput, { mine }: Prepared, signal: AbortSignal): Promise<readonly string[]> {
  const wanted = nodeAt(mine, '/assignments');
  if (!losesMembers(plan) || wanted?.kind !== 'array') return [];
  const ids = new Set(wanted.items.map((item) => textOf(item)));
  return (await namedMembersOf(session, plan, signal)).filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}

/** The server's copy that a write is made over. */
export interface Current {
  readonly merged: Merged;
  /** The server's copy: as a document, and the part that can be written. */
  readonly theirText: string;
  readonly theirs: JsonNode;
  /** Of a static group, as its write takes them; undefined where none have to be added. */
  readonly members: JsonNode | undefined;
}

/**
 * Reads the server's copy until there is one that brings nothing new: a question takes time, in which others write. What
 * they changed goes into the write, so a yes counts only for the copy that it was given for.
 */
async function reconcile(input: SaveInput, ready: Prepared, ask: SaveQuestions, signal: AbortSignal): Promise<Current | SaveOutcome> {
  let accepted = printJson(ready.base);
  for (;;) {
    const members = await missingMembers(input, ready, signal);
    const theirText = await readObject(input.session, input.plan, signal);
    const theirs = comparable(ready.write, ready.base, writable(input.plan.document, ready.write.schema, parseJson(theirText)));
    const merged = mergedOver(ready, theirs, input);
    const current = { merged, theirText, theirs, members };
    const seen = printJson(theirs);
    if (seen === accepted || (merged.conflicts.length === 0 && merged.fromServer.length === 0)) return current;
    const answer =
      merged.conflicts.length > 0 ? await settleConflict(current, ask) : await confirmMerged(input, ready, current, ask, signal);
    if (answer !== 'go') return answer;
    accepted = seen;
  }
}

async function settleConflict({ merged, theirText }: Current, ask: SaveQuestions): Promise<'go' | SaveOutcome> {
  const { conflicts: paths, fromServer } = merged;
  const choice = await ask.conflict({ paths, fromServer, theirs: theirText });
  if (choice === 'overwrite') return 'go';
  return choice === 'discard' ? { kind: 'discarded', text: theirText } : { kind: 'conflict', paths, theirs: theirText, declined: true };
}

async function confirmMerged(
  input: SaveInput,
  ready: Prepared,
  current: Current,
  ask: SaveQuestions,
  signal: AbortSignal,
): Promise<'go' | SaveOutcome> {
  const { plan } = input;
  const { merged, theirText, theirs } = current;
  const wanted = merged.node ?? ready.mine;
  const changes = sentChanges(ready, current);
  if (changes.length === 0) return 'go';
  const body = printJson(bodyOf(plan.document, ready.write, theirs, wanted));
  const meanwhile = { fromServer: merged.fromServer, theirs: theirText };
  const leaving = await leavingMembers(input, ready, signal);
  return (await ask.confirm({ body, changes, clears: clearedBy(ready.write, changes), leaving, meanwhile })) ? 'go' : { kind: 'cancelled' };
}

function sentChanges(ready: Prepared, { merged, theirs }: Current): readonly Change[] {
  return changesBetween(theirs, merged.node ?? ready.mine).filter(({ pointer }) => !ready.ignored.includes(pointer));
}

/** The members of a static group, where the write would lose them. Read before the copy, so that the write follows the copy at once. */
async function missingMembers({ session, plan }: SaveInput, { mine }: Prepared, signal: AbortSignal): Promise<JsonNode | undefined> {
  if (!losesMembers(plan) || nodeAt(mine, '/assignments') !== undefined) return undefined;
  return await membersOf(session, plan, signal);
}

async function write(input: SaveInput, ready: Prepared, current: Current, agreed: Agreed, signal: AbortSignal): Promise<SaveOutcome> {
  const { session, plan } = input;
  const wanted = current.merged.node ?? ready.mine;
  const changes = sentChanges(ready, current);
  const about = { input, ready, current, changes };
  if (changes.length === 0) return stored(about, current.theirText, true);
  const whole = withSecrets(bodyOf(plan.document, ready.write, current.theirs, wanted), agreed.secrets, agreed.entered);
  const body = current.members === undefined ? whole : withAt(whole, '/assignments', current.members);
  await input.leaving?.(current.theirText);
  if (signal.aborted) return { kind: 'cancelled' };
  let response: HttpResponse;
  try {
    response = await session.send(writeRequest(session, ready.write, printJson(body)), signal);
  } catch (error) {
    return await afterProblem(about, problemOf(error));
  }
  const problem = writeRefusalOf(session, ready.write, response);
  return problem === undefined ? await afterYes(about, response.status) : await afterProblem(about, problem);
}

/** The document that a person would have after merging: for showing what a conflict is about. */
export function mergedDocument(base: string, mine: string, theirs: string): string {
  const { node } = threeWay(parseJson(base), parseJson(mine), parseJson(theirs));
  return node === undefined ? theirs : printDocument(node);
}
