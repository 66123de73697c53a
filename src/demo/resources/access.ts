import { apiError, json, Refusal } from '../exchange.ts';
import type { Authentication } from '../authentication.ts';
import { demoAdminClient, demoAuditor, demoClient, demoReadOnlyClient, demoShortClient, demoUser } from '../credentials.ts';
import { mailDomain } from '../data/school.ts';
import type { Family } from '../family.ts';
import type { Caller, Call, Route } from '../route.ts';
import { array, boolean, choice, dateTime, fields, integer, object, password, readOnly, string } from '../schema.ts';
import { Table } from '../table.ts';
import { scalar, type Row } from '../values.ts';
import { table } from '../world.ts';
import { collectionRoutes } from './collection.ts';

const accountShape = object('UserAccount', {
  id: readOnly(string),
  plainPassword: password,
  ...fields('username realname email phone'),
  ldapServerId: { ...integer, default: -1 },
  distinguishedName: string,
  siteId: { ...integer, default: -1 },
  accessLevel: { ...choice('FullAccess SiteAccess GroupBasedAccess'), default: 'FullAccess' },
  privilegeLevel: { ...choice('ADMINISTRATOR AUDITOR ENROLLMENT CUSTOM'), default: 'CUSTOM' },
  lastPasswordChange: readOnly(dateTime),
  changePasswordOnNextLogin: boolean,
  failedLoginAttempts: readOnly(integer),
  accountStatus: { ...choice('Enabled Disabled'), default: 'Enabled' },
  accountType: { ...choice('DEFAULT FEDERATED'), default: 'DEFAULT' },
});

const roleShape = object('ApiRole', { 'id*': readOnly(string), 'displayName*': string, 'privileges*': array(string) });
const roleRequest = object('ApiRoleRequest', { 'displayName*': string, 'privileges*': array(string) });

const account = (username: string, realname: string, plainPassword: string, privilegeLevel: string): Row => ({
  username,
  realname,
  plainPassword,
  privilegeLevel,
  email: `${username}@${mailDomain}`,
  phone: '',
  ldapServerId: -1,
  distinguishedName: null,
  siteId: -1,
  accessLevel: 'FullAccess',
  lastPasswordChange: '2026-01-12T08:30:00Z',
  changePasswordOnNextLogin: false,
  failedLoginAttempts: 0,
  accountStatus: 'Enabled',
  accountType: 'DEFAULT',
});

/** Accounts, roles and API clients. What is changed here changes who may sign in and do what. */
export function access(privileges: readonly string[]): Family {
  return {
    tables: {
      accounts: new Table([
        account(demoUser.username, 'Demo Admin', demoUser.password, 'ADMINISTRATOR'),
        account(demoAuditor.username, 'Ann Auditor', demoAuditor.password, 'AUDITOR'),
        account('enroller', 'Enrollment Desk', 'enroller-password', 'ENROLLMENT'),
      ]),
      'api-roles': new Table(roles(privileges)),
      'api-integrations': new Table(clients),
    },
    routes: [
      ...collectionRoutes({
        name: 'accounts',
        version: 'v1',
        thing: 'an account',
        plural: 'Accounts',
        item: accountShape,
        fields: Object.keys(accountShape.properties ?? {}).filter((name) => name !== 'plainPassword'),
        label: 'username',
        uniqueStatus: 400,
        createEchoes: true,
      }),
      ...collectionRoutes({
        name: 'api-roles',
        version: 'v1',
        thing: 'an API role',
        plural: 'API Roles',
        item: roleShape,
        write: roleRequest,
        fields: ['id', 'displayName'],
        label: 'displayName',
        uniqueStatus: 400,
        createStatus: 200,
        createEchoes: true,
        accept: knownPrivileges,
        mayDelete: notInUse,
      }),
      ...privilegeRoutes(),
    ],
  };
}

function roles(privileges: readonly string[]): readonly Row[] {
  const harmless = privileges.filter((name) => !/Wipe|Unmanage/.test(name));
  const few = ['Read Buildings', 'Read Departments', 'Read Scripts'];
  return [
    { displayName: 'Everything', privileges },
    { displayName: 'Explorer', privileges: harmless },
    { displayName: 'Helpdesk', privileges: few },
  ];
}

const client = (credentials: typeof demoClient, displayName: string, role: string, seconds: number): Row => ({
  ...credentials,
  displayName,
  enabled: true,
  accessTokenLifetimeSeconds: seconds,
  appType: 'CLIENT_CREDENTIALS',
  authorizationScopes: [role],
});

