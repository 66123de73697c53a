import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const file = 'List buildings.jamf.json';

function request(pageSize: number): string {
  const query = [{ name: 'page-size', value: String(pageSize) }];
  return `${JSON.stringify({ jamfRequest: 1, method: 'GET', path: '/v1/buildings', query }, null, 2)}\n`;
}

describe('a window that comes back with everything open', () => {
  let window: Window;
  let server: DemoServer;
  let runner: Runner;
  let keys: BoundKeys<'add' | 'request' | 'file'>;
  let known = 0;
  before(async () => {
    server = await startDemoServer({ computers: 20 });
    keys = await BoundKeys.of({
      add: callToAdd({ name: 'Lab', url: server.url, environment: 'Test', client: demoAdminClient }),
      request: { command: 'jamf.newRequest', args: { instance: 'lab', path: '/v1/buildings' } },
      file: { command: 'workbench.action.quickOpen', args: file },
    });
    window = await Window.open({ size: { width: 1500, height: 1200 }, files: { [file]: request(2) } });
    runner = new Runner(window);
    await window.sideBar();
    await keys.press(window, 'add');
    await tree().row('Lab').waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const tree = () => window.view('Instances');
  const operations = () => window.view('API Operations');
  /** Every request, those for a token, the version and the document included. */
  const asked = () => server.requests.slice(known).map(({ method, path: to }) => `${method} ${to}`);
  const lens = (text: RegExp) => window.page.locator('.codelens-decoration a').filter({ hasText: text });
  const nobody = () => assert.deepEqual(asked(), []);
  const unsaved = () => window.page.locator('.tab.dirty').filter({ hasText: file });
  const onDisk = () => readFileSync(path.join(window.folder, file), 'utf8');

  it('has each of them open before', async () => {
    await tree().expand('Lab', 'Organization', 'Buildings');
    await operations().open();
    await operations().row('Accounts').waitFor();
    await window.command('Jamf Pro: Open as Table');
    await window.quick.asks('Open as table: Lab');
    await window.quick.input.fill('Departments');
    // Its rows come after it, and without any the key does nothing.
    await window.quick.focused(/\bDepartments,/).waitFor();
    await window.quick.input.press('Enter');
    await window.webview().getByRole('grid', { name: 'Departments' }).waitFor();
    for (const order of ['ascending', 'descending']) {
      await window.webview().getByRole('columnheader', { name: 'Name' }).first().click();
      await window.webview().locator(`[aria-sort=${order}]`).waitFor();
    }
    // Kept with its rows, and not before: it would go with the page.
    await window.webview().locator('[role=grid][aria-busy=false]').waitFor();
    await keys.press(window, 'file');
    await window.quick.focused(file).waitFor();
    await window.quick.input.press('Enter');
    await runner.ready('/v1/buildings?page-size=2');
    await runner.field('page-size').fill('7');
    await unsaved().waitFor();
    await runner.opens('/v1/buildings', () => keys.press(window, 'request'));
    await runner.url.fill('/v1/buildings?as-it-was=1');
    // VS Code writes down what is open, and what is unsaved of it, when it finds the time.
    for (const one of ['as-it-was', /descending[\\"]*:true/, 'backupId']) await isWrittenDown(window, one);
    await tree().click('District Office');
    await window.editor('.json').element.locator('.view-line', { hasText: 'District Office' }).first().waitFor();
    await window.tabsStored('District Office.json – Lab');
    await isWrittenDown(window, 'jamf.unfolded', 'buildings');
  });

  it('asks no server for any of them, in front or brought there, before the person does', async () => {
    known = server.requests.length;
    await window.reload();
    await lens(/Not read anew from Lab/).waitFor();
    await tree().row('As last read · Connect').waitFor();
    await operations().row('Accounts').waitFor();
    await window.screenshot('restored-1-document');
    nobody();
    await window.tab(/^Departments – Lab/).click();
    await window.webview().getByText('Departments of Lab: nothing has been loaded yet.').waitFor();
    await window.screenshot('restored-2-table');
    nobody();
    await window.tab(/buildings – Lab/).click();
    await runner.ready('/v1/buildings?as-it-was=1');
    await runner.isFor('lab');
    await window.screenshot('restored-3-runner');
    nobody();
    await operations().expand('Accounts');
    await operations().pane.locator('.monaco-list-row[aria-level="2"]').first().waitFor();
    nobody();
  });

  it('has what was not saved of a request file, as it was before, and saves it with the key', async () => {
    await unsaved().click();
    await runner.ready('/v1/buildings?page-size=7');
    await unsaved().waitFor();
    assert.equal(onDisk(), request(2));
    nobody();
    await runner.url.press('Control+s');
    await until('the file with the change', () => onDisk() === request(7));
    await unsaved().waitFor({ state: 'detached' });
    nobody();
  });

  it('asks for what the person asks for, and for no more', async () => {
    await window.tab(/^Departments – Lab/).click();
    await window.webview().getByRole('button', { name: 'Load', exact: true }).click();
    await window.webview().getByRole('grid', { name: 'Departments' }).waitFor();
    // The instance is spoken with now: the object that is open is no longer shown as it was last seen.
    await until('the object', () => asked().includes('GET /api/v1/buildings/4'));
    const lists = asked().filter((one) => !/token|schema|version|\/auth|startup/.test(one));
    // Which of them comes first is left to chance: both wait for the instance.
    assert.deepEqual(lists.map((one) => one.replace(/\?.*/, '')).toSorted(), ['GET /api/v1/buildings/4', 'GET /api/v1/departments']);
    const order = new URL(lists.find((one) => one.includes('/departments'))?.replace(/^GET /, '') ?? '', server.url).searchParams;
    assert.equal(order.get('sort'), 'name:desc');
  });
});
