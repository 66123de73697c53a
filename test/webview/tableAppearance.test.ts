import assert from 'node:assert/strict';
import { checkAccessibility } from './support/axe.ts';
import type { Script, TablePage } from './tableFixtures.ts';
import { cell, grid, header, openTable, scriptedTable, status } from './tableFixtures.ts';
import { modelOf, state } from '../support/pages/tableModel.ts';

const refused = 'Acme: could not list Computers: Forbidden. The account lacks a privilege: Read Computers.';
const trouble = { kind: 'trouble' as const, trouble: { text: refused, remedies: ['Show privileges', 'Copy role'] } };

interface State {
  readonly script: Script;
  readonly show: (panel: TablePage) => Promise<unknown>;
}

const states: Readonly<Record<string, State>> = {
  rows: {
    script: {},
    async show(panel) {
      await cell(panel, 'MAC-0').click();
      await cell(panel, 'MAC-3').click({ modifiers: ['Shift'] });
      await cell(panel, 'MAC-6').click({ modifiers: ['ControlOrMeta'] });
      await header(panel, 'Serial number').click();
      await panel.page.locator('.icon-up').waitFor();
      await cell(panel, 'MAC-2').click();
      await panel.page.keyboard.press('Shift+ArrowDown');
      await panel.page.keyboard.press('ArrowDown');
    },
  },
  loading: {
    script: {
      more: { load: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'stopped' }))) },
    },
    show: (panel) => panel.page.getByRole('progressbar').waitFor(),
  },
  ask: { script: { start: 'ask' }, show: (panel) => panel.page.getByRole('button', { name: 'Load' }).waitFor() },
  sensitive: {
    script: { start: 'sensitive', why: 'Answers with the recovery keys of FileVault: whoever has one can read the disk.' },
    show: (panel) => panel.page.getByRole('button', { name: 'Load all the same' }).waitFor(),
  },
  empty: { script: { model: { total: 0 } }, show: (panel) => panel.page.getByText('There are no Computers.').waitFor() },
  noMatch: {
    script: { model: { total: 0 } },
    async show(panel) {
      await panel.page.getByRole('combobox', { name: 'Filter' }).fill('general.name=="none"');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText('No Computers match the filter.').waitFor();
    },
  },
  trouble: { script: { more: { load: () => trouble } }, show: (panel) => panel.page.getByRole('button', { name: 'Copy role' }).waitFor() },
  pageTrouble: {
    script: { more: { rows: ({ page }) => (page === 0 ? rowsOf(0) : trouble) } },
    async show(panel) {
      await cell(panel, 'MAC-1').click();
      await panel.page.keyboard.press('Control+End');
      await panel.page.getByText(refused).waitFor();
    },
  },
  notices: {
    script: { more: { rows: ({ page }) => ({ ...rowsOf(page), total: 99_998 }) } },
    async show(panel) {
      await panel.page.getByText('The list changed on the server').waitFor();
      await header(panel, 'Last contact time').click();
      await panel.page.getByText('Jamf Pro does not sort this list by “Last contact time”.').waitFor();
    },
  },
  columns: {
    script: {},
    async show(panel) {
      await panel.page.getByRole('button', { name: 'Columns' }).click();
      await panel.page.getByRole('checkbox', { name: 'Email userAndLocation.email' }).waitFor();
    },
  },
  suggestions: {
    script: {
      more: {
        completeFilter: () => ({
          items: ['general.name', 'general.platform', 'hardware.serialNumber'].map((text) => ({ text, detail: 'text', from: 0, to: 1 })),
          isWhole: false,
        }),
        checkFilter: () => [{ from: 1, severity: 'error' as const, message: 'An operator is missing: ==, !=, =gt=, …' }],
      },
    },
    async show(panel) {
      await panel.page.getByRole('combobox', { name: 'Filter' }).pressSequentially('g');
      await panel.page.getByRole('option', { name: 'hardware.serialNumber' }).waitFor();
      await panel.page.keyboard.press('ArrowDown');
    },
  },
};

function rowsOf(page: number) {
  const { shown } = modelOf();
  const rows = Array.from({ length: 100 }, (_, at) => ({
    id: String(page * 100 + at + 1),
    resource: 'computers-inventory',
    label: 'MAC',
    cells: shown.map((name) => (name === 'general.name' ? `MAC-${page * 100 + at}` : `${name} ${at}`)),
  }));
  return { kind: 'rows' as const, rows, total: 100_000, isCounted: true };
}

describe('the table: looks and access', () => {
  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    for (const [name, { script, show }] of Object.entries(states)) {
      it(`has no finding of axe: ${name}, ${theme}`, async () => {
        const panel = await openTable(scriptedTable(script), { theme });
        await show(panel);
        await panel.screenshot(`table-${name}-${theme}`);
        assert.deepEqual(await checkAccessibility(panel), []);
        await panel.close();
      });
    }
  }

  it('fits 400 px: nothing is cut off to the side but the rows, which scroll', async () => {
    const panel = await openTable(scriptedTable({ start: 'load' }), { size: { width: 400, height: 500 } });
    await cell(panel, 'MAC-0').waitFor();
    await panel.screenshot('table-narrow');
    assert.deepEqual(await panel.page.evaluate(() => document.documentElement.scrollWidth), 400);
    assert.deepEqual(await checkAccessibility(panel), []);
    await panel.close();
  });

  it('says on restoring what it was, and asks nothing before the person does', async () => {
    const saved = { ...state, top: 22_000, activeRow: 1003, activeColumn: 1 };
    const panel = await openTable(scriptedTable({ start: 'ask' }), { state: saved });
    await panel.page.getByText('Computers of Acme: nothing has been loaded yet.').waitFor();
    assert.deepEqual(panel.inputs('open'), [{ restored: saved }]);
    assert.equal(panel.inputs('load').length + panel.inputs('rows').length, 0);
    await panel.page.getByRole('button', { name: 'Load' }).click();
    await cell(panel, 'MAC-1000').waitFor();
    assert.equal(await grid(panel).getAttribute('aria-activedescendant'), 'cell-1003-1');
    assert.match(await status(panel).innerText(), /^100,000 rows$/);
    await panel.close();
  });
});
