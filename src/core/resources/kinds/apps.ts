import type { KindEntry } from '../kind.ts';
import { enabled, priority } from './facts.ts';

/** Apps, Self Service and what is connected to Jamf Pro. */
export const appKinds: Readonly<Record<string, KindEntry>> = {
  ebooks: { order: 2, icon: 'book', facts: ['author', 'version'], legacyPage: 'eBooks' },
  'app-request/form-input-fields': { isRare: false, identity: { name: 'title' }, facts: [priority] },
  'self-service/branding/ios': {
    isRare: false,
    label: { one: 'iOS Self Service Branding', many: 'Self Service Branding for iOS' },
    identity: { name: 'brandingName' },
    page: 'view/settings/self-service/branding',
  },
  'self-service/branding/macos': {
    isRare: false,
    label: { one: 'macOS Self Service Branding', many: 'Self Service Branding for macOS' },
    identity: { name: 'brandingName' },
    facts: ['applicationName'],
    page: 'view/settings/self-service/branding',
  },
  'self-service/settings': { isRare: false, page: 'view/settings/self-service/self-service-macos' },
  'volume-purchasing-locations': {
    order: 1,
    facts: ['organizationName', 'tokenExpiration'],
    page: 'view/settings/global-management/volume-purchasing',
    idFields: [{ field: 'volumePurchasingLocationId' }, { field: 'locationIds' }],
  },
  'volume-purchasing-subscriptions': { facts: [enabled], sets: ['triggers', 'internalRecipients', 'externalRecipients'] },
  'jamf-connect/config-profiles': {
    label: 'Jamf Connect Profiles',
    isRare: false,
    identity: { id: 'uuid', name: 'profileName' },
    facts: ['version', { word: 'autoDeploymentType' }],
  },
  'jamf-protect': { ofServer: ['registrationId'], derived: ['lastSyncTime', 'syncStatus'] },
  'jamf-protect/plans': { isRare: false, facts: ['profileName', 'profileVersion'] },
  'jamf-remote-assist/session': {
    isSetup: false,
    label: 'Jamf Remote Assist Sessions',
    identity: { id: 'sessionId', name: 'deviceId' },
    facts: [{ date: 'sessionStartedTimestamp' }, 'statusType'],
  },
  'remote-administration-configurations': { label: 'Remote Administration', identity: { name: 'displayName' }, facts: ['type'] },
  'self-service-plus/settings': { isRare: false },
  'app-request/settings': { isRare: false, sets: ['approverEmails'] },
  'remote-administration-configurations/team-viewer': { label: 'TeamViewer Connections', isRare: false },
  icon: { label: 'Icons', isRare: true, idFields: [{ field: 'iconId' }, { field: 'brandingHeaderImageId' }] },
  'parent-app': { label: 'Jamf Parent', sets: ['safelistedApps'] },
  'teacher-app': { label: 'Jamf Teacher', sets: ['safelistedApps'] },
};
