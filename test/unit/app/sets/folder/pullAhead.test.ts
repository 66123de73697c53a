import assert from 'node:assert/strict';
import { PullAhead } from '../../../../../src/app/sets/folder/pullAhead.ts';
import type { ObjectSource } from '../../../../../src/core/sets/source.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { settled } from '../../../../support/fakeClock.ts';
import { listedSource, type ListedObject } from '../../../../support/sets/listedSource.ts';
import { sha256OfBytes } from '../../../../support/sets/memoryTree.ts';
import { PullDesk, pulledBuilding, pulledScript } from '../../../../support/sets/pullDesk.ts';

const world: Readonly<Record<string, readonly ListedObject[]>> = {
  scripts: [pulledScript('1', 'Fix', 'echo 1\n')],
  buildings: [pulledBuilding('1', 'Barn')],
};

/** A pull of an instance of which more is there with each kind that was read. */
class AheadDesk extends PullDesk {
  readonly gone: string[] = [];
  catalogue: object | undefined = {};
  source: (() => Promise<ObjectSource | undefined>) | undefined;
  readonly ahead = new PullAhead<object>({
    source: async () => await (this.source ?? (() => Promise.resolve(this.there())))(),
    catalogue: () => this.catalogue,
    shapesIn: () => () => anything,
    bases: this.bases,
    sha256: sha256OfBytes,
  });

  there(): ObjectSource {
    const source = listedSource(world);
    return { ...source, entries: (resource, signal) => (this.gone.push(resource), source.entries(resource, signal)) };
  }
}

describe('a look at kinds that are to be pulled, beside the reading of others', () => {
  it('is over before the reading says that it is, keeps their texts and touches no folder', async () => {
    const desk = new AheadDesk();
    const made = await desk.ahead.during((onKind) => {
      onKind('scripts');
      onKind('buildings');
      return Promise.resolve('read');
    });
    assert.equal(made, 'read');
    assert.deepEqual(desk.gone, ['scripts', 'buildings']);
    assert.equal(desk.bases.texts.size, 3);
    assert.deepEqual(desk.tree.texts(), {});
    assert.equal((await desk.pull(desk.there(), { survey: desk.ahead.survey(desk.catalogue ?? {}) })).written, 3);
    assert.deepEqual(desk.gone, ['scripts', 'buildings']);
  });

  it('keeps nothing after a reading that is stopped, which says so itself', async () => {
    const desk = new AheadDesk();
    let come: (source: ObjectSource) => void = () => undefined;
    desk.source = () => new Promise((resolve) => (come = resolve));
    let isOver = false;
    const over = desk.ahead
      .during((onKind) => {
        onKind('scripts');
        return Promise.reject(new Error('stopped'));
      })
      .finally(() => (isOver = true));
    await settled();
    assert.equal(isOver, false, 'a look is still under way');
    come(desk.there());
    await assert.rejects(over, /stopped/);
    assert.equal(desk.bases.texts.size, 0);
  });

  for (const [what, spoil] of [
    ['of a snapshot that cannot be opened', (desk: AheadDesk) => (desk.source = () => Promise.reject(new Error('EIO')))],
    ['of a snapshot that is not there', (desk: AheadDesk) => (desk.source = () => Promise.resolve(undefined))],
    ['without an API document', (desk: AheadDesk) => (desk.catalogue = undefined)],
  ] as const) {
    it(`${what} finds nothing, and the pull looks for itself`, async () => {
      const desk = new AheadDesk();
      spoil(desk);
      await desk.ahead.during((onKind) => Promise.resolve(onKind('scripts')));
      assert.deepEqual(desk.gone, []);
      assert.equal((await desk.pull(desk.there(), { survey: desk.ahead.survey({}) })).written, 3);
    });
  }

  it('by an API document that is another one by now counts for nothing', async () => {
    const desk = new AheadDesk();
    await desk.ahead.during((onKind) => Promise.resolve(onKind('scripts')));
    await desk.pull(desk.there(), { survey: desk.ahead.survey({ is: 'another one' }) });
    assert.deepEqual(desk.gone, ['scripts', 'scripts', 'buildings']);
  });
});
