import { ProblemError } from '../../shared/problem.ts';
import type { JamfFieldError, Problem } from '../../shared/problem.ts';
import { header } from '../http/message.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Session } from '../instances/session.ts';
import { isJson } from '../json/format.ts';
import { leafText, memberOf, parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import type { Call, WriteCall } from './plan.ts';

/** A request for one object. `query` pairs are not encoded. */
export function requestOf(session: Session, { operation, path }: Call, body?: string, mediaType?: string): HttpRequest {
  const headers =
    body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': mediaType ?? 'application/json' };
  const base = { method: operation.method, url: session.url(path), headers, lane: 'document' as const };
  return body === undefined ? base : { ...base, body };
}

export function writeRequest(session: Session, call: WriteCall, body: string): HttpRequest {
  return requestOf(session, call, body, call.mediaType);
}

/**
 * The JSON text of a successful answer, digit by digit as it came.
 *
 * @throws what {@link refusalOf} says for a status that is no success; `network` for a success that is no JSON.
 */
export function jsonText(session: Session, call: Call, response: HttpResponse): string {
  const refusal = refusalOf(session, call, response);
  if (refusal !== undefined) throw new ProblemError(refusal);
  const text = new TextDecoder().decode(response.body);
  if (isJson(text)) return text;
  const detail = text.trimStart().startsWith('<') ? 'the answer is a web page' : 'the answer is not whole JSON';
  throw new ProblemError({ kind: 'network', reason: 'protocol', host: new URL(session.profile.url).host, detail });
}

/** Why an answer is no success; undefined for one that is. */
export function refusalOf(session: Session, { operation, path }: Call, response: HttpResponse): Problem | undefined {
  const { status } = response;
  if (status >= 200 && status < 300) return undefined;
  const { method } = operation;
  const page = /html/i.test(header(response, 'content-type') ?? '');
  if (status === 403) {
    const held = session.known().signedIn?.privileges;
    const missing = page ? [] : (operation.privileges ?? []).filter((name) => held?.has(name) !== true);
    return { kind: 'forbidden', by: page ? 'firewall' : 'jamf', method, path, missing };
  }
  const seconds = Number(header(response, 'retry-after') ?? '');
  const wait = Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds } : {};
  return { kind: 'http', status, method, path, errors: fieldErrorsOf(response), ...wait };
}

function fieldErrorsOf(response: HttpResponse): readonly JamfFieldError[] {
  const text = new TextDecoder().decode(response.body);
  if (!isJson(text)) return [];
  let errors: JsonNode | undefined;
  try {
    errors = memberOf(parseJson(text), 'errors');
  } catch {
    return [];
  }
  return errors?.kind === 'array' ? errors.items.map(fieldErrorOf) : [];
}

function fieldErrorOf(node: JsonNode): JamfFieldError {
  const [code, field] = [textOf(memberOf(node, 'code')), textOf(memberOf(node, 'field'))];
  return {
    description: textOf(memberOf(node, 'description')) ?? '',
    ...(code === undefined ? {} : { code }),
    ...(field === undefined ? {} : { field }),
  };
}

/** The text of a string or number; undefined for anything else, and for an empty one. */
export function textOf(node: JsonNode | undefined): string | undefined {
  if (node?.kind !== 'string' && node?.kind !== 'number') return undefined;
  const text = leafText(node);
  return text === '' ? undefined : text;
}
