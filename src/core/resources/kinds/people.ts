import type { KindEntry } from '../kind.ts';
import { enabled } from './facts.ts';

/** Users, accounts and API access. */
export const peopleKinds: Readonly<Record<string, KindEntry>> = {
  users: {
    isSetup: false,
    order: 1,
    identity: { name: 'username' },
    facts: ['realname', 'email'],
    legacyPage: 'users',
    searchRank: 12,
    searchBy: ['username', 'realname', { begins: 'email' }, 'id'],
  },
  accounts: {
    order: 1,
    label: 'Jamf Pro Accounts',
    identity: { name: 'username' },
    facts: ['realname', { word: 'privilegeLevel' }],
    legacyPage: 'accounts',
    searchRank: 20,
    searchBy: ['username', 'realname', { begins: 'email' }, 'id'],
    idFields: [{ field: 'accountId' }, { field: 'memberUserIds' }],
  },
  'account-groups': {
    order: 2,
    label: 'Jamf Pro Account Groups',
    facts: [{ word: 'privilegeLevel' }, { word: 'accessLevel' }],
    sets: ['privileges', 'members'],
  },
  'account-preferences': { isSetup: false, label: 'My Account Preferences' },
  'api-roles': {
    order: 3,
    identity: { name: 'displayName' },
    facts: [{ count: 'privileges', of: 'privilege' }],
    texts: { at: '/privileges', of: 'api-role-privileges' },
    page: 'view/settings/system-settings/api-roles-and-clients/api-roles/ID',
    searchRank: 21,
    idFields: [{ field: 'apiRoleId' }],
  },
  'api-integrations': {
    order: 4,
    label: 'API Clients',
    identity: { name: 'displayName' },
    facts: [enabled, 'clientId'],
    sets: ['authorizationScopes'],
    searchRank: 22,
  },
  auth: { isRare: true, label: 'Current Authorization' },
  user: {
    isRare: true,
    label: { one: 'Account of This Session', many: 'Accounts of This Session' },
    identity: { name: 'username' },
    facts: ['realName', { word: 'accessLevel' }],
  },
  'user-sessions/active': {
    label: 'Signed-In Users',
    identity: { id: 'sessionId', name: 'username' },
    facts: [{ date: 'lastAccessedTime' }, 'ipAddress'],
  },
  'api-role-privileges': { isRare: true },
  'user-sessions/count': { label: 'Number of Signed-In Users' },
};
