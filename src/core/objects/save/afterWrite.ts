import { ProblemError, type HttpProblem, type Problem } from '../../../shared/problem.ts';
import { loadedText, type Loaded } from '../../json/loaded.ts';
import { errorsOf, marksAt } from './fieldErrors.ts';
import type { Change } from './merge.ts';
import { inBaseOrder, mergedOver, writablePart, type PreparedSave, type Refused } from './prepare.ts';
import { readObject } from '../plan/read.ts';
import type { SaveInput, SaveOutcome } from './saveTypes.ts';
import type { Current } from './agree.ts';
import { changedUnsent, landingOf, wasNotCarriedOut, type Difference } from './settle.ts';

/** A write that was sent, or was found to be needless. */
export interface Written {
  readonly input: SaveInput;
  readonly ready: PreparedSave;
  /** The server's copy that it was made over. */
  readonly current: Current;
  /** What was sent. */
  readonly changes: readonly Change[];
}

/** Taken, to be carried out later: what the server shows right after it proves nothing. */
const accepted = 202;

/**
 * After a success: what the server shows now is what it stored, or will store.
 *
 * @param problem what the yes is where it turns out to have changed nothing.
 */
export async function afterYes(about: Written, problem: HttpProblem): Promise<SaveOutcome> {
  const copy = await readBack(about);
  if (copy === undefined) return storedOutcome(about, about.input.mine, false);
  const { state } = landingOf(about.input.plan, about.changes, copy.node);
  if (state !== 'none') return storedOutcome(about, copy, true);
  return problem.evidence.status === accepted ? { ...unknown(about, problem, copy), still: true } : notStored(about, problem, copy);
}

/** After anything else: a refusal, or nobody knows what. */
export async function afterProblem(about: Written, problem: Problem): Promise<SaveOutcome> {
  if (isStaleLock(problem)) return await lockConflict(about, problem);
  if (wasNotCarriedOut(problem)) return await refused(about, problem);
  return await clearUp(about, problem);
}

/** After a 5xx or a lost connection: only the server's copy can tell, a 500 may have stored the change (facts 5.11). */
async function clearUp(about: Written, problem: Problem): Promise<SaveOutcome> {
  const copy = await readBack(about);
  if (copy === undefined) return unknown(about, problem);
  const { state } = landingOf(about.input.plan, about.changes, copy.node, true);
  if (state === 'all') return { ...storedOutcome(about, copy, true), despite: problem };
  if (state === 'none' && problem.kind === 'http' && !mayLandLater(problem.evidence.status)) return await notStored(about, problem, copy);
  return { ...unknown(about, problem, copy), still: state === 'none' };
}

/** Everything that the person changed counts, also what the server already had before the write: it may have moved on. */
function differencesIn({ input, ready, changes }: Written, { node }: Loaded): readonly Difference[] {
  const sent = new Set(changes.map(({ pointer }) => pointer));
  const had = ready.changes.filter(({ pointer }) => !sent.has(pointer) && !ready.ignored.includes(pointer));
  return landingOf(input.plan, [...changes, ...had], node).differences;
}

async function lockConflict(about: Written, problem: Problem): Promise<SaveOutcome> {
  const copy = await readBack(about);
  if (copy === undefined) return await refused(about, problem);
  const { input, ready } = about;
  const theirs = inBaseOrder(ready.write, ready.base, writablePart(ready.write, copy.node));
  const { conflicts } = mergedOver(ready, theirs, input, [copy, input.base, input.mine]);
  return { kind: 'conflict', paths: conflicts, theirs: copy.text };
}

/** A gateway gave up waiting; the server behind it may not have (facts 6.5). */
function mayLandLater(status: number): boolean {
  return status === 502 || status === 504;
}

function isStaleLock(problem: Problem): boolean {
  return (
    problem.kind === 'http' && problem.evidence.status === 409 && errorsOf(problem).some(({ code }) => code === 'OPTIMISTIC_LOCK_FAILED')
  );
}

async function readBack({ input, current }: Written): Promise<Loaded | undefined> {
  const { session, plan, lifetime, base, mine } = input;
  try {
    return loadedText(await readObject(session, plan, lifetime), [mine, current.copy, base]);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

type Stored = Extract<SaveOutcome, { kind: 'stored' }>;

/** What a person is told, by the server's copy; `verified` is false where it could not be read. */
export function storedOutcome(about: Written, copy: Loaded, verified: boolean): Stored {
  const { ready, current, changes } = about;
  const after = writablePart(ready.write, copy.node);
  return {
    kind: 'stored',
    text: copy.text,
    sent: changes.length,
    fromServer: current.merged.fromServer,
    differences: verified ? differencesIn(about, copy) : [],
    besides: verified && changes.length > 0 ? changedUnsent(ready.write, changes, current.theirs, after) : [],
    ignored: ready.ignored,
    kept: ready.kept,
    verified,
  };
}

async function notStored(about: Written, problem: Problem, { text }: Loaded): Promise<SaveOutcome> {
  return { ...(await refused(about, problem)), kind: 'notStored', theirs: text };
}

async function refused({ input, ready }: Written, problem: Problem): Promise<Refused> {
  return { kind: 'refused', problem, marks: await marksAt(ready.write.path, input.mine.node, problem) };
}

function unknown({ ready }: Written, cause: Problem, copy?: Loaded): Extract<SaveOutcome, { kind: 'unknown' }> {
  const { method } = ready.write.endpoint;
  const { path } = ready.write;
  const problem: Problem = { kind: 'unknownOutcome', method, path, cause };
  return copy === undefined ? { kind: 'unknown', problem } : { kind: 'unknown', problem, theirs: copy.text };
}
