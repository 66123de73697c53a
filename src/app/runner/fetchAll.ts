import { t } from '@vscode/l10n';
import { isRecord } from '../../core/openapi/wire.ts';
import { stableSort } from '../../core/rsql/sort.ts';
import { layOutJsonNow } from '../../core/response/body/layOutJson.ts';
import { rowListOf } from '../../core/response/body/table.ts';
import { keepBody } from '../../core/response/body/keptBody.ts';
import type { HttpResponse } from '../../core/http/message.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { partialGuidance } from '../../core/response/guidance/partial.ts';
import { errorBodyOf, evidenceOf } from '../../core/response/evidence.ts';
import { refused } from '../../core/response/refusal.ts';
import type { DraftPair } from '../../shared/draft.ts';
import { ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import type { SendResult } from '../../shared/runnerProtocol.ts';
import { jsonOf } from './answerFacts.ts';
import { failed, prepare, sendDraft, showAnswer } from './sending.ts';
import type { Prepared, SendInput, SendingParts } from './sending.ts';

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
  const first = await prepare(parts, pageInput(input, 0, undefined));
  if ('kind' in first) return first;
  if (first.request.method !== 'GET') throw new ProblemError({ kind: 'invalid', message: t`Only a list can be fetched page by page.` });
  try {
    return await pages(parts, first, { ...input, sort: sortFor(first, input), limit }, signal);
  } catch (error) {
    return failed(parts, first, error);
  }
}

interface ListInput extends SendInput {
  readonly sort: string | undefined;
  /** Bytes. */
  readonly limit: number;
}

interface Page {
  readonly rows: readonly string[];
  readonly total: number | undefined;
}

async function pages(parts: SendingParts, first: Prepared, input: ListInput, signal: AbortSignal): Promise<SendResult> {
  const rows = new Map<string, string>();
  let total = Number.POSITIVE_INFINITY;
  let size = 0;
  let last: HttpResponse | undefined;
  let broken: Problem | undefined;
  for (let page = 0; rows.size < total && broken === undefined; page += 1) {
    const prepared = await prepare(parts, pageInput(input, page, input.sort));
    if ('kind' in prepared) return prepared;
    parts.progress({ sendId: input.sendId, phase: 'paging', detail: '', done: rows.size, ...(Number.isFinite(total) ? { total } : {}) });
    const next = await ask(prepared, signal).catch((error: unknown) => {
      if (last === undefined) throw error;
      return problemOf(error);
    });
    if ('kind' in next) {
      // Of the first page it is shown by the ordinary way, with all that is known of it.
      if (last === undefined) return await sendDraft(parts, pageInput(input, page, input.sort), signal);
      broken = next;
      break;
    }
    last = next.response;
    total = next.page.total ?? next.page.rows.length;
    size += last.body.length;
    if (size > input.limit) broken = { kind: 'network', reason: 'tooLarge', host: new URL(prepared.request.url).host, limit: input.limit };
    const before = rows.size;
    for (const row of next.page.rows) rows.set(keyOf(row), row);
    if (rows.size === before || next.page.total === undefined) break;
  }
  if (last === undefined) throw new ProblemError({ kind: 'invalid', message: t`The list is empty.` });
  const list = { rows: [...rows.values()], total: Math.max(total, rows.size) };
  const answer = await whole(parts, first, last, list, input);
  if (broken === undefined || rows.size >= total) return answer;
  if (broken.kind === 'bug') parts.services.log.error('Unexpected while fetching a list', new ProblemError(broken));
  const why = parts.services.problems.guidance(broken, { instanceId: input.instanceId, method: 'GET', path: first.path });
  return { ...answer, guidance: partialGuidance(broken, { rows: rows.size, total }, why) };
}

/** One page, or the problem that its status is. */
async function ask(
  { session, request }: Prepared,
  signal: AbortSignal,
): Promise<{ readonly response: HttpResponse; readonly page: Page } | Problem> {
  const response = await session.send({ ...request, lane: 'bulk' }, signal);
  if (response.status !== 200) return refused(evidenceOf(session.profile.url, request, response, errorBodyOf(response)));
  return { response, page: pageOf(new TextDecoder().decode(response.body)) };
}

async function whole(
  parts: SendingParts,
  first: Prepared,
  last: HttpResponse,
  { rows, total }: { readonly rows: readonly string[]; readonly total: number },
  input: SendInput,
): Promise<Extract<SendResult, { kind: 'answer' }>> {
  const bytes = new TextEncoder().encode(`{"totalCount":${total},"results":[${rows.join(',')}]}`);
  const body = await keepBody(bytes, 'application/json', { secretFields: new Set(first.sensitive.secretFields) });
  const prepared = { ...first, input: { ...first.input, draft: input.draft } };
  const response = { ...last, body: new Uint8Array(), size: bytes.length };
  return showAnswer(parts, prepared, response, body, jsonOf(body));
}

function pageInput(input: SendInput, page: number, sort: string | undefined): SendInput {
  const own = input.draft.query.filter((pair) => !['page', 'page-size', 'pagesize', 'size'].includes(pair.name));
  const on = (name: string, value: string): DraftPair => ({ name, value, enabled: true });
  const sorted = sort === undefined ? [] : [on('sort', sort)];
  return { ...input, draft: { ...input.draft, query: [...own, ...sorted, on('page', String(page)), on('page-size', String(pageSize))] } };
}

/** Without an order, rows repeat or go missing between pages (facts 3.4). The person's own order is kept. */
function sortFor({ catalogue, operation }: Prepared, input: SendInput): string | undefined {
  const own = input.draft.query.some((pair) => pair.enabled && pair.name === 'sort' && pair.value !== '');
  if (own || catalogue === undefined || operation === undefined) return undefined;
  const resource = catalogue.resources.find((one) => one.list?.key === operation.key);
  return stableSort(catalogue.document, operation, kindOf(resource?.key ?? '').row.id);
}

function pageOf(text: string): Page {
  const laid = layOutJsonNow(text);
  const list = 'lists' in laid ? rowListOf(laid.lists) : undefined;
  if (list === undefined) throw new ProblemError({ kind: 'invalid', message: t`This answer is no list.` });
  const rows = Array.from({ length: list.places.length / 2 }, (_, row) => text.slice(list.places[2 * row], list.places[2 * row + 1]));
  const total: unknown = list.name === undefined ? undefined : Reflect.get(Object(JSON.parse(text)), 'totalCount');
  return { rows, total: typeof total === 'number' ? total : undefined };
}

/** Rows are told apart by their id, or by their whole text. */
function keyOf(row: string): string {
  const parsed: unknown = JSON.parse(row);
  const id = isRecord(parsed) ? (parsed['id'] ?? parsed['uuid'] ?? parsed['groupPlatformId'] ?? parsed['mobileDeviceId']) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? t`id ${id}` : row;
}
