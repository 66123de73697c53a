import type { ApiDocument, Resource } from '../openapi/types.ts';
import { filterFields } from '../rsql/fields.ts';
import { literal, writeTerm } from '../rsql/write.ts';
import { sensitivity } from '../catalog/sensitive.ts';
import { looseQuotes } from './searchText.ts';

/** Lists where somebody looks for an object by name, number or user, in the order of likelihood, with the fields to compare. */
const searched: readonly (readonly [resource: string, fields: readonly string[]])[] = [
  [
    'computers-inventory',
    ['general.name', 'hardware.serialNumber', 'userAndLocation.username', 'userAndLocation.email', 'general.assetTag', 'id'],
  ],
  ['mobile-devices/detail', ['displayName', 'serialNumber', 'username', 'emailAddress', 'assetTag', 'mobileDeviceId']],
  ['scripts', ['name', 'id']],
  ['packages', ['packageName', 'fileName', 'id']],
  ['computer-groups/smart-groups', ['name', 'id']],
  ['computer-groups/static-groups', ['name', 'id']],
  ['mobile-device-groups/smart-groups', ['groupName', 'groupId']],
  ['mobile-device-groups/static-groups', ['groupName', 'groupId']],
  ['users', ['username', 'realname', 'email', 'id']],
  ['computer-extension-attributes', ['name', 'id']],
  ['mobile-device-extension-attributes', ['name', 'id']],
  ['patch-software-title-configurations', ['displayName', 'id']],
  ['buildings', ['name', 'id']],
  ['departments', ['name', 'id']],
  ['categories', ['name', 'id']],
  ['sites', ['name', 'id']],
  ['accounts', ['username', 'realname', 'email', 'id']],
  ['api-roles', ['displayName', 'id']],
  ['api-integrations', ['displayName', 'id']],
  ['computer-prestages', ['displayName', 'id']],
  ['mobile-device-prestages', ['displayName', 'id']],
];

/** One list to ask. Without a filter its first page is compared here. */
export interface SearchStep {
  readonly resource: Resource;
  readonly filter: string | undefined;
}

/**
 * Which lists to ask for a text, and how: names that hold it, serial numbers and user names that begin with it, an id that is it.
 * Only fields that the instance's own lists take; never a list that reveals secrets.
 */
export function searchPlan(document: ApiDocument, resources: readonly Resource[], text: string): readonly SearchStep[] {
  return searched.flatMap(([key, fields]) => {
    const resource = resources.find((other) => other.key === key);
    if (resource?.list === undefined || sensitivity(resource.list).level === 'reveal') return [];
    const taken = new Set(filterFields(document, resource.list).map(({ name }) => name));
    const terms = fields.filter((field) => taken.has(field)).flatMap((field) => termFor(field, text));
    return [{ resource, filter: terms.length === 0 ? undefined : terms.join(',') }];
  });
}

function termFor(field: string, text: string): readonly string[] {
  if (/(^|\.)(id|groupId|mobileDeviceId)$/.test(field)) return /^\d{1,12}$/.test(text) ? [writeTerm(field, '==', [text])] : [];
  const isExact = /serialNumber|assetTag|email/i.test(field);
  return [writeTerm(field, '==', [looseQuotes(`${isExact ? '' : '*'}${literal(text)}*`)])];
}
