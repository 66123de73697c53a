import type { UseEntry } from '../useFacts.ts';

/** What kinds of objects use, and are used by, beside what their shapes say (facts 8.41). */
export const useEntries: Readonly<Record<string, UseEntry>> = {
  'account-groups': { worksAlone: true, names: [{ at: 'members/*/id', of: 'accounts' }] },
  accounts: { worksAlone: true },
  'advanced-mobile-device-searches': { calledAs: ['Advanced Mobile Search'], columns: 'displayFields' },
  'advanced-user-content-searches': { calledAs: ['Advanced User Search', 'Advanced User Content Search'], columns: 'displayFields' },
  'api-integrations': { names: [{ at: 'authorizationScopes/*', of: 'api-roles', as: 'name' }] },
  buildings: { unseen: ['bookmarks'] },
  categories: {
    unseen: ['appInstallers'],
    // It does not tell of those that are in the category in Self Service alone.
    askedUses: [{ route: 'classic/policies/category/{}', covers: [], of: 'classic/policies' }],
  },
  'cloud-idp': { worksAlone: true, unseen: ['enrollmentPanels'] },
  'computer-extension-attributes': {
    isSpokenOf: true,
    askedUses: [
      {
        route: 'computer-extension-attributes/{}/data-dependency',
        covers: ['computer-groups/smart-groups', 'classic/advancedcomputersearches'],
      },
    ],
  },
  'computer-groups': { isSpokenOf: true, unseen: ['appInstallers', 'blueprints', 'bookmarks', 'compliance'], calledAs: ['Computer Group'] },
  'computer-groups/smart-groups': { calledAs: ['SMART_COMPUTER_GROUPS'] },
  'computer-prestages': {
    worksAlone: true,
    calledAs: ['Computer DEP Prestage'],
    comparedIn: { of: 'macs', criteria: ['Enrollment Method: PreStage enrollment'] },
  },
  'computers-inventory': { hiddenIn: ['computer-groups/static-groups', 'computer-prestages'] },
  departments: { unseen: ['bookmarks'] },
  'device-enrollments': { worksAlone: true, calledAs: ['Device Enrollment Program Instance'] },
  'distribution-points': { worksAlone: true },
  'enrollment-customizations': { calledAs: ['Enrollment Customization'] },
  groups: { overviewOf: ['computer-groups', 'mobile-device-groups'] },
  'inventory-preload/records': {
    names: [
      { at: 'building', of: 'buildings', as: 'name' },
      { at: 'department', of: 'departments', as: 'name' },
    ],
  },
  'jamf-protect/plans': { names: [{ at: 'profileId', of: 'classic/osxconfigurationprofiles' }] },
  'ldap/servers': { alike: ['ldap/ldap-servers', 'classic/ldapservers', 'cloud-idp'] },
  'mobile-device-extension-attributes': {
    isSpokenOf: true,
    askedUses: [{ route: 'mobile-device-extension-attributes/{}/data-dependency', covers: ['mobile-device-groups/smart-groups'] }],
  },
  'mobile-device-groups': { isSpokenOf: true, unseen: ['blueprints', 'compliance'], calledAs: ['Mobile Device Group'] },
  'mobile-device-groups/smart-groups': { calledAs: ['SMART_MOBILE_DEVICE_GROUPS'] },
  'mobile-device-prestages': { worksAlone: true, calledAs: ['Mobile Device Prestage'] },
  'mobile-devices': { hiddenIn: ['mobile-device-groups/static-groups', 'mobile-device-prestages'] },
  onboarding: {
    names: [
      {
        at: 'onboardingItems/*/entityId',
        of: {
          by: 'selfServiceEntityType',
          kinds: {
            OS_X_POLICY: 'classic/policies',
            OS_X_CONFIG_PROFILE: 'classic/osxconfigurationprofiles',
            OS_X_MAC_APP: 'classic/macapplications',
            OS_X_EBOOK: 'classic/ebooks',
            OS_X_PATCH_POLICY: 'classic/patchpolicies',
          },
        },
      },
    ],
  },
  packages: {
    comparedIn: {
      of: 'macs',
      criteria: [
        'Packages Installed By Casper',
        'Packages Installed by Jamf Pro',
        'Packages Installed By Installer.app/SWU',
        'Packages Installed by Installer.app/SWU',
        'Cached Packages',
      ],
    },
    isSpokenOf: true,
  },
  'parent-app': { names: [{ at: 'deviceGroupId', of: 'mobile-device-groups' }] },
  'patch-software-title-configurations': {
    worksAlone: true,
    askedUses: [
      {
        route: 'patch-software-title-configurations/{}/dependencies',
        covers: ['computer-groups/smart-groups'],
        of: 'computer-groups/smart-groups',
      },
    ],
    names: [{ at: 'patchSourceName', of: 'classic/patchexternalsources', as: 'maybe' }],
    calledAs: ['Patch Software Title Configuration'],
    comparedIn: { of: 'macs', criteria: ['Patch Reporting: *', 'Patch Reporting Software Title'] },
  },
  'pki/adcs-settings': {
    unseen: ['payloadCertificates'],
    askedUses: [
      {
        route: 'pki/adcs-settings/{}/dependencies',
        covers: ['classic/osxconfigurationprofiles', 'classic/mobiledeviceconfigurationprofiles'],
        tells: 'payloadCertificates',
      },
    ],
  },
  'pki/digicert/trust-lifecycle-manager': {
    unseen: ['payloadCertificates'],
    askedUses: [
      {
        route: 'pki/digicert/trust-lifecycle-manager/{}/dependencies',
        covers: ['classic/osxconfigurationprofiles', 'classic/mobiledeviceconfigurationprofiles'],
        tells: 'payloadCertificates',
      },
    ],
  },
  'pki/venafi': {
    unseen: ['payloadCertificates'],
    askedUses: [
      {
        route: 'pki/venafi/{}/dependent-profiles',
        covers: ['classic/osxconfigurationprofiles', 'classic/mobiledeviceconfigurationprofiles'],
        tells: 'payloadCertificates',
      },
    ],
  },
  'self-service/branding/ios': { names: [{ at: 'iconId', of: 'icon' }] },
  'self-service/branding/macos': {
    names: [
      { at: 'iconId', of: 'icon' },
      { at: 'brandingHeaderImageId', of: 'icon' },
    ],
  },
  sites: { unseen: ['appInstallers'], askedUses: [{ route: 'sites/{}/objects', covers: [] }] },
  sso: { askedUses: [{ route: 'sso/dependencies', covers: ['enrollment-customizations'] }] },
  users: { worksAlone: true, unseen: ['userScopes'], hiddenIn: ['computers-inventory', 'mobile-devices'] },
  'volume-purchasing-locations': { worksAlone: true, calledAs: ['VPP Location'] },
  'volume-purchasing-subscriptions': { calledAs: ['VPP Subscription'], names: [{ at: 'internalRecipients/*/accountId', of: 'accounts' }] },
  'classic/advancedcomputersearches': { calledAs: ['Advanced Computer Search'], columns: 'display_fields' },
  'classic/advancedmobiledevicesearches': { columns: 'display_fields' },
  'classic/advancedusersearches': { columns: 'display_fields' },
  'classic/classes': { calledAs: ['Classroom'] },
  'classic/computerinvitations': { calledAs: ['Computer Invitation'] },
  'classic/diskencryptionconfigurations': { comparedIn: { of: 'macs', criteria: ['Disk Encryption Configuration'] } },
  'classic/distributionpoints': { names: [{ at: 'failover_point', of: 'distribution-points', as: 'maybe' }] },
  'classic/ebooks': {
    names: [
      { at: 'general/self_service_icon/id', of: 'icon' },
      { at: 'self_service/self_service_icon/id', of: 'icon' },
    ],
    calledAs: ['E-book'],
  },
  'classic/healthcarelistener': {
    names: [
      { at: 'infratructure_manager_id', of: 'classic/infrastructuremanager' },
      { at: 'rules/*/id', of: 'classic/healthcarelistenerrule' },
    ],
    worksAlone: true,
  },
  'classic/healthcarelistenerrule': { names: [{ at: 'hcl_id', of: 'classic/healthcarelistener' }], worksAlone: true },
  'classic/infrastructuremanager': { worksAlone: true },
  'classic/ldapservers': { worksAlone: true, unseen: ['enrollmentPanels'] },
  'classic/licensedsoftware': {
    worksAlone: true,
    calledAs: ['Licensed Software'],
    comparedIn: { of: 'macs', criteria: ['Licensed Software'] },
  },
  'classic/macapplications': { names: [{ at: 'self_service/self_service_icon/id', of: 'icon' }], calledAs: ['Mac App'] },
  'classic/mobiledeviceapplications': {
    names: [
      { at: 'general/icon/id', of: 'icon' },
      { at: 'self_service/self_service_icon/id', of: 'icon' },
    ],
    variables: 'mobile-device-extension-attributes',
    calledAs: ['Mobile Device App'],
  },
  'classic/mobiledeviceconfigurationprofiles': {
    names: [{ at: 'self_service/self_service_icon/id', of: 'icon' }],
    variables: 'mobile-device-extension-attributes',
    calledAs: ['iOS Configuration Profile', 'IOS_CONFIGURATION_PROFILE'],
  },
  'classic/mobiledeviceenrollmentprofiles': {
    names: [
      { at: 'location/building', of: 'buildings', as: 'name' },
      { at: 'location/department', of: 'departments', as: 'name' },
    ],
    calledAs: ['Mobile Device Enrollment Profile'],
  },
  'classic/mobiledeviceinvitations': { calledAs: ['Mobile Device Invitation'] },
  'classic/networksegments': {
    names: [
      { at: 'building', of: 'buildings', as: 'name' },
      { at: 'department', of: 'departments', as: 'name' },
      { at: 'distribution_point', of: 'distribution-points', as: 'maybe' },
      { at: 'swu_server', of: 'classic/softwareupdateservers', as: 'name' },
    ],
    worksAlone: true,
  },
  'classic/osxconfigurationprofiles': {
    names: [{ at: 'self_service/self_service_icon/id', of: 'icon' }],
    variables: 'computer-extension-attributes',
    setsUpRuns: true,
    comparedIn: { of: 'macs', criteria: ['Profile Name'] },
    calledAs: ['macOS Configuration Profile', 'OSX_CONFIGURATION_PROFILE'],
  },
  'classic/packages': { names: [{ at: 'category', of: 'categories', as: 'name' }] },
  'classic/patchpolicies': { names: [{ at: 'user_interaction/self_service_icon/id', of: 'icon' }], calledAs: ['Patch Policy'] },
  'classic/peripherals': {
    names: [
      { at: 'general/type', of: 'classic/peripheraltypes', as: 'name' },
      { at: 'location/building', of: 'buildings', as: 'name' },
      { at: 'location/department', of: 'departments', as: 'name' },
    ],
  },
  'classic/policies': {
    names: [
      { at: 'general/override_default_settings/distribution_point', of: 'distribution-points', as: 'maybe' },
      { at: 'package_configuration/distribution_point', of: 'distribution-points', as: 'maybe' },
      { at: 'self_service/self_service_icon/id', of: 'icon' },
    ],
    handed: [4, 5, 6, 7, 8, 9, 10, 11].map((number) => `scripts/*/parameter${number}`),
    unseen: ['packageContents', 'bookmarks'],
    calledAs: ['Policy'],
  },
  'classic/printers': { names: [{ at: 'category', of: 'categories', as: 'name' }] },
  'classic/restrictedsoftware': { calledAs: ['Restricted Software'] },
  'classic/scripts': { names: [{ at: 'category', of: 'categories', as: 'name' }] },
  'classic/userextensionattributes': { isSpokenOf: true },
  'classic/usergroups': {
    comparedIn: { of: 'users', criteria: ['User Group'] },
    unseen: ['userScopes', 'bookmarks'],
    calledAs: ['User Group'],
  },
  'classic/vppaccounts': { worksAlone: true },
  'classic/vppassignments': { calledAs: ['VPP Assignment'] },
  'classic/vppinvitations': { calledAs: ['VPP Invitation'] },
  'classic/webhooks': {
    names: [
      {
        at: 'smart_group_id',
        of: {
          by: 'event',
          kinds: {
            SmartGroupComputerMembershipChange: 'computer-groups',
            SmartGroupMobileDeviceMembershipChange: 'mobile-device-groups',
            SmartGroupUserMembershipChange: 'classic/usergroups',
          },
        },
      },
    ],
    columns: 'display_fields',
    columnsOf: {
      by: 'event',
      kinds: {
        SmartGroupComputerMembershipChange: 'computer-extension-attributes',
        SmartGroupMobileDeviceMembershipChange: 'mobile-device-extension-attributes',
        SmartGroupUserMembershipChange: 'classic/userextensionattributes',
      },
    },
  },
};
