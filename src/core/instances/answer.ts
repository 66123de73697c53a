import { t } from '@vscode/l10n';
import type { Problem } from '../../shared/problem.ts';
import { ProblemError } from '../../shared/problem.ts';
import { jsonOf, shapeOf } from '../http/jsonBody.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { httpProblem } from '../response/httpProblem.ts';

/** The JSON object of a 200. Throws the Problem of any other status, and `invalid` for a web page or anything else in its place. */
export function jsonAnswer(request: HttpRequest, response: HttpResponse, wallClock: number): Readonly<Record<string, unknown>> {
  if (response.status !== 200) throw new ProblemError(httpProblem(response, request, { now: wallClock }));
  const body = jsonOf(response);
  if (body !== undefined) return body;
  throw new ProblemError(notJson(request, response));
}

/** That something else than Jamf Pro seems to have answered. */
export function notJson(request: Pick<HttpRequest, 'url'>, response: Pick<HttpResponse, 'body'>): Problem {
  const { host, pathname } = new URL(request.url);
  const message = t`${host} answered ${pathname} with ${shapeOf(response)} where Jamf Pro answers JSON. Check the address of the instance, and whether a sign-in page of the network stands in between.`;
  return { kind: 'invalid', field: 'url', message };
}
