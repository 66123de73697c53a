import assert from 'node:assert/strict';
import { ProblemError, problemOf } from '../../../../src/shared/problem.ts';
import type { HttpRequest, SendOptions, Transport } from '../../../../src/core/http/message.ts';
import { createSession } from '../../../../src/core/instances/createSession.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
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
  function sessionOver(wire: Transport, clock: FakeClock) {
    return createSession({
      profile: {
        id: 'acme',
        name: 'Acme',
        url: 'https://jamf.test',
        environment: 'test',
        access: 'full',
        account: { kind: 'client', clientId: 'id' },
      },
      wire,
      credentials: async () => ({ kind: 'client', clientId: 'id', clientSecret: 'secret' }),
      access: () => 'full',
      observe: () => undefined,
      clock,
      random: () => 0.5,
      wallClock: () => 0,
      limits: () => ({ response: 60_000, idle: 60_000, total: 60_000 }),
      userAgent: 'test',
      store: { read: async () => undefined, write: async () => undefined, remove: async () => undefined },
      readDocument: () => assert.fail('nothing came'),
    });
  }

  for (const [index, [phase, reply, before]] of places.entries()) {
    it(`reaches the person at once, without a tick of the clock: ${phase} (${index})`, async () => {
      const clock = new FakeClock();
      const server = fakeTransport(reply);
      // As the product's bottom does: it tells when it begins.
      const wire: Transport = (request, signal, options) => {
        if (!isToken(request)) options?.onPhase?.('connecting');
        return server.send(request, signal);
      };
      const session = sessionOver(wire, clock);
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
