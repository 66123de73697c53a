import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Locator } from 'playwright-core';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow, turnRow } from '../support/contextMenu.ts';
import type { Tree } from '../support/tree.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const tall = { width: 1400, height: 3000 };

describe('the sidebar', () => {
  let window: Window;
  let server: DemoServer;
  const instances = (): Tree => window.view('Instances');

  /** A row by its level too: a group and a list may have one name. `among`: a selector of its neighbourhood. */
  function at(level: number, label: string, among = ''): Locator {
    const name = window.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) });
    return instances().pane.locator(`.monaco-list-row[aria-level="${level}"]${among}`).filter({ has: name }).first();
  }
  const computers = (): Locator => at(3, 'Computers');
  const described = (row: Locator, text: string | RegExp): Promise<void> => row.locator('.label-description', { hasText: text }).waitFor();

  /** What stands beside the list, once it is shown as it was asked for. */
  async function isShown(text: string | RegExp): Promise<void> {
    await described(computers(), text);
    await instances().hasShown(computers());
  }

  /** What was asked while something happened, without what signs in and what tells what the account may do: both come in their own time. */
  async function asked(action: () => Promise<void>): Promise<string[]> {
    const from = server.requests.length;
    await action();
    const since = server.requests.slice(from).filter(({ path: to }) => !/\/o?auth/.test(to));
    return since.map(({ method, path: to }) => `${method} ${decodeURIComponent(to)}`);
  }

  const menu = (row: Locator, item: string): Promise<void> => window.menu(row, item);

  async function menuOf(row: Locator): Promise<string[]> {
    await clickRow(row, { button: 'right' });
    const items = window.page.locator('.monaco-menu').getByRole('menuitem');
    await items.first().waitFor();
    // Not what is laid out: the first row may not be painted yet.
    const texts = await window.page.locator('.monaco-menu .action-label').allTextContents();
    await window.page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'hidden' });
    return texts;
  }

  /** Hovers over the row: those that are offered at a glance. */
  async function inlineOf(row: Locator): Promise<(string | null)[]> {
    await row.hover();
    return row.locator('.actions .action-label').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  }

  before(async () => {
    server = await startDemoServer({ computers: 2431 });
    window = await Window.open({ size: tall });
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  it('begins with the demo, one click away', async () => {
    await instances().welcome.getByRole('button', { name: 'Try the demo' }).click();
    await instances().expand('Demo', 'Organization', 'Buildings');
    await instances().row('Riverside High School').waitFor();
    // The demo opens one of its objects by itself, which takes the focus.
    await window.activeEditor().element.locator('.view-line').filter({ hasText: 'Riverside High School' }).first().waitFor();
    await turnRow(instances().row('Demo'));
  });

  it('asks for the document when an instance is opened, and for one page when a list is', async () => {
    const first = await asked(async () => {
      // It is unfolded when it is added.
      await addConnection(window, { name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient });
      await instances().expand('Acme');
      await instances().row('Organization').waitFor();
    });
    assert.ok(first.includes('GET /api/schema/'), String(first));
    assert.deepEqual(await asked(() => instances().expand('Organization')), []);
    const list = await asked(async () => {
      await instances().expand('Buildings');
      await instances().row('Riverside High School').waitFor();
      await described(instances().row('Buildings'), '12');
    });
    assert.deepEqual(list, ['GET /api/v1/buildings?page=0&page-size=100&sort=id:asc']);
    const buildings = (await instances().rows()).filter(({ level }) => level === 4);
    assert.equal(buildings.length, 12);
    assert.deepEqual(buildings[0], { level: 4, label: 'Alder Valley High School', description: 'Alder Valley · Oregon' });
  });

  it('opens an object, and remembers that it was', async () => {
    const reads = await asked(async () => {
      await instances().click('Riverside High School');
      await window.editor('.json').element.locator('.view-line', { hasText: 'Riverside High School' }).first().waitFor();
    });
    assert.deepEqual(reads, ['GET /api/v1/buildings/11']);
    await instances().expand('Recently Opened');
    await described(at(3, 'Riverside High School'), 'Building');
    await turnRow(at(2, 'Recently Opened'));
  });

  it('offers for each kind of row what it can do, at most three at a glance', async () => {
    const table: readonly (readonly [row: Locator, inline: readonly string[], menu: readonly string[], not: readonly string[]])[] = [
      [
        at(1, 'Acme'),
        ['Refresh Instance'],
        ['New Request', 'Find Object…', 'Sign Out', 'Edit Instance…', 'Remove Instance…'],
        ['Sign In', 'Delete…'],
      ],
      [at(2, 'Organization'), ['Refresh'], ['Refresh'], ['New Request']],
      [
        at(3, 'Buildings'),
        ['New Object…', 'Filter…', 'Refresh'],
        ['Sort…', 'Export List…', 'Copy as cURL'],
        ['Clear Filter', 'Clear Sort', 'Delete…'],
      ],
      [at(4, 'Riverside High School'), [], ['Open', 'Duplicate', 'Delete…', 'Copy ID', 'Copy as cURL'], ['New Object…', 'Open Script']],
    ];
    for (const [row, inline, menu, not] of table) {
      await until(`${inline.join()} at a glance`, async () => isDeepStrictEqual(await inlineOf(row), inline));
      const found = await menuOf(row);
      assert.deepEqual(
        menu.filter((item) => !found.includes(item)),
        [],
      );
      assert.deepEqual(
        not.filter((item) => found.includes(item)),
        [],
      );
    }
  });

  it('loads more by the hundred', async () => {
    await turnRow(instances().row('Buildings'));
    await instances().expand('Computers');
    await turnRow(computers());
    await described(computers(), '2,431');
    await described(instances().row('Load more'), '100 of 2,431');
    const more = await asked(async () => {
      await instances().click('Load more');
      await described(computers(), '2,431');
      await instances().row('Load more').waitFor({ state: 'hidden' });
    });
    assert.deepEqual(more, [
      'GET /api/v4/computers-inventory?section=GENERAL&section=HARDWARE&section=OPERATING_SYSTEM&section=USER_AND_LOCATION&page=1&page-size=100&sort=id:asc',
    ]);
  });

  it('finds by the words that a person types, and starts at the top of what is found', async () => {
    const request = await asked(async () => {
      await menu(computers(), 'Filter…');
      await window.quick.input.fill('avs 1024');
      await window.quick.option(/Name contains “avs 1024”/).waitFor();
      await window.quick.input.press('Enter');
      await described(computers(), /^\d+ · “avs 1024”$/);
    });
    assert.match(decodeURIComponent(request.join(' ')), /filter=\(general\.name==\*avs\*,/);
    await instances().row('Filtered · Clear').waitFor();
    await instances().hasShown(computers());
    await computers().locator('.codicon-filter-filled').first().waitFor();
    await instances().click('Filtered · Clear');
    await isShown(/^2,431$/);
  });

  it('filters with a filter put together from a menu', async () => {
    const request = await asked(async () => {
      await menu(computers(), 'Filter…');
      await window.quick.pick(/Choose field/);
      await window.quick.widget.getByRole('button', { name: /^Back/ }).waitFor();
      await window.quick.input.fill('general.name');
      await window.quick.pick('general.name');
      await window.quick.pick('begins with');
      await window.quick.answer('A', /Value of/);
      await window.quick.pick(/Use this filter/);
      await isShown('2,431 · general.name==A*');
    });
    assert.deepEqual(request.length, 1);
    assert.match(request[0] ?? '', /&filter=general\.name==A\*$/);
  });

  it('filters with RSQL as typed, checked before it is sent', async () => {
    await menu(computers(), 'Filter…');
    await window.quick.pick(/Type RSQL/);
    await window.quick.widget.getByRole('button', { name: /^Back/ }).waitFor();
    await window.quick.input.fill('general.nme==x');
    await window.quick.widget
      .getByText(/general\.nme/)
      .last()
      .waitFor();
    // In the middle, too: after the letter that is put in, the word around it is completed.
    await window.quick.input.fill('nme=="*-1000*"');
    await window.quick.input.press('Home');
    await window.quick.input.press('ArrowRight');
    await window.quick.input.press('a');
    await window.quick.pick(/^general\.name/);
    await window.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === text,
      'general.name=="*-1000*"',
    );
    await window.quick.input.press('Enter');
    await isShown('99 · general.name=="*-1000*"');
    await instances().row('Load more').waitFor({ state: 'hidden' });
    const found = (await instances().rows()).filter(({ level, label }) => level === 4 && label.startsWith('AVS'));
    assert.ok(found.length > 50 && found.every(({ label }) => label.includes('-1000')), String(found.length));
    await menu(computers(), 'Clear Filter');
    await isShown(/^2,431$/);
  });

  it('offers the filters of before again', async () => {
    await menu(computers(), 'Filter…');
    await window.quick.option(/^general\.name==A\*/).waitFor();
    await window.quick.pick(/^general\.name=="\*-1000\*"/);
    await isShown('99 · general.name=="*-1000*"');
    await menu(computers(), 'Clear Filter');
    await isShown(/^2,431$/);
  });

  it('sorts on the server, by several fields, and clears the order apart from the filter', async () => {
    await menu(computers(), 'Sort…');
    await window.quick.input.fill('id desc');
    await window.quick.option(/^id, descending/).waitFor();
    await window.quick.input.press('Enter');
    await isShown('2,431 · by id descending');
    await menu(computers(), 'Clear Sort');
    await isShown(/^2,431$/);
    const request = await asked(async () => {
      await menu(computers(), 'Sort…');
      await window.quick.input.fill('general.name desc');
      const next = [/general\.name, descending/, 'Sort by this, then by another field'] as const;
      await window.quick.inline(...next);
      await window.quick.option(/^id, ascending/).waitFor();
      // Back to the first field, and on again.
      await window.quick.pressBack();
      await window.quick.option(/Default order/).waitFor();
      await window.quick.input.fill('general.name desc');
      await window.quick.inline(...next);
      await window.quick.pick(/^id, ascending/);
      await at(4, 'AVS-MAC-102431').waitFor();
      await isShown('2,431 · by general.name descending, then id');
    });
    assert.match(request.join(' '), /&sort=general\.name:desc,id:asc/);
    assert.equal(request.length, 1);
  });

  it('keeps favourites at the top', async () => {
    await turnRow(computers());
    await menu(instances().row('Buildings'), 'Add to Favourites');
    await instances().expand('Favourites');
    // Not its row in the group, which has the same level.
    await menu(at(3, 'Buildings', '[aria-setsize="1"]'), 'Remove from Favourites');
    await at(3, 'None yet').waitFor();
    await turnRow(at(2, 'Favourites'));
  });

  it('searches one instance from its row, and all of them from the title, whichever row has the focus', async () => {
    await menu(at(1, 'Acme'), 'Find Object…');
    await window.quick.title.getByText('Find an object in Acme').waitFor();
    await window.quick.cancel();
    await clickRow(at(2, 'Organization').locator('.label-name'));
    await at(2, 'Organization').and(window.page.locator('.focused')).waitFor();
    await instances().toolbar(/^Find Object/);
    await window.quick.title.getByText('Find an object in all instances').waitFor();
    await window.quick.cancel();
    await clickRow(at(2, 'Organization').locator('.label-name'));
  });

  /** Letter by letter, but in no time: no pause between them is long enough to be taken for the end of typing. */
  const typeAtOnce = (text: string): Promise<void> =>
    window.quick.input.evaluate((input: HTMLInputElement, letters) => {
      for (const letter of letters) {
        input.value += letter;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    }, text);

  it('finds a computer by its serial number as one types', async () => {
    const answer: unknown = JSON.parse(
      String(ask(server, '/api/v4/computers-inventory?section=HARDWARE&section=GENERAL&page-size=1&page=7')),
    );
    const { name, serial } = hardware(answer);
    await instances().toolbar(/^Find Object/);
    const searched = await asked(async () => {
      await window.quick.title.getByText('Find an object in all instances').waitFor();
      await typeAtOnce(serial);
      await window.quick.option(new RegExp(name)).waitFor();
      await window.quick.widget.locator('.monaco-progress-container.done').waitFor({ state: 'attached' });
    });
    assert.equal(searched.filter((one) => one.includes('computers-inventory')).length, 1, 'one search for what was typed in one go');
    assert.ok(searched.length <= 25, String(searched.length));
    await window.screenshot('sidebar-find');
    await window.quick.pick(new RegExp(name));
    await window.tab(new RegExp(name)).waitFor();
  });

  it('shows all operations by tag, searches them as one types', async () => {
    const operations = window.view('API Operations');
    await operations.open();
    await operations.row('Buildings').waitFor();
    await operations.expand('Buildings');
    await operations.toolbar(/^Search API Operations/);
    const first = window.quick.widget.locator('.monaco-list-row').first();
    await window.quick.input.fill('delete building');
    await first.getByText('DELETE /v1/buildings/{id}').waitFor();
    // Not by the alphabet, by which a deletion comes before what is read.
    await window.quick.input.fill('computer');
    await first.getByText('GET /v4/computers-inventory', { exact: true }).waitFor();
    await window.quick.input.fill('policy');
    await first.getByText('only in the Classic API').waitFor();
    await window.quick.input.fill('app installer');
    await first.getByText('No operation is found by “app installer”').waitFor();
    await window.quick.cancel();
  });
});

function ask(server: DemoServer, to: string): unknown {
  const form = { grant_type: 'client_credentials', client_id: demoAdminClient.clientId, client_secret: demoAdminClient.clientSecret };
  const token = server.demo.handle({
    method: 'POST',
    path: '/api/v1/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  const { access_token: bearer } = JSON.parse(String(token.body)) as { access_token: string };
  return server.demo.handle({ method: 'GET', path: to, headers: { authorization: `Bearer ${bearer}` } }).body;
}

function hardware(answer: unknown): { name: string; serial: string } {
  const { results } = answer as { results: { general: { name: string }; hardware: { serialNumber: string } }[] };
  const [one] = results;
  assert.ok(one);
  return { name: one.general.name, serial: one.hardware.serialNumber };
}
