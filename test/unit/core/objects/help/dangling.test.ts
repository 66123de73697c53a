import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { applyEdits } from '../../../../../src/core/json/edit.ts';
import { goneReferences, scopeReferences, withoutEntries, type KnownNames } from '../../../../../src/core/objects/help/dangling.ts';
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
type Names = ReadonlyMap<string, string> | undefined;
const list = (...ids: number[]): Names => new Map(ids.map((id) => [String(id), `Group ${id}`]));

/** What an instance answers, and what it is asked for. `now`: as of this moment, where that is something else. */
class Instance implements KnownNames {
  readonly asked: string[] = [];
  readonly #lists: Readonly<Record<string, Names>>;
  readonly #now: Readonly<Record<string, Names>>;

  constructor(lists: Readonly<Record<string, Names>>, now: Readonly<Record<string, Names>> = lists) {
    this.#lists = lists;
    this.#now = now;
  }

  kindsOf(): readonly string[] {
    return Object.keys(this.#lists);
  }

  async of(kind: string): Promise<Names> {
    this.asked.push(kind);
    return await Promise.resolve(this.#lists[kind]);
  }

  async asOfNow(kind: string): Promise<Names> {
    this.asked.push(`${kind} now`);
    return await Promise.resolve(this.#now[kind]);
  }
}

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

  const [second, excluded] = ['/scope/computer_groups/1', '/scope/exclusions/computer_groups/0'];
  const many = list(...Array.from({ length: 1000 }, (_, at) => at + 10));
  type Row = readonly [what: string, instance: Instance, gone: readonly string[], asked: number];
  const table: readonly Row[] = [
    ['what the list does not have', new Instance({ all: list(1, 3) }), [second, excluded], 2],
    ['nothing where all are there', new Instance({ all: list(1, 2, 3) }), [], 1],
    ['nothing where the kind is not asked for', new Instance({}), [], 0],
    ['nothing where the list is not to be learned, as of a 403', new Instance({ all: undefined }), [], 1],
    ['nothing where the list is not known to its end', new Instance({ all: many }), [], 1],
    ['nothing of what either of two lists has', new Instance({ smart: list(1, 2), fixed: list(3) }), [], 2],
    ['what neither of two lists has', new Instance({ smart: list(1), fixed: list(3) }), [second, excluded], 4],
    ['nothing where one of two lists is not to be learned', new Instance({ smart: list(1), fixed: undefined }), [], 2],
    ['nothing where one of two lists is not known to its end', new Instance({ smart: list(1), fixed: many }), [], 2],
    ['nothing that is there by now', new Instance({ all: list(1, 3) }, { all: list(1, 2, 3) }), [], 2],
    ['what is gone by now, too', new Instance({ all: list(1, 3) }, { all: list(3) }), ['/scope/computer_groups/0', second, excluded], 2],
    ['nothing where the second look fails', new Instance({ all: list(1, 3) }, { all: undefined }), [], 2],
  ];
  for (const [what, instance, gone, asked] of table) {
    it(`are ${what}`, async () => {
      const all = await goneReferences(found, instance, new Set());
      assert.deepEqual([all.map(({ pointer }) => pointer), instance.asked.length], [gone, asked]);
    });
  }

  it('are asked for once more only where there are others', async () => {
    const instance = new Instance({ all: list(1, 3) });
    const certain = new Set<string>();
    for (let look = 0; look < 3; look += 1) assert.equal((await goneReferences(found, instance, certain)).length, 2);
    assert.deepEqual(instance.asked, ['all', 'all now', 'all', 'all']);
    const more = scopeReferences(parseJson(policy([1, 2, 9], [])), policyShape);
    assert.equal((await goneReferences(more, instance, certain)).length, 2);
    assert.deepEqual(instance.asked.slice(-2), ['all', 'all now']);
  });

  it('cost one request for each kind, however many are named', async () => {
    const ids = Array.from({ length: 900 }, (_, at) => at + 1);
    const instance = new Instance({ all: list(...ids) });
    assert.deepEqual(await goneReferences(scopeReferences(parseJson(policy(ids, ids)), policyShape), instance, new Set()), []);
    assert.deepEqual(instance.asked, ['all']);
  });

  it('are none that say “none”, or name nothing by an id', () => {
    const entries = [{ id: -1, name: 'None' }, { id: '-1' }, { id: '' }, { id: null, name: 'Group 5' }, { name: 'Group 6' }, {}];
    assert.deepEqual(scopeReferences(parseJson(JSON.stringify({ scope: { computer_groups: entries } })), policyShape), []);
  });

  it('are taken out in one edit that leaves the rest as it is', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    return fc.assert(
      fc.asyncProperty(ids, ids, ids, async (targets, without, there) => {
        const before = policy(targets, without);
        const gone = await goneReferences(
          scopeReferences(parseJson(before), policyShape),
          new Instance({ all: list(...there) }),
          new Set(),
        );
        const edit = withoutEntries(before, gone);
        assert.equal(edit === undefined, gone.length === 0);
        const after = applyEdits(before, edit === undefined ? [] : [edit]);
        const kept = (all: readonly number[]): readonly number[] => all.filter((id) => there.includes(id));
        assert.deepEqual(JSON.parse(after), JSON.parse(policy(kept(targets), kept(without))));
      }),
      { numRuns: 100 },
    );
  });

  it('are not taken out of a text that is no JSON', () => assert.equal(withoutEntries('{', found), undefined));
});
