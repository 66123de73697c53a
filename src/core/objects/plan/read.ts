import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Outdated } from '../../families/family.ts';
import type { HttpRequest, Lane } from '../../http/message.ts';
import type { Session } from '../../instances/session.ts';
import { parseJson } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { hasCriteria, inPriorityOrder } from '../save/criteria.ts';
import type { Shape } from '../../shapes/shape.ts';
import { answeredDocument, requestOf } from './answer.ts';
import type { ObjectPlan } from './plan.ts';

/**
 * The server's copy of an object as a document: its own digits and order, laid out, with a final newline.
 *
 * @param lane whoever reads many for later says `bulk`.
 * @throws `invalid` if the resource has no GET for one object; `http`, `forbidden`, `network`, … as the server answers.
 */
export async function readObject(session: Session, plan: ObjectPlan, signal: AbortSignal, lane: Lane = 'document'): Promise<string> {
  const { read, resource } = plan;
  if (read === undefined) {
    throw invalidProblem(
      t`Jamf Pro shows no single object of “${resource.key}” by its id alone. Look at its list, or send its operation in the request runner.`,
    );
  }
  const request: HttpRequest = { ...requestOf(session, read), lane };
  const document = answeredDocument(session, read, request, await session.send(request, signal));
  return criteriaInOrder(plan.readShape, `${document}\n`);
}

/** Criteria stand in the order that they are read in, whatever order the server has them in: moving one moves its priority. */
export function criteriaInOrder(readShape: Shape, document: string): string {
  if (!hasCriteria(readShape)) return document;
  const root = parseJson(document);
  const sorted = inPriorityOrder(readShape, root);
  return sorted === root ? document : printDocument(sorted);
}

/** What a person should know of an object's operations before editing it. */
export interface ObjectNotes {
  /** Nothing can be saved: the API has no write for it. */
  readonly noWrite: boolean;
  /** Of the operation that would be used. */
  readonly deprecated: Outdated | undefined;
}

/** Facts for the editor's first line; contacts nobody. */
export function notesOf(plan: ObjectPlan): ObjectNotes {
  const write = plan.target.kind === 'new' ? plan.create : plan.write;
  return { noWrite: write === undefined, deprecated: write?.outdated() ?? plan.read?.outdated() };
}
