import assert from 'node:assert/strict';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { objectsMeant, thingAt } from '../../../../../src/core/sets/uses/targetAt.ts';
import { useRules } from '../../../../../src/core/sets/uses/useRules.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { never } from '../../../../support/signals.ts';

const policy = JSON.stringify(
  {
    general: { id: 3, name: 'Install', category: { id: 9, name: 'Tools' }, trigger_other: 'go' },
    scope: { computer_groups: [{ id: 5, name: 'Laptops' }] },
    scripts: [{ id: 7, name: 'Fix', priority: 'After' }],
  },
  undefined,
  2,
);
const group = JSON.stringify(
  { id: '5', name: 'Laptops', criteria: [{ name: 'Computer Group', priority: 0, searchType: 'member of', value: 'All' }] },
  undefined,
  2,
);

describe('what the cursor is on in a document', () => {
  for (const [what, resource, text, at, expected] of [
    ['its own id', 'classic/policies', policy, '3,', 'own'],
    ['its own name', 'classic/policies', policy, 'Install', 'own'],
    ['the event that it is run by', 'classic/policies', policy, 'go"', 'own'],
    ['an id of another object', 'classic/policies', policy, '7,', 'scripts id 7'],
    ['the name beside it', 'classic/policies', policy, 'Fix', 'scripts id 7'],
    ['a category', 'classic/policies', policy, 'Tools', 'categories id 9'],
    ['a group in its scope', 'classic/policies', policy, '5,', 'computer-groups id 5'],
    ['a field that names nothing', 'classic/policies', policy, 'After', ''],
    ['a criterion’s group, by its name', 'computer-groups/smart-groups', group, '"All"', 'computer-groups name All'],
    ['its own id in another API', 'computer-groups/smart-groups', group, '"5"', 'own'],
    ['nothing, in text that is no JSON', 'classic/policies', '{ "general": ', 'general', ''],
  ] as const) {
    it(`is ${what}`, function () {
      const rules = useRules(realCatalogue(this));
      const thing = thingAt(rules, resource, text, text.indexOf(at) + 1);
      const said = thing === undefined ? '' : thing === 'own' ? thing : `${rules.ids(thing.resource)} ${thing.by} ${thing.text}`;
      const wanted = expected.includes(' ') ? expected.replace(/^\S+/, (key) => rules.ids(key)) : expected;
      assert.equal(said, wanted);
    });
  }

  it('means objects that were read; an id means one in any case', async function () {
    const source = memorySource([
      { resource: 'classic/policies', id: '3', name: 'Install', text: policy },
      { resource: 'computer-groups/smart-groups', id: '5', name: 'Laptops', text: group },
    ]);
    const index = await buildIndex(source, realCatalogue(this), never);
    const ids = (resource: string, by: 'id' | 'name' | 'event', text: string, known: typeof index | undefined = index) =>
      objectsMeant(known, { resource, by, text }).map(({ resource: key, id, name }) => `${key} ${id} ${name}`.trim());
    assert.deepEqual(ids('classic/policies', 'event', 'go'), ['classic/policies 3 Install']);
    assert.deepEqual(ids('computer-groups', 'name', 'Laptops'), ['computer-groups/smart-groups 5 Laptops']);
    assert.deepEqual(ids('computer-groups', 'name', 'Nobody'), []);
    assert.deepEqual(ids('scripts', 'id', '7', undefined), ['scripts 7']);
  });
});
