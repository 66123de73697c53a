import assert from 'node:assert/strict';
import { demoAdminClient, demoReadOnlyClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { Runner } from '../support/runner.ts';
import { Window } from '../support/window.ts';

describe('the request runner', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'addLab' | 'addLimited' | 'building' | 'limited' | 'send' | 'openResponse'>;
  let runner: Runner;
  before(async () => {
    server = await startDemoServer();
    const add = (name: string, client: { readonly clientId: string; readonly clientSecret: string }) => ({
      command: 'jamf.addInstance',
      args: { name, url: server.url, environment: 'test', credentials: { kind: 'client', ...client } },
    });
    keys = await BoundKeys.of({
      addLab: add('Lab', demoAdminClient),
      addLimited: add('Limited', demoReadOnlyClient),
      building: {
        command: 'jamf.newRequest',
        args: { instance: 'lab', path: '/v1/buildings', query: { 'page-size': 2, sort: ['name:asc'] } },
      },
      limited: { command: 'jamf.newRequest', args: { instance: 'limited', path: '/v1/categories' } },
      send: { command: 'jamf.request.send' },
      openResponse: { command: 'jamf.request.openResponse' },
    });
    window = await Window.open();
    runner = new Runner(window);
    await window.sideBar();
    await keys.press(window, 'addLab');
    await window.view('Instances').row('Lab').waitFor();
    await keys.press(window, 'addLimited');
    await window.view('Instances').row('Limited').waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`runner-${name}`);
  const api = () => server.requests.filter(({ path }) => !/startup-status|\/token|\/schema|\/auth|jamf-pro-version/.test(path));

  const opensBuilding = () => runner.opens('/v1/buildings?page-size=2&sort=name:asc', () => keys.press(window, 'building'));

  it('opens on a resource of the tree, filled, and sends nothing by itself', async () => {
    await window.view('Instances').expand('Lab', 'Organization');
    // With what the account may do, the rows are drawn once more.
    await window.view('Instances').hover('Lab', /privilege/i);
    const before = api().length;
    await runner.opens('/v1/buildings', () => window.view('Instances').menu('Buildings', 'New Request'));
    await runner.field('page-size').waitFor();
    await runner.isFor('lab');
    assert.equal(api().length, before);
    await shot('1-opened');
  });

  it('sends what the form says, and shows status, time, size, headers and body', async () => {
    await runner.field('page-size').fill('2');
    await runner.hasUrl('/v1/buildings?page-size=2');
    await runner.send('200');
    assert.equal(api().at(-1)?.path, '/api/v1/buildings?page-size=2');
    assert.match(await runner.frame.locator('.status-line').innerText(), /200\s+OK\s+\d+ (ms|s)\s+\d+ (B|KB)\s+.*from Lab/);
    await runner.body.getByText(/"totalCount": \d+/).waitFor();
    await shot('2-answer');
    await runner.tab('Headers').last().click();
    await runner.frame.getByRole('table', { name: 'Headers of the answer' }).getByText('content-type').waitFor();
    await shot('3-headers');
    await runner.tab('Timeline').click();
    await shot('4-timeline');
    await runner.tab('Request as sent').click();
    const sent = await runner.frame.getByRole('table', { name: 'Headers of the request' }).innerText();
    assert.ok(!sent.includes('ey'), 'no token is shown');
    await runner.tab('Body').last().click();
  });

  it('can be looked at', async () => {
    await window.inThemes(async (theme) => {
      await shot(`5-${theme}`);
    });
  });

  it('opens the answer as a document of VS Code', async () => {
    await window.command('Jamf Pro: Open Response in Editor');
    await window.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
    await shot('6-document');
    await window.closeTab();
    await runner.ready('/v1/buildings?page-size=2');
    await runner.came('200');
    await runner.body.getByText(/"totalCount": \d+/).waitFor();
  });

  it('is opened by another extension, and sends by command', async () => {
    await opensBuilding();
    await keys.press(window, 'send');
    await runner.came('200');
    assert.equal(new URL(api().at(-1)?.path ?? '', server.url).searchParams.get('sort'), 'name:asc');
    await keys.press(window, 'openResponse');
    await window.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
    await window.closeTab();
  });

  it('shows a picture', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    server.setFault({ path: '/buildings', fault: { kind: 'status', status: 200, body: png, contentType: 'image/png' } });
    try {
      await opensBuilding();
      await runner.send('200');
      await runner.frame.locator('.picture').getByText('image/png 1 × 1').waitFor();
    } finally {
      server.setFault(undefined);
    }
  });

  it('names the privilege that is missing', async () => {
    await runner.opens('/v1/categories', () => keys.press(window, 'limited'));
    await runner.send('403');
    await runner.guidance.getByText('Read Categories').first().waitFor();
    await shot('7-403');
  });
});
