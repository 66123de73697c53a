import { hex } from '../../data/chance.ts';
import { computerManagementId } from '../../data/computers.ts';
import { apiError, json, Refusal } from '../../exchange.ts';
import type { Family, Plan } from '../../family.ts';
import type { Call, Route } from '../../route.ts';
import { array, boolean, choice, dateTime, envelope, fields, integer, nullable, object, password, readOnly, string } from '../../schema.ts';
import { isRecord, scalar, type Row } from '../../values.ts';
import { timestamp } from '../../world.ts';

const base = '/v2/local-admin-password';
const settingsKey = 'local-admin-password/settings';
const accountName = 'avsadmin';
const tag = 'local-admin-password';
const view = ['View Local Admin Password'];
const audit = ['View Local Admin Password Audit History'];

const userShape = object('LapsUserV2', { ...fields('clientManagementId guid username'), userSource: choice('MDM JMF') });
const settingsShape = object('LapsSettingsV2', {
  ...fields('autoDeployEnabled autoRotateEnabled', boolean),
  ...fields('passwordRotationTime autoRotateExpirationTime', integer),
});
const passwordList = object('LapsUserPassword', {
  lapsUserPasswordList: array(object('LapsUserPasswordV2', { username: string, password })),
});
const auditShape = object('LapsPasswordAndAuditsV2', {
  password: readOnly({ type: 'string', format: 'password' }),
  ...fields('dateLastSeen expirationTime', nullable(dateTime)),
  audits: array(object('LapsAuditV2', { viewedBy: nullable(string), dateSeen: nullable(dateTime) })),
});

/** Local admin passwords: looking at one starts its rotation, although it is a GET. */
export function localAdminPasswords(plan: Plan): Family {
  return {
    singletons: {
      [settingsKey]: { autoDeployEnabled: true, passwordRotationTime: 3600, autoRotateEnabled: false, autoRotateExpirationTime: 7_776_000 },
    },
    routes: [...settingsRoutes(), ...listRoutes(plan.computers), ...accountRoutes(plan.computers)],
  };
}

function listRoutes(computers: number): Route[] {
  const shared = { tag, method: 'GET', privileges: view } as const;
  return [
    {
      ...shared,
      path: `${base}/pending-rotations`,
      summary: 'List passwords that are about to change',
      answer: envelope('LapsPendingRotationResponse', object('LapsPendingRotation', { lapsUser: userShape, createdDate: dateTime })),
      handle: pendingRotations,
    },
    {
      ...shared,
      path: `${base}/{clientManagementId}/accounts`,
      summary: 'List the managed accounts of a device',
      answer: envelope('LapsUserResultsV2', userShape),
      errors: [400],
      handle: (call) => json(200, { totalCount: 1, results: [userOf(secretOf(call, computers).client)] }),
    },
  ];
}

function accountRoutes(computers: number): Route[] {
  const path = `${base}/{clientManagementId}/account/{username}`;
  const shared = { tag, errors: [400] };
  return [
    {
      ...shared,
      method: 'GET',
      path: `${path}/password`,
      summary: 'See a password, which starts its rotation',
      privileges: view,
      answer: object('LapsPasswordResponseV2', { password: readOnly({ type: 'string', format: 'password' }) }),
      handle: (call) => json(200, { password: seePassword(call, secretOf(call, computers)) }),
    },
    {
      ...shared,
      method: 'GET',
      path: `${path}/audit`,
      summary: 'Who saw the password',
      privileges: audit,
      answer: envelope('LapsPasswordAuditsResultsV2', auditShape),
      handle: (call) => json(200, { totalCount: 1, results: [auditOf(secretOf(call, computers))] }),
    },
    {
      ...shared,
      method: 'PUT',
      path: `${base}/{clientManagementId}/set-password`,
      summary: 'Set passwords of a device',
      privileges: ['Send Local Admin Password Command'],
      body: passwordList,
      answer: passwordList,
      handle: (call) => setPassword(call, secretOf(call, computers)),
    },
  ];
}

