import { ProblemError, problemOf } from '../../shared/problem.ts';
import type { Problem } from '../../shared/problem.ts';
import { labelFieldOf, rowOf } from '../catalog/rows.ts';
import { listOperationAccepts, rowsIn } from './listing.ts';
import type { Session } from '../instances/session.ts';
import { memberOf, parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import { isJson } from '../json/format.ts';
import { nodeAt } from '../json/pointers.ts';
import { printJson } from '../json/print.ts';
import { jsonText, refusalOf, requestOf, textOf, writeRequest } from './answer.ts';
import { marksOf } from './fieldErrors.ts';
import type { ObjectPlan, WriteCall } from './plan.ts';
import { lossMark, writable } from './prepare.ts';
import type { Refused } from './prepare.ts';
import { lostIn } from './project.ts';
import { wasNotCarriedOut } from './settle.ts';

/** How a creation ended. */
export type CreateOutcome =
  | { readonly kind: 'created'; readonly id: string }
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
 * @param confirm gets the body that would be sent.
 * @throws `cancelled`, or what looking for an earlier attempt throws; then nothing was sent.
 */
export async function createObject(
  input: CreateInput,
  confirm: (body: string) => Promise<boolean>,
  signal: AbortSignal,
): Promise<CreateOutcome> {
  const { session, plan } = input;
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
  const unknown = lostIn(plan.document, create.schema, root, undefined).filter(({ why }) => why === 'unknown');
  const marks = unknown.map((lost) => lossMark(create, root, lost, undefined));
  if (marks.length > 0) return { kind: 'refused', problem: { kind: 'invalid', message: marks[0]?.message ?? '' }, marks };
  const body = writable(plan.document, create.schema, root);
  const earlier = await earlierAttempt(input, body, signal);
  if (earlier !== undefined) return earlier;
  if (!(await confirm(printJson(body)))) return { kind: 'cancelled' };
  await input.leaving?.();
  if (signal.aborted) return { kind: 'cancelled' };
  try {
    const response = await session.send(writeRequest(session, create, printJson(body)), signal);
    const refusal = refusalOf(session, create, response);
    if (refusal !== undefined) throw new ProblemError(refusal);
    const id = idIn(jsonText(session, create, response));
    if (id !== undefined) return { kind: 'created', id };
    return await search(input, create, body, { kind: 'http', status: response.status, method: 'POST', path: create.path, errors: [] });
  } catch (error) {
    const problem = problemOf(error);
    if (!wasNotCarriedOut(problem)) return await search(input, create, body, problem);
    return { kind: 'refused', problem, marks: marksOf(root, problem.kind === 'http' ? problem.errors : []) };
  }
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

/** `{id, href}` of a 201, or the whole object (facts 3.2); some name their id otherwise. */
function idIn(text: string): string | undefined {
  const root = parseJson(text);
  const direct = textOf(memberOf(root, 'id'));
  if (direct !== undefined) return direct;
  const href = textOf(memberOf(root, 'href'));
  const last = href?.split('/').at(-1);
  if (last !== undefined && last !== '') return decodeURIComponent(last);
  return ['groupId', 'groupPlatformId', 'uuid'].map((name) => textOf(memberOf(root, name))).find((id) => id !== undefined);
}

async function search({ session, plan, lifetime }: CreateInput, create: WriteCall, body: JsonNode, cause: Problem): Promise<CreateOutcome> {
  const problem: Problem = { kind: 'unknownOutcome', method: create.operation.method, path: create.path, cause };
  const name = nameIn(plan, body);
  if (name === undefined) return { kind: 'unknown', problem, found: [] };
  try {
    return { kind: 'unknown', problem, found: await findByName(session, plan, name, lifetime) };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'unknown', problem, found: [] };
    throw error;
  }
}

/** What people call the object that a body describes. */
export function nameIn(plan: ObjectPlan, body: JsonNode): string | undefined {
  return nameOfObject(plan.resource.key, body);
}

/** The same, by the key of its resource. */
export function nameOfObject(resourceKey: string, body: JsonNode): string | undefined {
  return namePointers(resourceKey)
    .map((pointer) => textOf(nodeAt(body, pointer)))
    .find((text) => text !== undefined);
}

/** Where an object of a resource may hold its name, best first. */
export function namePointers(resourceKey: string): readonly string[] {
  const names = [labelFieldOf(resourceKey).replaceAll('.', '/'), 'name', 'displayName', 'username', 'groupName', 'general/name'];
  return names.map((name) => `/${name}`);
}

/** Ids of the objects that are called exactly so. One request; at most the first 200 rows where the list takes no filter. */
export async function findByName(session: Session, plan: ObjectPlan, name: string, signal: AbortSignal): Promise<readonly string[]> {
  const { list, key } = plan.resource;
  if (list === undefined) return [];
  const field = labelFieldOf(key);
  const quoted = `"${name.replaceAll(/["\\*]/g, String.raw`\$&`)}"`;
  const query: [string, string][] = [];
  if (listOperationAccepts(plan.document, list, 'page-size')) query.push(['page-size', '200']);
  if (listOperationAccepts(plan.document, list, 'filter')) query.push(['filter', `${field}==${quoted}`]);
  const call = { operation: list, path: list.path };
  const request = { ...requestOf(session, call), url: session.url(list.path, query) };
  const rows = rowsIn(JSON.parse(jsonText(session, call, await session.send(request, signal))));
  return rows
    .map((row) => rowOf(key, row))
    .filter((row) => row.label === name && row.id !== '')
    .map((row) => row.id);
}

/** What is said where an instance's document has no creation: what was looked for, as a document may be wrong or old. */
export function noCreation({ resource }: ObjectPlan): string {
  const path = resource.list?.path ?? `/…/${resource.key}`;
  return `Nothing can be created here: the API document of this Jamf Pro has no POST ${path} that takes JSON.`;
}

function invalid(message: string): Refused {
  return { kind: 'refused', problem: { kind: 'invalid', message }, marks: [] };
}
