import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/core/http/clock.ts';
import { withLimit } from '../../../../src/core/http/policies/withLimit.ts';
import type { HttpRequest, Lane } from '../../../../src/core/http/message.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

describe('what a person asks for while a snapshot is read', () => {
  for (const lane of ['document', 'tree', 'runner', 'session'] as const) {
    it(`is answered before all that the snapshot still asks for, in the lane ${lane}`, async () => {
      const server = new SetServer(0, 30);
      const desk = new SnapshotDesk(server);
      desk.session = server.session((send) => withLimit(send, { clock: systemClock, max: 5 }));
      const { session } = desk;
      const asks = (own: Lane): HttpRequest => ({ method: 'GET', url: 'https://acme.test/api/v1/person', headers: {}, lane: own });
      const asked: Promise<unknown>[] = [];
      let before = 0;
      server.instead = (path) => {
        if (path.endsWith('/printers/id/12')) {
          asked.push(session.send(asks(lane), never));
          before = server.asked.length;
        }
        return new Promise((resolve) => void setImmediate(resolve));
      };
      await desk.window().refresh('acme', { resources: ['classic/printers'] }, never);
      await Promise.all(asked);
      const at = server.asked.indexOf('GET /v1/person');
      assert.ok(at >= before && at <= before + 1, `${at} after ${before}`);
      assert.equal(server.mostInFlight, 5);
      assert.equal(server.times('GET /JSSResource/printers/id/'), 30);
    });
  }
});
