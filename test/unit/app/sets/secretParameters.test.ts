import assert from 'node:assert/strict';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { answer } from '../../../support/fakeTransport.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';

const policies = 'classic/policies';
const scripts = 'classic/scripts';

describe('the parameters of scripts in a snapshot', () => {
  let server: SetServer;
  let desk: SnapshotDesk;
  let label: string;
  let isForbidden: boolean;

  beforeEach(() => {
    [label, isForbidden] = ['Admin password', false];
    server = new SetServer();
    desk = new SnapshotDesk(server);
    const given: Readonly<Record<string, () => unknown>> = {
      'GET /JSSResource/policies': () => ({ policies: [{ id: 1, name: 'Fix' }] }),
      'GET /JSSResource/policies/id/1': () =>
        '<policy><general><id>1</id><name>Fix</name></general><scripts><script><id>7</id><name>Bind</name><priority>After</priority>' +
        '<parameter4>person</parameter4><parameter5>sunshine</parameter5></script></scripts></policy>',
      'GET /JSSResource/scripts': () => ({ scripts: [{ id: 7, name: 'Bind' }] }),
      'GET /JSSResource/scripts/id/7': () =>
        `<script><id>7</id><name>Bind</name><parameters><parameter4>User</parameter4><parameter5>${label}</parameter5></parameters></script>`,
    };
    server.instead = (asked) => {
      if (isForbidden && asked.startsWith('GET /JSSResource/scripts')) return answer(403);
      const body = given[asked]?.();
      return body === undefined ? undefined : answer(200, { body: typeof body === 'string' ? body : JSON.stringify(body) });
    };
  });

  const policy = async (): Promise<string> => (await desk.entries(policies))[0]?.text ?? assert.fail('there is none');
  const read = async (...resources: readonly string[]) => await desk.window().refresh('acme', { resources }, never);

  it('are kept without those that a label calls secret, in whatever order kinds are asked for', async () => {
    await read(policies, scripts);
    assert.match(await policy(), /person/);
    assert.doesNotMatch(JSON.stringify(desk.folder.texts()), /sunshine/);
    label = 'Favourite weather';
    await read(policies, scripts);
    assert.match(await policy(), /sunshine/);
  });

  it('are told by what is read beside them, if nobody asked for it, and by what is kept after that', async () => {
    const plan = await desk.window().plan('acme', [policies], never);
    assert.deepEqual(plan.resources, [policies, scripts]);
    const { objects, unread } = await read(policies);
    assert.deepEqual([objects, unread], [1, []]);
    assert.equal(server.times('GET /JSSResource/scripts/id/7'), 1);
    assert.match(await policy(), /person/);
    assert.doesNotMatch(await policy(), /sunshine/);
    const before = await policy();
    await read(policies);
    assert.equal(server.times('GET /JSSResource/scripts'), 2, 'what is kept will do');
    assert.equal(await policy(), before);
  });

  it('are none that anybody keeps where the account may not read what they are', async () => {
    isForbidden = true;
    await read(policies);
    assert.doesNotMatch(await policy(), /person|sunshine/);
  });

  it('leave nothing to go on with where what tells of them could not be reached: the next wish is read anew', async () => {
    const { instead } = server;
    const lost = new ProblemError({ kind: 'network', reason: 'offline', host: 'acme.test' });
    server.instead = (asked) => (asked.startsWith('GET /JSSResource/scripts') ? lost : instead(asked));
    await read(policies);
    await read(policies);
    assert.equal(server.times('GET /JSSResource/policies/id/1'), 2);
  });

  it('are told after a stop by what the stopped run had read', async () => {
    const person = new AbortController();
    const { instead } = server;
    server.instead = (asked) => (asked.endsWith('/policies/id/1') ? person.abort() : instead(asked));
    await assert.rejects(desk.window().refresh('acme', { resources: [policies, scripts] }, person.signal));
    server.instead = instead;
    isForbidden = true;
    await read(policies, scripts);
    assert.match(await policy(), /person/);
    assert.doesNotMatch(await policy(), /sunshine/);
  });

  it('are told by scripts that a stopped run had read but not all of', async () => {
    const { instead } = server;
    const more = Array.from({ length: 12 }, (_, at) => ({ id: 20 + at, name: `Script ${at}` }));
    const person = new AbortController();
    server.instead = (asked) => {
      if (asked === 'GET /JSSResource/scripts')
        return answer(200, { body: JSON.stringify({ scripts: [{ id: 7, name: 'Bind' }, ...more] }) });
      if (asked.endsWith('/scripts/id/31')) person.abort();
      return /\/scripts\/id\/[23]/.test(asked) ? answer(403) : instead(asked);
    };
    await assert.rejects(desk.window().refresh('acme', { resources: [policies, scripts] }, person.signal));
    assert.ok(Object.keys(desk.folder.texts()).some((name) => /scripts.*pieces$/.test(name)));
    isForbidden = true;
    await read(policies, scripts);
    assert.equal(server.times('GET /JSSResource/scripts/id/7'), 1);
    assert.match(await policy(), /person/);
    assert.doesNotMatch(await policy(), /sunshine/);
  });
});
