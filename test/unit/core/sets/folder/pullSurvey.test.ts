import assert from 'node:assert/strict';
import { PullSurvey } from '../../../../../src/core/sets/folder/pullSurvey.ts';
import type { ObjectSource } from '../../../../../src/core/sets/source.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { listedSource, type ListedKind, type ListedObject } from '../../../../support/sets/listedSource.ts';
import { MemoryBases, sha256OfBytes } from '../../../../support/sets/memoryTree.ts';
import { PullDesk, pulledBuilding, pulledScript } from '../../../../support/sets/pullDesk.ts';
import { never } from '../../../../support/signals.ts';

/** A source that counts which kinds were gone through. */
function counted(kinds: Readonly<Record<string, ListedKind | readonly ListedObject[]>>): ObjectSource & { readonly asked: string[] } {
  const source = listedSource(kinds);
  const asked: string[] = [];
  return { ...source, asked, entries: (resource, signal) => (asked.push(resource), source.entries(resource, signal)) };
}

const surveyInto = (bases: MemoryBases): PullSurvey => new PullSurvey({ bases, sha256: sha256OfBytes, shapeOf: () => anything });
const world = { scripts: [pulledScript('1', 'Fix', 'echo 1\n')], buildings: [pulledBuilding('1', 'Barn')] };

describe('a look at what is to be pulled', () => {
  it('goes through each kind once, and what is written is what it kept', async () => {
    const desk = new PullDesk();
    const source = counted(world);
    assert.equal((await desk.pull(source)).written, 3);
    assert.deepEqual(source.asked, ['scripts', 'buildings']);
    assert.equal(desk.text('scripts/Fix.sh'), 'echo 1\n');
    const again = counted(world);
    assert.equal((await desk.pull(again)).written, 0);
    assert.deepEqual(again.asked, ['scripts', 'buildings']);
  });

  it('ahead of the others is used where the source still says the same of the kind', async () => {
    const desk = new PullDesk();
    const survey = surveyInto(desk.bases);
    const source = counted(world);
    await survey.ahead(source, 'scripts', never);
    assert.equal(desk.bases.texts.size, 2);
    assert.deepEqual(desk.tree.texts(), {});
    assert.equal((await desk.pull(source, { survey })).written, 3);
    assert.deepEqual(source.asked, ['scripts', 'buildings']);
  });

  for (const [what, kind] of [
    ['was read once more since', { objects: [pulledScript('1', 'Fix', 'echo 2\n')], listedAt: 2 }],
    ['was not read to its end since', { objects: [], listedAt: 1, unread: { why: 'changed' } }],
    ['has more since', { objects: [pulledScript('1', 'Fix', 'echo 2\n'), pulledScript('2', 'Too', 'echo 2\n')] }],
  ] as const) {
    it(`ahead of the others counts for nothing where the kind ${what}`, async () => {
      const desk = new PullDesk();
      const survey = surveyInto(desk.bases);
      await survey.ahead(listedSource(world), 'scripts', never);
      await desk.pull({ scripts: kind }, { survey });
      assert.equal(desk.text('scripts/Fix.sh'), kind.objects.length === 0 ? '' : 'echo 2\n');
    });
  }

  it('that began anew and failed counts for nothing', async () => {
    const bases = new MemoryBases();
    const survey = surveyInto(bases);
    const source = counted(world);
    await survey.ahead(source, 'scripts', never);
    await assert.rejects(survey.ahead(source, 'scripts', AbortSignal.abort()));
    await survey.of(source, ['scripts'], 0, never);
    assert.deepEqual(source.asked, ['scripts', 'scripts', 'scripts']);
  });
});

describe('texts that cannot be kept', () => {
  for (const [what, spoil] of [
    ['that takes none of them', (bases: MemoryBases) => (bases.put = () => Promise.resolve())],
    ['that says it has them and does not', (bases: MemoryBases) => (bases.get = () => Promise.resolve(undefined))],
  ] as const) {
    it(`by a disk ${what} cost no file: the source says them once more`, async () => {
      const desk = new PullDesk();
      spoil(desk.bases);
      const source = counted(world);
      assert.equal((await desk.pull(source)).written, 3);
      assert.deepEqual(source.asked, ['scripts', 'buildings', 'scripts', 'buildings']);
      assert.equal(desk.text('scripts/Fix.sh'), 'echo 1\n');
    });
  }

  it('are kept anew by the next pull, which writes no file for them', async () => {
    const desk = new PullDesk();
    await desk.pull(world);
    desk.bases.texts.clear();
    const { changes } = desk.tree;
    assert.equal((await desk.pull(world)).written, 0);
    assert.equal(desk.bases.texts.size, 3);
    assert.equal(desk.tree.changes, changes);
  });
});
