import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { FolderDrift } from '../../../../../src/app/sets/drift/folderDrift.ts';
import { takeTheirs } from '../../../../../src/app/sets/drift/takeTheirs.ts';
import { anything } from '../../../../../src/core/shapes/shape.ts';
import { listedSource } from '../../../../support/sets/listedSource.ts';
import { PullDesk, pulledBuilding, pulledScript } from '../../../../support/sets/pullDesk.ts';
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
      assert.deepEqual(
        await takeTheirs(parts, drift, drift.rows(), {
          instance: { id: 'acme', url: drift.manifest?.server ?? '' },
          copyOf: nobody,
          isDirty: () => false,
          agree: nobody,
        }),
        [],
      );
      assert.deepEqual(desk.paths(), ['scripts/FIX.json', 'scripts/FIX.sh']);
      const { changes } = desk.tree;
      await desk.pull(now);
      assert.equal(desk.tree.changes, changes);
    });
  }
});

describe('a file whose name the disk, or git, has spelt otherwise than it was pulled', () => {
  for (const [what, name, spelt] of [
    ['in another case', 'Main', 'MAIN'],
    ['with its letters composed otherwise', 'Ä', 'A\u0308'],
  ] as const) {
    for (const isFolding of [true, false]) {
      it(`is ${isFolding ? 'the same' : 'another one'}, ${what}, on a disk that ${isFolding ? 'takes both for one' : 'tells both apart'}`, async () => {
        const desk = new PullDesk({}, { isFolding });
        const now = { buildings: [pulledBuilding('1', name)] };
        await desk.pull(now);
        const bytes = desk.tree.files.get(`buildings/${name}.json`);
        assert.ok(bytes);
        desk.tree.files.delete(`buildings/${name}.json`);
        desk.tree.files.set(`buildings/${spelt}.json`, bytes);
        const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
        const drift = new FolderDrift({ tree: desk.tree, bases: desk.bases, shapeOf: () => anything, sha256, now: () => 1 });
        await drift.look();
        await drift.compare(listedSource(now), never);
        const told = (): readonly string[] => drift.rows().map(({ drift: { state, here } }) => `${state} ${here}`);
        assert.deepEqual(told().toSorted(), isFolding ? [] : ['here gone', 'here new']);
        await drift.lookAt([`buildings/${spelt}.json`]);
        assert.deepEqual(told().toSorted(), isFolding ? [] : ['here gone', 'here new']);
        if (!isFolding) return;
        desk.tree.files.set(`buildings/${spelt}.json`, new TextEncoder().encode('{}\n'));
        await drift.lookAt([`buildings/${spelt}.json`]);
        assert.deepEqual(told(), ['here changed']);
      });
    }
  }
});
