import { t } from '@vscode/l10n';
import { ProblemError, type HttpProblem, type Problem } from '../../../shared/problem.ts';
import type { Call, WriteCall } from '../../families/family.ts';
import { headerOf, type HttpRequest, type HttpResponse } from '../../http/message.ts';
import type { Session } from '../../instances/session.ts';
import { leafText, type JsonNode } from '../../json/parse.ts';
import { decodeBody } from '../../response/body/decode.ts';
import { evidenceOf } from '../../response/evidence.ts';
import { refusalOf } from '../../response/refusal.ts';

/** A request for one object. `query` pairs are not encoded. */
export function requestOf(session: Session, { endpoint, path, accept }: Call, body?: string, mediaType?: string): HttpRequest {
  const headers = body === undefined ? { accept } : { accept, 'content-type': mediaType ?? 'application/json' };
  const base = { method: endpoint.method, url: session.url(path), headers, lane: 'document' as const };
  return body === undefined ? base : { ...base, body };
}

/** @throws `invalid` for a body that the API cannot be told. */
export function writeRequest(session: Session, call: WriteCall, body: JsonNode): HttpRequest {
  return requestOf(session, call, call.codec.encode(body), call.mediaType);
}

/**
 * The document that a successful answer holds, as laid out JSON, digit by digit as it came.
 *
 * @throws what {@link refusalOf} says for a status that is no success; `network` for a success that is no document, or whose bytes are no
 * sound text: what a document shows must be what it would save.
 */
export function answeredDocument(
  session: Pick<Session, 'profile'>,
  { codec }: Pick<Call, 'codec'>,
  request: HttpRequest,
  response: HttpResponse,
): string {
  const refusal = refusalOf(session.profile.url, request, response);
  if (refusal !== undefined) throw new ProblemError(refusal);
  const { text, lossy } = bodyText(response);
  const unsound = lossy && !codec.isPage(text) ? t`some bytes of the answer are no text, so saving it would change them` : undefined;
  const decoded = unsound === undefined ? codec.decode(text) : { detail: unsound };
  if ('text' in decoded) return decoded.text;
  throw new ProblemError(noContent(session, decoded.detail));
}

/** Why a write was not accepted. A web page is no yes of Jamf Pro's, whatever its status: something between may have answered. */
export function writeRefusalOf(session: Session, { codec }: Call, request: HttpRequest, response: HttpResponse): Problem | undefined {
  const refusal = refusalOf(session.profile.url, request, response);
  if (refusal !== undefined) return refusal;
  return codec.isPage(bodyText(response).text.slice(0, 1000)) ? noContent(session, t`the answer is a web page`) : undefined;
}

/** A yes of which nothing came, as a problem. */
export function withoutEffect(session: Session, request: HttpRequest, response: HttpResponse): HttpProblem {
  return { kind: 'http', evidence: evidenceOf(session.profile.url, request, response, { kind: 'none', errors: [] }) };
}

function bodyText(response: HttpResponse): ReturnType<typeof decodeBody> {
  return decodeBody(response.body, headerOf(response, 'content-type') ?? '');
}

function noContent(session: Pick<Session, 'profile'>, detail: string): Problem {
  return { kind: 'network', reason: 'content', host: new URL(session.profile.url).host, detail };
}

/** The text of a string or number; undefined for anything else, and for an empty one. */
export function textOf(node: JsonNode | undefined): string | undefined {
  if (node?.kind !== 'string' && node?.kind !== 'number') return undefined;
  const text = leafText(node);
  return text === '' ? undefined : text;
}
