import { apiError, json, Refusal } from '../exchange.ts';
import { demoAdminClient, demoAuditor, demoClient, demoReadOnlyClient, demoShortClient, demoUser } from '../credentials.ts';
import { mailDomain } from '../data/school.ts';
import type { Family } from '../family.ts';
import type { Call, Route } from '../route.ts';
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
        calledActions: 'createAndReplace',
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
        calledActions: 'create',
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
