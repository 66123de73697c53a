import { ProblemError, problemOf } from '../../../shared/problem.ts';
import { textAt } from '../../catalog/fields.ts';
import type { ListCall, WriteCall } from '../../families/family.ts';
import type { HttpResponse } from '../../http/message.ts';
import type { ReadSession, Session } from '../../instances/session.ts';
import { parseJson } from '../../json/parse.ts';
import { callPage } from '../../listing/listPage.ts';
import { writeRefusalOf, writeRequest } from '../plan/answer.ts';
import { wasNotCarriedOut } from '../save/settle.ts';

/** What Jamf Pro keeps of a change of an object, or a note that somebody left (facts 5.20). Server text. */
export interface ServerEntry {
  /** Epoch milliseconds; undefined for what is no point in time. */
  readonly at: number | undefined;
  readonly user: string;
  readonly note: string;
  /** May have many lines. */
  readonly details: string;
}

export interface HistoryPage {
  readonly entries: readonly ServerEntry[];
  /** In all, by the server's count; undefined where it gives none. */
  readonly totalCount: number | undefined;
  readonly paged: boolean;
}

/** How many entries are asked for at once. */
const entriesPerPage = 50;

/** One page of an object's history, the newest first. @param page from zero. @throws what asking for a page of a list throws. */
export async function historyPage(session: ReadSession, list: ListCall, page: number, signal: AbortSignal): Promise<HistoryPage> {
  const options = { page, pageSize: entriesPerPage, sort: 'date:desc' };
  const { rows, totalCount, paged } = await callPage(session, list, options, signal, 'document');
  return { entries: rows.map(entryOf), totalCount, paged };
}

function entryOf(row: unknown): ServerEntry {
  const [date, user, note, details] = ['date', 'username', 'note', 'details'].map((field) => textAt(row, field) ?? '');
  const at = Date.parse(date ?? '');
  return { at: Number.isNaN(at) ? undefined : at, user: user ?? '', note: note ?? '', details: details ?? '' };
}

/**
 * Leaves a note in an object's history. Sent once.
 *
 * @throws why it was refused; `unknownOutcome` where nobody can tell whether it is there.
 */
export async function leaveNote(session: Session, call: WriteCall, note: string, signal: AbortSignal): Promise<void> {
  const request = writeRequest(session, call, parseJson(JSON.stringify({ note })));
  let response: HttpResponse;
  try {
    response = await session.send(request, signal);
  } catch (error) {
    const cause = problemOf(error);
    if (cause.kind === 'bug' || wasNotCarriedOut(cause)) throw error;
    throw new ProblemError({ kind: 'unknownOutcome', method: call.endpoint.method, path: call.path, cause }, { cause: error });
  }
  const refusal = writeRefusalOf(session, call, request, response);
  if (refusal !== undefined) throw new ProblemError(refusal);
}
