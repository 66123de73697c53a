import type { KindEntry } from '../kind.ts';

/** Kinds that only the Classic API has (facts 2.5). */
export const classicKinds: Readonly<Record<string, KindEntry>> = {
  'classic/advancedcomputersearches': {
    results: 'computers',
    label: 'Advanced Computer Searches',
    legacyPage: 'advancedComputerSearches',
    criteria: { of: 'macs', attributes: 'computer-extension-attributes' },
  },
  'classic/classes': { label: 'Classes', page: 'classes.html?id=ID&o=r&nav=c' },
  'classic/directorybindings': { label: 'Directory Bindings', legacyPage: 'directoryBindings' },
  'classic/diskencryptionconfigurations': { label: 'Disk Encryption Configurations', legacyPage: 'diskEncryptions' },
  'classic/ebooks': { label: 'eBooks', legacyPage: 'eBooks', appliesIn: 'ebooks' },
  'classic/ldapservers': { label: 'LDAP Servers', legacyPage: 'ldapServers' },
  'classic/licensedsoftware': { label: 'Licensed Software', legacyPage: 'licensedSoftware' },
  'classic/macapplications': { label: 'Mac Apps', icon: 'extensions', legacyPage: 'macApps', appliesIn: 'mac_app_store_apps' },
  'classic/mobiledeviceapplications': {
    label: 'Mobile Device Apps',
    icon: 'extensions',
    legacyPage: 'mobileDeviceApps',
    part: { at: '/app_configuration/preferences', form: 'configuration' },
  },
  'classic/mobiledeviceconfigurationprofiles': {
    label: 'Mobile Device Configuration Profiles',
    icon: 'file-code',
    legacyPage: 'iOSConfigurationProfiles',
    part: { at: '/general/payloads', form: 'profile' },
  },
  'classic/networksegments': { label: 'Network Segments', legacyPage: 'networkSegments' },
  'classic/osxconfigurationprofiles': {
    label: 'macOS Configuration Profiles',
    icon: 'file-code',
    legacyPage: 'OSXConfigurationProfiles',
    part: { at: '/general/payloads', form: 'profile' },
    appliesIn: 'os_x_configuration_profiles',
  },
  'classic/policies': {
    label: 'Policies',
    icon: 'checklist',
    legacyPage: 'policies',
    part: { at: '/files_processes/run_command', form: 'command' },
    appliesIn: 'policies',
  },
  'classic/printers': { label: 'Printers', legacyPage: 'printers', part: { at: '/ppd_contents', form: 'ppd' } },
  'classic/restrictedsoftware': { label: 'Restricted Software', legacyPage: 'restrictedSoftware', appliesIn: 'restricted_software' },
  'classic/userextensionattributes': { label: 'User Extension Attributes', legacyPage: 'userExtensionAttributes' },
  'classic/usergroups': {
    label: 'Smart User Groups',
    legacyPage: 'smartUserGroups',
    criteria: { of: 'users', attributes: 'classic/userextensionattributes' },
  },
  'classic/webhooks': { label: 'Webhooks', legacyPage: 'webhooks' },
};
