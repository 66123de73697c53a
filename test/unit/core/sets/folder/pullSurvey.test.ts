import assert from 'node:assert/strict';
import { surveySource } from '../../../../../src/core/sets/folder/pullSurvey.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { listedSource } from '../../../../support/sets/listedSource.ts';
import { MemoryBases, MemoryTree, sha256OfBytes } from '../../../../support/sets/memoryTree.ts';
import { pullAll, pulledBuilding, pulledScript } from '../../../../support/sets/pullDesk.ts';
import { never } from '../../../../support/signals.ts';

/** More than is kept. */
const scripts = Array.from({ length: 30 }, (_, at) => pulledScript(`${at}`, `Script ${at}`, `# ${at}`.padEnd(100_000, '#')));

describe('a look at what is to be pulled', () => {
  it('keeps the texts of kinds that fit whole, and none of a kind that does not: it is read once more anyway', async () => {
    const source = listedSource({
      buildings: [pulledBuilding('1', 'Barn')],
      scripts,
      departments: [pulledBuilding('1', 'Lab')],
    });
    const options = { resources: undefined, since: 0, sha256: sha256OfBytes, shapeOf: () => anything };
    const kinds = await surveySource(source, options, never);
    const kept = kinds.map(({ resource, objects }) => [resource, objects.filter(({ texts }) => texts !== undefined).length]);
    assert.deepEqual(kept, [
      ['buildings', 1],
      ['scripts', 0],
      ['departments', 1],
    ]);
    assert.ok(kinds.every(({ objects }) => objects.every(({ files }) => files !== undefined)));
  });

  it('leads to every file, with its base, also of a kind that is read twice', async () => {
    const [tree, bases] = [new MemoryTree(), new MemoryBases()];
    const world = { scripts, departments: [pulledBuilding('1', 'Lab')] };
    assert.equal((await pullAll(tree, bases, world)).written, 61);
    assert.equal((await bases.known()).size, 61);
    const before = tree.changes;
    assert.equal((await pullAll(tree, bases, world)).written, 0);
    assert.equal(tree.changes, before);
  });
});
