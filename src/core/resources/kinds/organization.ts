import type { KindEntry } from '../kind.ts';
import { priority } from './facts.ts';

/** What objects are sorted by, and the lists that the world gives. */
export const organizationKinds: Readonly<Record<string, KindEntry>> = {
  buildings: {
    order: 1,
    icon: 'home',
    facts: ['city', 'stateProvince'],
    page: 'view/settings/network-organization/buildings/ID',
    criterion: 'Building',
    nameFields: ['building', 'buildingName'],
    searchRank: 16,
    idFields: [{ field: 'buildingId', none: 'possible' }],
  },
  departments: {
    order: 2,
    icon: 'type-hierarchy',
    page: 'view/settings/network-organization/departments/ID',
    criterion: 'Department',
    nameFields: ['department', 'departmentName'],
    searchRank: 17,
    idFields: [{ field: 'departmentId', none: 'possible' }],
  },
  categories: {
    order: 3,
    icon: 'tag',
    facts: [priority],
    legacyPage: 'categories',
    searchRank: 18,
    nameFields: ['category', 'categoryName'],
    idFields: [{ field: 'categoryId', none: 'first' }, { field: 'defaultHomeCategoryId' }],
  },
  sites: {
    order: 4,
    icon: 'type-hierarchy',
    legacyPage: 'sites',
    searchRank: 19,
    nameFields: ['site', 'siteName'],
    idFields: [
      { field: 'enrollmentSiteId', none: 'first' },
      { field: 'siteId', none: 'first' },
    ],
  },
  'app-store-country-codes': { isRare: true, identity: { id: 'code' }, facts: ['code'] },
  locales: { isRare: true, identity: { id: 'identifier', name: 'description' }, facts: ['identifier'] },
  'time-zones': { isRare: true, identity: { id: 'zoneId', name: 'displayName' }, facts: ['region'] },
  'inventory-information': { label: 'Inventory Counts', isRare: true },
};