function settingsRoutes(): Route[] {
  const shared = { tag, path: `${base}/settings`, answer: settingsShape };
  return [
    {
      ...shared,
      method: 'GET',
      summary: 'Get the settings for local admin passwords',
      privileges: ['Read User-Initiated Enrollment', 'Update Local Admin Password Settings'],
      handle: ({ world }) => json(200, world.singletons.get(settingsKey)),
    },
    {
      ...shared,
      method: 'PUT',
      summary: 'Replace the settings for local admin passwords',
      privileges: ['Update Local Admin Password Settings'],
      body: settingsShape,
      errors: [400],
      handle({ world, body }) {
        world.singletons.set(settingsKey, body);
        return json(200, body);
      },
    },
  ];
}

/** The computer that a management id belongs to. */
function indexOf(client: string, computers: number): number | undefined {
  for (let index = 0; index < computers; index += 1) if (computerManagementId(index) === client) return index;
  return undefined;
}

/** The state of one managed account; `seen` is when the password was last looked at. */
interface Secret {
  readonly key: string;
  readonly client: string;
  readonly state: Row;
}

function secretOf(call: Call, computers: number): Secret {
  const client = (call.values['clientManagementId'] ?? '').toLowerCase();
  const index = indexOf(client, computers);
  const username = call.values['username'] ?? accountName;
  if (index === undefined || username !== accountName) {
    throw new Refusal(apiError(400, { code: 'INVALID_ID', field: 'clientManagementId', description: 'There is no such managed account.' }));
  }
  const key = `laps/${client}`;
  const kept = call.world.singletons.get(key);
  const state = kept ?? { password: hex(16, index, 800), audits: [], seen: null, generation: 0 };
  const rotation = Number(call.world.singletons.get(settingsKey)?.['passwordRotationTime']) * 1000;
  const due = typeof state['seen'] === 'string' && Date.parse(state['seen']) + rotation <= call.world.now();
  if (!due) return { key, client, state };
  const generation = Number(state['generation']) + 1;
  const rotated = { password: hex(16, index, 800 + generation), audits: [], seen: null, generation };
  call.world.singletons.set(key, rotated);
  return { key, client, state: rotated };
}

function seePassword(call: Call, { key, state }: Secret): unknown {
  const audits = Array.isArray(state['audits']) ? state['audits'] : [];
  const dateSeen = timestamp(call.world);
  call.world.singletons.set(key, {
    ...state,
    seen: state['seen'] ?? dateSeen,
    audits: [...audits, { viewedBy: call.caller?.name ?? null, dateSeen }],
  });
  return state['password'];
}

function auditOf({ state }: Secret): Row {
  return { password: state['password'], dateLastSeen: state['seen'], expirationTime: null, audits: state['audits'] };
}

function userOf(client: string): Row {
  return { clientManagementId: client, guid: `${client.slice(0, 24)}000000000501`, username: accountName, userSource: 'MDM' };
}

function pendingRotations({ world }: Call): ReturnType<Route['handle']> {
  const results = [...world.singletons]
    .filter(([key, state]) => key.startsWith('laps/') && state['seen'] !== null)
    .map(([key, state]) => ({ lapsUser: userOf(key.slice('laps/'.length)), createdDate: state['seen'] }));
  return json(200, { totalCount: results.length, results });
}

function setPassword(call: Call, { key, state }: Secret): ReturnType<Route['handle']> {
  const list = Array.isArray(call.body['lapsUserPasswordList']) ? call.body['lapsUserPasswordList'].filter(isRecord) : [];
  const entry = list.find(({ username }) => username === accountName);
  if (entry === undefined)
    return apiError(400, { code: 'INVALID_FIELD', field: 'lapsUserPasswordList', description: 'There is no such account.' });
  call.world.singletons.set(key, { ...state, password: scalar(entry['password']), seen: null });
  return json(200, { lapsUserPasswordList: list.map(({ username }) => ({ username })) });
}
