import { ProblemError } from '../../shared/problem.ts';
import type { Session } from '../instances/session.ts';
import { formatJson } from '../json/format.ts';
import { jsonText, requestOf } from './answer.ts';
import type { ObjectPlan } from './plan.ts';

/**
 * The server's copy of an object as a document: its own digits and order, laid out, with a final newline.
 *
 * @throws `invalid` if the resource has no GET for one object; `http`, `forbidden`, `network`, … as the server answers.
 */
export async function readObject(session: Session, plan: ObjectPlan, signal: AbortSignal): Promise<string> {
  const { read, resource } = plan;
  if (read === undefined) {
    throw new ProblemError({ kind: 'invalid', message: `Jamf Pro shows no single object of “${resource.key}”, only the list.` });
  }
  const response = await session.send(requestOf(session, read), signal);
  return `${formatJson(jsonText(session, read, response))}\n`;
}

/** What a person should know of an object's operations before editing it. */
export interface ObjectNotes {
  /** Nothing can be saved: the API has no write for it. */
  readonly noWrite: boolean;
  /** The operation that would be used is deprecated; the date, if the document names one. */
  readonly deprecated: { readonly operation: string; readonly date: string | undefined } | undefined;
}

/** Facts for the editor's first line; contacts nobody. */
export function notesOf(plan: ObjectPlan): ObjectNotes {
  const write = plan.target.kind === 'new' ? plan.create : plan.write;
  const old = [write?.operation, plan.read?.operation].find((operation) => operation?.deprecated === true);
  return {
    noWrite: write === undefined,
    deprecated: old === undefined ? undefined : { operation: old.key, date: old.deprecationDate },
  };
}
