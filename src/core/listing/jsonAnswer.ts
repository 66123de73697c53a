import { t } from '@vscode/l10n';
import { ProblemError } from '../../shared/problem.ts';
import { isWebPage } from '../http/jsonBody.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { ReadSession } from '../instances/session.ts';
import { exactJson } from '../json/exact.ts';
import { refusalOf } from '../response/refusal.ts';

/**
 * The JSON of a successful answer to an operation, numbers as exact as {@link exactJson} keeps them.
 *
 * @throws what {@link refusalOf} makes of a status that is no success; `network` for a success that is no whole JSON document.
 */
export function jsonAnswer({ profile }: ReadSession, request: HttpRequest, response: HttpResponse): unknown {
  const refusal = refusalOf(profile.url, request, response);
  if (refusal !== undefined) throw new ProblemError(refusal);
  const { host } = new URL(profile.url);
  const body = new TextDecoder().decode(response.body).trim();
  if (body === '') throw new ProblemError({ kind: 'network', reason: 'truncated', host, detail: t`the answer is empty` });
  if (body.startsWith('<')) {
    const detail = isWebPage(body) ? t`the answer is a web page` : t`the answer is XML, and no JSON`;
    throw new ProblemError({ kind: 'network', reason: 'content', host, detail });
  }
  try {
    return exactJson(body);
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError({ kind: 'network', reason: 'truncated', host, detail: t`the answer is not whole JSON` }, { cause });
  }
}
