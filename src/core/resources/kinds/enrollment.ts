import type { KindEntry } from '../kind.ts';

/** How devices come into management. */
export const enrollmentKinds: Readonly<Record<string, KindEntry>> = {
  'computer-prestages': {
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
    label: 'Automated Device Enrollment Instances',
    facts: ['serverName', 'tokenExpirationDate'],
    legacyPage: 'deviceEnrollmentProgramInstances',
    idFields: [{ field: 'deviceEnrollmentProgramInstanceId' }],
  },
  'device-enrollments/syncs': { identity: { id: 'instanceId', name: 'timestamp' }, facts: ['syncState'] },
  enrollment: { label: 'User-Initiated Enrollment', page: 'view/settings/global-management/enrollment' },
  'enrollment-customizations': {
    identity: { name: 'displayName' },
    facts: ['description'],
    legacyPage: 'enrollmentCustomizations',
    idFields: [{ field: 'enrollmentCustomizationId' }],
  },
  'enrollment/filtered-language-codes': { identity: { id: 'value' }, facts: ['value'] },
  'enrollment/language-codes': { identity: { id: 'value' }, facts: ['value'] },
  'enrollment/languages': { identity: { id: 'languageCode' }, facts: ['languageCode'] },
  'inventory-preload': {
    label: { one: 'Inventory Preload Record (Old)', many: 'Inventory Preload (Old)' },
    identity: { name: 'serialNumber' },
    facts: ['username', 'deviceType'],
  },
  'inventory-preload/records': {
    identity: { name: 'serialNumber' },
    facts: ['username', 'deviceType'],
    page: 'view/settings/global-management/inventory-preload',
  },
  onboarding: { page: 'view/settings/self-service/mac-onboarding' },
  reenrollment: { label: 'Re-enrollment', page: 'view/settings/global-management/reenrollment' },
  'supervision-identities': {
    identity: { name: 'displayName' },
    facts: ['commonName', 'expirationDate'],
    idFields: [{ field: 'supervisionIdentityId' }],
  },
};
