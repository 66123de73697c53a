import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { scopeReach, type ScopeReach } from '../../../../../src/core/objects/scope/scopeReach.ts';
import { classicSession } from '../../../../support/classic/classicSession.ts';
import { signedIn, standing } from '../../../../support/demoCaller.ts';
import { answered } from '../../../../support/objects/demoSession.ts';
import { never } from '../../../../support/signals.ts';

const { demo } = standing();

type Entry = { readonly id?: number; readonly name?: string };
interface Scope extends Partial<Record<'computers' | 'computer_groups' | 'buildings' | 'departments' | 'jss_users', readonly Entry[]>> {
  readonly all_computers?: boolean | 'true';
  readonly all_jss_users?: boolean;
  readonly exclusions?: Omit<Scope, 'exclusions' | 'limitations'> & { readonly network_segments?: readonly Entry[] };
  readonly limitations?: { readonly network_segments: readonly Entry[] };
}

const server = { asked: [] as string[], fails: /^$/ };
const { session, catalogue } = await classicSession(demo, async ({ url }, pass) => {
  const { pathname, search } = new URL(url);
  server.asked.push(`${pathname}${decodeURIComponent(search)}`);
  return await Promise.resolve(server.fails.test(pathname) ? answered(403, '{"httpStatus":403,"errors":[]}') : pass());
});

/** What was asked for, and the reach. `fails`: paths that are answered with a 403. */
async function reached(
  scope: object,
  { fails = /^$/, signal = never, element = 'os_x_configuration_profile' } = {},
): Promise<ScopeReach & { readonly asked: readonly string[] }> {
  Object.assign(server, { asked: [], fails });
  const reach = await scopeReach({ session, catalogue, signal }, parseJson(JSON.stringify({ scope })), classicShape(element));
  return { ...reach, asked: server.asked };
}

const [smart, managed, pilot, cart] = [
  { id: 2, name: 'Intel Macs' },
  { id: 1, name: 'All Managed Clients' },
  { id: 102, name: 'Pilot' },
  { id: 101, name: 'Testing cart' },
];

