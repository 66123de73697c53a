import assert from 'node:assert/strict';
import type { MenuAct } from '../../src/app/table/protocol.ts';
import type { TablePage } from './tableFixtures.ts';
import { calls, cell, grid, header, openTable, scriptedTable, status } from './tableFixtures.ts';

const active = (panel: TablePage) => grid(panel).getAttribute('aria-activedescendant');
const titles = ({ page }: TablePage) => page.getByRole('columnheader').allInnerTexts();
const width = (panel: TablePage, name: string | RegExp) =>
  header(panel, name)
    .first()
    .evaluate((one) => (one as HTMLElement).offsetWidth);

/** What VS Code reads for its menu where the page asks for one: the nearest element that says it. */
async function menus({ page }: TablePage): Promise<() => Promise<Record<string, unknown>[]>> {
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(window, { menus: seen });
    document.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      const about = event
        .composedPath()
        .find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset['vscodeContext'] !== undefined);
      seen.push(JSON.parse(about?.dataset['vscodeContext'] ?? '{}'));
    });
  });
  return () => page.evaluate(() => (window as unknown as { menus: Record<string, unknown>[] }).menus.splice(0));
}

describe('the table: columns', () => {
  it('sorts from the header, by several columns with Shift, and moves a column', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    await cell(panel, 'MAC-0').waitFor();
    await grid(panel).focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(panel), 'cell--1-0');
    await page.keyboard.press('Enter');
    await page.locator('[aria-sort=ascending]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[aria-sort=descending]').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Enter');
    await page.locator('[aria-sort=ascending]').waitFor();
    assert.deepEqual(panel.inputs('load').at(-1)?.query.sort, [
      { column: 'general.name', descending: true },
      { column: 'hardware.serialNumber', descending: false },
    ]);
    await page.keyboard.press('Alt+ArrowLeft');
    await page.waitForFunction(() => document.querySelector('[role=columnheader]')?.textContent?.startsWith('Serial'));
    assert.deepEqual(panel.inputs('load').at(-1)?.columns?.slice(0, 2), ['hardware.serialNumber', 'general.name']);
    await header(panel, /Last contact/).click();
    await page.getByText('Jamf Pro does not sort this list by').waitFor();
    assert.equal(panel.inputs('load').at(-1)?.query.sort.length, 2);
    await panel.close();
  });

  it('chooses columns, adding behind those that are shown, and keeps a width that was pulled', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('textbox', { name: 'Find a column' }).fill('email');
    await page.getByRole('checkbox', { name: 'Email userAndLocation.email' }).check();
    await header(panel, 'Email').waitFor();
    assert.equal(panel.inputs('load').at(-1)?.columns?.at(-1), 'userAndLocation.email');
    await page.keyboard.press('Escape');
    const edge = page.locator('.resizer').first();
    const box = await edge.boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 3, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x + 83, box.y + 5, { steps: 4 });
    await page.mouse.up();
    const kept = (await calls(panel, 'keepWidths', 1)).at(-1)?.widths['general.name'];
    const width = await header(panel, 'Name')
      .first()
      .evaluate((one) => (one as HTMLElement).offsetWidth);
    assert.equal(kept, width);
    assert.deepEqual(panel.inputs('load').length, 2);
    await panel.close();
  });

  it('moves a column that is pulled by its header, which does not sort by it', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    await cell(panel, 'MAC-0').waitFor();
    const [from, to] = [await header(panel, 'ID').boundingBox(), await header(panel, 'Serial number').boundingBox()];
    assert.ok(from !== null && to !== null);
    await page.mouse.move(from.x + 10, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 10, to.y + 8, { steps: 5 });
    await page.locator('[data-drop=before]').waitFor();
    await panel.screenshot('table-column-drag');
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelectorAll('[role=columnheader]')[1]?.textContent === 'ID');
    assert.deepEqual((await titles(panel)).slice(0, 3), ['Name', 'ID', 'Serial number']);
    assert.deepEqual(panel.inputs('load').at(-1)?.query.sort, []);
    await header(panel, 'ID').click();
    await page.locator('[aria-sort=ascending]').waitFor();
    await panel.close();
  });

  it('changes a width by keys, and fits it to what is in it by two clicks on the edge', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    await cell(panel, 'MAC-0').waitFor();
    await grid(panel).focus();
    const usual = await width(panel, 'Name');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    assert.deepEqual((await calls(panel, 'keepWidths', 3)).at(-1), { widths: { 'general.name': usual + 16 } });
    assert.equal(await width(panel, 'Name'), usual + 16);
    await page.locator('.resizer').first().dblclick();
    assert.deepEqual((await calls(panel, 'keepWidths', 4)).at(-1), { widths: { 'general.name': usual } });
    assert.deepEqual(await titles(panel), ['Name', 'Serial number', 'Operating system: Version', 'Last contact time', 'ID']);
    await panel.close();
  });

  it('tells what a menu is about: a row, those that are selected, a header; also by a key', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    await cell(panel, 'MAC-2').click();
    const seen = await menus(panel);
    const plain = { preventDefaultContextMenuItems: true };
    const row = (index: number) => ({
      ...plain,
      webviewSection: 'row',
      kind: 'object',
      instanceId: 'acme',
      resource: 'computers-inventory',
      id: String(index + 1),
      label: `MAC-${index}`,
    });
    await cell(panel, 'MAC-5').click({ button: 'right' });
    assert.deepEqual(await seen(), [row(5)]);
    await status(panel).getByText('1 selected').waitFor();
    await cell(panel, 'MAC-7').click({ modifiers: ['Shift'] });
    await status(panel).getByText('3 selected').waitFor();
    await cell(panel, 'MAC-6').click({ button: 'right' });
    assert.deepEqual(await seen(), [{ ...plain, webviewSection: 'rows' }]);
    await status(panel).getByText('3 selected').waitFor();
    await header(panel, 'ID').click({ button: 'right' });
    assert.deepEqual(await seen(), [{ ...plain, webviewSection: 'column', column: 'id' }]);
    assert.equal(await active(panel), 'cell--1-4');
    await grid(panel).dispatchEvent('contextmenu', { button: -1 });
    assert.deepEqual(await seen(), [{ ...plain, webviewSection: 'column', column: 'id' }]);
    await page.keyboard.press('ArrowDown');
    await grid(panel).dispatchEvent('contextmenu', { button: -1 });
    assert.deepEqual(await seen(), [row(0)]);
    await panel.close();
  });

  it('does what was chosen in a menu of VS Code', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    const choose = (act: MenuAct) => panel.emit('menu', act);
    await cell(panel, 'MAC-2').click();
    await cell(panel, 'MAC-3').click({ modifiers: ['Shift'] });
    const ranges = [{ from: 2, to: 4 }];
    await choose({ of: 'rows', do: 'copyIds' });
    await page.getByText('2 IDs copied.').waitFor();
    await choose({ of: 'rows', do: 'copyNames' });
    await page.getByText('2 names copied.').waitFor();
    await choose({ of: 'rows', do: 'open' });
    assert.deepEqual(await calls(panel, 'openRows', 1), [{ generation: 1, ranges }]);
    await choose({ of: 'rows', do: 'export' });
    assert.deepEqual(await calls(panel, 'act', 1), [{ do: 'exportRows', generation: 1, ranges }]);
    await choose({ of: 'column', column: 'id', do: 'hide' });
    await page.waitForFunction(() => document.querySelectorAll('[role=columnheader]').length === 4);
    await choose({ of: 'column', column: 'general.name', do: 'moveRight' });
    await page.waitForFunction(() => document.querySelector('[role=columnheader]')?.textContent === 'Serial number');
    await choose({ of: 'column', column: 'general.name', do: 'sortDown' });
    await page.locator('[aria-sort=descending]').waitFor();
    await choose({ of: 'column', column: 'id', do: 'reset' });
    await page.waitForFunction(() => document.querySelectorAll('[role=columnheader]').length === 5);
    assert.equal((await titles(panel))[0], 'Name');
    await panel.close();
  });
});
