import type { Resource } from '../families/family.ts';
import { groupNames, type GroupName } from './kind.ts';
import { kindOf } from './kindOf.ts';

/** By tag. `-preview` at its end does not count. */
const byTag: Readonly<Record<GroupName, string>> = {
  Computers: 'computer-inventory computers computer-extension-attributes dock-items computer-inventory-collection-settings mdm devices',
  'Mobile Devices': 'mobile-devices mobile-device-extension-attributes mobile-device-apps return-to-service',
  Users: 'users user',
  Groups:
    'groups computer-groups mobile-device-groups static-user-groups smart-computer-groups smart-mobile-device-groups smart-user-groups advanced-mobile-device-searches advanced-user-content-searches',
  Organization: 'buildings categories departments sites time-zones locales app-store-country-codes inventory-information',
  Enrollment:
    'computer-prestages mobile-device-prestages enrollment enrollment-customization device-enrollments device-enrollments-devices inventory-preload re-enrollment mobile-device-enrollment-profile supervision-identities service-discovery-enrollment onboarding',
  'Scripts & Packages':
    'scripts packages jamf-package distribution-point cloud-distribution-point jamf-cloud-distribution-service policies',
  'Patch & Updates':
    'patch-software-title-configurations patch-policies patch-policy-logs patch-management managed-software-updates macos-managed-software-updates declarative-device-management',
  'Apps & Self Service':
    'ebooks volume-purchasing-locations volume-purchasing-subscriptions app-request self-service self-service-plus self-service-branding self-service-branding-ios self-service-branding-macos branding icon parent-app teacher-app jamf-connect jamf-protect jamf-remote-assist team-viewer-remote-administration remote-administration',
  'Security & Identity':
    'accounts account-groups api-roles api-integrations api-role-privileges api-authentication local-admin-password ldap classic-ldap cloud-ldap cloud-azure cloud-idp sso-settings sso-certificate sso-failover sso-oauth-session-tokens oidc adcs-settings digicert venafi certificate-authority conditional-access user-sessions user-session',
  Settings:
    'client-check-in cache-settings login-customization smtp-server gsx-connection activation-code device-communication-settings impact-alert-notification-settings jamf-pro-server-url jamf-pro-user-account-settings jamf-pro-account-preferences apns-client-push-status log-flushing mdm-renewal',
  Server:
    'jamf-pro-information jamf-pro-version jamf-pro-initialization jamf-pro-notifications jamf-management-framework health-check startup-status scheduler dashboard cloud-information csa m2m slasa last-login tomcat-settings',
  Other: '',
};

/** Names of the codicons that stand for groups. */
export const groupIcons: Readonly<Record<GroupName, string>> = {
  Computers: 'device-desktop',
  'Mobile Devices': 'device-mobile',
  Users: 'person',
  Groups: 'organization',
  Organization: 'home',
  Enrollment: 'rocket',
  'Scripts & Packages': 'file-code',
  'Patch & Updates': 'versions',
  'Apps & Self Service': 'extensions',
  'Security & Identity': 'shield',
  Settings: 'settings-gear',
  Server: 'server',
  Other: 'folder',
};

/** Where a resource, or an operation of a tag, stands in the sidebar. What no table knows stands under `Other`: nothing is lost. */
export function groupOf(resourceKey: string, tag: string): GroupName {
  const plain = tag.replace(/-preview$/, '');
  return kindOf(resourceKey).group ?? groupNames.find((group) => plain !== '' && byTag[group].split(' ').includes(plain)) ?? 'Other';
}

/** The resources of a group, in the order in which they are looked for. `rest`: those that few look for. */
export interface KindGroup<R> {
  readonly group: GroupName;
  readonly main: readonly R[];
  readonly rest: readonly R[];
}

/** Resources as the sidebar has them: groups in their order without the empty ones; what is deprecated is looked for by few. */
export function inGroups<R extends Pick<Resource, 'key' | 'tag' | 'deprecated'>>(resources: readonly R[]): readonly KindGroup<R>[] {
  return groupNames
    .map((group) => ({ group, own: resources.filter(({ key, tag }) => groupOf(key, tag) === group).toSorted(inOrder) }))
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => {
      const rest = own.filter(isRare);
      // One row behind another one would spare nobody anything.
      return rest.length < 2 || rest.length === own.length
        ? { group, main: own.toSorted((one, other) => Number(isRare(one)) - Number(isRare(other))), rest: [] }
        : { group, main: own.filter((one) => !isRare(one)), rest };
    });
}

function isRare({ key, deprecated }: Pick<Resource, 'key' | 'deprecated'>): boolean {
  return deprecated || kindOf(key).isRare;
}

function inOrder(one: Pick<Resource, 'key'>, other: Pick<Resource, 'key'>): number {
  const [first, second] = [kindOf(one.key), kindOf(other.key)];
  const last = Number.MAX_SAFE_INTEGER;
  return (first.order ?? last) - (second.order ?? last) || first.label.many.localeCompare(second.label.many, 'en');
}

/** Which of two kinds stands first in the sidebar, by their keys. @param tagOf where a tag says it of a kind; empty: it does not. */
export function inOrderOfGroups(tagOf: (key: string) => string): (one: string, other: string) => number {
  const place = (key: string): number => groupNames.indexOf(groupOf(key, tagOf(key)));
  return (one, other) => place(one) - place(other) || inOrder({ key: one }, { key: other });
}
