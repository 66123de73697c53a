import assert from 'node:assert/strict';
import { ProblemError, problemOf } from '../../../../src/shared/problem.ts';
import type { HttpRequest, SendOptions, Transport } from '../../../../src/core/http/message.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { answer, fakeTransport, get, unanswered } from '../../../support/fakeTransport.ts';

const token = answer(200, { body: { access_token: 'token', expires_in: 300 } });
const isToken = ({ url }: HttpRequest): boolean => url.endsWith('/oauth/token');

/** Where a request may be when a person stops it: what the server does to it, and how many more stand before it. */
const places: readonly (readonly [phase: string, reply: Parameters<typeof fakeTransport>[0], before: number])[] = [
  ['queued', (request) => (isToken(request) ? token : unanswered()), 5],
  ['token', () => unanswered(), 0],
  ['connecting', (request) => (isToken(request) ? token : unanswered()), 0],
  ['backingOff', (request) => (isToken(request) ? token : answer(503, { headers: { 'retry-after': '60' } })), 0],
  ['backingOff', (request) => (isToken(request) ? token : new ProblemError({ kind: 'network', reason: 'dns', host: 'h' })), 0],
];

describe('a cancel', () => {
  for (const [index, [phase, reply, before]] of places.entries()) {
    it(`reaches the person at once, without a tick of the clock: ${phase} (${index})`, async () => {
      const clock = new FakeClock();
      const server = fakeTransport(reply);
      // As the product's bottom does: it tells when it begins.
      const wire: Transport = (request, signal, options) => {
        if (!isToken(request)) options?.onPhase?.('connecting');
        return server.send(request, signal);
      };
      const limits = () => ({ response: 60_000, idle: 60_000, total: 60_000 });
      const session = sessionOver(wire, { clock, limits, random: () => 0.5, access: () => 'full' });
      const others = new AbortController();
      const ahead = Array.from({ length: before }, () => session.send(get(), others.signal).catch(problemOf));
      await settled();
      const phases: string[] = [];
      const options: SendOptions = { onPhase: (entered) => phases.push(entered) };
      const person = new AbortController();
      const outcome = session.send(get(), person.signal, options).catch(problemOf);
      await settled();
      assert.equal(phases.at(-1), phase);
      const sent = server.requests.length;
      person.abort();
      assert.deepEqual(await outcome, { kind: 'cancelled' });
      assert.equal(clock.now(), 0);
      await clock.advance(600_000);
      assert.equal(server.requests.length, sent, 'nothing more is sent');
      others.abort();
      await Promise.all(ahead);
      session.dispose();
      await settled();
      assert.deepEqual([clock.pending, server.inFlight()], [0, 0]);
    });
  }
});
