import { textAt, valueAt } from './fields.ts';

/** A dotted field, or what is said about the row. */
export type Fact = string | ((row: unknown) => string | undefined);

/** Where the rows of a list do not call their id `id` and their name `name`, and which two facts tell them apart (facts 3.14, 3.15). */
export interface RowEntry {
  readonly id?: string;
  readonly label?: string;
  readonly facts?: readonly Fact[];
}

const flag =
  (field: string, yes: string, no?: string): Fact =>
  (row) => {
    const value = valueAt(row, field);
    return value === true ? yes : value === false ? no : undefined;
  };

const members =
  (field: string): Fact =>
  (row) => {
    const count = valueAt(row, field);
    return typeof count === 'number' ? `${count.toLocaleString('en-US')} ${count === 1 ? 'member' : 'members'}` : undefined;
  };

const fixed =
  (text: string): Fact =>
  () =>
    text;

const titled =
  (field: string): Fact =>
  (row) =>
    textAt(row, field)
      ?.toLowerCase()
      .replaceAll('_', ' ')
      .replace(/^./, (first) => first.toUpperCase());

const priority: Fact = (row) => {
  const value = textAt(row, 'priority');
  return value === undefined ? undefined : `Priority ${value}`;
};

const history: RowEntry = { label: 'note', facts: ['date', 'username'] };
const prestage: RowEntry = { label: 'displayName', facts: [flag('defaultPrestage', 'Default'), flag('mandatory', 'Mandatory')] };

