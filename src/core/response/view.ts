import { t } from '@vscode/l10n';
import type { HttpRequest, HttpResponse, Timing } from '../http/message.ts';
import { redacted } from '../http/redact.ts';
import { isRecord } from '../json/wire.ts';
import { isSecretName, looksSecret, maskText } from '../../shared/secretNames.ts';
import { replacePlaces } from '../secrets/places.ts';
import { secretPlaces } from '../secrets/text.ts';
import { bodyModel, type BodyModel, type KeptBody } from './body/keptBody.ts';
import { layOutJsonNow } from './body/layOutJson.ts';
import type { ObjectLink } from './links.ts';

/** An answer as the panel shows it. The body stays in the host under `handle`; here is only its first screen. */
export interface ResponseView {
  readonly handle: string;
  readonly instanceId: string;
  readonly instanceName: string;
  readonly status: number;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly timing: Timing;
  /** Bytes of the decoded body. */
  readonly size: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly request: RequestAsSent;
  readonly body: BodyModel;
  readonly page: PageModel | null;
  /** What in the answer can be opened. */
  readonly links: readonly ObjectLink[];
  readonly canCompare: boolean;
  /** Its rows are what was asked for, and are shown first: what a search finds. */
  readonly rowsFirst: boolean;
  /** It reveals a secret: once another answer is there, nobody comes back to it. */
  readonly isPassing: boolean;
}

export interface RequestAsSent {
  readonly method: string;
  readonly url: string;
  /** Redacted. */
  readonly headers: readonly (readonly [string, string])[];
  /** Redacted, the first 64 KB. */
  readonly body: string;
  readonly bodySize: number;
}

export interface PageModel {
  readonly page: number;
  readonly pageSize: number;
  readonly rows: number;
  readonly total: number;
}

/** What is known of an answer beside the answer itself. */
export type ViewContext = Omit<ResponseView, 'status' | 'reason' | 'timing' | 'size' | 'headers' | 'body'>;

/** An answer as the panel shows it: everything but the body is whole, of the body there is the first part. */
export function responseView(response: HttpResponse, body: KeptBody, context: ViewContext): ResponseView {
  return {
    ...context,
    status: response.status,
    reason: response.statusText === '' ? (reasons[response.status] ?? '') : response.statusText.slice(0, 100),
    timing: response.timing,
    size: response.size,
    headers: response.headers.map(([name, value]) => [name, isSecretName(name) || looksSecret(value) ? redacted : value] as const),
    body: bodyModel(body),
  };
}

/** HTTP/2 has no reason phrases. */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const shownBody = 64 * 1024;

/** The request as it went out, for showing: secrets masked, the token never in it. `secretFields`: those of the operation. */
export function asSent(request: HttpRequest, secretFields: ReadonlySet<string> = new Set()): RequestAsSent {
  const url = new URL(request.url);
  const query = Array.from(url.searchParams, ([name, value]): [string, string] => [name, isSecretName(name) ? maskText : value]);
  const address = query.some(([, value]) => value === maskText)
    ? `${url.origin}${url.pathname}?${new URLSearchParams(query).toString()}`
    : request.url;
  const token = request.auth === 'none' ? [] : [['authorization', `Bearer ${redacted}`] as const];
  return {
    method: request.method,
    url: address,
    headers: [...Object.entries(request.headers).map(([name, value]) => [name, isSecretName(name) ? redacted : value] as const), ...token],
    body: shown(request, secretFields),
    bodySize: sizeOf(request.body),
  };
}

function shown({ body, headers }: HttpRequest, secretFields: ReadonlySet<string>): string {
  if (body === undefined) return '';
  if (typeof body !== 'string') return t`(${body.length.toLocaleString('en')} bytes in parts)`;
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(
      Array.from(new URLSearchParams(body), ([name, value]): [string, string] => [name, isSecretName(name) ? maskText : value]),
    ).toString();
  }
  const isSecretField = (name: string): boolean => secretFields.has(name);
  const laid = layOutJsonNow(body, isSecretField);
  if (!('brokenAt' in laid)) return (laid.masks.length === 0 ? body : laid.pretty).slice(0, shownBody);
  const form = type.includes('xml') ? 'markup' : 'unknown';
  const places = secretPlaces(body, form, (name, parent) => isSecretName(name, parent) || isSecretField(name));
  return replacePlaces(body, places, () => maskText).slice(0, shownBody);
}

function sizeOf(body: HttpRequest['body']): number {
  if (body === undefined) return 0;
  return typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
}

/** Where a list answer stands in its pages; null for what is no page of an envelope (facts 3.1, 3.13). */
export function pageOf(json: unknown, query: readonly (readonly [string, string])[], rows: number | undefined): PageModel | null {
  if (!isRecord(json) || typeof json['totalCount'] !== 'number' || rows === undefined) return null;
  const number = (names: readonly string[], fallback: number): number => {
    const value = Number(query.find(([name]) => names.includes(name))?.[1] ?? Number.NaN);
    return Number.isSafeInteger(value) && value >= 0 ? value : fallback;
  };
  return { page: number(['page'], 0), pageSize: number(['page-size', 'pagesize', 'size'], 100), rows, total: json['totalCount'] };
}
