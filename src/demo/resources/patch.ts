import { patchTitles } from '../data/objects.ts';
import { json } from '../exchange.ts';
import type { Family } from '../family.ts';
import { listAnswer } from '../list.ts';
import type { Call, Route } from '../route.ts';
import { array, boolean, envelope, fields, nullable, object, readOnly, shown, string, type Shape } from '../schema.ts';
import { Table } from '../table.ts';
import { scalar } from '../values.ts';
import { table } from '../world.ts';
import { collectionRoutes, rowOf } from './collection.ts';

const name = 'patch-software-title-configurations';
const plural = 'Patch Management Software Titles';
const others = {
  ...fields('categoryId siteId'),
  ...fields('uiNotifications emailNotifications', boolean),
  packages: array(object('PatchSoftwareTitlePackages', { ...fields('packageId version'), displayName: readOnly(string) })),
  extensionAttributes: array(object('PatchExtensionAttribute', { accepted: boolean, eaId: string })),
};
const changeable: Readonly<Record<string, Shape>> = { ...fields('displayName softwareTitleId'), ...others };
const item: Shape = object('PatchSoftwareTitleConfiguration', {
  'displayName*': string,
  'softwareTitleId*': string,
  ...others,
  ...fields('jamfOfficial patchSourceEnabled', readOnly(boolean)),
  ...fields('softwareTitleName softwareTitleNameId softwareTitlePublisher patchSourceName', readOnly(string)),
  id: string,
});
const patchShape = object(
  'PatchSoftwareTitleConfigurationPatch',
  Object.fromEntries(Object.entries(changeable).map(([key, shape]) => [key, key === 'displayName' ? shape : nullable(shape)])),
);
const definitionShape = object('PatchSoftwareTitleDefinition', {
  ...fields('version minimumOperatingSystem releaseDate absoluteOrderId'),
  ...fields('rebootRequired standalone', boolean),
});

/** Patch titles: a bare list, and a merge patch under its own media type (facts 3.13, 5.2). */
export function patch(): Family {
  return { tables: { [name]: new Table(patchTitles) }, routes: [...versionRoutes('v3', undefined), ...versionRoutes('v2', '2026-07-14')] };
}

function versionRoutes(version: string, deprecated: string | undefined): Route[] {
  const usual = collectionRoutes({ name, version, plural, thing: 'a patch title', item, label: 'displayName', history: true, deprecated });
  const path = `/${version}/${name}`;
  const shared = { tag: name, deprecated, privileges: [`Read ${plural}`] };
  return [
    {
      ...shared,
      method: 'GET',
      path,
      summary: 'List patch titles',
      answer: array(item),
      handle: ({ world }) =>
        json(
          200,
          [...table(world, name).rows()].map((row) => shown(item, row)),
        ),
    },
    ...usual.filter((route) => route.method !== 'PUT' && !(route.method === 'GET' && route.path === path)),
    {
      ...shared,
      method: 'PATCH',
      path: `${path}/{id}`,
      summary: 'Change a patch title',
      description: 'A merge patch: what is absent stays, what is null is emptied.',
      privileges: [`Update ${plural}`],
      bodyType: 'application/merge-patch+json',
      body: patchShape,
      answer: item,
      errors: [400, 404, 422],
      handle: mergePatch,
    },
    {
      ...shared,
      method: 'GET',
      path: `${path}/{id}/definitions`,
      summary: 'List the versions of a patch title',
      paged: true,
      answer: envelope('PatchSoftwareTitleDefinitions', definitionShape),
      errors: [404],
      handle: definitions,
    },
  ];
}

function mergePatch(call: Call): ReturnType<Route['handle']> {
  const row = rowOf(call, name);
  const emptied: Readonly<Record<string, unknown>> = {
    packages: [],
    extensionAttributes: [],
    uiNotifications: false,
    emailNotifications: false,
  };
  const changes = Object.entries(call.body).filter(([key]) => key in changeable);
  const changed = { ...row, ...Object.fromEntries(changes.map(([key, value]) => [key, value ?? emptied[key] ?? '-1'])) };
  table(call.world, name).put(scalar(row['id']), changed);
  return json(200, shown(item, changed));
}

function definitions(call: Call): ReturnType<Route['handle']> {
  const row = rowOf(call, name);
  const versions = Array.from({ length: 12 }, (_, index) => ({
    version: `${scalar(row['id'])}.${12 - index}`,
    minimumOperatingSystem: '13.0',
    releaseDate: `2026-${String(12 - index).padStart(2, '0')}-03T00:00:00Z`,
    rebootRequired: false,
    standalone: true,
    absoluteOrderId: String(index),
  }));
  return listAnswer(new Table(versions, 'absoluteOrderId'), call.query, { sort: 'absoluteOrderId:asc', show: (version) => version });
}
