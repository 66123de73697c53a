import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('a connection in trouble', () => {
  let window: Window;
  let healthy: DemoServer;
  let broken: DemoServer;
  before(async () => {
    [healthy, broken] = await Promise.all([startDemoServer(), startDemoServer()]);
    window = await Window.open();
    await window.sideBar();
    await addConnection(window, { name: 'Broken', url: broken.url, environment: 'Test' });
    await addConnection(window, { name: 'Healthy', url: healthy.url, environment: 'Test' });
  });
  after(async () => {
    await window.close();
    await Promise.all([healthy.close(), broken.close()]);
  });

  const instances = () => window.view('Instances');
  const shot = (name: string) => window.screenshot(`connection-trouble-${name}`);
  const state = (name: string, words: string) => window.page.getByRole('treeitem', { name: `Instance ${name}, test, ${words}` }).waitFor();
  const troubleOf = async (text: RegExp): Promise<void> => {
    await instances().row(text).waitFor();
  };

  it('needs attention when its secret is refused, and says what to do', async () => {
    broken.setFault({ path: 'oauth/token', fault: { kind: 'status', status: 401, body: '{"error":"invalid_client"}' } });
    await instances().inline('Broken', 'Refresh Instance');
    await instances().expand('Broken');
    await troubleOf(/Wrong credentials/);
    await instances().hover('Broken', 'needs attention');
    await shot('1-refused');
  });

  it('keeps nobody else from working', async () => {
    await instances().expand('Healthy', 'Organization');
    await instances().row('Buildings').waitFor();
  });

  it('tells a page of the network from Jamf Pro', async () => {
    broken.setFault({ fault: { kind: 'loginPage' } });
    await instances().inline('Broken', 'Refresh Instance');
    await troubleOf(/sign-in answer cannot be read|login page|HTML/i);
    await instances().hover('Broken', 'needs attention');
    await shot('2-page');
  });

  it('needs attention, and does not look signed in, when a page comes in the place of every answer but the token', async () => {
    broken.setFault({ path: /^\/api\/(?!v1\/oauth)/, fault: { kind: 'loginPage' } });
    await instances().inline('Broken', 'Refresh Instance');
    assert.match(await instances().hover('Broken', 'where Jamf Pro answers JSON'), /test, asks before each write, needs attention/);
    await state('Broken', 'needs attention');
    await shot('2-page-behind-token');
  });

  it('is unreachable while a page of a load balancer says so', async () => {
    broken.setFault({ path: '/v1/jamf-pro-version', fault: { kind: 'status', status: 503 } });
    await instances().inline('Broken', 'Refresh Instance');
    await state('Broken', 'unreachable');
  });

  it('is tested again when the server has started', async () => {
    broken.setFault({ fault: { kind: 'status', status: 503 } });
    await instances().menu('Broken', 'Test Connection');
    await window.quick.widget
      .getByText('The connection does not work.')
      .or(window.quick.option(/Test again/))
      .first()
      .waitFor();
    await shot('3-starting');
    broken.setFault(undefined);
    await window.quick.pick(/Test again/);
    await window.quick.widget.getByText('78 privileges').waitFor();
    await window.quick.pick(/Close/);
    await instances().inline('Broken', 'Refresh Instance');
    await instances().hover('Broken', /asks before each write, signed in/);
  });

  it('is unreachable when nothing listens there', async () => {
    await broken.close();
    await instances().inline('Broken', 'Refresh Instance');
    await instances().hover('Broken', 'unreachable');
    await instances().menu('Broken', 'Sign In');
    const toast = window.toast(/Broken: could not sign in/);
    await toast.element.waitFor();
    assert.match(await toast.text(), /connection was refused.*Check the port/s);
    await window.page.locator('.part.editor').hover();
    await shot('4-down');
    await instances().hover('Healthy', 'signed in');
    // VS Code writes what it notifies of to its console as well.
    const isTold = (text: string): boolean => text.startsWith('Broken: could not sign in');
    await until('the same in the console', () => window.troubles.some(isTold));
    assert.deepEqual(
      window.troubles.splice(0).filter((text) => !isTold(text)),
      [],
    );
  });
});
