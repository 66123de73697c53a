import assert from 'node:assert/strict';
import { createDemo, type DemoOptions } from '../../../../src/demo/demo.ts';
import { isRecord } from '../../../../src/demo/values.ts';
import { differences, plantedWorld, type DifferenceName } from '../../../../src/demo/worlds/planted.ts';
import { twinWorld } from '../../../../src/demo/worlds/twinWorld.ts';
import { noon, signedIn } from '../../../support/demoCaller.ts';

const lists = {
  buildings: '/v1/buildings',
  scripts: '/v1/scripts',
  packages: '/v1/packages',
  'computer-groups/smart-groups': '/v3/computer-groups/smart-groups',
  'computer-groups/static-groups': '/v3/computer-groups/static-groups',
  'computer-prestages': '/v3/computer-prestages',
} as const;

const server = (options: DemoOptions = {}) => signedIn(createDemo({ now: () => noon, ...options }));

/** The objects of a list by their names, without ids. */
function byName(ask: ReturnType<typeof server>, path: string): Map<string, unknown> {
  const { results } = ask('GET', `/api${path}?page-size=2000`).json;
  return new Map(results.map((row: Record<string, unknown>) => [String(row['name'] ?? row['packageName'] ?? row['displayName']), row]));
}

/** Ids and what else a server gives are taken out, wherever they stand. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (!isRecord(value)) return value;
  const rest = Object.entries(value).filter(([key]) => !/^(id|uid|profileUuid|assignments|uuid|payloads)$|Ids?$/.test(key));
  return Object.fromEntries(rest.map(([key, inner]) => [key, withoutIds(inner)]));
}

describe('a twin of the demo', () => {
  const [first, twin] = [server(), server({ world: twinWorld })];

  for (const [name, path] of Object.entries(lists)) {
    it(`has the same ${name} under other ids, made in another order`, () => {
      const [one, other] = [byName(first, path), byName(twin, path)];
      assert.deepEqual(new Set(other.keys()), new Set(one.keys()));
      for (const [key, row] of one) assert.deepEqual(withoutIds(other.get(key)), withoutIds(row), key);
      const ids = (rows: Map<string, unknown>) => [...rows.values()].map((row) => (isRecord(row) ? String(row['id']) : ''));
      assert.deepEqual(
        ids(one).filter((id) => ids(other).includes(id)),
        [],
      );
    });
  }

  it('has the same policies: what they name is named by the ids that it has there', () => {
    const read = (ask: typeof first, name: string) =>
      ask('GET', `/JSSResource/policies/name/${encodeURIComponent(name)}`, undefined, { accept: 'application/json' }).json.policy;
    const [one, other] = [read(first, 'Test: everything at once'), read(twin, 'Test: everything at once')];
    assert.deepEqual(withoutIds(other), withoutIds(one));
    assert.notEqual(other.general.id, one.general.id);
    const demo = createDemo({ now: () => noon, world: twinWorld });
    for (const [table, references] of [
      ['packages', other.package_configuration.packages],
      ['scripts', other.scripts],
      ['printers', other.printers[0]?.printer ?? []],
      ['buildings', other.scope.buildings],
      ['categories', [other.general.category]],
      ['computer-groups/static-groups', other.scope.computer_groups],
    ] as const) {
      for (const { id, name } of references) {
        const row = demo.peek(table, String(id));
        assert.equal(row?.['name'] ?? row?.['packageName'], name, table);
      }
    }
  });

  it('has the same computers in its groups', () => {
    const counts = (ask: typeof first) => {
      const rows = [...byName(ask, lists['computer-groups/smart-groups']).values()].filter(isRecord);
      return Object.fromEntries(rows.map(({ name, membershipCount }) => [name, membershipCount]));
    };
    assert.deepEqual(counts(twin), counts(first));
    const computer = (ask: typeof first) =>
      ask('GET', '/api/v4/computers-inventory?filter=general.name=="AVS-MAC-100001"&section=GENERAL&section=GROUP_MEMBERSHIPS').json
        .results[0];
    const inOrder = (one: { groupMemberships: { groupName: string }[] }) => ({
      ...one,
      groupMemberships: one.groupMemberships.toSorted((left, right) => (left.groupName < right.groupName ? -1 : 1)),
    });
    assert.deepEqual(withoutIds(inOrder(computer(twin))), withoutIds(inOrder(computer(first))));
  });
});

describe('the planted differences', () => {
  it('are each left out by name, and without all of them it is the twin', () => {
    const names = Object.keys(differences) as DifferenceName[];
    const [none, twin] = [server({ world: plantedWorld(...names) }), server({ world: twinWorld })];
    for (const path of Object.values(lists)) assert.deepEqual(none('GET', `/api${path}`).json, twin('GET', `/api${path}`).json);
  });

  it('are there: a name, a line, a field that only this version has, a list that nobody may read', () => {
    const ask = server({ world: plantedWorld() });
    assert.ok(byName(ask, '/v1/buildings').has('Fairview Primary'));
    assert.match(JSON.stringify(byName(ask, '/v1/scripts').get('Turn on firewall')), /setstealthmode off/);
    assert.equal(ask('GET', '/api/v1/departments').json.results[0].costCentre, 'A1');
    assert.match(ask('GET', '/api/schema/').text, /costCentre/);
    assert.match(ask('GET', '/api/v1/jamf-pro-version').text, /11\.32\.0/);
    assert.equal(ask('GET', '/api/v1/computer-extension-attributes').status, 403);
    assert.equal(ask('GET', '/JSSResource/webhooks/id/1').status, 403);
  });
});
