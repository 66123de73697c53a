import { remember } from '../../authentication.ts';
import { makeMobileDevice } from '../../data/mobileDevices.ts';
import { apiError, invalidField, json, Refusal } from '../../exchange.ts';
import type { Family, Plan } from '../../family.ts';
import { listAnswer } from '../../list.ts';
import { filterParameter, sectionParameter, sortParameter } from '../../parameters.ts';
import type { Call, Route } from '../../route.ts';
import { Table } from '../../table.ts';
import { at, isRecord, scalar, type Row } from '../../values.ts';
import { table } from '../../world.ts';
import { rowOf } from '../collection.ts';
import * as shapes from './mobileShapes.ts';

const name = 'mobile-devices';
const sections = ['general', 'hardware', 'userAndLocation', 'purchasing', 'security', 'applications', 'groups', 'extensionAttributes'];
const code = (section: string): string => section.replaceAll(/[A-Z]/g, '_$&').toUpperCase();

/** Fields of the detail list are named without their section (facts 3.7). */
const sectionOf: Readonly<Record<string, string>> = {
  general: 'displayName assetTag udid osVersion osBuild ipAddress managed supervised lastContactDate lastInventoryUpdateDate',
  hardware: 'serialNumber wifiMacAddress model modelIdentifier batteryLevel capacityMb availableSpaceMb usedSpacePercentage',
  userAndLocation: 'username emailAddress position room',
  security: 'passcodePresent activationLockEnabled',
};
const aliases = Object.fromEntries(
  Object.entries(sectionOf).flatMap(([section, names]) => names.split(' ').map((field) => [field, `${section}.${field}`])),
);
const filterFields = ['mobileDeviceId', 'managementId', ...Object.keys(aliases)];

/** Mobile devices: a slim list without a filter, and a wide one with sections. */
export function mobileDevices(plan: Plan): Family {
  const read = { tag: name, privileges: ['Read Mobile Devices'] };
  return {
    tables: { [name]: new Table({ count: plan.mobileDevices, make: (index) => makeMobileDevice(index, plan.base) }) },
    routes: [
      { ...read, ...slimList() },
      { ...read, ...detailList() },
      {
        ...read,
        method: 'GET',
        path: `/v2/${name}/{id}`,
        summary: 'Get a mobile device',
        answer: shapes.slim,
        errors: [404],
        handle: (call) => json(200, slimView(rowOf(call, name))),
      },
      {
        ...read,
        method: 'GET',
        path: `/v2/${name}/{id}/detail`,
        summary: 'Get all of a mobile device',
        answer: shapes.detail,
        errors: [404],
        handle: (call) => json(200, detailView(rowOf(call, name))),
      },
      {
        tag: name,
        method: 'PATCH',
        path: `/v2/${name}/{id}`,
        summary: 'Change a mobile device',
        privileges: ['Update Mobile Devices'],
        body: shapes.update,
        answer: shapes.detail,
        errors: [400, 404],
        handle: update,
      },
      command('erase', 'Send Mobile Device Remote Wipe Command', 'Erase a mobile device', shapes.eraseRequest),
      command('unmanage', 'Unmanage Mobile Devices', 'Unmanage a mobile device', undefined),
    ],
  };
}

type Untagged = Omit<Route, 'tag' | 'privileges'>;

function slimList(): Untagged {
  return {
    method: 'GET',
    path: `/v2/${name}`,
    summary: 'List mobile devices',
    paged: true,
    query: [sortParameter('name:asc')],
    answer: shapes.slimResults,
    handle: (call) =>
      listAnswer(table(call.world, name), call.query, {
        filterable: false,
        aliases: { name: 'general.displayName', serialNumber: 'hardware.serialNumber', model: 'hardware.model', type: 'deviceType' },
        sort: 'name:asc',
        show: slimView,
      }),
  };
}

function detailList(): Untagged {
  return {
    method: 'GET',
    path: `/v2/${name}/detail`,
    summary: 'List mobile devices with sections',
    paged: true,
    query: [
      sectionParameter({ named: 'MobileDeviceSection', type: 'string', enum: sections.map(code) }, 'GENERAL'),
      { name: 'exception-handling', schema: { type: 'string', enum: ['STRICT', 'LENIENT'], default: 'STRICT' } },
      sortParameter('displayName:asc'),
      filterParameter(filterFields, 'Example: filter=displayName=="iPad*"'),
    ],
    answer: shapes.inventoryResults,
    handle(call) {
      const asked = askedSections(call);
      const show = (row: Row): unknown => {
        const parts = sections.map((section) => [section, asked.includes(code(section)) ? row[section] : null]);
        return { mobileDeviceId: row['mobileDeviceId'], deviceType: row['deviceType'], ...Object.fromEntries(parts) };
      };
      return listAnswer(table(call.world, name), call.query, { fields: filterFields, aliases, sort: 'displayName:asc', show });
    },
  };
}

