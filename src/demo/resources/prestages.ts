import { apiError, json, Refusal, type DemoResponse } from '../exchange.ts';
import type { Family } from '../family.ts';
import { serialNumber } from '../data/computers.ts';
import type { Call, Route } from '../route.ts';
import { array, boolean, choice, dateTime, envelope, fields, integer, nullable, object, password, readOnly, string } from '../schema.ts';
import { Table } from '../table.ts';
import { isRecord, scalar, type Row } from '../values.ts';
import { table, timestamp } from '../world.ts';
import { collectionRoutes, rowOf } from './collection.ts';
import { enrollmentRows, prestageRows } from '../data/prestages.ts';
import { listAnswer } from '../list.ts';

const name = 'computer-prestages';
const nested = ['locationInformation', 'purchasingInformation', 'accountSettings'] as const;
const required = (names: string): string => names.replaceAll(/\w+/g, '$&*');
const lock = { versionLock: integer };

const location = object('LocationInformationV2', {
  ...fields(required('username realname phone email room position departmentId buildingId id')),
  'versionLock*': integer,
});
const purchasing = object('PrestagePurchasingInformationV2', {
  ...fields(required('id appleCareId poNumber vendor purchasePrice purchasingAccount purchasingContact leaseDate poDate warrantyDate')),
  ...fields('leased* purchased*', boolean),
  'lifeExpectancy*': integer,
  'versionLock*': integer,
});
const accountFields = {
  id: string,
  ...fields('payloadConfigured localAdminAccountEnabled hiddenAdminAccount localUserManaged', boolean),
  ...fields('prefillPrimaryAccountInfoFeatureEnabled preventPrefillInfoFromModification', boolean),
  ...fields('adminUsername prefillType prefillAccountFullName prefillAccountUserName'),
  userAccountType: choice('ADMINISTRATOR STANDARD SKIP'),
  ...lock,
};
const common = {
  ...fields(required('displayName supportPhoneNumber supportEmailAddress department enrollmentSiteId authenticationPrompt')),
  ...fields(required('deviceEnrollmentProgramInstanceId customPackageDistributionPointId')),
  ...fields(
    required('mandatory mdmRemovable defaultPrestage keepExistingSiteMembership keepExistingLocationInformation requireAuthentication'),
    boolean,
  ),
  ...fields(required('preventActivationLock enableDeviceBasedActivationLock autoAdvanceSetup installProfilesDuringSetup'), boolean),
  skipSetupItems: { type: 'object', additionalProperties: boolean },
  'locationInformation*': location,
  'purchasingInformation*': purchasing,
  anchorCertificates: array(string),
  ...fields('enrollmentCustomizationId language region minimumOsSpecificVersion platformSsoAppBundleId'),
  ...fields('prestageInstalledProfileIds* customPackageIds*', array(string)),
  ...fields('enableRecoveryLock rotateRecoveryLockPassword pssoEnabled', boolean),
  recoveryLockPasswordType: choice('MANUAL RANDOM'),
  prestageMinimumOsTargetVersionType: choice('NO_ENFORCEMENT MINIMUM_OS_LATEST_VERSION MINIMUM_OS_SPECIFIC_VERSION'),
  ...fields('profileUrl pssoConfigProfileId manifestUrl', nullable(string)),
} as const;
const item = object('GetComputerPrestageV3', {
  ...common,
  id: readOnly(string),
  ...fields('profileUuid siteId'),
  ...lock,
  accountSettings: object('AccountSettingsResponse', accountFields),
});
const write = object('PutComputerPrestageV3', {
  ...common,
  ...lock,
  accountSettings: object('AccountSettingsRequest', { ...accountFields, adminPassword: { ...string, writeOnly: true } }),
  recoveryLockPassword: password,
});

/** Computer PreStage enrollments: the one place with a lock, and three more inside (facts 5.10). */
export function prestages(): Family {
  return {
    tables: { [name]: new Table(prestageRows), 'computer-prestages/scope': new Table(scopes()), [enrollments]: new Table(enrollmentRows) },
    routes: [
      ...collectionRoutes({
        name,
        version: 'v3',
        thing: 'a computer prestage',
        plural: 'Computer PreStage Enrollments',
        item,
        write,
        filterable: false,
        label: 'displayName',
        uniqueStatus: 400,
        accept: lockedUpdate,
      }),
      ...scopeRoutes(),
      ...enrollmentRoutes(),
    ],
  };
}

const enrollments = 'device-enrollments';
const enrollment = object('DeviceEnrollmentInstance', {
  id: readOnly(string),
  'name*': string,
  ...fields('supervisionIdentityId siteId'),
  serverName: readOnly(string),
  serverUuid: readOnly(string),
  tokenExpirationDate: readOnly(string),
});

/** Where prestages get their devices from: what Jamf Pro has a token for. */
function enrollmentRoutes(): Route[] {
  const read = { method: 'GET', tag: enrollments, privileges: ['Read Device Enrollment Program Instances'] } as const;
  return [
    {
      ...read,
      path: `/v1/${enrollments}`,
      summary: 'List all automated device enrollment instances',
      paged: true,
      answer: envelope('DeviceEnrollmentInstanceSearchResults', enrollment),
      handle: (call) => listAnswer(table(call.world, enrollments), call.query, { sort: 'id:asc', show: (row) => row }),
    },
    {
      ...read,
      path: `/v1/${enrollments}/{id}`,
      summary: 'Get an automated device enrollment instance',
      answer: enrollment,
      errors: [404],
      handle: (call) => json(200, rowOf(call, enrollments)),
    },
  ];
}

