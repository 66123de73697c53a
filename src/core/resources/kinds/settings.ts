import type { KindEntry } from '../kind.ts';
import { enabled } from './facts.ts';

/** Settings of the server, directories and certificates. */
export const settingKinds: Readonly<Record<string, KindEntry>> = {
  'check-in': { label: 'Computer Check-In', page: 'view/settings/computer-management/check-in' },
  'gsx-connection': { page: 'view/settings/global-management/gsx-connection' },
  'login-customization': { page: 'view/settings/system-settings/login-customization' },
  'smtp-server': { page: 'view/settings/system-settings/smtp-server' },
  notifications: { icon: 'bell', identity: { name: 'type' }, page: 'notifications.html' },
  'log-flushing/task': { identity: { name: 'qualifier' }, facts: [{ word: 'state' }, 'retentionPeriod'] },
  'apns-client-push-status': {
    label: { one: 'Client with Push Disabled', many: 'APNs Client Push Status' },
    identity: { id: 'clientId', name: 'clientId' },
    facts: ['deviceType', 'disabledAt'],
  },
  sso: { label: 'Single Sign-On', page: 'view/settings/system-settings/sso' },
  'sso/cert': { label: 'Single Sign-On Certificate' },
  'cloud-azure': { label: 'Microsoft Entra ID Connections' },
  'cloud-idp': {
    label: 'Cloud Identity Providers',
    identity: { name: 'displayName' },
    facts: ['providerName', enabled],
    page: 'view/settings/system-settings/cloud-idps',
  },
  'cloud-ldaps': { label: 'Cloud LDAP Servers' },
  'ldap/servers': { idFields: [{ field: 'ldapServerId' }] },
  'pki/adcs-settings': { label: 'AD CS Connections' },
  'local-admin-password/pending-rotations': {
    label: 'Pending LAPS Rotations',
    identity: { name: 'lapsUser.username' },
    facts: ['createdDate'],
  },
  'local-admin-password/settings': { label: 'LAPS Settings' },
};
