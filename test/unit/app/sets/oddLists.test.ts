import assert from 'node:assert/strict';
import { answer } from '../../../support/fakeTransport.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

/** Lists of the Jamf Pro API are counted, those of the Classic API have a name. */
const [buildings, printers] = ['buildings', 'classic/printers'];
const [unread, part] = [{ why: 'answer' }, { why: 'changed' }];

describe('a list that is answered by something of another shape, in a snapshot', () => {
  const building = { id: '1', name: 'Building 1' };
  const table: readonly (readonly [resource: string, json: string, why: object])[] = [
    [buildings, '[]', unread],
    [buildings, '{}', unread],
    [buildings, 'null', unread],
    [buildings, '0', unread],
    [buildings, '{"results":[]}', unread],
    [buildings, '{"totalCount":null,"results":[]}', unread],
    [buildings, '{"totalCount":"0","results":[]}', unread],
    [buildings, '{"totalCount":-1,"results":[]}', unread],
    [buildings, '{"totalCount":0,"results":{}}', unread],
    [buildings, '{"totalCount":0,"errors":[]}', unread],
    [buildings, '{"totalCount":0.5,"results":[]}', unread],
    [buildings, '{"totalCount":3,"results":[]}', part],
    [buildings, `[${JSON.stringify(building)}]`, part],
    [buildings, JSON.stringify({ results: [building] }), part],
    [buildings, JSON.stringify({ totalCount: 0, results: [building] }), part],
    [buildings, JSON.stringify({ totalCount: 3, results: [building, { name: 'Building 2' }, { name: 'Building 3' }] }), part],
    [printers, '[]', unread],
    [printers, '{}', unread],
    [printers, '{"totalCount":0,"results":[]}', unread],
    [printers, '{"totalCount":0}', unread],
    [printers, '{"errors":[]}', unread],
    [printers, '{"printers":{}}', unread],
    [printers, '{"printers":null}', unread],
    [printers, '[{"id":1,"name":"Printer 1"}]', part],
    [printers, '{"printers":[{"id":1,"name":"Printer 1"},{"name":"Printer 2"},{"name":"Printer 3"}]}', part],
  ];
  for (const [resource, json, why] of table) {
    it(`loses nothing by ${json} for ${resource}`, async () => {
      const server = new SetServer(3, 3);
      const desk = new SnapshotDesk(server);
      await desk.window().refresh('acme', { resources: [resource] }, never);
      const isList = (asked: string): boolean => /buildings\?|printers$/.test(asked);
      const headers = { 'content-type': 'application/json' };
      server.instead = (asked) => (isList(asked) ? answer(200, { headers, body: json }) : undefined);
      const told = await desk.window().refresh('acme', { resources: [resource] }, never);
      assert.deepEqual(told.unread.find(({ id }) => id === undefined)?.unread, why);
      const [state] = (await desk.source()).kinds();
      assert.deepEqual([state?.count, state?.unread], [3, why]);
      assert.equal((await desk.entries(resource)).filter(({ text }) => text !== undefined).length, 3);
      server.instead = () => undefined;
      await desk.window().refresh('acme', { resources: [resource] }, never);
      assert.deepEqual((await desk.source()).kinds()[0]?.unread, undefined);
    });
  }

  it('is empty where Jamf Pro says so in its own shape', async () => {
    const server = new SetServer(0, 0);
    const desk = new SnapshotDesk(server);
    const { unread } = await desk.window().refresh('acme', { resources: [buildings, printers] }, never);
    assert.deepEqual([unread, (await desk.source()).kinds().map(({ count }) => count)], [[], [0, 0]]);
  });
});
