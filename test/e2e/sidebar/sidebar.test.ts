import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { demoAdminClient, type Demo } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow, isStill, turnRow } from '../support/contextMenu.ts';
import type { Tree } from '../support/tree.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const hostile = '<b>bold</b> [x](command:jamf.addDemo) $(trash) **y**\u202Egnp.exe\nsecond line';

describe('the sidebar', () => {
  let window: Window;
  let server: DemoServer;
  const instances = (): Tree => window.view('Instances');
  const operations = (): Tree => window.view('API Operations');

  /** A row by its level too: a group and a list may have one name. */
  function at(level: number, label: string): Locator {
    const name = window.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) });
    return instances().pane.locator(`.monaco-list-row[aria-level="${level}"]`).filter({ has: name }).first();
  }
  const computers = (): Locator => at(3, 'Computers');
  const described = (row: Locator, text: string | RegExp): Promise<void> => row.locator('.label-description', { hasText: text }).waitFor();
  const says = (row: Locator, words: RegExp): Promise<void> =>
    until(String(words), async () => words.test((await row.getAttribute('aria-label')) ?? ''));

  /** What was asked while something happened, without what signs in and what tells what the account may do: both come in their own time. */
  async function asked(action: () => Promise<void>): Promise<string[]> {
    const from = server.requests.length;
    await action();
    const since = server.requests.slice(from).filter(({ path: to }) => !/\/o?auth/.test(to));
    return since.map(({ method, path: to }) => `${method} ${decodeURIComponent(to)}`);
  }

  before(async () => {
    server = await startDemoServer({ computers: 2431 });
    ask(server.demo, 'POST', '/api/v1/buildings', { name: hostile, city: '<img src=x onerror=alert(1)>' });
    window = await Window.open({ size: { width: 1400, height: 1800 } });
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  it('asks for the document when an instance is opened, and for one page when a list is', async () => {
    const first = await asked(async () => {
      // It is unfolded when it is added.
      await addConnection(window, { name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient });
      await instances().row('Organization').waitFor();
    });
    assert.ok(first.includes('GET /api/schema/'), String(first));
    assert.deepEqual(await asked(() => instances().expand('Organization')), []);
    const list = await asked(async () => {
      await instances().expand('Buildings');
      await instances()
        .row(/^<b>bold/)
        .waitFor();
      await described(instances().row('Buildings'), '13');
    });
    assert.deepEqual(list, ['GET /api/v1/buildings?page=0&page-size=100&sort=id:asc']);
    const buildings = (await instances().rows()).filter(({ level }) => level === 4);
    assert.equal(buildings.length, 13);
    assert.deepEqual(buildings[0], { level: 4, label: 'Alder Valley High School', description: 'Alder Valley · Oregon' });
  });

  it('shows names of others as text, on one line', async () => {
    const name = instances()
      .row(/^<b>bold/)
      .locator('.label-name');
    assert.match(await name.innerText(), /^<b>bold<\/b> \[x\]\(command:jamf\.addDemo\) \$\(trash\) \*\*y\*\*\s?gnp\.exe second line/);
    assert.equal(await name.locator('b, img, .codicon-trash').count(), 0);
    await window.screenshot('sidebar-hostile');
  });

  it('is reached by the keyboard alone, found by typing, expanded, opened, and tells a screen reader kind, name and state', async () => {
    await turnRow(at(3, 'Buildings'));
    await instances().row('Riverside High School').waitFor({ state: 'detached' });
    await instances().pane.locator('.monaco-list').focus();
    await window.page.keyboard.press('Home');
    // One key: VS Code takes what is typed too slowly for the beginning of another row.
    await window.page.keyboard.press('d');
    await instances().hasFocus('Departments');
    await isStill(instances().row('Departments'));
    await window.page.keyboard.press('ArrowRight');
    await says(at(3, 'Departments'), /^List, Departments, \d+, can create, edit, delete/);
    await says(at(1, 'Acme'), /^Instance Acme, test, signed in/);
    await says(at(2, 'Organization'), /^Group Organization, \d+ lists and settings/);
    let first = '';
    await until('its first row', async () => {
      const rows = await instances().rows();
      const below = rows[rows.findIndex(({ label }) => label === 'Departments') + 1];
      if (below?.level === 4 && below.label !== 'Loading…') first = below.label;
      return first !== '';
    });
    await says(instances().row(first), /^Department, /);
    await window.page.keyboard.press('ArrowDown');
    await instances().hasFocus(first);
    await window.page.keyboard.press('Enter');
    await window.page
      .locator('.tab.active')
      .filter({ hasText: `${first}.json` })
      .waitFor();
    await window.editor('.json').element.waitFor();
  });

  it('puts all that are selected among the favourites, opens one there, and takes them out again', async () => {
    await instances().expand('Buildings');
    const [one, other] = ['Alder Valley High School', 'Riverside High School'];
    // Once its text is there: the shelf of what was opened is drawn anew by then, amid which VS Code knows not all that is selected.
    const isShown = (name: string): Promise<void> => window.editor(`/${encodeURIComponent(name)}.json`).element.waitFor();
    const both = instances().pane.locator('.monaco-list-row.selected').nth(1);
    await instances().click(one);
    await isShown(one);
    await instances().click(other, 'also');
    await both.waitFor();
    await instances().menu(other, 'Add to Favourites');
    await instances().expand('Favourites');
    await at(3, one).waitFor();
    await at(3, other).waitFor();
    await window.screenshot('sidebar-favourites');
    await clickRow(at(3, other));
    await isShown(other);
    await clickRow(at(3, one), { key: 'ctrl' });
    await both.waitFor();
    await window.menu(at(3, other), 'Remove from Favourites');
    await at(3, 'None yet').waitFor();
    await turnRow(at(2, 'Favourites'));
  });

  it('says in its place what is wrong with a list, which can be tried again', async () => {
    server.setFault({ path: '/categories', fault: { kind: 'loginPage' } });
    await turnRow(at(3, 'Categories'));
    const trouble = instances()
      .pane.locator('.monaco-list-row')
      .filter({ has: window.page.locator('.label-description', { hasText: 'Retry' }) });
    await trouble.filter({ hasText: 'Not what the API answers' }).waitFor();
    await window.inThemes(async (theme) => {
      await window.screenshot(`sidebar-${theme}`);
    });
    server.setFault(undefined);
    await instances().inline('Not what the API answers', 'Retry');
    await trouble.waitFor({ state: 'hidden' });
    await described(at(3, 'Categories'), /^\d+$/);
    await turnRow(at(2, 'Organization'));
  });

  it('filters a list by the words that a person types, starts at the top of what is found, and leads back', async () => {
    await instances().expand('Computers');
    await turnRow(computers());
    await described(computers(), /^2,431$/);
    const request = await asked(async () => {
      await window.menu(computers(), 'Filter…');
      await window.quick.input.fill('avs 1024');
      await window.quick.option(/Name contains “avs 1024”/).waitFor();
      await window.quick.input.press('Enter');
      await described(computers(), /^\d+ · “avs 1024”$/);
    });
    assert.match(request.join(' '), /filter=\(general\.name==\*avs\*,/);
    await instances().row('Filtered · Clear').waitFor();
    await instances().hasShown(computers());
    await computers().locator('.codicon-filter-filled').first().waitFor();
    await instances().click('Filtered · Clear');
    await described(computers(), /^2,431$/);
    await instances().hasShown(computers());
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
    const { name, serial } = hardware(
      ask(server.demo, 'GET', '/api/v4/computers-inventory?section=HARDWARE&section=GENERAL&page-size=1&page=7'),
    );
    await instances().toolbar(/^Find Object/);
    const searched = await asked(async () => {
      await window.quick.title.getByText('Find an object in Acme').waitFor();
      await typeAtOnce(serial);
      await window.quick.option(new RegExp(name)).waitFor();
      await window.quick.widget.locator('.monaco-progress-container.done').waitFor({ state: 'attached' });
    });
    assert.equal(searched.filter((one) => one.includes('computers-inventory')).length, 1, 'one search for what was typed in one go');
    assert.deepEqual(
      searched.filter((one, index) => searched.indexOf(one) !== index),
      [],
      'each list is asked once',
    );
    await window.screenshot('sidebar-find');
    await window.quick.pick(new RegExp(name));
    await window.tab(new RegExp(name)).waitFor();
  });

  it('shows all operations by tag, searches them as one types, and says in its title what it leaves out', async () => {
    await operations().open();
    await operations().expand('Buildings');
    await operations().toolbar(/^Search API Operations/);
    await window.quick.input.fill('delete building');
    await window.quick.widget.locator('.monaco-list-row').first().getByText('DELETE /v1/buildings/{id}').waitFor();
    await window.quick.cancel();
    await window.command('Jamf Pro: Hide Deprecated Operations');
    await operations().pane.locator('.pane-header', { hasText: 'Acme · without deprecated' }).waitFor();
    await window.screenshot('sidebar-operations');
  });
});

function ask(demo: Demo, method: 'GET' | 'POST', to: string, body?: unknown): unknown {
  const form = { grant_type: 'client_credentials', client_id: demoAdminClient.clientId, client_secret: demoAdminClient.clientSecret };
  const token = demo.handle({
    method: 'POST',
    path: '/api/v1/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  const { access_token: bearer } = JSON.parse(String(token.body)) as { access_token: string };
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const answer = demo.handle({ method, path: to, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  assert.ok(answer.status < 300, String(answer.body));
  return JSON.parse(String(answer.body));
}

function hardware(answer: unknown): { name: string; serial: string } {
  const { results } = answer as { results: { general: { name: string }; hardware: { serialNumber: string } }[] };
  const [one] = results;
  assert.ok(one);
  return { name: one.general.name, serial: one.hardware.serialNumber };
}
