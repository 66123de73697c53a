import assert from 'node:assert/strict';
import { createDemo, type DemoOptions } from '../../../src/demo/demo.ts';
import { differences, plantedWorld, type Planted } from '../../../src/demo/worlds/planted.ts';
import { noon } from '../../support/demoCaller.ts';
import { demoKinds, demoSource } from '../../support/sets/demoSource.ts';
import { never } from '../../support/signals.ts';

describe('the differences planted in the demo', () => {
  it('are about objects that are there: in one world, or in both', async () => {
    const tables = new Set(Object.values(differences).flatMap(({ shows }) => shows.map(({ table }) => table)));
    const keyOf = (table: string): string => demoKinds.find((kind) => kind === table || kind === `classic/${table}`) ?? '';
    const kinds = [...tables].map(keyOf);
    const names = async (options: DemoOptions) => {
      const source = await demoSource(createDemo({ now: () => noon, ...options }), kinds);
      const found = new Map<string, Set<string>>();
      for (const kind of kinds) {
        found.set(kind, new Set());
        for await (const { name } of source.entries(kind, never)) found.get(kind)?.add(name);
      }
      return { found, unread: source.kinds().filter(({ unread }) => unread !== undefined) };
    };
    const [first, planted] = [await names({}), await names({ world: plantedWorld() })];
    for (const { table, objects, found } of Object.values(differences).flatMap(({ shows }): readonly Planted[] => shows)) {
      const isRead = !planted.unread.some(({ resource }) => resource === keyOf(table));
      assert.equal(isRead, found !== 'notCompared', table);
      for (const object of objects) {
        assert.equal(first.found.get(keyOf(table))?.has(object), found !== 'onlyPlanted', object);
        assert.equal(planted.found.get(keyOf(table))?.has(object), found !== 'onlyFirst', object);
      }
    }
  });
});
