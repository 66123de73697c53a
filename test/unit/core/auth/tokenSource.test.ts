import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { JamfTokens } from '../../../../src/core/auth/tokenSource.ts';
import type { HttpRequest, HttpResponse } from '../../../../src/core/http/message.ts';
import type { Credentials } from '../../../../src/core/instances/profile.ts';
import { plainGuidance } from '../../../support/refusals.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

const client: Credentials = { kind: 'client', clientId: 'id', clientSecret: 's3cret' };
const user: Credentials = { kind: 'user', username: 'jäne', password: 'pass' };
const base = 'https://jamf.test';

type Reply = (request: HttpRequest, index: number) => HttpResponse | Error | Promise<HttpResponse>;

function source(reply: Reply, credentials: Credentials | undefined = client, wallClock = (): number => 0) {
  const clock = new FakeClock();
  const server = fakeTransport(reply);
  const tokens = new JamfTokens({ send: server.send, base, credentials: async () => credentials, clock, wallClock });
  return { clock, server, tokens };
}

const grantsFor =
  (lifetime: unknown): Reply =>
  (_request, index) =>
    answer(200, { body: { access_token: `t${index}`, expires_in: lifetime } });
const grants = (): Reply => grantsFor(300);
const path = ({ url }: HttpRequest): string => new URL(url).pathname;

