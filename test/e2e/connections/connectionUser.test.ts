import assert from 'node:assert/strict';
import { demoUser } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { inTheDark, Window } from '../support/window.ts';
import { until } from '../support/until.ts';

const wrongPassword = 'c0a1-wrong-password';

describe('a connection by name and password', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer();
    window = await Window.open({ settings: inTheDark });
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`connection-user-${name}`);
  const instances = () => window.view('Instances');
  const says = (text: string | RegExp) => window.quick.widget.getByText(text).filter({ visible: true }).first().waitFor();
  const paths = (from = 0) => server.requests.slice(from).map(({ path }) => path);
  const tokens = (from = 0) => paths(from).filter((path) => path === '/api/v1/auth/token').length;

  it('asks for both, the password unseen', async () => {
    await window.command('Jamf Pro: Add Instance…');
    await window.quick.asks('Address of the Jamf Pro instance');
    await window.quick.input.fill(`${server.url}/view/settings`);
    await shot('1-address');
    await window.quick.input.press('Enter');
    await window.quick.asks('What to call it');
    await shot('2-name');
    await window.quick.answer('People');
    await window.quick.option(/Test/).waitFor();
    await shot('3-environment');
    await window.quick.pick(/Test/);
    await window.quick.option(/User name and password/).waitFor();
    await shot('4-kind');
    await window.quick.pick(/User name and password/);
    await window.quick.asks(/^User name \(/);
    await window.quick.input.fill(demoUser.username);
    await shot('5-user');
    await window.quick.input.press('Enter');
    await window.quick.asks(/^Password for 127\.0\.0\.1:\d+ \(/);
    assert.equal(await window.quick.input.getAttribute('type'), 'password');
    await window.quick.input.fill(wrongPassword);
    await shot('6-password');
  });

  it('tries a wrong password once, says what failed, and keeps what was typed', async () => {
    await window.quick.input.press('Enter');
    await says(/lock an account/);
    await shot('7-refused');
    assert.deepEqual([tokens(), paths()], [1, ['/api/startup-status', '/api/v1/auth/token']]);
    await window.quick.pick(/Change what was entered/);
    await window.quick.asks(/^User name \(/);
    await until('the user name that was typed', async () => (await window.quick.input.inputValue()) === demoUser.username);
    await window.quick.input.press('Enter');
    await window.quick.asks(/^Password for 127\.0\.0\.1:\d+ \(/);
    await until('the password that was typed', async () => (await window.quick.input.inputValue()) === wrongPassword);
  });

  it('is tested with the right one, and saved', async () => {
    await window.quick.answer(demoUser.password);
    await says(/^demo, \d+ privileges/);
    await shot('8-works');
    await window.quick.pick(/Save$/);
    await instances().expand('People', 'Organization');
    const text = await instances().hover('People', 'User demo');
    assert.match(text, /User demo, \d+ privileges/);
    assert.match(text, /test, asks before each write, signed in/);
    await shot('9-hover');
  });

  it('is still signed in after the window was loaded again, without typing', async () => {
    const before = server.requests.length;
    await window.reload();
    await instances().row('People').waitFor();
    assert.deepEqual(paths(before), []);
    await instances().expand('People', 'Organization', 'Buildings');
    await instances().ask('Load…', /^Alder/);
    assert.equal(await window.quick.widget.isVisible(), false);
    assert.equal(tokens(before), 1);
  });

  it('asks for the password anew once it was refused, and never sends that one again', async () => {
    server.setFault({ path: '/v1/auth/token', fault: { kind: 'status', status: 401 } });
    const before = server.requests.length;
    await instances().inline('People', 'Refresh Instance');
    await instances()
      .row(/Wrong credentials/)
      .waitFor();
    assert.match(await instances().hover('People', 'needs attention'), /could not sign in: Wrong credentials/);
    await shot('10-needs-attention');
    const refused = tokens(before);
    await instances().menu('People', 'Sign In');
    await window.quick.asks(/^Password for 127\.0\.0\.1:\d+ \(/);
    await shot('11-asked-again');
    assert.deepEqual([refused, tokens(before)], [1, 1]);
    server.setFault(undefined);
    await window.quick.answer(demoUser.password);
    await says(/^demo, \d+ privileges/);
    await window.quick.pick(/Save$/);
    await instances().hover('People', 'signed in');
  });
});
