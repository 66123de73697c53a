import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { demoAdminClient, demoReadOnlyClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow, isStill, turnRow } from '../support/contextMenu.ts';
import type { Tree } from '../support/tree.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('what the rows of the sidebar can do', () => {
  let window: Window;
  let server: DemoServer;
  const instances = (): Tree => window.view('Instances');
  const operations = (): Tree => window.view('API Operations');
  const at = (level: number, label: string): Locator =>
    instances()
      .pane.locator(`.monaco-list-row[aria-level="${level}"]`)
      .filter({ has: window.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }) })
      .first();
  const described = (row: Locator, text: string | RegExp): Promise<void> => row.locator('.label-description', { hasText: text }).waitFor();

  /** VS Code writes the clipboard a moment after the menu has gone. */
  async function copies(row: string, item: string): Promise<string> {
    const nothing = 'nothing yet';
    await window.page.evaluate((text) => navigator.clipboard.writeText(text), nothing);
    await instances().menu(row, item);
    const read = () => window.page.evaluate(() => navigator.clipboard.readText());
    await until(`what “${item}” copies`, async () => (await read()) !== nothing);
    return read();
  }

  before(async () => {
    server = await startDemoServer();
    window = await Window.open({ size: { width: 1300, height: 1800 } });
    await window.sideBar();
    await addConnection(window, { name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient });
    await instances().expand('Acme', 'Organization', 'Buildings');
    await described(instances().row('Buildings'), '12');
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  it('copies id, name, address and a request without the token, of one or of all that are selected', async () => {
    const row = 'Riverside High School';
    assert.equal(await copies(row, 'Copy ID'), '11');
    assert.equal(await copies(row, 'Copy Address'), `${server.url}/api/v1/buildings/11`);
    const curl = await copies(row, 'Copy as cURL');
    assert.match(curl, /^curl '[^']+\/api\/v1\/buildings\/11' \\\n {2}-H "Authorization: Bearer \$JAMF_TOKEN"/);
    await instances().click('Alder Valley High School');
    await window.editor('.json').element.waitFor();
    await instances().click(row, 'also');
    assert.equal(await copies(row, 'Copy Name'), 'Alder Valley High School\nRiverside High School');
  });

  it('puts all that are selected among the favourites, and takes them out again', async () => {
    await instances().menu('Riverside High School', 'Add to Favourites');
    await instances().expand('Favourites');
    await at(3, 'Riverside High School').waitFor();
    await at(3, 'Alder Valley High School').waitFor();
    // Both of them, and among the favourites: what was opened stands beside them.
    const favourites = ['Riverside', 'Alder Valley'].map((name) => new RegExp(`jamf\\.favourites\\W+\\[[^\\]]*${name} High School`));
    await isWrittenDown(window, ...favourites);
    await isWrittenDown(window, 'jamf.unfolded', 'shelf favourites');
    await window.reload();
    // They come back unfolded, as they were.
    await at(3, 'Riverside High School').waitFor();
    await instances().click('As last read · Connect');
    await instances().row('As last read · Connect').waitFor({ state: 'hidden' });
    await clickRow(at(3, 'Riverside High School'));
    await window.tab(/Riverside High School/).waitFor();
    await window.screenshot('sidebar-favourites');
    for (const name of ['Riverside High School', 'Alder Valley High School']) {
      await instances().menu(name, 'Remove from Favourites');
      await at(3, name).waitFor({ state: 'hidden' });
    }
    await at(3, 'None yet').waitFor();
  });

  it('opens the page in Jamf Pro', async () => {
    await instances().expand('Organization', 'Buildings');
    await instances().ask('Load…', 'Riverside High School');
    const opened = window.page.context().waitForEvent('page');
    await instances().menu('Riverside High School', 'Open in Jamf Pro');
    const page = await opened;
    // The server of the tests leads to ports of this machine by way of its own.
    await page.waitForURL(new RegExp(`[:/]${server.port}/view/settings/network-organization/buildings/11$`), { waitUntil: 'commit' });
    await page.close();
    await turnRow(at(3, 'Buildings'));
  });

  it('filters here what Jamf Pro does not filter, says so, and remembers it', async () => {
    await instances().menu('Sites', 'Filter…');
    await window.quick.widget
      .getByText(/read whole and compared here/)
      .first()
      .waitFor();
    await window.quick.answer('a');
    await instances().expand('Sites');
    await described(instances().row('Sites'), /^\d+ · “a” \(filtered here\)$/);
    await isWrittenDown(window, 'jamf.lists', 'sites');
    await window.reload();
    await instances().expand('Acme', 'Organization');
    await described(instances().row('Sites'), '“a” (filtered here)');
    await instances().menu('Sites', 'Clear Filter');
    await instances().row('Sites').locator('.label-description', { hasText: 'filtered here' }).waitFor({ state: 'hidden' });
    await instances().hasShown(instances().row('Sites'));
  });

  it('is reached by the keyboard alone: found by typing, expanded, opened', async () => {
    await instances().pane.locator('.monaco-list').focus();
    await window.page.keyboard.press('Home');
    // One key: VS Code takes what is typed too slowly for the beginning of another row.
    await window.page.keyboard.press('d');
    await instances().row('Departments').and(window.page.locator('.focused')).waitFor();
    await isStill(instances().row('Departments'));
    await window.page.keyboard.press('ArrowRight');
    await instances().row('Departments').and(window.page.locator('[aria-expanded="true"]')).waitFor();
    let first = '';
    await until('its first row', async () => {
      const rows = await instances().rows();
      const below = rows[rows.findIndex(({ label }) => label === 'Departments') + 1];
      if (below?.level === 4 && below.label !== 'Loading…') first = below.label;
      return first !== '';
    });
    await window.page.keyboard.press('ArrowDown');
    await instances().hasFocus(first);
    await window.page.keyboard.press('Enter');
    await window.page
      .locator('.tab.active')
      .filter({ hasText: `${first}.json` })
      .waitFor();
    await window.editor('.json').element.waitFor();
  });

  it('tells a screen reader kind, name and state', async () => {
    const says = (row: Locator, words: RegExp): Promise<void> =>
      until(String(words), async () => words.test((await row.getAttribute('aria-label')) ?? ''));
    await described(at(3, 'Departments'), /^\d+$/);
    await says(at(1, 'Acme'), /^Instance Acme, test, signed in/);
    await says(at(2, 'Organization'), /^Group Organization, \d+ lists and settings/);
    await says(at(3, 'Departments'), /^List, Departments, \d+, can create, edit, delete/);
    await says(instances().pane.locator('.monaco-list-row[aria-level="4"]').first(), /^Department, /);
  });

  it('shows of the operations those that are live, and those that the account may call', async () => {
    await addConnection(window, { name: 'Narrow', url: server.url, environment: 'Test', client: demoReadOnlyClient });
    await operations().open();
    // At its title: further right are its buttons.
    await instances().pane.locator('.pane-header .title').click();
    await operations().row('Buildings').waitFor();
    const shown = async (): Promise<number> =>
      (await operations().rows()).filter(({ level }) => level === 1).reduce((sum, { description }) => sum + Number(description), 0);
    const tags = operations().pane.locator('.monaco-list-row[aria-level="1"]');
    await tags.nth(27).waitFor();
    const all = await shown();
    await operations().expand('Computer Inventory');
    const list = (version: number): Locator =>
      operations()
        .pane.locator('.monaco-list-row', { hasText: `GET /v${version}/computers-inventory ·` })
        .or(operations().pane.locator('.monaco-list-row', { hasText: new RegExp(`GET /v${version}/computers-inventory$`) }))
        .first();
    await list(3).waitFor();
    await described(list(3), /deprecated 2026-07-14$/);
    await window.command('Jamf Pro: Hide Deprecated Operations');
    await list(3).waitFor({ state: 'hidden' });
    await operations().pane.locator('.pane-header', { hasText: 'without deprecated' }).waitFor();
    const live = await shown();
    assert.ok(live < all, `${live} of ${all}`);
    await window.screenshot('sidebar-operations');
    // The row with the focus is one of Acme's: the title's button asks all the same.
    await clickRow(list(4), { button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem').first().waitFor();
    await window.page.keyboard.press('Escape');
    await list(4).and(window.page.locator('.focused')).waitFor();
    await operations().toolbar(/^Choose Instance/);
    await window.quick.pick(/^Narrow/);
    await operations().pane.locator('.pane-header', { hasText: 'Narrow' }).waitFor();
    await window.command('Jamf Pro: Show Only Operations I May Call');
    await operations().pane.locator('.pane-header', { hasText: 'only what I may call' }).waitFor();
    await tags.filter({ hasText: 'Computer Groups' }).waitFor({ state: 'hidden' });
    await operations().expand('Buildings');
    await operations().pane.locator('.monaco-list-row', { hasText: 'GET /v1/buildings' }).first().waitFor();
    assert.equal(await operations().pane.locator('.monaco-list-row', { hasText: 'DELETE /v1/buildings' }).count(), 0);
    await isWrittenDown(window, 'jamf.operations.instance', 'jamf.operations.deprecated', 'jamf.operations.callable');
    await window.reload();
    await operations().pane.locator('.pane-header', { hasText: 'Narrow · without deprecated · only what I may call' }).waitFor();
  });
});
