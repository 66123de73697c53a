import { json, notFound } from '../exchange.ts';
import type { Family } from '../family.ts';
import { listAnswer } from '../list.ts';
import { filterParameter } from '../parameters.ts';
import type { Call, Route } from '../route.ts';
import { array, envelope, fields, integer, object, string } from '../schema.ts';
import { Table } from '../table.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';
import { rowOf } from './collection.ts';
import { smartName, staticName } from './devices/computerGroups.ts';

const attributes = 'computer-extension-attributes';
const titles = 'patch-software-title-configurations';
const searches = 'advancedcomputersearches';

/** Sorts of objects that belong to a site: what they are called, their table, and where their site stands. */
const sorts: readonly (readonly [type: string, tables: readonly string[], site: string])[] = [
  ['Policy', ['policies'], 'general.site.id'],
  ['macOS Configuration Profile', ['osxconfigurationprofiles'], 'general.site.id'],
  ['iOS Configuration Profile', ['mobiledeviceconfigurationprofiles'], 'general.site.id'],
  ['Restricted Software', ['restrictedsoftware'], 'general.site.id'],
  ['Mac App', ['macapplications'], 'general.site.id'],
  ['Mobile Device App', ['mobiledeviceapplications'], 'general.site.id'],
  ['Computer Group', [smartName, staticName], 'siteId'],
  ['Mobile Device Group', ['mobile-device-groups'], 'siteId'],
  ['User Group', ['usergroups'], 'site.id'],
  ['Advanced Computer Search', [searches], 'site.id'],
  ['Classroom', ['classes'], 'site.id'],
  ['Patch Software Title Configuration', [titles], 'siteId'],
];

/** What uses something, in one request each (facts 3.16). */
export function dependencies(): Family {
  return { tables: {}, routes: [attributeRoute(), titleRoute('v3', undefined), titleRoute('v2', '2026-07-14'), siteRoute()] };
}

function attributeRoute(): Route {
  return {
    method: 'GET',
    path: `/v1/${attributes}/{id}/data-dependency`,
    tag: attributes,
    summary: 'Where a computer extension attribute is used',
    privileges: ['Read Computer Extension Attributes'],
    errors: [404],
    answer: envelope(
      'DependencyObjectResults',
      object('DependencyObject', { id: integer, objectId: integer, ...fields('nameLocalization identifiableName hyperlink') }),
    ),
    handle(call) {
      const name = scalar(rowOf(call, attributes)['name']);
      const groups = naming(call.world, smartName, name).map((row) => told(row, 1, 'SMART_COMPUTER_GROUPS', 'smartComputerGroups'));
      const saved = naming(call.world, searches, name).map((row) => told(row, 2, 'ADVANCED_COMPUTER_SEARCHES', 'advancedComputerSearches'));
      const results = [...groups, ...saved];
      return json(200, { totalCount: results.length, results });
    },
  };
}

function told(row: Row, objectId: number, nameLocalization: string, page: string): Row {
  const id = scalar(row['id']);
  return { id: Number(id), objectId, nameLocalization, identifiableName: scalar(row['name']), hyperlink: `/${page}.html?id=${id}&o=r` };
}

/** Rows with a criterion, or a column, of that name. */
function naming(world: World, name: string, sought: string): readonly Row[] {
  const names = (list: unknown): readonly string[] =>
    Array.isArray(list) ? list.map((one) => (isRecord(one) ? scalar(one['name']) : '')) : [];
  return [...table(world, name).rows()].filter((row) => [...names(row['criteria']), ...names(row['display_fields'])].includes(sought));
}

function titleRoute(version: string, deprecated: string | undefined): Route {
  return {
    method: 'GET',
    path: `/${version}/${titles}/{id}/dependencies`,
    tag: titles,
    deprecated,
    summary: 'Which smart groups ask for a patch title',
    privileges: ['Read Patch Management Software Titles'],
    errors: [404],
    answer: envelope(
      'PatchSoftwareTitleConfigurationDependencies',
      object('PatchSoftwareTitleConfigurationDependency', fields('smartGroupId smartGroupName')),
    ),
    handle(call) {
      const name = scalar(rowOf(call, titles)['displayName']);
      const found = naming(call.world, smartName, `Patch Reporting: ${name}`);
      const results = found.map((row) => ({ smartGroupId: scalar(row['id']), smartGroupName: scalar(row['name']) }));
      return json(200, { totalCount: results.length, results });
    },
  };
}

function siteRoute(): Route {
  return {
    method: 'GET',
    path: '/v1/sites/{id}/objects',
    tag: 'sites',
    summary: 'List what belongs to a site',
    privileges: ['Read Sites'],
    paged: true,
    query: [filterParameter(['objectType', 'objectId'], 'Example: filter=objectType=="User"')],
    answer: array(
      object('SiteObject', {
        'siteId*': string,
        'objectType*': { type: 'string', enum: ['Computer', ...sorts.map(([type]) => type)] },
        'objectId*': string,
      }),
    ),
    errors: [404],
    handle(call) {
      const siteId = call.values['id'] ?? '';
      if (table(call.world, 'sites').get(siteId) === undefined) return notFound();
      // Two sorts may have the same id.
      const rows = objectsOf(call, siteId).map(([objectType, objectId], index): Row => ({ objectType, objectId, key: String(index) }));
      return listAnswer(new Table(rows, 'key'), call.query, {
        bare: true,
        fields: ['objectType', 'objectId'],
        sort: 'objectType:asc',
        show: ({ objectType, objectId }) => ({ siteId, objectType, objectId }),
      });
    },
  };
}

function objectsOf({ world }: Call, siteId: string): readonly (readonly [type: string, id: string])[] {
  const own = sorts.flatMap(([type, tables, site]) =>
    tables.flatMap((name) =>
      [...table(world, name).rows()].filter((row) => scalar(at(row, site)) === siteId).map((row) => [type, scalar(row['id'])] as const),
    ),
  );
  return [...['11', '12', '13'].map((id) => ['Computer', id] as const), ...own];
}
