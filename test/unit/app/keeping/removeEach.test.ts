import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import { removeEach } from '../../../../src/app/keeping/removeEach.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { FakeJamf } from '../../../support/objects/fakeJamf.ts';
import { json } from '../../../support/documents/documentsDesk.ts';
import { never } from '../../../support/signals.ts';

const scriptOf = (id: string): ObjectAddress => ({ ...json, target: { kind: 'one', id } });
const scripts = ['7', '8', '9'].map(scriptOf);

/** @param after what happens to the instance once this many are deleted. */
async function deleting(
  after: number,
  session: (jamf: FakeJamf, instanceId: string) => FakeJamf['session'],
  closing: (removed: number) => Promise<void> = () => Promise.resolve(),
  lifetime = never,
  signal = never,
  addresses: readonly ObjectAddress[] = scripts,
): Promise<{ left: readonly string[]; told: readonly string[]; troubles: readonly unknown[]; jamf: FakeJamf }> {
  const jamf = new FakeJamf();
  for (const id of ['7', '8', '9']) jamf.stored.set(`/v1/scripts/${id}`, `{"id":"${id}","name":"Fix"}`);
  let removed = 0;
  const told: string[] = [];
  const troubles: unknown[] = [];
  const all = await removeEach(
    addresses,
    {
      origin: jamf.session.profile.url,
      session: (instanceId) => (removed < after ? jamf.session : session(jamf, instanceId)),
      lifetime,
      plan: async ({ resource, target }) => planOf(await jamf.session.catalogue(never), resource, target),
      next: () => undefined,
      removed: (_, kind) => {
        told.push(kind);
        return closing((removed += 1));
      },
      trouble: ({ target }, error) => void troubles.push([target, String(error)]),
      words: async (_, problem) => problem.kind,
    },
    signal,
  );
  const left = all.flatMap((one) => (one.kind === 'deleted' ? [] : ['why' in one ? one.why : one.kind]));
  return { left, told, troubles, jamf };
}

describe('deleting several objects', () => {
  it('deletes them all, one after the other', async () => {
    const { left, jamf } = await deleting(9, ({ session }) => session);
    assert.deepEqual(left, []);
    assert.equal(jamf.stored.size, 0);
  });

  it('goes on where the editor of one cannot be closed: it was deleted, and the others are', async () => {
    const closing = (nth: number): Promise<void> => (nth === 1 ? Promise.reject(new Error('tab is gone')) : Promise.resolve());
    const { left, troubles, jamf } = await deleting(9, ({ session }) => session, closing);
    assert.deepEqual([left, jamf.stored.size], [[], 0]);
    assert.deepEqual(troubles, [[{ kind: 'one', id: '7' }, 'Error: tab is gone']]);
  });

  it('sends nothing after a stop', async () => {
    const stop = new AbortController();
    const closing = (nth: number): Promise<void> => Promise.resolve(nth === 2 ? stop.abort() : undefined);
    const { left, jamf } = await deleting(9, ({ session }) => session, closing, never, stop.signal);
    assert.deepEqual([left, [...jamf.stored.keys()]], [['stopped'], ['/v1/scripts/9']]);
  });

  it('takes one that somebody else deleted meanwhile for gone, and not for deleted from here', async () => {
    const elsewhere = (jamf: FakeJamf): FakeJamf['session'] => {
      jamf.stored.delete('/v1/scripts/8');
      return jamf.session;
    };
    const { left, told, jamf } = await deleting(1, elsewhere);
    assert.deepEqual([left, jamf.stored.size], [['already'], 0]);
    assert.deepEqual(told, ['deleted', 'already', 'deleted']);
  });

  it('ends looking for one whose answer was lost when the documents end', async () => {
    const life = new AbortController();
    const looking = ({ session }: FakeJamf): FakeJamf['session'] => ({
      ...session,
      send: (request, signal) => {
        if (request.method === 'DELETE') return Promise.reject(new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test' }));
        life.abort();
        return session.send(request, signal);
      },
    });
    const { left, jamf } = await deleting(0, looking, undefined, life.signal);
    assert.deepEqual(left, ['unknownOutcome', 'unknownOutcome', 'unknownOutcome']);
    assert.deepEqual(jamf.requests, []);
  });

  it('asks each instance for its own: one that has another address than the one of the yes deletes nothing', async () => {
    const { instanceId } = json;
    const own = ({ session }: FakeJamf, id: string): FakeJamf['session'] =>
      id === instanceId ? session : { ...session, profile: { ...session.profile, url: 'https://other.test' } };
    const mixed = [scriptOf('7'), { ...scriptOf('8'), instanceId: 'other' }];
    const { left, jamf } = await deleting(0, own, undefined, never, never, mixed);
    assert.deepEqual([left, [...jamf.stored.keys()]], [['moved'], ['/v1/scripts/8', '/v1/scripts/9']]);
  });

  for (const [what, session] of [
    ['has another address', ({ session }: FakeJamf) => ({ ...session, profile: { ...session.profile, url: 'https://other.test' } })],
    [
      'was removed',
      () => {
        throw new ProblemError({ kind: 'invalid', message: 'There is no such instance.' });
      },
    ],
  ] as const) {
    it(`stops when the instance ${what}: a yes is for one server`, async () => {
      const { left, jamf } = await deleting(1, session);
      assert.deepEqual(left, ['moved', 'moved']);
      assert.deepEqual([...jamf.stored.keys()], ['/v1/scripts/8', '/v1/scripts/9']);
    });
  }
});
