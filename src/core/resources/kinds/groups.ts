import type { KindEntry } from '../kind.ts';

/** Groups and saved searches. */
export const groupKinds: Readonly<Record<string, KindEntry>> = {
  'computer-groups': {
    label: { one: 'Computer Group', many: 'All Computer Groups' },
    criterion: 'Computer Group',
    facts: [{ flag: 'smartGroup', yes: 'Smart', no: 'Static' }],
    home: { field: 'smartGroup', yes: 'computer-groups/smart-groups', no: 'computer-groups/static-groups' },
  },
  'computer-groups/smart-groups': {
    order: 1,
    isRare: false,
    facts: [{ text: 'Smart' }, { count: 'membershipCount', of: 'member' }],
    legacyPage: 'smartComputerGroups',
    criteria: { of: 'macs', attributes: 'computer-extension-attributes' },
    appliesIn: ['smart_groups'],
    searchRank: 8,
    guards: { notEmpty: '/criteria' },
  },
  'computer-groups/static-groups': {
    order: 2,
    isRare: false,
    facts: [{ text: 'Static' }, { count: 'count', of: 'member' }],
    legacyPage: 'staticComputerGroups',
    appliesIn: ['static_groups'],
    searchRank: 9,
    guards: {
      members: {
        of: 'computers-inventory',
        told: { section: 'GROUP_MEMBERSHIPS', field: 'groupMemberships', id: 'groupId', named: 'GENERAL' },
      },
    },
  },
  'mobile-device-groups': {
    label: { one: 'Mobile Device Group', many: 'All Mobile Device Groups' },
    criterion: 'Mobile Device Group',
    facts: [{ flag: 'isSmartGroup', yes: 'Smart', no: 'Static' }],
    home: { field: 'isSmartGroup', yes: 'mobile-device-groups/smart-groups', no: 'mobile-device-groups/static-groups' },
  },
  'mobile-device-groups/smart-groups': {
    order: 3,
    isRare: false,
    identity: { id: 'groupId', name: 'groupName' },
    facts: [{ text: 'Smart' }, { count: 'count', of: 'member' }],
    legacyPage: 'smartMobileDeviceGroups',
    criteria: { of: 'devices', attributes: 'mobile-device-extension-attributes' },
    searchRank: 10,
    guards: { notEmpty: '/criteria' },
  },
  'mobile-device-groups/static-groups': {
    order: 4,
    isRare: false,
    identity: { id: 'groupId', name: 'groupName' },
    facts: [{ text: 'Static' }, { count: 'count', of: 'member' }],
    legacyPage: 'staticMobileDeviceGroups',
    searchRank: 11,
    guards: { members: { of: 'mobile-devices/detail' } },
  },
  groups: {
    isSetup: false,
    label: { one: 'Group', many: 'All Groups' },
    identity: { id: 'groupPlatformId', name: 'groupName' },
    facts: [
      { flag: 'smart', yes: 'Smart', no: 'Static' },
      { count: 'membershipCount', of: 'member' },
    ],
    idFields: [{ field: 'groupJamfProId' }],
  },
  'static-user-groups': {
    order: 5,
    facts: [{ text: 'Static' }, 'description'],
    legacyPage: 'staticUserGroups',
    idFields: [{ field: 'requesterUserGroupId' }],
  },
  'advanced-mobile-device-searches': {
    legacyPage: 'advancedMobileDeviceSearches',
    sets: ['displayFields'],
    criteria: { of: 'devices', attributes: 'mobile-device-extension-attributes' },
  },
  'advanced-user-content-searches': {
    label: 'Advanced User Searches',
    legacyPage: 'advancedUserSearches',
    sets: ['displayFields'],
    criteria: { of: 'users', attributes: 'classic/userextensionattributes' },
  },
};
