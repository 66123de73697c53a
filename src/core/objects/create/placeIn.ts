import { t } from '@vscode/l10n';
import { problemOf } from '../../../shared/problem.ts';
import type { CreateCall } from '../../families/family.ts';
import type { Session } from '../../instances/session.ts';
import type { JsonNode } from '../../json/parse.ts';
import { nodeAt, rangeAt } from '../../json/pointers.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { fieldAt } from '../../shapes/shapeAt.ts';
import { textOf } from '../plan/answer.ts';
import { planOf } from '../plan/plan.ts';
import { readObject } from '../plan/read.ts';
import type { Refused } from '../save/prepare.ts';

/**
 * Where an object is created. What it is created below is looked up, so that nothing is sent to where there is nothing; whether it may be
 * seen at all is for the server to say.
 *
 * @param root of the text. @param body what would be sent of it.
 * @throws `cancelled`, `network`, … from the look.
 */
export async function placeIn(
  session: Session,
  create: CreateCall,
  { root, body }: { readonly root: JsonNode; readonly body: JsonNode },
  signal: AbortSignal,
): Promise<{ readonly path: string } | Refused> {
  const { below, shape } = create;
  const path = create.pathOf(body);
  if (below === undefined && path !== undefined) return { path };
  const resource = fieldAt(shape, below ?? '')?.refersTo() ?? '';
  const id = textOf(nodeAt(body, below ?? ''));
  if (path !== undefined && id !== undefined && (await isThere(session, resource, id, signal))) return { path };
  const message = t`“${(below ?? '').slice(1)}” has to be the id of one of the ${kindOf(resource).label.many}, below which the object is created: there is none with the id “${id ?? ''}”.`;
  const marks = [{ pointer: below ?? '', message, ...rangeAt(root, below ?? '') }];
  return { kind: 'refused', problem: { kind: 'invalid', message }, marks };
}

/** False only where the server says so. */
async function isThere(session: Session, resource: string, id: string, signal: AbortSignal): Promise<boolean> {
  const catalogue = await session.catalogue(signal);
  if (catalogue.resource(resource) === undefined) return true;
  try {
    await readObject(session, planOf(catalogue, resource, { kind: 'one', id }), signal);
    return true;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'http' || problem.kind === 'forbidden') return problem.kind !== 'http' || problem.evidence.status !== 404;
    throw error;
  }
}
