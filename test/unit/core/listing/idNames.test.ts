import assert from 'node:assert/strict';
import type { Resource } from '../../../../src/core/families/family.ts';
import { IdNames } from '../../../../src/core/listing/idNames.ts';
import { type FakeSession, fakeSession, paged, response } from '../../../support/fakeSession.ts';
import type { Answer } from '../../../support/fakeSession.ts';
import { never } from '../../../support/signals.ts';

function desk(answer: Answer): { session: FakeSession; names: IdNames; clock: { now: number } } {
  const clock = { now: 0 };
  return { session: fakeSession({ answer }), names: new IdNames(() => clock.now), clock };
}

describe('names of ids', () => {
  it('are asked for once, by all who want them at the same time, and again when they are old', async () => {
    const { session, names, clock } = desk(paged(3));
    const both = await Promise.all([names.of(session, 'buildings', never), names.of(session, 'buildings', never)]);
    assert.deepEqual(
      both.map((found) => found?.get('2')),
      ['n2', 'n2'],
    );
    await names.of(session, 'buildings', never);
    assert.equal(session.asked.length, 1);
    clock.now += 5 * 60_000;
    await names.of(session, 'buildings', never);
    assert.equal(session.asked.length, 2);
  });

  it('come in their own order, from the first page of a long list', async () => {
    const { session, names } = desk(() => ({ totalCount: 9000, results: ['b', 'C', 'a'].map((name, index) => ({ id: index, name })) }));
    const found = await names.of(session, 'buildings', never);
    assert.deepEqual(
      [...(found ?? [])],
      [
        ['2', 'a'],
        ['0', 'b'],
        ['1', 'C'],
      ],
    );
    assert.deepEqual(
      session.asked.map(({ size }) => size),
      [1000],
    );
  });

  it('come by their numbers, as people count, and rows that are a text by that', async () => {
    const { session, names } = desk(() => ['n10', 'n2', 'n1']);
    assert.deepEqual([...((await names.of(session, 'buildings', never)) ?? [])].join(' '), 'n1,n1 n2,n2 n10,n10');
  });

  it('are asked for anew after a change, and an answer from before it counts for nothing', async () => {
    let name = 'old';
    const { session, names } = desk(() => [{ id: '1', name }]);
    const before = names.of(session, 'buildings', never);
    names.forget(session, 'buildings');
    await before;
    name = 'new';
    assert.equal((await names.of(session, 'buildings', never))?.get('1'), 'new');
    name = 'newer';
    names.forget(session, 'buildings');
    assert.equal((await names.of(session, 'buildings', never))?.get('1'), 'newer');
  });

  it('are those of now where something is decided by them, and nobody asks again where nobody may', async () => {
    let name = 'Tools';
    const { session, names, clock } = desk(() => (name === '' ? response(403, '{}') : [{ id: '12', name }]));
    await names.of(session, 'buildings', never);
    name = 'Old Tools';
    assert.equal((await names.of(session, 'buildings', never))?.get('12'), 'Tools');
    assert.equal((await names.asOfNow(session, 'buildings', never))?.get('12'), 'Old Tools');
    name = '';
    for (const wait of [0, 1e9]) {
      clock.now += wait;
      assert.equal(await names.asOfNow(session, 'buildings', never), undefined);
    }
    assert.equal(session.asked.length, 3);
  });

  const refused: readonly [status: number, wait: number, asked: number][] = [
    [403, 1e9, 1],
    [404, 1e9, 1],
    [500, 59_999, 1],
    [500, 60_000, 2],
  ];
  for (const [status, wait, asked] of refused) {
    it(`after ${status} there are none, and ${wait} ms later ${asked === 1 ? 'nobody asks' : 'they are asked for again'}`, async () => {
      const { session, names, clock } = desk(() => response(status, '{}'));
      assert.equal(await names.of(session, 'buildings', never), undefined);
      clock.now += wait;
      names.forget(session, 'buildings');
      assert.equal(await names.of(session, 'buildings', never), undefined);
      assert.equal(session.asked.length, asked);
    });
  }

  it('are not asked for without the privilege, nor where the list has secrets, nor where there is no list', async () => {
    const { session, names } = desk(paged(3));
    const { known } = session;
    const privileges = new Set(['Read Categories']);
    Object.assign(session, { known: () => ({ ...known(), signedIn: { account: 'a', accountKind: 'user', privileges, sites: 0 } }) });
    assert.equal(await names.of(session, 'buildings', never), undefined);
    const { can, ...sites } = session.resource('sites');
    const secret = { ...sites, key: 'secrets', can: { ...can, list: { ...can.list!, path: '/v1/sso/failover' } } };
    const resource = (key: string): Resource | undefined => (key === secret.key ? secret : undefined);
    Object.assign(session, { known: () => ({ catalogue: { ...known().catalogue, resource } }) });
    for (const key of ['secrets', 'nothing']) assert.equal(await names.of(session, key, never), undefined);
    assert.equal(session.asked.length, 0);
  });

  it('contact nobody before the document of the instance is known', async () => {
    const { session, names } = desk(paged(3));
    Object.assign(session, { known: () => ({}) });
    assert.equal(await names.of(session, 'buildings', never), undefined);
    assert.equal(session.asked.length, 0);
  });

  it('stop with the last who waits, and are asked for again by the next', async () => {
    let stopped = false;
    let sent = (): void => undefined;
    const isSent = new Promise<void>((resolve) => (sent = resolve));
    const { session, names } = desk(async (_, signal) => {
      if (session.asked.length > 1) return [{ id: '1', name: 'x' }];
      sent();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      stopped = true;
      return [];
    });
    const controller = new AbortController();
    const waiting = names.of(session, 'buildings', controller.signal);
    await isSent;
    controller.abort();
    assert.equal(await waiting, undefined);
    assert.equal((await names.of(session, 'buildings', never))?.get('1'), 'x');
    assert.ok(stopped);
  });
});
