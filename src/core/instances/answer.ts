import { t } from '@vscode/l10n';
import { ProblemError, type Problem } from '../../shared/problem.ts';
import { jsonRecordOf, insteadOfJson } from '../http/jsonBody.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { refusalOf } from '../response/refusal.ts';

/** The JSON object of a success. Throws what {@link refusalOf} says of any other answer, and `invalid` for a web page or anything else in its place. */
export function objectAnswer(base: string, request: HttpRequest, response: HttpResponse): Readonly<Record<string, unknown>> {
  const refusal = refusalOf(base, request, response);
  if (refusal !== undefined) throw new ProblemError(refusal);
  const body = jsonRecordOf(response);
  if (body !== undefined) return body;
  throw new ProblemError(notJson(request, response));
}

/** That something else than Jamf Pro seems to have answered. */
export function notJson(request: Pick<HttpRequest, 'url'>, response: Pick<HttpResponse, 'body'>): Problem {
  const { host, pathname } = new URL(request.url);
  const message = t`${host} answered ${pathname} with ${insteadOfJson(response)} where Jamf Pro answers JSON. Check the address of the instance, and whether a sign-in page of the network stands in between.`;
  return { kind: 'invalid', field: 'url', message };
}
