import { t } from '@vscode/l10n';
import type { Problem } from '../../shared/problem.ts';
import type { HttpResponse } from '../http/message.ts';
import type { JsonObject } from '../http/jsonBody.ts';
import { isJsonObject, jsonOf, shapeOf } from '../http/jsonBody.ts';
import { header } from '../http/message.ts';
import { oauthCode } from './oauthCode.ts';
import { redactText } from '../http/redact.ts';
import { retryAfterSeconds } from '../http/policies/retryAfter.ts';

/** A token as a server gave it. `lifetime`: milliseconds from the moment it was asked for. */
export interface TokenAnswer {
  readonly token: string;
  readonly lifetime: number;
}

/** Characters of a reason that are looked at; nobody reads more. */
const longestReason = 20_000;
/** Assumed where a client's token comes without a usable lifetime: the shortest that Jamf shows (facts 1.2). */
const shortestLifetime = 60_000;
/** Life of a user's token where its end cannot be computed (facts 1.6). */
const userLifetime = 30 * 60_000;
const day = 24 * 3_600_000;

/** The two answers with a token: `{access_token, expires_in}` in seconds (facts 1.1) and `{token, expires}` as an ISO instant (facts 1.6). */
export function readToken(response: HttpResponse, wallClock: number): TokenAnswer | undefined {
  const body = jsonOf(response);
  const { access_token: clientToken, expires_in: seconds, token, expires } = body ?? {};
  if (isToken(clientToken)) {
    const lifetime = Number(seconds) * 1000;
    return { token: clientToken, lifetime: lifetime > 0 ? Math.min(lifetime, day) : shortestLifetime };
  }
  if (!isToken(token)) return undefined;
  // Against the server's own clock where it says the time: this machine's may be wrong by hours.
  const now = Date.parse(header(response, 'date') ?? '');
  const lifetime = Date.parse(typeof expires === 'string' ? expires : '') - (Number.isNaN(now) ? wallClock : now);
  return { token, lifetime: lifetime > 0 && lifetime <= day ? lifetime : userLifetime };
}

/** Why a token endpoint gave none, as a Problem. `wallClock`: epoch milliseconds. */
export function tokenRefusal(
  response: HttpResponse,
  about: {
    readonly account: string;
    readonly host: string;
    readonly path: string;
    readonly wallClock: number;
    readonly beyondAscii?: boolean;
  },
): Problem {
  const { status } = response;
  const body = jsonOf(response);
  const common = { kind: 'auth', account: about.account, status } as const;
  if (status >= 200 && status < 300)
    return { ...common, reason: 'badTokenAnswer', detail: body === undefined ? shapeOf(response) : t`JSON without a token` };
  const oauth = oauthCode(body);
  const errors = apiErrors(body);
  if (errors.some(({ code }) => /EXPIRED_PASSWORD|PASSWORD_EXPIRED|MUST_CHANGE|CHANGE_PASSWORD/i.test(code ?? ''))) {
    return { ...common, reason: 'passwordExpired' };
  }
  if (status === 401 || (oauth !== undefined && /^(invalid_client|invalid_grant|unauthorized_client|access_denied)$/.test(oauth))) {
    return {
      ...common,
      reason: 'wrongCredentials',
      ...(oauth === undefined ? {} : { detail: oauth }),
      ...(about.beyondAscii === true ? { beyondAscii: true } : {}),
    };
  }
  if (oauth !== undefined) return { ...common, reason: 'badTokenAnswer', detail: redactText(oauth.slice(0, longestReason)) };
  if (status === 403 && body === undefined) return { kind: 'forbidden', by: 'firewall', method: 'POST', path: about.path, missing: [] };
  if (status >= 300 && status < 400) {
    const location = redactText((header(response, 'location') ?? '').replace(/[?#].*$/s, ''));
    return { kind: 'network', reason: 'redirect', host: about.host, phase: 'token', location };
  }
  const retryAfter = retryAfterSeconds(header(response, 'retry-after'), about.wallClock);
  return { kind: 'http', status, method: 'POST', path: about.path, errors, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

function isToken(value: unknown): value is string {
  // Anything else would be refused by fetch as a header, with the value in the error.
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/** The entries of an ApiError body (facts 7.1), as far as they are texts. */
export function apiErrors(body: JsonObject | undefined): readonly { readonly code?: string; readonly description: string }[] {
  const list = Array.isArray(body?.['errors']) ? body['errors'] : [];
  return list.flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { code, description } = one;
    const text = typeof description === 'string' ? redactText(description.slice(0, longestReason)) : '';
    return [typeof code === 'string' ? { code, description: text } : { description: text }];
  });
}
