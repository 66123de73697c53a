import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import type { FaultRule } from '../../support/faults.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { pickItem, turnRow } from '../support/contextMenu.ts';
import type { Tree } from '../support/tree.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('a list, found by words, exported, and as a table', () => {
  let window: Window;
  let server: DemoServer;
  let from = 0;
  /** Pages are as slow as of a real Jamf Pro: VS Code leaves out a fourth message within 0.8 s. */
  const slow: FaultRule = { path: /computers-inventory\?.*\bpage=2\d\b/, fault: { kind: 'latency', ms: 300 } };

  const tree = (): Tree => window.view('Instances');
  /** The list, which is called as its group is. */
  const computers = (): Locator =>
    tree()
      .pane.locator('.monaco-list-row[aria-level="3"]')
      .filter({ has: window.page.locator('.label-name', { hasText: /^Computers$/ }) })
      .first();
  const described = (text: RegExp): Promise<void> => computers().locator('.label-description', { hasText: text }).waitFor();
  const menu = (item: string): Promise<void> => window.menu(computers(), item);
  const firstOption = (): Locator => window.quick.widget.locator('.monaco-list-row').first();

  const frame = (): FrameLocator => window.webview();
  const grid = (): Locator => frame().getByRole('grid', { name: 'Computers' });
  /** By the page itself: after a menu of VS Code's it may never get it back. */
  async function takesKeys(): Promise<void> {
    await grid().focus();
    await grid().and(frame().locator(':focus')).waitFor();
  }
  const cell = (text: string): Locator => frame().getByRole('gridcell', { name: text, exact: true });
  const status = (text: string | RegExp): Promise<void> => frame().getByRole('status').getByText(text).waitFor();
  /** Questions to the list since the last call. */
  const asked = (): URLSearchParams[] => {
    const found = server.requests.slice(from).filter(({ path: to }) => to.includes('/computers-inventory?'));
    from = server.requests.length;
    return found.map(({ path: to }) => new URL(to, server.url).searchParams);
  };
  const clipboard = (): Promise<string> => window.page.evaluate(() => navigator.clipboard.readText());

  before(async () => {
    server = await startDemoServer({ computers: 2500 });
    const keys = await BoundKeys.of({ add: callToAdd({ name: 'Lab', url: server.url, environment: 'Test', client: demoAdminClient }) });
    window = await Window.open({ size: { width: 1500, height: 950 } });
    await window.sideBar();
    await keys.press(window, 'add');
    await tree().expand('Lab', 'Computers');
    await turnRow(computers());
    await window.page.locator('.monaco-list-row[aria-level="4"] .label-description', { hasText: /macOS/ }).first().waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  /** The file that VS Code proposes is taken. */
  async function takesFile(ending: 'csv' | 'json'): Promise<string> {
    const file = path.join(window.folder, `computers-inventory.${ending}`);
    await until('the proposed file', async () => (await window.quick.input.inputValue()) === file);
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    return file;
  }

  it('is filtered by words, shows that it is, and leads back', async () => {
    await menu('Filter…');
    await window.quick.input.fill('avs 1001');
    await firstOption()
      .getByText(/Name contains “avs 1001”/)
      .waitFor();
    await window.screenshot('words-filter');
    await window.quick.input.press('Enter');
    await described(/^\d+ · “avs 1001”$/);
    await tree().row('Filtered · Clear').waitFor();
    await tree().hasShown(computers());
    await window.inThemes(async (theme) => {
      await window.screenshot(`words-${theme}`);
    });
    await menu('Clear Filter');
    await described(/^2,500$/);
    await tree().hasShown(computers());
  });

  it('finds a policy by its name', async () => {
    const { quick } = window;
    await tree().toolbar(/^Find Object/);
    await quick.input.fill('chrome');
    const policy = quick.option(/Chrome, Policy/);
    await policy.first().waitFor();
    await window.screenshot('words-find');
    await policy.first().click();
    await quick.widget.waitFor({ state: 'hidden' });
  });

  it('is found by what it does among the operations', async () => {
    const { quick } = window;
    await window.command('Jamf Pro: Search API Operations…');
    await quick.input.fill('list computers');
    await firstOption().getByText('GET /v4/computers-inventory', { exact: true }).waitFor();
    await window.screenshot('words-operations');
    await quick.cancel();
  });

  it('is exported to a file: shows how far that is, is stopped, and goes on', async () => {
    // The first pages come, the others never: the row of progress stands still while its button is pressed.
    server.setFault({ path: /computers-inventory\?.*\bpage=(?:[3-9]|\d\d)\b/, fault: { kind: 'hang' } });
    await menu('Export List…');
    await window.quick.pick('JSON');
    const file = await takesFile('json');
    const running = window.toast(/of 2,500, \d+ s left/);
    await running.element.waitFor();
    await running.press('Cancel');
    const stopped = window.toast(/The export was stopped\. [\d,]+ rows are in the file\./);
    await stopped.hold();
    await window.screenshot('export-stopped');
    server.setFault(slow);
    await stopped.press('Resume');
    await window.toast(/2,500 Computers were exported/).dismiss();
    server.setFault(undefined);
    const rows = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
    assert.equal(new Set(rows.map(({ id }) => id)).size, 2500);
  });

  it('is a table from its menu, with one request for the sections of its columns, and with another for its end', async () => {
    asked();
    await menu('Open as Table');
    await cell('AVS-MAC-100001').waitFor();
    await status(/^2,500 rows$/);
    await window.tab(/^Computers – Lab/).waitFor();
    const [first, ...others] = asked();
    assert.deepEqual(first?.getAll('section'), ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM']);
    assert.deepEqual(others, []);
    await takesKeys();
    await window.page.keyboard.press('Control+End');
    await cell('AVS-MAC-102500').waitFor();
    assert.deepEqual(
      asked().map((query) => query.get('page')),
      ['24'],
    );
    await window.screenshot('table-1-end');
  });

  it('is sorted and filtered by Jamf Pro', async () => {
    const name = frame().getByRole('columnheader', { name: 'Name' }).first();
    await name.click();
    await frame().locator('[aria-sort=ascending]').waitFor();
    await name.click();
    await frame().locator('[aria-sort=descending]').waitFor();
    // The rows of before stand there until the others come, these at the end of the list.
    await frame().locator('[aria-rowindex="2"]').getByText('AVS-MAC-102500', { exact: true }).waitFor();
    assert.equal(asked().at(-1)?.get('sort'), 'general.name:desc');
    const filter = frame().getByRole('combobox', { name: 'Filter' });
    await filter.fill('general.name=="AVS-MAC-1023*"');
    await filter.press('Enter');
    await status(/^100 rows · filtered/);
    await cell('AVS-MAC-102399').waitFor();
    assert.equal(asked().at(-1)?.get('filter'), 'general.name=="AVS-MAC-1023*"');
  });

  it('is copied for a spreadsheet, row by row from a menu, and exported where several are selected', async () => {
    await cell('AVS-MAC-102399').click();
    await cell('AVS-MAC-102397').click({ modifiers: ['Shift'] });
    await status(/3 selected/);
    await window.page.keyboard.press('Control+c');
    await frame().getByText('3 rows copied.').waitFor();
    const lines = (await clipboard()).split(/\r?\n/).map((line) => line.split('\t'));
    assert.deepEqual(lines[0]?.slice(0, 3), ['general.name', 'hardware.serialNumber', 'operatingSystem.version']);
    assert.deepEqual(
      lines.slice(1).map(([name]) => name),
      ['AVS-MAC-102399', 'AVS-MAC-102398', 'AVS-MAC-102397'],
    );
    await cell('AVS-MAC-102395').click({ button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Open in Jamf Pro' }).waitFor();
    await window.screenshot('table-2-menu');
    await pickItem(window.page, 'Copy Name');
    await until('the name', async () => (await clipboard()) === 'AVS-MAC-102395');
    await status(/1 selected/);
    await takesKeys();
    await window.page.keyboard.press('Shift+ArrowDown');
    await window.page.keyboard.press('Shift+ArrowDown');
    await status(/3 selected/);
    await window.page.keyboard.press('Shift+F10');
    await pickItem(window.page, 'Export Selection…');
    await window.quick.pick('CSV');
    await window.quick.widget.getByText('Export 3 selected of Computers: Lab').waitFor();
    // Not before its columns are there: without any, nothing is exported.
    await window.quick.widget.locator('.monaco-list-row').filter({ hasText: 'hardware.serialNumber' }).waitFor();
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    const file = await takesFile('csv');
    await window.toast(/3 Computers were exported/).dismiss();
    const records = readFileSync(file, 'utf8').trim().split('\r\n');
    assert.equal(records[0], 'general.name,hardware.serialNumber,operatingSystem.version,id,general.lastCheckIn');
    assert.deepEqual(
      records.slice(1).map((record) => record.split(',', 1)),
      ['102395', '102394', '102393'].map((number) => [`AVS-MAC-${number}`]),
    );
  });

  it('opens an object by Enter, and comes back without asking again', async () => {
    await cell('AVS-MAC-102399').click();
    await takesKeys();
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await window.editor('.json').element.locator('.view-line', { hasText: 'AVS-MAC-102398' }).first().waitFor();
    await window.tab(/^AVS-MAC-102398/).waitFor();
    asked();
    await window.tab(/^Computers – Lab/).click();
    await cell('AVS-MAC-102398').waitFor();
    await status(/^100 rows · filtered/);
    assert.deepEqual(asked(), []);
  });

  it('looks right in every theme, with its columns, and in little room', async () => {
    const columns = frame().getByRole('button', { name: 'Columns' });
    await cell('AVS-MAC-102398').click();
    await cell('AVS-MAC-102396').click({ modifiers: ['Shift'] });
    const column = frame().getByRole('checkbox', { name: 'macOS version operatingSystem.version' });
    await window.inThemes(async (theme) => {
      await columns.click();
      await column.waitFor();
      await window.screenshot(`table-3-${theme}`);
      await window.page.keyboard.press('Escape');
      await column.waitFor({ state: 'hidden' });
    });
    await window.makeNarrow();
    await status(/3 selected/);
    await window.screenshot('table-3-narrow');
  });
});
