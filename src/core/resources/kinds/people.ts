import type { KindEntry } from '../kind.ts';
import { enabled } from './facts.ts';

/** Users, accounts and API access. */
export const peopleKinds: Readonly<Record<string, KindEntry>> = {
  users: {
    row: { label: 'username', facts: ['realname', 'email'] },
    legacyPage: 'users',
    searchRank: 9,
    searchBy: ['username', 'realname', 'email', 'id'],
  },
  accounts: {
    label: 'Jamf Pro Accounts',
    row: { label: 'username', facts: ['realname', { word: 'privilegeLevel' }] },
    legacyPage: 'accounts',
    searchRank: 17,
    searchBy: ['username', 'realname', 'email', 'id'],
  },
  'account-groups': {
    label: 'Jamf Pro Account Groups',
    row: { facts: [{ word: 'privilegeLevel' }, { word: 'accessLevel' }] },
  },
  'account-preferences': { label: 'My Account Preferences' },
  'api-roles': {
    row: { label: 'displayName', facts: [{ count: 'privileges', of: 'privilege' }] },
    page: 'view/settings/system-settings/api-roles-and-clients/api-roles/ID',
    searchRank: 18,
    idFields: [{ field: 'apiRoleId' }],
  },
  'api-integrations': {
    label: 'API Clients',
    row: { label: 'displayName', facts: [enabled, 'clientId'] },
    searchRank: 19,
  },
  auth: { label: 'Current Authorization' },
  user: {
    label: { one: 'Account of This Session', many: 'Accounts of This Session' },
    row: { label: 'username', facts: ['realName', { word: 'accessLevel' }] },
  },
  'user-sessions/active': { row: { id: 'sessionId', label: 'username', facts: ['lastAccessedTime', 'ipAddress'] } },
};
