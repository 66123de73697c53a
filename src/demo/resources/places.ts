import { json } from '../exchange.ts';
import type { Family } from '../family.ts';
import { buildingShape, buildings, categories, departments, sites } from '../data/school.ts';
import type { Route } from '../route.ts';
import { array, object, readOnly, string, nullable } from '../schema.ts';
import { Table } from '../table.ts';
import { table } from '../world.ts';
import { collectionRoutes } from './collection.ts';

const departmentShape = object('Department', { id: readOnly(string), 'name*': string });
const categoryShape = object('Category', {
  id: readOnly(string),
  'name*': string,
  'priority*': { type: 'integer', format: 'int32', minimum: 1, maximum: 20 },
});
const siteShape = object('V1Site', { id: string, divisionId: nullable(string), name: string });
const common = { version: 'v1', history: true, deleteMultiple: true, uniqueStatus: 400 } as const;

/** Buildings, departments, categories and sites. */
export function places(): Family {
  return {
    tables: {
      buildings: new Table(buildings),
      departments: new Table(departments),
      categories: new Table(categories),
      sites: new Table(sites),
    },
    routes: [
      ...collectionRoutes({
        ...common,
        name: 'buildings',
        thing: 'a building',
        plural: 'Buildings',
        item: buildingShape,
        fields: Object.keys(buildingShape.properties ?? {}).filter((name) => name !== 'id'),
      }),
      ...collectionRoutes({ ...common, name: 'departments', thing: 'a department', plural: 'Departments', item: departmentShape }),
      ...collectionRoutes({
        ...common,
        name: 'categories',
        thing: 'a category',
        plural: 'Categories',
        item: categoryShape,
        fields: ['name', 'priority'],
        sort: 'name:asc',
        listPrivileges: ['Read Categories', 'Read Self Service'],
      }),
      ...siteRoutes(),
    ],
  };
}

function siteRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/sites',
      tag: 'sites',
      summary: 'List all sites',
      privileges: ['Read Sites'],
      answer: array(siteShape),
      handle: (call) => json(200, [...table(call.world, 'sites').rows()]),
    },
  ];
}
