import type { KindEntry } from '../kind.ts';
import { enabled, priority } from './facts.ts';

/** Apps, Self Service and what is connected to Jamf Pro. */
export const appKinds: Readonly<Record<string, KindEntry>> = {
  ebooks: { icon: 'book', facts: ['author', 'version'], legacyPage: 'eBooks' },
  'app-request/form-input-fields': { identity: { name: 'title' }, facts: [priority] },
  'self-service/branding/ios': {
    label: { one: 'iOS Self Service Branding', many: 'Self Service Branding for iOS' },
    identity: { name: 'brandingName' },
    page: 'view/settings/self-service/branding',
  },
  'self-service/branding/macos': {
    label: { one: 'macOS Self Service Branding', many: 'Self Service Branding for macOS' },
    identity: { name: 'brandingName' },
    facts: ['applicationName'],
    page: 'view/settings/self-service/branding',
  },
  'self-service/settings': { page: 'view/settings/self-service/self-service-macos' },
  'volume-purchasing-locations': {
    facts: ['organizationName', 'tokenExpiration'],
    page: 'view/settings/global-management/volume-purchasing',
    idFields: [{ field: 'volumePurchasingLocationId' }, { field: 'locationIds' }],
  },
  'volume-purchasing-subscriptions': { facts: [enabled] },
  'jamf-connect/config-profiles': { identity: { id: 'uuid', name: 'profileName' }, facts: ['version', { word: 'autoDeploymentType' }] },
  'jamf-protect/plans': { facts: ['profileName', 'profileVersion'] },
  'jamf-remote-assist/session': { identity: { id: 'sessionId', name: 'deviceId' }, facts: ['sessionStartedTimestamp', 'statusType'] },
  'remote-administration-configurations': { identity: { name: 'displayName' }, facts: ['type'] },
};
