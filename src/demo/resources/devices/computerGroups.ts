import { smartGroups, staticGroups } from '../../data/objects.ts';
import { apiError, invalidField, json, notFound, Refusal } from '../../exchange.ts';
import type { Family } from '../../family.ts';
import type { Call, Route } from '../../route.ts';
import { array, boolean, choice, integer, nullable, object, readOnly, string, type Shape } from '../../schema.ts';
import { Table } from '../../table.ts';
import { at, compareValues, isRecord, scalar, type Row } from '../../values.ts';
import { table, type World } from '../../world.ts';
import { collectionRoutes } from '../collection.ts';

export const smartName = 'computer-groups/smart-groups';
export const staticName = 'computer-groups/static-groups';

export const criterionShape = object('SmartSearchCriterion', {
  'name*': string,
  'priority*': integer,
  'andOr*': choice('and or'),
  'searchType*': string,
  'value*': string,
  openingParen: boolean,
  closingParen: boolean,
});
const common = { description: string, siteId: { ...nullable(string), default: '-1' } };
const smartShape = object('SmartComputerGroupV3', { 'name*': string, ...common, criteria: array(criterionShape) });
const smartRow = object('SmartComputerGroupSearch', { id: readOnly(string), name: string, ...common, membershipCount: integer });
const staticItem = { ...common, description: nullable(string) };
const staticShape = object('StaticComputerGroup', { 'id*': string, 'name*': string, ...staticItem });
const staticRow = object('StaticComputerGroupSummary', { 'id*': string, 'name*': string, ...staticItem, count: integer });
const staticWrite = object('StaticComputerGroupAssignment', {
  id: readOnly(string),
  'name*': string,
  ...staticItem,
  assignments: array(string),
});

/** Smart and static computer groups, and who is in them. */
export function computerGroups(): Family {
  const shared = {
    version: 'v3',
    tag: 'computer-groups',
    uniqueStatus: 422,
    putStatus: 202,
    sort: 'name:asc',
    fields: ['id', 'name', 'siteId'],
  };
  return {
    tables: { [smartName]: new Table(smartGroups), [staticName]: new Table(staticGroups) },
    routes: [
      ...collectionRoutes({
        ...shared,
        name: smartName,
        thing: 'a smart computer group',
        plural: 'Smart Computer Groups',
        item: smartShape,
        row: smartRow,
        expand: (call, row) => ({ ...row, membershipCount: smartMembers(call.world, row).length }),
        accept: knownCriteria,
        mayDelete: notScoped,
      }),
      ...collectionRoutes({
        ...shared,
        name: staticName,
        thing: 'a static computer group',
        plural: 'Static Computer Groups',
        item: staticShape,
        row: staticRow,
        write: staticWrite,
        putAnswer: staticWrite,
        expand: (_, row) => ({ ...row, count: assignmentsOf(row).length }),
        accept: knownMembers,
      }),
      allGroupsRoute(),
      membershipRoute('smart', smartName, (call, row) => smartMembers(call.world, row)),
      membershipRoute('static', staticName, (_, row) => assignmentsOf(row)),
    ],
  };
}

export function assignmentsOf(row: Row): readonly string[] {
  return Array.isArray(row['assignments']) ? row['assignments'].map(scalar) : [];
}

function allGroupsRoute(): Route {
  return {
    method: 'GET',
    path: '/v1/computer-groups',
    tag: 'computer-groups',
    summary: 'List all computer groups',
    privileges: ['Read Smart Computer Groups', 'Read Static Computer Groups'],
    answer: array(object('ComputerGroup', { id: string, name: string, description: string, smartGroup: boolean })),
    handle: ({ world }) =>
      json(
        200,
        [smartName, staticName].flatMap((name) =>
          [...table(world, name).rows()].map((row) => ({
            id: row['id'],
            name: row['name'],
            description: row['description'] ?? '',
            smartGroup: name === smartName,
          })),
        ),
      ),
  };
}

