import { jsonValue } from '../json/wire.ts';
import { t } from '@vscode/l10n';
import { bodyToSend, type DraftPair, type RequestDraft } from '../../shared/draft.ts';
import type { FieldProblem } from './fieldProblem.ts';
import type { HttpRequest } from '../http/message.ts';
import { apiAt } from '../families/apiAt.ts';
import type { OperationFacts, Resource } from '../families/family.ts';
import { buildBody, type FileReader } from './body.ts';
import { buildHeaders } from './headers.ts';
import { isJsonType } from './mediaType.ts';
import { fillPath } from './path.ts';
import { wireQuery } from './query.ts';
import { webPage } from './webPage.ts';

export interface BuildContext {
  /** The absolute address of a path on the instance, as `Session.url` makes it. */
  readonly url: (path: string) => string;
  readonly operation?: OperationFacts;
  /** To name the object of a page whose address was given for a path. */
  readonly resources?: readonly Resource[];
  readonly files?: FileReader;
  /** A fresh boundary for a multipart body. */
  readonly boundary?: () => string;
  /** The operation reveals or changes something although it is a GET. */
  readonly once?: boolean;
}

export type Built = { readonly request: HttpRequest } | { readonly fields: readonly FieldProblem[] };

/**
 * A draft as a request, or everything that has to be mended first, all at once. That a path is not in the document is no
 * obstacle: servers answer more paths than they publish (facts 4.5). Neither is a missing parameter that the document requires.
 */
export function buildRequest(draft: RequestDraft, context: BuildContext): Built {
  const path = fillPath(draft.path, draft.pathValues);
  const headers = buildHeaders(draft.headers);
  const body = buildBody(bodyToSend(draft), context.files ?? (() => undefined), context.boundary ?? randomBoundary);
  const page = webPage(draft, context.resources);
  const fields = [page.length > 0 ? page : path, headers, body, otherMethod(draft)].filter(isProblems).flat();
  if (fields.length > 0 || isProblems(path) || isProblems(headers) || isProblems(body)) return { fields };
  const url = address(path.path, draft, context);
  if (url === undefined) return { fields: [{ where: 'path', name: 'path', message: t`This path leads outside the instance.` }] };
  const request: HttpRequest = {
    method: draft.method,
    url,
    headers: {
      accept: apiAt(path.path).accept(context.operation?.shapes().responses),
      ...(body.contentType === undefined ? {} : { 'content-type': body.contentType }),
      ...headers.headers,
    },
    ...(body.content === undefined ? {} : { body: body.content }),
    lane: 'runner',
    ...(context.operation?.needsToken === false ? { auth: 'none' as const } : {}),
    ...(context.once === true ? { once: true } : {}),
  };
  return { request };
}

/** The JSON value of a draft's body, for rules that depend on it; undefined where there is none. */
export function jsonBody(draft: RequestDraft): unknown {
  const body = bodyToSend(draft);
  return body.kind === 'text' && isJsonType(body.mediaType) ? jsonValue(body.text) : undefined;
}

/** Spring's filter takes the method of a POST from this parameter, so that the request would not be the one that was asked for. */
function otherMethod(draft: RequestDraft): readonly FieldProblem[] {
  const name = '_method';
  const message = t`“${name}” would make another request of it. Choose the method itself.`;
  const isThere = (pair: DraftPair): boolean => pair.enabled && pair.name === name;
  return [
    ...(draft.query.some(isThere) ? [{ where: 'query' as const, name, message }] : []),
    ...(hasParameter(draft, name) ? [{ where: 'body' as const, name, message }] : []),
  ];
}

/** Whether a server reads a parameter of that name in the body, as if it stood in the query. */
function hasParameter(draft: RequestDraft, wanted: string): boolean {
  const { headers } = draft;
  const body = bodyToSend(draft);
  if (body.kind === 'none') return false;
  if (body.kind === 'form') return body.fields.some(({ name, enabled }) => enabled && name === wanted);
  if (body.kind === 'multipart') return body.parts.some(({ name }) => name === wanted);
  const types = headers.flatMap(({ name, value, enabled }) => (enabled && name.trim().toLowerCase() === 'content-type' ? [value] : []));
  const isForm = [body.mediaType, ...types].some((type) => /x-www-form-urlencoded/i.test(type));
  return isForm && new URLSearchParams(body.text).get(wanted) !== null;
}

/** Checked against the instance's own address: whatever a path is made of, the request stays on that origin and below its context path. */
function address(path: string, draft: RequestDraft, context: BuildContext): string | undefined {
  const query = wireQuery(draft.query);
  const url = context.url(path) + (query === '' ? '' : `?${query}`);
  const root = new URL(context.url('/api/'));
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const below = root.pathname.slice(0, -'api/'.length);
  return parsed.origin === root.origin && parsed.pathname.startsWith(below) && parsed.username === '' ? url : undefined;
}

function isProblems(value: object): value is readonly FieldProblem[] {
  return Array.isArray(value);
}

function randomBoundary(): string {
  return `----jamf${crypto.randomUUID().replaceAll('-', '')}`;
}
