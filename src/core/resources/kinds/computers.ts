import type { KindEntry } from '../kind.ts';

/** Computers and what is collected of them. */
export const computerKinds: Readonly<Record<string, KindEntry>> = {
  'computers-inventory': {
    label: 'Computers',
    identity: { name: 'general.name' },
    facts: ['hardware.serialNumber', 'operatingSystem.version'],
    legacyPage: 'computers',
    sections: ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM'],
    columns: ['id', 'general.lastContactTime'],
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
    label: { one: 'Computer (Preview List)', many: 'Computers (Preview List)' },
    facts: ['serialNumber', 'operatingSystemVersion'],
    home: 'computers-inventory',
    legacyPage: 'computers',
  },
  'computers-inventory/filevault': { label: { one: 'FileVault Record', many: 'FileVault Keys' }, identity: { id: 'computerId' } },
  'computer-inventory-collection-settings': { group: 'Settings' },
  'computer-inventory-collection-settings/custom-path': { group: 'Settings' },
  'dock-items': { legacyPage: 'dockItems' },
  'mdm/commands': { identity: { id: 'uuid', name: 'commandType' }, facts: ['commandState', 'dateSent'], needsFilter: true },
};
