import { assignmentsOf, isMember, smartName, staticName } from '../resources/devices/computerGroups.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';

/** Where an object is found that another one names, and what it is called there. */
interface Place {
  readonly tables: readonly string[];
  /** Where its name stands. */
  readonly label: string;
  /** Other fields that are shown beside the name, by where they stand. */
  readonly more?: Readonly<Record<string, string>>;
}

const places: Readonly<Record<string, Place>> = {
  computers: { tables: ['computers-inventory'], label: 'general.name', more: { udid: 'udid' } },
  computer_groups: { tables: [smartName, staticName], label: 'name' },
  mobile_devices: {
    tables: ['mobile-devices'],
    label: 'general.displayName',
    more: { udid: 'general.udid', wifi_mac_address: 'hardware.wifiMacAddress' },
  },
  mobile_device_groups: { tables: ['mobile-device-groups'], label: 'name' },
  jss_users: { tables: ['users'], label: 'username' },
  jss_user_groups: { tables: ['usergroups'], label: 'name' },
  buildings: { tables: ['buildings'], label: 'name' },
  departments: { tables: ['departments'], label: 'name' },
  network_segments: { tables: ['networksegments'], label: 'name', more: { uid: 'uid' } },
  classes: { tables: ['classes'], label: 'name' },
  category: { tables: ['categories'], label: 'name' },
  site: { tables: ['sites'], label: 'name' },
  script: { tables: ['scripts'], label: 'name' },
  package: { tables: ['packages'], label: 'packageName' },
  printer: { tables: ['printers'], label: 'name' },
};

/** The id, the name and what else is shown of an object that is named by its id, or by its name where there is no id. */
export function referenceTo(world: World, what: string, sent: Row): Row | undefined {
  const place = places[what];
  if (place === undefined) return undefined;
  const id = scalar(sent['id']);
  const name = scalar(sent['name']);
  for (const tableName of place.tables) {
    const rows = table(world, tableName);
    const found = id !== '' && id !== '0' ? rows.get(id) : rows.find((row) => at(row, place.label) === name);
    if (found === undefined) continue;
    const more = Object.entries(place.more ?? {}).map(([field, from]) => [field, scalar(at(found, from))]);
    return { id: Number(found['id']), name: at(found, place.label), ...Object.fromEntries(more) };
  }
  return undefined;
}

/** Whether a scope reaches a computer. Limitations to users and networks are not known of one that does not ask. */
export function reaches(world: World, scope: unknown, computer: Row): boolean {
  const hits = (part: unknown): boolean => {
    const ids = (list: string): readonly string[] => {
      const items = at(part, list);
      return Array.isArray(items) ? items.filter(isRecord).map((item) => scalar(item['id'])) : [];
    };
    return (
      ids('computers').includes(scalar(computer['id'])) ||
      ids('computer_groups').some((id) => isIn(world, id, computer)) ||
      ids('buildings').includes(scalar(at(computer, 'userAndLocation.buildingId'))) ||
      ids('departments').includes(scalar(at(computer, 'userAndLocation.departmentId')))
    );
  };
  return (at(scope, 'all_computers') === true || hits(scope)) && !hits(at(scope, 'exclusions'));
}

function isIn(world: World, groupId: string, computer: Row): boolean {
  const smart = table(world, smartName).get(groupId);
  if (smart !== undefined) return isMember(world, smart, computer);
  const fixed = table(world, staticName).get(groupId);
  return fixed !== undefined && assignmentsOf(fixed).includes(scalar(computer['id']));
}

/** The groups that a computer is in. */
export function groupsOf(world: World, computer: Row, isSmart: boolean): readonly Row[] {
  return [...table(world, isSmart ? smartName : staticName).rows()]
    .filter((group) => isIn(world, scalar(group['id']), computer))
    .map((group) => ({ id: Number(group['id']), name: group['name'] }));
}
