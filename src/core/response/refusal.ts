import type { ErrorBody } from '../../shared/errorBody.ts';
import type { Evidence } from '../../shared/evidence.ts';
import type { Problem } from '../../shared/problem.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { errorBodyOf, evidenceOf } from './evidence.ts';

/** Why an answer is no success; undefined for one that is. `base`: the instance's address. */
export function refusalOf(base: string, request: HttpRequest, response: HttpResponse): Problem | undefined {
  if (response.status >= 200 && response.status < 300) return undefined;
  return problemOfRefusal(evidenceOf(base, request, response, errorBodyOf(response)));
}

/** The problem that an answer without success is. */
export function problemOfRefusal(evidence: Evidence): Problem {
  const { status, body, request, tokenIsGood } = evidence;
  if (status >= 300 && status < 400) return { kind: 'network', reason: 'redirect', host: request.host, evidence };
  if (status === 401 && tokenIsGood !== true) {
    return { kind: 'auth', reason: saysExpired(body) ? 'passwordExpired' : 'tokenRejected', evidence };
  }
  if (status === 401 || status === 403) return { kind: 'forbidden', by: body.kind === 'gateway' ? 'firewall' : 'jamf', evidence };
  return { kind: 'http', evidence };
}

/** A new password has to be chosen first (facts 1.7). */
export function saysExpired({ errors }: ErrorBody): boolean {
  return errors.some(({ code = '' }) => /EXPIRED_PASSWORD|PASSWORD_EXPIRED|MUST_CHANGE|CHANGE_PASSWORD/i.test(code));
}
