import assert from 'node:assert/strict';
import { startRawServer, whole, type RawServer } from '../support/rawServer.ts';
import { Window } from './support/window.ts';

const secret = 'canary-secret';

describe('adding an instance', () => {
  let window: Window;
  let server: RawServer;
  before(async () => {
    server = await startRawServer((socket, { path, text }) => {
      const table: Readonly<Record<string, unknown>> = {
        '/api/startup-status': { stepCode: 'SERVER_INIT_COMPLETE', percentage: 100 },
        '/api/v1/oauth/token': { access_token: 'canary-token', expires_in: 300 },
        '/api/v1/auth': { account: { username: 'reader', privilegesBySite: { '-1': ['Read Buildings'] } } },
        '/api/v1/jamf-pro-version': { version: '11.30.1' },
      };
      if (path === '/api/v1/oauth/token' && !text.includes(secret)) socket.write(whole(401, '{"error":"invalid_client"}'));
      else if (path.endsWith('invalidate-token')) socket.write('HTTP/1.1 204 No Content\r\n\r\n');
      else socket.write(whole(table[path] === undefined ? 404 : 200, JSON.stringify(table[path] ?? {})));
    });
    window = await Window.open();
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  it('says what is wrong with an address, and shows what it makes of one', async () => {
    await window.command('Jamf Pro: Add Instance…');
    await window.quick.answer('http://jamf.example.com');
    await window.quick.message.getByText('https://jamf.example.com').waitFor();
    await window.quick.input.fill('acme');
    await window.quick.message.getByText('https://acme.jamfcloud.com').waitFor();
    await window.screenshot('add-address');
    await window.quick.answer(`${server.url}/computers.html?id=1`);
  });

  /** Waits for a step: its number is what tells it from the one before, whose text may hold the same words. */
  async function step(number: number): Promise<void> {
    await window.quick.title.getByText(`(${number}/6)`).waitFor();
  }

  it('tests before it saves, and keeps what was typed after a failure', async () => {
    await step(2);
    await window.quick.answer('Acme');
    await step(3);
    await window.quick.pick(/Production/);
    await step(4);
    await window.quick.pick(/API client/);
    await step(5);
    await window.quick.answer('client-1');
    await step(6);
    assert.equal(await window.quick.input.getAttribute('type'), 'password');
    await window.quick.answer('wrong');
    await window.quick.option(/Change what was entered/).waitFor();
    await window.screenshot('add-failed');
    await window.quick.pick(/Change what was entered/);
    await step(1);
    assert.equal(await window.quick.input.inputValue(), `${server.url}/computers.html?id=1`);
    await window.quick.input.press('Enter');
    await step(2);
    assert.equal(await window.quick.input.inputValue(), 'Acme');
    await window.quick.back();
    await step(1);
    await window.quick.input.press('Enter');
    await step(2);
    await window.quick.input.press('Enter');
    await step(3);
    await window.quick.pick(/Production/);
    await step(4);
    await window.quick.pick(/API client/);
    await step(5);
    assert.equal(await window.quick.input.inputValue(), 'client-1');
    await window.quick.input.press('Enter');
    await step(6);
    await window.quick.answer(secret);
    await window.quick.widget.getByText('reader, 1 privileges').waitFor();
    await window.screenshot('add-works');
    await window.quick.pick(/Save/);
    await window.view('Instances').row('Acme').waitFor();
  });

  it('signs in again after the window was closed and opened, without typing', async () => {
    await window.reopen();
    await window.sideBar();
    await window.view('Instances').row('Acme').waitFor();
    const before = server.requests.length;
    await window.command('Jamf Pro: Sign In');
    await window.quick.pick(/Acme/);
    for (let tries = 0; tries < 100 && server.requests.length < before + 2; tries += 1) await window.page.waitForTimeout(50);
    assert.deepEqual(
      server.requests.slice(before).map(({ path }) => path),
      ['/api/v1/oauth/token', '/api/v1/auth'],
    );
  });

  it('unlocks it only for who types its name', async () => {
    await window.command('Jamf Pro: Unlock for Writing…');
    await window.quick.pick(/Acme/);
    await window.quick.answer('acme');
    await window.quick.message.getByText('Type Acme exactly').waitFor();
    await window.quick.answer('Acme');
    await window.quick.widget.waitFor({ state: 'hidden' });
  });

  it('asks before it removes one', async () => {
    await window.command('Jamf Pro: Remove Instance…');
    await window.quick.pick(/Acme/);
    await window.dialog('Remove Acme?').press('Remove');
    await window.view('Instances').welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
    assert.equal(server.requests.at(-1)?.path, '/api/v1/auth/invalidate-token');
  });
});
