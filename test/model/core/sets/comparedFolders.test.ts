import assert from 'node:assert/strict';
import { compareSets } from '../../../../src/core/sets/compare/compareSets.ts';
import type { ComparedKind, CompareOptions, SetPair } from '../../../../src/core/sets/compare/setPair.ts';
import { openFolderSource } from '../../../../src/core/sets/folder/folderSource.ts';
import type { ObjectSource } from '../../../../src/core/sets/source.ts';
import { createDemo } from '../../../../src/demo/demo.ts';
import { plantedWorld } from '../../../../src/demo/worlds/planted.ts';
import { twinWorld } from '../../../../src/demo/worlds/twinWorld.ts';
import { noon } from '../../../support/demoCaller.ts';
import { PullDesk } from '../../../support/sets/pullDesk.ts';
import { wholeDemo } from '../../../support/sets/wholeDemo.ts';
import { never } from '../../../support/signals.ts';

const first = wholeDemo(createDemo({ now: () => noon }), '11.30.1');

/** What is not the same in an instance and in a folder. */
async function odd(left: ObjectSource, right: ObjectSource, how: Partial<CompareOptions>): Promise<readonly string[]> {
  const demo = await first;
  const options = { shapesOf: (key: string) => ({ left: demo.shapeOf(key), right: demo.shapeOf(key) }), ...how };
  const found: string[] = [];
  for await (const { resource, pairs } of compareSets(left, right, options, never)) {
    const shown = ({ state, left, right }: SetPair): string => `${state} ${resource} ${left?.id ?? right?.id ?? ''}`;
    found.push(...pairs.filter(({ state }) => state !== 'same').map(shown));
  }
  return found;
}

async function pulled(): Promise<PullDesk> {
  const demo = await first;
  const desk = new PullDesk();
  await desk.pull(demo.source, { shapeOf: (key) => demo.shapeOf(key) });
  return desk;
}

describe('a demo server and a folder that was pulled from it', () => {
  it('are the same right after, and differ in what was edited or taken away, and in nothing else', async () => {
    const { source } = await first;
    const { tree } = await pulled();
    const drift = async (): Promise<readonly string[]> => await odd(source, await openFolderSource(tree), { comparison: 'drift' });
    assert.deepEqual(await drift(), []);
    const files = Object.entries(tree.texts()).filter(([path]) => path.startsWith('classic/policies/') && path.endsWith('.json'));
    const [[edited, text] = ['', ''], [gone, other] = ['', '']] = files;
    const idIn = (document: string): string => /"id": (\d+)/.exec(document)?.[1] ?? '';
    tree.put(edited, text.replace('"distribution_point": "default"', '"distribution_point": "other"'));
    tree.files.delete(gone);
    const wanted = [`different classic/policies ${idIn(text)}`, `onlyLeft classic/policies ${idIn(other)}`];
    assert.deepEqual((await drift()).toSorted(), wanted);
  });

  it('are the same as a twin server, by names', async () => {
    const { source } = await wholeDemo(createDemo({ now: () => noon, world: twinWorld }), '11.30.1');
    const { tree } = await pulled();
    assert.deepEqual(await odd(source, await openFolderSource(tree), {}), []);
  });

  it('differ in nothing of what an upgrade brought, whose fields are told', async () => {
    const world = plantedWorld();
    const upgraded = await wholeDemo(createDemo({ now: () => noon, world }), world.version ?? '');
    const { tree } = await pulled();
    const kinds = ['departments'];
    const shapesOf = (key: string) => ({ left: upgraded.shapeOf(key), right: upgraded.shapeOf(key), guessed: 'right' as const });
    const told = async (left: ObjectSource): Promise<ComparedKind> => {
      for await (const kind of compareSets(left, await openFolderSource(tree), { kinds, shapesOf }, never)) return kind;
      throw new Error('nothing was compared');
    };
    const found = await told(upgraded.source);
    assert.deepEqual(found.more, { left: ['costCentre'], right: [] });
    assert.ok(found.pairs.some(({ state }) => state === 'same'));
    assert.deepEqual((await told((await first).source)).more, { left: [], right: [] });
  });
});
