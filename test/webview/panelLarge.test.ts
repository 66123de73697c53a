import assert from 'node:assert/strict';
import { answer, computersDraft, rowsOf, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import { sentPanel } from './sentPanel.ts';
import type { Panel } from './support/panel.ts';

const nodes = (panel: Panel) => panel.page.evaluate(() => document.querySelectorAll('*').length);

describe('the request panel: large answers', () => {
  const columns = rowsOf(120);
  const table = { columns: columns.columns.map((name) => ({ name, shown: true })), rows: 200_000 };

  it('stays under 2,000 nodes with 10 MB, says what is not here, and gets the rest while one scrolls', async () => {
    const line = '    { "id": "1", "name": "MAC-1000", "value": 12345.678 },\n';
    const text = `{\n  "results": [\n${line.repeat(Math.ceil(10_000_000 / line.length))}  ]\n}`;
    const chunk = 256 * 1024;
    const host = scripted(
      { draft: computersDraft },
      {
        send: () => answer({ size: text.length, body: textBody(text.slice(0, chunk), { total: text.length }) }),
        bodyText: ({ from, to }) => ({ text: text.slice(from, to), total: text.length }),
      },
    );
    const panel = await sentPanel(host, { width: 1600, height: 1400 });
    const { page } = panel;
    await page.getByText(/262,144 of 10,\d{3},\d{3} characters are here/).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    assert.equal(panel.inputs('bodyText').length, 0);
    await page.getByRole('textbox', { name: 'Body of the answer' }).focus();
    await page.keyboard.press('Control+End');
    await page.getByText(/524,288 of/).waitFor();
    await page.getByRole('button', { name: 'Load all' }).click();
    await page.locator('.extent').waitFor({ state: 'detached', timeout: 10_000 });
    await page.keyboard.press('Control+End');
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await panel.close();
  });

  it('stays under 2,000 nodes with one line of 5 MB', async () => {
    const text = `{"results":[${'{"id":1,"name":"MAC"},'.repeat(250_000)}1]}`;
    const host = scripted(
      { draft: computersDraft },
      {
        send: () => answer({ body: textBody(text.slice(0, 262_144), { total: text.length }) }),
        bodyText: ({ from, to }) => ({ text: text.slice(from, to), total: text.length }),
      },
    );
    const panel = await sentPanel(host);
    await panel.page.getByRole('button', { name: 'Raw' }).click();
    await panel.page.getByText(/262,144 of/).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await panel.close();
  });

  it('draws of a table with 200,000 rows and 120 columns only what is in sight, sorts it in the host, and copies it', async () => {
    const host = scripted(
      { draft: computersDraft },
      {
        send: () => answer({ body: textBody('[]', { table }) }),
        bodyRows: ({ columns: names, from, to, sort }) => ({
          total: 200_000,
          objects: [],
          rows: Array.from({ length: to - from }, (_, at) =>
            names.map(
              (name) => columns.row(sort?.descending === true ? 199_999 - from - at : from + at)[columns.columns.indexOf(name)] ?? '',
            ),
          ),
        }),
      },
    );
    const panel = await sentPanel(host, { width: 1600, height: 1400 });
    const { page } = panel;
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('gridcell', { name: 'MAC-1000', exact: true }).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await page.getByRole('columnheader', { name: 'general.name' }).click();
    await page.getByRole('columnheader', { name: 'general.name' }).click();
    await page.getByRole('gridcell', { name: 'MAC-200999', exact: true }).waitFor();
    assert.equal(await page.getByRole('columnheader', { name: 'general.name' }).getAttribute('aria-sort'), 'descending');
    await page.getByRole('grid', { name: 'Rows of the answer' }).evaluate((box) => box.scrollTo(box.scrollWidth, box.scrollHeight));
    await page.getByRole('gridcell', { name: 'value 0.119', exact: true }).waitFor();
    assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('textbox', { name: 'Find a column' }).fill('field119');
    await page.getByRole('checkbox', { name: 'general.field119' }).uncheck();
    await page.getByText('119 of 120 columns').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Copy or export the table' }).click();
    await page.getByRole('menuitem', { name: 'Copy for a spreadsheet' }).click();
    await page.getByText('4,201 of 200,000 rows copied; export the table for all.').first().waitFor({ timeout: 15_000 });
    const copied = panel.inputs('act').at(-1);
    assert.ok(copied?.do === 'copy' && copied.text.startsWith('id\tgeneral.name\t'));
    await panel.close();
  }).timeout(30_000);
});
