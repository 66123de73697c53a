import { smartName, staticName } from '../resources/devices/computerGroups.ts';
import { scalar } from '../values.ts';
import type { Tables } from './otherWorld.ts';

/** Which new id each object has, by table and old id. */
export type NewIds = ReadonlyMap<string, ReadonlyMap<string, string>>;

const groups = [smartName, staticName];

/** Tables whose objects a field names by their ids; the field is that, or the one that the object with an `id` stands below. */
const fieldTables: Readonly<Record<string, readonly string[]>> = {
  category: ['categories'],
  categoryId: ['categories'],
  self_service_categories: ['categories'],
  site: ['sites'],
  siteId: ['sites'],
  enrollmentSiteId: ['sites'],
  buildings: ['buildings'],
  buildingId: ['buildings'],
  departments: ['departments'],
  departmentId: ['departments'],
  computers: ['computers-inventory'],
  computer_groups: groups,
  mobile_devices: ['mobile-devices'],
  mobileDeviceId: ['mobile-devices'],
  mobile_device_groups: ['mobile-device-groups'],
  mobile_device_group: ['mobile-device-groups'],
  groupId: ['mobile-device-groups'],
  jss_users: ['users'],
  users: ['users'],
  jss_user_groups: ['usergroups'],
  network_segments: ['networksegments'],
  classes: ['classes'],
  ibeacons: ['ibeacons'],
  scripts: ['scripts'],
  packages: ['packages'],
  packageId: ['packages'],
  customPackageIds: ['packages'],
  parentPackageId: ['packages'],
  printer: ['printers'],
  dock_items: ['dockitems'],
  directory_bindings: ['directorybindings'],
  disk_encryption_configuration_id: ['diskencryptionconfigurations'],
  remediate_disk_encryption_configuration_id: ['diskencryptionconfigurations'],
  prestageInstalledProfileIds: ['osxconfigurationprofiles'],
  configurationProfiles: ['osxconfigurationprofiles'],
  definitionId: ['computer-extension-attributes'],
  eaId: ['computer-extension-attributes'],
  enrollmentMethod: ['computer-prestages'],
  deviceEnrollmentProgramInstanceId: ['device-enrollments'],
  software_title_configuration_id: ['patch-software-title-configurations'],
  vpp_account: ['vppaccounts'],
  vpp_admin_account_id: ['vppaccounts'],
  smart_group_id: groups,
};

/** Fields that hold members of a group, by the table of the group. */
const memberTables: Readonly<Record<string, readonly string[]>> = {
  [staticName]: ['computers-inventory'],
  'mobile-device-groups': ['mobile-devices'],
};

/** Ids as a server gives them that had other objects before, and in which these were made from the last to the first. */
export function newIds(tables: Tables): NewIds {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [index, [name, table]] of [...tables].entries()) {
    const old = [...table.ids()].toReversed();
    if (table.idField === 'id') found.set(name, new Map(old.map((id, place) => [id, String(1001 + 100 * index + place)])));
  }
  return found;
}

/** The new id in a field of an object of a table. What is none, or of nothing that is there, stays. */
export function newIdIn(ids: NewIds, name: string, field: string, old: unknown): unknown {
  const tables = field === 'assignments' ? memberTables[name] : fieldTables[field];
  const found = (tables ?? []).map((table) => ids.get(table)?.get(scalar(old))).find((id) => id !== undefined);
  if (found === undefined) return old;
  return typeof old === 'number' ? Number(found) : found;
}