function lockedUpdate(call: Call, row: Row, old: Row | undefined): Row {
  if (old === undefined) return { ...row, versionLock: 0, profileUuid: call.world.uuid(), siteId: '-1' };
  const parts = [[call.body, old], ...nested.map((part) => [call.body[part], old[part]])];
  if (parts.some(([sent, held]) => isRecord(sent) && isRecord(held) && sent['versionLock'] !== held['versionLock'])) {
    throw new Refusal(lockFailed());
  }
  const raised = Object.fromEntries(nested.map((part) => [part, raise(row[part])]));
  return { ...row, ...raised, versionLock: Number(old['versionLock']) + 1 };
}

function raise(part: unknown): unknown {
  return isRecord(part) ? { ...part, versionLock: Number(part['versionLock'] ?? 0) + 1 } : part;
}

function lockFailed(): DemoResponse {
  return json(409, { httpStatus: 409, errors: [{ code: 'OPTIMISTIC_LOCK_FAILED', description: 'Conflict', id: '0' }] });
}

const assignmentShape = object('PrestageScopeAssignmentV2', { serialNumber: string, assignmentDate: dateTime, userAssigned: string });
const scopeShape = object('PrestageScopeResponseV2', { prestageId: string, assignments: array(assignmentShape), versionLock: integer });
const scopeWrite = object('PrestageScopeUpdate', { 'serialNumbers*': array(string), 'versionLock*': integer });

function scopes(): readonly Row[] {
  const assign = (index: number): Row => ({
    serialNumber: serialNumber(index),
    assignmentDate: '2026-02-03T09:00:00Z',
    userAssigned: 'demo',
  });
  return [
    { id: '1', assignments: [0, 1, 2, 3].map(assign), versionLock: 2 },
    { id: '2', assignments: [4].map(assign), versionLock: 0 },
  ];
}

function scopeRoutes(): Route[] {
  const shared = { path: `/v2/${name}/{id}/scope`, tag: name, answer: scopeShape, errors: [400, 404, 409] };
  const update = { ...shared, privileges: ['Update Computer PreStage Enrollments'], body: scopeWrite };
  const read = { privileges: ['Read Computer PreStage Enrollments'] };
  return [
    {
      ...read,
      method: 'GET',
      path: `/v2/${name}/scope`,
      tag: name,
      summary: 'Which serial number belongs to which prestage',
      answer: object('PrestageScopeV2', { serialsByPrestageId: { type: 'object', additionalProperties: string } }),
      handle: ({ world }) => json(200, { serialsByPrestageId: Object.fromEntries(serials(table(world, `${name}/scope`))) }),
    },
    {
      ...shared,
      ...read,
      errors: [404],
      method: 'GET',
      action: true,
      summary: 'Get the scope of a prestage',
      handle: (call) => json(200, scopeView(call)),
    },
    { ...update, method: 'PUT', summary: 'Replace the scope of a prestage', handle: (call) => changeScope(call, (_, sent) => sent) },
    {
      ...update,
      method: 'POST',
      action: true,
      summary: 'Add to the scope',
      handle: (call) => changeScope(call, (held, sent) => [...new Set([...held, ...sent])]),
    },
    {
      ...update,
      path: `${update.path}/delete-multiple`,
      method: 'POST',
      action: true,
      summary: 'Take out of the scope',
      handle: (call) => changeScope(call, (held, sent) => held.filter((serial) => !sent.includes(serial))),
    },
  ];
}

function* serials(scope: Table): Generator<[string, unknown]> {
  for (const row of scope.rows()) for (const { serialNumber: serial } of assignments(row)) yield [scalar(serial), row['id']];
}

function assignments(row: Row): readonly Row[] {
  return Array.isArray(row['assignments']) ? row['assignments'].filter(isRecord) : [];
}

function scopeOf(call: Call): Row {
  rowOf(call, name);
  return table(call.world, `${name}/scope`).get(call.values['id'] ?? '') ?? { assignments: [], versionLock: 0 };
}

function scopeView(call: Call): Row {
  const row = scopeOf(call);
  return { prestageId: call.values['id'], assignments: row['assignments'], versionLock: row['versionLock'] };
}

function changeScope(call: Call, merge: (held: readonly string[], sent: readonly string[]) => readonly string[]): DemoResponse {
  const row = scopeOf(call);
  if (call.body['versionLock'] !== row['versionLock']) return lockFailed();
  const sent = Array.isArray(call.body['serialNumbers']) ? call.body['serialNumbers'].map(scalar) : [];
  const blank = sent.find((serial) => !/^[A-Z0-9]{8,14}$/i.test(serial));
  if (blank !== undefined)
    return apiError(400, { code: 'INVALID_FIELD', field: 'serialNumbers', description: `${blank} is not a serial number.` });
  const held = assignments(row);
  const wanted = merge(
    held.map((entry) => scalar(entry['serialNumber'])),
    sent,
  );
  const user = call.caller?.name ?? '';
  const fresh = (serial: string): Row => ({ serialNumber: serial, assignmentDate: timestamp(call.world), userAssigned: user });
  table(call.world, `${name}/scope`).put(call.values['id'] ?? '', {
    assignments: wanted.map((serial) => held.find((entry) => entry['serialNumber'] === serial) ?? fresh(serial)),
    versionLock: Number(row['versionLock']) + 1,
  });
  return json(200, scopeView(call));
}
