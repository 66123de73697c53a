import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { evidenceIn } from '../../../../../src/core/sets/uses/useEvidence.ts';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { criteriaNaming, usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import type { Use } from '../../../../../src/core/sets/uses/useTypes.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { memorySource, type MemoryEntry } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

const policies = 'classic/policies';
const groups = 'computer-groups/smart-groups';
const attributes = 'computer-extension-attributes';

function policy(id: number, document: object, name = `Policy ${id}`): MemoryEntry {
  return { resource: policies, id: String(id), name, document: { general: { id, name }, ...document } };
}

const criterion = (name: string, value: string, searchType = 'is'): object => ({ name, priority: 0, searchType, value });
const group = (id: number, name: string, ...criteria: readonly object[]): MemoryEntry => ({
  resource: groups,
  id: String(id),
  name,
  document: { name, criteria },
});
const script = (id: number, scriptContents: string): MemoryEntry => ({
  resource: 'scripts',
  id: String(id),
  name: `Script ${id}`,
  document: { scriptContents },
});
const places = (uses: readonly Use[]): readonly string[] =>
  uses.map(({ from, pointer, how }) => `${from.resource} ${from.id} ${pointer} ${how}`);

const scripts = (...ids: readonly unknown[]): object => ({ scripts: ids.map((id) => ({ id, name: 'x' })) });

describe('where-used: the index', () => {
  it('has no edge for what an object is itself, nor for what is none', async () => {
    const none = ['', 0, -1, '0', '-1', null, true, {}, []];
    const source = memorySource([
      policy(7, {
        ...scripts(...none),
        scope: { computer_groups: [{ id: -1, name: 'x' }, { name: 'y' }] },
        disk_encryption: { disk_encryption_configuration_id: 0 },
      }),
      { resource: 'classic/printers', id: '7', document: { id: 7, category: 'No category assigned' } },
      { resource: 'classic/networksegments', id: '7', document: { id: 7, building: 'None', department: '', distribution_point: 'NONE' } },
    ]);
    const { kinds } = await buildIndex(source, await demoCatalogue(), never);
    assert.deepEqual(
      [...kinds.values()].flatMap(({ uses }) => Array.from(uses.each(), (all) => Array.from(all, ({ said }) => said.at))),
      [],
    );
  });

  it('passes over documents of another form', async () => {
    const odd = [
      '[]',
      '"text"',
      '7',
      'null',
      '{"scripts": 5, "scope": [], "general": null}',
      '{"scripts":[null, 5, [1]]}',
      '{"criteria": {"name": 5}}',
      '{',
    ];
    const source = memorySource([
      ...odd.map((text, id): MemoryEntry => ({ resource: policies, id: String(id), text })),
      ...odd.map((text, id): MemoryEntry => ({ resource: groups, id: String(id), text })),
    ]);
    const { kinds } = await buildIndex(source, await demoCatalogue(), never);
    assert.deepEqual(
      [...kinds.values()].map(({ uses, objects }) => [[...uses.each()].length, objects.length]),
      [
        [0, odd.length],
        [0, odd.length],
      ],
    );
    assert.deepEqual(
      kinds.get(policies)?.unread.map(({ id, unread }) => [id, unread.why]),
      [['7', 'disk']],
    );
  });

  it('tells uses by kind, name and place, numbers by their size', async () => {
    const source = memorySource([
      policy(10, scripts(...Array.from({ length: 12 }, (_, index) => (index === 2 || index === 11 ? 5 : 9))), 'B'),
      policy(2, scripts(5), 'B'),
      policy(3, scripts(5), 'A'),
    ]);
    const found = usesOf(await buildIndex(source, await demoCatalogue(), never), { resource: 'scripts', id: '5', name: '' });
    assert.deepEqual(places(found), [
      `${policies} 3 /scripts/0/id id`,
      `${policies} 2 /scripts/0/id id`,
      `${policies} 10 /scripts/2/id id`,
      `${policies} 10 /scripts/11/id id`,
    ]);
  });

  it('is the same in whichever order things were read, and finds each planted id once', async () => {
    const catalogue = await demoCatalogue();
    const entries = [
      ...Array.from({ length: 6 }, (_, id) =>
        policy(id + 1, {
          ...scripts(id + 1, 100),
          scope: { computer_groups: [{ id: id + 1 }], exclusions: { computer_groups: [{ id: 50 }] } },
        }),
      ),
      group(50, 'Old', criterion('Computer Group', 'Newer', 'member of'), criterion('State', 'x')),
      group(51, 'Newer'),
      { resource: attributes, id: '1', name: 'State', document: { scriptContents: 'echo Newer' } },
      script(100, 'jamf policy -id 3; echo "State"'),
    ];
    const targets = [
      ...Array.from({ length: 6 }, (_, id) => ({ resource: 'scripts', id: String(id + 1), name: '' })),
      ...entries.map(({ resource, id, name = '' }) => ({ resource, id, name })),
    ];
    const answers = async (all: readonly MemoryEntry[]): Promise<unknown> => {
      const index = await buildIndex(memorySource(all), catalogue, never);
      return targets.map((target) => places(usesOf(index, target)));
    };
    const expected = await answers(entries);
    assert.deepEqual(expected, [
      ...[1, 2, 3, 4, 5, 6].map((id) => [`${policies} ${id} /scripts/0/id id`]),
      [],
      [],
      ['scripts 100 /scriptContents mentioned'],
      [],
      [],
      [],
      [1, 2, 3, 4, 5, 6].map((id) => `${policies} ${id} /scope/exclusions/computer_groups/0/id id`),
      [`${attributes} 1 /scriptContents mentioned`, `${groups} 50 /criteria/0/value name`],
      ['scripts 100 /scriptContents mentioned', `${groups} 50 /criteria/1/name name`],
      [1, 2, 3, 4, 5, 6].map((id) => `${policies} ${id} /scripts/1/id id`),
    ]);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(entries, { minLength: entries.length }), async (all) =>
        assert.deepEqual(await answers(all), expected),
      ),
      { numRuns: 30 },
    );
  });

  it('does not count what an object says of itself', async () => {
    const source = memorySource([
      { resource: attributes, id: '1', name: 'State', document: { scriptContents: '# State' } },
      group(5, 'Laptops', criterion('Computer Group', 'Laptops', 'member of')),
      policy(3, {
        files_processes: { run_command: 'jamf policy -id 3; jamf policy -event go' },
        general: { id: 3, name: 'x', trigger_other: 'go' },
      }),
    ]);
    const index = await buildIndex(source, await demoCatalogue(), never);
    for (const target of [
      { resource: attributes, id: '1', name: 'State' },
      { resource: groups, id: '5', name: 'Laptops' },
      { resource: policies, id: '3', name: 'x' },
    ]) {
      assert.deepEqual(usesOf(index, target), []);
    }
  });

  it('reads objects of both APIs once: those of the better one', async () => {
    const document = { id: 5, criteria: [{ name: 'State', priority: 0, search_type: 'is', value: 'x' }] };
    const source = memorySource([
      group(5, 'Laptops', criterion('State', 'x')),
      { resource: 'classic/computergroups', id: '5', name: 'Laptops', document },
    ]);
    const index = await buildIndex(source, await demoCatalogue(), never);
    assert.deepEqual(places(usesOf(index, { resource: attributes, id: '1', name: 'State' })), [`${groups} 5 /criteria/0/name name`]);
  });

  it('is made anew of the kinds that changed, and of texts where names changed that they speak of', async () => {
    const catalogue = await demoCatalogue();
    const read: string[] = [];
    const counted = (entries: readonly MemoryEntry[]): ReturnType<typeof memorySource> => {
      const source = memorySource(entries);
      return {
        ...source,
        entries: (resource, signal) => {
          read.push(resource);
          return source.entries(resource, signal);
        },
      };
    };
    const first = [policy(1, scripts(5)), script(5, 'echo Laptops, Tablets'), group(1, 'Laptops')];
    const index = await buildIndex(counted(first), catalogue, never);
    assert.deepEqual(read.toSorted(), [policies, groups, 'scripts'].toSorted());
    read.length = 0;
    const moved = [policy(1, scripts(6)), script(5, 'echo Laptops, Tablets'), group(1, 'Laptops')];
    const next = await buildIndex(counted(moved), catalogue, never, { previous: index, changed: [policies] });
    assert.deepEqual(read, [policies]);
    assert.deepEqual(places(usesOf(next, { resource: 'scripts', id: '6', name: '' })), [`${policies} 1 /scripts/0/id id`]);
    assert.deepEqual(usesOf(next, { resource: 'scripts', id: '5', name: '' }), []);
    assert.deepEqual(
      places(usesOf(index, { resource: 'scripts', id: '5', name: '' })),
      [`${policies} 1 /scripts/0/id id`],
      'what was made stays',
    );
    read.length = 0;
    const renamed = [...moved.slice(0, 2), group(1, 'Tablets')];
    const last = await buildIndex(counted(renamed), catalogue, never, { previous: next, changed: [groups] });
    assert.deepEqual(read.toSorted(), [policies, groups, 'scripts'].toSorted(), 'policies have commands');
    assert.deepEqual(places(usesOf(last, { resource: groups, id: '1', name: 'Tablets' })), ['scripts 5 /scriptContents mentioned']);
  });

  it('ends with the signal', async () => {
    const ended = new AbortController();
    ended.abort();
    await assert.rejects(buildIndex(memorySource([policy(1, {})]), await demoCatalogue(), ended.signal));
  });
});

