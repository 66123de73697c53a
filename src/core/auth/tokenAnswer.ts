import { t } from '@vscode/l10n';
import type { ErrorBody } from '../../shared/errorBody.ts';
import type { Problem } from '../../shared/problem.ts';
import { headerOf, type HttpRequest, type HttpResponse } from '../http/message.ts';
import { jsonRecordOf, insteadOfJson } from '../http/jsonBody.ts';
import { oauthCode } from './oauthCode.ts';
import { redactText } from '../http/redact.ts';
import { errorBodyOf, evidenceOf } from '../response/evidence.ts';
import { problemOfRefusal, saysExpired } from '../response/refusal.ts';

/** A token as a server gave it. `lifetime`: milliseconds from the moment it was asked for. */
export interface TokenAnswer {
  readonly token: string;
  readonly lifetime: number;
}

/** Assumed where a client's token comes without a usable lifetime: the shortest that Jamf shows (facts 1.2). */
const shortestLifetime = 60_000;
/** Life of a user's token where its end cannot be computed (facts 1.6). */
const userLifetime = 30 * 60_000;
const day = 24 * 3_600_000;

/** The two answers with a token: `{access_token, expires_in}` in seconds (facts 1.1) and `{token, expires}` as an ISO instant (facts 1.6). */
export function readToken(response: HttpResponse, wallClock: number): TokenAnswer | undefined {
  const body = jsonRecordOf(response);
  const { access_token: clientToken, expires_in: seconds, token, expires } = body ?? {};
  if (isToken(clientToken)) {
    const lifetime = Number(seconds) * 1000;
    return { token: clientToken, lifetime: lifetime > 0 ? Math.min(lifetime, day) : shortestLifetime };
  }
  if (!isToken(token)) return undefined;
  // Against the server's own clock where it says the time: this machine's may be wrong by hours.
  const now = Date.parse(headerOf(response, 'date') ?? '');
  const lifetime = Date.parse(typeof expires === 'string' ? expires : '') - (Number.isNaN(now) ? wallClock : now);
  return { token, lifetime: lifetime > 0 && lifetime <= day ? lifetime : userLifetime };
}

/** Why a token endpoint gave none, as a Problem. `base`: the instance's address. */
export function tokenRefusal(
  base: string,
  request: HttpRequest,
  response: HttpResponse,
  who: { readonly account: string; readonly beyondAscii: boolean },
): Problem {
  const body = jsonRecordOf(response);
  if (response.status >= 200 && response.status < 300)
    return { kind: 'auth', reason: 'badTokenAnswer', detail: body === undefined ? insteadOfJson(response) : t`JSON without a token` };
  const { account, beyondAscii } = who;
  const said = withoutSecrets(errorBodyOf(response));
  const evidence = { ...evidenceOf(base, request, response, said), account, ...(beyondAscii ? { beyondAscii } : {}) };
  const problem = problemOfRefusal(evidence);
  const oauth = oauthCode(body);
  if (saysExpired(said)) return { kind: 'auth', reason: 'passwordExpired', evidence };
  if (problem.kind === 'auth' || /^(invalid_client|invalid_grant|unauthorized_client|access_denied)$/.test(oauth ?? ''))
    return { kind: 'auth', reason: 'wrongCredentials', evidence };
  if (oauth !== undefined) return { kind: 'auth', reason: 'badTokenAnswer', evidence };
  // Jamf Pro itself answers with JSON there.
  return problem.kind === 'forbidden' && body === undefined ? { kind: 'forbidden', by: 'firewall', evidence } : problem;
}

/** An endpoint that is given secrets may repeat them. */
function withoutSecrets(body: ErrorBody): ErrorBody {
  return { ...body, errors: body.errors.map((error) => ({ ...error, description: redactText(error.description) })) };
}

function isToken(value: unknown): value is string {
  // Anything else would be refused by fetch as a header, with the value in the error.
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}
