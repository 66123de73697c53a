import assert from 'node:assert/strict';
import { kindsThatCouldUse } from '../../../../../src/core/sets/uses/coverageOf.ts';
import { deadIn, kindsToBeUsed, unusedIn } from '../../../../../src/core/sets/uses/useFindings.ts';
import { useRules } from '../../../../../src/core/sets/uses/useRules.ts';
import { buildIndex, type UsesIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { memorySource, type MemoryEntry, type MemorySourceParts } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

const policies = 'classic/policies';
const [smart, still] = ['computer-groups/smart-groups', 'computer-groups/static-groups'];

async function indexOf(
  entries: readonly MemoryEntry[],
  kinds: readonly string[] = [],
  more: MemorySourceParts['kinds'] = [],
): Promise<UsesIndex> {
  const read = [...more, ...kinds.filter((key) => !more.some(({ resource }) => resource === key)).map((resource) => ({ resource }))];
  return await buildIndex(memorySource(entries, { kinds: read }), await demoCatalogue(), never);
}

async function usersOf(...resources: readonly string[]): Promise<readonly string[]> {
  const rules = useRules(await demoCatalogue());
  return [...new Set(resources.flatMap((resource) => kindsThatCouldUse(rules, resource).map(({ key }) => key)))];
}

const policy = (id: number, document: object): MemoryEntry => ({ resource: policies, id: String(id), name: `P${id}`, document });
const scoped = { scope: { all_computers: true } };
const script = (id: number, scriptContents = ''): MemoryEntry => ({
  resource: 'scripts',
  id: String(id),
  name: `S${id}`,
  document: { scriptContents },
});

describe('where-used: unused objects', () => {
  it('are those that nothing names, where all that could was read', async () => {
    const index = await indexOf([policy(1, { ...scoped, scripts: [{ id: 1 }] }), script(1), script(2)]);
    assert.deepEqual(unusedIn(index, ['scripts']).rows, [
      { object: { resource: 'scripts', id: '2', name: 'S2' }, state: 'unused', mentions: [], unseen: [] },
    ]);
  });

  it('are told of no kind of which something was not read', async () => {
    const index = await indexOf([policy(1, {}), { resource: 'packages', id: '1', document: {} }]);
    const { rows, untold } = unusedIn(index, ['packages']);
    assert.deepEqual(rows, []);
    assert.deepEqual(
      untold.map(({ resource, coverage }) => [resource, coverage.complete]),
      [['packages', false]],
    );
  });

  it('are only mentioned where a text may mean them', async () => {
    const index = await indexOf(
      [
        script(1, 'echo Laptops'),
        { resource: smart, id: '5', name: 'Laptops', document: {} },
        { resource: still, id: '6', name: 'Tablets', document: {} },
      ],
      await usersOf(smart),
    );
    const { rows } = unusedIn(index, [smart, still]);
    assert.deepEqual(
      rows.map(({ object, state, mentions }) => [object.name, state, mentions.map(({ from }) => from.id)]),
      [
        ['Laptops', 'mentioned', ['1']],
        ['Tablets', 'unused', []],
      ],
    );
  });

  it('stand by their names as people read these, and by their ids', async () => {
    const named = ['b', 'Z', '\u00e4', 'Fix 10', 'Fix 9', 'b'].map((name, at) => Object.assign(script(20 - at), { name }));
    const { rows } = unusedIn(await indexOf([policy(1, scoped), ...named]), ['scripts']);
    assert.deepEqual(
      rows.map(({ object }) => `${object.name} ${object.id}`),
      ['\u00e4 18', 'b 15', 'b 20', 'Fix 9 16', 'Fix 10 17', 'Z 19'],
    );
    const steps = Array.from({ length: 12 }, (_, at) => ({ id: at === 2 || at === 11 ? 99 : 20 }));
    const dead = deadIn(await indexOf([policy(1, { ...scoped, scripts: steps }), script(20)])).rows;
    assert.deepEqual(
      dead.map(({ use }) => use?.pointer),
      ['/scripts/2/id', '/scripts/11/id'],
    );
  });

  it('are never what works by itself, has a scope, or is a settings page', async () => {
    const keys = [
      policies,
      'scripts',
      'packages',
      'classic/printers',
      smart,
      'computer-prestages',
      'classic/osxconfigurationprofiles',
      'categories',
      'check-in',
      'classic/webhooks',
      'accounts',
    ];
    assert.deepEqual(kindsToBeUsed(await indexOf([], keys)).toSorted(), ['categories', 'classic/printers', smart, 'packages', 'scripts']);
  });
});

describe('where-used: dead ends', () => {
  const dead = async (index: Promise<UsesIndex>): Promise<readonly string[]> =>
    deadIn(await index).rows.map(({ what, object, use, event }) =>
      [what, object.name, use?.pointer, use?.to.text, event].filter((one) => one !== undefined).join(' '),
    );

  it('are ids and names of what is not there', async () => {
    const entries = [
      policy(1, { ...scoped, scripts: [{ id: 1 }, { id: 9, name: 'Gone' }], package_configuration: { packages: [{ id: 7 }] } }),
      script(1),
      {
        resource: smart,
        id: '5',
        name: 'Laptops',
        document: {
          criteria: [
            { name: 'Computer Group', priority: 0, searchType: 'member of', value: 'Former' },
            { name: 'Computer Group', priority: 1, searchType: 'member of', value: 'Tablets' },
            { name: 'No Attribute', priority: 2, searchType: 'is', value: 'x' },
          ],
        },
      },
      { resource: still, id: '6', name: 'Tablets', document: {} },
    ];
    assert.deepEqual(await dead(indexOf(entries)), ['gone Laptops /criteria/0/value Former', 'gone P1 /scripts/1/id 9']);
    const gone = deadIn(await indexOf(entries)).rows.find(({ object }) => object.name === 'P1');
    assert.equal(gone?.use?.called, 'Gone');
    assert.deepEqual(deadIn(await indexOf(entries)).untold, ['packages'], 'nobody read the list of packages');
  });

  it('are no calls on lines that are not run, no ids that no object has, and no distribution point, which may be that of the cloud', async () => {
    const entries = [
      policy(1, {
        ...scoped,
        general: { trigger_other: 'old' },
        package_configuration: { distribution_point: 'Cloud Distribution Point' },
      }),
      policy(2, { ...scoped, scripts: [{ id: -2 }, { id: '-3' }] }),
      script(1, '# jamf policy -event gone\n# jamf policy -event old'),
    ];
    assert.deepEqual(await dead(indexOf(entries, ['distribution-points', ...(await usersOf(policies))])), []);
  });

  it('are told of no kind whose list was not read to its end', async () => {
    const entries = [policy(1, { ...scoped, scripts: [{ id: 9 }] }), script(1)];
    assert.deepEqual(await dead(indexOf(entries, [], [{ resource: 'scripts', unread: { why: 'network' } }])), []);
    assert.deepEqual(deadIn(await indexOf(entries, [], [{ resource: 'scripts', listedAt: undefined }])).untold, ['scripts']);
  });

  it('are policies for nobody, and those that are off', async () => {
    const entries = [
      policy(1, { general: { enabled: false }, ...scoped }),
      policy(2, { scope: { all_computers: false, computers: [], computer_groups: [], exclusions: { buildings: [{ id: 1 }] } } }),
      policy(3, { scope: { all_computers: false, buildings: [{ id: 1 }] } }),
      policy(4, { scope: { all_computers: false, all_jss_users: true } }),
      policy(5, { general: { enabled: true }, scope: { jss_user_groups: [{ id: 3 }] } }),
      policy(6, {}),
    ];
    assert.deepEqual(await dead(indexOf(entries)), ['nobody P2', 'nobody P6', 'off P1']);
    assert.deepEqual(
      deadIn(await indexOf(entries)).rows.map(({ unless }) => unless),
      ['users', 'users', undefined],
      'some versions do not show users in scopes',
    );
    const restricted = { resource: 'classic/restrictedsoftware', id: '1', document: { scope: { all_computers: false } } };
    assert.deepEqual(
      deadIn(await indexOf([restricted])).rows.map(({ what, unless }) => [what, unless]),
      [['nobody', undefined]],
      'which knows no users',
    );
  });

  it('are events that nothing calls, and calls of what is not there', async () => {
    const entries = [
      policy(1, { ...scoped, general: { trigger_other: 'called' } }),
      policy(2, { ...scoped, general: { trigger_other: 'silent' } }),
      policy(3, { ...scoped, general: { trigger_other: 'handed' }, scripts: [{ id: 1, parameter4: 'handed', parameter5: 'anything' }] }),
      policy(4, { ...scoped, general: { trigger_other: '' } }),
      script(
        1,
        'jamf policy -event called\njamf policy -event nothing\njamf policy -id 99\njamf policy -event startup\njamf policy -event $1',
      ),
    ];
    const users = await usersOf(policies);
    assert.deepEqual(await dead(indexOf(entries, users)), [
      'gone S1 /scriptContents 99',
      'gone S1 /scriptContents nothing',
      'uncalled P2 silent',
    ]);
    const uncalled = deadIn(await indexOf(entries, users)).rows.find(({ what }) => what === 'uncalled');
    assert.equal(uncalled?.unless, 1, 'one script runs what stands in a variable');
    const without = indexOf(
      entries,
      users.filter((key) => key !== 'computer-extension-attributes'),
    );
    assert.deepEqual(await dead(without), ['gone S1 /scriptContents 99', 'gone S1 /scriptContents nothing'], 'attributes may call it');
    const { untold, uncalled: calls } = deadIn(await without);
    assert.ok(!untold.includes(policies), 'their own list was read');
    assert.deepEqual(
      calls?.coverage.kinds.flatMap(({ resource, state }) => (state === 'read' ? [] : [resource])),
      ['computer-extension-attributes'],
    );
  });
});
