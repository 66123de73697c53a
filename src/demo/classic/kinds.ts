import { isRecord, type Row } from '../values.ts';
import { elementsOf, type ClassicElement } from './elements.ts';
import * as shapes from './shapes.ts';

/** One kind of object of the Classic API. */
export interface ClassicKind {
  /** What stands in its paths; also the name of its table. */
  readonly path: string;
  /** Around an object, and what its fields are. */
  readonly root: ClassicElement;
  /** Around a list, and around each of its rows. */
  readonly list: readonly [root: string, entry: string];
  /** What its privileges are about: `Policies` of `Read Policies`. */
  readonly privileges: string;
  /** Where name and id stand; empty for the root itself. */
  readonly head: string;
  /** Fields of the head that a new object must have, beside its name. */
  readonly required: readonly string[];
  /** Further fields that a list shows. */
  readonly columns: readonly string[];
  readonly profile: 'macos' | 'mobile' | undefined;
  /** A delete is answered with 400 although it is done; two of these may have one name. */
  readonly isApp: boolean;
}

type Entry = readonly [
  path: string,
  element: string,
  privileges: string,
  shape: string,
  more?: Partial<Omit<ClassicKind, 'path' | 'root'>>,
];

const flat = (path: string, element: string, privileges: string, required = '', more: Entry[4] = {}): Entry => [
  path,
  element,
  privileges,
  shapes.flatShapes[path] ?? 'id# name',
  { head: '', required: required.split(' ').filter(Boolean), ...more },
];

const app = { isApp: true } as const;

const entries: readonly Entry[] = [
  ['policies', 'policy', 'Policies', shapes.policyShape, { list: ['policies', 'policy'] }],
  ['osxconfigurationprofiles', 'os_x_configuration_profile', 'macOS Configuration Profiles', shapes.macProfileShape, { profile: 'macos' }],
  [
    'mobiledeviceconfigurationprofiles',
    'configuration_profile',
    'iOS Configuration Profiles',
    shapes.mobileProfileShape,
    { profile: 'mobile' },
  ],
  [
    'restrictedsoftware',
    'restricted_software',
    'Restricted Software',
    shapes.restrictedSoftwareShape,
    { list: ['restricted_software', 'restricted_software_title'], required: ['process_name'] },
  ],
  ['macapplications', 'mac_application', 'Mac Applications', shapes.macAppShape, { required: ['version', 'bundle_id', 'url'] }],
  [
    'mobiledeviceapplications',
    'mobile_device_application',
    'Mobile Device Applications',
    shapes.mobileAppShape,
    { ...app, required: ['version', 'bundle_id'], columns: ['display_name', 'bundle_id', 'version', 'internal_app'] },
  ],
  ['ebooks', 'ebook', 'eBooks', shapes.ebookShape, app],
  [
    'advancedcomputersearches',
    'advanced_computer_search',
    'Advanced Computer Searches',
    shapes.computerSearchShape,
    { head: '', list: ['advanced_computer_searches', 'advanced_computer_search'] },
  ],
  ['usergroups', 'user_group', 'Smart User Groups', shapes.userGroupShape, { head: '', columns: ['is_smart', 'is_notify_on_change'] }],
  flat('printers', 'printer', 'Printers'),
  flat('networksegments', 'network_segment', 'Network Segments', 'starting_address ending_address', {
    columns: ['starting_address', 'ending_address'],
  }),
  flat('userextensionattributes', 'user_extension_attribute', 'User Extension Attributes'),
  flat('webhooks', 'webhook', 'Webhooks', 'event url'),
  flat('dockitems', 'dock_item', 'Dock Items', 'path'),
  flat('directorybindings', 'directory_binding', 'Directory Bindings'),
  flat('diskencryptionconfigurations', 'disk_encryption_configuration', 'Disk Encryption Configurations'),
  flat('classes', 'class', 'Classes', '', { list: ['classes', 'class'] }),
  flat('licensedsoftware', 'licensed_software', 'Licensed Software', '', {
    head: 'general',
    list: ['licensed_software', 'licensed_software'],
  }),
  flat('ldapservers', 'ldap_server', 'LDAP Servers', '', { head: 'connection' }),
  // Those of the Jamf Pro API.
  flat('sites', 'site', 'Sites'),
  flat('buildings', 'building', 'Buildings'),
  flat('departments', 'department', 'Departments'),
  flat('categories', 'category', 'Categories', '', { list: ['categories', 'category'] }),
  flat('patchpolicies', 'patch_policy', 'Patch Policies', 'target_version', { head: 'general', list: ['patch_policies', 'patch_policy'] }),
  flat('ibeacons', 'ibeacon', 'iBeacon', '', { columns: ['uuid', 'major', 'minor'] }),
  flat('softwareupdateservers', 'software_update_server', 'Software Update Servers', 'ip_address'),
  flat('removablemacaddresses', 'removable_mac_address', 'Removable MAC Address', '', {
    list: ['removable_mac_addresses', 'removable_mac_address'],
  }),
  flat('jsonwebtokenconfigurations', 'json_web_token_configuration', 'JSON Web Token Configuration', '', {
    columns: ['disabled', 'token_expiry'],
  }),
  flat('patchexternalsources', 'patch_external_source', 'Patch External Source'),
  flat('vppaccounts', 'vpp_account', 'Volume Purchasing Locations'),
  flat('vppassignments', 'vpp_assignment', 'VPP Assignment', 'vpp_admin_account_id', {
    head: 'general',
    columns: ['vpp_admin_account_id'],
  }),
  flat('vppinvitations', 'vpp_invitation', 'VPP Invitations', '', { head: 'general' }),
  flat('mobiledeviceprovisioningprofiles', 'mobile_device_provisioning_profile', 'Provisioning Profiles', '', {
    head: 'general',
    columns: ['display_name', 'uuid'],
  }),
  flat('mobiledeviceenrollmentprofiles', 'mobile_device_enrollment_profile', 'Enrollment Profiles', '', {
    head: 'general',
    columns: ['invitation'],
  }),
];

