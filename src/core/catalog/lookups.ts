/** Fields that hold the id of another object, and of which resource: for completion, hover and links. */
const byField: Readonly<Record<string, string>> = {
  apiRoleId: 'api-roles',
  buildingId: 'buildings',
  categoryId: 'categories',
  computerPrestageId: 'computer-prestages',
  customPackageDistributionPointId: 'distribution-points',
  backupDistributionPointId: 'distribution-points',
  departmentId: 'departments',
  deviceEnrollmentProgramInstanceId: 'device-enrollments',
  enrollmentCustomizationId: 'enrollment-customizations',
  enrollmentSiteId: 'sites',
  ldapServerId: 'ldap/servers',
  packageId: 'packages',
  customPackageIds: 'packages',
  requesterUserGroupId: 'static-user-groups',
  scriptId: 'scripts',
  siteId: 'sites',
  softwareTitleConfigurationId: 'patch-software-title-configurations',
  supervisionIdentityId: 'supervision-identities',
  volumePurchasingLocationId: 'volume-purchasing-locations',
  locationIds: 'volume-purchasing-locations',
  groupJamfProId: 'groups',
};

/** The resource whose objects a field names by id: `categoryId` → `categories`. By the last name of a dotted field or pointer. */
export function lookupOf(field: string): string | undefined {
  const name = field.split(/[./]/).findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
  return Object.hasOwn(byField, name) ? byField[name] : undefined;
}

/** Whether a value means “none” there: -1 (facts 10). */
export function isNone(value: unknown): boolean {
  return value === -1 || value === '-1';
}