const entries: Readonly<Record<string, RowEntry>> = {
  'account-groups': { facts: [titled('privilegeLevel'), titled('accessLevel')] },
  accounts: { label: 'username', facts: ['realname', titled('privilegeLevel')] },
  'api-integrations': { label: 'displayName', facts: [flag('enabled', 'Enabled', 'Disabled'), 'clientId'] },
  'api-roles': { label: 'displayName', facts: [(row) => counted(valueAt(row, 'privileges'), 'privilege')] },
  'api-role-privileges': {},
  'app-request/form-input-fields': { label: 'title', facts: [priority] },
  'app-store-country-codes': { id: 'code', facts: ['code'] },
  'apns-client-push-status': { id: 'clientId', label: 'clientId', facts: ['deviceType', 'disabledAt'] },
  buildings: { facts: ['city', 'stateProvince'] },
  categories: { facts: [priority] },
  'cloud-distribution-point/files': { label: 'fileName', facts: ['type', 'status'] },
  'cloud-idp': { label: 'displayName', facts: ['providerName', flag('enabled', 'Enabled', 'Disabled')] },
  'computer-extension-attributes': { facts: [titled('inputType'), flag('enabled', 'Enabled', 'Disabled')] },
  'computer-extension-attributes/templates': { id: 'templateId', label: 'templateName', facts: ['templateCategoryName'] },
  'computer-groups': { facts: [flag('smartGroup', 'Smart', 'Static')] },
  'computer-groups/smart-groups': { facts: [fixed('Smart'), members('membershipCount')] },
  'computer-groups/static-groups': { facts: [fixed('Static'), members('count')] },
  'computer-prestages': prestage,
  computers: { facts: ['serialNumber', 'operatingSystemVersion'] },
  'computers-inventory': { label: 'general.name', facts: ['hardware.serialNumber', 'operatingSystem.version'] },
  'computers-inventory/filevault': { id: 'computerId' },
  'device-enrollments': { facts: ['serverName', 'tokenExpirationDate'] },
  'device-enrollments/syncs': { id: 'instanceId', label: 'timestamp', facts: ['syncState'] },
  'distribution-points': { facts: ['serverName', 'shareName'] },
  ebooks: { facts: ['author', 'version'] },
  'enrollment-customizations': { label: 'displayName', facts: ['description'] },
  'enrollment/filtered-language-codes': { id: 'value', facts: ['value'] },
  'enrollment/language-codes': { id: 'value', facts: ['value'] },
  'enrollment/languages': { id: 'languageCode', facts: ['languageCode'] },
  groups: { id: 'groupPlatformId', label: 'groupName', facts: [flag('smart', 'Smart', 'Static'), members('membershipCount')] },
  'inventory-preload': { label: 'serialNumber', facts: ['username', 'deviceType'] },
  'inventory-preload/records': { label: 'serialNumber', facts: ['username', 'deviceType'] },
  'jamf-connect/config-profiles': { id: 'uuid', label: 'profileName', facts: ['version', titled('autoDeploymentType')] },
  'jamf-protect/plans': { facts: ['profileName', 'profileVersion'] },
  'jamf-remote-assist/session': { id: 'sessionId', label: 'deviceId', facts: ['sessionStartedTimestamp', 'statusType'] },
  'jcds/files': { id: 'fileName', label: 'fileName', facts: ['length', 'region'] },
  'local-admin-password/pending-rotations': { label: 'lapsUser.username', facts: ['createdDate'] },
  locales: { id: 'identifier', label: 'description', facts: ['identifier'] },
  'log-flushing/task': { label: 'qualifier', facts: [titled('state'), 'retentionPeriod'] },
  'managed-software-updates/plans': { id: 'planUuid', label: 'planUuid', facts: ['status.state', 'specificVersion'] },
  'managed-software-updates/update-statuses': {
    id: 'osUpdatesStatusId',
    label: 'productKey',
    facts: ['status', 'downloadPercentComplete'],
  },
  'mdm/commands': { id: 'uuid', label: 'commandType', facts: ['commandState', 'dateSent'] },
  'mobile-device-extension-attributes': { facts: [titled('inputType'), titled('dataType')] },
  'mobile-device-groups': { facts: [flag('isSmartGroup', 'Smart', 'Static')] },
  'mobile-device-groups/smart-groups': { id: 'groupId', label: 'groupName', facts: [fixed('Smart'), members('count')] },
  'mobile-device-groups/static-groups': { id: 'groupId', label: 'groupName', facts: [fixed('Static'), members('count')] },
  'mobile-device-prestages': prestage,
  'mobile-device-prestages/syncs': { id: 'prestageId', label: 'timestamp', facts: ['syncState'] },
  'mobile-devices': { facts: ['serialNumber', 'model'] },
  'mobile-devices/detail': { id: 'mobileDeviceId', label: 'general.displayName', facts: ['hardware.serialNumber', 'hardware.model'] },
  notifications: { label: 'type' },
  packages: { label: 'packageName', facts: ['fileName', priority] },
  'patch-policies': { label: 'policyName', facts: ['policyTargetVersion', flag('policyEnabled', 'Enabled', 'Disabled')] },
  'patch-policies/policy-details': { facts: ['targetPatchVersion', flag('enabled', 'Enabled', 'Disabled')] },
  'patch-software-title-configurations': { label: 'displayName', facts: ['softwareTitlePublisher', 'softwareTitleName'] },
  'remote-administration-configurations': { label: 'displayName', facts: ['type'] },
  'return-to-service': { label: 'displayName' },
  scripts: { facts: ['categoryName', titled('priority')] },
  'self-service/branding/ios': { label: 'brandingName' },
  'self-service/branding/macos': { label: 'brandingName', facts: ['applicationName'] },
  'static-user-groups': { facts: [fixed('Static'), 'description'] },
  'supervision-identities': { label: 'displayName', facts: ['commonName', 'expirationDate'] },
  'time-zones': { id: 'zoneId', label: 'displayName', facts: ['region'] },
  user: { label: 'username', facts: ['realName', titled('accessLevel')] },
  'user-sessions/active': { id: 'sessionId', label: 'username', facts: ['lastAccessedTime', 'ipAddress'] },
  users: { label: 'username', facts: ['realname', 'email'] },
  'volume-purchasing-locations': { facts: ['organizationName', 'tokenExpiration'] },
  'volume-purchasing-subscriptions': { facts: [flag('enabled', 'Enabled', 'Disabled')] },
};

export const rowTable: { get(key: string): RowEntry | undefined } = {
  get: (key) => (Object.hasOwn(entries, key) ? entries[key] : key.endsWith('/history') ? history : undefined),
};

function counted(list: unknown, noun: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  return `${list.length.toLocaleString('en-US')} ${noun}${list.length === 1 ? '' : 's'}`;
}
