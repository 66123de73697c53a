import assert from 'node:assert/strict';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { pickItem } from '../support/contextMenu.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('what is done with an answer', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'add' | 'list'>;
  let runner: Runner;
  before(async () => {
    server = await startDemoServer();
    const credentials = { kind: 'client', ...demoAdminClient };
    keys = await BoundKeys.of({
      add: { command: 'jamf.addInstance', args: { name: 'Lab', url: server.url, environment: 'test', credentials } },
      list: { command: 'jamf.newRequest', args: { instance: 'lab', path: '/v1/buildings', query: { sort: ['name:asc'] } } },
    });
    window = await Window.open({ size: { width: 1500, height: 950 } });
    runner = new Runner(window);
    await window.sideBar();
    await keys.press(window, 'add');
    await window.view('Instances').row('Lab').waitFor();
    await runner.opens('/v1/buildings?sort=name:asc', () => keys.press(window, 'list'));
    await runner.send('200');
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`answers-${name}`);
  const clipboard = () => window.page.evaluate(() => navigator.clipboard.readText());
  const cell = (name: string) => runner.frame.getByRole('gridcell', { name, exact: true });

  it('finds rows by words, opens the object of one, and copies from its menu', async () => {
    await runner.frame.getByRole('button', { name: 'Table', exact: true }).click();
    await cell('Alder Valley High School').waitFor();
    await runner.frame.getByRole('textbox', { name: 'Filter the rows by words' }).fill('alder high');
    await runner.frame.getByText(/^\d+ of \d+ rows/).waitFor();
    await cell('Alder Valley High School').click({ button: 'right' });
    const menu = window.page.locator('.monaco-menu');
    await menu.getByRole('menuitem', { name: 'Open in Jamf Pro' }).waitFor();
    await shot('1-menu');
    await pickItem(window.page, 'Copy Row');
    await until('the row', async () => /\tAlder Valley High School\t/.test(await clipboard()));
    await cell('Alder Valley High School').click({ button: 'right' });
    await pickItem(window.page, 'Copy Name');
    await until('the name', async () => (await clipboard()) === 'Alder Valley High School');
    await cell('Alder Valley High School').dblclick();
    await window.tab(/^Alder Valley High School/).waitFor();
    assert.match(await window.editor('.json').text(), /"name": "Alder Valley High School"/);
    await window.tab(/^GET \/v1\/buildings/).click();
    await runner.came('200');
  });

  it('finds values by a path, and members by words, on a thread of its own', async () => {
    const field = runner.frame.getByRole('textbox', { name: 'Words or JSONPath' });
    await field.fill("$.results[?(@.city == 'Alder Falls')].name");
    await runner.frame.getByText('3 results', { exact: true }).waitFor();
    await runner.frame.getByRole('button', { name: 'Pretty', exact: true }).click();
    await runner.body.getByText('"District Office"').waitFor();
    await shot('2-path');
    await field.fill('alder plaza');
    await runner.body.getByText(/\$\.results\[\d+\]\.streetAddress1/).waitFor();
    await field.fill('$.results[?(@.id >');
    await runner.frame.getByText('This JSONPath expression ends too early, at character 19.').waitFor();
    await field.press('Escape');
    await runner.body.getByText('"totalCount"').waitFor();
  });

  it('goes back and forward between its answers, also after its page was away', async () => {
    await runner.url.fill('/v1/categories');
    await runner.send('200');
    await runner.frame.locator('.sent', { hasText: '/v1/categories' }).waitFor();
    await runner.frame.getByRole('button', { name: /^Back to GET \/v1\/buildings/ }).click();
    await runner.body.getByText('"Alder Valley High School"').waitFor();
    await runner.frame.getByText('Not the request in the form.').waitFor();
    await window.command('File: New Untitled Text File');
    await window.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await runner.url.waitFor({ state: 'hidden' });
    await window.closeTab();
    await runner.body.getByText('"Alder Valley High School"').waitFor();
    await runner.tab('Body').last().focus();
    await window.page.keyboard.press('Alt+ArrowRight');
    await runner.frame.locator('.sent', { hasText: '/v1/categories' }).waitFor();
    await window.page.keyboard.press('Alt+ArrowLeft');
    await runner.frame.locator('.sent', { hasText: '/v1/buildings' }).waitFor();
    await window.inThemes(async (theme) => {
      await shot(`3-${theme}`);
    });
    await window.page.setViewportSize({ width: 1000, height: 650 });
    await runner.frame.getByRole('button', { name: 'Table', exact: true }).click();
    await cell('Alder Valley High School').waitFor();
    await shot('4-narrow');
  });
});
