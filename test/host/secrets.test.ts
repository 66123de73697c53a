import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { commands } from 'vscode';
import { contributions } from '../../scripts/support/manifest.ts';
import { startRawServer, whole, type RawServer } from '../support/rawServer.ts';
import { ours } from './support/extension.ts';

/** Everything that another extension in this process must not get hold of by calling a command of ours. */
const canaries = ['canary-client-secret', 'canary-password', 'canary-token', 'canary-cookie', 'canary-in-object'];

const building = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' }, password: { type: 'string' } } };
const list = { type: 'object', properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: building } } };
const ok = (schema: object): object => ({ 200: { description: '', content: { 'application/json': { schema } } } });
const byId = { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] };
const body = { requestBody: { content: { 'application/json': { schema: building } } } };
const answers: Readonly<Record<string, string>> = {
  '/api/v1/oauth/token': JSON.stringify({ access_token: 'canary-token', expires_in: 300 }),
  '/api/v1/auth/token': JSON.stringify({ token: 'canary-token', expires: '2099-01-01T00:00:00Z' }),
  '/api/v1/auth': JSON.stringify({ account: { username: 'api', privilegesBySite: { '-1': ['Read Buildings'] } } }),
  '/api/v1/jamf-pro-version': '{"version":"11.30.1"}',
  '/api/schema/': JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: {
      '/v1/buildings': { get: { responses: ok(list) } },
      '/v1/buildings/{id}': {
        get: { ...byId, responses: ok(building) },
        put: { ...byId, ...body, responses: ok(building) },
        delete: { ...byId, responses: { 204: { description: '' } } },
      },
    },
  }),
};
const one = { id: '1', name: 'One', password: 'canary-in-object' };
const object = JSON.stringify({ totalCount: 1, results: [one], ...one });

describe('no command gives a secret away', () => {
  let server: RawServer;
  const instances: string[] = [];
  const given: unknown[] = [];

  before(async () => {
    await ours().activate();
    server = await startRawServer((socket, { path }) => {
      const body = answers[path] ?? (path.includes('invalidate') ? '' : object);
      const headers = ['content-type: application/json', 'set-cookie: APBALANCEID=canary-cookie'];
      // Closed each time, so that nothing of it outlives the test.
      socket.end(whole(body === '' ? 204 : 200, body, [...headers, 'connection: close']));
    });
    const credentials = [
      { kind: 'client', clientId: 'id', clientSecret: 'canary-client-secret' },
      { kind: 'user', username: 'someone', password: 'canary-password' },
    ];
    for (const one of credentials) {
      const id: unknown = await commands.executeCommand('jamf.addInstance', {
        name: `Secrets ${one.kind}`,
        url: server.url,
        environment: 'test',
        credentials: one,
      });
      assert.ok(typeof id === 'string');
      instances.push(id);
      given.push(id);
      given.push(await commands.executeCommand('jamf.signIn', id));
    }
  });

  after(async () => {
    for (const id of instances) given.push(await commands.executeCommand('jamf.removeInstance', id));
    await commands.executeCommand('workbench.action.closeAllEditors');
    await server.close();
  });

  // What ends a connection is for the end: without one, the others read nothing.
  const ending: ReadonlySet<string> = new Set(['jamf.signOut', 'jamf.removeInstance']);
  const called = [...Object.keys(contributions).filter((id) => !ending.has(id)), 'jamf.signOut'];
  for (const command of called) {
    it(command, async function () {
      this.timeout(30_000);
      for (const instance of instances) {
        for (const argument of [undefined, instance, { instance, resource: 'buildings', id: '1' }]) {
          const outcome = await outcomeOf(command, argument);
          given.push(outcome);
          assertFree(outcome, command);
        }
      }
    });
  }

  it('holds for all of it together, and was really asked', () => {
    assertFree(given, 'all');
    const sent = server.requests.map(({ text }) => text).join('\n');
    for (const canary of ['canary-client-secret', 'Bearer canary-token']) assert.ok(sent.includes(canary), canary);
    assert.ok(
      server.requests.some(({ path }) => path.startsWith('/api/v1/buildings')),
      'the object with a secret was read',
    );
    assert.ok(sent.includes(Buffer.from('someone:canary-password').toString('base64')));
  });
});

/** What a caller gets, a failure included. Whatever asks the person is closed, until the command is over. */
async function outcomeOf(command: string, argument: unknown): Promise<unknown> {
  const work = Promise.resolve(commands.executeCommand(command, ...(argument === undefined ? [] : [argument])));
  const outcome = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const asked = (): Promise<undefined> =>
    Promise.all(['workbench.action.closeQuickOpen', 'notifications.clearAll'].map((id) => commands.executeCommand(id))).then(
      () => undefined,
    );
  for (;;) {
    const settled = await Promise.race([outcome, asked()]);
    if (settled !== undefined) return settled;
  }
}

function assertFree(value: unknown, what: string): void {
  const text = inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity, getters: true });
  assert.deepEqual(
    canaries.filter((canary) => text.includes(canary)),
    [],
    what,
  );
}
