import assert from 'node:assert/strict';
import type { HttpResponse } from '../../../../src/core/http/message.ts';
import type { RequestOutcome } from '../../../../src/core/http/policies/withObserver.ts';
import { probe } from '../../../../src/core/instances/probe.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport, unanswered } from '../../../support/fakeTransport.ts';
import { answeringJamf, jamfSession, mapStore } from '../../../support/answeringJamf.ts';
import { never } from '../../../support/signals.ts';

describe('session', () => {
  it('contacts nobody before the first question, and then asks each thing once', async () => {
    const server = answeringJamf({});
    const one = jamfSession(server.send);
    assert.equal(server.requests.length, 0);
    const [a, b] = await Promise.all([one.version(never), one.version(never)]);
    assert.deepEqual([a, b, await one.version(never)], ['11.30.1-t1', '11.30.1-t1', '11.30.1-t1']);
    assert.deepEqual(
      server.requests.map(({ url }) => new URL(url).pathname),
      ['/api/v1/oauth/token', '/api/v1/jamf-pro-version'],
    );
    assert.equal(one.known().version, '11.30.1-t1');
  });

  it('remembers no failure', async () => {
    let up = false;
    const server = fakeTransport(({ url }) => {
      if (url.endsWith('/token')) return answer(200, { body: { access_token: 't', expires_in: 60 } });
      return up ? answer(200, { body: { version: '1' } }) : answer(500);
    });
    const one = jamfSession(server.send);
    await assert.rejects(one.version(never), (error) => problemOf(error).kind === 'http');
    up = true;
    assert.equal(await one.version(never), '1');
  });

  it('keeps the document by version, and takes it from there the next time', async () => {
    const store = mapStore();
    const server = answeringJamf({ '/api/schema/': [200, { body: 'openapi' }] });
    assert.deepEqual((await jamfSession(server.send, { store }).catalogue(never)).origin, { kind: 'server' });
    assert.deepEqual(Object.keys(store.entries), ['11.30.1-t1']);
    const second = answeringJamf({});
    assert.deepEqual((await jamfSession(second.send, { store }).catalogue(never)).origin, { kind: 'server' });
    assert.equal(
      second.requests.some(({ url }) => url.includes('schema')),
      false,
    );
  });

  it('falls back to any kept copy when the server gives no document, says why, and tries again for the next who asks', async () => {
    const server = answeringJamf({ '/api/schema/': [200, { body: '<html>' }] });
    const one = jamfSession(server.send, { store: mapStore({ '11.29.0': 'openapi' }) });
    const { origin } = await one.catalogue(never);
    assert.equal(origin.kind === 'cache' && origin.why.kind, 'invalid');
    const asked = server.requests.length;
    await one.catalogue(never);
    assert.ok(server.requests.length > asked);
  });

  it('does not hide a failed sign-in behind a kept copy', async () => {
    const server = answeringJamf({ '/api/v1/oauth/token': [401, { body: { error: 'invalid_client' } }] });
    const one = jamfSession(server.send, { store: mapStore({ '11.29.0': 'openapi' }) });
    await assert.rejects(one.catalogue(never), (error) => problemOf(error).kind === 'auth');
  });

  it('tells a web page in the place of Jamf Pro', async () => {
    const one = jamfSession(answeringJamf({ '/api/v1/jamf-pro-version': [200, { body: '<!doctype html><title>Sign in</title>' }] }).send);
    await assert.rejects(one.version(never), (error) => {
      const problem = problemOf(error);
      return problem.kind === 'invalid' && problem.message.includes('jamf.test') && problem.message.includes('a web page');
    });
  });

  it('lets one caller leave without disturbing the other, and stops the request when nobody is left', async () => {
    const server = fakeTransport(({ url }) =>
      url.endsWith('/token') ? answer(200, { body: { access_token: 't', expires_in: 60 } }) : unanswered(),
    );
    const one = jamfSession(server.send);
    const [first, second] = [new AbortController(), new AbortController()];
    const waits = [first, second].map(({ signal }) => one.version(signal).catch((error: unknown) => problemOf(error).kind));
    await new Promise((resolve) => setImmediate(resolve));
    first.abort();
    assert.equal(await waits[0], 'cancelled');
    assert.equal(server.inFlight(), 1);
    second.abort();
    assert.equal(await waits[1], 'cancelled');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(server.inFlight(), 0);
  });

  it('ends what is in flight when it is disposed', async () => {
    const server = fakeTransport(() => unanswered());
    const one = jamfSession(server.send);
    const waiting = one.version(never).catch((error: unknown) => problemOf(error).kind);
    await new Promise((resolve) => setImmediate(resolve));
    one.dispose();
    assert.equal(await waiting, 'cancelled');
    assert.equal(server.inFlight(), 0);
  });

  it('signs in again with a new token, and asks anew whom it speaks for', async () => {
    let issued = 0;
    const server = fakeTransport(({ url, headers }) => {
      if (url.endsWith('/token')) return answer(200, { body: { access_token: `t${(issued += 1)}`, expires_in: 300 } });
      const name = headers['authorization'] === 'Bearer t1' ? 'before' : 'after';
      return answer(200, { body: { account: { username: name, privilegesBySite: {} } } });
    });
    const one = jamfSession(server.send);
    assert.equal((await one.signedIn(never)).account, 'before');
    assert.equal((await one.signInAgain(never)).account, 'after');
    assert.equal(one.known().signedIn?.account, 'after');
    assert.deepEqual([issued, server.requests.length], [2, 4]);
  });

  it('does not take a question that is under way with the old token for signing in', async () => {
    let answerFirst: (value: HttpResponse) => void = () => undefined;
    const who = answer(200, { body: { account: { username: 'api', privilegesBySite: {} } } });
    const server = fakeTransport(({ url }) => {
      if (url.endsWith('/token')) return answer(200, { body: { access_token: `t${server.requests.length}`, expires_in: 300 } });
      return server.requests.length === 2 ? new Promise<HttpResponse>((resolve) => (answerFirst = resolve)) : who;
    });
    const one = jamfSession(server.send);
    const pending = one.signedIn(never);
    await settled();
    await one.signInAgain(never);
    answerFirst(who);
    await pending;
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['authorization']),
      [undefined, 'Bearer t1', undefined, 'Bearer t3'],
    );
  });

  it('tells of a sign-in that failed', async () => {
    const seen: RequestOutcome[] = [];
    const server = answeringJamf({ '/api/v1/oauth/token': [401, { body: { error: 'invalid_client' } }] });
    const one = jamfSession(server.send, { observe: (outcome) => seen.push(outcome) });
    for (const tried of [one.signIn(never), one.signInAgain(never)]) await assert.rejects(tried);
    const failed = seen.flatMap((outcome) =>
      outcome.kind === 'failed' && outcome.problem.kind === 'auth' ? [outcome.problem.reason] : [],
    );
    assert.deepEqual(failed, ['wrongCredentials', 'wrongCredentials']);
  });

  it('ends its token at the server when it signs out', async () => {
    const server = answeringJamf({ '/api/v1/auth/invalidate-token': [204] });
    const one = jamfSession(server.send, { access: () => 'readOnly' });
    await one.version(never);
    assert.ok(one.known().token);
    await one.signOut(never);
    const last = server.requests.at(-1);
    assert.equal(last?.url, 'https://jamf.test/api/v1/auth/invalidate-token');
    assert.equal(last?.headers['authorization'], 'Bearer token');
    assert.equal(one.known().token, undefined);
  });
});

