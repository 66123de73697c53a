import { problemOf, type Problem } from '../../../shared/problem.ts';
import type { HttpResponse } from '../../http/message.ts';
import type { Session } from '../../instances/session.ts';
import { valueOf } from '../../json/exact.ts';
import { memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { isJson } from '../../json/format.ts';
import { printJson } from '../../json/print.ts';
import { likelyIdOf } from '../../resources/identity.ts';
import { refusalOf } from '../../response/refusal.ts';
import { answeredDocument, textOf, withoutEffect, writeRequest } from '../plan/answer.ts';
import { withPriorities } from '../save/criteria.ts';
import { withoutEmpty } from '../save/body.ts';
import { marksAt } from '../save/fieldErrors.ts';
import type { WriteCall } from '../../families/family.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import { findByName, nameIn, noCreation } from './objectNames.ts';
import { placeIn } from './placeIn.ts';
import { creatablePart, faultMarks, lossMark, refusedFor, standInMarks, type Refused } from '../save/prepare.ts';
import { lostIn } from '../../shapes/project.ts';
import { wasNotCarriedOut } from '../save/settle.ts';

/** How a creation ended. */
export type CreateOutcome =
  /** `sent`: its body, as JSON. */
  | { readonly kind: 'created'; readonly id: string; readonly sent: string }
  | Refused
  | { readonly kind: 'cancelled' }
  /** Nothing was sent: an earlier attempt, of which nobody knows the outcome, seems to have created it. */
  | { readonly kind: 'exists'; readonly name: string; readonly found: readonly string[] }
  /** Sent, and no usable answer: `found` are objects of that name now, to look at before creating again. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly found: readonly string[] };

export interface CreateInput {
  readonly session: Session;
  readonly plan: ObjectPlan;
  readonly text: string;
  /** Ends looking for the object after the request has left. */
  readonly lifetime: AbortSignal;
  /** The text of an earlier attempt with an unknown outcome: an object of its name is looked for before there is another. */
  readonly before?: string;
  /** Waited for right before the request leaves: the moment from which its outcome may be lost. */
  readonly leaving?: () => Promise<void>;
}

/**
 * Creates an object: check, ask, send once. A lost answer is followed by a look for the name, never by a second try.
 *
 * @param confirm gets the body that would be sent, and where.
 * @throws `cancelled`, or what looking for an earlier attempt throws; then nothing was sent.
 */
export async function createObject(
  input: CreateInput,
  confirm: (body: string, path: string) => Promise<boolean | 'unasked'>,
  signal: AbortSignal,
): Promise<CreateOutcome> {
  const { plan } = input;
  const { create } = plan;
  if (create === undefined) return invalid(noCreation(plan));
  let root: JsonNode;
  try {
    root = parseJson(input.text);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== 'invalid') throw error;
    const from = problem.offset ?? 0;
    return {
      kind: 'refused',
      problem,
      marks: [{ pointer: '', message: problem.message, from, to: Math.min(from + 1, input.text.length) }],
    };
  }
  // What only the server sets comes along with a pasted copy, and is the server's to set anew.
  const unknown = lostIn(create.shape, root, undefined).filter(({ why }) => why === 'unknown');
  const part = withPriorities(create.shape, undefined, creatablePart(create.shape, root));
  const faults = faultMarks(create, root, undefined, part);
  const marks = [...faults, ...unknown.map((lost) => lossMark(create, root, lost, undefined)), ...standInMarks(root, part)];
  if (marks.length > 0) return refusedFor(marks);
  const body = create.rules?.bodyOf(undefined, part) ?? withoutEmpty(create, undefined, part);
  const place = await placeIn(input.session, create, { root, body }, signal);
  if ('marks' in place) return place;
  const earlier = await earlierAttempt(input, body, signal);
  if (earlier !== undefined) return earlier;
  if (signal.aborted) return { kind: 'cancelled' };
  if ((await confirm(printJson(body), place.path)) === false) return { kind: 'cancelled' };
  await input.leaving?.();
  if (signal.aborted) return { kind: 'cancelled' };
  const call = { ...create, ...place };
  const sent = await post(input, call, body, signal);
  if (sent.kind === 'created') return sent;
  if (!sent.isKnown) return await search(input, call, body, sent.problem);
  return { kind: 'refused', problem: sent.problem, marks: await marksAt(call.path, root, sent.problem) };
}

/** Sends it. `isKnown`: nothing was created. After a yes that cannot be read, nobody knows its id, and no trouble with it is a no. */
async function post(
  { session, plan }: CreateInput,
  create: WriteCall,
  body: JsonNode,
  signal: AbortSignal,
): Promise<
  Extract<CreateOutcome, { kind: 'created' }> | { readonly kind: 'failed'; readonly problem: Problem; readonly isKnown: boolean }
> {
  const request = writeRequest(session, create, body);
  let response: HttpResponse;
  try {
    response = await session.send(request, signal);
  } catch (error) {
    return failed(problemOf(error));
  }
  const refusal = refusalOf(session.profile.url, request, response);
  if (refusal !== undefined) return failed(refusal);
  const without = withoutEffect(session, request, response);
  try {
    const id = idIn(plan.resource.key, answeredDocument(session, create, request, response));
    return id === undefined ? { kind: 'failed', problem: without, isKnown: false } : { kind: 'created', id, sent: printJson(body) };
  } catch (error) {
    const problem = problemOf(error);
    return { kind: 'failed', problem: problem.kind === 'network' ? problem : without, isKnown: false };
  }
}

function failed(problem: Problem): { readonly kind: 'failed'; readonly problem: Problem; readonly isKnown: boolean } {
  return { kind: 'failed', problem, isKnown: wasNotCarriedOut(problem) };
}

/** Another name is another object: only what bears the name of the earlier attempt can come of it. */
async function earlierAttempt(
  { session, plan, before }: CreateInput,
  body: JsonNode,
  signal: AbortSignal,
): Promise<Extract<CreateOutcome, { kind: 'exists' }> | undefined> {
  const name = nameIn(plan, body);
  if (before === undefined || name === undefined || !isJson(before) || nameIn(plan, parseJson(before)) !== name) return undefined;
  const found = await findByName(session, plan, name, signal);
  return found.length === 0 ? undefined : { kind: 'exists', name, found };
}

/** `{id, href}` of a 201, or the whole object (facts 5.5); some name their id otherwise. */
function idIn(resourceKey: string, text: string): string | undefined {
  const root = parseJson(text);
  const direct = textOf(memberOf(root, 'id'));
  if (direct !== undefined) return direct;
  const href = textOf(memberOf(root, 'href'));
  const last = href?.split('/').at(-1);
  if (last !== undefined && last !== '') return decodeURIComponent(last);
  return likelyIdOf(resourceKey, valueOf(root));
}

async function search({ session, plan, lifetime }: CreateInput, create: WriteCall, body: JsonNode, cause: Problem): Promise<CreateOutcome> {
  const problem: Problem = { kind: 'unknownOutcome', method: create.endpoint.method, path: create.path, cause };
  const name = nameIn(plan, body);
  if (name === undefined) return { kind: 'unknown', problem, found: [] };
  try {
    return { kind: 'unknown', problem, found: await findByName(session, plan, name, lifetime) };
  } catch {
    // Whatever went wrong with looking: the request has left, and its end is not known.
    return { kind: 'unknown', problem, found: [] };
  }
}

function invalid(message: string): Refused {
  return { kind: 'refused', problem: { kind: 'invalid', message }, marks: [] };
}
