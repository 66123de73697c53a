import { apiError, invalidField, json, noContent, notFound, Refusal } from '../../exchange.ts';
import type { Family, Plan } from '../../family.ts';
import { remember } from '../../authentication.ts';
import { makeComputer } from '../../data/computers.ts';
import { listAnswer } from '../../list.ts';
import { filterParameter, sectionParameter, sortParameter } from '../../parameters.ts';
import type { Call, Route } from '../../route.ts';
import { envelope, shown, type Shape } from '../../schema.ts';
import { Table } from '../../table.ts';
import { at, isRecord, scalar, type Row } from '../../values.ts';
import { table, type World } from '../../world.ts';
import { assignmentsOf, isMember, smartName, staticName } from './computerGroups.ts';
import { created, hrefShape, rowOf } from '../collection.ts';
import { computerCreateShape, computerShape, computerUpdateShape, sectionCode, sectionNames, sectionShape } from './computerShapes.ts';

const name = 'computers-inventory';
const contact = { v3: ['lastContactTime', 'lastReportedIp'], v4: ['lastCheckIn', 'lastContact'] } as const;
const generalFields =
  'name assetTag barcode1 barcode2 enrolledViaAutomatedDeviceEnrollment lastIpAddress itunesStoreAccountActive jamfBinaryVersion lastEnrolledDate lastCloudBackupDate reportDate lastReportedIpV4 lastReportedIpV6 managementId remoteManagement.managed mdmCapable.capable platform supervised userApprovedMdm declarativeDeviceManagementEnabled lastLoggedInUsernameBinary'.split(
    ' ',
  );
const otherFields =
  'hardware.bleCapable hardware.macAddress hardware.make hardware.model hardware.modelIdentifier hardware.serialNumber hardware.supportsIosAppInstalls hardware.appleSilicon operatingSystem.activeDirectoryStatus operatingSystem.fileVault2Status operatingSystem.build operatingSystem.name operatingSystem.version security.activationLockEnabled security.recoveryLockEnabled security.firewallEnabled userAndLocation.buildingId userAndLocation.departmentId userAndLocation.email userAndLocation.realname userAndLocation.phone userAndLocation.position userAndLocation.room userAndLocation.username diskEncryption.fileVault2Enabled purchasing.appleCareId purchasing.lifeExpectancy purchasing.purchased purchasing.leased purchasing.vendor purchasing.warrantyDate'.split(
    ' ',
  );

/** Computers: sections, the split path for changes, and the version that came before. */
export function computers(plan: Plan): Family {
  return {
    tables: { [name]: new Table({ count: plan.computers, make: (index) => makeComputer(index, plan.base) }) },
    routes: [...versionRoutes('v4'), ...versionRoutes('v3')],
  };
}

function versionRoutes(version: 'v3' | 'v4'): Route[] {
  const shape = computerShape(version);
  const shared = { tag: 'computer-inventory', deprecated: version === 'v3' ? '2026-07-14' : undefined };
  const one = { ...shared, path: `/${version}/${name}/{id}`, errors: [404] };
  const detail = { ...shared, path: `/${version}/${name}-detail/{id}`, errors: [404] };
  const read = { privileges: ['Read Computers'], answer: shape };
  return [
    { ...shared, ...listRoute(version, shape) },
    {
      ...shared,
      method: 'POST',
      path: `/${version}/${name}`,
      summary: 'Create a computer record',
      privileges: ['Create Computers'],
      body: computerCreateShape,
      status: 201,
      answer: hrefShape,
      errors: [400],
      handle: create,
    },
    {
      ...one,
      ...read,
      method: 'GET',
      summary: 'Get sections of a computer',
      query: [sectionParameter(sectionShape, 'GENERAL')],
      handle: (call) => json(200, view(call.world, shape, version, rowOf(call, name), askedSections(call))),
    },
    { ...one, method: 'DELETE', summary: 'Delete a computer record', privileges: ['Delete Computers'], status: 204, handle: remove },
    {
      ...detail,
      ...read,
      method: 'GET',
      summary: 'Get all of a computer',
      handle: (call) => json(200, view(call.world, shape, version, rowOf(call, name), sectionNames)),
    },
    {
      ...detail,
      method: 'PATCH',
      summary: 'Change a computer',
      description: 'Only the sections and fields in the body change. <ul><li>An attribute is named by its definitionId.</li></ul>',
      privileges: ['Update Computers'],
      body: computerUpdateShape,
      status: 204,
      handle: update,
    },
  ];
}

function listRoute(version: 'v3' | 'v4', shape: Shape): Omit<Route, 'tag'> {
  const fields = ['id', 'udid', ...[...generalFields, ...contact[version]].map((field) => `general.${field}`), ...otherFields];
  const aliases =
    version === 'v3' ? { 'general.lastContactTime': 'general.lastContact', 'general.lastReportedIp': 'general.lastReportedIpV4' } : {};
  return {
    method: 'GET',
    path: `/${version}/${name}`,
    summary: 'List computers',
    privileges: ['Read Computers'],
    paged: true,
    query: [
      sectionParameter(sectionShape, 'GENERAL'),
      sortParameter('general.name:asc'),
      filterParameter(
        fields.map((field) => `\`${field}\``),
        'Example: `filter=general.name=="mac-*"`',
      ),
    ],
    answer: envelope(version === 'v4' ? 'ComputerInventorySearchResultsV4' : 'ComputerInventorySearchResultsV3', shape),
    handle(call) {
      const sections = askedSections(call);
      return listAnswer(table(call.world, name), call.query, {
        fields,
        aliases,
        sort: 'general.name:asc',
        natural: 'general.name:asc',
        show: (row) => view(call.world, shape, version, row, sections),
      });
    },
  };
}

