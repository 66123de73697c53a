import { mobileGroups } from '../../data/objects.ts';
import type { Family } from '../../family.ts';
import { collectionRoutes, type CollectionPlan } from '../../resources/collection.ts';
import { criterionShape } from '../../resources/devices/computerGroups.ts';
import { array, boolean, fields, object, readOnly, string } from '../../schema.ts';
import { Table } from '../../table.ts';

const id = readOnly(string);

const plans: readonly CollectionPlan[] = [
  {
    name: 'distribution-points',
    version: 'v1',
    thing: 'a distribution point',
    plural: 'Distribution Points',
    item: object('DistributionPoint', { id, ...fields('name serverName shareName backupDistributionPointId'), principal: boolean }),
  },
  {
    name: 'enrollment-customizations',
    version: 'v2',
    thing: 'an enrollment customization',
    plural: 'Enrollment Customizations',
    label: 'displayName',
    item: object('EnrollmentCustomizationV2', { id, ...fields('siteId displayName description') }),
  },
  {
    name: 'mobile-device-groups/smart-groups',
    version: 'v2',
    thing: 'a smart mobile device group',
    plural: 'Smart Mobile Device Groups',
    label: 'groupName',
    item: object('SmartGroupDetailV2', { groupId: id, ...fields('groupName groupDescription siteId'), criteria: array(criterionShape) }),
  },
  {
    name: 'mobile-device-groups/static-groups',
    version: 'v2',
    thing: 'a static mobile device group',
    plural: 'Static Mobile Device Groups',
    label: 'groupName',
    item: object('StaticGroup', { groupId: id, ...fields('groupName groupDescription siteId') }),
  },
  {
    name: 'mobile-device-extension-attributes',
    version: 'v1',
    thing: 'a mobile device extension attribute',
    plural: 'Mobile Device Extension Attributes',
    item: object('MobileDeviceExtensionAttributes', { id, ...fields('name description dataType inputType inventoryDisplayType') }),
  },
  {
    name: 'advanced-mobile-device-searches',
    version: 'v1',
    thing: 'an advanced mobile device search',
    plural: 'Advanced Mobile Device Searches',
    item: object('AdvancedSearch', { id, name: string, criteria: array(criterionShape), displayFields: array(string), siteId: string }),
  },
  {
    name: 'advanced-user-content-searches',
    version: 'v1',
    thing: 'an advanced user search',
    plural: 'Advanced User Content Searches',
    item: object('AdvancedUserContentSearch', {
      id,
      name: string,
      criteria: array(criterionShape),
      displayFields: array(string),
      siteId: string,
    }),
  },
  {
    name: 'mobile-device-prestages',
    version: 'v3',
    thing: 'a mobile device prestage',
    plural: 'Mobile Device PreStage Enrollments',
    label: 'displayName',
    item: object('GetMobileDevicePrestageV3', {
      id,
      ...fields('displayName enrollmentSiteId siteId enrollmentCustomizationId'),
      mandatory: boolean,
      locationInformation: object('LocationInformationV3', fields('username buildingId departmentId')),
    }),
  },
];

/** Kinds that name others, or are named, and that the demo does without elsewhere. */
export function moreFamilies(): readonly Family[] {
  return plans.map((plan) => ({ tables: { [plan.name]: tableOf(plan.name) }, routes: collectionRoutes(plan) }));
}

function tableOf(name: string): Table {
  if (name === 'distribution-points')
    return new Table([{ name: 'Depot', serverName: '10.22.0.10', shareName: 'JamfShare', principal: true }]);
  const isSmart = name.endsWith('/smart-groups');
  if (!isSmart && !name.endsWith('/static-groups')) return new Table();
  const own = mobileGroups.filter(({ smart }) => smart === isSmart);
  const rows = own.map((group) => ({
    groupId: group['id'],
    groupName: group['name'],
    groupDescription: group['description'],
    siteId: group['siteId'],
    criteria: group['criteria'],
  }));
  const table = new Table(rows, 'groupId');
  // Both sorts of groups have their ids from one counter.
  table.put('9', {});
  table.remove('9');
  return table;
}
