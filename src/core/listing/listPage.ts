import { t } from '@vscode/l10n';
import { invalidProblem, ProblemError } from '../../shared/problem.ts';
import { sensitivityOf } from '../catalog/sensitive.ts';
import type { ListCall, ListOptions, Resource } from '../families/family.ts';
import type { Lane } from '../http/message.ts';
import type { ReadSession } from '../instances/session.ts';
import { jsonAnswer } from './jsonAnswer.ts';
import { isListAsSaid, rowsOf } from './rowsOf.ts';

export interface Page<Row = unknown> {
  readonly rows: readonly Row[];
  /** In all, by the server's count; `undefined` where it gives none. */
  readonly totalCount: number | undefined;
  /** Whether there can be a next page. False for lists that answer everything at once. */
  readonly paged: boolean;
  /** The answer is of another shape than the API says: there may be more rows than these. Default: no. */
  readonly isOdd?: boolean;
}

/**
 * Asks for one page of a resource's list. One request.
 *
 * @throws `invalid` for a resource without a list; what the transport throws; `http`, `forbidden` and `network` for the answer.
 */
export async function listPage(
  session: ReadSession,
  resource: Resource,
  options: ListOptions,
  signal: AbortSignal,
  lane: Lane,
): Promise<Page> {
  const list = resource.family.list(resource);
  if (list === undefined) throw invalidProblem(t`“${resource.key}” has no list on this instance.`);
  return await callPage(session, list, options, signal, lane);
}

/** The same of a list by how it is asked for. */
export async function callPage(session: ReadSession, list: ListCall, options: ListOptions, signal: AbortSignal, lane: Lane): Promise<Page> {
  // What reveals secrets is asked for by a deliberate act, and never again by itself.
  const once = sensitivityOf(list.endpoint).noAutoRun ? { once: true } : {};
  const url = session.url(list.path, list.query(options));
  const request = { method: 'GET', url, headers: { accept: list.accept }, lane, ...once } as const;
  const found = rowsOf(jsonAnswer(session, request, await session.send(request, signal)));
  const isOdd = found !== undefined && !isListAsSaid(found, list.rowsAt());
  // No rows in an answer of another shape are not “none”. A later page without rows is the end of a list that does not count.
  if (found === undefined || (isOdd && found.rows.length === 0 && options.page === 0)) {
    const host = new URL(session.profile.url).host;
    throw new ProblemError({ kind: 'network', reason: 'content', host, detail: t`the answer holds no list` });
  }
  return { rows: found.rows, totalCount: found.totalCount, paged: list.abilities.pages, ...(isOdd ? { isOdd } : {}) };
}
