import assert from 'node:assert/strict';
import { problemOf } from '../../../../src/shared/problem.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

const all = ['buildings', 'classic/printers', 'classic/sites'];

describe('a snapshot of an instance that is removed', () => {
  let server: SetServer;
  let desk: SnapshotDesk;

  beforeEach(() => {
    server = new SetServer(3, 4);
    desk = new SnapshotDesk(server);
  });

  it('goes with the instance, also while it is read', async () => {
    const window = desk.window();
    let forgotten: Promise<void> | undefined;
    server.instead = (asked) => {
      if (asked.endsWith('/printers/id/2')) {
        forgotten = window.forget('acme');
        desk.session = undefined;
      }
      return undefined;
    };
    await assert.rejects(window.refresh('acme', { resources: all }, never));
    await forgotten;
    assert.deepEqual(desk.folder.texts(), {});
    assert.equal(await window.of('acme'), undefined);
  });

  it('is not begun any more by what waited for its turn while the instance was removed', async () => {
    const window = desk.window();
    let forgotten: Promise<void> | undefined;
    server.instead = (asked) => {
      if (asked.endsWith('/printers/id/2')) forgotten ??= window.forget('acme');
      return undefined;
    };
    const reads = [0, 1, 2].map(async () => await window.refresh('acme', { resources: all }, never));
    const ends = await Promise.allSettled(reads);
    const asked = server.asked.length;
    await forgotten;
    assert.deepEqual(
      ends.map((end) => (end.status === 'rejected' ? problemOf(end.reason).kind : 'read')),
      ['cancelled', 'cancelled', 'cancelled'],
    );
    assert.equal(server.asked.length, asked);
    assert.deepEqual(desk.folder.texts(), {});
    server.instead = () => undefined;
    assert.equal((await window.refresh('acme', { resources: all }, never)).read, 8);
  });
});
