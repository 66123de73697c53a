import assert from 'node:assert/strict';
import { compareSets } from '../../../../src/core/sets/compare/compareSets.ts';
import type { SetPair } from '../../../../src/core/sets/compare/setPair.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import { anything, type Shape } from '../../../../src/core/shapes/shape.ts';
import type { OtherWorld } from '../../../../src/demo/worlds/otherWorld.ts';
import { differences, plantedWorld, type Planted } from '../../../../src/demo/worlds/planted.ts';
import { twinWorld } from '../../../../src/demo/worlds/twinWorld.ts';
import { demoSnapshot, type DemoSnapshot } from '../../../support/sets/demoSnapshot.ts';
import { never } from '../../../support/signals.ts';

describe('two demo worlds that were read into snapshots', () => {
  let first: DemoSnapshot;
  before(async () => void (first = await demoSnapshot()));
  after(() => first.remove());

  const shapeIn = ({ catalogue }: DemoSnapshot, key: string): Shape => {
    const resource = catalogue.resource(key);
    if (resource?.can.read === undefined) return anything;
    return planOf(catalogue, key, resource.kind === 'singleton' ? { kind: 'only' } : { kind: 'one', id: '1' }).readShape;
  };

  /** Pairs that are not the same, as `state resource name`. */
  async function compared(world: OtherWorld): Promise<readonly (SetPair & { readonly resource: string })[]> {
    const other = await demoSnapshot(world);
    try {
      const pairs: (SetPair & { readonly resource: string })[] = [];
      const shapesOf = (key: string) => ({ left: shapeIn(first, key), right: shapeIn(other, key) });
      for await (const kind of compareSets(first.source, other.source, { shapesOf }, never))
        for (const pair of kind.pairs) pairs.push(Object.assign({ resource: kind.resource }, pair));
      return pairs;
    } finally {
      other.remove();
    }
  }

  /** Pages of settings that the demo does not have: nobody can compare them. */
  const isUnread = ({ state, why }: SetPair): boolean => state === 'notCompared' && why?.kind === 'unread';
  const shown = ({ state, resource, name }: SetPair & { readonly resource: string }): string => `${state} ${resource} ${name}`;

  it('are the same where they differ in ids alone', async () => {
    const pairs = await compared(twinWorld);
    assert.ok(pairs.filter(({ state }) => state === 'same').length > 200);
    assert.deepEqual(pairs.filter((pair) => pair.state !== 'same' && !isUnread(pair)).map(shown), []);
  });

  it('differ in what was planted and in nothing else', async () => {
    const pairs = await compared(plantedWorld());
    const planted: readonly Planted[] = Object.values(differences).flatMap(({ shows }): readonly Planted[] => shows);
    const states = { onlyFirst: 'onlyLeft', onlyPlanted: 'onlyRight', ambiguous: 'notCompared' } as const;
    const told = new Set<SetPair>();
    for (const { table, objects, found } of planted) {
      const meant = pairs.filter(
        ({ resource, name }) => [table, `classic/${table}`].includes(resource) && (objects.length === 0 || objects.includes(name)),
      );
      const state = found === 'onlyFirst' || found === 'onlyPlanted' || found === 'ambiguous' ? states[found] : found;
      assert.ok(meant.length >= objects.length, table);
      for (const pair of meant) {
        assert.equal(pair.state, state, shown(pair));
        told.add(pair);
      }
    }
    assert.deepEqual(pairs.filter((pair) => pair.state !== 'same' && !isUnread(pair) && !told.has(pair)).map(shown), []);
  });
});
