import assert from 'node:assert/strict';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('a window that comes back with everything open', () => {
  let window: Window;
  let server: DemoServer;
  let known = 0;
  before(async () => {
    server = await startDemoServer({ computers: 20 });
    window = await Window.open({ size: { width: 1500, height: 1200 } });
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test', client: demoAdminClient });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const tree = () => window.view('Instances');
  const operations = () => window.view('API Operations');
  /** Every request, those for a token, the version and the document included. */
  const asked = () => server.requests.slice(known).map(({ method, path }) => `${method} ${path}`);
  const lens = (text: RegExp) => window.page.locator('.codelens-decoration a').filter({ hasText: text });
  const nobody = () => assert.deepEqual(asked(), []);

  it('has each of them open before', async () => {
    await tree().expand('Lab', 'Organization', 'Buildings');
    await operations().open();
    await operations().row('Accounts').waitFor();
    await window.command('Jamf Pro: Open as Table');
    await window.quick.answer('Departments', 'Open as table: Lab');
    await window.webview().getByRole('grid', { name: 'Departments' }).waitFor();
    await window.command('Jamf Pro: New Request');
    const runner = new Runner(window);
    await runner.url.waitFor();
    await runner.url.fill('/v1/buildings?as-it-was=1');
    await isWrittenDown(window, 'as-it-was');
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
    await new Runner(window).ready('/v1/buildings?as-it-was=1');
    await window.screenshot('restored-3-runner');
    nobody();
    await operations().expand('Accounts');
    await operations().pane.locator('.monaco-list-row[aria-level="2"]').first().waitFor();
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
  });
});
