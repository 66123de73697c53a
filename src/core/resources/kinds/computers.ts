import type { KindEntry } from '../kind.ts';

/** Computers and what is collected of them. */
export const computerKinds: Readonly<Record<string, KindEntry>> = {
  'computers-inventory': {
    label: 'Computers',
    row: { label: 'general.name', facts: ['hardware.serialNumber', 'operatingSystem.version'] },
    legacyPage: 'computers',
    sections: ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM'],
    columns: ['general.lastContactTime'],
    searchRank: 1,
    searchBy: ['general.name', 'hardware.serialNumber', 'userAndLocation.username', 'userAndLocation.email', 'general.assetTag', 'id'],
    guards: {
      elsewhere: [
        { read: '/general/site/id', written: '/general/siteId' },
        { read: '/general/remoteManagement/managed', written: '/general/managed' },
      ],
    },
  },
  computers: {
    label: { one: 'Computer (Preview List)', many: 'Computers (Preview List)' },
    row: { facts: ['serialNumber', 'operatingSystemVersion'] },
    home: 'computers-inventory',
    legacyPage: 'computers',
  },
  'computers-inventory/filevault': {
    label: { one: 'FileVault Record', many: 'FileVault Keys' },
    row: { id: 'computerId' },
  },
  'computer-inventory-collection-settings': { group: 'Settings' },
  'computer-inventory-collection-settings/custom-path': { group: 'Settings' },
  'dock-items': { legacyPage: 'dockItems' },
  'mdm/commands': { row: { id: 'uuid', label: 'commandType', facts: ['commandState', 'dateSent'] }, needsFilter: true },
};
