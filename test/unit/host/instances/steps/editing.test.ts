import assert from 'node:assert/strict';
import { demoClient, demoUser } from '../../../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../../../support/demoServer.ts';
import { instanceDesk, type InstanceDesk } from '../../../../support/host/instanceDesk.ts';
import type { Person } from '../../../../support/host/person.ts';
import { problemOf } from '../../../../../src/shared/problem.ts';
import { never } from '../../../../support/signals.ts';

describe('a connection that is changed', () => {
  let server: DemoServer;
  let desk: InstanceDesk;
  let person: Person;
  let window: ReturnType<InstanceDesk['open']>;

  beforeEach(async () => {
    server = await startDemoServer();
    desk = await instanceDesk();
    ({ person } = desk);
    window = desk.open();
    const account = { kind: 'client', clientId: demoClient.clientId } as const;
    const profile = { id: 'acme', name: 'Acme', url: server.url, environment: 'production', access: 'readOnly', account } as const;
    await window.registry.add(profile, { kind: 'client', ...demoClient });
  });
  afterEach(async () => {
    desk.close();
    await server.close();
  });

  const acme = () => window.registry.get('acme') ?? assert.fail('it is gone');
  const edit = () => desk.actions.editInstance(window.registry, window.problems, acme());
  const tokens = () => server.requests.filter(({ path }) => path.endsWith('/token')).length;

  it('shows all that it is, asks for one thing at a time, and keeps its secret and its id', async () => {
    const editing = edit();
    const rows = await person.reads('Test and Save');
    const [name, ...others] = [
      'Name, Acme',
      `Address, ${server.url}`,
      'Used for, Production',
      `Account, API client ${demoClient.clientId}`,
    ];
    assert.deepEqual(rows, [
      name,
      ...others,
      'Secret, The stored one stays',
      'May write, Read-only',
      'Certificates, Of the system',
      'Test and Save',
    ]);
    await person.picks('Name');
    assert.equal((await person.sees('What to call it')).value, 'Acme');
    await person.types('What to call it', 'Acme West');
    await person.reads('Name, Acme West (changed)');
    await person.picks('Used for');
    await person.picks('Staging');
    await person.reads('May write, Ask (changed)');
    await person.picks('May write');
    await person.picks('Full');
    await person.reads('May write, Full (changed)');
    await person.picks('Test and Save');
    assert.match((await person.reads('Save')).join('\n'), /196 privileges/);
    assert.equal(acme().name, 'Acme', 'nothing is stored yet');
    await person.picks('Save');
    await editing;
    const { id, name: now, environment, access, url } = acme();
    assert.deepEqual([id, now, environment, access, url], ['acme', 'Acme West', 'staging', 'full', server.url]);
    assert.deepEqual(await window.registry.vault.read(acme()), { kind: 'client', ...demoClient });
    await window.registry.session('acme').version(never);
    assert.equal(tokens(), 1, 'with the token of the test');
  });

  it('leads out of the steps of a property back to the list with all that was typed, and asks before that is lost', async () => {
    const editing = edit();
    await person.picks('Name');
    await person.types('What to call it', 'Acme West');
    await person.picks('Account');
    assert.match((await person.keeps('How to sign in')).activeItems[0]?.label ?? '', /API client$/);
    assert.equal((await person.keeps('Client ID')).value, demoClient.clientId);
    const { value, placeholder } = await person.sees('Client secret');
    assert.deepEqual([value, placeholder], ['', 'Leave empty to keep the stored one']);
    for (const step of ['Client secret', 'Client ID', 'How to sign in']) await person.goesBack(step);
    await person.reads('Name, Acme West (changed)');
    person.presses.push('Keep It', 'Discard');
    await person.closes('Choose what to change');
    await person.reads('Name, Acme West (changed)');
    await person.closes('Choose what to change');
    await editing;
    assert.deepEqual(new Set(person.told), new Set(['Discard what was changed of Acme?  [Keep It] [Discard]']));
    assert.deepEqual([acme().name, server.requests], ['Acme', []]);
  });

  it('keeps its id when it is renamed, and takes no name of another', async () => {
    const account = { kind: 'client', clientId: 'other' } as const;
    await window.registry.add({ ...acme(), id: 'lab', name: 'Lab', account });
    const renaming = desk.actions.renameInstance(window.registry, acme());
    assert.equal((await person.types('What to call it', 'Lab')).message, 'There is an instance called “Lab” already. Choose another name.');
    await person.types('What to call it', 'Acme Inc.');
    await renaming;
    assert.deepEqual([acme().name, server.requests], ['Acme Inc.', []]);
  });

  it('takes a new secret once it was tested, and keeps what was typed where it was refused', async () => {
    await window.registry.vault.write(acme(), { kind: 'client', clientId: demoClient.clientId, clientSecret: 'canary-old' });
    const rotating = desk.actions.rotateSecret(window.registry, window.problems, acme());
    await person.types('Client secret', 'canary-wrong');
    await person.picks('Change what was entered');
    assert.equal((await person.sees('Client secret')).value, 'canary-wrong');
    assert.match(JSON.stringify(await window.registry.vault.read(acme())), /canary-old/);
    await person.types('Client secret', demoClient.clientSecret);
    await person.picks('Save');
    assert.equal(await rotating, true);
    assert.deepEqual(await window.registry.vault.read(acme()), { kind: 'client', ...demoClient });
  });

  it('is asked for its password anew once that was refused, which is never sent again', async () => {
    const account = { kind: 'user', username: demoUser.username } as const;
    await window.registry.change({ ...acme(), account });
    await window.registry.vault.write(acme(), { kind: 'user', ...demoUser });
    server.setFault({ path: '/v1/auth/token', fault: { kind: 'status', status: 401 } });
    const { registry } = window;
    assert.equal(((await registry.session('acme').version(never).catch(problemOf)) as { kind: string }).kind, 'auth');
    assert.equal(registry.state('acme').kind, 'needsAttention');
    const signingIn = desk.actions.signIn(window, acme());
    const box = await person.sees(/^Password for 127\.0\.0\.1:\d+/);
    assert.deepEqual([box.value, box.password, tokens()], ['', true, 1]);
    server.setFault(undefined);
    await person.types('Password', demoUser.password);
    assert.match((await person.reads('Save')).join('\n'), /^Account, demo, \d+ privileges/m);
    await person.picks('Save');
    await signingIn;
    await registry.session('acme').version(never);
    assert.deepEqual([registry.state('acme').kind, tokens()], ['signedIn', 2]);
  });

  it('is tested with what is stored, and again once Jamf Pro itself answers', async () => {
    server.setFault({ fault: { kind: 'loginPage' } });
    const testing = desk.actions.testInstance(window.registry, window.problems, acme());
    assert.match((await person.reads('Test again')).join('\n'), /^Server not reached, or not ready[^]*web page/);
    server.setFault(undefined);
    await person.picks('Test again');
    const rows = await person.reads('Close');
    assert.match(rows.join('\n'), /196 privileges/);
    assert.equal(rows.includes('Save'), false);
    await person.picks('Close');
    await testing;
  });

  it('ends its token on signing out, and comes back with the stored secret', async () => {
    const { registry } = window;
    await registry.session('acme').version(never);
    await desk.actions.signOut(registry, acme());
    assert.deepEqual([server.requests.at(-1)?.path, registry.state('acme').kind], ['/api/v1/auth/invalidate-token', 'signedOut']);
    assert.deepEqual(await registry.session('acme').version(never).catch(problemOf), { kind: 'auth', reason: 'signedOut' });
    await desk.actions.signIn(window, acme());
    assert.deepEqual([registry.state('acme').kind, person.isAsked], ['signedIn', false]);
  });

  it('is unlocked only for who types its name', async () => {
    const unlocking = desk.actions.unlockInstance(window.registry, acme());
    const box = await person.types('Type Acme to unlock it', 'acme');
    assert.deepEqual([box.message, window.registry.access('acme')], ['Type Acme exactly.', { access: 'readOnly' }]);
    await person.types('Type Acme to unlock it', 'Acme');
    await unlocking;
    const { access, unlockedUntil = 0 } = window.registry.access('acme');
    assert.equal(access, 'confirm');
    assert.ok(Math.abs(unlockedUntil - Date.now() - 600_000) < 60_000);
  });
});
