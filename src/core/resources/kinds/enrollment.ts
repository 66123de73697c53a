import type { KindEntry } from '../kind.ts';

/** How devices come into management. */
export const enrollmentKinds: Readonly<Record<string, KindEntry>> = {
  'computer-prestages': {
    order: 1,
    label: 'Computer PreStage Enrollments',
    identity: { name: 'displayName' },
    facts: [
      { flag: 'defaultPrestage', yes: 'Default' },
      { flag: 'mandatory', yes: 'Mandatory' },
    ],
    legacyPage: 'computerEnrollmentPrestage',
    searchRank: 20,
    idFields: [{ field: 'computerPrestageId' }],
  },
  'mobile-device-prestages': {
    order: 2,
    label: 'Mobile Device PreStage Enrollments',
    identity: { name: 'displayName' },
    facts: [
      { flag: 'defaultPrestage', yes: 'Default' },
      { flag: 'mandatory', yes: 'Mandatory' },
    ],
    legacyPage: 'mobileDevicePrestage',
    searchRank: 21,
  },
  'mobile-device-prestages/syncs': { identity: { id: 'prestageId', name: 'timestamp' }, facts: ['syncState'] },
  'device-enrollments': {
    order: 3,
    label: 'Automated Device Enrollment Instances',
    facts: ['serverName', { date: 'tokenExpirationDate' }],
    legacyPage: 'deviceEnrollmentProgramInstances',
    idFields: [{ field: 'deviceEnrollmentProgramInstanceId' }],
  },
  'device-enrollments/syncs': {
    label: 'Automated Device Enrollment Syncs',
    identity: { id: 'instanceId', name: 'timestamp' },
    facts: ['syncState'],
  },
  enrollment: { order: 5, label: 'User-Initiated Enrollment', page: 'view/settings/global-management/enrollment' },
  'enrollment-customizations': {
    order: 4,
    identity: { name: 'displayName' },
    facts: ['description'],
    legacyPage: 'enrollmentCustomizations',
    idFields: [{ field: 'enrollmentCustomizationId' }],
  },
  'enrollment/filtered-language-codes': { label: 'Enrollment Languages Still Free', identity: { id: 'value' }, facts: ['value'] },
  'enrollment/language-codes': { identity: { id: 'value' }, facts: ['value'] },
  'enrollment/languages': { isRare: false, identity: { id: 'languageCode' }, facts: ['languageCode'] },
  'inventory-preload': {
    label: { one: 'Inventory Preload Record (Old)', many: 'Inventory Preload (Old)' },
    identity: { name: 'serialNumber' },
    facts: ['username', 'deviceType'],
  },
  'inventory-preload/records': {
    order: 6,
    isRare: false,
    identity: { name: 'serialNumber' },
    facts: ['username', 'deviceType'],
    page: 'view/settings/global-management/inventory-preload',
  },
  onboarding: { page: 'view/settings/self-service/mac-onboarding' },
  reenrollment: { label: 'Re-enrollment', page: 'view/settings/global-management/reenrollment' },
  'supervision-identities': {
    identity: { name: 'displayName' },
    facts: ['commonName', { date: 'expirationDate' }],
    idFields: [{ field: 'supervisionIdentityId' }],
  },
  'enrollment/access-groups': { isRare: false },
  'adue-session-token-settings': { label: 'Account-Driven User Enrollment Sessions', isRare: true },
  'service-discovery-enrollment/well-known-settings': { label: 'Service Discovery for Account-Driven Enrollment' },
  'onboarding/eligible-apps': { label: 'Apps for Onboarding' },
  'onboarding/eligible-configuration-profiles': { label: 'Configuration Profiles for Onboarding' },
  'onboarding/eligible-policies': { label: 'Policies for Onboarding' },
  'inventory-preload/history': { label: 'Inventory Preload History' },
};
