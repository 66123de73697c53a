import assert from 'node:assert/strict';
import type { Services } from '../../../../src/app/support/services.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { demoClient, demoUser } from '../../../../src/demo/demo.ts';
import type { tooltipOf } from '../../../../src/host/tree/items/explorerTooltips.ts';
import { startDemoServer, type DemoServer } from '../../../support/demoServer.ts';
import type { FaultRule } from '../../../support/faults.ts';
import { instanceDesk, type InstanceDesk } from '../../../support/host/instanceDesk.ts';
import { never } from '../../../support/signals.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

describe('the hover of an instance', () => {
  let tooltip: typeof tooltipOf;
  let server: DemoServer;
  let desk: InstanceDesk;
  let snapshot: string | undefined;
  let window: ReturnType<InstanceDesk['open']>;

  before(async () => {
    ({ tooltipOf: tooltip } = await withVscodeModule(() => import('../../../../src/host/tree/items/explorerTooltips.ts')));
  });
  beforeEach(async () => {
    snapshot = undefined;
    server = await startDemoServer();
    desk = await instanceDesk();
    window = desk.open();
    const account = { kind: 'client', clientId: demoClient.clientId } as const;
    const profile = { id: 'acme', name: 'Acme', url: server.url, environment: 'test', access: 'confirm', account } as const;
    await window.registry.add(profile, { kind: 'client', ...demoClient });
  });
  afterEach(async () => {
    desk.close();
    await server.close();
  });

  async function said(): Promise<string> {
    const { registry: instances, problems, log, waitFor } = window;
    const services = { instances, problems, log, waitFor } as unknown as Services;
    const about = { services, snapshotTold: async () => snapshot } as unknown as Parameters<typeof tooltipOf>[1];
    return (await tooltip({ kind: 'instance', key: 'acme', instanceId: 'acme' }, about)) ?? '';
  }

  it('tells what it is, and what is known of its account and its token', async () => {
    const session = window.registry.session('acme');
    await Promise.all([session.signedIn(never), session.version(never)]);
    assert.deepEqual((await said()).replace(/-t\d+/, '').split('\n'), [
      'Acme',
      server.url,
      'Jamf Pro 11.30.1',
      'test, asks before each write, signed in',
      `API client ${demoClient.clientId}, 196 privileges`,
      'Token: 29 min left, renewed by itself',
    ]);
  });

  it('tells what was read of it, and how old that is', async () => {
    snapshot = 'Snapshot of 12 objects, 3 minutes old.';
    assert.match(await said(), /^Snapshot of 12 objects, 3 minutes old\.$/m);
  });

  it('calls an account of a person by its name', async () => {
    const { registry } = window;
    const profile = registry.get('acme') ?? assert.fail('it is gone');
    await registry.vault.write(profile, { kind: 'user', ...demoUser });
    await registry.change({ ...profile, account: { kind: 'user', username: demoUser.username } });
    await registry.session('acme').signedIn(never);
    assert.match(await said(), /^test, asks before each write, signed in\nUser demo, \d+ privileges$/m);
  });

  const refused = { kind: 'status', status: 401, body: '{"error":"invalid_client"}' } as const;
  const troubles: readonly (readonly [what: string, rule: FaultRule, state: string, says: RegExp])[] = [
    ['its secret is refused', { path: 'oauth/token', fault: refused }, 'needs attention', /could not sign in: Wrong credentials/],
    [
      'a page comes in the place of every answer',
      { fault: { kind: 'loginPage' } },
      'needs attention',
      /web page|login page|sign-in answer/i,
    ],
    [
      'a page comes in the place of every answer but the token',
      { path: /^\/api\/(?!v1\/oauth)/, fault: { kind: 'loginPage' } },
      'needs attention',
      /where Jamf Pro answers JSON/,
    ],
  ];
  for (const [what, rule, state, says] of troubles)
    it(`says so where ${what}, and what to do`, async () => {
      server.setFault(rule);
      await window.registry.session('acme').version(never).catch(problemOf);
      assert.match(await said(), new RegExp(`^test, asks before each write, ${state}$`, 'm'));
      assert.match(await said(), says);
    });

  it('says so where nothing listens', async () => {
    await server.close();
    await window.registry.session('acme').signIn(never).catch(problemOf);
    assert.match(await said(), /^test, asks before each write, unreachable$/m);
    assert.match(await said(), /connection was refused.*Check the port/s);
  });
});
