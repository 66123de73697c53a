import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { clickRow } from '../support/contextMenu.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const name = 'List buildings.jamf.json';

function request(pageSize: number): string {
  const query = [{ name: 'page-size', value: String(pageSize) }];
  return `${JSON.stringify({ jamfRequest: 1, method: 'GET', path: '/v1/buildings', query }, null, 2)}\n`;
}

describe('a request file', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'add'>;
  let runner: Runner;
  before(async () => {
    server = await startDemoServer();
    const credentials = { kind: 'client', ...demoAdminClient };
    keys = await BoundKeys.of({
      add: { command: 'jamf.addInstance', args: { name: 'Lab', url: server.url, environment: 'test', credentials } },
    });
    window = await Window.open({ files: { [name]: request(2), 'Six buildings.jamf.json': request(6) } });
    runner = new Runner(window);
    await window.sideBar();
    await keys.press(window, 'add');
    // Where it is shown it is selected, and only then does its view not come to the front any more.
    await window.view('Instances').row('Lab').and(window.page.locator('[aria-selected="true"]')).waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (what: string) => window.screenshot(`requestFile-${what}`);
  const file = () => path.join(window.folder, name);
  const explorer = (label: string) => window.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: label });
  const unsaved = () => window.page.locator('.tab.dirty').filter({ hasText: name });
  async function holds(pageSize: number): Promise<void> {
    await until(`a file that asks for ${pageSize}`, () => readFileSync(file(), 'utf8') === request(pageSize));
  }
  const saved = () => unsaved().waitFor({ state: 'detached' });

  it('opens in a runner on a double click, and is not changed by looking and sending', async () => {
    await window.command('File: Focus on Files Explorer');
    await clickRow(explorer(name), { times: 2 });
    await runner.ready('/v1/buildings?page-size=2');
    await runner.isFor('lab');
    await runner.send('200');
    await shot('1-sent');
    assert.equal(await unsaved().count(), 0);
  });

  it('is marked when the request is changed, keeps that over a reload, and is saved with the key', async () => {
    await runner.field('page-size').fill('7');
    await unsaved().waitFor();
    await shot('2-unsaved');
    // VS Code writes down what is open, and what is unsaved of it, when it finds the time.
    await isWrittenDown(window, 'backupId');
    await window.reload();
    await runner.ready('/v1/buildings?page-size=7');
    await unsaved().waitFor();
    assert.equal(readFileSync(file(), 'utf8'), request(2));
    await runner.url.press('Control+s');
    await holds(7);
    await saved();
  });

  it('saves what was typed last, however soon the key comes', async () => {
    await runner.url.fill('/v1/buildings?page-size=8');
    await runner.url.press('Control+s');
    await holds(8);
    await saved();
  });

  it('asks before it overwrites what another program wrote, and can be reverted to that', async () => {
    await runner.url.fill('/v1/buildings?page-size=9');
    await unsaved().waitFor();
    writeFileSync(file(), request(5));
    await runner.frame.getByRole('button', { name: 'Save request' }).click();
    const question = window.dialog('was changed by another program');
    await shot('3-overwrite');
    await question.press('Cancel');
    assert.equal(readFileSync(file(), 'utf8'), request(5));
    await window.command('File: Revert File');
    await runner.hasUrl('/v1/buildings?page-size=5');
    await saved();
  });

  it('follows the file while nothing of it is unsaved', async () => {
    writeFileSync(file(), request(4));
    await runner.hasUrl('/v1/buildings?page-size=4');
    assert.equal(await unsaved().count(), 0);
  });

  it('asks before a tab with changes is closed', async () => {
    await runner.url.fill('/v1/buildings?page-size=3');
    await unsaved().waitFor();
    await window.command('View: Close Editor');
    await window.dialog('Do you want to save the changes').press('Save');
    await window.page.locator('.tab').filter({ hasText: name }).waitFor({ state: 'detached' });
    assert.equal(readFileSync(file(), 'utf8'), request(3));
  });

  it('is compared with another one as text', async () => {
    await window.command('File: Focus on Files Explorer');
    await window.menu(explorer(name), 'Select for Compare');
    await window.menu(explorer('Six buildings'), 'Compare with Selected');
    await window.page.locator('.monaco-diff-editor .original .view-line').getByText('"3"').waitFor();
    await window.page.locator('.monaco-diff-editor .modified .view-line').getByText('"6"').waitFor();
    await shot('4-compared');
  });
});
