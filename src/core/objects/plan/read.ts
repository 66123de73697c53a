import { ProblemError } from '../../../shared/problem.ts';
import type { Session } from '../../instances/session.ts';
import { formatJson } from '../../json/format.ts';
import { successorOf } from '../../openapi/resources.ts';
import type { ApiDocument, Operation } from '../../openapi/types.ts';
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
    throw new ProblemError({
      kind: 'invalid',
      message: `Jamf Pro shows no single object of “${resource.key}” by its id alone. Look at its list, or send its operation in the request runner.`,
    });
  }
  const request = requestOf(session, read);
  return `${formatJson(jsonText(session, request, await session.send(request, signal)))}\n`;
}

/** What a person should know of an object's operations before editing it. */
export interface ObjectNotes {
  /** Nothing can be saved: the API has no write for it. */
  readonly noWrite: boolean;
  /** The operation that would be used is deprecated: the date, if the document names one, and what is there in its place. */
  readonly deprecated:
    | { readonly operation: string; readonly date: string | undefined; readonly successor: string | undefined }
    | undefined;
}

/** Facts for the editor's first line; contacts nobody. */
export function notesOf(plan: ObjectPlan): ObjectNotes {
  const write = plan.target.kind === 'new' ? plan.create : plan.write;
  const old = [write?.operation, plan.read?.operation].find((operation) => operation?.deprecated === true);
  return {
    noWrite: write === undefined,
    deprecated:
      old === undefined ? undefined : { operation: old.key, date: old.deprecationDate, successor: successorIn(plan.document, old)?.key },
  };
}

/** A newer version, or what took its place under a path of its own, as `/v2/inventory-preload/records` that of `/v1/inventory-preload`. */
function successorIn(document: ApiDocument, old: Operation): Operation | undefined {
  const words = wordsOf(old);
  const last = words.at(-1);
  const others = document.operations.filter((other) => {
    if (other.deprecated || other.method !== old.method || parametersOf(other) !== parametersOf(old)) return false;
    const theirs = wordsOf(other);
    if (other.method !== 'GET' && !document.detail(other).request.some(({ mediaType }) => /[/+]json\b/.test(mediaType))) return false;
    // What creates stands beside what is created.
    if (other.method === 'POST' && !document.operations.some(({ route }) => route.startsWith(`${other.route}/{`))) return false;
    return last !== undefined && theirs.includes(last) && (theirs[0] === words[0] || !old.version.startsWith('v'));
  });
  return successorOf(document, old) ?? others.toSorted((a, b) => a.path.length - b.path.length)[0];
}

/** Fixed parts of a path, spelt alike: `policyProperties` is `policy-properties`. */
function wordsOf({ route }: Operation): readonly string[] {
  const parts = route.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return parts.map((part) => part.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase());
}

function parametersOf({ route }: Operation): number {
  return route.split('{').length;
}
