import assert from 'node:assert/strict';
import { coverageOf, kindsThatCouldUse } from '../../../../../src/core/sets/uses/coverageOf.ts';
import { criteriaOn } from '../../../../../src/app/sets/uses/instanceUses.ts';
import { deadIn } from '../../../../../src/core/sets/uses/useFindings.ts';
import { objectsInText } from '../../../../../src/core/sets/uses/targetInText.ts';
import { useRules } from '../../../../../src/core/sets/uses/useRules.ts';
import { buildIndex, type UsesIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { callersOf, usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { memorySource, type MemoryEntry } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

const [policies, still] = ['classic/policies', 'computer-groups/static-groups'];

const policy = (id: number, event: string): MemoryEntry => ({
  resource: policies,
  id: String(id),
  name: `P${id}`,
  document: { general: { trigger_other: event }, scope: { all_computers: true } },
});
const script = (scriptContents: string): MemoryEntry => ({ resource: 'scripts', id: '1', name: 'S', document: { scriptContents } });

async function indexOf(...entries: readonly MemoryEntry[]): Promise<UsesIndex> {
  const catalogue = await demoCatalogue();
  const kinds = kindsThatCouldUse(useRules(catalogue), policies).map(({ key }) => ({ resource: key }));
  return await buildIndex(memorySource(entries, { kinds }), catalogue, never);
}
const placesOf = (index: UsesIndex, resource: string, id: string): readonly string[] =>
  usesOf(index, { resource, id, name: '' }).map(({ from, pointer, how }) => `${from.id} ${pointer} ${how}`);
const deadOf = (index: UsesIndex): readonly string[] =>
  deadIn(index).rows.map(({ what, object, use }) => `${what} ${use?.to.text ?? object.name}`);

describe('where-used: what scripts put together and ask for', () => {
  it('mentions each policy whose event begins as one does that is put together, and calls no other unused', async () => {
    const index = await indexOf(policy(1, 'install_firefox'), policy(2, 'remove_firefox'), script('jamf policy -event "install_${1}"'));
    assert.deepEqual([placesOf(index, policies, '1'), placesOf(index, policies, '2')], [['1 /scriptContents mentioned'], []]);
    assert.deepEqual(deadOf(index), ['uncalled P2']);
  });

  it('says how many run policies by variables, of those that have an event', async () => {
    const index = await indexOf(policy(1, 'go'), policy(2, ''), script('jamf policy -event "$4"'));
    const variables = (id: string): number | undefined => coverageOf(index, policies, { id, name: '' }).variables;
    assert.deepEqual([variables('1'), variables('2')], [1, undefined]);
  });

  it('calls no event gone that is the name of a variable', async () => {
    const index = await indexOf(policy(1, 'firefox'), script('for name in ["firefox"]:\n  run([JAMF, "policy", "-event", name])'));
    assert.deepEqual(deadOf(index), []);
    assert.deepEqual(placesOf(index, policies, '1'), ['1 /scriptContents mentioned']);
    assert.deepEqual(deadOf(await indexOf(policy(1, ''), script('jamf policy -event former'))), ['gone former']);
  });

  it('mentions the groups and policies that a script asks the API for, and calls none of them gone', async () => {
    const text = 'curl "$url/JSSResource/computergroups/id/5"\ncurl "$url/JSSResource/policies/id/9" "$url/api/v1/categories/5"';
    const index = await indexOf(policy(1, ''), { resource: still, id: '5', name: 'Lab', document: {} }, script(text));
    for (const resource of [still, 'classic/computergroups']) {
      assert.deepEqual(placesOf(index, resource, '5'), ['1 /scriptContents mentioned'], resource);
    }
    assert.deepEqual([placesOf(index, 'categories', '5'), placesOf(index, 'mobile-device-groups', '5'), deadOf(index)], [[], [], []]);
  });

  it('tells what calls a policy by its event, and a package by its file, and not what names it by its id', async () => {
    const criteria = [{ name: 'Packages Installed By Casper', priority: 0, searchType: 'has', value: 'a.pkg' }];
    const index = await indexOf(
      policy(1, 'go'),
      script('jamf policy -event go; jamf policy -id 1; jamf install -package a.pkg'),
      { resource: 'computer-groups/smart-groups', id: '4', name: 'G', document: { criteria } },
      { resource: 'packages', id: '7', name: 'A', document: { fileName: 'a.pkg' } },
    );
    const callers = (resource: string, id: string, called: string): readonly string[] =>
      callersOf(index, { resource, id }, called).map(({ from, how, to }) => `${from.resource} ${how} ${to.by}`);
    assert.deepEqual(callers(policies, '1', 'go'), ['scripts mentioned event']);
    assert.deepEqual(callers('packages', '7', 'a.pkg').toSorted(), ['computer-groups/smart-groups name name', 'scripts mentioned name']);
    assert.deepEqual([callers('categories', '1', 'go'), criteriaOn(index, { resource: 'packages', id: '7', name: 'a.pkg' })], [[], []]);
  });

  it('means at the cursor what a path of the API leads to, of any kind', async () => {
    const [rules, line] = [useRules(await demoCatalogue()), 'sleep 57; curl "$url/api/v1/categories/57" -m 57'];
    const at = (column: number): readonly string[] =>
      objectsInText(rules, undefined, 'scripts', { line, column }).map(({ resource, id }) => `${resource} ${id}`);
    const elsewhere = [at(line.indexOf('57')), at(line.lastIndexOf('57')), at(3)];
    assert.deepEqual([at(line.indexOf('57"')), elsewhere], [['categories 57'], [[], [], []]]);
  });
});