describe('where-used: a name', () => {
  it('has the criteria that go by it, those that spell it otherwise as mentions, and columns; no texts', async () => {
    const source = memorySource([
      group(1, 'A', criterion('State', 'x'), criterion('Building', 'State'), criterion('Building', 'State', 'like')),
      group(2, 'B', criterion('state', 'x'), criterion('State ', 'x')),
      { resource: 'classic/advancedcomputersearches', id: '3', document: { display_fields: [{ name: 'State' }] } },
      { resource: attributes, id: '1', name: 'State', document: {} },
      script(4, 'echo State'),
    ]);
    const index = await buildIndex(source, await demoCatalogue(), never);
    assert.deepEqual(places(criteriaNaming(index, attributes, 'State')), [
      `${groups} 1 /criteria/0/name name`,
      `${groups} 2 /criteria/0/name mentioned`,
      `${groups} 2 /criteria/1/name mentioned`,
      'classic/advancedcomputersearches 3 /display_fields/0/name name',
    ]);
    assert.deepEqual(places(criteriaNaming(index, 'buildings', 'State')), [
      `${groups} 1 /criteria/1/value name`,
      `${groups} 1 /criteria/2/value mentioned`,
    ]);
    assert.deepEqual(criteriaNaming(index, attributes, 'Other'), []);
  });

  it('of a package is that of its file', async () => {
    const source = memorySource([
      group(1, 'A', criterion('Packages Installed By Casper', 'a.pkg', 'has')),
      { resource: 'packages', id: '1', name: 'The package', document: { packageName: 'The package', fileName: 'a.pkg' } },
      { resource: 'packages', id: '2', name: 'a.pkg', document: { packageName: 'a.pkg', fileName: 'b.pkg' } },
    ]);
    const index = await buildIndex(source, await demoCatalogue(), never);
    assert.deepEqual(places(usesOf(index, { resource: 'packages', id: '1', name: 'The package' })), [`${groups} 1 /criteria/0/value name`]);
    assert.deepEqual(usesOf(index, { resource: 'packages', id: '2', name: 'a.pkg' }), []);
  });
});

