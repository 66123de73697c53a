import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { applyEdits } from '../../../../../src/core/json/edit.ts';
import { danglingAmong, scopeReferences, withoutEntries } from '../../../../../src/core/objects/help/dangling.ts';
import { policyShape } from '../../../../support/xml/policyShape.ts';

const group = (id: number): object => ({ id, name: `Group ${id}` });
const policy = (targets: readonly number[], excluded: readonly number[]): string =>
  JSON.stringify(
    {
      general: { id: 7, name: 'x' },
      scope: { all_computers: false, computer_groups: targets.map(group), exclusions: { computer_groups: excluded.map(group) } },
      printers: { printer: [{ id: 3, action: 'install' }] },
    },
    null,
    2,
  );
const known = (...ids: number[]): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map([['computer-groups', new Map(ids.map((id) => [String(id), `Group ${id}`]))]]);

describe('references of a scope that no longer exist', () => {
  const text = policy([1, 2], [2, 3]);
  const found = scopeReferences(parseJson(text), policyShape);

  it('are the ids of what the lists of the scope name, and of nothing else', () => {
    assert.deepEqual(
      found.map(({ pointer, resource, id, name, from, to }) => [pointer, resource, id, name, text.slice(from, to)]),
      [
        ['/scope/computer_groups/0', 'computer-groups', '1', 'Group 1', '1'],
        ['/scope/computer_groups/1', 'computer-groups', '2', 'Group 2', '2'],
        ['/scope/exclusions/computer_groups/0', 'computer-groups', '2', 'Group 2', '2'],
        ['/scope/exclusions/computer_groups/1', 'computer-groups', '3', 'Group 3', '3'],
      ],
    );
  });

  const table: readonly (readonly [what: string, names: ReadonlyMap<string, ReadonlyMap<string, string>>, gone: readonly string[]])[] = [
    ['what the list does not have', known(1, 3), ['/scope/computer_groups/1', '/scope/exclusions/computer_groups/0']],
    ['nothing where all are there', known(1, 2, 3), []],
    ['nothing where the list is not known', new Map(), []],
    ['nothing where the list is not known to its end', known(...Array.from({ length: 1000 }, (_, at) => at + 10)), []],
  ];
  for (const [what, names, gone] of table) {
    it(`are ${what}`, () =>
      assert.deepEqual(
        danglingAmong(found, names).map(({ pointer }) => pointer),
        gone,
      ));
  }

  it('are taken out in one edit that leaves the rest as it is', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(ids, ids, ids, (targets, excluded, there) => {
        const before = policy(targets, excluded);
        const gone = danglingAmong(scopeReferences(parseJson(before), policyShape), known(...there));
        const edit = withoutEntries(before, gone);
        assert.equal(edit === undefined, gone.length === 0);
        const after = applyEdits(before, edit === undefined ? [] : [edit]);
        const kept = (all: readonly number[]): readonly number[] => all.filter((id) => there.includes(id));
        assert.deepEqual(JSON.parse(after), JSON.parse(policy(kept(targets), kept(excluded))));
      }),
      { numRuns: 100 },
    );
  });

  it('are not taken out of a text that is no JSON', () => assert.equal(withoutEntries('{', found), undefined));
});
