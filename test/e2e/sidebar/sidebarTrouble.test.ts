import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { demoAdminClient, type Demo } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow, turnRow } from '../support/contextMenu.ts';
import { Runner } from '../support/runner.ts';
import type { Tree } from '../support/tree.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const hostile = '<b>bold</b> [x](command:jamf.addDemo) $(trash) **y**\u202Egnp.exe\nsecond line';

describe('the sidebar when things are not as they should be', () => {
  let window: Window;
  let well: DemoServer;
  let ill: DemoServer;
  const instances = (): Tree => window.view('Instances');
  /** The row of what went wrong, which can be tried again. */
  const trouble = (): Locator =>
    instances()
      .pane.locator('.monaco-list-row')
      .filter({ has: window.page.locator('.label-description', { hasText: 'Retry' }) });

  before(async () => {
    [well, ill] = await Promise.all([startDemoServer({ computers: 2431 }), startDemoServer()]);
    create(well.demo, '/api/v1/buildings', { name: hostile, city: '<img src=x onerror=alert(1)>' });
    create(well.demo, '/api/v1/buildings', { name: `A very long name: ${'x'.repeat(10_000)}`, city: 'long' });
    window = await Window.open({ size: { width: 1300, height: 1000 } });
    await window.sideBar();
    await window.screenshot('sidebar-empty');
    await addConnection(window, { name: 'Well', url: well.url, environment: 'Test', client: demoAdminClient });
    // Its document is read as soon as it is added.
    ill.setFault({ path: /schema/, fault: { kind: 'loginPage' } });
    await addConnection(window, { name: 'Ill', url: ill.url, environment: 'Staging', client: demoAdminClient });
  });
  after(async () => {
    await window.close();
    await Promise.all([well.close(), ill.close()]);
  });

  it('says what is wrong with an instance in its place, and another one works on', async () => {
    await instances().expand('Ill');
    await trouble().waitFor();
    assert.match(await trouble().innerText(), /^\s*The answer is a web page/);
    await instances().row('Open the request runner anyway').waitFor();
    await instances().expand('Well', 'Organization', 'Departments');
    await instances().pane.locator('.monaco-list-row[aria-level="4"]').first().waitFor();
    await window.screenshot('sidebar-trouble');
    ill.setFault(undefined);
    await clickRow(trouble());
    await trouble().waitFor({ state: 'hidden' });
    await turnRow(instances().row('Ill'));
  });

  it('shows a list that waits for its answer, which can be stopped and tried again', async () => {
    await instances().expand('Well', 'Organization');
    well.setFault({ path: '/categories', fault: { kind: 'hang' } });
    await turnRow(instances().row('Categories'));
    await instances().row('Loading…').waitFor();
    await window.screenshot('sidebar-loading');
    await instances().click('Loading…');
    await instances().row('Stopped').waitFor();
    well.setFault(undefined);
    await instances().inline('Stopped', 'Retry');
    await trouble().waitFor({ state: 'hidden' });
    await instances().pane.locator('.label-description', { hasText: 'Priority' }).first().waitFor();
    await turnRow(instances().row('Categories'));
    await turnRow(instances().row('Departments'));
  });

  it('shows names of others as text, on one line', async () => {
    await instances().expand('Buildings');
    const row = instances().row(/^<b>bold/);
    await row.waitFor();
    const label = await row.locator('.label-name').innerText();
    assert.match(label, /^<b>bold<\/b> \[x\]\(command:jamf\.addDemo\) \$\(trash\) \*\*y\*\*\s?gnp\.exe second line/);
    assert.equal(await row.locator('.label-name').locator('b, img, .codicon-trash').count(), 0);
    await instances().row('Buildings').locator('.label-description', { hasText: '14' }).waitFor();
    await instances().hover(/^<b>bold/, 'onerror');
    const hover = window.page.locator('.monaco-hover:visible').filter({ hasText: 'onerror' });
    assert.equal(await hover.locator('b, a, img, .codicon-trash').count(), 0);
    const long = await instances()
      .row(/^A very long name/)
      .locator('.label-name')
      .innerText();
    assert.ok(long.length < 400, String(long.length));
    await window.screenshot('sidebar-hostile');
  });

  it('shows them as text in a search and in a table, too', async () => {
    await window.command('Jamf Pro: Find Object…');
    await window.quick.input.fill('bold');
    const found = window.quick.widget.locator('.monaco-list-row').filter({ hasText: '<b>bold' });
    await found.waitFor();
    assert.match(await found.innerText(), /^\s*<b>bold<\/b> \[x\]\(command:jamf\.addDemo\) \$\(trash\) \*\*y\*\*\s?gnp\.exe second line/);
    assert.equal(await found.locator('b, a[href], img, .codicon-trash').count(), 0);
    await window.screenshot('sidebar-hostile-find');
    await window.quick.cancel();
    await instances().menu('Buildings', 'Open as Table');
    const cell = window.webview().getByRole('gridcell', { name: /^<b>bold/ });
    await cell.waitFor();
    assert.equal(await cell.innerText(), '<b>bold</b> [x](command:jamf.addDemo) $(trash) **y** gnp.exe second line');
    await window.webview().getByRole('gridcell', { name: '<img src=x onerror=alert(1)>' }).waitFor();
    assert.equal(await window.webview().locator('[role=grid]').locator('b, a, img').count(), 0);
    await window.screenshot('sidebar-hostile-table');
    await window.command('View: Close All Editors');
    await turnRow(instances().row('Buildings'));
    await turnRow(instances().row('Organization'));
  });

  it('can be read', async () => {
    await window.inThemes(async (theme) => {
      await window.screenshot(`sidebar-${theme}`);
    });
  });

  /** Rows come while one scrolls, and only those on the screen exist. */
  async function toEnd(row: Locator): Promise<void> {
    await until('the end of the list', async () => {
      await window.page.keyboard.press('End');
      return row.isVisible();
    });
  }

  it('shows a thousand rows of a list, then asks for a filter', async () => {
    await instances().expand('Computers');
    const list = instances()
      .pane.locator('.monaco-list-row[aria-level="3"]')
      .filter({ hasText: /^Computers/ });
    await turnRow(list);
    await list.locator('.label-description', { hasText: '2,431' }).waitFor();
    await instances().pane.locator('.monaco-list').focus();
    const more = (text: string): Locator =>
      instances()
        .row(/^(Load more|Filter…)$/)
        .locator('.label-description', { hasText: new RegExp(`^${text} of 2,431$`) });
    for (let shown = 100; shown < 1000; shown += 100) {
      await toEnd(more(String(shown)));
      await instances().click('Load more');
    }
    await toEnd(more('1,000'));
    await instances().row('Filter…').waitFor();
    await window.screenshot('sidebar-thousand');
  });

  it('works with the API document that was kept when a new one cannot be read, and says so', async () => {
    well.setFault({ path: '/api/v1/jamf-pro-version', fault: { kind: 'status', status: 500 } });
    await window.reload();
    await instances().expand('Well');
    const kept = instances().row('Using a kept API document');
    await instances().ask(/Connect/, 'Using a kept API document');
    // What was unfolded before comes back, and its rows would be in the way.
    await turnRow(instances().row('Computers'));
    await instances().row('Load…').waitFor({ state: 'hidden' });
    await instances().expand('Organization', 'Departments');
    await instances().ask('Load…', 'Administration');
    await window.screenshot('sidebar-kept-document');
    well.setFault(undefined);
    await instances().row('Well').hover();
    await instances().inline('Well', /^Refresh/);
    await kept.waitFor({ state: 'hidden' });
    await instances().row('Administration').waitFor();
    await turnRow(instances().row('Well'));
  });

  it('without any document offers to try again, and the runner', async () => {
    ill.setFault({ path: '/api/schema', fault: { kind: 'status', status: 404 } });
    await addConnection(window, { name: 'Bare', url: ill.url, environment: 'Staging', client: demoAdminClient });
    await instances().expand('Bare');
    await trouble().filter({ hasText: 'No API document found' }).waitFor();
    const anyway = instances().row('Open the request runner anyway');
    await anyway.waitFor();
    await window.screenshot('sidebar-no-document');
    await instances().click('Open the request runner anyway');
    const runner = new Runner(window);
    await runner.ready('');
    await until('its instance', async () => (await runner.frame.getByRole('combobox', { name: 'Instance' }).inputValue()) === 'bare');
    ill.setFault(undefined);
    await clickRow(trouble());
    await instances().row('Organization').waitFor();
    await anyway.waitFor({ state: 'hidden' });
  });
});

function create(demo: Demo, path: string, body: unknown): void {
  const form = { grant_type: 'client_credentials', client_id: demoAdminClient.clientId, client_secret: demoAdminClient.clientSecret };
  const token = demo.handle({
    method: 'POST',
    path: '/api/v1/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  const { access_token: bearer } = JSON.parse(String(token.body)) as { access_token: string };
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const made = demo.handle({ method: 'POST', path, headers, body: JSON.stringify(body) });
  assert.equal(made.status, 201, String(made.body));
}
