import assert from 'node:assert/strict';
import type { Refreshed, RefreshOptions } from '../../../../src/app/sets/snapshots.ts';
import { answer } from '../../../support/fakeTransport.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

const [buildings, printers, sites] = ['buildings', 'classic/printers', 'classic/sites'] as const;
const all = [buildings, printers, sites];

describe('what is deleted while a snapshot is read', () => {
  let server: SetServer;
  let desk: SnapshotDesk;

  beforeEach(() => {
    server = new SetServer(3, 4);
    desk = new SnapshotDesk(server);
  });

  const refresh = async (options: RefreshOptions = { resources: all }): Promise<Refreshed> =>
    await desk.window().refresh('acme', options, never);
  const names = async (resource: string): Promise<readonly string[]> => (await desk.entries(resource)).map(({ name }) => name);
  const state = async (resource: string) => (await desk.source()).kinds().find((kind) => kind.resource === resource);

  it('misses none where one was deleted between two pages of the list, after which all others move up', async () => {
    server = new SetServer(250);
    desk = new SnapshotDesk(server);
    server.instead = (asked) => (asked.includes('page=1&') ? void server.buildings.delete(5) : undefined);
    assert.equal((await refresh({ resources: [buildings] })).objects, 249);
    assert.ok((await names(buildings)).includes('Building 201'));
    assert.deepEqual(await state(buildings), { resource: buildings, listedAt: 1000, unread: undefined, count: 249 });
  });

  it('makes nothing absent where a list changes as often as it is read', async () => {
    server = new SetServer(250);
    desk = new SnapshotDesk(server);
    await refresh({ resources: [buildings] });
    let deleted = 0;
    server.instead = (asked) => (asked.includes('page=1&') ? void server.buildings.delete(++deleted) : undefined);
    desk.now = 2000;
    await refresh({ resources: [buildings] });
    assert.equal((await names(buildings)).length, 250);
    assert.equal((await state(buildings))?.listedAt, 1000);
  });

  it('does not take for deleted what an account of some sites does not see any more', async () => {
    await refresh();
    const siteOnly = new Set(['Read Printers']);
    server.signedIn = { account: 'a', accountKind: 'client', privileges: siteOnly, sites: 1, siteOnly };
    desk.session = server.session();
    server.instead = (asked) => {
      if (asked.endsWith('/printers/id/2')) server.printers.delete(2);
      return undefined;
    };
    await refresh({ resources: [printers] });
    const entry = (await desk.entries(printers)).find(({ id }) => id === '2');
    assert.deepEqual([entry?.unread, entry?.text?.includes('Floor 2')], [{ why: 'answer', status: 404 }, true]);
  });

  it('makes nothing absent where a list is shorter than it says', async () => {
    await refresh();
    server.instead = (asked) =>
      asked.startsWith('GET /v1/buildings?')
        ? answer(200, { body: { totalCount: 3, results: asked.includes('page=0') ? [{ id: '1', name: 'Building 1' }] : [] } })
        : undefined;
    desk.now = 2000;
    await refresh();
    assert.deepEqual(await names(buildings), ['Building 1', 'Building 2', 'Building 3']);
    assert.deepEqual(await state(buildings), { resource: buildings, listedAt: 1000, unread: { why: 'changed' }, count: 3 });
  });

  it('loses what the list does not name any more', async () => {
    await refresh();
    server.printers.delete(2);
    await refresh();
    assert.deepEqual(await names(printers), ['Printer 1', 'Printer 3', 'Printer 4']);
  });

  it('tells of what was deleted between the list and the read, which is no entry any more', async () => {
    await refresh();
    server.instead = (asked) => (asked.endsWith('/printers/id/2') ? void server.printers.delete(2) : undefined);
    const { unread, objects } = await refresh();
    assert.deepEqual([objects, unread], [7, [{ resource: printers, id: '2', unread: { why: 'gone' } }]]);
    assert.deepEqual(await names(printers), ['Printer 1', 'Printer 3', 'Printer 4']);
  });

  it('does not take for deleted what a list does not name that was not read to its end', async () => {
    await refresh();
    let lists = 0;
    server.instead = (asked) => {
      if (asked.endsWith('/printers/id/2')) return answer(404);
      const isSecond = asked === 'GET /JSSResource/printers' && ++lists > 1;
      return isSecond ? answer(200, { body: [{ id: 1, name: 'Printer 1' }] }) : undefined;
    };
    const { unread } = await refresh();
    assert.deepEqual([lists, unread], [2, [{ resource: printers, id: '2', unread: { why: 'answer', status: 404 } }]]);
    assert.deepEqual(await names(printers), ['Printer 1', 'Printer 2', 'Printer 3', 'Printer 4']);
  });

  it('does not take for deleted what the list still names', async () => {
    await refresh();
    server.instead = (asked) => (asked.includes('/printers/id/') ? answer(404) : undefined);
    const { kept, unread } = await refresh();
    assert.equal(kept, 4);
    assert.ok(unread.every((one) => one.unread.why === 'answer' && one.unread.status === 404));
  });
});