describe('where-used: evidence', () => {
  const use = (pointer: string, text: string): Use => ({
    from: { resource: 'scripts', id: '1', name: '' },
    pointer,
    how: 'id',
    to: { resource: 'x', by: 'name', text },
    called: undefined,
  });
  const text = `${JSON.stringify({ a: [1, { id: 5 }], s: 'first\n  jamf policy -event go  \nlast' }, undefined, 2)}\n`;

  it('is the line, and of a text of several lines the one that says it', () => {
    const found = evidenceIn(text, use('/a/1/id', '5'));
    assert.deepEqual([found?.line, found?.words, text.slice(found?.from, found?.to)], [4, '"id": 5', '"id": 5']);
    assert.equal(evidenceIn(text, use('/s', 'go'))?.words, 'jamf policy -event go');
    assert.equal(evidenceIn(text, use('/a/0', '1'))?.line, 2);
  });

  it('is none where it is not there any more', () => {
    assert.equal(evidenceIn(text, use('/a/2/id', '5')), undefined);
    assert.equal(evidenceIn('{', use('/a', '5')), undefined);
  });

  it('is cut where the line is long', () => {
    assert.equal(evidenceIn(JSON.stringify({ s: `${'x'.repeat(500)} go` }), use('/s', 'go'))?.words.length, 201);
  });
});