function askedSections(call: Call): readonly string[] {
  const codes = call.query.getAll('section').flatMap((text) => text.split(','));
  if (codes.length === 0) return ['general'];
  const asked = sectionNames.filter((section) => codes.includes(sectionCode(section)));
  const wrong = codes.find((code) => !sectionNames.some((section) => sectionCode(section) === code));
  if (wrong !== undefined) throw new Refusal(apiError(400, invalidField('section', `There is no section ${wrong}.`)));
  return asked;
}

/** Sections that were not asked for are null, not absent (facts 3.12). */
function view(world: World, shape: Shape, version: 'v3' | 'v4', row: Row, asked: readonly string[]): unknown {
  const result: Record<string, unknown> = { id: row['id'], udid: row['udid'] };
  for (const section of sectionNames) {
    const value = asked.includes(section) ? sectionOf(world, row, section) : null;
    const old = version === 'v3' && section === 'general' && isRecord(value);
    result[section] = old ? { ...value, lastContactTime: value['lastContact'], lastReportedIp: value['lastReportedIpV4'] } : value;
  }
  return shown(shape, result);
}

/** Memberships follow from the groups as they are now; everything else is the computer's own. */
function sectionOf(world: World, row: Row, section: string): unknown {
  if (section !== 'groupMemberships') return row[section];
  const id = scalar(row['id']);
  const member = (smartGroup: boolean) => (group: Row) => ({
    groupId: group['id'],
    groupName: group['name'],
    groupDescription: group['description'] ?? '',
    smartGroup,
  });
  return [
    ...[...table(world, smartName).rows()].filter((group) => isMember(world, group, row)).map(member(true)),
    ...[...table(world, staticName).rows()].filter((group) => assignmentsOf(group).includes(id)).map(member(false)),
  ];
}

function create(call: Call): ReturnType<Route['handle']> {
  const rows = table(call.world, name);
  const serial = at(call.body, 'hardware.serialNumber');
  if (serial !== undefined && rows.find((row) => at(row, 'hardware.serialNumber') === serial)) {
    throw new Refusal(
      apiError(400, { code: 'DUPLICATE_FIELD', field: 'hardware.serialNumber', description: 'This serial number is taken.' }),
    );
  }
  const blank = Object.fromEntries(sectionNames.map((section) => [section, null]));
  const id = rows.add({ ...blank, udid: call.world.uuid(), ...call.body, extensionAttributes: [] });
  remember(call.world, `${name}/${id}`, call.caller?.name ?? '', 'Created');
  return json(201, created(call, id));
}

function remove(call: Call): ReturnType<Route['handle']> {
  return table(call.world, name).remove(call.values['id'] ?? '') ? noContent : notFound();
}

function update(call: Call): ReturnType<Route['handle']> {
  const row = rowOf(call, name);
  const changed: Record<string, unknown> = Object.fromEntries(['id', 'udid', ...sectionNames].map((key) => [key, row[key]]));
  for (const [key, change] of Object.entries(call.body)) {
    if (key === 'udid') changed[key] = change;
    else if (key === 'extensionAttributes') changed[key] = withAttributes(changed[key], change);
    else if (isRecord(change)) changed[key] = withSection(call.world, changed[key], change);
  }
  table(call.world, name).put(call.values['id'] ?? '', changed);
  return noContent;
}

function withSection(world: World, old: unknown, change: Readonly<Record<string, unknown>>): unknown {
  const section = isRecord(old) ? old : {};
  const { managed, siteId, extensionAttributes, ...rest } = change;
  return {
    ...section,
    ...rest,
    ...(managed === undefined ? {} : { remoteManagement: { managed } }),
    ...(siteId === undefined ? {} : { site: { id: siteId, name: table(world, 'sites').get(scalar(siteId))?.['name'] ?? 'None' } }),
    ...(extensionAttributes === undefined
      ? {}
      : { extensionAttributes: withAttributes(section['extensionAttributes'], extensionAttributes) }),
  };
}

/** Attribute values are set one by one, named by `definitionId`. */
function withAttributes(old: unknown, change: unknown): unknown {
  const kept = Array.isArray(old) ? old.filter(isRecord) : [];
  const changes = Array.isArray(change) ? change.filter(isRecord) : [];
  const fresh = changes.filter(({ definitionId }) => !kept.some((entry) => entry['definitionId'] === definitionId));
  const valueOf = (entry: Row): Row => changes.find(({ definitionId }) => definitionId === entry['definitionId']) ?? entry;
  return [...kept.map((entry) => Object.assign({}, entry, { values: valueOf(entry)['values'] })), ...fresh];
}
