import { ProblemError, problemOf } from '../../shared/problem.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Session } from '../instances/session.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import { nodeAt } from '../json/pointers.ts';
import { printDocument, printJson } from '../json/print.ts';
import { textOf, writeRefusalOf, writeRequest } from './answer.ts';
import { bodyOf } from './body.ts';
import { marksOf } from './fieldErrors.ts';
import { losesMembers, membersOf, namedMembersOf } from './members.ts';
import { changesBetween, threeWay } from './merge.ts';
import type { Change, Merged } from './merge.ts';
import type { ObjectPlan, WriteCall } from './plan.ts';
import { prepare, writable } from './prepare.ts';
import type { Prepared, Refused, Unchanged } from './prepare.ts';
import { readObject } from './read.ts';
import { secretsAtRisk, withSecrets } from './secrets.ts';
import type { HiddenSecret } from './secrets.ts';
import { isNothing, landingOf, wasNotCarriedOut } from './settle.ts';
import type { Difference } from './settle.ts';
import { withAt } from './tree.ts';

/** What to save: the plan of the object, the copy that was loaded, the text as it is now. All captured before the first await. */
export interface SaveInput {
  readonly session: Session;
  readonly plan: ObjectPlan;
  readonly base: string;
  readonly text: string;
  /** Ends the wait for reading back after the write has left; the person's own cancel does not. */
  readonly lifetime: AbortSignal;
  /** Waited for right before the write leaves: the moment from which its outcome may be lost. */
  readonly leaving?: () => Promise<void>;
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
      readonly ignored: readonly string[];
      readonly kept: readonly string[];
      /** False: the write was accepted, but reading it back failed. */
      readonly verified: boolean;
      /** What the server said although it stored the change: a 500, a lost connection. */
      readonly despite?: Problem;
    }
  | { readonly kind: 'conflict'; readonly paths: readonly string[]; readonly theirs: string }
  /** A person took the server's copy instead. */
  | { readonly kind: 'discarded'; readonly text: string }
  /** A person said no; nothing was sent. */
  | { readonly kind: 'cancelled' }
  /** Sent, and nobody can say whether it was stored. `theirs`: the server's copy, if it could be read. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly theirs?: string };

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

interface Current {
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
    const theirs = writable(input.plan.document, ready.write.schema, parseJson(theirText));
    const merged = threeWay(ready.base, ready.mine, theirs);
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
  return choice === 'discard' ? { kind: 'discarded', text: theirText } : { kind: 'conflict', paths, theirs: theirText };
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
  if (changes.length === 0) return stored(about, current.theirText, [], true);
  const whole = withSecrets(bodyOf(plan.document, ready.write, current.theirs, wanted), agreed.secrets, agreed.entered);
  const body = current.members === undefined ? whole : withAt(whole, '/assignments', current.members);
  await input.leaving?.();
  if (signal.aborted) return { kind: 'cancelled' };
  let problem: Problem | undefined;
  try {
    const response = await session.send(writeRequest(session, ready.write, printJson(body)), signal);
    problem = writeRefusalOf(session, ready.write, response);
  } catch (error) {
    problem = problemOf(error);
  }
  if (problem === undefined) return await verify(about);
  if (isStaleLock(problem)) return await lockConflict(about, problem);
  if (wasNotCarriedOut(problem)) return refused(input, problem);
  return await clearUp(about, problem);
}

interface About {
  readonly input: SaveInput;
  readonly ready: Prepared;
  readonly current: Current;
  readonly changes: readonly Change[];
}

/** After a success: what the server shows now is what it stored. */
async function verify(about: About): Promise<SaveOutcome> {
  const text = await readBack(about.input);
  if (text === undefined) return stored(about, about.input.text, [], false);
  const { state } = landingOf(about.input.plan, about.changes, parseJson(text));
  if (state === 'none') return unknown(about, { kind: 'http', status: 200, method: '', path: '', errors: [] }, text);
  return stored(about, text, differencesIn(about, text), true);
}

/** After a 5xx or a lost connection: only the server's copy can tell (facts 3.1: a 500 may have stored the change). */
async function clearUp(about: About, problem: Problem): Promise<SaveOutcome> {
  const text = await readBack(about.input);
  if (text === undefined) return unknown(about, problem);
  const { state } = landingOf(about.input.plan, about.changes, parseJson(text));
  if (state === 'all') return { ...stored(about, text, differencesIn(about, text), true), despite: problem };
  if (state === 'none' && problem.kind === 'http' && !mayLandLater(problem.status)) return refused(about.input, problem);
  return unknown(about, problem, text);
}

/** Everything that the person changed counts, also what the server already had before the write: it may have moved on. */
function differencesIn({ input, ready, changes }: About, text: string): readonly Difference[] {
  const sent = new Set(changes.map(({ pointer }) => pointer));
  const had = ready.changes.filter(({ pointer }) => !sent.has(pointer) && !ready.ignored.includes(pointer));
  return landingOf(input.plan, [...changes, ...had], parseJson(text)).differences;
}

async function lockConflict(about: About, problem: Problem): Promise<SaveOutcome> {
  const text = await readBack(about.input);
  if (text === undefined) return refused(about.input, problem);
  const theirs = writable(about.input.plan.document, about.ready.write.schema, parseJson(text));
  return { kind: 'conflict', paths: threeWay(about.ready.base, about.ready.mine, theirs).conflicts, theirs: text };
}

/** A gateway gave up waiting; the server behind it may not have (facts 3.3). */
function mayLandLater(status: number): boolean {
  return status === 502 || status === 504;
}

function isStaleLock(problem: Problem): boolean {
  return problem.kind === 'http' && problem.status === 409 && problem.errors.some(({ code }) => code === 'OPTIMISTIC_LOCK_FAILED');
}

async function readBack({ session, plan, lifetime }: SaveInput): Promise<string | undefined> {
  try {
    return await readObject(session, plan, lifetime);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

type Stored = Extract<SaveOutcome, { kind: 'stored' }>;

function stored({ ready, current }: About, text: string, differences: readonly Difference[], verified: boolean): Stored {
  return { kind: 'stored', text, fromServer: current.merged.fromServer, differences, ignored: ready.ignored, kept: ready.kept, verified };
}

function refused(input: SaveInput, problem: Problem): Refused {
  const errors = problem.kind === 'http' ? problem.errors : [];
  return { kind: 'refused', problem, marks: marksOf(parseJson(input.text), errors) };
}

function unknown({ ready }: About, cause: Problem, theirs?: string): SaveOutcome {
  const { method } = ready.write.operation;
  const { path } = ready.write;
  const at: Problem = cause.kind === 'http' && cause.method === '' ? { ...cause, method, path } : cause;
  const problem: Problem = { kind: 'unknownOutcome', method, path, cause: at };
  return theirs === undefined ? { kind: 'unknown', problem } : { kind: 'unknown', problem, theirs };
}

/** The document that a person would have after merging: for showing what a conflict is about. */
export function mergedDocument(base: string, mine: string, theirs: string): string {
  const { node } = threeWay(parseJson(base), parseJson(mine), parseJson(theirs));
  return node === undefined ? theirs : printDocument(node);
}
