import { mobileGroups } from '../data/objects.ts';
import { uuid } from '../data/chance.ts';
import { apiError, json, noContent, notFound, Refusal } from '../exchange.ts';
import type { Family } from '../family.ts';
import { listAnswer } from '../list.ts';
import { filterParameter, sortParameter } from '../parameters.ts';
import type { Call } from '../route.ts';
import { array, boolean, choice, envelope, fields, integer, object, readOnly, shown, string } from '../schema.ts';
import { Table } from '../table.ts';
import { isRecord, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';
import { assignmentsOf, criterionShape, smartMembers, smartName, staticName } from './devices/computerGroups.ts';

const mobileName = 'mobile-device-groups';
const rowFields = {
  ...fields('groupPlatformId groupJamfProId groupName groupDescription', readOnly(string)),
  groupType: readOnly(choice('MOBILE COMPUTER')),
  smart: readOnly(boolean),
  membershipCount: readOnly(integer),
};
const rowShape = object('GroupDtoV1', rowFields);
const itemShape = object('GroupWithCriteriaDtoV1', { ...rowFields, criteria: array(criterionShape) });
const updateShape = object('GroupUpdateDtoV2', {
  ...fields('groupName groupDescription'),
  criteria: array(criterionShape),
  assignments: array(object('AssignmentV2', { 'deviceId*': string, 'selected*': boolean })),
});
const filterFields = ['groupName', 'groupDescription', 'groupType', 'isSmart'];

/** Where a group is kept. */
interface Place {
  readonly name: string;
  readonly id: string;
  readonly row: Row;
}

/** All groups in one list, computers' and mobile devices', by their UUID (facts 3.15). No privileges are declared for it. */
export function groups(): Family {
  const shared = { tag: 'groups', path: '/v2/groups/{id}', errors: [404] };
  return {
    tables: { [mobileName]: new Table(mobileGroups) },
    routes: [
      {
        method: 'GET',
        path: '/v2/groups',
        tag: 'groups',
        summary: 'List all groups',
        paged: true,
        query: [sortParameter('groupName:asc'), filterParameter(filterFields, 'Example: filter=isSmart=="true"')],
        answer: envelope('GroupSearchResult', rowShape),
        handle: (call) =>
          listAnswer(
            new Table(
              places(call.world).map((place) => view(call.world, place)),
              'groupPlatformId',
            ),
            call.query,
            {
              fields: filterFields,
              aliases: { isSmart: 'smart' },
              exact: ['groupType'],
              sort: 'groupName:asc',
              show: (row) => shown(rowShape, row),
            },
          ),
      },
      { ...shared, method: 'GET', summary: 'Get a group', answer: itemShape, handle: (call) => json(200, view(call.world, find(call))) },
      { ...shared, method: 'PATCH', summary: 'Change a group', body: updateShape, status: 204, errors: [400, 404, 422], handle: update },
      { ...shared, method: 'DELETE', summary: 'Delete a group', status: 204, errors: [404, 422], handle: remove },
    ],
  };
}

function places(world: World): readonly Place[] {
  return [smartName, staticName, mobileName].flatMap((name) =>
    [...table(world, name).rows()].map((row) => ({ name, id: scalar(row['id']), row })),
  );
}

function platformId({ name, id }: Pick<Place, 'name' | 'id'>): string {
  return uuid(Number(id), name.length).toLowerCase();
}

function find(call: Call): Place {
  const place = places(call.world).find((candidate) => platformId(candidate) === call.values['id']);
  if (place === undefined) throw new Refusal(notFound());
  return place;
}

function view(world: World, place: Place): Row {
  const { row, name } = place;
  const smart = name === smartName || row['smart'] === true;
  const count = name === smartName ? smartMembers(world, row).length : assignmentsOf(row).length;
  return {
    groupPlatformId: platformId(place),
    groupJamfProId: place.id,
    groupName: row['name'],
    groupDescription: row['description'] ?? '',
    groupType: name === mobileName ? 'MOBILE' : 'COMPUTER',
    smart,
    membershipCount: name === mobileName ? row['count'] : count,
    criteria: row['criteria'] ?? [],
  };
}

function update(call: Call): ReturnType<typeof json> {
  const { row, name, id } = find(call);
  const { groupName, groupDescription, criteria, assignments } = call.body;
  const chosen = new Set(assignmentsOf(row));
  for (const change of Array.isArray(assignments) ? assignments.filter(isRecord) : []) {
    if (change['selected'] === true) chosen.add(scalar(change['deviceId']));
    else chosen.delete(scalar(change['deviceId']));
  }
  table(call.world, name).put(id, {
    ...row,
    ...(groupName === undefined ? {} : { name: groupName }),
    ...(groupDescription === undefined ? {} : { description: groupDescription }),
    ...(criteria === undefined ? {} : { criteria }),
    ...(row['assignments'] === undefined ? {} : { assignments: [...chosen], count: chosen.size }),
  });
  return noContent;
}

function remove(call: Call): ReturnType<typeof json> {
  const { name, id } = find(call);
  if (name === smartName && id === '1') return apiError(422, { code: 'IN_USE', description: 'A policy is scoped to this group.' });
  table(call.world, name).remove(id);
  return noContent;
}
