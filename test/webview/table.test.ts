import assert from 'node:assert/strict';
import type { TableRow } from '../../src/app/table/protocol.ts';
import type { TablePage } from './tableFixtures.ts';
import { calls, cell, grid, header, openTable, scriptedTable, status } from './tableFixtures.ts';
import { rowAt } from '../support/pages/tableModel.ts';

const nodes = ({ page }: TablePage) => page.evaluate(() => document.querySelectorAll('*').length);
const active = (panel: TablePage) => grid(panel).getAttribute('aria-activedescendant');
const selected = ({ page }: TablePage) =>
  page.locator('[role=row][aria-selected=true]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 2));

/** Every row in sight says in its cells which row it is. */
async function checkRows({ page }: TablePage): Promise<number> {
  const rows = await page.locator('.grid-line[aria-rowindex]:not([aria-rowindex="1"])').evaluateAll((all) =>
    all.map((row) => ({
      index: Number(row.getAttribute('aria-rowindex')) - 2,
      first: row.querySelector('[aria-colindex="1"]')?.textContent ?? '',
    })),
  );
  for (const { index, first } of rows) if (first !== '') assert.equal(first, `MAC-${index}`);
  return rows.length;
}

describe('the table: rows', () => {
  it('scrolls 100,000 rows with fewer than 2,000 nodes, and asks for what is in sight and no more', async () => {
    const panel = await openTable(scriptedTable(), { size: { width: 1600, height: 1400 } });
    await cell(panel, 'MAC-0').waitFor();
    assert.deepEqual(
      panel.inputs('rows').map(({ page }) => page),
      [0],
    );
    for (const [share, row] of [
      [0.25, 25_000],
      [0.5, 50_000],
      [1, 99_999],
      [0, 0],
    ] as const) {
      await grid(panel).evaluate((box, to) => box.scrollTo(0, to * (box.scrollHeight - box.clientHeight)), share);
      await cell(panel, `MAC-${row}`).waitFor();
      assert.ok((await checkRows(panel)) > 50);
      assert.ok((await nodes(panel)) < 2000, `${await nodes(panel)} nodes`);
    }
    assert.ok(panel.inputs('rows').length <= 9, `${panel.inputs('rows').length} pages`);
    await panel.close();
  });

  it('does not ask for what flies past, and takes back what is out of sight again', async () => {
    const aborted: number[] = [];
    const host = scriptedTable({
      more: {
        rows: ({ page }, signal) =>
          new Promise((resolve) => {
            const rows = Array.from({ length: 100 }, (_, at) => rowAt(page * 100 + at, ['general.name', 'id']));
            // Pages in the middle never come by themselves.
            if (page < 400 || page > 600) return resolve({ kind: 'rows', rows, total: 100_000, isCounted: true });
            return signal.addEventListener('abort', () => {
              aborted.push(page);
              resolve({ kind: 'stopped' });
            });
          }),
      },
    });
    const panel = await openTable(host);
    await cell(panel, 'MAC-0').waitFor();
    // A hand moves the rows in every frame, however long the machine takes for one.
    await panel.page.clock.install({ time: 0 });
    await panel.page.clock.pauseAt(1);
    for (let step = 1; step <= 20; step++) {
      await grid(panel).evaluate((box, part) => {
        box.scrollTop = part * box.scrollHeight;
        box.dispatchEvent(new Event('scroll'));
      }, step / 40);
      await panel.page.clock.runFor(16);
    }
    await panel.page.clock.resume();
    await panel.page.waitForFunction(() => document.querySelectorAll('.pending').length > 0);
    await grid(panel).focus();
    await panel.page.keyboard.press('Control+End');
    await cell(panel, 'MAC-99999').waitFor();
    const asked = panel.inputs('rows').map(({ page }) => page);
    assert.ok(asked.length < 20, `${asked.length} pages for a way past 500`);
    assert.deepEqual(
      aborted,
      asked.filter((page) => page >= 400 && page <= 600),
    );
    await panel.close();
  });

  it('reaches each of 1,000,000 rows, one by one, where the px of a browser end', async () => {
    const panel = await openTable(scriptedTable({ model: { total: 1_000_000 } }));
    await cell(panel, 'MAC-0').waitFor();
    await grid(panel).focus();
    await panel.page.keyboard.press('Control+End');
    await cell(panel, 'MAC-999999').waitFor();
    await panel.page.keyboard.press('ArrowUp');
    assert.equal(await active(panel), 'cell-999998-0');
    await panel.page.mouse.move(400, 400);
    await panel.page.mouse.wheel(0, -220);
    const first = async () =>
      Math.min(...(await panel.page.locator('.grid-line .cell').evaluateAll((all) => all.map((one) => Number(one.id.split('-')[1])))));
    await panel.page.waitForFunction(() => document.getElementById('cell-999999-0') === null);
    await grid(panel).evaluate((box) => box.scrollTo(0, (box.scrollHeight - box.clientHeight) / 2));
    await cell(panel, 'MAC-500000').waitFor();
    await checkRows(panel);
    const before = await first();
    await panel.page.mouse.wheel(0, 44);
    await panel.page.waitForFunction((row) => document.getElementById(`cell-${row}-0`) === null, before);
    assert.equal(await first(), before + 2);
    await panel.close();
  });

  it('shows hostile names as text, on one line, in full when pointed at', async () => {
    const names = ['<img src=x onerror=alert(1)>', '[a](command:x)', 'x'.repeat(400), '\u202Eevil', '👩‍👩‍👧 family', '=cmd()'];
    const rows = names.map((name, index): TableRow => ({
      id: String(index),
      resource: 'computers-inventory',
      label: name,
      cells: [name, `row ${index}`, '', '', ''],
    }));
    const host = scriptedTable({
      model: { total: names.length },
      more: { rows: () => ({ kind: 'rows', rows, total: names.length, isCounted: true }) },
    });
    const panel = await openTable(host);
    await cell(panel, 'row 5').waitFor();
    const found = await panel.page
      .locator('.cell[aria-colindex="1"]')
      .evaluateAll((all) => all.map((one) => [one.textContent, one.getAttribute('title'), one.children.length]));
    assert.deepEqual(
      found,
      names.map((name) => [name.slice(0, 300), name, 0]),
    );
    const heights = await panel.page
      .locator('.cell[aria-colindex="1"]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetHeight));
    assert.deepEqual([...new Set(heights)], [22]);
    await panel.screenshot('table-hostile');
    await panel.close();
  });

  it('says that the list changed, once, and lets it be read again', async () => {
    let total = 100_000;
    const host = scriptedTable();
    const { rows } = host;
    const panel = await openTable({
      ...host,
      rows: async (input, signal) => ({ ...(await rows?.(input, signal)), kind: 'rows', rows: [], total, isCounted: true }),
    });
    await grid(panel).waitFor();
    total = 99_000;
    await grid(panel).focus();
    await panel.page.keyboard.press('Control+End');
    await panel.page.getByText('The list changed on the server').waitFor();
    await panel.page.locator('.notice').getByRole('button', { name: 'Refresh' }).click();
    assert.deepEqual(panel.inputs('load').at(-1)?.fresh, true);
    await panel.close();
  });
});

describe('the table: keys and pointer', () => {
  it('moves, selects, opens and copies by keys alone', async () => {
    const panel = await openTable(scriptedTable());
    const { page } = panel;
    await cell(panel, 'MAC-0').waitFor();
    await grid(panel).focus();
    const steps: readonly (readonly [key: string, active: string])[] = [
      ['ArrowDown', 'cell-1-0'],
      ['ArrowRight', 'cell-1-1'],
      ['End', 'cell-1-4'],
      ['Home', 'cell-1-0'],
      ['Control+End', 'cell-99999-0'],
      ['PageUp', 'cell-99974-0'],
      ['Control+Home', 'cell-0-0'],
      ['PageDown', 'cell-25-0'],
      ['ArrowUp', 'cell-24-0'],
    ];
    for (const [key, expected] of steps) {
      await page.keyboard.press(key);
      const row = Number(expected.split('-')[1]);
      // A page is what fits, whatever the font.
      if (/Page/.test(key)) assert.match((await active(panel)) ?? '', /^cell-\d+-0$/);
      else if (key !== 'ArrowUp') assert.equal(await active(panel), expected, `${key} to ${row}`);
    }
    await page.keyboard.press('Control+Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    assert.deepEqual(await selected(panel), [0, 1, 2]);
    await page.keyboard.press('Control+c');
    await page.getByText('3 rows copied.').waitFor();
    assert.deepEqual(panel.inputs('copy').at(-1), { generation: 1, ranges: [{ from: 0, to: 3 }], what: 'rows' });
    await page.keyboard.press('Control+a');
    await status(panel).getByText('all 100,000 rows selected').waitFor();
    await page.keyboard.press('Control+c');
    await page.getByText('100,000 rows copied.').waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(await selected(panel), []);
    await page.keyboard.press('Enter');
    assert.deepEqual(await calls(panel, 'openRows', 1), [{ generation: 1, ranges: [{ from: 2, to: 3 }] }]);
    await panel.close();
  });

  it('sorts here what is few enough to be read whole, and says so', async () => {
    const panel = await openTable(scriptedTable({ model: { total: 431 } }));
    await header(panel, /Last contact/).click();
    await panel.page.getByRole('button', { name: 'Read all 431 rows and sort here' }).click();
    await panel.page.locator('[aria-sort=ascending]').waitFor();
    assert.deepEqual(panel.inputs('load').at(-1)?.query.sort, [{ column: 'general.lastContactTime', descending: false }]);
    await panel.close();
  });

  it('selects with the pointer as lists do, and opens on a double click', async () => {
    const panel = await openTable(scriptedTable());
    await cell(panel, 'MAC-2').click();
    await cell(panel, 'MAC-5').click({ modifiers: ['Shift'] });
    assert.deepEqual(await selected(panel), [2, 3, 4, 5]);
    await cell(panel, 'MAC-3').click({ modifiers: ['ControlOrMeta'] });
    assert.deepEqual(await selected(panel), [2, 4, 5]);
    await panel.page.getByRole('button', { name: 'Open', exact: true }).click();
    await cell(panel, 'MAC-8').dblclick();
    assert.deepEqual(await selected(panel), [8]);
    assert.deepEqual(
      (await calls(panel, 'openRows', 2)).map(({ ranges }) => ranges),
      [
        [
          { from: 2, to: 3 },
          { from: 4, to: 6 },
        ],
        [{ from: 8, to: 9 }],
      ],
    );
    await panel.close();
  });

  it('filters on Enter, takes a suggestion, clears, and stops', async () => {
    const waiting: AbortSignal[] = [];
    const host = scriptedTable({
      more: { completeFilter: () => ({ items: [{ text: 'general.name', detail: 'text', from: 0, to: 3 }], isWhole: true }) },
    });
    const { load } = host;
    const panel = await openTable({
      ...host,
      load: (input, signal) => {
        if (!input.fresh) return load?.(input, signal) ?? { kind: 'stopped' };
        waiting.push(signal);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'stopped' })));
      },
    });
    const { page } = panel;
    const filter = page.getByRole('combobox', { name: 'Filter' });
    await filter.fill('gen');
    await page.getByRole('option', { name: 'general.name' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await filter.inputValue(), 'general.name');
    await filter.fill('general.name=="MAC*"');
    await page.keyboard.press('Escape');
    await filter.fill('general.name=="MAC*"');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await status(panel).getByText('filtered').waitFor();
    assert.equal(panel.inputs('load').at(-1)?.query.filter, 'general.name=="MAC*"');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await status(panel)
      .getByText(/^100,000 rows$/)
      .waitFor();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped. These are the rows from before.').waitFor();
    assert.deepEqual(
      waiting.map(({ aborted }) => aborted),
      [true],
    );
    await cell(panel, 'MAC-0').waitFor();
    await panel.close();
  });

  it('says what is wrong in a filter once, below it, asks nothing for it, and takes a suggestion with Tab', async () => {
    const message = 'A value is missing.';
    const host = scriptedTable({
      more: {
        checkFilter: ({ text }) => (text.endsWith('==') ? [{ from: 12, severity: 'error', message }] : []),
        completeFilter: ({ text }) =>
          text === 'general.na'
            ? { items: [{ text: 'general.name', detail: 'text', from: 0, to: text.length }], isWhole: false }
            : { items: [], isWhole: true },
      },
    });
    const panel = await openTable(host);
    const { page } = panel;
    await cell(panel, 'MAC-0').waitFor();
    const filter = page.getByRole('combobox', { name: 'Filter' });
    await filter.fill('general.name==');
    await filter.press('Enter');
    await page.locator('.field-message.error', { hasText: message }).waitFor();
    assert.deepEqual([await page.locator('.notice').count(), panel.inputs('load').length], [0, 1]);
    await filter.fill('general.na');
    await page.getByRole('option', { name: /^general\.name/ }).waitFor();
    await filter.press('Tab');
    assert.equal(await filter.inputValue(), 'general.name');
    await panel.close();
  });

  it('keeps its rows when a page fails, and asks for it again', async () => {
    let fails = true;
    const host = scriptedTable();
    const { rows } = host;
    const panel = await openTable({
      ...host,
      rows: (input, signal) =>
        fails && input.page > 0
          ? { kind: 'trouble', trouble: { text: 'Acme could not be reached.', remedies: ['Check status'] } }
          : (rows?.(input, signal) ?? { kind: 'stopped' }),
    });
    const { page } = panel;
    await cell(panel, 'MAC-0').waitFor();
    await grid(panel).focus();
    await page.keyboard.press('Control+End');
    await page.getByText('Acme could not be reached.').waitFor();
    await page.getByRole('button', { name: 'Check status' }).click();
    fails = false;
    await page.getByRole('button', { name: 'Retry' }).click();
    await cell(panel, 'MAC-99999').waitFor();
    assert.deepEqual(await calls(panel, 'act', 1), [{ do: 'remedy', index: 0 }]);
    await panel.close();
  });
});