describe('token source', () => {
  it('asks for a client’s token as RFC 6749 says, without an Authorization header', async () => {
    const { server, tokens } = source(grants());
    assert.equal((await tokens.get(never)).token, 't0');
    const [request] = server.requests;
    assert.equal(request?.url, `${base}/api/v1/oauth/token`);
    assert.equal(request?.body, 'grant_type=client_credentials&client_id=id&client_secret=s3cret');
    assert.equal(request?.headers['authorization'], undefined);
  });

  it('asks for a user’s token with Basic, in UTF-8', async () => {
    const { server, tokens } = source(() => answer(200, { body: { token: 'u', expires: '1970-01-01T00:30:00Z' } }), user);
    assert.equal((await tokens.get(never)).token, 'u');
    assert.equal(server.requests[0]?.headers['authorization'], `Basic ${Buffer.from('jäne:pass').toString('base64')}`);
    assert.deepEqual(tokens.known(), { lifetime: 1_800_000, remaining: 1_800_000 });
  });

  it('falls back to the older endpoint after a 404, and stays there', async () => {
    const { clock, server, tokens } = source((request) =>
      path(request).includes('/v1/') ? answer(404) : answer(200, { body: { access_token: 'x', expires_in: 60 } }),
    );
    await tokens.get(never);
    await clock.advance(60_000);
    await tokens.get(never);
    assert.deepEqual(server.requests.map(path), ['/api/v1/oauth/token', '/api/oauth/token', '/api/oauth/token']);
  });

  it('gives its token to another, which uses and renews it as its own, and does not end it', async () => {
    const { clock, server, tokens } = source(grants());
    await tokens.get(never);
    const held = tokens.handOver();
    await tokens.signOut(never);
    assert.deepEqual([tokens.known(), tokens.handOver(), server.requests.length], [undefined, undefined, 1]);
    const next = new JamfTokens({ send: server.send, base, credentials: async () => client, clock, wallClock: () => 0, held });
    await clock.advance(100_000);
    assert.deepEqual([(await next.get(never)).token, next.known()?.remaining], ['t0', 200_000]);
    next.invalidate((await next.get(never)).generation);
    const { token, generation } = await next.get(never);
    assert.deepEqual([token, generation > (held?.generation ?? 0)], ['t1', true]);
    await next.signOut(never);
    assert.equal(path(server.requests.at(-1)!), '/api/v1/auth/invalidate-token');
  });

  it('makes one request for 100 callers, also when the token has ended', async () => {
    const { clock, server, tokens } = source(grants());
    for (const expected of [1, 2]) {
      const got = await Promise.all(Array.from({ length: 100 }, () => tokens.get(never)));
      assert.equal(new Set(got.map(({ token }) => token)).size, 1);
      assert.equal(server.requests.length, expected);
      await clock.advance(300_000);
    }
  });

  it('fails for all who wait, and asks anew for the next', async () => {
    const { server, tokens } = source((_request, index) =>
      index === 0 ? answer(500) : answer(200, { body: { access_token: 'x', expires_in: 60 } }),
    );
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => tokens.get(never)));
    assert.ok(outcomes.every(({ status }) => status === 'rejected'));
    assert.equal((await tokens.get(never)).token, 'x');
    assert.equal(server.requests.length, 2);
  });

  it('gets another token after it was told to forget a good one, which it does not end', async () => {
    const { server, tokens } = source(grants());
    await tokens.get(never);
    tokens.forget();
    assert.equal(tokens.known(), undefined);
    assert.equal((await tokens.get(never)).token, 't1');
    assert.deepEqual(server.requests.map(path), ['/api/v1/oauth/token', '/api/v1/oauth/token']);
  });

  const lifetimes: readonly (readonly [what: string, given: unknown, renewedAfter: number])[] = [
    ['one second', 1, 750],
    ['60 s: at most one request per 45 s', 60, 45_000],
    ['five minutes', 300, 270_000],
    ['a day', 86_400, 86_370_000],
    ['a number as text', '300', 270_000],
    ['missing', undefined, 45_000],
    ['zero', 0, 45_000],
    ['negative', -5, 45_000],
    ['no number', 'soon', 45_000],
  ];
  for (const [what, given, renewedAfter] of lifetimes) {
    it(`renews at its time: ${what}`, async () => {
      const { clock, server, tokens } = source(grantsFor(given));
      await tokens.get(never);
      await clock.advance(renewedAfter - 1);
      await tokens.get(never);
      assert.equal(server.requests.length, 1);
      await clock.advance(1);
      await tokens.get(never);
      assert.equal(server.requests.length, 2);
    });
  }

  const clocks: readonly (readonly [what: string, wall: number, date: string | undefined])[] = [
    ['right', Date.UTC(2026, 0, 1), undefined],
    ['an hour slow, with the server’s date', Date.UTC(2025, 11, 31, 23), 'Thu, 01 Jan 2026 00:00:00 GMT'],
    ['an hour fast, with the server’s date', Date.UTC(2026, 0, 1, 1), 'Thu, 01 Jan 2026 00:00:00 GMT'],
    ['an hour fast, without it', Date.UTC(2026, 0, 1, 1), undefined],
  ];
  for (const [what, wall, date] of clocks) {
    for (const expires of ['2026-01-01T00:30:00.123Z', '2026-01-01T00:30:00Z']) {
      it(`a user’s token lives half an hour, whatever this machine’s clock says: ${what}, ${expires}`, async () => {
        const headers = date === undefined ? {} : { date };
        const { tokens } = source(
          () => answer(200, { body: { token: 'u', expires }, headers }),
          user,
          () => wall,
        );
        await tokens.get(never);
        assert.ok(Math.abs((tokens.known()?.lifetime ?? 0) - 1_800_000) < 1000);
      });
    }
  }

  it('keeps a user’s token alive while it is in use, and signs in anew where it was not', async () => {
    const { clock, server, tokens } = source(() => answer(200, { body: { token: 'u', expires: '1970-01-01T00:30:00Z' } }), user);
    await tokens.get(never);
    await clock.advance(1_780_000);
    assert.equal(server.requests.length, 1, 'no timer of its own');
    await tokens.get(never);
    await clock.advance(1_900_000);
    await tokens.get(never);
    assert.deepEqual(server.requests.map(path), ['/api/v1/auth/token', '/api/v1/auth/keep-alive', '/api/v1/auth/token']);
  });

  it('never keeps a client’s token alive', async () => {
    const { clock, server, tokens } = source(grants());
    await tokens.get(never);
    await clock.advance(280_000);
    await tokens.get(never);
    assert.deepEqual(server.requests.map(path), ['/api/v1/oauth/token', '/api/v1/oauth/token']);
  });

  const refusals: readonly (readonly [what: string, reply: HttpResponse, expected: string])[] = [
    ['OAuth 400', answer(400, { body: { error: 'invalid_client' } }), 'auth wrongCredentials'],
    ['OAuth 401', answer(401, { body: { error: 'invalid_client', error_description: 'x' } }), 'auth wrongCredentials'],
    ['OAuth scope', answer(400, { body: { error: 'invalid_scope' } }), 'auth badTokenAnswer'],
    ['ApiError 401', answer(401, { body: { httpStatus: 401, errors: [] } }), 'auth wrongCredentials'],
    [
      'expired password',
      answer(401, { body: { httpStatus: 401, errors: [{ code: 'USER_EXPIRED_PASSWORD', description: '' }] } }),
      'auth passwordExpired',
    ],
    ['HTML with 200', answer(200, { body: '<html>' }), 'auth badTokenAnswer'],
    ['empty 200', answer(200), 'auth badTokenAnswer'],
    ['a token that is no text', answer(200, { body: { access_token: 5 } }), 'auth badTokenAnswer'],
    ['a token that no header can carry', answer(200, { body: { access_token: 'a\nb' } }), 'auth badTokenAnswer'],
    ['403 of a firewall', answer(403, { body: '<html>' }), 'forbidden firewall'],
    ['500', answer(500), 'http 500'],
    ['redirect', answer(302, { headers: { location: 'https://sso.test/login?secret=1' } }), 'network redirect'],
  ];
  for (const [what, reply, expected] of refusals) {
    it(`says what a token endpoint answered: ${what}`, async () => {
      const { tokens } = source(() => reply);
      const problem = await tokens.get(never).catch(problemOf);
      assert.ok('kind' in problem);
      const rest =
        'reason' in problem ? problem.reason : 'by' in problem ? problem.by : 'evidence' in problem ? problem.evidence.status : '';
      assert.equal(`${problem.kind} ${rest}`, expected);
      assert.doesNotMatch(JSON.stringify(problem), /s3cret|secret=1/);
    });
  }

  it('never tries a refused password again, but a refused client', async () => {
    for (const [credentials, requests] of [
      [user, 1],
      [client, 3],
    ] as const) {
      const { server, tokens } = source(() => answer(401), credentials);
      for (let tries = 0; tries < 3; tries += 1) await assert.rejects(tokens.get(never));
      assert.equal(server.requests.length, requests);
    }
  });

  it('says of a refused password with letters beyond ASCII that they may be the reason, and of no other', async () => {
    const refused = async (credentials: Credentials): Promise<Problem> => {
      const problem = await source(() => answer(401), credentials)
        .tokens.get(never)
        .catch(problemOf);
      assert.ok('kind' in problem);
      return problem;
    };
    const umlaut = plainGuidance(await refused({ kind: 'user', username: 'jane', password: 'pässwort' }));
    assert.match(umlaut.meaning, /encoding/);
    assert.match(umlaut.steps.join(' '), /API client/);
    assert.doesNotMatch(JSON.stringify(plainGuidance(await refused({ kind: 'user', username: 'jane', password: 'pass' }))), /encoding/);
    assert.deepEqual(
      umlaut.actions.map((action) => action.do),
      ['signIn', 'signInAgain', 'editInstance'],
    );
  });

  it('says that no secret is stored, without asking the server', async () => {
    const clock = new FakeClock();
    const server = fakeTransport(() => answer(200));
    const tokens = new JamfTokens({ send: server.send, base, credentials: async () => undefined, clock, wallClock: () => 0 });
    const problem = await tokens.get(never).catch(problemOf);
    assert.deepEqual(problem, { kind: 'auth', reason: 'noSecret' });
    assert.equal(server.requests.length, 0);
  });

  it('ignores a late refusal of an older token', async () => {
    const { server, tokens } = source(grants());
    const old = await tokens.get(never);
    tokens.invalidate(old.generation);
    const fresh = await tokens.get(never);
    tokens.invalidate(old.generation);
    assert.equal((await tokens.get(never)).token, fresh.token);
    assert.equal(server.requests.length, 2);
  });

  it('lets one caller leave and serves the others from the same request', async () => {
    let release: (response: HttpResponse) => void = () => undefined;
    const { server, tokens } = source(() => new Promise((resolve) => (release = resolve)));
    const leaving = new AbortController();
    const left = tokens.get(leaving.signal).catch(problemOf);
    const staying = tokens.get(never);
    leaving.abort();
    assert.deepEqual(await left, { kind: 'cancelled' });
    release(answer(200, { body: { access_token: 'x', expires_in: 60 } }));
    assert.equal((await staying).token, 'x');
    assert.equal(server.requests.length, 1);
  });

  it('does not keep a token that was being got when it signed out', async () => {
    let release: (response: HttpResponse) => void = () => undefined;
    const { tokens } = source(() => new Promise((resolve) => (release = resolve)));
    const pending = tokens.get(never);
    await settled();
    await tokens.signOut(never);
    release(answer(200, { body: { access_token: 'x', expires_in: 60 } }));
    await pending;
    assert.equal(tokens.known(), undefined);
  });

  it('keeps its promises under any order of calls, failures, cancels and jumps of the clock', async () => {
    const step = fc.oneof(
      fc.constant({ do: 'get' } as const),
      fc.constant({ do: 'cancelled' } as const),
      fc.record({ do: fc.constant('answer' as const), ok: fc.boolean() }),
      fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
      fc.constant({ do: 'invalidate' } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const waiting: { release: (response: HttpResponse) => void }[] = [];
        const { clock, server, tokens } = source(() => new Promise((resolve) => waiting.push({ release: resolve })));
        const calls: Promise<unknown>[] = [];
        let issued = 0;
        const reply = (ok: boolean): void => {
          issued += 1;
          waiting.shift()?.release(ok ? answer(200, { body: { access_token: `t${issued}`, expires_in: 60 } }) : answer(500));
        };
        let last = 0;
        for (const one of steps) {
          const controller = new AbortController();
          if (one.do === 'get' || one.do === 'cancelled')
            calls.push(tokens.get(controller.signal).then(({ generation }) => (last = generation), problemOf));
          if (one.do === 'cancelled') controller.abort();
          if (one.do === 'answer') reply(one.ok);
          if (one.do === 'advance') await clock.advance(one.ms);
          if (one.do === 'invalidate') tokens.invalidate(last);
          await settled();
          assert.ok(server.inFlight() <= 1, 'never two token requests at a time');
          assert.ok((tokens.known()?.remaining ?? 0) <= 60_000);
        }
        while (server.inFlight() > 0) {
          reply(true);
          await settled();
        }
        await Promise.all(calls);
        assert.equal(clock.pending, 0);
      }),
      { numRuns: 200 },
    );
  });
});
