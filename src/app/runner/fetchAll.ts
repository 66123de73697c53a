import { t } from '@vscode/l10n';
import type { Page } from '../../core/listing/listPage.ts';
import { rowsAmong } from '../../core/listing/rowsOf.ts';
import { turnPages } from '../../core/listing/walkPages.ts';
import { layOutJsonNow } from '../../core/response/body/layOutJson.ts';
import { keepBody } from '../../core/response/body/keptBody.ts';
import type { HttpResponse, SendOptions } from '../../core/http/message.ts';
import { idOf } from '../../core/resources/identity.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { partialGuidance } from '../../core/response/guidance/partial.ts';
import { errorBodyOf, evidenceOf } from '../../core/response/evidence.ts';
import { problemOfRefusal } from '../../core/response/refusal.ts';
import type { DraftPair } from '../../shared/draft.ts';
import { ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import { askedWaitWords } from '../support/waits/askedWaits.ts';
import type { SendResult } from './protocol.ts';
import { soundJsonOf } from './answerFacts.ts';
import {
  noAnswerWords,
  prepareRequest,
  sendDraft,
  showAnswer,
  type PreparedRequest,
  type SendInput,
  type SendingParts,
} from './sending.ts';

/** Rows of one page: the server clamps at 2000, and wide rows time out far below that (facts 3.2, 3.3). */
const pageSize = 500;
const mostBytes = 128 * 1024 * 1024;

/**
 * All pages of a list in one body, row by row as the server wrote them. Stops when as many rows as the server counts are
 * there, or a page brings none that is new; rows that move between pages are taken once. Where the first page fails, its failure
 * is the answer; where a later one does, where it is stopped or grows over `limit` bytes, the answer is the rows that had come.
 */
export async function fetchAllPages(
  parts: SendingParts,
  input: SendInput,
  signal: AbortSignal,
  limit: number = mostBytes,
): Promise<SendResult> {
  const first = await prepareRequest(parts, pageInput(input, 0, undefined));
  if ('kind' in first) return first;
  if (first.request.method !== 'GET') throw new ProblemError({ kind: 'invalid', message: t`Only a list can be fetched page by page.` });
  try {
    return await pages(parts, first, { ...input, sort: sortFor(first, input), limit }, signal);
  } catch (error) {
    return noAnswerWords(parts, first, error);
  }
}

interface ListInput extends SendInput {
  readonly sort: string | undefined;
  /** Bytes. */
  readonly limit: number;
}

/** What is shown instead of a list: a page was not sent, or the first one is no success. */
class Instead extends Error {
  readonly show: () => SendResult | Promise<SendResult>;

  constructor(show: Instead['show']) {
    super();
    this.show = show;
  }
}

interface Gathered {
  readonly rows: string[];
  bytes: number;
  total: number | undefined;
  last: HttpResponse | undefined;
}

async function pages(parts: SendingParts, first: PreparedRequest, input: ListInput, signal: AbortSignal): Promise<SendResult> {
  const got: Gathered = { rows: [], bytes: 0, total: undefined, last: undefined };
  let broken: Problem | undefined;
  const ask = (page: number, _size: number, aborted: AbortSignal): Promise<Page<string>> => askPage(parts, input, got, page, aborted);
  const take = (fresh: readonly string[]): 'stop' | undefined => {
    got.rows.push(...fresh);
    if (got.bytes <= input.limit) return undefined;
    broken = { kind: 'network', reason: 'tooLarge', host: new URL(first.request.url).host, limit: input.limit };
    return 'stop';
  };
  try {
    await turnPages({ ask, idOf: (row) => keyOf(first.operation?.route ?? '', row), pageSize, isFixed: true, inFlight: 1 }, take, signal);
  } catch (error) {
    if (error instanceof Instead) return await error.show();
    if (got.last === undefined) throw error;
    broken = problemOf(error);
  }
  const { rows, last, total = rows.length } = got;
  if (last === undefined) throw new ProblemError({ kind: 'invalid', message: t`The list is empty.` });
  const answer = await whole(parts, first, last, { rows, total: Math.max(total, rows.length) }, input);
  if (broken === undefined || rows.length >= total) return answer;
  if (broken.kind === 'bug') parts.services.log.error('Unexpected while fetching a list', new ProblemError(broken));
  const why = await parts.services.problems.guidance(broken, { instanceId: input.instanceId, method: 'GET', path: first.path });
  return { ...answer, guidance: partialGuidance(broken, { rows: rows.length, total }, why) };
}

async function askPage(parts: SendingParts, input: ListInput, got: Gathered, page: number, signal: AbortSignal): Promise<Page<string>> {
  const paged = pageInput(input, page, input.sort);
  const prepared = await prepareRequest(parts, paged);
  if ('kind' in prepared) throw new Instead(() => prepared);
  const { rows, total, last } = got;
  const so = { sendId: input.sendId, done: rows.length, ...(total === undefined ? {} : { total }) };
  parts.progress({ ...so, phase: 'paging', detail: '' });
  const onPhase: SendOptions['onPhase'] = (_, detail) => {
    if (detail?.isAsked === true) parts.progress({ ...so, phase: 'backingOff', detail: askedWaitWords(detail.waitMs ?? 0) });
  };
  const { session, request } = prepared;
  const response = await session.send({ ...request, lane: 'bulk' }, signal, { onPhase });
  // Of the first page it is shown by the ordinary way, with all that is known of it.
  if (response.status !== 200 && last === undefined) throw new Instead(() => sendDraft(parts, paged, signal));
  if (response.status !== 200)
    throw new ProblemError(problemOfRefusal(evidenceOf(session.profile.url, request, response, errorBodyOf(response))));
  const found = pageOf(new TextDecoder().decode(response.body));
  got.last = response;
  got.total = found.totalCount ?? found.rows.length;
  got.bytes += response.body.length;
  return found;
}

async function whole(
  parts: SendingParts,
  first: PreparedRequest,
  last: HttpResponse,
  { rows, total }: { readonly rows: readonly string[]; readonly total: number },
  input: SendInput,
): Promise<Extract<SendResult, { kind: 'answer' }>> {
  const bytes = new TextEncoder().encode(`{"totalCount":${total},"results":[${rows.join(',')}]}`);
  const body = await keepBody(bytes, 'application/json', { secretFields: new Set(first.sensitive.secretFields) });
  const prepared = { ...first, input: { ...first.input, draft: input.draft } };
  const response = { ...last, body: new Uint8Array(), size: bytes.length };
  return await showAnswer(parts, prepared, response, body, soundJsonOf(body));
}

function pageInput(input: SendInput, page: number, sort: string | undefined): SendInput {
  const own = input.draft.query.filter((pair) => !['page', 'page-size', 'pagesize', 'size'].includes(pair.name));
  const on = (name: string, value: string): DraftPair => ({ name, value, enabled: true });
  const sorted = sort === undefined ? [] : [on('sort', sort)];
  return { ...input, draft: { ...input.draft, query: [...own, ...sorted, on('page', String(page)), on('page-size', String(pageSize))] } };
}

/** Without an order, rows repeat or go missing between pages (facts 3.4). The person's own order is kept. */
function sortFor({ operation }: PreparedRequest, input: SendInput): string | undefined {
  const own = input.draft.query.some((pair) => pair.enabled && pair.name === 'sort' && pair.value !== '');
  if (own || operation === undefined) return undefined;
  return operation.shapes().sortBy(kindOf(operation.route).identity.id);
}

function pageOf(text: string): Page<string> {
  const laid = layOutJsonNow(text);
  const list = 'lists' in laid ? rowsAmong(laid.lists) : undefined;
  if (list === undefined) throw new ProblemError({ kind: 'invalid', message: t`This answer is no list.` });
  const rows = Array.from({ length: list.places.length / 2 }, (_, row) => text.slice(list.places[2 * row], list.places[2 * row + 1]));
  const total: unknown = list.name === undefined ? undefined : Reflect.get(Object(JSON.parse(text)), 'totalCount');
  return { rows, totalCount: typeof total === 'number' ? total : undefined, paged: typeof total === 'number' };
}

/** Rows are told apart by their id, or by their whole text. */
function keyOf(resourceKey: string, row: string): string {
  const id = idOf(resourceKey, JSON.parse(row));
  return id === undefined ? row : `id:${id}`;
}
