import assert from 'node:assert/strict';
import { answer, computersDraft, listComputers, lockGuidance, putDraft, scripted, textBody } from '../support/pages/runnerFixtures.ts';
import { checkAccessibility } from './support/axe.ts';
import { browser } from './support/browser.ts';
import type { PanelOptions } from './support/panel.ts';
import { Panel } from './support/panel.ts';

const wide = { width: 1100, height: 760 };

const list = answer({
  size: 41_234,
  page: { page: 0, pageSize: 100, rows: 100, total: 2431 },
  links: [{ pointer: '/results/0/id', label: 'Computer MAC-1000', resource: 'computers-inventory', id: '1' }],
  canCompare: true,
  body: textBody(
    JSON.stringify(
      {
        totalCount: 2431,
        results: Array.from({ length: 100 }, (_, at) => ({
          id: String(at + 1),
          general: { name: `MAC-${1000 + at}`, managed: at % 2 === 0, site: null },
          battery: 0.87,
          password: '••••••',
        })),
      },
      null,
      2,
    ),
    {
      masked: ['/results/0/password'],
      table: { columns: ['id', 'general.name', 'battery'].map((name) => ({ name, shown: true })), rows: 100 },
    },
  ),
});

const rows = {
  bodyRows: ({ columns, from, to }: { columns: readonly string[]; from: number; to: number }) => ({
    total: 100,
    objects: [],
    rows: Array.from({ length: Math.max(0, Math.min(100, to) - from) }, (_, at) => columns.map((name) => `${name} ${from + at}`)),
  }),
};

interface State {
  readonly options: PanelOptions;
  readonly show: (panel: Panel) => Promise<void>;
}

const send = async (panel: Panel): Promise<void> => {
  await panel.page.getByRole('button', { name: 'Send' }).click();
  await panel.page.locator('.status-line').waitFor();
};

const states: Readonly<Record<string, State>> = {
  empty: { options: { host: scripted({}) }, show: (panel) => panel.page.getByText('The answer appears here').waitFor() },
  noInstance: {
    options: { host: scripted({ instances: [], instanceId: null }) },
    show: (panel) => panel.page.getByText(/No instance yet/).waitFor(),
  },
  loading: {
    options: {
      host: scripted(
        { draft: putDraft },
        { send: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'declined' }))) },
      ),
    },
    async show(panel) {
      await panel.page.getByRole('button', { name: 'Send' }).click();
      await panel.emit('progress', { sendId: 1, phase: 'queued', detail: 'Two requests are ahead.' });
      await panel.page.getByText('Two requests are ahead.').waitFor();
    },
  },
  answer: { options: { host: scripted({ draft: computersDraft }, { send: () => list }) }, show: send },
  table: {
    options: { host: scripted({ draft: computersDraft }, { send: () => list, ...rows }) },
    async show(panel) {
      await send(panel);
      await panel.page.getByRole('button', { name: 'Table' }).click();
      await panel.page.getByRole('gridcell', { name: 'id 3', exact: true }).waitFor();
    },
  },
  error: {
    options: { host: scripted({ draft: putDraft }, { send: () => answer({ status: 409, reason: 'Conflict' }, lockGuidance) }) },
    show: send,
  },
  invalid: {
    options: {
      host: scripted(
        { draft: putDraft },
        { send: () => ({ kind: 'invalid', fields: [{ where: 'pathValue', name: 'id', message: 'Give the number of the building.' }] }) },
      ),
    },
    async show(panel) {
      await panel.page.getByRole('button', { name: 'Send' }).click();
      await panel.page.getByText('Give the number of the building.').waitFor();
    },
  },
  find: {
    options: { host: scripted({ draft: computersDraft }, { send: () => list }) },
    async show(panel) {
      await send(panel);
      await panel.page.getByRole('button', { name: 'Find' }).last().click();
      await panel.page.keyboard.type('MAC-1003');
      await panel.page.keyboard.press('Enter');
      await panel.page.locator('.cm-searchMatch-selected').waitFor();
    },
  },
  search: {
    options: { host: scripted({}) },
    async show(panel) {
      await panel.page.getByRole('combobox', { name: 'Path and query' }).focus();
      await panel.page.keyboard.insertText('building');
      await panel.page.getByRole('option', { name: /Replaces/ }).waitFor();
      await panel.page.keyboard.press('ArrowDown');
    },
  },
  menu: {
    options: { host: scripted({ draft: computersDraft }) },
    async show(panel) {
      await panel.page.getByRole('button', { name: 'Copy as' }).click();
      await panel.page.getByRole('menuitem', { name: 'PowerShell' }).waitFor();
    },
  },
};

describe('the request panel: looks and access', () => {
  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    for (const [name, { options, show }] of Object.entries(states)) {
      it(`has no finding of axe: ${name}, ${theme}`, async () => {
        const panel = await Panel.open(await browser(), { size: wide, theme, ...options });
        await show(panel);
        if (options.host.describe !== undefined && name !== 'empty') await panel.page.locator('.strip, .no-instance').first().waitFor();
        await panel.screenshot(`panel-${name}-${theme}`);
        assert.deepEqual(await checkAccessibility(panel), []);
        await panel.close();
      });
    }
  }

  it('fits 400 px: nothing is cut off to the side, and all is still within reach', async () => {
    const long = 'Lakeside Unified School District of the Northern Counties, production';
    const instances = [
      {
        id: 'prod',
        name: long,
        host: `${'very-'.repeat(20)}long.example.org`,
        url: `https://${'very-'.repeat(20)}long.example.org`,
        environment: 'production' as const,
        access: 'readOnly' as const,
        unlockedFor: null,
      },
    ];
    const model = { ...listComputers, summary: 'word '.repeat(60), privileges: [{ name: `Read ${'x'.repeat(90)}`, held: false }] };
    const host = scripted({ draft: computersDraft, instances }, { send: () => list, describe: () => model });
    const panel = await Panel.open(await browser(), { host, size: { width: 400, height: 800 } });
    await send(panel);
    await panel.screenshot('panel-narrow');
    assert.deepEqual(
      await panel.page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('.panel')?.scrollWidth]),
      [400, 400],
    );
    assert.deepEqual(await checkAccessibility(panel), []);
    await panel.close();
  });

  it('can be used by the keyboard alone, in the order in which it is read', async () => {
    const panel = await Panel.open(await browser(), { host: scripted({ draft: computersDraft }, { send: () => list }), size: wide });
    const { page } = panel;
    await send(panel);
    await page.getByRole('combobox', { name: 'Instance' }).focus();
    await page.keyboard.press('Shift+Tab');
    const order: string[] = [];
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return '';
        const style = getComputedStyle(element);
        const ring = style.outlineStyle !== 'none' || element.closest('.code') !== null;
        const label = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.id;
        return `${ring ? '' : 'NO RING '}${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${label === '' ? element.id : label}`;
      });
      if (name === '') break;
      order.push(name);
    }
    assert.deepEqual(
      order.filter((name) => name.startsWith('NO RING')),
      [],
    );
    const stops = [
      'select Instance',
      'select Method',
      'combobox Path and query',
      'button Send',
      'tab Parameters',
      'tab Body',
      'button Fetch all 2,431',
      'button Pretty',
      'textbox Body of the answer',
    ];
    const places = stops.map((stop) => order.findIndex((name) => name.startsWith(stop)));
    assert.ok(!places.includes(-1), `${stops.filter((_, at) => places[at] === -1).join(', ')} not among ${order.join(' | ')}`);
    await panel.close();
  });
});
