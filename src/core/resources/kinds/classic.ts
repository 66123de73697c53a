import type { KindEntry } from '../kind.ts';

/** Kinds that only the Classic API has (facts 2.5). */
export const classicKinds: Readonly<Record<string, KindEntry>> = {
  'classic/advancedcomputersearches': { legacyPage: 'advancedComputerSearches' },
  'classic/classes': { page: 'classes.html?id=ID&o=r&nav=c' },
  'classic/directorybindings': { legacyPage: 'directoryBindings' },
  'classic/diskencryptionconfigurations': { legacyPage: 'diskEncryptions' },
  'classic/ebooks': { legacyPage: 'eBooks' },
  'classic/ldapservers': { legacyPage: 'ldapServers' },
  'classic/macapplications': { legacyPage: 'macApps' },
  'classic/mobiledeviceapplications': { legacyPage: 'mobileDeviceApps' },
  'classic/mobiledeviceconfigurationprofiles': { legacyPage: 'iOSConfigurationProfiles' },
  'classic/networksegments': { legacyPage: 'networkSegments' },
  'classic/osxconfigurationprofiles': { legacyPage: 'OSXConfigurationProfiles' },
  'classic/policies': { legacyPage: 'policies' },
  'classic/printers': { legacyPage: 'printers' },
  'classic/restrictedsoftware': { legacyPage: 'restrictedSoftware' },
  'classic/userextensionattributes': { legacyPage: 'userExtensionAttributes' },
  'classic/usergroups': { legacyPage: 'smartUserGroups' },
  'classic/webhooks': { legacyPage: 'webhooks' },
};