const clients: readonly Row[] = [
  client(demoClient, 'Explorer', 'Explorer', 1800),
  client(demoAdminClient, 'Administrator', 'Everything', 1800),
  client(demoReadOnlyClient, 'Helpdesk display', 'Helpdesk', 1800),
  client(demoShortClient, 'Short-lived', 'Explorer', 60),
];

function knownPrivileges(call: Call, row: Row): Row {
  const wanted = Array.isArray(row['privileges']) ? row['privileges'].map(scalar) : [];
  const unknown = wanted.find((name) => !call.world.privileges.includes(name));
  if (unknown === undefined) return row;
  throw new Refusal(apiError(400, { code: 'INVALID_FIELD', field: 'privileges', description: `There is no privilege ${unknown}.` }));
}

function notInUse(call: Call, row: Row): void {
  const users = table(call.world, 'api-integrations').find(
    (entry) => Array.isArray(entry['authorizationScopes']) && entry['authorizationScopes'].includes(row['displayName']),
  );
  if (users) throw new Refusal(apiError(409, { code: 'IN_USE', field: 'id', description: 'An API client uses this role.' }));
}

function privilegeRoutes(): Route[] {
  const shared = { method: 'GET', tag: 'api-role-privileges', privileges: ['Read API Roles'] } as const;
  const answer = object('ApiRolePrivileges', { 'privileges*': array(string) });
  return [
    {
      ...shared,
      path: '/v1/api-role-privileges',
      summary: 'List every privilege',
      answer,
      handle: (call) => json(200, { privileges: call.world.privileges }),
    },
    {
      ...shared,
      path: '/v1/api-role-privileges/search',
      summary: 'Find privileges by a part of their name',
      query: [
        { name: 'name', schema: string, required: true },
        { name: 'limit', schema: { type: 'string', default: '15' } },
      ],
      answer,
      handle(call) {
        const part = (call.query.get('name') ?? '').toLowerCase();
        const found = call.world.privileges.filter((name) => name.toLowerCase().includes(part));
        return json(200, { privileges: found.slice(0, Number(call.query.get('limit') ?? 15) || 15) });
      },
    },
  ];
}

/** The endpoints that give out, renew and end tokens. */
export function authenticationRoutes(authentication: () => Authentication): Route[] {
  const tag = 'api-authentication';
  const tokenShape = object('AuthTokenV1', { token: string, expires: dateTime });
  const call = (work: (caller: Caller) => ReturnType<Route['handle']>): Route['handle'] => {
    return ({ caller }) => (caller === undefined ? apiError(401) : work(caller));
  };
  return [
    {
      method: 'POST',
      path: '/v1/oauth/token',
      tag,
      operationId: 'requestClientToken',
      summary: 'Get a token for an API client',
      action: true,
      open: true,
      bodyType: 'application/x-www-form-urlencoded',
      body: object('OAuthTokenRequest', {
        'grant_type*': choice('client_credentials'),
        'client_id*': string,
        'client_secret*': { ...string, format: 'password' },
        scope: string,
      }),
      answer: object('OAuthTokenResponse', { 'access_token*': string, 'token_type*': string, 'scope*': string, 'expires_in*': integer }),
      handle: ({ request }) => authentication().clientToken(request),
    },
    {
      method: 'POST',
      path: '/v1/auth/token',
      tag,
      summary: 'Get a token for a user name and password',
      action: true,
      open: true,
      answer: tokenShape,
      errors: [401],
      handle: ({ request }) => authentication().userToken(request),
    },
    {
      method: 'POST',
      path: '/v1/auth/keep-alive',
      tag,
      summary: 'Exchange a token for a fresh one',
      action: true,
      answer: tokenShape,
      handle: call((caller) => authentication().keepAlive(caller)),
    },
    {
      method: 'POST',
      path: '/v1/auth/invalidate-token',
      tag,
      summary: 'End a token',
      action: true,
      status: 204,
      handle: call((caller) => authentication().invalidate(caller)),
    },
    {
      method: 'GET',
      path: '/v1/auth',
      tag,
      summary: 'Who the token speaks for',
      answer: object('AuthorizationV1', {
        account: object('AuthAccountV1', {
          ...fields('id username realName email currentSiteId'),
          accessLevel: choice('FullAccess SiteAccess GroupBasedAccess'),
          privilegeSet: choice('ADMINISTRATOR AUDITOR ENROLLMENT CUSTOM'),
          privilegesBySite: { type: 'object', additionalProperties: array(string) },
        }),
        sites: array(string),
        authenticationType: string,
      }),
      handle: call((caller) => authentication().whoAmI(caller)),
    },
  ];
}