const made = new Map<string, ClassicKind>();

/** Undefined for a path that the demo does not know. Its shape is read when it is first asked for. */
export function classicKind(path: string): ClassicKind | undefined {
  const known = made.get(path);
  const entry = entries.find(([name]) => name === path);
  if (known !== undefined || entry === undefined) return known;
  const [, element, privileges, shape, more = {}] = entry;
  const kind: ClassicKind = {
    path,
    root: { name: element, type: 'record', fields: elementsOf(shape), entry: undefined, choices: [], flags: '' },
    list: [`${element}s`, element],
    privileges,
    head: 'general',
    required: [],
    columns: [],
    profile: undefined,
    isApp: false,
    ...more,
  };
  made.set(path, kind);
  return kind;
}

/** Kinds whose objects are those of the Jamf Pro API. */
export const sharedPaths: readonly string[] = ['sites', 'buildings', 'departments', 'categories'];

/** Kinds that are there only where a world has them. */
export const rarePaths: readonly string[] = ['dockitems'];

export const classicPaths: readonly string[] = entries.map(([path]) => path).filter((path) => !rarePaths.includes(path));

const verbsOf = (about: string): readonly string[] => ['Create', 'Read', 'Update', 'Delete'].map((verb) => `${verb} ${about}`);

/** What such a world lets do with them. */
export const rarePrivileges: readonly string[] = entries.flatMap(([path, , about]) => (rarePaths.includes(path) ? verbsOf(about) : []));

/** Privileges that Classic paths ask for. */
export const classicPrivileges: readonly string[] = [
  ...entries.flatMap(([path, , about]) => (rarePaths.includes(path) ? [] : verbsOf(about))),
  'Read Static User Groups',
];

/** The part of a row that holds its name. */
export function headOf(kind: ClassicKind, row: Row): Row {
  const head = kind.head === '' ? row : row[kind.head];
  return isRecord(head) ? head : {};
}
