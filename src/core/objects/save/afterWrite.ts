import { ProblemError } from '../../../shared/problem.ts';
import type { HttpProblem, Problem } from '../../../shared/problem.ts';
import { parseJson } from '../../json/parse.ts';
import { errorsOf, marksOf } from './fieldErrors.ts';
import type { Change } from './merge.ts';
import { comparable, mergedOver, writable } from './prepare.ts';
import type { Prepared, Refused } from './prepare.ts';
import { readObject } from '../plan/read.ts';
import type { SaveInput, SaveOutcome } from './save.ts';
import type { Current } from './agree.ts';
import { besides, landingOf, wasNotCarriedOut } from './settle.ts';
import type { Difference } from './settle.ts';

/** A write that was sent, or was found to be needless. */
export interface Written {
  readonly input: SaveInput;
  readonly ready: Prepared;
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
  const text = await readBack(about.input);
  if (text === undefined) return stored(about, about.input.text, false);
  const { state } = landingOf(about.input.plan, about.changes, parseJson(text));
  if (state !== 'none') return stored(about, text, true);
  return problem.evidence.status === accepted ? { ...unknown(about, problem, text), still: true } : notStored(about, problem, text);
}

/** After anything else: a refusal, or nobody knows what. */
export async function afterProblem(about: Written, problem: Problem): Promise<SaveOutcome> {
  if (isStaleLock(problem)) return await lockConflict(about, problem);
  if (wasNotCarriedOut(problem)) return refused(about.input, problem);
  return await clearUp(about, problem);
}

/** After a 5xx or a lost connection: only the server's copy can tell, a 500 may have stored the change (facts 5.11). */
async function clearUp(about: Written, problem: Problem): Promise<SaveOutcome> {
  const text = await readBack(about.input);
  if (text === undefined) return unknown(about, problem);
  const { state } = landingOf(about.input.plan, about.changes, parseJson(text), true);
  if (state === 'all') return { ...stored(about, text, true), despite: problem };
  if (state === 'none' && problem.kind === 'http' && !mayLandLater(problem.evidence.status)) return notStored(about, problem, text);
  return { ...unknown(about, problem, text), still: state === 'none' };
}

/** Everything that the person changed counts, also what the server already had before the write: it may have moved on. */
function differencesIn({ input, ready, changes }: Written, text: string): readonly Difference[] {
  const sent = new Set(changes.map(({ pointer }) => pointer));
  const had = ready.changes.filter(({ pointer }) => !sent.has(pointer) && !ready.ignored.includes(pointer));
  return landingOf(input.plan, [...changes, ...had], parseJson(text)).differences;
}

async function lockConflict(about: Written, problem: Problem): Promise<SaveOutcome> {
  const text = await readBack(about.input);
  if (text === undefined) return refused(about.input, problem);
  const { input, ready } = about;
  const theirs = comparable(ready.write, ready.base, writable(ready.write.shape, parseJson(text)));
  return { kind: 'conflict', paths: mergedOver(ready, theirs, input).conflicts, theirs: text };
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

async function readBack({ session, plan, lifetime }: SaveInput): Promise<string | undefined> {
  try {
    return await readObject(session, plan, lifetime);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

type Stored = Extract<SaveOutcome, { kind: 'stored' }>;

/** What a person is told, by the server's copy; `verified` is false where it could not be read. */
export function stored(about: Written, text: string, verified: boolean): Stored {
  const { ready, current, changes } = about;
  const after = writable(ready.write.shape, parseJson(text));
  return {
    kind: 'stored',
    text,
    fromServer: current.merged.fromServer,
    differences: verified ? differencesIn(about, text) : [],
    besides: verified && changes.length > 0 ? besides(changes, current.theirs, after) : [],
    ignored: ready.ignored,
    kept: ready.kept,
    verified,
  };
}

function notStored({ input }: Written, problem: Problem, theirs: string): SaveOutcome {
  return { ...refused(input, problem), kind: 'notStored', theirs };
}

function refused(input: SaveInput, problem: Problem): Refused {
  const errors = errorsOf(problem);
  return { kind: 'refused', problem, marks: marksOf(parseJson(input.text), errors) };
}

function unknown({ ready }: Written, cause: Problem, theirs?: string): Extract<SaveOutcome, { kind: 'unknown' }> {
  const { method } = ready.write.operation;
  const { path } = ready.write;
  const problem: Problem = { kind: 'unknownOutcome', method, path, cause };
  return theirs === undefined ? { kind: 'unknown', problem } : { kind: 'unknown', problem, theirs };
}
