import assert from 'node:assert/strict';
import { compareSets } from '../../../../src/core/sets/compare/compareSets.ts';
import type { ComparedKind, SetPair } from '../../../../src/core/sets/compare/setPair.ts';
import { createDemo } from '../../../../src/demo/demo.ts';
import type { OtherWorld } from '../../../../src/demo/worlds/otherWorld.ts';
import { differences, plantedWorld, type Planted } from '../../../../src/demo/worlds/planted.ts';
import { twinWorld } from '../../../../src/demo/worlds/twinWorld.ts';
import { noon } from '../../../support/demoCaller.ts';
import { wholeDemo } from '../../../support/sets/wholeDemo.ts';
import { never } from '../../../support/signals.ts';

const first = wholeDemo(createDemo({ now: () => noon }), '11.30.1');

async function compared(world: OtherWorld): Promise<readonly ComparedKind[]> {
  const left = await first;
  const right = await wholeDemo(createDemo({ now: () => noon, world }), world.version ?? '11.30.1');
  const shapesOf = (key: string) => ({ left: left.shapeOf(key), right: right.shapeOf(key) });
  const found: ComparedKind[] = [];
  for await (const kind of compareSets(left.source, right.source, { shapesOf }, never)) found.push(kind);
  return found;
}

const shown = ({ state, name }: SetPair): string => `${state} ${name}`;

/** As the planted world tells it. */
const states: Readonly<Record<Planted['found'], (pair: SetPair) => boolean>> = {
  onlyFirst: ({ state }) => state === 'onlyLeft',
  onlyPlanted: ({ state }) => state === 'onlyRight',
  different: ({ state }) => state === 'different',
  same: ({ state }) => state === 'same',
  ambiguous: ({ why }) => why?.kind === 'ambiguous',
  notCompared: ({ state }) => state === 'notCompared',
};

describe('two demo servers, compared', () => {
  it('are the same where they differ in ids alone', async () => {
    for (const { resource, pairs } of await compared(twinWorld)) {
      const odd = pairs.filter(({ state }) => state !== 'same');
      assert.deepEqual(odd.map(shown), [], resource);
    }
  });

  it('differ in what was planted, and in nothing else', async () => {
    const found = await compared(plantedWorld());
    const shows: readonly Planted[] = Object.values(differences).flatMap((one): readonly Planted[] => one.shows);
    const told = new Set<SetPair>();
    for (const { table, objects, found: wanted } of shows) {
      const kind = found.find(({ resource }) => resource === table || resource === `classic/${table}`);
      const pairs = kind?.pairs.filter(({ name }) => objects.length === 0 || objects.includes(name)) ?? [];
      assert.ok(pairs.length > 0 && pairs.every(states[wanted]), `${table}: ${pairs.map(shown).join(', ')}`);
      for (const pair of pairs) told.add(pair);
    }
    const rest = found.flatMap(({ pairs }) => pairs.filter((pair) => pair.state !== 'same' && !told.has(pair)));
    assert.deepEqual(rest.map(shown), []);
    assert.deepEqual(found.find(({ resource }) => resource === 'departments')?.more, { left: [], right: ['costCentre'] });
  });
});
