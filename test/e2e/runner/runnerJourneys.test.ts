import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient, demoReadOnlyClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { clickRow, pickItem } from '../support/contextMenu.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const building = { name: 'Annex 7', streetAddress1: '1 Main Street', city: 'Minneapolis' };
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a request, from the first key to what it means', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'addLab' | 'addLimited' | 'list' | 'put' | 'create' | 'scope' | 'limited'>;
  let runner: Runner;
  before(async () => {
    server = await startDemoServer();
    const request = (method: string, to: string, body?: unknown, instance = 'lab') => ({
      command: 'jamf.newRequest',
      args: { instance, method, path: to, body },
    });
    keys = await BoundKeys.of({
      addLab: callToAdd({ name: 'Lab', url: server.url, environment: 'Test', client: demoAdminClient }),
      addLimited: callToAdd({ name: 'Limited', url: server.url, environment: 'Test', client: demoReadOnlyClient }),
      list: request('GET', '/v1/buildings?page-size=2'),
      put: request('PUT', '/v1/buildings/1', building),
      create: request('POST', '/v1/buildings', { name: '' }),
      scope: request('PUT', '/v2/computer-prestages/1/scope', { serialNumbers: [], versionLock: 0 }),
      limited: request('GET', '/v1/categories', undefined, 'limited'),
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
  afterEach(() => server.setFault(undefined));

  const shot = (name: string) => window.screenshot(`journey-${name}`);
  const api = () => server.requests.filter(({ path: to }) => !/startup-status|\/token|\/schema|\/auth|jamf-pro-version/.test(to));
  const writes = () => api().filter(({ method }) => method !== 'GET');

  const clipboard = () => window.page.evaluate(() => navigator.clipboard.readText());

  async function open(key: 'list' | 'put' | 'create' | 'scope' | 'limited', url: string): Promise<void> {
    await runner.opens(url, () => keys.press(window, key));
  }

  async function confirmed(question: string, status: string): Promise<void> {
    await runner.sendButton.click();
    await window.dialog(question).press('Send');
    await runner.came(status);
  }

  it('opens filled, sends nothing by itself, then what the form says, and shows what came', async () => {
    const before = api().length;
    await open('list', '/v1/buildings?page-size=2');
    await runner.isFor('lab');
    assert.equal(api().length, before);
    await runner.field('page-size').fill('3');
    await runner.hasUrl('/v1/buildings?page-size=3');
    await runner.send('200');
    assert.equal(api().at(-1)?.path, '/api/v1/buildings?page-size=3');
    assert.match(await runner.frame.locator('.status-line').innerText(), /200\s+OK\s+(\d+ ms|\d+\.\d s)\s+\d+ (B|KB)\s+.*from Lab/);
    await runner.body.getByText(/"totalCount": \d+/).waitFor();
    await runner.tab('Request as sent').click();
    const sent = await runner.frame.getByRole('table', { name: 'Headers of the request' }).innerText();
    assert.match(sent, /authorization\s+Bearer ‹redacted›/);
    assert.ok(!sent.includes('ey'), 'no token is shown');
    await runner.tab('Body').last().click();
    await window.inThemes(async (theme) => {
      await shot(`0-${theme}`);
    });
  });

  it('finds values by a path, copies a row from a menu, and opens the object of one', async () => {
    const field = runner.frame.getByRole('textbox', { name: 'Words or JSONPath' });
    await field.fill('$.results[*].name');
    await runner.frame.getByText('3 results', { exact: true }).waitFor();
    await field.press('Escape');
    await runner.frame.getByRole('button', { name: 'Table', exact: true }).click();
    const name = server.demo.peek('buildings', '1')?.['name'];
    const cell = runner.frame.getByRole('gridcell', { name: String(name), exact: true });
    await cell.click({ button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Open in Jamf Pro' }).waitFor();
    await shot('0-menu');
    await pickItem(window.page, 'Copy Row');
    await until('the row', async () => (await clipboard()).split('\t').includes(String(name)));
    // It is said a moment later, in a line that moves the rows.
    await runner.frame.locator('.notice').getByText('The row was copied.').waitFor();
    await cell.dblclick();
    await window
      .editor('.json')
      .element.locator('.view-line', { hasText: String(name) })
      .first()
      .waitFor();
    await window.closeTab();
    // Its page was away, and shows the answer as text again.
    await runner.body.getByText(/"totalCount": \d+/).waitFor();
  });

  it('shows a picture', async () => {
    server.setFault({ path: '/buildings', fault: { kind: 'status', status: 200, body: png, contentType: 'image/png' } });
    await runner.send('200');
    await runner.frame.locator('.picture').getByText('image/png 1 × 1').waitFor();
  });

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

  it('waits on while its tab is hidden, is stopped afterwards, and leads back to the answer before', async () => {
    server.setFault({ path: '/v1/buildings', fault: { kind: 'hang' } });
    await runner.sendButton.click();
    const waiting = runner.frame.getByText('Waiting for the answer');
    await waiting.waitFor();
    await shot('6-waiting');
    await window.command('File: New Untitled Text File');
    await window.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await waiting.waitFor({ state: 'hidden' });
    await window.closeTab();
    await waiting.waitFor();
    await runner.frame.getByRole('button', { name: 'Stop' }).click();
    await runner.came('Stopped');
    await shot('7-stopped');
    await runner.frame.getByRole('button', { name: /^Back to GET \/v1\/buildings/ }).click();
    await runner.body.getByText(/"totalCount": \d+/).waitFor();
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

  it('counts down to the next try where the server is too busy, and names the lock that another change has raised', async () => {
    const question = 'Send PUT /v2/computer-prestages/1/scope?';
    await open('scope', '/v2/computer-prestages/1/scope');
    server.setFault({ path: '/scope', times: 1, fault: { kind: 'status', status: 429, retryAfter: 5 } });
    await runner.sendButton.click();
    await window.dialog(question).press('Send');
    await runner.guidance.getByRole('button', { name: /^(Retry|Try again|Send again) in \d s$/, disabled: true }).waitFor();
    await runner.came('429');
    await shot('10-429');
    await runner.guidance.locator('.actions button[aria-disabled="false"]').first().click();
    await window.dialog(question).press('Send');
    await runner.came('409');
    await runner.guidance
      .getByText(/versionLock|changed/i)
      .first()
      .waitFor();
    await shot('9-409');
  });

  it('names the privilege that is missing', async () => {
    await open('limited', '/v1/categories');
    await runner.send('403');
    await runner.guidance.getByText('Read Categories').first().waitFor();
    await shot('11-403');
  });

  it('takes back exactly what was typed, and brings it again', async () => {
    await open('list', '/v1/buildings?page-size=2');
    await runner.url.click();
    await window.page.keyboard.press('End');
    // In one go: after a pause between two letters the second would be taken back alone.
    await window.page.keyboard.insertText('&page=1');
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
    const file = path.join(window.folder, 'GET buildings.jamf.json');
    let text = '';
    // The file is there before it is written.
    await until('the request in the file', () => (text = readFileSync(file, 'utf8')).endsWith('}\n'));
    assert.ok(!text.includes('127.0.0.1') && !text.includes('lab'), text);
    await window.closeTabs();
    await runner.opens('/v1/buildings?page-size=2', () => window.view('Requests').click(/^GET buildings/));
    await shot('12-saved');
  });

  it('is its file where that is opened: marked once it is changed, and saved with the key, however soon that comes', async () => {
    const file = 'GET buildings.jamf.json';
    const unsaved = window.page.locator('.tab.dirty').filter({ hasText: file });
    const onDisk = () => readFileSync(path.join(window.folder, file), 'utf8');
    const query = () => (JSON.parse(onDisk()) as { query: { value: string }[] }).query;
    await window.closeTabs();
    await window.command('File: Focus on Files Explorer');
    await clickRow(window.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: file }), { times: 2 });
    await runner.ready('/v1/buildings?page-size=2');
    await runner.isFor('lab');
    await runner.send('200');
    assert.equal(await unsaved.count(), 0);
    await runner.field('page-size').fill('7');
    await unsaved.waitFor();
    await shot('13-unsaved');
    await runner.url.fill('/v1/buildings?page-size=8');
    await runner.url.press('Control+s');
    // While it is written it is empty, and no JSON.
    await until('what was typed last in the file', () => onDisk().endsWith('}\n') && query()[0]?.value === '8');
    await unsaved.waitFor({ state: 'detached' });
    await runner.field('page-size').fill('9');
    await unsaved.waitFor();
    await window.command('View: Close Editor');
    await window.dialog('Do you want to save the changes').press('Save');
    await window.page.locator('.tab').filter({ hasText: file }).waitFor({ state: 'detached' });
    assert.equal(query()[0]?.value, '9');
  });

  it('is found again in the history, by day and by words of all that is known of it', async () => {
    await window.sideBar();
    const requests = window.view('Requests');
    await requests.open();
    // Room for all of it: only rows on the screen exist.
    await window.view('Instances').pane.locator('.pane-header .title').click();
    await requests.row('Today').waitFor();
    await runner.opens('/v1/buildings/1', () => requests.click('PUT /v1/buildings/1'));
    await runner.tab('Body').first().click();
    await runner.editor.getByText('Cupertino').first().waitFor();
    await shot('14-history');
    await window.command('Jamf Pro: Search Requests…');
    await window.quick.input.fill('journey lab 201');
    // The list is narrowed a moment after the key, from all that was sent.
    await until('one row', async () => (await window.page.locator('.quick-input-list .monaco-list-row').count()) === 1);
    await window.quick.focused('POST /v1/buildings').waitFor();
    await shot('15-search');
    await runner.opens('/v1/buildings', () => window.quick.input.press('Enter'));
    await runner.editor
      .getByText(/journey/)
      .first()
      .waitFor();
  });
});
