/** Pages of the web interface by resource, below the instance's own address (facts 2.4). `ID` is the object's id. */
const pages: Readonly<Record<string, string>> = {
  accounts: 'accounts.html?id=ID&o=r',
  'advanced-mobile-device-searches': 'advancedMobileDeviceSearches.html?id=ID&o=r',
  'advanced-user-content-searches': 'advancedUserSearches.html?id=ID&o=r',
  'api-roles': 'view/settings/system-settings/api-roles-and-clients/api-roles/ID',
  buildings: 'view/settings/network-organization/buildings/ID',
  categories: 'categories.html?id=ID&o=r',
  'check-in': 'view/settings/computer-management/check-in',
  'cloud-distribution-point': 'view/settings/server-infrastructure/cloud-distribution-point',
  'cloud-idp': 'view/settings/system-settings/cloud-idps',
  'computer-extension-attributes': 'view/settings/computer-management/computer-extension-attributes/ID',
  'computer-groups/smart-groups': 'smartComputerGroups.html?id=ID&o=r',
  'computer-groups/static-groups': 'staticComputerGroups.html?id=ID&o=r',
  'computer-prestages': 'computerEnrollmentPrestage.html?id=ID&o=r',
  computers: 'computers.html?id=ID&o=r',
  'computers-inventory': 'computers.html?id=ID&o=r',
  departments: 'view/settings/network-organization/departments/ID',
  'device-enrollments': 'deviceEnrollmentProgramInstances.html?id=ID&o=r',
  'distribution-points': 'view/settings/server-infrastructure/file-share-distribution-points',
  'dock-items': 'dockItems.html?id=ID&o=r',
  ebooks: 'eBooks.html?id=ID&o=r',
  enrollment: 'view/settings/global-management/enrollment',
  'enrollment-customizations': 'enrollmentCustomizations.html?id=ID&o=r',
  'gsx-connection': 'view/settings/global-management/gsx-connection',
  'inventory-preload/records': 'view/settings/global-management/inventory-preload',
  'login-customization': 'view/settings/system-settings/login-customization',
  'mobile-device-extension-attributes': 'view/settings/device-management/mobile-device-extension-attributes/ID',
  'mobile-device-groups/smart-groups': 'smartMobileDeviceGroups.html?id=ID&o=r',
  'mobile-device-groups/static-groups': 'staticMobileDeviceGroups.html?id=ID&o=r',
  'mobile-device-prestages': 'mobileDevicePrestage.html?id=ID&o=r',
  'mobile-devices': 'mobileDevices.html?id=ID&o=r',
  'mobile-devices/detail': 'mobileDevices.html?id=ID&o=r',
  notifications: 'notifications.html',
  onboarding: 'view/settings/self-service/mac-onboarding',
  packages: 'view/settings/computer-management/packages/ID?tab=general',
  'patch-policies': 'patchDeployment.html?id=ID&o=r',
  'patch-software-title-configurations': 'view/computers/patch/ID?tab=report',
  reenrollment: 'view/settings/global-management/reenrollment',
  scripts: 'view/settings/computer-management/scripts/ID?tab=general',
  'self-service/branding/ios': 'view/settings/self-service/branding',
  'self-service/branding/macos': 'view/settings/self-service/branding',
  'self-service/settings': 'view/settings/self-service/self-service-macos',
  sites: 'sites.html?id=ID&o=r',
  'smtp-server': 'view/settings/system-settings/smtp-server',
  sso: 'view/settings/system-settings/sso',
  'static-user-groups': 'staticUserGroups.html?id=ID&o=r',
  users: 'users.html?id=ID&o=r',
  'volume-purchasing-locations': 'view/settings/global-management/volume-purchasing',
};

/**
 * The address of an object's page in Jamf Pro's web interface; of its list where the page is not known by id. `undefined`: no page is
 * known, or the id is not one that may stand in an address. The host is the instance's own, always.
 */
export function deepLink(profileUrl: string, resourceKey: string, id: string): string | undefined {
  const page = Object.hasOwn(pages, resourceKey) ? pages[resourceKey] : undefined;
  if (page === undefined || !/^(-|-?\d{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id)) return undefined;
  if (page.includes('ID') && id === '-') return undefined;
  const base = new URL(`${profileUrl.replace(/(?<!\/)\/+$/, '')}/`);
  const link = new URL(page.replace('ID', encodeURIComponent(id)), base);
  return link.origin === base.origin && link.pathname.startsWith(base.pathname) ? link.href : undefined;
}

/** The object that a page shows, of the resources that are known; `query`: the `id` of the page's query. undefined: none is known. */
export function objectOfPage(
  page: string,
  query: string | undefined,
  known: ReadonlySet<string>,
): { readonly resource: string; readonly id: string } | undefined {
  for (const [resource, template] of Object.entries(pages)) {
    const [path = ''] = template.split('?');
    const [before = '', after] = path.split('ID');
    if (!known.has(resource) || !template.includes('ID') || !page.toLowerCase().startsWith(before.toLowerCase())) continue;
    const rest = page.slice(before.length);
    const id = after === undefined ? (rest === '' ? query : undefined) : rest.slice(0, rest.length - after.length);
    if (id !== undefined && /^[\w-]+$/.test(id) && (after === undefined || rest.endsWith(after))) return { resource, id };
  }
  return undefined;
}
