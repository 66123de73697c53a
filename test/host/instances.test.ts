import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { startRawServer, whole, type RawServer } from '../support/rawServer.ts';
import { ours } from './support/extension.ts';

const credentials = { kind: 'client', clientId: 'id', clientSecret: 'canary-secret' };

function run(command: string, argument?: unknown): Thenable<unknown> {
  return commands.executeCommand(command, argument);
}

async function sentence(work: Thenable<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return assert.fail('was not refused');
}

describe('instances', () => {
  let server: RawServer;
  const added: string[] = [];

  before(async () => {
    await ours().activate();
    server = await startRawServer((socket, { path }) => {
      const token = JSON.stringify({ access_token: 'canary-token', expires_in: 300 });
      const who = JSON.stringify({ account: { username: 'api', privilegesBySite: { '-1': ['Read Buildings'] } } });
      const table: Readonly<Record<string, string>> = { '/api/v1/oauth/token': token, '/api/v1/auth': who };
      const body = table[path];
      socket.write(
        path.endsWith('invalidate-token') ? 'HTTP/1.1 204 No Content\r\n\r\n' : whole(body === undefined ? 404 : 200, body ?? '{}'),
      );
    });
  });

  after(async () => {
    for (const id of added) await run('jamf.removeInstance', id);
    await server.close();
  });

  async function add(name: string, more: object = {}): Promise<string> {
    const id = await run('jamf.addInstance', { name, url: server.url, credentials, ...more });
    assert.ok(typeof id === 'string');
    added.push(id);
    return id;
  }

  it('adds one without contacting it, under an id made of its name', async () => {
    assert.equal(await add('Host Test: Acme'), 'host-test--acme');
    assert.equal(await add('Host Test; Acme'), 'host-test--acme-2');
    const again = run('jamf.addInstance', { name: 'host test: ACME', url: server.url, credentials });
    assert.match(await sentence(again), /There is an instance called “host test: ACME” already/);
    assert.equal(server.requests.length, 0);
  });

  it('refuses what is no instance with the sentence that a person would see, and never repeats a secret', async () => {
    const wrong: readonly (readonly [object, RegExp])[] = [
      [{ url: 'http://jamf.example.com' }, /https:\/\/jamf\.example\.com/],
      [{ url: 'not an address' }, /no spaces/],
      [{ name: '' }, /name/],
      [{ credentials: { ...credentials, clientId: '' } }, /clientId/],
      [{ access: 'everything' }, /readOnly, confirm, full/],
    ];
    for (const [more, says] of wrong) {
      const message = await sentence(run('jamf.addInstance', { name: 'Wrong', url: server.url, credentials, ...more }));
      assert.match(message, says);
      assert.doesNotMatch(message, /canary/);
    }
  });

  it('signs in with the stored secret, and ends the token when it is removed', async () => {
    const id = await add('Host Test: Signed in');
    await run('jamf.signIn', id);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/api/v1/oauth/token', '/api/v1/auth'],
    );
    assert.match(server.requests[0]?.text ?? '', /client_secret=canary-secret/);
    await run('jamf.removeInstance', id);
    added.splice(added.indexOf(id), 1);
    assert.equal(server.requests.at(-1)?.path, '/api/v1/auth/invalidate-token');
    assert.match(await sentence(run('jamf.signIn', id)), /no instance/);
  });

  it('stays signed out until somebody signs in', async () => {
    const id = await add('Host Test: Out');
    await run('jamf.signIn', id);
    await run('jamf.signOut', id);
    const before = server.requests.length;
    await run('jamf.signIn', id);
    assert.ok(server.requests.length > before);
  });

  it('makes the demo once, and signs in to it without a socket', async () => {
    const before = server.requests.length;
    const id = await run('jamf.addDemo');
    assert.equal(id, 'demo');
    assert.equal(await run('jamf.addDemo'), 'demo');
    await run('jamf.signIn', 'demo');
    assert.equal(server.requests.length, before);
  });
});
