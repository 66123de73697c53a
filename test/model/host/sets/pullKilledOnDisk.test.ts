import assert from 'node:assert/strict';
import { readdirSync, renameSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { DiskDesk } from '../../../support/host/diskDesk.ts';
import { Killed } from '../../../support/sets/memoryTree.ts';
import { pulledBuilding, pulledScript, PullDesk } from '../../../support/sets/pullDesk.ts';

const names = fc.constantFrom('A', 'a', 'B', 'A (1)', 'CON', 'a/b', 'Ä', 'A\u0308', '.', 'x'.repeat(300));
const ids = fc.constantFrom('1', '2', '3');
const texts = fc.constantFrom('echo 1', 'echo 2\n', '#!/usr/bin/python3\n');
const worlds = fc.uniqueArray(fc.tuple(ids, names, texts), { selector: ([id]) => id, maxLength: 3 }).map((all) => ({
  buildings: all.map(([id, name, city]) => pulledBuilding(id, name, { city })),
  scripts: all.slice(1).map(([id, name, script]) => pulledScript(id, name, script)),
}));

/** No process has this number. */
const dead = 2 ** 22 + 1;

/** The window ends at one of what it does to the disk, with half of a file if that is what it writes; nothing of it happens from then on. */
function killAt({ disk }: DiskDesk, step: number): void {
  let [steps, isDead] = [0, false];
  disk.watch = (deed, fsPath) => {
    const isChange = deed !== 'stat' && deed !== 'readFile' && deed !== 'readDirectory';
    if (!isDead && (!isChange || steps++ !== step)) return;
    if (!isDead && deed === 'writeFile') writeFileSync(fsPath, 'ha');
    isDead = true;
    throw new Killed();
  };
}

function buried(desk: DiskDesk): void {
  desk.disk.watch = () => undefined;
  for (const name of readdirSync(desk.root).includes('.jamf') ? readdirSync(desk.at('.jamf')) : []) {
    if (name.startsWith('part-')) renameSync(desk.at(`.jamf/${name}`), desk.at(`.jamf/${name.replace(String(process.pid), String(dead))}`));
  }
}

describe('a pull into a folder of a real disk whose window ends at any point', () => {
  const desks = DiskDesk.inEachTest('fleet');

  it('ends, with the next one, in the bytes of one that was not cut off, and the one after that writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, worlds, fc.nat(30), async (before, now, step) => {
        const desk = desks.now;
        rmSync(desk.root, { recursive: true });
        mkdirSync(desk.root);
        await desk.pull(before);
        killAt(desk, step);
        await desk.pull(now).catch((error: unknown) => assert.ok(error instanceof Killed, String(error)));
        buried(desk);
        const { edited, foreign, failed } = await desk.pull(now);
        assert.deepEqual([edited, foreign, [...failed]], [[], [], []]);
        const wanted = new PullDesk();
        await wanted.pull(now);
        assert.deepEqual(desk.texts(), wanted.tree.texts());
        const stamps = desk.stamps();
        await desk.pull(now);
        assert.deepEqual(desk.stamps(), stamps);
      }),
      { numRuns: 20 },
    );
  });
});