function membershipRoute(kind: 'smart' | 'static', name: string, members: (call: Call, row: Row) => readonly string[]): Route {
  const answer: Shape = object(kind === 'smart' ? 'SmartGroupMembership' : 'StaticGroupMembership', { members: array(integer) });
  return {
    method: 'GET',
    path: `/v3/computer-groups/${kind}-group-membership/{id}`,
    tag: 'computer-groups',
    summary: `Ids of the computers in a ${kind} group`,
    privileges: [`Read ${kind === 'smart' ? 'Smart' : 'Static'} Computer Groups`],
    answer,
    errors: [404],
    handle(call) {
      const row = table(call.world, name).get(call.values['id'] ?? '');
      return row === undefined ? notFound() : json(200, { members: members(call, row).map(Number) });
    },
  };
}

/** A PUT replaces all members; without the list the server fails instead of saying so (facts 5.6). */
function knownMembers(call: Call, row: Row, old: Row | undefined): Row {
  if (old !== undefined && call.body['assignments'] === undefined) throw new Refusal(apiError(500));
  const computers = table(call.world, 'computers-inventory');
  const unknown = assignmentsOf(row).find((id) => computers.get(id) === undefined);
  if (unknown !== undefined) throw new Refusal(apiError(400, invalidField('assignments', `There is no computer ${unknown}.`)));
  return row;
}

function knownCriteria(_: Call, row: Row): Row {
  const unknown = criteriaOf(row).find((criterion) => criterionFields[scalar(criterion['name'])] === undefined);
  if (unknown === undefined) return row;
  throw new Refusal(apiError(400, invalidField('criteria', `There is no criterion ${scalar(unknown['name'])}.`)));
}

function notScoped(_: Call, row: Row): void {
  if (row['id'] === '1') throw new Refusal(apiError(422, { code: 'IN_USE', description: 'A policy is scoped to this group.' }));
}

const criterionFields: Readonly<Record<string, string>> = {
  Platform: 'general.platform',
  'Computer Name': 'general.name',
  'Asset Tag': 'general.assetTag',
  Model: 'hardware.model',
  'Serial Number': 'hardware.serialNumber',
  'Architecture Type': 'hardware.processorArchitecture',
  'Operating System Version': 'operatingSystem.version',
  'FileVault 2 Status': 'operatingSystem.fileVault2Status',
  Building: 'userAndLocation.buildingId',
  Department: 'userAndLocation.departmentId',
  Username: 'userAndLocation.username',
};

function criteriaOf(row: Row): readonly Row[] {
  return Array.isArray(row['criteria']) ? row['criteria'].filter(isRecord) : [];
}

/** Ids of a smart group's members. */
export function smartMembers(world: World, group: Row): readonly string[] {
  const computers = table(world, 'computers-inventory');
  return computers.remembered(`members\n${JSON.stringify(group['criteria'])}`, () =>
    [...computers.ids()].filter((id) => isMember(world, group, computers.get(id) ?? {})),
  );
}

/** Criteria from left to right, without regard to parentheses. */
export function isMember(world: World, group: Row, computer: Row): boolean {
  return criteriaOf(group).reduce((so, criterion, index) => {
    const holds = meets(criterion, criterionValue(world, computer, scalar(criterion['name'])));
    if (index === 0) return holds;
    return criterion['andOr'] === 'or' ? so || holds : so && holds;
  }, true);
}

/** Undefined for what is no criterion here. Criteria name what they are about. */
export function criterionValue(world: World, computer: Row, name: string): unknown {
  const value = at(computer, criterionFields[name] ?? '');
  const named = { Building: 'buildings', Department: 'departments' }[name];
  return named === undefined ? value : table(world, named).get(scalar(value))?.['name'];
}

function meets(criterion: Row, value: unknown): boolean {
  const wanted = scalar(criterion['value']).toLowerCase();
  const actual = scalar(value).toLowerCase();
  switch (criterion['searchType']) {
    case 'is':
      return actual === wanted;
    case 'is not':
      return actual !== wanted;
    case 'like':
      return actual.includes(wanted);
    case 'not like':
      return !actual.includes(wanted);
    case 'more than':
      return compareValues(actual, wanted) > 0;
    default:
      return compareValues(actual, wanted) < 0;
  }
}
