import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addConnection } from '../support/addConnection.ts';
import { pickItem } from '../support/contextMenu.ts';
import { isStored } from '../support/leftovers.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('a list as a table', () => {
  let window: Window;
  let server: DemoServer;
  let from = 0;

  const frame = (): FrameLocator => window.webview();
  const grid = (): Locator => frame().getByRole('grid', { name: 'Computers' });
  /** A menu gives the focus back in its own time. */
  const takesKeys = (): Promise<void> => grid().and(frame().locator(':focus')).waitFor();
  const cell = (text: string): Locator => frame().getByRole('gridcell', { name: text, exact: true });
  const status = (text: string | RegExp): Promise<void> => frame().getByRole('status').getByText(text).waitFor();
  /** Questions to the list since the last call. */
  const asked = (): URLSearchParams[] => {
    const found = server.requests.slice(from).filter(({ path }) => path.includes('/computers-inventory?'));
    from = server.requests.length;
    return found.map(({ path }) => new URL(path, server.url).searchParams);
  };
  const clipboard = (): Promise<string> => window.page.evaluate(() => navigator.clipboard.readText());

  before(async () => {
    server = await startDemoServer({ computers: 100_000 });
    window = await Window.open();
    await window.sideBar();
    await addConnection(window, { name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  it('opens from the menu of a list, with one request for the sections of its columns', async () => {
    const instances = window.view('Instances');
    await instances.expand('Acme', 'Computers');
    const list = instances.pane
      .locator('.monaco-list-row[aria-level="3"]')
      .filter({ has: window.page.locator('.label-name', { hasText: /^Computers$/ }) });
    await list.waitFor();
    asked();
    await window.menu(list, 'Open as Table');
    await cell('AVS-MAC-100001').waitFor();
    await status(/^100,000 rows$/);
    await window.tab(/^Computers – Acme/).waitFor();
    const [first, ...others] = asked();
    assert.deepEqual(first?.getAll('section'), ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM']);
    assert.deepEqual(others, []);
    await window.screenshot('table-1-opened');
  });

  it('scrolls to the end of 100,000 rows, and asks for the last page only', async () => {
    await grid().focus();
    await window.page.keyboard.press('Control+End');
    await cell('AVS-MAC-200000').waitFor();
    assert.deepEqual(
      asked().map((query) => query.get('page')),
      ['999'],
    );
    const nodes = await frame()
      .locator('body')
      .evaluate(() => document.querySelectorAll('*').length);
    assert.ok(nodes < 2000, `${nodes} nodes`);
    await window.screenshot('table-2-end');
  });

  it('is sorted and filtered by Jamf Pro', async () => {
    await frame().getByRole('columnheader', { name: 'Name' }).first().click();
    await frame().locator('[aria-sort=ascending]').waitFor();
    await frame().getByRole('columnheader', { name: 'Name' }).first().click();
    await frame().locator('[aria-sort=descending]').waitFor();
    await cell('AVS-MAC-200000').waitFor();
    assert.equal(asked().at(-1)?.get('sort'), 'general.name:desc');
    const filter = frame().getByRole('combobox', { name: 'Filter' });
    await filter.fill('general.name=="AVS-MAC-1999*"');
    await window.page.keyboard.press('Enter');
    await status(/^100 rows · filtered/);
    await cell('AVS-MAC-199999').waitFor();
    assert.equal(asked().at(-1)?.get('filter'), 'general.name=="AVS-MAC-1999*"');
    await window.screenshot('table-3-filtered');
  });

  it('asks for another section when one of its columns is chosen', async () => {
    await frame().getByRole('button', { name: 'Columns' }).click();
    await frame().getByRole('textbox', { name: 'Find a column' }).fill('userAndLocation.email');
    await frame().getByRole('checkbox', { name: 'Email userAndLocation.email' }).check();
    await cell('AVS-MAC-199999').waitFor();
    await frame().getByRole('columnheader', { name: /Email/ }).waitFor();
    await frame().getByRole('gridcell', { name: /@/ }).first().waitFor();
    const query = asked().at(-1);
    assert.deepEqual(query?.getAll('section'), ['GENERAL', 'USER_AND_LOCATION', 'HARDWARE', 'OPERATING_SYSTEM']);
    assert.equal(query.get('filter'), 'general.name=="AVS-MAC-1999*"');
    await window.screenshot('table-4-columns');
    await window.page.keyboard.press('Escape');
  });

  it('copies what is selected for a spreadsheet', async () => {
    await cell('AVS-MAC-199999').click();
    await cell('AVS-MAC-199997').click({ modifiers: ['Shift'] });
    await status(/3 selected/);
    await window.page.keyboard.press('Control+c');
    await frame().getByText('3 rows copied.').waitFor();
    const lines = (await clipboard()).split(/\r?\n/).map((line) => line.split('\t'));
    assert.deepEqual(lines[0]?.slice(0, 3), ['general.name', 'hardware.serialNumber', 'operatingSystem.version']);
    assert.deepEqual(
      lines.slice(1).map(([name]) => name),
      ['AVS-MAC-199999', 'AVS-MAC-199998', 'AVS-MAC-199997'],
    );
  });

  it('has a menu for a row, which is about that row', async () => {
    await cell('AVS-MAC-199995').click({ button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Open in Jamf Pro' }).waitFor();
    await window.screenshot('table-5-menu');
    await pickItem(window.page, 'Copy Name');
    await until('the name', async () => (await clipboard()) === 'AVS-MAC-199995');
    await status(/1 selected/);
  });

  it('has a menu for all that are selected, also by the key', async () => {
    await takesKeys();
    await window.page.keyboard.press('Shift+ArrowDown');
    await window.page.keyboard.press('Shift+ArrowDown');
    await status(/3 selected/);
    await cell('AVS-MAC-199994').click({ button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Copy IDs' }).waitFor();
    await window.screenshot('table-5-selection');
    await pickItem(window.page, 'Copy IDs');
    await status(/^3 IDs copied\./);
    assert.deepEqual((await clipboard()).split('\n'), ['99995', '99994', '99993']);
    await takesKeys();
    await window.page.keyboard.press('Shift+F10');
    await pickItem(window.page, 'Export Selection…');
    await window.quick.pick('CSV');
    await window.quick.widget.getByText('Export 3 selected of Computers: Acme').waitFor();
    await window.quick.widget.locator('.monaco-list-row').filter({ hasText: 'hardware.serialNumber' }).waitFor();
    await window.screenshot('table-5-export');
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    const file = path.join(window.folder, 'computers-inventory.csv');
    await window.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === text,
      file,
    );
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    await window.toast(/3 Computers were exported/).dismiss();
    const records = readFileSync(file, 'utf8').trim().split('\r\n');
    assert.equal(records[0], 'general.name,hardware.serialNumber,operatingSystem.version,id,general.lastCheckIn,userAndLocation.email');
    assert.deepEqual(
      records.slice(1).map((record) => record.split(',', 1)),
      ['99995', '99994', '99993'].map((id) => [`AVS-MAC-1${id}`]),
    );
  });

  it('has a menu for a column', async () => {
    await frame().getByRole('columnheader', { name: 'macOS version' }).click({ button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Hide Column' }).waitFor();
    await window.screenshot('table-5-column');
    await pickItem(window.page, 'Move Left');
    await until('the order', async () => /macOS version/.test((await frame().getByRole('columnheader').allInnerTexts())[1] ?? ''));
  });

  it('keeps its rows, and what is selected of them, when its instance is refreshed and when it is read again', async () => {
    await cell('AVS-MAC-199999').click();
    await cell('AVS-MAC-199997').click({ modifiers: ['Shift'] });
    await status(/3 selected/);
    const before = server.requests.length;
    await window.view('Instances').inline('Acme', 'Refresh Instance');
    await until('the sidebar reads it anew', () => Promise.resolve(server.requests.length > before));
    await status(/^100 rows · 3 selected · filtered/);
    asked();
    await frame().getByRole('button', { name: 'Refresh', exact: true }).click();
    await until('the table is read again', () => Promise.resolve(asked().some((query) => query.has('filter'))));
    await frame().getByRole('button', { name: 'Refresh', exact: true }).waitFor();
    await cell('AVS-MAC-199999').waitFor();
    await status(/^100 rows · 3 selected · filtered/);
  });

  it('opens an object by Enter, and comes back without asking again', async () => {
    await cell('AVS-MAC-199999').click();
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await window.editor('.json').element.locator('.view-line', { hasText: 'AVS-MAC-199998' }).first().waitFor();
    await window.tab(/^AVS-MAC-199998/).waitFor();
    asked();
    await window.tab(/^Computers – Acme/).click();
    await cell('AVS-MAC-199998').waitFor();
    await status(/^100 rows · filtered/);
    assert.deepEqual(asked(), []);
  });

  it('opens all rows that are selected, each in a tab that stays, beside the one from before', async () => {
    await cell('AVS-MAC-199997').click();
    await cell('AVS-MAC-199995').click({ modifiers: ['Shift'] });
    await status(/3 selected/);
    await frame().getByRole('button', { name: 'Open', exact: true }).click();
    await window.editor('.json').element.locator('.view-line', { hasText: 'AVS-MAC-199995' }).first().waitFor();
    for (const name of ['AVS-MAC-199998', 'AVS-MAC-199997', 'AVS-MAC-199996', 'AVS-MAC-199995'])
      await window.tab(new RegExp(`^${name}`)).waitFor();
    await window.page.locator('.tabs-container .tab .italic.monaco-icon-label').first().waitFor({ state: 'detached' });
    await window.screenshot('table-5-several');
    await window.tab(/^Computers – Acme/).click();
    await frame().getByRole('button', { name: 'Clear filter' }).click();
    await status(/^100,000 rows$/);
  });

  it('is there after a reload, and asks nobody before the person does', async () => {
    const before = server.requests.length;
    // The order that was chosen, and no filter any more: VS Code writes it down in its own time.
    await isStored(window, 'the table as it is', (kept) =>
      Object.values(kept).some(
        (one) => one.includes('editorpart.state') && /descending[\\"]*:true/.test(one) && !one.includes('AVS-MAC-1999*'),
      ),
    );
    await window.reload();
    await frame().getByText('Computers of Acme: nothing has been loaded yet.').waitFor();
    assert.deepEqual(
      server.requests.slice(before).map(({ path }) => path),
      [],
    );
    await window.screenshot('table-5-restored');
    await frame().getByRole('button', { name: 'Load', exact: true }).click();
    await cell('AVS-MAC-200000').waitFor();
    assert.deepEqual(asked().at(-1)?.get('sort'), 'general.name:desc');
    await frame().getByRole('columnheader', { name: /Email/ }).waitFor();
  });

  it('looks right in every theme, and in little room', async () => {
    const columns = frame().getByRole('button', { name: 'Columns' });
    await cell('AVS-MAC-199998').click();
    await cell('AVS-MAC-199996').click({ modifiers: ['Shift'] });
    const column = frame().getByRole('checkbox', { name: 'macOS version operatingSystem.version' });
    await window.inThemes(async (theme) => {
      await columns.click();
      await column.waitFor();
      await window.screenshot(`table-7-${theme}`);
      await window.page.keyboard.press('Escape');
      await column.waitFor({ state: 'hidden' });
    });
    await window.makeNarrow();
    await columns.click();
    await column.waitFor();
    await window.screenshot('table-7-narrow');
    assert.equal(
      await frame()
        .locator('body')
        .evaluate(() => document.documentElement.scrollWidth - innerWidth),
      0,
    );
    await window.page.keyboard.press('Escape');
  });

  it('of any other list can be had from the palette', async () => {
    await window.command('Jamf Pro: Open as Table');
    await window.quick.answer('Buildings', 'Open as table: Acme');
    await frame().getByRole('gridcell', { name: 'Riverside High School' }).waitFor();
    await window.tab(/^Buildings – Acme/).waitFor();
    await window.screenshot('table-6-buildings');
  });
});
