import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const building = { name: 'Annex 7', streetAddress1: '1 Main Street', city: 'Minneapolis' };

describe('a request, from the first key to what it means', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'add' | 'list' | 'put' | 'create' | 'scope'>;
  let runner: Runner;
  before(async () => {
    server = await startDemoServer();
    const request = (method: string, to: string, body?: unknown) => ({
      command: 'jamf.newRequest',
      args: { instance: 'lab', method, path: to, body },
    });
    const credentials = { kind: 'client', ...demoAdminClient };
    keys = await BoundKeys.of({
      add: { command: 'jamf.addInstance', args: { name: 'Lab', url: server.url, environment: 'test', credentials } },
      list: request('GET', '/v1/buildings?page-size=2'),
      put: request('PUT', '/v1/buildings/1', building),
      create: request('POST', '/v1/buildings', { name: '' }),
      scope: request('PUT', '/v2/computer-prestages/1/scope', { serialNumbers: [], versionLock: 0 }),
    });
    window = await Window.open();
    runner = new Runner(window);
    await window.sideBar();
    await keys.press(window, 'add');
    await window.view('Instances').row('Lab').waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });
  afterEach(() => server.setFault(undefined));

  const shot = (name: string) => window.screenshot(`journey-${name}`);
  const api = () => server.requests.filter(({ path: to }) => !/startup-status|\/token|\/schema|\/auth|jamf-pro-version/.test(to));
  const writes = () => api().filter(({ method }) => method !== 'GET');

  async function open(key: 'list' | 'put' | 'create' | 'scope', url: string): Promise<void> {
    await runner.opens(url, () => keys.press(window, key));
  }

  async function confirmed(question: string, status: string): Promise<void> {
    await runner.sendButton.click();
    await window.dialog(question).press('Send');
    await runner.came(status);
  }

  it('changes a body, asks, and the server has what was written', async () => {
    await open('put', '/v1/buildings/1');
    await runner.write(JSON.stringify({ ...building, city: 'Cupertino' }));
    await runner.sendButton.click();
    const question = window.dialog('Send PUT /v1/buildings/1?');
    assert.match(await question.text(), /Lab \(test\), 127\.0\.0\.1/);
    await shot('1-question');
    await question.press('Cancel');
    await runner.sendButton.waitFor();
    assert.deepEqual(writes(), []);
    await confirmed('Send PUT /v1/buildings/1?', '200');
    await shot('2-put');
    assert.equal(writes().length, 1);
    assert.equal(server.demo.peek('buildings', '1')?.['city'], 'Cupertino');
  });

  it('leads from a refused field to its place in the body, and to success', async () => {
    await open('create', '/v1/buildings');
    await confirmed('Send POST /v1/buildings?', '400');
    await shot('3-refused');
    await runner.guidance.getByRole('button', { name: 'Show name' }).click();
    await runner.frame.locator('.compose .cm-editor.cm-focused').waitFor();
    await window.page.keyboard.insertText('"Building of a journey"');
    await confirmed('Send POST /v1/buildings?', '201');
    await shot('4-created');
    assert.equal(JSON.parse(writes().at(-1)?.body ?? '').name, 'Building of a journey');
    await runner.frame.getByRole('button', { name: 'Open the new object' }).first().waitFor();
  });

  it('explains a refused token, leads to signing in, and succeeds', async () => {
    await open('list', '/v1/buildings?page-size=2');
    const body = JSON.stringify({
      httpStatus: 401,
      errors: [{ code: 'INVALID_TOKEN', description: 'Unauthorized', id: '0', field: null }],
    });
    server.setFault({ path: '/v1/buildings', fault: { kind: 'status', status: 401, body, contentType: 'application/json' } });
    await runner.send('401');
    await runner.guidance.getByText('The token is not accepted').waitFor();
    await shot('5-401');
    const row = (state: string) => window.page.getByRole('treeitem', { name: `Instance Lab, test, ${state}` });
    await row('needs attention').waitFor();
    server.setFault(undefined);
    const before = server.requests.length;
    await runner.guidance.getByRole('button', { name: 'Sign in' }).click();
    await row('signed in').waitFor();
    assert.deepEqual(
      server.requests.slice(before).map(({ path: to }) => to),
      ['/api/v1/oauth/token', '/api/v1/auth'],
    );
    await runner.send('200');
  });

  it('stops what hangs', async () => {
    server.setFault({ path: '/v1/buildings', fault: { kind: 'hang' } });
    await runner.sendButton.click();
    await runner.frame.getByText('Waiting for the answer').waitFor();
    await shot('6-waiting');
    await runner.frame.getByRole('button', { name: 'Stop' }).click();
    await runner.came('Stopped');
    await shot('7-stopped');
  });

  it('waits on while its tab is hidden, and can be stopped afterwards', async () => {
    server.setFault({ path: '/v1/buildings', fault: { kind: 'hang' } });
    await runner.sendButton.click();
    await runner.frame.getByText('Waiting for the answer').waitFor();
    await window.command('File: New Untitled Text File');
    await window.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await runner.frame.getByText('Waiting for the answer').waitFor({ state: 'hidden' });
    await window.closeTab();
    await runner.frame.getByText('Waiting for the answer').waitFor();
    await runner.frame.getByRole('button', { name: 'Stop' }).click();
    await runner.came('Stopped');
  });

  it('fetches all pages into one answer', async () => {
    await runner.send('200');
    const line = await runner.body
      .getByText(/"totalCount": \d+/)
      .first()
      .innerText();
    const total = Number(/\d+/.exec(line)?.[0]);
    await runner.frame.getByRole('button', { name: `Fetch all ${total}` }).click();
    await runner.frame.locator('.pager').getByText(`All ${total} rows`).waitFor();
    await runner.frame.getByRole('button', { name: 'Table', exact: true }).click();
    await shot('8-all');
  });

  it('names the lock that another change has raised', async () => {
    await open('scope', '/v2/computer-prestages/1/scope');
    await confirmed('Send PUT /v2/computer-prestages/1/scope?', '409');
    await runner.guidance
      .getByText(/versionLock|changed/i)
      .first()
      .waitFor();
    await shot('9-409');
  });

  it('counts down to the next try where the server is too busy', async () => {
    server.setFault({ path: '/scope', times: 1, fault: { kind: 'status', status: 429, retryAfter: 8 } });
    await confirmed('Send PUT /v2/computer-prestages/1/scope?', '429');
    const retry = runner.guidance.getByRole('button', { name: /^(Retry|Try again|Send again) in \d s$/ });
    await retry.waitFor();
    assert.equal(await retry.getAttribute('aria-disabled'), 'true');
    await shot('10-429');
    await runner.guidance.locator('.actions button[aria-disabled="false"]').first().click();
    await window.dialog('Send PUT /v2/computer-prestages/1/scope?').press('Send');
    await runner.came('409');
  });

  it('takes back exactly what was typed, and brings it again', async () => {
    await open('list', '/v1/buildings?page-size=2');
    await runner.url.click();
    await window.page.keyboard.press('End');
    await window.page.keyboard.type('&page=1');
    await runner.hasUrl('/v1/buildings?page-size=2&page=1');
    await window.page.keyboard.press('Control+Z');
    await runner.hasUrl('/v1/buildings?page-size=2');
    await window.page.keyboard.press('Control+Y');
    await runner.hasUrl('/v1/buildings?page-size=2&page=1');
    await window.page.keyboard.press('Control+Z');
    await runner.hasUrl('/v1/buildings?page-size=2');
  });

  it('is saved as a small file without host or secret, and opened from it', async () => {
    await runner.frame.getByRole('button', { name: 'Save request' }).click();
    await until('the name of the file', async () => (await window.quick.input.inputValue()).endsWith('GET buildings.jamf.json'));
    await window.quick.input.press('Enter');
    await window.view('Requests').open();
    await window
      .view('Requests')
      .row(/^GET buildings/)
      .waitFor();
    const text = readFileSync(path.join(window.folder, 'GET buildings.jamf.json'), 'utf8');
    assert.ok(!text.includes('127.0.0.1') && !text.includes('lab'), text);
    await window.closeTabs();
    await runner.opens('/v1/buildings?page-size=2', () => window.view('Requests').click(/^GET buildings/));
    await shot('11-saved');
  });

  it('is found again in the history', async () => {
    await window.closeTabs();
    // Room for all of it: only rows on the screen exist.
    await window.view('Instances').pane.locator('.pane-header .title').click();
    await runner.opens('/v1/buildings', () => window.view('Requests').click('POST /v1/buildings'));
    await runner.tab('Body').first().click();
    await until('the body', async () => /journey|""/.test(await runner.editor.innerText()));
    await shot('13-history');
  });

  it('stands in the history by day, with a menu of its own', async () => {
    const requests = window.view('Requests');
    await requests.row('Today').waitFor();
    await requests.menu('POST /v1/buildings', 'Copy as cURL');
    const copied = () => window.page.evaluate(() => navigator.clipboard.readText());
    await until('the cURL line', async () => (await copied()).startsWith('curl '));
    assert.match(await copied(), /Bearer \$JAMF_TOKEN/);
    await requests.menu('PUT /v1/buildings/1', 'Delete from History');
    await requests.row('PUT /v1/buildings/1').waitFor({ state: 'detached' });
    await requests.row('POST /v1/buildings').waitFor();
  });

  it('is searched for in the history, by words of all that is known of it', async () => {
    await window.closeTabs();
    await window.view('Requests').toolbar('Search Requests…');
    await window.quick.input.fill('journey lab 201');
    // The list is narrowed a moment after the key, from all that was sent.
    await until('one row', async () => (await window.page.locator('.quick-input-list .monaco-list-row').count()) === 1);
    await window.quick.focused('POST /v1/buildings').waitFor();
    await shot('12-search');
    await runner.opens('/v1/buildings', () => window.quick.input.press('Enter'));
    await runner.editor
      .getByText(/journey/)
      .first()
      .waitFor();
  });

  it('comes back after the window was loaded again, and asks nobody', async () => {
    const before = api().length;
    const path = '/v1/buildings?as-it-was=1';
    await runner.url.fill(path);
    // VS Code writes down what is open when it finds the time.
    await isWrittenDown(window, 'as-it-was');
    await window.reload();
    await runner.ready(path);
    await runner.isFor('lab');
    assert.equal(api().length, before);
    await shot('14-restored');
  });
});
