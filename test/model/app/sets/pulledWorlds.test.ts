import assert from 'node:assert/strict';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import { anything, type Shape } from '../../../../src/core/shapes/shape.ts';
import { plantedWorld } from '../../../../src/demo/worlds/planted.ts';
import { demoSnapshot, type DemoSnapshot } from '../../../support/sets/demoSnapshot.ts';
import { PullDesk } from '../../../support/sets/pullDesk.ts';

/** What the demo keeps and no server shows, and what it shows that is a secret. */
const secrets = ['recovery-lock-demo', 'another-recovery-lock', 'local-admin-demo', 'a'.repeat(64), 'clientSecret'];

describe('a demo world with names that no disk likes, read into a snapshot and pulled', () => {
  const shapeIn =
    ({ catalogue }: DemoSnapshot) =>
    (key: string): Shape => {
      const resource = catalogue.resource(key);
      if (resource?.can.read === undefined) return anything;
      return planOf(catalogue, key, resource.kind === 'singleton' ? { kind: 'only' } : { kind: 'one', id: '1' }).readShape;
    };

  for (const isFolding of [false, true]) {
    it(`has each object in a file of its own${isFolding ? ', also where a disk does not tell cases apart' : ''}, and a second pull writes nothing`, async () => {
      const [one, other] = [await demoSnapshot(plantedWorld()), await demoSnapshot(plantedWorld())];
      try {
        const desk = new PullDesk({}, { isFolding });
        const pulled = await desk.pull(one.source, { shapeOf: shapeIn(one) });
        const files = desk.tree.texts();
        assert.equal(pulled.failed.size, 0);
        const names = Object.keys(files).map((path) => path.toLowerCase().normalize('NFC'));
        assert.equal(new Set(names).size, names.length);
        assert.ok(names.length > 290, String(names.length));
        for (const [path, text] of Object.entries(files)) {
          assert.deepEqual(
            secrets.filter((secret) => text.includes(secret)),
            [],
            path,
          );
        }
        const { changes } = desk.tree;
        const again = await desk.pull(other.source, { shapeOf: shapeIn(other) });
        assert.deepEqual([again.written, again.removed, desk.tree.changes], [0, 0, changes]);
        assert.deepEqual(desk.tree.texts(), files);
      } finally {
        one.remove();
        other.remove();
      }
    });
  }
});
