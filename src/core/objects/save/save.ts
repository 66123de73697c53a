import { problemOf } from '../../../shared/problem.ts';
import type { HttpResponse } from '../../http/message.ts';
import { parseJson } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { agreeOnWrite, sentChanges, type Agreed } from './agree.ts';
import { afterProblem, afterYes, storedOutcome } from './afterWrite.ts';
import { withoutEffect, writeRefusalOf, writeRequest } from '../plan/answer.ts';
import { bodyOf } from './body.ts';
import { threeWay } from './merge.ts';
import { prepareSave, type PreparedSave } from './prepare.ts';
import { withSecrets } from '../plan/secrets.ts';
import { withAt } from '../../json/tree.ts';
import type { WriteCall } from '../../families/family.ts';
import type { SaveInput, SaveOutcome, SaveQuestions } from './saveTypes.ts';

/**
 * Saves an object: check, read the server's copy again, merge, ask, send once, read back. Never repeats a write, and never
 * overwrites what the person has not seen.
 *
 * @throws `cancelled`, or what reading the server's copy throws; then nothing was sent.
 */
export async function saveObject(input: SaveInput, ask: SaveQuestions, signal: AbortSignal): Promise<SaveOutcome> {
  const ready = prepareSave(input.plan, input.base, input.mine, input.tried);
  if (ready.kind !== 'ready') return ready;
  const agreed = await agreeOnWrite(input, ready, ask, signal);
  return 'merged' in agreed ? await write(input, ready, agreed, signal) : agreed;
}

async function write(input: SaveInput, ready: PreparedSave, current: Agreed, signal: AbortSignal): Promise<SaveOutcome> {
  const { session } = input;
  const wanted = current.merged.node ?? ready.mine;
  const changes = sentChanges(ready, current);
  const about = { input, ready, current, changes };
  if (changes.length === 0) return storedOutcome(about, current.copy, true);
  const whole = withSecrets(bodyOf(ready.write, current.theirs, wanted), current.secrets, current.entered);
  const body = current.members === undefined ? whole : withAt(whole, ready.write.guards.members.at, current.members);
  const request = writeRequest(session, ready.write, body);
  await input.leaving?.(current.copy.text);
  if (signal.aborted) return { kind: 'cancelled' };
  let response: HttpResponse;
  try {
    response = await session.send(request, signal);
  } catch (error) {
    return await afterProblem(about, problemOf(error));
  }
  const problem = writeRefusalOf(session, ready.write, request, response);
  return problem === undefined ? await afterYes(about, withoutEffect(session, request, response)) : await afterProblem(about, problem);
}

/** The document that a person would have after merging: for showing what a conflict is about. */
export function mergedDocument(base: string, mine: string, theirs: string, write?: WriteCall): string {
  const { node } = threeWay(parseJson(base), parseJson(mine), parseJson(theirs), {}, write);
  return node === undefined ? theirs : printDocument(node);
}
