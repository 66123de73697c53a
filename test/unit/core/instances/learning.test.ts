import assert from 'node:assert/strict';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { answeringJamf, jamfSession, mapStore } from '../../../support/answeringJamf.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { answer, fakeTransport } from '../../../support/fakeTransport.ts';
import { never } from '../../../support/signals.ts';

describe('what a session learns', () => {
  it('learns what the account may do with the document, and tells of it', async () => {
    const told: string[] = [];
    const server = answeringJamf({ '/api/schema/': [200, { body: 'openapi' }] });
    const one = jamfSession(server.send, { accountRead: ({ account }) => void told.push(account) });
    await one.catalogue(never);
    await settled();
    assert.deepEqual([[...(one.known().signedIn?.privileges ?? [])], told], [['Read Buildings'], ['api']]);
    await one.catalogue(never);
    assert.equal(server.requests.filter(({ url }) => url.endsWith('/v1/auth')).length, 1);
  });

  it('knows what an earlier session learned of the account until it has asked, and asks all the same', async () => {
    const account = { account: 'before', accountKind: 'client', sites: 0 } as const;
    const one = jamfSession(answeringJamf({ '/api/schema/': [200, { body: 'openapi' }] }).send, { account });
    assert.equal(one.known().signedIn?.account, 'before');
    assert.equal((await one.signedIn(never)).account, 'api');
    assert.equal(one.known().signedIn?.account, 'api');
  });

  const whoWasAsked = (server: ReturnType<typeof answeringJamf>): number =>
    server.requests.filter(({ url }) => url.endsWith('/v1/auth')).length;

  it('asks once what the account may do, whoever wants to know it at the time', async () => {
    const server = answeringJamf({ '/api/schema/': [200, { body: 'openapi' }] });
    const one = jamfSession(server.send);
    await one.catalogue(never);
    await one.signedIn(never);
    await settled();
    assert.equal(whoWasAsked(server), 1);
    const other = answeringJamf({});
    const again = jamfSession(other.send);
    await Promise.all([again.signInAgain(never), again.signedIn(never)]);
    assert.equal(whoWasAsked(other), 1, 'whoever takes any answer waits for the new one');
  });

  it('asks again what the account may do where the server did not say, after a while and not before', async () => {
    const clock = new FakeClock();
    let isUp = false;
    const common = answeringJamf({ '/api/schema/': [200, { body: 'openapi' }] });
    const server = fakeTransport((request) =>
      !isUp && request.url.endsWith('/v1/auth') ? answer(404) : common.send(request, never, undefined),
    );
    const one = jamfSession(server.send, { clock });
    const asked = async (): Promise<number> => {
      await one.catalogue(never);
      await settled();
      return whoWasAsked(server);
    };
    assert.equal(await asked(), 1);
    isUp = true;
    await clock.advance(29_000);
    assert.equal(await asked(), 1);
    assert.equal(one.known().signedIn, undefined);
    await clock.advance(1000);
    assert.equal(await asked(), 2);
    assert.equal(one.known().signedIn?.account, 'api');
    await clock.advance(60_000);
    assert.equal(await asked(), 2);
  });

  it('has a bug in what nobody waits for in the log, and no failure of the server', async () => {
    const failed: string[] = [];
    const background = (work: Promise<unknown>): void => void work.catch((error: unknown) => failed.push(String(error)));
    const table = { '/api/schema/': [200, { body: 'openapi' }] } satisfies Parameters<typeof answeringJamf>[0];
    const accountRead = () => {
      throw new TypeError('a bug');
    };
    await jamfSession(answeringJamf(table).send, { background, accountRead }).catalogue(never);
    await settled();
    assert.deepEqual(failed, ['TypeError: a bug']);
    await jamfSession(answeringJamf({ ...table, '/api/v1/auth': [404] }).send, { background }).catalogue(never);
    await settled();
    assert.equal(failed.length, 1);
  });

  it('reads and parses the kept copy once for all who want it, and holds it until the document is known', async () => {
    let parsed = 0;
    const readDocument = async () => {
      parsed += 1;
      await settled();
      return apiCatalogue([]);
    };
    const kept = mapStore({ '11.30.1-t1': 'openapi' });
    const server = answeringJamf({});
    const one = jamfSession(server.send, { store: kept, readDocument });
    const copies = await Promise.all([one.keptCatalogue(), one.keptCatalogue(), one.keptCatalogue()]);
    assert.deepEqual([new Set(copies).size, parsed, server.requests.length], [1, 1, 0]);
    assert.equal(one.known().kept, await one.keptCatalogue());
    await one.catalogue(never);
    assert.deepEqual([parsed, one.known().kept], [1, undefined], 'it is the one of the version that runs');
    assert.equal(await one.keptCatalogue(), one.known().catalogue);
    const old = jamfSession(server.send, { store: mapStore({ '11.29.0': 'openapi' }), readDocument });
    for (let asks = 0; asks < 3; asks += 1) assert.equal((await old.catalogue(never)).origin.kind, 'cache');
    assert.equal(parsed, 2);
  });

  it('tells of what it learned when it is known: of the account, and of the server’s document and no copy', async () => {
    const told: string[] = [];
    const one = (store = mapStore(), body = 'openapi') => {
      const session = jamfSession(answeringJamf({ '/api/schema/': [200, { body }] }).send, {
        store,
        accountRead: () => void told.push(`account ${session.known().signedIn?.account ?? 'not known'}`),
        documentRead: () => void told.push(`document ${session.known().catalogue === undefined ? 'not known' : 'known'}`),
      });
      return session;
    };
    const first = one();
    await first.catalogue(never);
    await first.catalogue(never);
    await settled();
    assert.deepEqual(told, ['document known', 'account api']);
    told.length = 0;
    assert.equal((await one(mapStore({ '11.29.0': 'openapi' }), '<html>').catalogue(never)).origin.kind, 'cache');
    assert.deepEqual(told, []);
  });

  it('looks again for a copy where there was none', async () => {
    const store = mapStore();
    const one = jamfSession(answeringJamf({}).send, { store });
    assert.equal(await one.keptCatalogue(), undefined);
    store.entries['11.30.1'] = 'openapi';
    assert.notEqual(await one.keptCatalogue(), undefined);
  });
});
