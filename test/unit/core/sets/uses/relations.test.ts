import assert from 'node:assert/strict';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { useRelations } from '../../../../support/sets/useRelations.ts';
import { never } from '../../../../support/signals.ts';

const mac = { resource: 'computer-groups/smart-groups', id: '5', name: 'Laptops' };
const policy = { resource: 'classic/policies', id: '5', name: 'Install' };
const inScope = { scope: { computer_groups: [{ id: 5, name: 'x' }] } };

/** What is there to be named, each under the id 5 of its kind. */
const targets = [
  { ...mac, document: {} },
  { ...policy, document: { general: { trigger_other: 'go' } } },
  { resource: 'mobile-device-groups/static-groups', id: '5', name: 'Phones', document: {} },
  { resource: 'classic/usergroups', id: '5', name: 'Staff', document: {} },
  { resource: 'computer-extension-attributes', id: '5', name: 'Disk State', document: {} },
  { resource: 'mobile-device-extension-attributes', id: '5', name: 'Plan', document: {} },
  { resource: 'packages', id: '5', name: 'A package', document: { fileName: 'Thing' } },
];

describe('where-used: relations', () => {
  for (const { relation, from, document, to, how, at } of useRelations) {
    it(`${relation} is found`, async function () {
      const catalogue = realCatalogue(this);
      const source = memorySource([...targets, { resource: from, id: '77', name: 'It', document }]);
      const found = usesOf(await buildIndex(source, catalogue, never), to);
      assert.deepEqual(
        found.map((use) => [use.from.resource, use.from.id, use.pointer, use.how]),
        [[from, '77', at, how]],
      );
    });
  }

  it('are found for none of the others with the same id', async function () {
    const catalogue = realCatalogue(this);
    const source = memorySource([{ resource: 'classic/policies', id: '77', document: inScope }]);
    const index = await buildIndex(source, catalogue, never);
    const others = useRelations.map(({ to }) => to).filter(({ resource }) => resource !== mac.resource);
    assert.deepEqual(
      others.flatMap((other) => usesOf(index, other)),
      [],
    );
  });

  it('are those of one object, whichever API it is asked for by, and whichever list it is a row of', async function () {
    const catalogue = realCatalogue(this);
    const source = memorySource([{ resource: 'classic/policies', id: '77', document: inScope }]);
    const index = await buildIndex(source, catalogue, never);
    for (const resource of ['computer-groups', 'computer-groups/smart-groups', 'computer-groups/static-groups', 'classic/computergroups']) {
      assert.equal(usesOf(index, { resource, id: '5', name: '' }).length, 1, resource);
    }
  });
});
