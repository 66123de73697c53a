/** Fields that hold the id of another object, and of which resource: for completion, hover and links. */
const byField: Readonly<Record<string, string>> = {
  apiRoleId: 'api-roles',
  buildingId: 'buildings',
  categoryId: 'categories',
  defaultHomeCategoryId: 'categories',
  computerPrestageId: 'computer-prestages',
  customPackageDistributionPointId: 'distribution-points',
  backupDistributionPointId: 'distribution-points',
  departmentId: 'departments',
  deviceEnrollmentProgramInstanceId: 'device-enrollments',
  enrollmentCustomizationId: 'enrollment-customizations',
  enrollmentSiteId: 'sites',
  ldapServerId: 'ldap/servers',
  packageId: 'packages',
  parentPackageId: 'packages',
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

/** Fields of {@link byField} that an object may leave without an object, by -1 (facts 4.11). */
const optional: ReadonlySet<string> = new Set(['buildingId', 'categoryId', 'departmentId', 'enrollmentSiteId', 'siteId']);

/** The resource whose objects a field names by id: `categoryId` → `categories`. By the last name of a dotted field or pointer. */
export function lookupOf(field: string): string | undefined {
  const name = lastName(field);
  return Object.hasOwn(byField, name) ? byField[name] : undefined;
}

/** Whether the field may say “none” instead of an id. */
export function mayBeNone(field: string): boolean {
  return optional.has(lastName(field));
}

function lastName(field: string): string {
  return field.split(/[./]/).findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
}

/** Whether a value means “none” there: -1 (facts 4.11). */
export function isNone(value: unknown): boolean {
  return value === -1 || value === '-1';
}
