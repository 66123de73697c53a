import type { KindEntry } from '../kind.ts';
import { enabled, priority } from './facts.ts';

/** Apps, Self Service and what is connected to Jamf Pro. */
export const appKinds: Readonly<Record<string, KindEntry>> = {
  ebooks: { icon: 'book', row: { facts: ['author', 'version'] }, legacyPage: 'eBooks' },
  'app-request/form-input-fields': { row: { label: 'title', facts: [priority] } },
  'self-service/branding/ios': {
    label: { one: 'iOS Self Service Branding', many: 'Self Service Branding for iOS' },
    row: { label: 'brandingName' },
    page: 'view/settings/self-service/branding',
  },
  'self-service/branding/macos': {
    label: { one: 'macOS Self Service Branding', many: 'Self Service Branding for macOS' },
    row: { label: 'brandingName', facts: ['applicationName'] },
    page: 'view/settings/self-service/branding',
  },
  'self-service/settings': { page: 'view/settings/self-service/self-service-macos' },
  'volume-purchasing-locations': {
    row: { facts: ['organizationName', 'tokenExpiration'] },
    page: 'view/settings/global-management/volume-purchasing',
    idFields: [{ field: 'volumePurchasingLocationId' }, { field: 'locationIds' }],
  },
  'volume-purchasing-subscriptions': { row: { facts: [enabled] } },
  'jamf-connect/config-profiles': {
    row: { id: 'uuid', label: 'profileName', facts: ['version', { word: 'autoDeploymentType' }] },
  },
  'jamf-protect/plans': { row: { facts: ['profileName', 'profileVersion'] } },
  'jamf-remote-assist/session': {
    row: { id: 'sessionId', label: 'deviceId', facts: ['sessionStartedTimestamp', 'statusType'] },
  },
  'remote-administration-configurations': { row: { label: 'displayName', facts: ['type'] } },
};
