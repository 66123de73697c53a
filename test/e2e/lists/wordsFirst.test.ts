import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { clickRow, turnRow } from '../support/contextMenu.ts';
import { pressLens } from '../support/lens.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { Runner } from '../support/runner.ts';
import type { Tree } from '../support/tree.ts';

describe('what a person types and reads is words', () => {
  let desk: ObjectDesk;
  const tree = (): Tree => desk.window.view('Instances');
  const operations = (): Tree => desk.window.view('API Operations');
  const first = (): Locator => desk.window.quick.widget.locator('.monaco-list-row').first();
  /** The list, which is called as its group is. */
  const computers = (): Locator =>
    tree()
      .pane.locator('.monaco-list-row[aria-level="3"]')
      .filter({ has: desk.window.page.locator('.label-name', { hasText: /^Computers$/ }) })
      .first();
  const described = (text: RegExp): Promise<void> => computers().locator('.label-description', { hasText: text }).waitFor();
  const menu = (item: string): Promise<void> => desk.window.menu(computers(), item);

  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1500, height: 950 } });
  });
  after(() => desk.close());

  it('has in a group first what is looked for most, and the rest behind one row', async () => {
    await tree().expand('Lab', 'Groups');
    await tree().row('More').waitFor();
    const labels = (await tree().rows()).filter(({ level }) => level === 3).map(({ label }) => label);
    assert.deepEqual([labels[0], labels.at(-1)], ['Smart Computer Groups', 'More']);
    await tree().expand('More');
    await tree().row('Smart Computer Group Membership').waitFor();
    await tree().expand('Computers');
    await turnRow(computers());
    await desk.window.page.locator('.monaco-list-row[aria-level="4"] .label-description', { hasText: /macOS/ }).first().waitFor();
  });

  it('finds in a list by words, shows that it is filtered, and leads back', async () => {
    await menu('Filter…');
    await desk.window.quick.input.fill('avs 1001');
    await first()
      .getByText(/Name contains “avs 1001”/)
      .waitFor();
    await desk.window.screenshot('words-filter');
    await desk.window.quick.input.press('Enter');
    await described(/^\d+ · “avs 1001”$/);
    await tree().row('Filtered · Clear').waitFor();
    await tree().hasShown(computers());
  });

  it('answers “policy” with where policies are', async () => {
    const { quick } = desk.window;
    await tree().toolbar(/^Find Object/);
    await quick.input.fill('policy');
    const policies = quick.option(/^Policies, only in the Classic API/);
    await policies.waitFor();
    await quick.widget.locator('.monaco-list-row').filter({ hasText: 'Nothing found for “policy”' }).waitFor();
    await desk.window.screenshot('words-find');
    await policies.click();
    await new Runner(desk.window).ready('/JSSResource/policies');
  });

  it('calls operations by what they do, and finds them so', async () => {
    const { quick } = desk.window;
    await operations().open();
    await tree().pane.locator('.pane-header .title').click();
    await operations().expand('Computer Inventory');
    await operations().row('Erase a computer').waitFor();
    await operations().toolbar(/^Search API Operations/);
    await quick.input.fill('computer');
    await first().getByText('GET /v4/computers-inventory', { exact: true }).waitFor();
    await desk.window.screenshot('words-operations');
    await quick.input.fill('list computers');
    await first().getByText('GET /v4/computers-inventory', { exact: true }).waitFor();
    await quick.cancel();
    await tree().open();
  });

  it('filters a table by words, and tells what is wrong with RSQL once', async () => {
    const { window } = desk;
    await menu('Clear Filter');
    await described(/^200$/);
    await tree().hasShown(computers());
    await menu('Open as Table');
    const page = window.webview();
    const filter = page.getByRole('combobox', { name: 'Filter' });
    await filter.waitFor();
    await page.getByText(/^200 rows/).waitFor();
    await filter.fill('avs 1001');
    await filter.press('Enter');
    await page.getByText(/^\d+ rows · filtered/).waitFor();
    await filter.fill('general.name==');
    await filter.press('Enter');
    await page.locator('.field-message.error').waitFor();
    assert.equal(await page.locator('.notice').count(), 0);
    await filter.fill('general.na');
    await page
      .getByRole('option', { name: /^general\.name/ })
      .first()
      .waitFor();
    await window.screenshot('words-table');
    await filter.press('Tab');
    await page.getByRole('option', { name: /^general\.name==/ }).waitFor();
    assert.equal(await filter.inputValue(), 'general.name');
    await filter.press('Escape');
  });

  it('completes the privileges of an API role from those that there are', async () => {
    const { window } = desk;
    await turnRow(tree().row('Computers').and(window.page.locator('[aria-level="2"]')));
    await turnRow(tree().row('Groups'));
    await tree().row('More').waitFor({ state: 'hidden' });
    await tree().expand('Security & Identity', 'API Roles');
    const role = window.page.locator('.monaco-list-row[aria-level="4"]').first();
    await role.waitFor();
    await clickRow(role);
    const editor = window.activeEditor();
    await editor.element.waitFor();
    await editor.goBehind('"privileges": [');
    await editor.type('\n"Read Bu",');
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.press('ArrowLeft');
    const list = await editor.complete();
    await list.getByText('Read Buildings', { exact: true }).waitFor();
    await window.screenshot('words-privileges');
    await window.page.keyboard.press('Escape');
    await window.command('File: Revert File');
  });

  it('says of a favourite that is gone that it no longer exists, and takes it away', async () => {
    const { window, server } = desk;
    const name = desk.name('buildings', '3');
    await tree().expand('Favourites');
    await tree().row('None yet').waitFor();
    await tree().expand('Organization', 'Buildings');
    await tree().menu(name, 'Add to Favourites');
    await tree().row('None yet').waitFor({ state: 'hidden' });
    server.setFault({ path: /\/buildings\/3$/, fault: { kind: 'status', status: 404 } });
    await tree().click(name);
    await window
      .activeEditor()
      .element.getByText(/no.longer.exists.on/)
      .waitFor();
    await window.screenshot('words-gone');
    await pressLens(window.activeEditor().element.getByText('Remove from Favourites'));
    await tree().row('None yet').waitFor();
    server.setFault(undefined);
  });

  it('looks right in every theme, and in little room', async () => {
    const { window } = desk;
    await tree().expand('Computers');
    await menu('Filter…');
    await window.quick.input.fill('1001');
    await window.quick.input.press('Enter');
    await tree().row('Filtered · Clear').waitFor();
    await window.inThemes(async (theme) => {
      await window.screenshot(`words-${theme}`);
    });
    await window.makeNarrow();
    await tree().row('Filtered · Clear').waitFor();
    await window.screenshot('words-narrow');
  });
});
