import assert from 'node:assert/strict';
import { coverageOf, homesOf, isListWhole, kindsGoingByName, kindsThatCouldUse } from '../../../../../src/core/sets/uses/coverageOf.ts';
import type { Unread } from '../../../../../src/core/sets/source.ts';
import { useRules } from '../../../../../src/core/sets/uses/useRules.ts';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { forbidden, memorySource, type MemorySourceParts } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { never } from '../../../../support/signals.ts';

const policies = 'classic/policies';

async function coverageIn(parts: MemorySourceParts, resource: string): Promise<ReturnType<typeof coverageOf>> {
  return coverageOf(await buildIndex(memorySource([], parts), await demoCatalogue(), never), resource);
}

/** All kinds that could use one, as if each had been read. */
async function allFor(resource: string): Promise<NonNullable<MemorySourceParts['kinds']>> {
  return kindsThatCouldUse(useRules(await demoCatalogue()), resource).map(({ key }) => ({ resource: key }));
}

describe('where-used: coverage', () => {
  it('names each kind that could use an object, and what is known of it', async () => {
    const found = await coverageIn({ kinds: [{ resource: policies, listedAt: 5 }, { resource: 'buildings' }] }, 'scripts');
    assert.deepEqual(found.kinds, [{ resource: policies, state: 'read', at: 5, how: 'id', count: 0, why: undefined, unread: [] }]);
    assert.equal(found.complete, true);
  });

  it('is not complete while a kind was not looked at', async () => {
    const found = await coverageIn({ kinds: [{ resource: policies }] }, 'packages');
    assert.ok(found.kinds.some(({ resource, state }) => resource === 'computer-prestages' && state === 'notLooked'));
    assert.equal(found.complete, false);
  });

  for (const [what, kind, entries, state] of [
    ['that nobody ever listed', { listedAt: undefined }, [], 'unread'],
    ['that Jamf Pro says it does not have', { listedAt: undefined, unread: { why: 'unsupported', status: 404 } }, [], 'absent'],
    ['of which something else says that', { listedAt: undefined, unread: { why: 'answer', status: 404 } }, [], 'unread'],
    ['that it no longer has, with what was known of it', { unread: { why: 'unsupported', status: 404 } }, ['1'], 'unread'],
  ] as const) {
    it(`is ${state === 'absent' ? '' : 'not '}complete with a kind ${what}`, async () => {
      const others = (await allFor('packages')).filter(({ resource }) => resource !== policies);
      const parts = { kinds: [...others, { resource: 'packages' }, { resource: policies, ...kind }] };
      const source = memorySource(
        entries.map((id) => ({ resource: policies, id, document: {} })),
        parts,
      );
      const found = coverageOf(await buildIndex(source, await demoCatalogue(), never), 'packages');
      assert.equal(found.kinds.find(({ resource }) => resource === policies)?.state, state);
      assert.equal(found.complete, state === 'absent');
    });
  }

  it('is complete when all were read to their end', async () => {
    const kinds = [...(await allFor('packages')), { resource: 'packages' }];
    assert.equal((await coverageIn({ kinds }, 'packages')).complete, true);
  });

  it('is not complete for an object of which nobody knows the name that others go by', async () => {
    const [of, named] = [
      { id: '2', name: '' },
      { id: '2', name: 'Auditor' },
    ];
    const kinds = (await allFor('api-roles')).filter(({ resource }) => resource !== 'api-roles');
    const index = await buildIndex(memorySource([], { kinds }), await demoCatalogue(), never);
    assert.deepEqual(
      coverageOf(index, 'api-roles', of).kinds.map(({ resource, state }) => [resource, state]),
      [
        ['api-integrations', 'read'],
        ['api-roles', 'notLooked'],
      ],
    );
    assert.deepEqual([coverageOf(index, 'api-roles', of).complete, coverageOf(index, 'api-roles', named).complete], [false, true]);
    // Criteria go by the name of its file, which only its own document tells.
    for (const [unread, complete] of [
      [undefined, true],
      [{ why: 'answer', status: 500 }, false],
    ] as const) {
      const source = memorySource([{ resource: 'packages', id: '2', name: 'Auditor', text: '{"fileName":"a.pkg"}', unread }], {
        kinds: await allFor('packages'),
      });
      const found = await buildIndex(source, await demoCatalogue(), never);
      assert.equal(coverageOf(found, 'packages', named).complete, complete);
      assert.equal(coverageOf(found, 'packages').complete, complete);
    }
  });

  it('tells why a list was not read, with the privilege that is missing', async () => {
    const others = (await allFor('packages')).filter(({ resource }) => resource !== policies);
    const kinds = [...others, { resource: policies, listedAt: undefined, unread: forbidden('Read Policies') }];
    const found = await coverageIn({ kinds }, 'packages');
    assert.equal(found.complete, false);
    assert.deepEqual(
      found.kinds.flatMap(({ resource, state, why }) => (state === 'read' ? [] : [[resource, state, why]])),
      [[policies, 'unread', forbidden('Read Policies')]],
    );
  });

  it('counts a kind that Jamf Pro itself says it does not have as one that uses nothing; not what another says, and not alone', async () => {
    const others = (await allFor('packages')).filter(({ resource }) => resource !== policies);
    const without = (unread: Unread) => ({ resource: policies, listedAt: undefined, unread });
    const found = await coverageIn({ kinds: [...others, without({ why: 'unsupported', status: 404 })] }, 'packages');
    assert.equal(found.complete, true);
    assert.ok(found.kinds.some(({ resource, state }) => resource === policies && state === 'absent'));
    assert.equal((await coverageIn({ kinds: [...others, without({ why: 'unsupported' })] }, 'packages')).complete, false);
    assert.equal((await coverageIn({ kinds: [without({ why: 'unsupported', status: 404 })] }, 'scripts')).complete, false);
  });

  it('is not complete where the list could not be read again', async () => {
    const found = await coverageIn({ kinds: [{ resource: policies, listedAt: 5, unread: { why: 'network' } }] }, 'scripts');
    assert.deepEqual([found.complete, found.kinds[0]?.state, found.kinds[0]?.at], [false, 'unread', 5]);
  });

  it('is not complete while an object could not be read, be its text an earlier one or none', async () => {
    for (const text of [undefined, '{}']) {
      const source = memorySource([
        { resource: policies, id: '1', text, unread: { why: 'answer', status: 500 } },
        { resource: policies, id: '2', text: '{}' },
      ]);
      const found = coverageOf(await buildIndex(source, await demoCatalogue(), never), 'scripts');
      assert.deepEqual(
        [found.complete, found.kinds[0]?.state, found.kinds[0]?.count, found.kinds[0]?.unread.map(({ id }) => id)],
        [false, 'partly', 1, ['1']],
      );
    }
  });

  it('is never complete for what nothing is known to use', async () => {
    assert.deepEqual(await coverageIn({}, 'classic/advancedcomputersearches'), { complete: false, kinds: [], unseen: [] });
  });

  it('names devices among what was not looked at, and no other look at the same objects', async function () {
    const rules = useRules(realCatalogue(this));
    const keys = new Set(kindsThatCouldUse(rules, 'buildings').map(({ key }) => key));
    for (const key of [
      'computers-inventory',
      'mobile-devices',
      'computer-prestages',
      'classic/networksegments',
      'computer-groups/smart-groups',
    ])
      assert.ok(keys.has(key), key);
    for (const key of ['groups', 'classic/computergroups', 'classic/computers', 'computers', 'auth']) assert.ok(!keys.has(key), key);
  });

  it('says what no API shows', async () => {
    assert.deepEqual((await coverageIn({}, 'computer-groups/static-groups')).unseen, [
      'appInstallers',
      'blueprints',
      'bookmarks',
      'compliance',
    ]);
    assert.deepEqual((await coverageIn({}, 'classic/usergroups')).unseen, ['userScopes', 'bookmarks']);
  });

  it('knows where the objects are that an id names', async function () {
    const rules = useRules(realCatalogue(this));
    assert.deepEqual(homesOf(rules, 'computer-groups'), ['computer-groups/smart-groups', 'computer-groups/static-groups']);
    assert.deepEqual(homesOf(rules, 'sites'), ['classic/sites']);
    assert.deepEqual(homesOf(rules, 'ldap/servers').toSorted(), ['classic/ldapservers', 'cloud-idp']);
  });

  it('knows a list as whole only when all of its parts are', async () => {
    const catalogue = await demoCatalogue();
    const [smart, still] = ['computer-groups/smart-groups', 'computer-groups/static-groups'];
    const isWhole = async (kinds: MemorySourceParts['kinds'] = []): Promise<boolean> =>
      isListWhole(await buildIndex(memorySource([], { kinds }), catalogue, never), 'computer-groups');
    assert.equal(await isWhole([{ resource: smart }]), false);
    assert.equal(await isWhole([{ resource: smart }, { resource: still }]), true);
    assert.equal(await isWhole([{ resource: smart }, { resource: still, unread: { why: 'network' } }]), false);
  });

  it('names the kinds whose criteria and columns go by a name: no fields, and no ids', function () {
    const rules = useRules(realCatalogue(this));
    const naming = (resource: string): readonly string[] => kindsGoingByName(rules, resource).toSorted();
    assert.deepEqual(naming('computer-extension-attributes'), [
      'classic/advancedcomputersearches',
      'classic/webhooks',
      'computer-groups/smart-groups',
    ]);
    assert.deepEqual(naming('classic/computergroups'), ['classic/advancedcomputersearches', 'computer-groups/smart-groups']);
    const none = ['categories', 'scripts', 'classic/policies', 'api-roles'];
    assert.deepEqual(none.flatMap(naming), []);
    assert.deepEqual(['packages', 'classic/packages'].flatMap(naming), [], 'these go by the file of a package');
  });
});