describe('how many devices a scope reaches', () => {
  type Row = readonly [name: string, scope: Scope, least: number, most: number | undefined, requests: number];
  const table: readonly Row[] = [
    ['nobody', {}, 0, 0, 0],
    ['devices that are named, without a request', { computers: [{ id: 1 }, { id: 2 }] }, 2, 2, 0],
    [
      'without those that are excluded by name',
      { computers: [{ id: 1 }, { id: 2 }], exclusions: { computers: [{ id: 2 }, { id: 9 }] } },
      1,
      1,
      0,
    ],
    [
      'devices that are named by their names alone',
      { computers: [{ name: 'A' }, { name: 'B' }, { id: 3, name: 'C' }], exclusions: { computers: [{ name: 'B' }, { name: 'C' }] } },
      1,
      1,
      0,
    ],
    [
      'without those of which only the exclusion has an id',
      { computers: [{ name: 'A' }, { id: 2 }], exclusions: { computers: [{ id: 1, name: 'A' }] } },
      1,
      1,
      0,
    ],
    ['all, written as a text', { all_computers: 'true' }, 200, 200, 1],
    ['one group', { computer_groups: [smart] }, 27, 27, 2],
    ['groups that may share some', { computer_groups: [smart, pilot], computers: [{ id: 1 }] }, 27, 32, 2],
    ['buildings and departments, each device once', { buildings: [{ id: 1 }, { id: 2 }], departments: [{ id: 1 }] }, 60, 60, 1],
    ['all', { all_computers: true }, 200, 200, 1],
    ['all but a group', { all_computers: true, exclusions: { computer_groups: [cart] } }, 180, 180, 3],
    ['all but two groups', { all_computers: true, exclusions: { computer_groups: [cart, smart] } }, 153, 173, 3],
    ['a group without some that are named', { computer_groups: [smart], exclusions: { computers: [{ id: 1 }] } }, 26, 27, 2],
    ['users, of whom nobody knows the devices', { computer_groups: [smart], jss_users: [{ id: 1 }] }, 27, undefined, 2],
    ['all users', { all_jss_users: true }, 0, undefined, 0],
    ['a network that it is limited to', { computer_groups: [managed], limitations: { network_segments: [{ id: 1 }] } }, 0, 200, 2],
    ['a network that is excluded', { all_computers: true, exclusions: { network_segments: [{ id: 1 }] } }, 0, 200, 1],
    ['a group that is gone', { computer_groups: [{ id: 4711 }], computers: [{ id: 1 }] }, 1, undefined, 2],
    ['more places than one request can name', { buildings: Array.from({ length: 201 }, (_, id) => ({ id })) }, 0, undefined, 0],
  ];
  for (const [name, scope, least, most, requests] of table) {
    it(name, async () => {
      const reach = await reached(scope);
      assert.deepEqual([reach.least, reach.most, reach.asked.length], [least, most, requests], reach.asked.join('\n'));
    });
  }

  it('what cannot be counted is told with its kind, and the first reason', async () => {
    const { least, most, unknown } = await reached(
      { computer_groups: [smart], computers: [{ id: 1 }], buildings: [{ id: 1 }] },
      { fails: /smart-groups|inventory/ },
    );
    assert.deepEqual([least, most, unknown.kinds, unknown.problem?.kind], [1, undefined, ['computer-groups', 'buildings'], 'forbidden']);
    const all = await reached({ all_computers: true }, { fails: /inventory/ });
    assert.deepEqual([all.least, all.most, all.unknown.kinds], [0, undefined, ['computers-inventory']]);
    const out = await reached({ all_computers: true, exclusions: { computer_groups: [smart] } }, { fails: /smart-groups/ });
    assert.deepEqual([out.least, out.most, out.unknown.kinds], [0, 200, ['computer-groups']]);
  });

  it('nothing more is asked once it is stopped', async () => {
    const { asked, least, most } = await reached(
      { computer_groups: [smart], buildings: [{ id: 1 }], computers: [{ id: 1 }] },
      { signal: AbortSignal.abort() },
    );
    assert.deepEqual([asked, least, most], [[], 1, undefined]);
  });

  it('all mobile devices', async () => {
    const element = 'configuration_profile';
    const all = await reached({ all_mobile_devices: true }, { element });
    assert.deepEqual([all.least, all.most], [80, 80]);
  });

  it('the true number lies between the two, whatever is in scope', async () => {
    const ids = (most: number): fc.Arbitrary<readonly Entry[]> =>
      fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 3 }).map((all) => all.map((id) => ({ id })));
    const lists = fc.record({
      computers: ids(200),
      computer_groups: fc.subarray([smart, pilot, cart, { id: 4, name: 'FileVault is off' }], { maxLength: 2 }),
      buildings: ids(12),
      departments: ids(14),
    });
    const scopes = fc.record({ all: fc.boolean(), lists, exclusions: fc.oneof(fc.constant({}), lists) });
    await fc.assert(
      fc.asyncProperty(scopes, async ({ all, lists: targets, exclusions }) => {
        const { least, most } = await reached(all ? { all_computers: true, exclusions } : { ...targets, exclusions });
        const [wanted, out] = [all ? everybody() : membersOf(targets), membersOf(exclusions)];
        const truth = [...wanted].filter((id) => !out.has(id)).length;
        assert.ok(most !== undefined && least <= truth && truth <= most, `${least} ≤ ${truth} ≤ ${most}`);
      }),
      { numRuns: 30 },
    );
  });
});

interface Computer {
  readonly id: string;
  readonly userAndLocation: { readonly buildingId: string; readonly departmentId: string };
  readonly groupMemberships: readonly { readonly groupId: string }[];
}

const computers: readonly Computer[] = JSON.parse(
  signedIn(demo)('GET', '/api/v4/computers-inventory?page-size=500&section=USER_AND_LOCATION&section=GROUP_MEMBERSHIPS').text,
).results;

function everybody(): ReadonlySet<string> {
  return new Set(computers.map(({ id }) => id));
}

function membersOf(lists: Omit<Scope, 'exclusions' | 'limitations'>): ReadonlySet<string> {
  const has = (entries: readonly Entry[] | undefined, id: string): boolean => entries?.some((entry) => String(entry.id) === id) === true;
  const isIn = ({ id, userAndLocation: { buildingId, departmentId }, groupMemberships }: Computer): boolean =>
    has(lists.computers, id) ||
    has(lists.buildings, buildingId) ||
    has(lists.departments, departmentId) ||
    groupMemberships.some(({ groupId }) => has(lists.computer_groups, groupId));
  return new Set(computers.filter(isIn).map(({ id }) => id));
}
