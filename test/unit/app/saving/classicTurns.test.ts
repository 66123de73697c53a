import assert from 'node:assert/strict';
import type { Transport } from '../../../../src/core/http/message.ts';
import type { OwnedSession } from '../../../../src/core/instances/createSession.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import { Loaded } from '../../../../src/core/json/loaded.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { readWhatApplies } from '../../../../src/core/objects/applies/whatApplies.ts';
import { planOf, type ObjectPlan } from '../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../src/core/objects/plan/read.ts';
import { saveObject } from '../../../../src/core/objects/save/save.ts';
import { demoAdminClient } from '../../../../src/demo/demo.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { noon, standing } from '../../../support/demoCaller.ts';
import { Folder, Window } from '../../../support/documents/documentsDesk.ts';
import { answered } from '../../../support/objects/demoSession.ts';
import { sessionOver } from '../../../support/sessionOver.ts';
import { never } from '../../../support/signals.ts';

const policy: ObjectAddress = {
  instanceId: 'x',
  resource: 'classic/policies',
  target: { kind: 'one', id: '1' },
  label: 'One',
  ending: '.json',
};

interface Policy {
  general: Record<string, unknown>;
  user_interaction: Record<string, unknown>;
}

function edited(text: string, edit: (document: Policy) => unknown): string {
  const document = JSON.parse(text) as Policy;
  edit(document);
  return JSON.stringify(document, null, 2);
}

describe('saves of a policy that meet something else', () => {
  it('one right after the other store both, and lose nothing', async () => {
    const puts: string[] = [];
    const { session } = await classicSession(standing().demo, async ({ method, body }, pass) => {
      await Promise.resolve();
      if (method === 'PUT') puts.push(String(body));
      return pass();
    });
    const { documents } = new Window({ session }, new Folder());
    const text = await documents.reading.read(policy);
    documents.happened({ kind: 'editorShows', text }, policy);
    const renamed = edited(text, ({ general }) => (general['name'] = 'First'));
    const more = edited(renamed, ({ user_interaction: at }) => (at['message_start'] = 'Second'));
    const most = edited(more, ({ general }) => (general['name'] = 'Third'));
    const outcomes = await Promise.all([documents.send(policy, renamed), documents.send(policy, more), documents.send(policy, most)]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['stored', 'stored', 'stored'],
    );
    const now = JSON.parse(
      await readObject(session, planOf(await session.catalogue(never), policy.resource, policy.target), never),
    ) as Policy;
    assert.deepEqual([now.general['name'], now.user_interaction['message_start']], ['Third', 'Second']);
    // Those that wait become one.
    assert.equal(puts.length, 2);
    assert.ok(puts[0]?.includes('First') === true && !puts[0].includes('Second'));
  });

  it('beside a slow look at what applies to a computer both come to their end', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { session, catalogue } = await classicSession(standing().demo, async ({ url }, pass) => {
      if (url.includes('computermanagement')) await held;
      return pass();
    });
    const looking = readWhatApplies(session, 'computers-inventory', '1', never);
    const plan = planOf(catalogue, policy.resource, policy.target);
    const base = await readObject(session, plan, never);
    const mine = edited(base, ({ general }) => (general['name'] = 'Meanwhile'));
    const outcome = await save(session, plan, base, mine);
    assert.equal(outcome.kind, 'stored');
    release();
    assert.ok((await looking).lists.length > 0);
  });

  /** A session of the product at a demo whose tokens all end before the request of that number. */
  async function endingToken(at: number): Promise<{ session: OwnedSession; plan: ObjectPlan; base: string; done: string[] }> {
    const { demo, setTime } = standing({ tokenLifetimeSeconds: 600 });
    const plan = planOf((await classicSession(demo)).catalogue, policy.resource, policy.target);
    const done: string[] = [];
    const server = { count: Number.NEGATIVE_INFINITY };
    const wire: Transport = async ({ method, url, headers, body }) => {
      const { pathname, search } = new URL(url);
      const isAbout = pathname.startsWith('/JSSResource');
      if (isAbout && (server.count += 1) === at) setTime(noon + 3_600_000);
      const answer = demo.handle({ method, path: `${pathname}${search}`, headers, body: body === undefined ? undefined : String(body) });
      if (isAbout) done.push(`${method} ${answer.status}`);
      return await Promise.resolve(answered(answer.status, String(answer.body), answer.headers));
    };
    const credentials = async (): Promise<{ kind: 'client' } & typeof demoAdminClient> =>
      await Promise.resolve({ kind: 'client', ...demoAdminClient });
    const session = sessionOver(wire, { credentials });
    const base = await readObject(session, plan, never);
    server.count = 0;
    return { session, plan, base, done };
  }

  const renewed = (base: string): string => edited(base, ({ general }) => (general['name'] = 'Renewed'));
  for (const [name, at] of [
    ['before the copy is read again', 1],
    ['before it is read after the question', 2],
    ['before it is read back', 4],
  ] as const) {
    it(`with a token that ends ${name} go on with a new one, and write once`, async () => {
      const { session, plan, base, done } = await endingToken(at);
      const outcome = await save(session, plan, base, renewed(base));
      session.dispose();
      assert.deepEqual([outcome.kind, 'verified' in outcome && outcome.verified], ['stored', true], done.join());
      assert.deepEqual([done.filter((one) => one === 'PUT 201').length, done.filter((one) => one.endsWith(' 401')).length], [1, 1]);
    });
  }

  it('with a token that ends before the write are refused, with nothing written, and the next one is stored', async () => {
    const { session, plan, base, done } = await endingToken(3);
    const outcome = await save(session, plan, base, renewed(base));
    assert.deepEqual([outcome.kind, done.filter((one) => one.startsWith('PUT'))], ['refused', ['PUT 401']]);
    assert.equal((await save(session, plan, base, renewed(base))).kind, 'stored');
    session.dispose();
  });
});

async function save(session: Session, plan: ObjectPlan, base: string, mine: string): ReturnType<typeof saveObject> {
  const input = { session, plan, base: new Loaded(base), mine: new Loaded(mine), lifetime: never };
  const ask = {
    secrets: () => Promise.resolve(new Map()),
    confirm: () => Promise.resolve(true),
    conflict: () => Promise.resolve('cancel' as const),
  };
  return await saveObject(input, ask, never);
}
