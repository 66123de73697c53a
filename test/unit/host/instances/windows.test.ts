import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import type { ExtensionContext, SecretStorageChangeEvent } from 'vscode';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type { InstanceRegistry } from '../../../../src/host/instances/registry/instanceRegistry.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { settled } from '../../../support/fakeClock.ts';
import { startRawServer, whole, type RawServer } from '../../../support/rawServer.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';
import { never } from '../../../support/signals.ts';

/** What the windows of one VS Code share. Of secrets every window is told, also the one that wrote; of `globalState` none is. */
class Shared {
  readonly state = new Map<string, unknown>();
  readonly secrets = new Map<string, string>();
  readonly listeners = new Set<(change: SecretStorageChangeEvent) => unknown>();

  tell(key: string): void {
    for (const listener of this.listeners) listener({ key });
  }

  context() {
    const { state, secrets, listeners } = this;
    const globalState = {
      get: (key: string, otherwise?: unknown) => structuredClone(state.get(key)) ?? otherwise,
      update: async (key: string, value: unknown) => void state.set(key, structuredClone(value)),
    };
    const storage = {
      get: async (key: string) => secrets.get(key),
      store: async (key: string, value: string) => {
        secrets.set(key, value);
        this.tell(key);
      },
      delete: async (key: string) => {
        if (secrets.delete(key)) this.tell(key);
      },
      onDidChange: (listener: (change: SecretStorageChangeEvent) => unknown) => {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
    };
    const globalStorageUri = { fsPath: tmpdir() };
    // Only what the registry uses of a context.
    return { globalState, secrets: storage, globalStorageUri, extension: { packageJSON: { version: '1' } } } as unknown as ExtensionContext;
  }
}

interface Window {
  readonly registry: InstanceRegistry;
  readonly heard: string[];
}

describe('two windows', () => {
  let Registry: typeof InstanceRegistry;
  let server: RawServer;
  let shared: Shared;
  let here: Window;
  let there: Window;
  let privileges: readonly string[];

  before(async () => {
    ({ InstanceRegistry: Registry } = await withVscodeModule(() => import('../../../../src/host/instances/registry/instanceRegistry.ts')));
  });

  beforeEach(async () => {
    privileges = ['Read Buildings'];
    server = await startRawServer((socket, { path, index }) => {
      const token = JSON.stringify({ access_token: `token-${index}`, expires_in: 300 });
      const who = JSON.stringify({ account: { username: 'api', privilegesBySite: { '-1': privileges } } });
      const bodies: Readonly<Record<string, string>> = { '/api/v1/oauth/token': token, '/api/v1/auth': who };
      socket.write(whole(200, bodies[path] ?? '{"version":"11.30.1"}'));
    });
    shared = new Shared();
    [here, there] = [open(), open()];
    await here.registry.add(profile(), secret('first'));
    await settled();
  });

  afterEach(async () => {
    for (const { registry } of [here, there]) registry.dispose();
    assert.equal(shared.listeners.size, 0);
    await server.close();
  });

  function open(): Window {
    const registry = new Registry(shared.context(), new MemoryLog());
    const heard: string[] = [];
    registry.onDidChange(({ id, what }) => {
      if (what !== 'state') heard.push(`${id} ${what}`);
    });
    return { registry, heard };
  }

  function profile(more: Partial<InstanceProfile> = {}): InstanceProfile {
    const account = { kind: 'client', clientId: 'id' } as const;
    return { id: 'acme', name: 'Acme', url: server.url, environment: 'test', access: 'full', account, ...more };
  }

  const secret = (clientSecret: string) => ({ kind: 'client', clientId: 'id', clientSecret }) as const;
  const version = (window: Window): Promise<string> => window.registry.session('acme').version(never);
  const tokenRequests = (): readonly string[] =>
    server.requests.filter(({ path }) => path.endsWith('/token')).map(({ text }) => /client_secret=(\w+)/.exec(text)?.[1] ?? '');

  it('both learn of an instance that one adds or removes, with its secret, and contact nobody', async () => {
    assert.deepEqual([here.heard, there.heard], [['acme added'], ['acme added']]);
    assert.equal((await there.registry.vault.read(profile()))?.kind, 'client');
    await here.registry.remove('acme', never);
    await settled();
    assert.deepEqual([here.heard.at(-1), there.heard.at(-1)], ['acme removed', 'acme removed']);
    assert.deepEqual([there.registry.all(), shared.secrets.size, server.requests.length], [[], 0, 0]);
  });

  it('do not bring back by a change what one removed', async () => {
    await there.registry.remove('acme', never);
    await settled();
    const told = here.heard.length;
    await assert.rejects(here.registry.change(profile()), /There is no instance with the id “acme”/);
    assert.deepEqual([here.registry.all(), shared.secrets.size, here.heard.length], [[], 0, told]);
  });

  it('let go of what was kept of an instance before the instance itself, which goes also where that fails', async () => {
    const steps: string[] = [];
    const slow = async (id: string): Promise<void> => {
      await settled();
      steps.push(`kept of ${id}, which ${here.registry.get(id) === undefined ? 'is gone' : 'is there'}`);
    };
    here.registry.onWillRemove(({ id, waitUntil }) => waitUntil(slow(id)));
    here.registry.onWillRemove(({ waitUntil }) => waitUntil(Promise.reject(new Error('EACCES'))));
    here.registry.onDidChange(({ id, what }) => steps.push(`${id} ${what}`));
    await here.registry.remove('acme', never);
    assert.deepEqual(steps.slice(0, 2), ['kept of acme, which is there', 'acme removed']);
  });

  it('end what signed in while what was kept of a removed instance went', async () => {
    here.registry.onWillRemove(({ waitUntil }) => waitUntil(version(here).then(() => undefined)));
    await here.registry.remove('acme', never);
    assert.deepEqual(tokenRequests(), ['first']);
    await ended('token-0');
  });

  it('use the token that a test of the connection got, and the next one gets its own', async () => {
    const tested = here.registry.build(profile(), {
      credentials: async () => secret('typed'),
      access: () => 'readOnly',
      observe: () => undefined,
    });
    await tested.signIn(never);
    const held = tested.handOver();
    await tested.signOut(never);
    tested.dispose();
    await here.registry.change(profile(), held);
    await version(here);
    assert.deepEqual(tokenRequests(), ['typed']);
    here.registry.refresh('acme');
    await version(here);
    assert.deepEqual(tokenRequests(), ['typed', 'first']);
  });

  it('end the token of a test that nobody came to use', async () => {
    const tested = here.registry.build(profile(), {
      credentials: async () => secret('typed'),
      access: () => 'readOnly',
      observe: () => undefined,
    });
    await tested.signIn(never);
    await here.registry.change(profile(), tested.handOver());
    tested.dispose();
    await here.registry.change(profile());
    await ended('token-0');
  });

  it('know what the account may do through a refresh, tell when it is other than it was, and not beyond a change of the profile', async () => {
    const held = (): readonly string[] | undefined => {
      const { signedIn } = here.registry.session('acme').known();
      return signedIn?.privileges && [...signedIn.privileges];
    };
    const told = (): number => here.heard.filter((what) => what === 'acme account').length;
    await here.registry.session('acme').signedIn(never);
    assert.deepEqual([held(), told()], [['Read Buildings'], 1]);
    here.registry.refresh('acme');
    assert.deepEqual(held(), ['Read Buildings']);
    await here.registry.session('acme').signedIn(never);
    assert.equal(told(), 1);
    privileges = ['Read Buildings', 'Update Buildings'];
    await here.registry.session('acme').signInAgain(never);
    assert.deepEqual([held(), told()], [['Read Buildings', 'Update Buildings'], 2]);
    await here.registry.change(profile({ account: { kind: 'client', clientId: 'other' } }));
    assert.equal(held(), undefined);
  });

  it('both learn of the demo, which has no secret', async () => {
    await here.registry.add(profile({ id: 'demo', account: { kind: 'none' } }));
    await settled();
    assert.deepEqual([here.heard.at(-1), there.heard.at(-1)], ['demo added', 'demo added']);
    await there.registry.remove('demo', never);
    await settled();
    assert.deepEqual([here.heard.at(-1), there.heard.at(-1)], ['demo removed', 'demo removed']);
  });

  it('use a new secret at once, and end the token of the old one', async () => {
    await version(there);
    assert.deepEqual(tokenRequests(), ['first']);
    await here.registry.vault.write(profile(), secret('second'));
    await here.registry.change(profile());
    await settled();
    await version(there);
    assert.deepEqual(tokenRequests(), ['first', 'second']);
    await ended('token-0');
  });

  it('are both signed out by one, and their tokens ended, until one signs in', async () => {
    await version(here);
    await version(there);
    const asked = tokenRequests().length;
    await here.registry.signOut('acme', never);
    await settled();
    assert.equal(there.registry.state('acme').kind, 'signedOut');
    assert.deepEqual(await version(there).catch(problemOf), { kind: 'auth', reason: 'signedOut' });
    await ended('token-0');
    await ended('token-2');
    assert.equal(tokenRequests().length, asked);
    await here.registry.signedInAgain('acme');
    await settled();
    assert.equal(there.registry.state('acme').kind, 'idle');
    assert.equal(await version(there), '11.30.1');
  });

  it('go to a new address at once', async () => {
    await version(there);
    const old = there.registry.session('acme');
    await here.registry.change(profile({ url: `${server.url}/context` }));
    await settled();
    assert.equal(there.heard.at(-1), 'acme profile');
    assert.notEqual(there.registry.session('acme'), old);
    assert.equal(there.registry.session('acme').url('/v1/x'), `${server.url}/context/api/v1/x`);
  });

  it('draw a new name and access anew, and keep the session with what is under way', async () => {
    const old = there.registry.session('acme');
    await here.registry.rename('acme', 'Acme West');
    await here.registry.change(profile({ name: 'Acme West', access: 'readOnly' }));
    await settled();
    assert.equal(there.registry.session('acme'), old);
    assert.deepEqual(there.heard.slice(1), ['acme access', 'acme access']);
    assert.deepEqual([there.registry.get('acme')?.name, there.registry.access('acme').access], ['Acme West', 'readOnly']);
  });

  it('do not disturb themselves: what a window wrote itself changes nothing a second time', async () => {
    const before = here.heard.length;
    await here.registry.rename('acme', 'Acme West');
    await here.registry.signOut('acme', never);
    await settled();
    assert.deepEqual(here.heard.slice(before), ['acme profile']);
  });

  it('let a passphrase that is no longer needed go, and keep what is under way here', async () => {
    await here.registry.vault.writePassphrase('acme', 'canary');
    await settled();
    const [session, heard] = [here.registry.session('acme'), here.heard.length];
    await here.registry.vault.removePassphrase('acme');
    await settled();
    assert.equal(here.registry.session('acme'), session);
    assert.deepEqual([here.heard.slice(heard), await there.registry.vault.passphrase('acme')], [[], undefined]);
    assert.equal(
      [...shared.secrets.values()].some((text) => text.includes('canary')),
      false,
    );
  });

  it('lock a production again that becomes another server or account, in both, and not for another name', async () => {
    const production = { environment: 'production', access: 'readOnly' } as const;
    const states = (): readonly string[] => [here, there].map(({ registry }) => registry.access('acme').access);
    const others = { url: 'https://other.jamfcloud.com', account: { kind: 'client', clientId: 'other' } } as const;
    for (const other of [{ url: others.url }, { account: others.account }, others]) {
      await here.registry.change(profile(production));
      for (const { registry } of [here, there]) registry.unlock('acme');
      await here.registry.change(profile({ ...production, name: 'Acme West' }));
      await settled();
      assert.deepEqual(states(), ['confirm', 'confirm']);
      const heard = here.heard.length;
      await here.registry.change(profile({ ...production, ...other }));
      await settled();
      assert.deepEqual(
        [states(), here.heard.slice(heard)],
        [
          ['readOnly', 'readOnly'],
          ['acme access', 'acme profile'],
        ],
      );
      // Back again is no way round.
      await here.registry.change(profile(production));
      await settled();
      assert.deepEqual(states(), ['readOnly', 'readOnly']);
    }
  });

  it('give a secret that was typed for a new address to no other host, whatever is read before the address is', async () => {
    const other = await startRawServer((socket) => socket.write(whole(200, '{"access_token":"x","expires_in":300}')));
    const read = (): void => void version(there).catch(() => undefined);
    there.registry.onDidChange(({ what }) => what === 'profile' && read());
    await version(there);
    await here.registry.vault.write(profile({ url: other.url }), secret('forNewHost'));
    await settled();
    assert.deepEqual(await version(there).catch(problemOf), { kind: 'auth', reason: 'noSecret' });
    await here.registry.change(profile({ url: other.url }));
    while (other.requests.length === 0) await settled();
    assert.deepEqual([tokenRequests(), other.requests[0]?.text.includes('client_secret=forNewHost')], [['first'], true]);
    await other.close();
  });

  /** That the server was told, sooner or later: nobody waits for it. */
  async function ended(token: string): Promise<void> {
    const told = (): boolean => server.requests.some(({ path, text }) => path.endsWith('/invalidate-token') && text.includes(token));
    while (!told()) await settled();
  }
});
