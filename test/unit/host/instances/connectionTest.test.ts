import assert from 'node:assert/strict';
import { AskedWaits } from '../../../../src/app/support/waits/askedWaits.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport } from '../../../support/fakeTransport.ts';
import { Person } from '../../../support/host/person.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

describe('the test of a connection', () => {
  const person = Person.inEachTest();

  it('says what the server asks to wait, as long as that lasts', async () => {
    const { showConnectionTest } = await withVscodeModule(() => import('../../../../src/host/instances/steps/connectionTest.ts'));
    const clock = new FakeClock();
    const waits = new AskedWaits();
    const server = fakeTransport(() => (server.requests.length === 1 ? answer(503, { headers: { 'retry-after': '20' } }) : answer(404)));
    const session = sessionOver(server.send, { clock, asked: (wait) => waits.begin('acme', wait) });
    const problems = {
      words: async () => 'It does not work.',
      guidance: () => assert.fail('it is not explained'),
      show: async () => undefined,
    };
    const verdict = showConnectionTest({ title: 'Acme', session, problems, waits, saving: true });
    await settled();
    const { placeholders } = await person.sees('Acme');
    assert.deepEqual([placeholders, person.told], [['Testing the connection…', 'Jamf Pro asks to wait 20 s'], []]);
    waits.begin('lab', { lane: 'session', ms: 90_000 });
    await clock.advance(20_000);
    assert.equal(placeholders[2], 'Testing the connection…');
    await person.closes();
    assert.equal(await verdict, 'stay');
  });
});
