import { ProblemError } from '../../shared/problem.ts';
import { header } from '../http/message.ts';
import type { HttpResponse } from '../http/message.ts';
import type { ReadSession } from '../instances/session.ts';
import { exactJson } from '../json/exact.ts';
import type { Operation } from '../openapi/types.ts';
import { httpProblem } from '../response/httpProblem.ts';

/**
 * The JSON of a successful answer to an operation, numbers as exact as {@link exactJson} keeps them.
 *
 * @throws what {@link httpProblem} makes of a status that is no success; `network` for a success that is no whole JSON document.
 */
export function jsonAnswer(session: ReadSession, operation: Operation, response: HttpResponse): unknown {
  if (response.status < 200 || response.status > 299) throw refusal(session, operation, response);
  const { host } = new URL(session.profile.url);
  const body = new TextDecoder().decode(response.body).trim();
  if (body === '') throw new ProblemError({ kind: 'network', reason: 'truncated', host, detail: 'the answer is empty' });
  if (body.startsWith('<')) throw new ProblemError({ kind: 'network', reason: 'content', host, detail: 'the answer is a web page' });
  try {
    return exactJson(body);
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError({ kind: 'network', reason: 'truncated', host, detail: 'the answer is not whole JSON' }, { cause });
  }
}

function refusal(session: ReadSession, { method, path, privileges = [] }: Operation, response: HttpResponse): ProblemError {
  const held = session.known().signedIn?.privileges;
  const { pathname } = new URL(session.profile.url);
  // A date to wait for is one of the server's clock, so it is measured from the answer's own.
  const date = Date.parse(header(response, 'date') ?? '');
  const options = {
    now: Number.isNaN(date) ? Infinity : date,
    missing: privileges.filter((name) => held?.has(name) !== true),
    ...(pathname === '/' ? {} : { contextPath: pathname.replace(/\/$/, '') }),
  };
  return new ProblemError(httpProblem(response, { method, url: session.url(path) }, options));
}
