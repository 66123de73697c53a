import type { Problem } from '../../shared/problem.ts';
import { ProblemError } from '../../shared/problem.ts';
import { apiErrors } from '../auth/tokenAnswer.ts';
import { jsonOf, shapeOf } from '../http/jsonBody.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { header } from '../http/message.ts';
import { retryAfterSeconds } from '../http/retryAfter.ts';

/** What a session's own reading of an instance came to, where it was not a 200: for its few questions, not for what a person sent. */
export function answerProblem(request: HttpRequest, response: HttpResponse, wallClock: number): Problem {
  const path = new URL(request.url).pathname;
  const body = jsonOf(response);
  if (response.status === 401) return { kind: 'auth', reason: 'tokenRejected', status: 401 };
  if (response.status === 403) {
    return { kind: 'forbidden', by: body === undefined ? 'firewall' : 'jamf', method: request.method, path, missing: [] };
  }
  const retryAfter = retryAfterSeconds(header(response, 'retry-after'), wallClock);
  const common = { kind: 'http', status: response.status, method: request.method, path, errors: apiErrors(body) } as const;
  return retryAfter === undefined ? common : { ...common, retryAfter };
}

/** The JSON object of a 200. Throws the Problem of any other status, and `invalid` for a web page or anything else in its place. */
export function jsonAnswer(request: HttpRequest, response: HttpResponse, wallClock: number): Readonly<Record<string, unknown>> {
  if (response.status !== 200) throw new ProblemError(answerProblem(request, response, wallClock));
  const body = jsonOf(response);
  if (body !== undefined) return body;
  const { host, pathname } = new URL(request.url);
  throw new ProblemError({
    kind: 'invalid',
    field: 'url',
    message: `${host} answered ${pathname} with ${shapeOf(response)} where Jamf Pro answers JSON. Check the address of the instance, and whether a sign-in page of the network stands in between.`,
  });
}
