import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { FolderDrift } from '../../../../../src/app/sets/drift/folderDrift.ts';
import { takeTheirs } from '../../../../../src/app/sets/drift/takeTheirs.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { listedSource, type ListedObject } from '../../../../support/sets/listedSource.ts';
import { PullDesk, pulledBuilding, pulledScript } from '../../../../support/sets/pullDesk.ts';
import { never } from '../../../../support/signals.ts';

type World = Readonly<Record<string, readonly ListedObject[]>>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Takes of what differs those rows that are meant; the next pull then goes over all. */
async function taken(desk: PullDesk, now: World, isMeant: (id: string) => boolean): Promise<void> {
  const parts = { tree: desk.tree, bases: desk.bases, shapeOf: () => anything, sha256, now: () => 1 };
  const drift = new FolderDrift(parts);
  await drift.look();
  await drift.compare(listedSource(now), never);
  const rows = drift.rows().filter(({ id }) => id !== undefined && isMeant(id));
  const nobody = (): Promise<never> => Promise.reject(new Error('nobody is to be asked'));
  const taking = {
    instance: { id: 'acme', url: drift.manifest?.server ?? '' },
    copyOf: nobody,
    isDirty: () => false,
    agree: () => Promise.resolve(true),
  };
  assert.deepEqual(await takeTheirs(parts, drift, rows, taking), []);
}

describe('what is taken of one object alone', () => {
  const of = (...named: readonly (readonly [id: string, name: string])[]) => ({
    buildings: named.map(([id, name]) => pulledBuilding(id, name)),
  });
  const table: readonly (readonly [what: string, before: World, now: World, path: string])[] = [
    ['a new one with a name of its own', of(['1', 'Main']), of(['1', 'Main'], ['2', 'Annex']), 'buildings/Annex.json'],
    ['a new one whose name another one has', of(['1', 'Main']), of(['1', 'Main'], ['2', 'MAIN']), 'buildings/MAIN (2).json'],
    ['a new one of two that share a name', of(['1', 'Main']), of(['1', 'Main'], ['2', 'New'], ['3', 'new']), 'buildings/New (2).json'],
    ['one that lost its namesake', of(['1', 'Main'], ['2', 'Main']), of(['2', 'Main']), 'buildings/Main (2).json'],
    [
      'one that is called as another one was',
      of(['1', 'Main'], ['2', 'Annex']),
      of(['1', 'Other'], ['2', 'Main']),
      'buildings/Main (2).json',
    ],
  ];
  for (const [what, before, now, path] of table) {
    it(`stands where the next pull has it, or beside what is in the way: ${what}`, async () => {
      const desk = new PullDesk();
      await desk.pull(before);
      await taken(desk, now, (id) => id === '2');
      assert.ok(desk.paths().includes(path), desk.paths().join(', '));
    });
  }

  const names = fc.constantFrom('A', 'a', 'B', 'a/b', 'a:b', 'CON', 'Ä', 'A\u0308', '.', 'A (2)', 'x'.repeat(300));
  const world = fc
    .uniqueArray(fc.tuple(fc.constantFrom('1', '2', '3', '4'), names), { selector: ([id]) => id, maxLength: 4 })
    .map((all) => ({ scripts: all.map(([id, name]) => pulledScript(id, name, `echo ${id}\n`)) }));

  it('ends, all rows taken, where a pull into an empty folder would, and a pull then writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(world, world, fc.boolean(), async (before, now, isFolding) => {
        const [desk, fresh] = [new PullDesk({}, { isFolding }), new PullDesk()];
        await desk.pull(before);
        await taken(desk, now, () => true);
        await taken(desk, now, () => true);
        await fresh.pull(now);
        const { changes } = desk.tree;
        const { edited, foreign, failed } = await desk.pull(now);
        assert.deepEqual([edited, foreign, [...failed]], [[], [], []]);
        assert.deepEqual(desk.paths(), fresh.paths());
        if (before.scripts.length === 0) assert.equal(desk.tree.changes, changes);
      }),
      { numRuns: 60 },
    );
  });
});
