import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { treeTrouble } from '../../../../src/app/sets/folder/treeTrouble.ts';
import type { ListedObject } from '../../../support/sets/listedSource.ts';
import { Killed, type TreeDeed } from '../../../support/sets/memoryTree.ts';
import { pulledBuilding, pulledScript, PullDesk } from '../../../support/sets/pullDesk.ts';

type World = Readonly<Record<string, readonly ListedObject[]>>;

const names = fc.constantFrom('A', 'a', 'B', 'A (1)', 'CON', 'a/b', 'a:b', 'Ä', 'A\u0308', '.', '', 'x'.repeat(300));
const texts = fc.constantFrom('echo 1', 'echo 2\n', '#!/usr/bin/python3\n', '', '\r\n');
const ids = fc.constantFrom('1', '2', '3', '4');

const worlds: fc.Arbitrary<World> = fc.record({
  buildings: fc
    .uniqueArray(fc.tuple(ids, names, texts), { selector: ([id]) => id, maxLength: 4 })
    .map((all) => all.map(([id, name, city]) => pulledBuilding(id, name, { city }))),
  scripts: fc
    .uniqueArray(fc.tuple(ids, names, texts), { selector: ([id]) => id, maxLength: 4 })
    .map((all) => all.map(([id, name, script]) => pulledScript(id, name, script))),
});

/** What a pull into an empty folder would leave. */
async function wanted(world: World): Promise<Readonly<Record<string, string>>> {
  const desk = new PullDesk();
  await desk.pull(world);
  return desk.tree.texts();
}

/** The process ends at one of what it does, before or after that is done; nothing of it happens from then on. */
function killAt(desk: PullDesk, step: number, when: 'before' | 'after'): void {
  let [steps, isDead] = [0, false];
  desk.tree.watch = (deed: TreeDeed, _path, now) => {
    if (isDead) throw new Killed();
    if (deed === 'read' || now !== when || steps++ !== step) return;
    isDead = true;
    throw new Killed();
  };
}

async function untilKilled(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

const life = {
  world: worlds,
  next: worlds,
  last: worlds,
  step: fc.nat(20),
  when: fc.constantFrom('before' as const, 'after' as const),
  isFolding: fc.boolean(),
};

describe('a pull that is cut off', () => {
  it('at any point ends, with the next one, in the bytes of one that was not, though Jamf Pro has changed meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(life), async ({ world, next, last, step, when, isFolding }) => {
        const desk = new PullDesk({}, { isFolding });
        await desk.pull(world);
        killAt(desk, step, when);
        await untilKilled(desk.pull(next));
        desk.tree.watch = () => undefined;
        const pulled = await desk.pull(last);
        assert.deepEqual([pulled.edited, pulled.foreign, [...pulled.failed]], [[], [], []]);
        const all = await wanted(last);
        for (const path of ['.jamf/pull.json']) assert.equal(desk.tree.texts()[path], all[path]);
        assert.deepEqual(desk.tree.texts(), all);
        const before = desk.tree.changes;
        await desk.pull(last);
        assert.equal(desk.tree.changes, before);
      }),
      { numRuns: 400 },
    );
  });

  it('at any point of the first one is no broken folder, and nothing of it is taken for a person’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(life), async ({ world, next, step, when, isFolding }) => {
        const desk = new PullDesk({}, { isFolding });
        killAt(desk, step, when);
        await untilKilled(desk.pull(world));
        desk.tree.watch = () => undefined;
        await desk.pull(next);
        assert.deepEqual(desk.tree.texts(), await wanted(next));
      }),
      { numRuns: 200 },
    );
  });

  it('by the person who asked for it goes on the next time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(life), async ({ world, next, step }) => {
        const desk = new PullDesk();
        await desk.pull(world);
        const stop = new AbortController();
        let steps = 0;
        desk.tree.watch = (deed) => {
          if (deed !== 'read' && steps++ === step) stop.abort();
        };
        await desk.pull(next, {}, stop.signal);
        desk.tree.watch = () => undefined;
        await desk.pull(next);
        assert.deepEqual(desk.tree.texts(), await wanted(next));
      }),
      { numRuns: 200 },
    );
  });

  it('by a disk that fails now and then loses no text that a person wrote, and removes nothing unasked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ ...life, at: fc.array(fc.nat(12), { maxLength: 4 }), edit: fc.nat(8) }),
        async ({ world, next, at, edit }) => {
          const desk = new PullDesk();
          await desk.pull(world);
          const path = desk.paths()[edit];
          if (path !== undefined) desk.tree.put(path, 'mine\n');
          let steps = 0;
          desk.tree.watch = (deed, where, now) => {
            if (deed !== 'read' && now === 'before' && at.includes(steps++))
              throw treeTrouble('write', where, new Error('ENOSPC: no space left on device'));
          };
          await desk.pull(next).catch((error: Error) => assert.match(error.message, /The disk is full/));
          desk.tree.watch = () => undefined;
          await desk.pull(next);
          if (path === undefined) return assert.deepEqual(desk.tree.texts(), await wanted(next));
          assert.equal(desk.text(path), 'mine\n');
          desk.tree.files.delete(path);
          await desk.pull(next);
          assert.deepEqual(desk.tree.texts(), await wanted(next));
        },
      ),
      { numRuns: 200 },
    );
  });
});
