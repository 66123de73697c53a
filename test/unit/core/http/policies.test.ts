import assert from 'node:assert/strict';
import type { Grant, TokenSource } from '../../../../src/core/auth/tokenSource.ts';
import type { HttpResponse, Lane } from '../../../../src/core/http/message.ts';
import { retryAfterSeconds } from '../../../../src/core/http/policies/retryAfter.ts';
import { withAccess } from '../../../../src/core/http/policies/withAccess.ts';
import { withLimit } from '../../../../src/core/http/policies/withLimit.ts';
import { withRetry } from '../../../../src/core/http/policies/withRetry.ts';
import { withSameOrigin } from '../../../../src/core/http/policies/withSameOrigin.ts';
import { withToken } from '../../../../src/core/http/policies/withToken.ts';
import { ProblemError, problemOf } from '../../../../src/shared/problem.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport, get, unanswered } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

const invalidToken = answer(401, { body: { httpStatus: 401, errors: [{ code: 'INVALID_TOKEN' }] } });

describe('withRetry', () => {
  const retrying = (reply: Parameters<typeof fakeTransport>[0], random = 0.5) => {
    const clock = new FakeClock();
    const server = fakeTransport(reply);
    return { clock, server, send: withRetry(server.send, { clock, random: () => random, wallClock: () => 0 }) };
  };

  it('waits longer each time, with full jitter, and at most 20 s', async () => {
    const { clock, server, send } = retrying(() => answer(503), 0.999);
    const waits: (number | undefined)[] = [];
    const done = send(get(), never, { onPhase: (_phase, detail) => waits.push(detail?.waitMs) });
    await clock.advance(60_000);
    assert.equal((await done).status, 503);
    assert.equal(server.requests.length, 4);
    assert.deepEqual(
      waits.map((ms) => Math.round(ms ?? 0)),
      [500, 999, 1998],
    );
  });

  it('waits as long as the server asks, up to two minutes in all', async () => {
    const { clock, server, send } = retrying(() => answer(429, { headers: { 'retry-after': '50' } }));
    const done = send(get(), never);
    await clock.advance(49_999);
    assert.equal(server.requests.length, 1);
    await clock.advance(200_000);
    assert.equal((await done).timing.attempts, 3);
  });

  it('tells of each wait that the server asks for, until it is over or stopped, and of none of its own', async () => {
    const clock = new FakeClock();
    const replies = [answer(503), answer(429, { headers: { 'retry-after': '90' } }), answer(429, { headers: { 'retry-after': '20' } })];
    const { send: next } = fakeTransport(() => replies.shift() ?? answer(200));
    const told: string[] = [];
    const asked = ({ lane, ms }: { lane: string; ms: number }): (() => void) => {
      told.push(`${lane} ${ms}`);
      return () => told.push('over');
    };
    const phases: (boolean | undefined)[] = [];
    const controller = new AbortController();
    const send = withRetry(next, { clock, random: () => 0.5, wallClock: () => 0, asked });
    const done = send(get(), controller.signal, { onPhase: (_phase, detail) => phases.push(detail?.isAsked) }).catch(problemOf);
    await clock.advance(95_000);
    controller.abort();
    assert.deepEqual(await done, { kind: 'cancelled' });
    assert.deepEqual(told, ['tree 90000', 'over', 'tree 20000', 'over']);
    assert.deepEqual(phases, [false, true, true]);
  });

  const notRepeated: readonly (readonly [string, ReturnType<typeof get>, HttpResponse | Error])[] = [
    ['a write', get(undefined, { method: 'POST' }), answer(503)],
    ['a read that reveals', get(undefined, { once: true }), answer(503)],
    ['400', get(), answer(400)],
    ['401', get(), answer(401)],
    ['404', get(), answer(404)],
    ['500', get(), answer(500)],
    ['a time limit', get(), new ProblemError({ kind: 'network', reason: 'timeout', host: 'h' })],
    ['a bad certificate', get(), new ProblemError({ kind: 'tls', reason: 'expired', host: 'h' })],
    ['a cancel', get(), new ProblemError({ kind: 'cancelled' })],
    ['a bug', get(), new TypeError('bug')],
  ];
  for (const [what, request, outcome] of notRepeated) {
    it(`does not repeat ${what}`, async () => {
      const { clock, server, send } = retrying(() => outcome);
      const done = send(request, never).catch((error: unknown) => error);
      await clock.advance(300_000);
      assert.equal(
        outcome instanceof Error ? await done : ((await done) as HttpResponse).status,
        outcome instanceof Error ? outcome : outcome.status,
      );
      assert.equal(server.requests.length, 1);
    });
  }

  it('does not repeat what was partly written to a sink', async () => {
    const clock = new FakeClock();
    let sent = 0;
    const send = withRetry(
      async (_request, _signal, options) => {
        sent += 1;
        await options?.sink?.write(new Uint8Array(1));
        throw new ProblemError({ kind: 'network', reason: 'closed', host: 'h' });
      },
      { clock, random: () => 0, wallClock: () => 0 },
    );
    await assert.rejects(send(get(), never, { sink: { write: async () => undefined } }));
    assert.equal(sent, 1);
  });

  it('stops at once while it waits, and leaves no timer', async () => {
    const { clock, server, send } = retrying(() => answer(503, { headers: { 'retry-after': '60' } }));
    const controller = new AbortController();
    const done = send(get(), controller.signal).catch(problemOf);
    await settled();
    controller.abort();
    assert.deepEqual(await done, { kind: 'cancelled' });
    assert.equal(clock.pending, 0);
    assert.equal(server.requests.length, 1);
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.UTC(2026, 0, 1);
  const table: readonly (readonly [string | undefined, number | undefined])[] = [
    ['0', 0],
    ['5', 5],
    [' 120 ', 120],
    ['-1', 0],
    ['1.5', 1.5],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['next week 3', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [value, expected] of table) it(`${value}`, () => assert.equal(retryAfterSeconds(value, now), expected));
});

describe('withLimit', () => {
  it('has five in flight, takes turns between lanes, and lets nobody wait behind a bulk read', async () => {
    const clock = new FakeClock();
    const releases: (() => void)[] = [];
    const server = fakeTransport(() => new Promise((resolve) => releases.push(() => resolve(answer(200)))));
    const send = withLimit(server.send, { clock, max: 5 });
    const lanes: Lane[] = ['bulk', 'bulk', 'bulk', 'bulk', 'bulk', 'bulk', 'bulk', 'bulk', 'tree', 'runner', 'tree'];
    const all = lanes.map((lane) => send(get(undefined, { lane }), never));
    await settled();
    assert.equal(server.inFlight(), 5);
    while (releases.length > 0) {
      releases.shift()?.();
      await settled();
      assert.ok(server.inFlight() <= 5);
    }
    await Promise.all(all);
    assert.deepEqual(
      server.requests.slice(5).map(({ lane }) => lane),
      ['tree', 'runner', 'tree', 'bulk', 'bulk', 'bulk'],
    );
  });

  it('lets a cancelled request leave the queue at once, and never sends it', async () => {
    const server = fakeTransport(() => unanswered());
    const send = withLimit(server.send, { clock: new FakeClock(), max: 1 });
    const first = new AbortController();
    const busy = send(get(), first.signal).catch(problemOf);
    const controller = new AbortController();
    const ahead: (number | undefined)[] = [];
    const queued = send(get(), controller.signal, { onPhase: (_phase, detail) => ahead.push(detail?.ahead) }).catch(problemOf);
    controller.abort();
    assert.deepEqual(await queued, { kind: 'cancelled' });
    assert.deepEqual(ahead, [0]);
    first.abort();
    await busy;
    assert.equal(server.requests.length, 1);
    const last = new AbortController();
    const next = send(get(), last.signal).catch(problemOf);
    await settled();
    assert.equal(server.inFlight(), 1, 'the slot was given back');
    last.abort();
    await next;
  });
});

describe('withToken', () => {
  function signing(reply: Parameters<typeof fakeTransport>[0]) {
    const server = fakeTransport(reply);
    let generation = 1;
    const refused: number[] = [];
    const tokens: TokenSource = {
      get: async (): Promise<Grant> => ({ token: `t${generation}`, generation }),
      invalidate: (one) => {
        refused.push(one);
        generation += 1;
      },
      forget: () => undefined,
      handOver: () => undefined,
      known: () => undefined,
      signOut: async () => undefined,
      dispose: () => undefined,
    };
    return { server, refused, send: withToken(server.send, { tokens, clock: new FakeClock(), base: 'https://jamf.test' }) };
  }
  const sent = (server: ReturnType<typeof signing>['server']): readonly (string | undefined)[] =>
    server.requests.map(({ headers }) => headers['authorization']);

  it('replays a read once after any 401', async () => {
    const { server, send } = signing((_request, index) => answer(index === 0 ? 401 : 200));
    const response = await send(get(), never);
    assert.deepEqual([response.status, response.timing.attempts], [200, 2]);
    assert.deepEqual(sent(server), ['Bearer t1', 'Bearer t2']);
  });

  it('keeps a token that is taken elsewhere where the Classic API says 401, and says so', async () => {
    const classic = 'https://jamf.test/JSSResource/activationcode';
    const { server, send } = signing((request) => answer(request.url === classic ? 401 : 200));
    for (const request of [get(classic), get(classic, { method: 'POST' })]) {
      const response = await send(request, never);
      assert.equal(response.status, 401);
      assert.equal(response.tokenIsGood, true);
    }
    assert.deepEqual(
      server.requests.map(({ url, headers }) => `${new URL(url).pathname} ${headers['authorization'] ?? ''}`),
      ['/JSSResource/activationcode', '/api/v1/auth', '/JSSResource/activationcode', '/api/v1/auth'].map((path) => `${path} Bearer t1`),
    );
  });

  it('renews a token that is refused elsewhere, too, and asks the Classic API once more', async () => {
    const classic = 'https://jamf.test/JSSResource/policies';
    const { server, send } = signing((request) => answer(request.headers['authorization'] === 'Bearer t1' ? 401 : 200));
    const response = await send(get(classic), never);
    assert.equal(response.status, 200);
    assert.equal(response.tokenIsGood, undefined);
    assert.equal(server.requests.length, 3);
  });

  it('stops after the second 401', async () => {
    const { server, send } = signing(() => answer(401));
    assert.equal((await send(get(), never)).status, 401);
    assert.equal(server.requests.length, 2);
  });

  it('replays a write only where the body says that the token was the reason', async () => {
    const plain = signing(() => answer(401));
    await plain.send(get(undefined, { method: 'PUT' }), never);
    assert.equal(plain.server.requests.length, 1);
    assert.deepEqual(plain.refused, [1]);
    const told = signing((_request, index) => (index === 0 ? invalidToken : answer(200)));
    assert.equal((await told.send(get(undefined, { method: 'PUT' }), never)).status, 200);
    assert.equal(told.server.requests.length, 2);
  });

  it('signs nothing that is to go without', async () => {
    const { server, send } = signing(() => answer(401));
    await send(get(undefined, { auth: 'none' }), never);
    assert.deepEqual(sent(server), [undefined]);
  });
});

describe('withSameOrigin', () => {
  const base = 'https://jamf.test:8443/ctx';
  const outside = [
    'https://jamf.test/ctx/api/v1/x',
    'http://jamf.test:8443/ctx/api/v1/x',
    'https://jamf.test:8443/other/api',
    'https://jamf.test:8443/ctxx/api',
    'https://jamf.test:8443/ctx/../api',
    'https://user@jamf.test:8443/ctx/api',
    'https://jamf.test:8443.evil.test/ctx/api',
    'https://evil.test/ctx/api',
    'no address',
  ];
  for (const url of outside) {
    it(`sends nothing to ${url}`, async () => {
      const server = fakeTransport(() => answer(200));
      await assert.rejects(withSameOrigin(server.send, base)(get(url), never), (error) => problemOf(error).kind === 'invalid');
      assert.equal(server.requests.length, 0);
    });
  }

  it('lets through what is below the instance', async () => {
    const server = fakeTransport(() => answer(200));
    await withSameOrigin(server.send, base)(get('https://jamf.test:8443/ctx/api/v1/x?a=b'), never);
    assert.equal(server.requests.length, 1);
  });
});

describe('withAccess', () => {
  it('refuses every write on a read-only instance, and lets it through once unlocked', async () => {
    const server = fakeTransport(() => answer(200));
    let access: 'readOnly' | 'confirm' = 'readOnly';
    const send = withAccess(server.send, () => access);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      await assert.rejects(send(get(undefined, { method }), never), (error) => {
        const problem = problemOf(error);
        return problem.kind === 'forbidden' && problem.by === 'readOnlyInstance' && problem.path === '/api/v1/buildings';
      });
    }
    await send(get(), never);
    access = 'confirm';
    await send(get(undefined, { method: 'DELETE' }), never);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ['GET', 'DELETE'],
    );
  });
});
