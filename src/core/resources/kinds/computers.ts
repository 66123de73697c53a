import type { KindEntry } from '../kind.ts';

/** Computers and what is collected of them. */
export const computerKinds: Readonly<Record<string, KindEntry>> = {
  'computers-inventory': {
    isSetup: false,
    order: 1,
    label: 'Computers',
    identity: { name: 'general.name' },
    sets: ['groupMemberships', 'configurationProfiles'],
    everywhere: ['hardware.serialNumber'],
    facts: ['hardware.serialNumber', { field: 'operatingSystem.version', after: 'macOS ' }],
    hover: [
      { says: 'Serial number', fact: 'hardware.serialNumber' },
      { says: 'Model', fact: 'hardware.model' },
      { says: 'macOS version', fact: 'operatingSystem.version' },
      { says: 'User', fact: 'userAndLocation.username' },
      { says: 'Full name', fact: 'userAndLocation.realname' },
      { says: 'Email', fact: 'userAndLocation.email' },
      { says: 'Last check-in', fact: { date: 'general.lastContactTime' } },
      // Its name from v4 on (facts 3.7).
      { says: 'Last check-in', fact: { date: 'general.lastCheckIn' } },
      { says: 'Last inventory', fact: { date: 'general.reportDate' } },
      { says: 'Management', fact: { flag: 'general.remoteManagement.managed', yes: 'Managed', no: 'Not managed' } },
      { says: 'Asset tag', fact: 'general.assetTag' },
      { says: 'Last IP address', fact: 'general.lastIpAddress' },
      { says: 'ID', fact: 'id' },
    ],
    legacyPage: 'computers',
    applied: 'classic/computermanagement',
    sections: ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM', 'USER_AND_LOCATION'],
    notIds: ['appleCareId'],
    columns: ['id', 'general.lastContactTime', 'general.lastCheckIn'],
    searchRank: 1,
    searchBy: [
      'general.name',
      { begins: 'hardware.serialNumber' },
      'userAndLocation.username',
      { begins: 'userAndLocation.email' },
      { begins: 'general.assetTag' },
      'id',
    ],
    guards: {
      elsewhere: [
        { read: '/general/site/id', written: '/general/siteId' },
        { read: '/general/remoteManagement/managed', written: '/general/managed' },
      ],
    },
  },
  computers: {
    isRare: true,
    label: { one: 'Computer (Preview List)', many: 'Computers (Preview List)' },
    facts: ['serialNumber', { field: 'operatingSystemVersion', after: 'macOS ' }],
    home: 'computers-inventory',
    legacyPage: 'computers',
  },
  'computers-inventory/filevault': {
    isRare: false,
    label: { one: 'FileVault Record', many: 'FileVault Keys' },
    identity: { id: 'computerId' },
  },
  'computer-inventory-collection-settings': {
    label: 'Inventory Collection',
    order: 2,
    group: 'Settings',
    ofServer: ['applicationPaths.id'],
    sets: ['applicationPaths'],
  },
  'computer-inventory-collection-settings/custom-path': { label: 'Inventory Collection Paths', group: 'Settings' },
  'dock-items': { legacyPage: 'dockItems' },
  'mdm/commands': {
    isRare: false,
    identity: { id: 'uuid', name: 'commandType' },
    facts: ['commandState', { date: 'dateSent' }],
    needsFilter: true,
  },
};