function askedSections(call: Call): readonly string[] {
  const asked = call.query.getAll('section').flatMap((text) => text.split(','));
  const known = new Set(sections.map(code));
  const wrong = asked.find((section) => !known.has(section));
  if (wrong !== undefined) throw new Refusal(apiError(400, invalidField('section', `There is no section ${wrong}.`)));
  return asked.length === 0 ? ['GENERAL'] : asked;
}

function slimView(row: Row): Row {
  return {
    id: row['id'],
    name: at(row, 'general.displayName'),
    serialNumber: at(row, 'hardware.serialNumber'),
    wifiMacAddress: at(row, 'hardware.wifiMacAddress'),
    udid: at(row, 'general.udid'),
    phoneNumber: null,
    model: at(row, 'hardware.model'),
    modelIdentifier: at(row, 'hardware.modelIdentifier'),
    username: at(row, 'userAndLocation.username'),
    type: scalar(row['deviceType']).toLowerCase(),
    managementId: row['managementId'],
    softwareUpdateDeviceId: at(row, 'hardware.modelIdentifier'),
  };
}

function detailView(row: Row): Row {
  const type = scalar(row['deviceType']).toLowerCase();
  const { model, modelIdentifier, modelNumber, batteryLevel, capacityMb } = isRecord(row['hardware']) ? row['hardware'] : {};
  const { displayName, lastContactDate, lastInventoryUpdateDate, siteId, ...general } = isRecord(row['general']) ? row['general'] : {};
  const { purchasing } = row;
  const own = { model, modelIdentifier, modelNumber, supervised: general['supervised'], batteryLevel, capacityMb };
  return {
    id: row['id'],
    name: displayName,
    ...general,
    lastContactTimestamp: lastContactDate,
    lastInventoryUpdateTimestamp: lastInventoryUpdateDate,
    serialNumber: at(row, 'hardware.serialNumber'),
    wifiMacAddress: at(row, 'hardware.wifiMacAddress'),
    site: { id: siteId, divisionId: null, name: 'None' },
    extensionAttributes: row['extensionAttributes'],
    location: row['userAndLocation'],
    type,
    ios:
      type === 'ios'
        ? { ...own, purchasing, security: row['security'], unlockToken: 'demo-unlock-token', applications: row['applications'] }
        : null,
    tvos: type === 'tvos' ? { ...own, airplayPassword: 'demo-airplay-password', purchasing } : null,
  };
}

function update(call: Call): ReturnType<Route['handle']> {
  const row = rowOf(call, name);
  const { name: displayName, location, updatedExtensionAttributes, ios, ...general } = call.body;
  const merged = (section: string, change: unknown): Row => ({
    ...(isRecord(row[section]) ? row[section] : {}),
    ...(isRecord(change) ? change : {}),
  });
  const changed = {
    ...row,
    general: merged('general', { ...general, ...(displayName === undefined ? {} : { displayName }) }),
    userAndLocation: merged('userAndLocation', location),
    purchasing: merged('purchasing', at(ios, 'purchasing')),
    extensionAttributes: updatedExtensionAttributes ?? row['extensionAttributes'],
  };
  table(call.world, name).put(scalar(row['id']), changed);
  return json(200, detailView(changed));
}

function command(action: string, privilege: string, summary: string, body: Route['body']): Route {
  return {
    method: 'POST',
    path: `/v2/${name}/{id}/${action}`,
    tag: name,
    summary,
    privileges: [privilege],
    action: true,
    ...(body === undefined ? {} : { body }),
    answer: shapes.commandAnswer,
    errors: [404],
    handle(call) {
      const row = rowOf(call, name);
      remember(call.world, `${name}/${scalar(row['id'])}`, call.caller?.name ?? '', summary);
      return json(200, { deviceId: row['id'], commandUuid: call.world.uuid() });
    },
  };
}
