import assert from 'node:assert/strict';
import type { Refreshed } from '../../../../src/app/sets/snapshots.ts';
import type { HttpResponse } from '../../../../src/core/http/message.ts';
import { answer } from '../../../support/fakeTransport.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

describe('a kind that an instance does not have, in a snapshot', () => {
  const buildings = 'buildings';
  let server: SetServer;
  let desk: SnapshotDesk;

  beforeEach(() => {
    server = new SetServer(3, 4);
    desk = new SnapshotDesk(server);
  });

  const refresh = async (options: { readonly resources: readonly string[] }): Promise<Refreshed> =>
    await desk.window().refresh('acme', options, never);
  const state = async (resource: string) => (await desk.source()).kinds().find((kind) => kind.resource === resource);

  it('is no failure where Jamf Pro says so, be it settings that are not set up; a page of something between is one', async () => {
    const settings = 'settings';
    const read = async (given: HttpResponse): Promise<readonly unknown[]> => {
      server.instead = (asked) => (asked.includes('/settings') || asked.includes('/buildings') ? given : undefined);
      const { objects, unread } = await refresh({ resources: [settings, buildings] });
      return [objects, ...unread];
    };
    const isNot = { why: 'unsupported', status: 404 } as const;
    assert.deepEqual(await read(answer(404, { body: { httpStatus: 404, errors: [] } })), [
      0,
      { resource: settings, unread: isNot },
      { resource: buildings, unread: isNot },
    ]);
    assert.deepEqual(await state(settings), { resource: settings, listedAt: undefined, unread: isNot, count: 0 });
    const page =
      '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>';
    const isBetween = { why: 'answer', status: 404 } as const;
    assert.deepEqual(await read(answer(404, { headers: { 'content-type': 'text/html' }, body: page })), [
      1,
      { resource: settings, id: '-', unread: isBetween },
      { resource: buildings, unread: isBetween },
    ]);
  });

  it('keeps settings that were read, where they are not there any more', async () => {
    server.instead = (asked) => (asked.includes('/settings') ? answer(200, { body: { on: true } }) : undefined);
    await refresh({ resources: ['settings'] });
    server.instead = () => undefined;
    const { kept, unread } = await refresh({ resources: ['settings'] });
    assert.deepEqual([kept, unread], [1, [{ resource: 'settings', unread: { why: 'unsupported', status: 404 } }]]);
    assert.match((await desk.entries('settings'))[0]?.text ?? '', /"on": true/);
  });
});
