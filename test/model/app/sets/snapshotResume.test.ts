import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { WindowEnded } from '../../../support/sets/memoryFolder.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

const resources = ['buildings', 'classic/printers', 'classic/sites'];

/** How a run ends before its time, at which of its steps: everything that is asked or written is one. */
interface End {
  readonly how: 'stop' | 'lost' | 'cut' | 'full';
  readonly step: number;
}

const ends = fc.array(fc.record({ how: fc.constantFrom('stop', 'lost', 'cut', 'full'), step: fc.nat(60) }), { maxLength: 4 });

describe('a snapshot that is stopped anywhere, as often as may be', () => {
  it('ends in the same bytes as one that nothing disturbed, and never shows half of anything', async () => {
    let stopped = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.nat(12), ends, async (buildings, printers, all) => {
        const quiet = new SnapshotDesk(new SetServer(buildings, printers));
        await quiet.window().refresh('acme', { resources }, never);

        const desk = new SnapshotDesk(new SetServer(buildings, printers));
        for (const end of all) {
          stopped += (await isStopped(desk, end)) ? 1 : 0;
          // A window that is gone has none open.
          if (end.how !== 'cut') assert.equal(desk.folder.openCount, 0, `files that nobody closed after ${end.how}`);
          desk.folder.openCount = 0;
          await assertSound(desk, quiet);
        }
        await desk.window().refresh('acme', { resources }, never);
        assert.deepEqual(kept(desk), kept(quiet));
        assert.equal(desk.folder.openCount, 0, 'files that nobody closed');
        assert.deepEqual(Object.keys(desk.folder.texts()), Object.keys(quiet.folder.texts()), 'nothing is left of what was stopped');
      }),
      { numRuns: 200 },
    );
    assert.ok(stopped > 100, `only ${stopped} were stopped`);
  });
});

/** Lets a window read until it is ended. */
async function isStopped(desk: SnapshotDesk, { how, step }: End): Promise<boolean> {
  const { folder, server } = desk;
  const person = new AbortController();
  let left = step;
  const isNow = (): boolean => left-- <= 0;
  if (how === 'stop') server.instead = () => (isNow() ? person.abort() : undefined);
  if (how === 'lost') server.instead = () => (isNow() ? lost() : undefined);
  if (how === 'cut' || how === 'full') {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    // Once the window is gone, nothing of it reaches the disk any more.
    folder.fault = () => (isNow() ? (how === 'full' ? full : left < -1 ? new WindowEnded() : 'cut') : undefined);
  }
  try {
    await desk.window().refresh('acme', { resources }, person.signal);
    return false;
  } catch (error) {
    assert.ok(error instanceof ProblemError || error instanceof WindowEnded, String(error));
    return true;
  } finally {
    folder.fault = () => undefined;
    folder.isTaken = false;
    server.instead = () => undefined;
  }
}

const lost = (): ProblemError => new ProblemError({ kind: 'network', reason: 'offline', host: 'acme.test' });

/** Whatever there is of a kind is what the whole one has, but for what is said to be unread. */
async function assertSound(desk: SnapshotDesk, quiet: SnapshotDesk): Promise<void> {
  const source = await desk.window().of('acme');
  for (const { resource, unread } of source?.kinds() ?? []) {
    if (unread !== undefined) continue;
    const [some, whole] = [await desk.entries(resource), await quiet.entries(resource)];
    for (const [index, entry] of some.entries()) {
      const of = whole[index] ?? assert.fail('one too many');
      if (entry.unread?.why !== 'network') assert.deepEqual(entry, of);
      else assert.ok(entry.text === undefined || entry.text === of.text);
    }
    assert.equal(some.length, whole.length, resource);
  }
}

function kept({ folder }: SnapshotDesk): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(folder.texts()).filter(([name]) => name.endsWith('.kind')));
}
