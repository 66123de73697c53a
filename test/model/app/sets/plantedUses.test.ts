import assert from 'node:assert/strict';
import { foundIn } from '../../../../src/app/sets/uses/instanceUses.ts';
import type { ObjectSource } from '../../../../src/core/sets/source.ts';
import { coverageOf } from '../../../../src/core/sets/uses/coverageOf.ts';
import { deadIn, kindsToBeUsed, unusedIn } from '../../../../src/core/sets/uses/useFindings.ts';
import { buildIndex, type UsesIndex } from '../../../../src/core/sets/uses/usesIndex.ts';
import { usesOf } from '../../../../src/core/sets/uses/usesOf.ts';
import { referencesWorld } from '../../../../src/demo/worlds/references/referencesWorld.ts';
import { demoSnapshot, type DemoSnapshot } from '../../../support/sets/demoSnapshot.ts';
import { memorySource } from '../../../support/sets/memorySource.ts';
import { never } from '../../../support/signals.ts';

describe('a world of references that was read into a snapshot', () => {
  const world = referencesWorld();
  let kept: DemoSnapshot;
  let index: UsesIndex;
  before(async () => {
    kept = await demoSnapshot(world);
    index = await buildIndex(kept.source, kept.catalogue, never);
  });
  after(() => kept.remove());

  const shown = (one: { from: { resource: string; name: string }; pointer: string; how: string }): string =>
    `${one.how} ${one.from.resource} ${one.from.name} ${one.pointer}`;

  it('shows of everything that is used each place, and no other', () => {
    const things = new Set(world.references.map(({ to }) => to));
    assert.ok(things.size > 25);
    for (const to of things) {
      const wanted = world.references.filter((one) => one.to === to).map(shown);
      assert.deepEqual(new Set(usesOf(index, to).map(shown)), new Set(wanted), `${to.resource} ${to.name}`);
    }
  });

  it('shows the same to whoever knows an id alone, and reads no more than is said to be missing', async () => {
    const nothing = await buildIndex(memorySource([]), kept.catalogue, never);
    for (const resource of ['api-roles', 'categories', 'computer-groups/static-groups', 'packages', 'classic/userextensionattributes']) {
      const { missing } = foundIn(nothing, { resource, id: '1', name: '' });
      const kinds = kept.source.kinds().filter((kind) => missing.includes(kind.resource));
      const source = { name: '', version: undefined, kinds: () => kinds, nameOf: () => undefined };
      const entries = (key: string): ReturnType<ObjectSource['entries']> => kept.source.entries(key, never);
      const some = await buildIndex({ ...source, entries }, kept.catalogue, never);
      for (const object of index.kinds.get(resource)?.objects ?? []) {
        const all = foundIn(index, object).uses.filter((use) => missing.includes(use.resource));
        assert.deepEqual(foundIn(some, { ...object, name: '' }).uses, all, `${resource} ${object.name}`);
      }
    }
  });

  it('shows what nothing names as unused, and nothing that is used; of kinds that not all were read of it tells none', () => {
    const { rows, untold } = unusedIn(index);
    const names = rows.map(({ object }) => object.name);
    assert.deepEqual(
      names.filter((name) => name.startsWith('Used ')),
      [],
    );
    const kinds = new Set(kindsToBeUsed(index));
    const open = new Set(untold.map(({ resource }) => resource));
    const missing = world.unused.filter(({ resource, name }) => kinds.has(resource) && !open.has(resource) && !names.includes(name));
    assert.deepEqual(missing, []);
    assert.deepEqual(
      world.unused.filter(({ resource }) => open.has(resource)).map(({ resource }) => resource),
      ['buildings'],
      'computers are not read for it',
    );
  });

  it('shows each place that names what is gone, and each event that nobody calls', () => {
    const { rows } = deadIn(index);
    const gone = rows.flatMap(({ what, use }) => (what === 'gone' && use !== undefined ? [shown(use)] : []));
    const before = 'id classic/policies Loaners: wipe downloads /scope/exclusions/computer_groups/0/id';
    assert.deepEqual(new Set(gone), new Set([...world.dead.map(shown), before]));
    const uncalled = rows.flatMap(({ what, event }) => (what === 'uncalled' ? [event] : []));
    assert.deepEqual(new Set(uncalled), new Set(['apps', 'exam', 'logs', 'security', 'time']), 'used-event is called');
  });

  for (const [resource, unseen] of [
    ['categories', ['appInstallers']],
    ['scripts', []],
    ['packages', []],
    ['computer-groups/smart-groups', ['appInstallers', 'blueprints', 'bookmarks', 'compliance']],
    ['mobile-device-groups/smart-groups', ['blueprints', 'compliance']],
    ['users', ['userScopes']],
    ['computer-extension-attributes', []],
    ['classic/printers', []],
  ] as const) {
    it(`says what no API would show of ${resource}: ${unseen.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(coverageOf(index, resource).unseen, unseen);
    });
  }
});
