import { t } from '@vscode/l10n';
import { bodyModel, keepBody } from '../../core/response/body/keptBody.ts';
import type { Found } from '../../core/response/find/findInJson.ts';
import type { BodyStore } from './bodyStore.ts';
import type { FindResult, RunnerMethods } from './protocol.ts';

export interface FindParts {
  readonly bodies: BodyStore;
  /** Looks for it beside everything else. */
  readonly find: (given: { readonly json: string; readonly sought: string }, signal: AbortSignal) => Promise<Found>;
}

/**
 * What is found in an answer, as a body of its own. It is looked for in the text that has its secrets masked, so that none of them can
 * be found, and nothing is there to be revealed.
 */
export async function findInAnswer(
  { bodies, find }: FindParts,
  { handle, sought }: Parameters<RunnerMethods['find']>[0],
  signal: AbortSignal,
): Promise<FindResult> {
  const { body: whole, name, instanceId, objectOf } = bodies.get(handle);
  const found = await find({ json: whole.raw, sought }, signal);
  if (found.kind !== 'found') return { kind: 'refused', message: whyNot(found, sought) };
  const { count, isCut, areRows } = found;
  const kept = await keepBody(new TextEncoder().encode(found.json), 'application/json');
  const body = { ...kept, masks: [] };
  const answer = {
    body,
    name: `${name}-found`,
    instanceId,
    previous: undefined,
    foundIn: handle,
    objectOf: areRows ? objectOf : undefined,
  };
  return { kind: 'found', handle: bodies.add(answer), body: bodyModel(body), count, isCut };
}

function whyNot(found: Exclude<Found, { kind: 'found' }>, sought: string): string {
  if (found.kind === 'unreadable') return t`Nothing can be looked for in this answer: it is no JSON, or nested too deep.`;
  const rest = sought.slice(found.at, found.at + 30);
  return rest.trim() === ''
    ? t`This JSONPath expression ends too early, at character ${found.at + 1}.`
    : t`This is no JSONPath expression from character ${found.at + 1} on: “${rest}”.`;
}
