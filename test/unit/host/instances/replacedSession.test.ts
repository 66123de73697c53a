import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import type { ExtensionContext } from 'vscode';
import type { InstanceRegistry } from '../../../../src/host/instances/registry/instanceRegistry.ts';
import { startRawServer, whole, type RawServer } from '../../../support/rawServer.ts';
import { never } from '../../../support/signals.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

describe('a session that another has taken the place of', () => {
  let Registry: typeof InstanceRegistry;
  let server: RawServer;
  let instances: InstanceRegistry;
  let answerFirst: () => void;
  let asked: Promise<void>;

  before(async () => {
    ({ InstanceRegistry: Registry } = await withVscodeModule(() => import('../../../../src/host/instances/registry/instanceRegistry.ts')));
  });

  beforeEach(async () => {
    let isFirst = true;
    let arrived = (): void => undefined;
    asked = new Promise((resolve) => (arrived = resolve));
    server = await startRawServer((socket, { path, index }) => {
      const token = JSON.stringify({ access_token: `token-${index}`, expires_in: 300 });
      const who = '{"account":{"username":"api","privilegesBySite":{"-1":[]}}}';
      const bodies: Readonly<Record<string, string>> = { '/api/v1/oauth/token': token, '/api/v1/auth': who };
      const isHeld = isFirst && bodies[path] === undefined;
      if (!isHeld) socket.write(whole(200, bodies[path] ?? '{"version":"11.30.1"}'));
      if (!isHeld) return;
      isFirst = false;
      answerFirst = () => void socket.write(whole(404, '{"httpStatus":404,"errors":[]}'));
      arrived();
    });
    const values = new Map<string, unknown>();
    const state = {
      get: (key: string, otherwise?: unknown) => values.get(key) ?? otherwise,
      update: async (key: string, value: unknown) => void values.set(key, value),
    };
    const store = { get: async (key: string) => values.get(key), store: state.update, onDidChange: () => ({ dispose: () => undefined }) };
    const extension = { packageJSON: { version: '1' } };
    // Only what the registry uses of a context.
    const context = {
      globalState: state,
      secrets: store,
      globalStorageUri: { fsPath: tmpdir() },
      extension,
    } as unknown as ExtensionContext;
    instances = new Registry(context, new MemoryLog());
    const account = { kind: 'client', clientId: 'id' } as const;
    const profile = { id: 'acme', name: 'Acme', url: server.url, environment: 'test', access: 'full', account } as const;
    await instances.add(profile, { kind: 'client', clientId: 'id', clientSecret: 'secret' });
  });

  afterEach(async () => {
    instances.dispose();
    await server.close();
  });

  it('says nothing more of how its instance is', async () => {
    const late = instances.session('acme').version(never);
    await asked;
    instances.refresh('acme');
    assert.equal(instances.state('acme').kind, 'idle');
    answerFirst();
    await assert.rejects(late);
    assert.equal(instances.state('acme').kind, 'idle');
    await instances.session('acme').version(never);
    assert.equal(instances.state('acme').kind, 'signedIn');
  });
});
