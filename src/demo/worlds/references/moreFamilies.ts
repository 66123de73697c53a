import type { Family } from '../../family.ts';
import { collectionRoutes, type CollectionPlan } from '../../resources/collection.ts';
import { criterionShape } from '../../resources/devices/computerGroups.ts';
import { array, boolean, fields, object, readOnly, string } from '../../schema.ts';
import { Table } from '../../table.ts';

const id = readOnly(string);

const plans: readonly CollectionPlan[] = [
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
  return plans.map((plan) => ({
    tables: { [plan.name]: new Table([], plan.name.startsWith('mobile-device-groups/') ? 'groupId' : 'id') },
    routes: collectionRoutes(plan),
  }));
}
