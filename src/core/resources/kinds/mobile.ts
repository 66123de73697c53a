import type { KindEntry } from '../kind.ts';

/** Mobile devices. */
export const mobileKinds: Readonly<Record<string, KindEntry>> = {
  'mobile-devices': {
    everywhere: ['serialNumber'],
    sets: ['groups'],
    isSetup: false,
    order: 1,
    facts: ['serialNumber', 'model'],
    hover: [
      { says: 'Serial number', fact: 'serialNumber' },
      { says: 'Model', fact: 'model' },
      { says: 'Type', fact: { word: 'type' } },
      { says: 'User', fact: 'username' },
      { says: 'Phone number', fact: 'phoneNumber' },
      { says: 'ID', fact: 'id' },
    ],
    legacyPage: 'mobileDevices',
    guards: {
      elsewhere: [
        { read: '/extensionAttributes', written: '/updatedExtensionAttributes' },
        { read: '/site/id', written: '/siteId' },
      ],
    },
  },
  'mobile-devices/detail': {
    order: 2,
    isRare: false,
    label: { one: 'Mobile Device', many: 'Mobile Devices (Detail)' },
    identity: { id: 'mobileDeviceId', name: 'general.displayName' },
    facts: ['hardware.serialNumber', 'hardware.model'],
    hover: [
      { says: 'Serial number', fact: 'hardware.serialNumber' },
      { says: 'Model', fact: 'hardware.model' },
      { says: 'OS version', fact: 'general.osVersion' },
      { says: 'User', fact: 'userAndLocation.username' },
      { says: 'Full name', fact: 'userAndLocation.realName' },
      { says: 'Email', fact: 'userAndLocation.emailAddress' },
      { says: 'Last inventory', fact: { date: 'general.lastInventoryUpdateDate' } },
      { says: 'Management', fact: { flag: 'general.managed', yes: 'Managed', no: 'Not managed' } },
      { says: 'Asset tag', fact: 'general.assetTag' },
      { says: 'ID', fact: 'mobileDeviceId' },
    ],
    home: 'mobile-devices',
    legacyPage: 'mobileDevices',
    sections: ['GENERAL', 'HARDWARE', 'USER_AND_LOCATION'],
    searchRank: 2,
    searchBy: ['displayName', { begins: 'serialNumber' }, 'username', { begins: 'emailAddress' }, { begins: 'assetTag' }, 'mobileDeviceId'],
  },
  'mobile-device-extension-attributes': {
    order: 3,
    facts: [{ word: 'inputType' }, { word: 'dataType' }],
    page: 'view/settings/device-management/mobile-device-extension-attributes/ID',
    searchRank: 14,
  },
  'return-to-service': { label: 'Return to Service Configurations', identity: { name: 'displayName' } },
  'devices/extensionAttributes': { label: 'Mobile Device Extension Attribute Choices' },
};
