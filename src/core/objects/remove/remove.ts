import { t } from '@vscode/l10n';
import { ProblemError, problemOf, type Problem } from '../../../shared/problem.ts';
import type { Session } from '../../instances/session.ts';
import { apiAt } from '../../families/apiAt.ts';
import { headerOf } from '../../http/message.ts';
import { decodeBody } from '../../response/body/decode.ts';
import { writeRefusalOf, requestOf } from '../plan/answer.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { wasNotCarriedOut } from '../save/settle.ts';

export type RemoveOutcome =
  /** `already`: it was gone before. */
  | { readonly kind: 'removed'; readonly already: boolean }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem };

/**
 * Deletes an object, once. Gone is gone, whoever did it; a lost answer is followed by a look, never by a second try.
 * Asking the person is the caller's part.
 */
export async function removeObject(session: Session, plan: ObjectPlan, signal: AbortSignal, lifetime: AbortSignal): Promise<RemoveOutcome> {
  const { remove } = plan;
  if (remove === undefined) {
    const message = t`Jamf Pro has no operation that deletes ${kindOf(plan.resource.key).label.many}.`;
    return { kind: 'refused', problem: { kind: 'invalid', message } };
  }
  let problem: Problem | undefined;
  let isTaken = false;
  const request = requestOf(session, remove);
  const api = apiAt(remove.path);
  try {
    const response = await session.send(request, signal);
    problem = writeRefusalOf(session, remove, request, response);
    isTaken = api.createdIn({ text: decodeBody(response.body, headerOf(response, 'content-type') ?? '').text }) !== undefined;
  } catch (error) {
    problem = problemOf(error);
  }
  if (problem === undefined) return { kind: 'removed', already: false };
  // A proxy may answer so, too: what can still be read is not gone.
  const isMissing = problem.kind === 'http' && problem.evidence.status === 404;
  const isDenied = problem.kind === 'auth' || problem.kind === 'forbidden';
  const isDoubtful = api.refusesDeletesItDoes && (problem.kind === 'http' || isDenied);
  if (wasNotCarriedOut(problem) && !isDoubtful && !isMissing) return { kind: 'refused', problem };
  const there = await isThere(session, plan, lifetime);
  if (there === false || (isMissing && plan.read === undefined)) return { kind: 'removed', already: isMissing };
  if (isDenied) return { kind: 'refused', problem };
  // Its id in the answer says that it was taken, to be carried out later.
  if (there === true && problem.kind === 'http' && (isMissing || !(isDoubtful && isTaken))) return { kind: 'refused', problem };
  return { kind: 'unknown', problem: { kind: 'unknownOutcome', method: 'DELETE', path: remove.path, cause: problem } };
}

async function isThere(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<boolean | undefined> {
  if (plan.read === undefined) return undefined;
  try {
    const response = await session.send(requestOf(session, plan.read), signal);
    if (response.status === 404) return false;
    return response.status >= 200 && response.status < 300 ? true : undefined;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
