import { ProblemError } from '../../shared/problem.ts';
import type { JamfFieldError } from '../../shared/problem.ts';
import { header } from '../http/message.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Session } from '../instances/session.ts';
import type { Operation } from '../openapi/types.ts';
import { isRecord, list, text } from '../openapi/wire.ts';

/**
 * The JSON of a successful answer to an operation.
 *
 * @throws `auth`, `forbidden`, `http` for a status that is no success; `network` for a success that is no whole JSON document.
 */
export function jsonAnswer(session: Session, operation: Operation, response: HttpResponse): unknown {
  if (response.status < 200 || response.status > 299) throw refusal(session, operation, response);
  const host = new URL(session.profile.url).host;
  const body = new TextDecoder().decode(response.body).trim();
  if (body === '') throw new ProblemError({ kind: 'network', reason: 'truncated', host, detail: 'the answer is empty' });
  if (body.startsWith('<')) throw new ProblemError({ kind: 'network', reason: 'protocol', host, detail: 'the answer is a web page' });
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ProblemError({ kind: 'network', reason: 'truncated', host, detail: 'the answer is not whole JSON' }, { cause });
  }
}

function refusal(session: Session, operation: Operation, response: HttpResponse): ProblemError {
  const errors = errorsOf(response);
  const { method, path } = operation;
  if (response.status === 401) return new ProblemError({ kind: 'auth', reason: 'tokenRejected', status: 401 });
  if (response.status === 403) {
    const held = session.known().signedIn?.privileges;
    const missing = (operation.privileges ?? []).filter((name) => held?.has(name) !== true);
    const isPage = /html/.test(header(response, 'content-type') ?? '');
    return new ProblemError({ kind: 'forbidden', by: isPage ? 'firewall' : 'jamf', method, path, missing: isPage ? [] : missing });
  }
  const seconds = Number(header(response, 'retry-after'));
  return new ProblemError({
    kind: 'http',
    status: response.status,
    method,
    path,
    errors,
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds } : {}),
  });
}

function errorsOf(response: HttpResponse): readonly JamfFieldError[] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return [];
  }
  return list(isRecord(json) ? json['errors'] : undefined).flatMap((error) => {
    if (!isRecord(error)) return [];
    const [code, field] = [text(error['code']), text(error['field'])];
    return [{ description: text(error['description']), ...(code === '' ? {} : { code }), ...(field === '' ? {} : { field }) }];
  });
}
