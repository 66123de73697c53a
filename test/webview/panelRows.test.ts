import assert from 'node:assert/strict';
import { answer, computersDraft, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import type { Panel, ScriptedHost } from './support/panel.ts';
import { sentPanel } from './sentPanel.ts';

const names = ['Main Campus', 'North Hall', 'Main Hall', 'Nobody'];
const table = { columns: ['id', 'name'].map((name) => ({ name, shown: true })), rows: names.length };

/** A list of four, the last of which stands for nothing. */
const host: ScriptedHost = scripted(
  { draft: computersDraft },
  {
    send: () => answer({ body: textBody('[]', { table }) }),
    bodyRows: ({ columns, filter, from, to }) => {
      const left = names.map((name, row) => ({ id: String(row + 1), name })).filter(({ name }) => name.toLowerCase().includes(filter));
      const page = left.slice(from, to);
      return {
        total: left.length,
        rows: page.map(({ id, name }) => columns.map((column) => (column === 'id' ? id : name))),
        objects: page.map(({ id, name }) => (name === 'Nobody' ? null : { resource: 'buildings', id, label: name })),
      };
    },
  },
);

async function asTable(): Promise<Panel> {
  const panel = await sentPanel(host);
  await panel.page.getByRole('button', { name: 'Table', exact: true }).click();
  await panel.page.getByRole('gridcell', { name: 'Main Campus', exact: true }).waitFor();
  return panel;
}

const opened = (id: string) => ({ do: 'openObject', instanceId: 'prod', resource: 'buildings', id });

describe('the request panel: rows of an answer', () => {
  it('opens the object that a row stands for, by a double click and by Enter, and nothing where there is none', async () => {
    const panel = await asTable();
    const { page } = panel;
    await page.getByRole('gridcell', { name: 'North Hall', exact: true }).dblclick();
    await page.getByRole('gridcell', { name: 'Nobody', exact: true }).dblclick();
    await page.getByRole('grid', { name: 'Rows of the answer' }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('This row stands for no object that can be opened.').waitFor();
    assert.deepEqual(panel.inputs('act'), [opened('2'), opened('3')]);
    await panel.close();
  });

  it('tells VS Code for the menu of a row which object it is, copies the row, and sorts from its header', async () => {
    const panel = await asTable();
    const { page } = panel;
    const rows = page.locator('.grid-line[data-vscode-context]');
    const menus = await rows.evaluateAll((all) => all.map((row) => JSON.parse(row.getAttribute('data-vscode-context') ?? '') as object));
    const shared = { preventDefaultContextMenuItems: true };
    assert.deepEqual(menus[1], {
      webviewSection: 'row',
      kind: 'object',
      instanceId: 'prod',
      resource: 'buildings',
      id: '2',
      label: 'North Hall',
      ...shared,
    });
    assert.deepEqual(menus[3], { webviewSection: 'plainRow', ...shared });
    await page.getByRole('gridcell', { name: 'Main Hall', exact: true }).click({ button: 'right' });
    assert.match((await page.getByRole('grid').getAttribute('data-vscode-context')) ?? '', /"label":"Main Hall"/);
    await panel.emit('copyRow', null);
    await page.getByRole('status').getByText('The row was copied.').waitFor();
    assert.deepEqual(panel.inputs('act'), [{ do: 'copy', text: '3\tMain Hall' }]);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader', { name: 'name' }).and(page.locator('[aria-sort="ascending"]')).waitFor();
    await panel.close();
  });

  it('shows the rows that hold some words, says how many of all they are, and all of them again after Escape', async () => {
    const panel = await asTable();
    const { page } = panel;
    await panel.emit('command', 'find');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Filter the rows by words');
    await page.keyboard.type('main');
    await page.getByText('2 of 4 rows, 2 of 2 columns').waitFor();
    await page.getByRole('gridcell', { name: 'North Hall', exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    // Each key is about what the one before is seen to have led to.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Rows of the answer');
    await page.keyboard.press('Control+End');
    await page.waitForFunction(
      () => document.querySelector('[data-active]')?.closest('[role=row]')?.textContent?.includes('Main Hall') === true,
    );
    await page.keyboard.press('Enter');
    await panel.emit('copyRow', null);
    await page.getByRole('status').getByText('The row was copied.').waitFor();
    assert.deepEqual(panel.inputs('act'), [opened('3'), { do: 'copy', text: '3\tMain Hall' }]);
    const field = page.getByRole('textbox', { name: 'Filter the rows by words' });
    await field.fill('north');
    await field.press('Enter');
    await page.getByText('1 of 4 rows, 2 of 2 columns').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Rows of the answer');
    await field.fill('nowhere');
    await page.getByText('No row holds these words in the columns that are shown.').waitFor();
    await field.press('Escape');
    await page.getByText('4 rows, 2 of 2 columns').waitFor();
    await page.getByRole('gridcell', { name: 'North Hall', exact: true }).waitFor();
    await panel.close();
  });
});
