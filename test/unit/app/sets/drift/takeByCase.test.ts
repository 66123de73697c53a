import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { FolderDrift } from '../../../../../src/app/sets/drift/folderDrift.ts';
import { takeTheirs } from '../../../../../src/app/sets/drift/takeTheirs.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { listedSource } from '../../../../support/sets/listedSource.ts';
import { PullDesk, pulledScript } from '../../../../support/sets/pullDesk.ts';
import { never } from '../../../../support/signals.ts';

describe('taking a name that differs in case alone', () => {
  for (const isFolding of [true, false]) {
    it(`keeps all files, and the next pull writes nothing, on a disk that ${isFolding ? 'takes both for one' : 'tells both apart'}`, async () => {
      const desk = new PullDesk({}, { isFolding });
      await desk.pull({ scripts: [pulledScript('7', 'Fix', 'echo\n')] });
      const now = { scripts: [pulledScript('7', 'FIX', 'echo\n')] };
      const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
      const parts = { tree: desk.tree, bases: desk.bases, shapeOf: () => anything, sha256, now: () => 1 };
      const drift = new FolderDrift(parts);
      await drift.look();
      await drift.compare(listedSource(now), never);
      const nobody = (): Promise<never> => Promise.reject(new Error('nobody is to be asked'));
      assert.deepEqual(await takeTheirs(parts, drift, drift.rows(), { copyOf: nobody, isDirty: () => false, agree: nobody }), []);
      assert.deepEqual(desk.paths(), ['scripts/FIX.json', 'scripts/FIX.sh']);
      const { changes } = desk.tree;
      await desk.pull(now);
      assert.equal(desk.tree.changes, changes);
    });
  }
});
