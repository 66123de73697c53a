import { jsonValue } from '../../core/json/wire.ts';
import { apiAt } from '../../core/families/apiAt.ts';
import type { HttpRequest, HttpResponse } from '../../core/http/message.ts';
import { writableFields } from '../../core/request/describe.ts';
import type { KeptBody } from '../../core/response/body/keptBody.ts';
import { errorBodyOf, evidenceOf } from '../../core/response/evidence.ts';
import type { GuidanceInput } from '../../core/response/guidance/facts.ts';
import { inputOf, type Around } from '../../core/response/guidance/known.ts';
import { jamfErrors } from '../../core/response/jamfErrors.ts';
import { createdIn } from '../../core/response/links.ts';
import type { ErrorBody } from '../../shared/errorBody.ts';

/** An answer of the panel, with what was known before it came. */
export interface AnswerSituation extends Around {
  /** The instance's address. */
  readonly base: string;
  readonly request: HttpRequest;
  /** As it was sent, parsed. */
  readonly requestBody: unknown;
  readonly earlier: unknown;
  /** Bytes of an answer that went to a file instead of memory. */
  readonly tooLarge: number | undefined;
}

/** Long answers are not looked into: their rows are shown, their meaning is their status. */
const longestLooked = 10_000_000;

/** The parsed answer, where it is sound JSON of a length that costs nothing to parse. */
export function soundJsonOf(body: KeptBody): unknown {
  if (body.kind !== 'json' || !body.sound || body.text.length > longestLooked) return undefined;
  return jsonValue(body.text);
}

/** What guidance draws on: what it would of a failure anywhere, and what only the panel has at hand. */
export function guidanceInput(response: HttpResponse, body: KeptBody, json: unknown, at: AnswerSituation): GuidanceInput {
  const isError = response.status < 200 || response.status >= 300;
  const evidence = evidenceOf(at.base, at.request, response, isError ? errorBodyOf(response) : successBody(body));
  const input = inputOf(evidence, at);
  const createdId = apiAt(input.request.path).createdIn(body);
  const created = createdIn(json, at.known.catalogue?.resources ?? []);
  const writable = input.operation && writableFields(input.operation);
  return {
    ...input,
    request: { ...input.request, body: at.requestBody },
    ...(writable === undefined ? {} : { writable }),
    ...(json === undefined ? {} : { json }),
    ...(at.earlier === undefined ? {} : { earlier: at.earlier }),
    ...(created === undefined ? {} : { created }),
    ...(at.tooLarge === undefined ? {} : { tooLarge: at.tooLarge }),
    ...(createdId === undefined ? {} : { createdId }),
  };
}

/** A page in the place of an answer is read as an error is. */
function successBody(body: KeptBody): ErrorBody {
  if (body.kind === 'html') return jamfErrors(body.text.slice(0, 200_000));
  return { kind: body.kind === 'empty' ? 'none' : 'json', errors: [] };
}