describe('probe', () => {
  async function steps(table: Parameters<typeof answeringJamf>[0]) {
    const results = [];
    for await (const one of probe({ session: jamfSession(answeringJamf(table).send), now: () => 0 }, never)) results.push(one);
    return results;
  }

  it('goes through all steps of a connection that works', async () => {
    const results = await steps({});
    assert.deepEqual(
      results.map(({ step }) => step),
      ['reach', 'token', 'account', 'version'],
    );
    assert.ok(results.every((one) => !('problem' in one)));
  });

  const failures: readonly (readonly [what: string, table: Parameters<typeof answeringJamf>[0], step: string, kind: string])[] = [
    [
      'a server that still starts',
      { '/api/startup-status': [200, { body: { stepCode: 'SERVER_INIT', percentage: 45 } }] },
      'reach',
      'http',
    ],
    ['a web page', { '/api/startup-status': [200, { body: '<html>' }] }, 'reach', 'invalid'],
    ['a wrong secret', { '/api/v1/oauth/token': [401, { body: { error: 'invalid_client' } }] }, 'token', 'auth'],
    ['an account that cannot be read', { '/api/v1/auth': [403, { body: { errors: [] } }] }, 'account', 'forbidden'],
    ['no version', { '/api/v1/jamf-pro-version': [404] }, 'version', 'http'],
  ];
  for (const [what, table, step, kind] of failures) {
    it(`stops at ${what}`, async () => {
      const last = (await steps(table)).at(-1);
      assert.deepEqual([last?.step, last !== undefined && 'problem' in last && last.problem.kind], [step, kind]);
    });
  }

  const strangers: readonly (readonly [what: string, answer: NonNullable<Parameters<typeof answeringJamf>[0]>[string]])[] = [
    ['a page that says 200', [200, { body: '<!DOCTYPE html><html>' }]],
    ['a page that says 403', [403, { body: '<html>' }]],
    ['404', [404]],
    ['404 in JSON', [404, { body: { error: 'no route' } }]],
    ['what is not JSON', [200, { body: 'ok' }]],
  ];
  for (const [what, answer] of strangers) {
    it(`sends no secret to a server that does not look like Jamf Pro: ${what}`, async () => {
      const server = answeringJamf({ '/api/startup-status': answer });
      const results = [];
      for await (const one of probe({ session: jamfSession(server.send), now: () => 0 }, never)) results.push(one);
      const [only] = results;
      assert.ok(only !== undefined && 'problem' in only && only.problem.kind === 'invalid' && results.length === 1);
      assert.match(only.problem.message, /^This does not look like Jamf Pro: jamf\.test answered .* No secret was sent\./);
      assert.deepEqual(
        server.requests.map(({ url }) => new URL(url).pathname),
        ['/api/startup-status'],
      );
    });
  }

  it('goes on where the status page is closed', async () => {
    assert.deepEqual(
      (await steps({ '/api/startup-status': [403] })).map(({ step }) => step),
      ['reach', 'token', 'account', 'version'],
    );
  });
});
