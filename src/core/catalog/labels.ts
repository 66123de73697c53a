/** What a resource is called, one and many, in title case. A settings page says the same for both. */
export interface ResourceLabel {
  readonly one: string;
  readonly many: string;
}

/** Only where the words of the path are not what an admin calls it. */
const known: ReadonlyMap<string, ResourceLabel> = new Map(
  Object.entries({
    'account-preferences': { one: 'My Account Preferences', many: 'My Account Preferences' },
    accounts: { one: 'Jamf Pro Account', many: 'Jamf Pro Accounts' },
    'account-groups': { one: 'Jamf Pro Account Group', many: 'Jamf Pro Account Groups' },
    'advanced-user-content-searches': { one: 'Advanced User Content Search', many: 'Advanced User Content Searches' },
    'api-integrations': { one: 'API Client', many: 'API Clients' },
    'apns-client-push-status': { one: 'Client with Push Disabled', many: 'APNs Client Push Status' },
    auth: { one: 'Current Authorization', many: 'Current Authorization' },
    'check-in': { one: 'Computer Check-In', many: 'Computer Check-In' },
    'cloud-azure': { one: 'Microsoft Entra ID Connection', many: 'Microsoft Entra ID Connections' },
    'cloud-idp': { one: 'Cloud Identity Provider', many: 'Cloud Identity Providers' },
    'cloud-ldaps': { one: 'Cloud LDAP Server', many: 'Cloud LDAP Servers' },
    'computer-groups': { one: 'Computer Group', many: 'All Computer Groups' },
    'computer-groups/smart-groups': { one: 'Smart Computer Group', many: 'Smart Computer Groups' },
    'computer-groups/static-groups': { one: 'Static Computer Group', many: 'Static Computer Groups' },
    'computer-prestages': { one: 'Computer PreStage Enrollment', many: 'Computer PreStage Enrollments' },
    computers: { one: 'Computer (Preview List)', many: 'Computers (Preview List)' },
    'computers-inventory': { one: 'Computer', many: 'Computers' },
    'computers-inventory/filevault': { one: 'FileVault Record', many: 'FileVault Keys' },
    'device-enrollments': { one: 'Automated Device Enrollment Instance', many: 'Automated Device Enrollment Instances' },
    'dss-declarations': { one: 'Declaration', many: 'Declarations' },
    ebooks: { one: 'eBook', many: 'eBooks' },
    'enrollment-customizations': { one: 'Enrollment Customization', many: 'Enrollment Customizations' },
    enrollment: { one: 'User-Initiated Enrollment', many: 'User-Initiated Enrollment' },
    'gsx-connection': { one: 'GSX Connection', many: 'GSX Connection' },
    groups: { one: 'Group', many: 'All Groups' },
    'inventory-preload': { one: 'Inventory Preload Record (Old)', many: 'Inventory Preload (Old)' },
    'inventory-preload/records': { one: 'Inventory Preload Record', many: 'Inventory Preload Records' },
    'jcds/files': { one: 'JCDS File', many: 'JCDS Files' },
    'local-admin-password/pending-rotations': { one: 'Pending LAPS Rotation', many: 'Pending LAPS Rotations' },
    'local-admin-password/settings': { one: 'LAPS Settings', many: 'LAPS Settings' },
    'managed-software-updates/plans': { one: 'Software Update Plan', many: 'Software Update Plans' },
    'managed-software-updates/update-statuses': { one: 'Software Update Status', many: 'Software Update Statuses' },
    'mdm/commands': { one: 'MDM Command', many: 'MDM Commands' },
    'mobile-device-groups': { one: 'Mobile Device Group', many: 'All Mobile Device Groups' },
    'mobile-device-groups/smart-groups': { one: 'Smart Mobile Device Group', many: 'Smart Mobile Device Groups' },
    'mobile-device-groups/static-groups': { one: 'Static Mobile Device Group', many: 'Static Mobile Device Groups' },
    'mobile-device-prestages': { one: 'Mobile Device PreStage Enrollment', many: 'Mobile Device PreStage Enrollments' },
    'mobile-devices/detail': { one: 'Mobile Device', many: 'Mobile Devices (Detail)' },
    'patch-software-title-configurations': { one: 'Patch Software Title', many: 'Patch Software Titles' },
    'pki/adcs-settings': { one: 'AD CS Connection', many: 'AD CS Connections' },
    reenrollment: { one: 'Re-enrollment', many: 'Re-enrollment' },
    'return-to-service': { one: 'Return to Service Configuration', many: 'Return to Service Configurations' },
    'self-service/branding/ios': { one: 'iOS Self Service Branding', many: 'Self Service Branding for iOS' },
    'self-service/branding/macos': { one: 'macOS Self Service Branding', many: 'Self Service Branding for macOS' },
    sso: { one: 'Single Sign-On', many: 'Single Sign-On' },
    'sso/cert': { one: 'Single Sign-On Certificate', many: 'Single Sign-On Certificate' },
    user: { one: 'Account of This Session', many: 'Accounts of This Session' },
  }),
);

const spellings: ReadonlyMap<string, string> = new Map(
  ['ADCS', 'ADUE', 'API', 'APNs', 'CSA', 'CSV', 'DSS', 'EA', 'GSX', 'ID', 'IdP', 'iOS', 'JCDS', 'LDAP', 'macOS', 'MDM', 'OIDC', 'PKI'].map(
    (word) => [word.toLowerCase(), word],
  ),
);
const moreSpellings: ReadonlyMap<string, string> = new Map(
  ['PreStage', 'PreStages', 'SLASA', 'SMTP', 'SSO', 'URL', 'DigiCert', 'OAuth2', 'TeamViewer', 'eBooks'].map((word) => [
    word.toLowerCase(),
    word,
  ]),
);

/** Plain words for a resource, whatever it is: `computer-extension-attributes` is “Computer Extension Attributes”. */
export function labelOf(key: string): ResourceLabel {
  const found = known.get(key);
  if (found !== undefined) return found;
  const many = wordsOf(key).map(spelled).join(' ');
  return { one: singular(many), many };
}

function wordsOf(key: string): readonly string[] {
  return key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function spelled(word: string): string {
  const lower = word.toLowerCase();
  return spellings.get(lower) ?? moreSpellings.get(lower) ?? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** Only the last word can be a plural here. Settings, statuses and what ends in `ss` are one already. */
function singular(many: string): string {
  if (/(settings|status|preferences|properties|ss|ios|macos|apns)$/i.test(many)) return many;
  if (/ies$/i.test(many)) return `${many.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|statuses)$/i.test(many)) return many.slice(0, -2);
  return /s$/i.test(many) ? many.slice(0, -1) : many;
}
