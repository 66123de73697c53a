import { smartName, staticName } from '../../resources/devices/computerGroups.ts';
import { classicKind, sharedPaths } from '../../classic/kinds.ts';
import { whole } from '../../classic/tables.ts';
import { at, scalar, type Row } from '../../values.ts';
import type { Tables } from '../otherWorld.ts';
import type { Thing } from './thing.ts';

const criteria = [
  { name: 'Platform', priority: 0, andOr: 'and', searchType: 'is', value: 'none', openingParen: false, closingParen: false },
];
const attribute = {
  description: '',
  dataType: 'STRING',
  enabled: true,
  inventoryDisplayType: 'GENERAL',
  inputType: 'TEXT',
  scriptContents: null,
  popupMenuChoices: [],
};
const classicCriteria = [{ name: 'Username', priority: 0, and_or: 'and', search_type: 'is', value: 'nobody' }];

/** Objects that the using ones name, each of them nowhere else, by what they are called in the tables of this folder. */
const rows = {
  category: ['categories', { name: 'Used category', priority: 9 }],
  site: ['sites', { name: 'Used site', divisionId: null }],
  building: ['buildings', { name: 'Used building' }],
  department: ['departments', { name: 'Used department' }],
  script: ['scripts', { name: 'Used script', priority: 'AFTER', categoryId: '-1', scriptContents: '#!/bin/sh\nexit 0\n' }],
  package: ['packages', { packageName: 'Used package', fileName: 'used.pkg', categoryId: '-1', priority: 10 }],
  smartGroup: [smartName, { name: 'Used smart group', description: '', siteId: '-1', criteria }],
  staticGroup: [staticName, { name: 'Used static group', description: '', siteId: '-1', assignments: [] }],
  mobileGroup: ['mobile-device-groups/smart-groups', { groupName: 'Used mobile group', groupDescription: '', siteId: '-1', criteria }],
  attribute: ['computer-extension-attributes', { ...attribute, name: 'Used attribute' }],
  mobileAttribute: ['mobile-device-extension-attributes', { ...attribute, name: 'Used mobile attribute' }],
  customization: ['enrollment-customizations', { displayName: 'Used customization', description: '', siteId: '-1' }],
  title: [
    'patch-software-title-configurations',
    { displayName: 'Used title', softwareTitleId: '0FF', categoryId: '-1', siteId: '-1', packages: [] },
  ],
  person: ['users', { username: 'used.person', realname: 'Used Person', email: 'used.person@aldervalley.example' }],
  userGroup: ['usergroups', { name: 'Used user group', is_smart: true, criteria: classicCriteria }],
  userAttribute: ['userextensionattributes', { name: 'Used user attribute' }],
  segment: ['networksegments', { name: 'Used segment', starting_address: '10.99.0.0', ending_address: '10.99.0.255' }],
  beacon: ['ibeacons', { name: 'Used beacon', uuid: '0F1D2C60-7B4E-4E0B-9B3D-2C4A8F1E9D10', major: '1', minor: '1' }],
  printer: ['printers', { name: 'Used printer', uri: 'lpd://10.99.0.5/', CUPS_name: 'used_printer' }],
  dockItem: ['dockitems', { name: 'Used dock item', path: '/Applications/Used.app' }],
  binding: ['directorybindings', { name: 'Used binding', domain: 'used.aldervalley.example' }],
  encryption: ['diskencryptionconfigurations', { name: 'Used key', key_type: 'Individual' }],
  point: ['distribution-points', { name: 'Used point', serverName: '10.99.0.6', shareName: 'Used', backupDistributionPointId: '-1' }],
  location: ['vppaccounts', { name: 'Used location', country: 'US' }],
  class: ['classes', { name: 'Used class', description: '' }],
  macProfile: ['osxconfigurationprofiles', { general: { name: 'Used profile', level: 'System' } }],
  provisioning: [
    'mobiledeviceprovisioningprofiles',
    { general: { name: 'Used provisioning profile', display_name: 'Used provisioning profile' } },
  ],
  policy: [
    'policies',
    { general: { name: 'Used policy', enabled: true, trigger: 'EVENT', trigger_other: 'used-event', frequency: 'Ongoing' } },
  ],
} satisfies Readonly<Record<string, readonly [table: string, row: Row]>>;

/** The same of what nothing names. */
const unusedRows = [
  ['categories', { name: 'Unused category', priority: 9 }],
  ['buildings', { name: 'Unused building' }],
  ['scripts', { name: 'Unused script', priority: 'AFTER', categoryId: '-1', scriptContents: '#!/bin/sh\nexit 1\n' }],
  ['packages', { packageName: 'Unused package', fileName: 'unused.pkg', categoryId: '-1', priority: 10 }],
  [smartName, { name: 'Unused smart group', description: '', siteId: '-1', criteria }],
  [staticName, { name: 'Unused static group', description: '', siteId: '-1', assignments: [] }],
  ['computer-extension-attributes', { ...attribute, name: 'Unused attribute' }],
  ['printers', { name: 'Unused printer', uri: 'lpd://10.99.0.7/', CUPS_name: 'unused_printer' }],
  ['dockitems', { name: 'Unused dock item', path: '/Applications/Unused.app' }],
  ['networksegments', { name: 'Unused segment', starting_address: '10.98.0.0', ending_address: '10.98.0.255' }],
] satisfies readonly (readonly [table: string, row: Row])[];

export type Things = Readonly<Record<keyof typeof rows | 'computer' | 'mobileDevice', Thing>>;

/** Makes what is used. A computer and a mobile device are there already, and nothing names them. */
export function makeUsed(tables: Tables): Things {
  const computer = tables.get('computers-inventory')?.get('150');
  const device = tables.get('mobile-devices')?.get('70');
  const made = Object.entries(rows).map(([name, [table, row]]) => [name, addTo(tables, table, row)]);
  const others = {
    computer: { resource: 'computers-inventory', id: '150', name: scalar(at(computer, 'general.name')) },
    mobileDevice: { resource: 'mobile-devices', id: '70', name: scalar(at(device, 'general.displayName')) },
  };
  return Object.assign(Object.fromEntries(made), others);
}

/** Makes what nothing names. */
export function makeUnused(tables: Tables): readonly Thing[] {
  return unusedRows.map(([table, row]) => addTo(tables, table, row));
}

/** Stores a new object; one of the Classic API with all that such an object has. */
export function addTo(tables: Tables, name: string, row: Row): Thing {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`The demo has no table ${name}.`);
  const isClassic = classicKind(name) !== undefined && !sharedPaths.includes(name);
  const id = table.add(row);
  if (isClassic) table.put(id, whole(name, row, Number(id)));
  const { general } = row;
  const said = row['name'] ?? row['displayName'] ?? row['groupName'] ?? row['packageName'] ?? row['username'] ?? at(general, 'name');
  return { resource: isClassic ? `classic/${name}` : name, id, name: scalar(said) };
}
