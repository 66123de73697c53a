import type { KindEntry } from '../kind.ts';

/** Mobile devices. */
export const mobileKinds: Readonly<Record<string, KindEntry>> = {
  'mobile-devices': {
    facts: ['serialNumber', 'model'],
    legacyPage: 'mobileDevices',
    guards: {
      elsewhere: [
        { read: '/extensionAttributes', written: '/updatedExtensionAttributes' },
        { read: '/site/id', written: '/siteId' },
      ],
    },
  },
  'mobile-devices/detail': {
    label: { one: 'Mobile Device', many: 'Mobile Devices (Detail)' },
    identity: { id: 'mobileDeviceId', name: 'general.displayName' },
    facts: ['hardware.serialNumber', 'hardware.model'],
    home: 'mobile-devices',
    legacyPage: 'mobileDevices',
    sections: ['GENERAL', 'HARDWARE'],
    searchRank: 2,
    searchBy: ['displayName', { begins: 'serialNumber' }, 'username', { begins: 'emailAddress' }, { begins: 'assetTag' }, 'mobileDeviceId'],
  },
  'mobile-device-extension-attributes': {
    facts: [{ word: 'inputType' }, { word: 'dataType' }],
    page: 'view/settings/device-management/mobile-device-extension-attributes/ID',
    searchRank: 11,
  },
  'return-to-service': { label: 'Return to Service Configurations', identity: { name: 'displayName' } },
};
