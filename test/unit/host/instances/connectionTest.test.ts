import assert from 'node:assert/strict';
import { AskedWaits } from '../../../../src/app/support/waits/askedWaits.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport } from '../../../support/fakeTransport.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly boxes: { readonly fire: (name: string) => void }[];
}

describe('the test of a connection', () => {
  it('says what the server asks to wait, as long as that lasts', async () => {
    const { shown, boxes, showConnectionTest } = await withVscodeModule(async () => {
      const standIn = (await import('vscode')) as unknown as StandIn;
      return { ...standIn, ...(await import('../../../../src/host/instances/steps/connectionTest.ts')) };
    });
    [shown.length, boxes.length] = [0, 0];
    const clock = new FakeClock();
    const waits = new AskedWaits();
    const server = fakeTransport(() => (server.requests.length === 1 ? answer(503, { headers: { 'retry-after': '20' } }) : answer(404)));
    const session = sessionOver(server.send, { clock, asked: (wait) => waits.begin('acme', wait) });
    const problems = { words: () => 'It does not work.', guidance: () => assert.fail('it is not explained'), show: async () => undefined };
    const verdict = showConnectionTest({ title: 'Acme', session, problems, waits, saving: true });
    await settled();
    assert.deepEqual(shown, ['Testing the connection…', 'Jamf Pro asks to wait 20 s']);
    waits.begin('lab', { lane: 'session', ms: 90_000 });
    await clock.advance(20_000);
    assert.equal(shown[2], 'Testing the connection…');
    boxes[0]?.fire('hide');
    assert.equal(await verdict, 'stay');
  });
});
