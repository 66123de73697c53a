import type { Authentication } from '../authentication.ts';
import { apiError } from '../exchange.ts';
import type { Caller, Route } from '../route.ts';
import { array, choice, dateTime, fields, integer, object, string } from '../schema.ts';

const tag = 'api-authentication';
const tokenShape = object('AuthTokenV1', { token: string, expires: dateTime });
const clientRequest = object('OAuthTokenRequest', {
  'grant_type*': choice('client_credentials'),
  'client_id*': string,
  'client_secret*': { type: 'string', format: 'password' },
  scope: string,
});
const clientAnswer = object('OAuthTokenResponse', { ...fields('access_token* token_type* scope*'), 'expires_in*': integer });
const whoShape = object('AuthorizationV1', {
  account: object('AuthAccountV1', {
    ...fields('id username realName email currentSiteId'),
    accessLevel: choice('FullAccess SiteAccess GroupBasedAccess'),
    privilegeSet: choice('ADMINISTRATOR AUDITOR ENROLLMENT CUSTOM'),
    privilegesBySite: { type: 'object', additionalProperties: array(string) },
  }),
  sites: array(string),
  authenticationType: string,
});

/** The endpoints that give out, renew and end tokens. */
export function tokenRoutes(authentication: Authentication): Route[] {
  const post = { method: 'POST', tag, action: true } as const;
  const asCaller = (work: (caller: Caller) => ReturnType<Route['handle']>): Route['handle'] => {
    return ({ caller }) => (caller === undefined ? apiError(401) : work(caller));
  };
  return [
    {
      ...post,
      path: '/v1/oauth/token',
      operationId: 'requestClientToken',
      summary: 'Get a token for an API client',
      open: true,
      bodyType: 'application/x-www-form-urlencoded',
      body: clientRequest,
      answer: clientAnswer,
      handle: ({ request }) => authentication.clientToken(request),
    },
    {
      ...post,
      path: '/v1/auth/token',
      summary: 'Get a token for a user name and password',
      open: true,
      answer: tokenShape,
      errors: [401],
      handle: ({ request }) => authentication.userToken(request),
    },
    {
      ...post,
      path: '/v1/auth/keep-alive',
      summary: 'Exchange a token for a fresh one',
      answer: tokenShape,
      handle: asCaller((caller) => authentication.keepAlive(caller)),
    },
    {
      ...post,
      path: '/v1/auth/invalidate-token',
      summary: 'End a token',
      status: 204,
      handle: asCaller((caller) => authentication.invalidate(caller)),
    },
    {
      method: 'GET',
      path: '/v1/auth',
      tag,
      summary: 'Who the token speaks for',
      answer: whoShape,
      handle: asCaller((caller) => authentication.whoAmI(caller)),
    },
  ];
}
