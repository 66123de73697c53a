import { header } from '../../core/http/message.ts';
import type { HttpRequest, HttpResponse } from '../../core/http/message.ts';
import { retryAfterSeconds } from '../../core/http/policies/retryAfter.ts';
import type { Catalogue, SignedIn, VersionMove } from '../../core/instances/session.ts';
import { isClassic } from '../../core/request/path.ts';
import type { Operation } from '../../core/openapi/types.ts';
import { writableFields } from '../../core/request/describe.ts';
import type { KeptBody } from '../../core/response/body/keptBody.ts';
import type { GuidanceInput } from '../../core/response/guidance/facts.ts';
import { jamfErrors } from '../../core/response/jamfErrors.ts';
import { createdIn } from '../../core/response/links.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { filterFields, sortFields } from '../../core/rsql/fields.ts';

/** All that is known around one answer. */
export interface AnswerSituation {
  readonly instance: string;
  readonly request: HttpRequest;
  /** As in the document, concrete. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly requestBody: unknown;
  readonly operation: Operation | undefined;
  readonly catalogue: Catalogue | undefined;
  readonly signedIn: SignedIn | undefined;
  readonly version: string | undefined;
  readonly updated: VersionMove | undefined;
  readonly createdAgo: number | undefined;
  readonly earlier: unknown;
  /** Bytes of an answer that went to a file instead of memory. */
  readonly tooLarge: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Long answers are not looked into: their rows are shown, their meaning is their status. */
const longestLooked = 10_000_000;

/** The parsed answer, where it is sound JSON of a length that costs nothing to parse. */
export function jsonOf(body: KeptBody): unknown {
  if (body.kind !== 'json' || !body.sound || body.text.length > longestLooked) return undefined;
  try {
    return JSON.parse(body.text) as unknown;
  } catch {
    return undefined;
  }
}

/** What guidance draws on, from an answer and what is known around it. */
export function guidanceInput(response: HttpResponse, body: KeptBody, json: unknown, at: AnswerSituation): GuidanceInput {
  const { operation, catalogue, signedIn, request } = at;
  const document = catalogue?.document;
  const isError = response.status < 200 || response.status >= 300;
  const isPage = body.kind === 'html';
  const retryAfter = retryAfterSeconds(header(response, 'retry-after'), at.now);
  const location = header(response, 'location');
  const created = createdIn(json, catalogue?.resources ?? []);
  const { 'content-type': contentType, accept } = request.headers;
  return {
    status: response.status,
    body: isError || isPage ? jamfErrors(body.text.slice(0, 200_000)) : { kind: body.kind === 'empty' ? 'none' : 'json', errors: [] },
    ...(json === undefined ? {} : { json }),
    request: {
      method: request.method,
      path: at.path,
      query: at.query,
      body: at.requestBody,
      bodySize: sizeOf(request.body),
      urlLength: request.url.length,
      ...(contentType === undefined ? {} : { contentType }),
      ...(accept === undefined ? {} : { accept }),
    },
    session: {
      instance: at.instance,
      host: new URL(request.url).host,
      ...(response.tokenIsGood === true ? { tokenIsGood: true } : {}),
      ...(signedIn === undefined
        ? {}
        : {
            accountKind: signedIn.accountKind,
            account: signedIn.account,
            ...(signedIn.privileges === undefined ? {} : { privileges: signedIn.privileges }),
          }),
      ...(at.version === undefined ? {} : { version: at.version }),
      ...(at.updated === undefined ? {} : { updated: at.updated }),
      ...(at.version !== undefined || signedIn !== undefined || catalogue?.origin.kind === 'server' ? { readsWork: true } : {}),
    },
    ...(document === undefined ? {} : { document }),
    ...(document === undefined || operation === undefined ? {} : operationFacts(document, operation)),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(location === undefined ? {} : { location: targetOf(location, request.url) }),
    ...(at.createdAgo === undefined ? {} : { createdAgo: at.createdAgo }),
    ...(at.earlier === undefined ? {} : { earlier: at.earlier }),
    ...(created === undefined ? {} : { created }),
    ...(at.tooLarge === undefined ? {} : { tooLarge: at.tooLarge }),
    ...queryFacts(document, at),
    ...classicFacts(at.path, body),
  };
}

/** What is found wrong here with the filter that was sent. */
function queryFacts(
  document: Catalogue['document'] | undefined,
  { operation, query }: AnswerSituation,
): Pick<GuidanceInput, 'queryComplaint'> {
  const filter = query.find(([name]) => name === 'filter')?.[1] ?? '';
  if (filter === '') return {};
  const fields = document === undefined || operation === undefined ? [] : filterFields(document, operation);
  const complaint = checkFilter(filter, fields, fields.length > 0)[0]?.message;
  return complaint === undefined ? {} : { queryComplaint: stopped(complaint) };
}

/** Origin and path, as far as it is an address. */
function targetOf(location: string, base: string): string {
  const target = URL.canParse(location, base) ? new URL(location, base) : undefined;
  return target === undefined || target.origin === 'null' ? location.replace(/[?#].*$/s, '') : `${target.origin}${target.pathname}`;
}

function stopped(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** Classic answers a write with the id alone (facts 8.9): `<mac_application><id>12</id></mac_application>`. */
function classicFacts(path: string, body: KeptBody): Pick<GuidanceInput, 'createdId'> {
  const createdId = isClassic(path) && body.text.length < 2000 ? /<id>(\d{1,12})<\/id>/.exec(body.text)?.[1] : undefined;
  return createdId === undefined ? {} : { createdId };
}

function operationFacts(
  document: Catalogue['document'],
  operation: Operation,
): Pick<GuidanceInput, 'operation' | 'detail' | 'fields' | 'writable'> {
  const writable = writableFields(document, operation);
  const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map(({ name }) => name);
  return {
    operation,
    detail: document.detail(operation),
    fields: { filter: names(filterFields(document, operation)), sort: names(sortFields(document, operation)) },
    ...(writable === undefined ? {} : { writable }),
  };
}

/** In bytes, as it goes out. */
function sizeOf(body: HttpRequest['body']): number {
  if (body === undefined) return 0;
  return typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
}
