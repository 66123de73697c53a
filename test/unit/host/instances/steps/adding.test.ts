import assert from 'node:assert/strict';
import { demoClient, demoUser } from '../../../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../../../support/demoServer.ts';
import { instanceDesk, type InstanceDesk } from '../../../../support/host/instanceDesk.ts';
import type { Person } from '../../../../support/host/person.ts';
import { never } from '../../../../support/signals.ts';

const wrong = 'canary-wrong';

describe('the steps of adding an instance', () => {
  let server: DemoServer;
  let desk: InstanceDesk;
  let person: Person;
  let window: ReturnType<InstanceDesk['open']>;
  let adding: Promise<string | undefined>;
  let unfinished: { answers: Readonly<Record<string, string>> };

  beforeEach(async () => {
    server = await startDemoServer();
    desk = await instanceDesk();
    ({ person } = desk);
    window = desk.open();
    unfinished = { answers: {} };
    begin();
  });
  afterEach(async () => {
    if (person.isAsked) await person.closes('');
    desk.close();
    await server.close();
  });

  function begin(): void {
    adding = desk.actions.addInstance(window.registry, window.problems, unfinished);
  }

  const paths = (from = 0) => server.requests.slice(from).map(({ method, path }) => `${method} ${path}`);

  /** All steps up to the secret. */
  async function tells(kind: 'API client' | 'User name and password', account: string, url = server.url): Promise<void> {
    await person.types('Address of the Jamf Pro instance', url);
    await person.types('What to call it', 'Acme');
    await person.picks('Test');
    await person.picks(kind);
    await person.types(kind === 'API client' ? 'Client ID' : 'User name', account);
  }

  const refusals = [
    ['not an address', 'An address holds no spaces.'],
    ['http://jamf.example.com', 'Use https://jamf.example.com'],
    ['ftp://acme', 'not by ftp'],
  ] as const;
  for (const [typed, says] of refusals)
    it(`refuse ${typed}, and say why`, async () => {
      const box = await person.types('Address of the Jamf Pro instance', typed);
      assert.ok(box.message.includes(says), box.message);
      assert.equal(await person.sees('Address'), box);
    });

  it('show what they make of an address, and lead back to what was typed', async () => {
    const typed = `${server.url}/computers.html?id=1&o=r`;
    assert.equal((await person.types('Address of the Jamf Pro instance', typed)).message, `Uses ${server.url}`);
    await person.goesBack('What to call it in the sidebar');
    const again = await person.sees('Address of the Jamf Pro instance');
    assert.deepEqual([again.value, again.message, again.buttons.length], [typed, `Uses ${server.url}`, 0]);
  });

  it('ask for the secret unseen, insist on one, and contact nobody before the end', async () => {
    await tells('API client', demoClient.clientId);
    const secret = await person.types(`Client secret for ${new URL(server.url).host}`, '');
    assert.ok(secret.password);
    assert.match(secret.message, /^Enter the secret\./);
    assert.deepEqual([secret.step, secret.totalSteps, server.requests, window.registry.all()], [6, 6, [], []]);
  });

  it('say what failed, save nothing, and lead back to it with what was typed', async () => {
    await tells('API client', demoClient.clientId);
    await person.types('Client secret', wrong);
    const rows = await person.reads('Change what was entered');
    assert.match(rows.join('\n'), /^Not signed in[^]*There is no enabled API client[^]*Server reachable and started/);
    assert.deepEqual(paths(), ['GET /api/startup-status', 'POST /api/v1/oauth/token']);
    await person.picks('Change what was entered');
    assert.equal((await person.keeps('Client ID')).value, demoClient.clientId);
    assert.equal((await person.sees('Client secret')).value, wrong);
    assert.deepEqual([window.registry.all(), desk.secrets.size, desk.kept()], [[], 0, '{}']);
  });

  it('test it before it is saved: reachable, signed in, as whom, which version', async () => {
    await tells('API client', demoClient.clientId);
    await person.types('Client secret', demoClient.clientSecret);
    const rows = await person.reads('Save');
    const says = [
      /^Save$/,
      /^Server reachable and started/,
      /^Signed in, tokens live 30 min/,
      /^Account, .*196 privileges/,
      /version, 11\.30\.1/,
    ];
    assert.equal(rows.length, says.length, rows.join('\n'));
    for (const [at, pattern] of says.entries()) assert.match(rows[at] ?? '', pattern);
    assert.deepEqual(window.registry.all(), []);
    await person.picks('Save');
    const id = await adding;
    const { registry } = window;
    assert.deepEqual([id, registry.all().map(({ name }) => name), registry.access('acme')], ['acme', ['Acme'], { access: 'confirm' }]);
    // The token of the test goes on.
    const before = server.requests.length;
    await registry.session('acme').version(never);
    assert.deepEqual(paths(before), ['GET /api/v1/jamf-pro-version']);
    assert.doesNotMatch(desk.kept(), new RegExp(demoClient.clientSecret));
  });

  it('try a wrong password once, say what that may do, and keep what was typed', async () => {
    await tells('User name and password', demoUser.username, `${server.url}/view/settings`);
    const box = await person.types(/^Password for 127\.0\.0\.1:\d+$/, wrong);
    assert.ok(box.password);
    assert.match((await person.reads('Change what was entered')).join('\n'), /lock an account/);
    assert.deepEqual(paths(), ['GET /api/startup-status', 'POST /api/v1/auth/token']);
    await person.picks('Change what was entered');
    assert.equal((await person.keeps('User name')).value, demoUser.username);
    assert.equal((await person.sees('Password')).value, wrong);
    await person.types('Password', demoUser.password);
    assert.match((await person.reads('Save')).join('\n'), /^Account, demo, \d+ privileges/m);
    await person.picks('Save');
    assert.equal(await adding, 'acme');
  });

  it('leave an instance that a later window signs in to by itself, and contacts nobody before', async () => {
    await tells('User name and password', demoUser.username);
    await person.types('Password', demoUser.password);
    await person.picks('Save');
    await adding;
    const before = server.requests.length;
    const later = desk.open();
    assert.deepEqual(
      later.registry.all().map(({ account }) => account),
      [{ kind: 'user', username: demoUser.username }],
    );
    assert.deepEqual(paths(before), []);
    await later.registry.session('acme').version(never);
    assert.deepEqual(paths(before), ['POST /api/v1/auth/token', 'GET /api/v1/jamf-pro-version']);
    assert.equal(person.isAsked, false);
  });

  it('begin with what was typed in steps that were closed, but for the secret', async () => {
    await tells('API client', demoClient.clientId);
    await person.types('Client secret', wrong);
    await person.picks('Change what was entered');
    await person.keeps('Client ID');
    await person.closes('Client secret');
    person.presses.push('Discard');
    await person.closes('Choose what to change');
    assert.equal(await adding, undefined);
    assert.deepEqual(person.told, ['Discard what was entered? The instance is not added.  [Keep It] [Discard]']);
    begin();
    await tells('API client', demoClient.clientId);
    await person.closes('Client secret');
    assert.equal(await adding, undefined);
    begin();
    assert.equal((await person.keeps('Address of the Jamf Pro instance')).value, server.url);
    assert.equal((await person.sees('What to call it')).value, 'Acme');
    assert.doesNotMatch(JSON.stringify(unfinished), new RegExp(wrong));
  });
});
