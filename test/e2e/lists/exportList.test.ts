import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import type { FaultRule } from '../../support/faults.ts';
import { addConnection } from '../support/addConnection.ts';
import { Window } from '../support/window.ts';

describe('the export of a list', () => {
  let window: Window;
  let server: DemoServer;
  // The last pages are as slow as of a real one: VS Code leaves out a fourth message within 0.8 s.
  const slow: FaultRule = { path: /computers-inventory\?.*\bpage=2\d\b/, fault: { kind: 'latency', ms: 300 } };

  before(async () => {
    server = await startDemoServer({ computers: 2431 });
    window = await Window.open();
    await window.sideBar();
    await addConnection(window, { name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient });
    await window.view('Instances').expand('Acme', /^Computers$/);
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  async function startExport(format: 'CSV' | 'JSON'): Promise<string> {
    const list = window
      .view('Instances')
      .pane.locator('.monaco-list-row[aria-level="3"]')
      .filter({ hasText: /^Computers/ });
    await window.menu(list.first(), 'Export List…');
    await window.quick.pick(format);
    if (format === 'CSV') {
      // Not before its columns are there: without any, nothing is exported.
      await window.quick.widget.locator('.monaco-list-row').filter({ hasText: 'hardware.serialNumber' }).waitFor();
      await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    }
    const file = path.join(window.folder, `computers-inventory.${format.toLowerCase()}`);
    await window.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === text,
      file,
    );
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    return file;
  }

  it('exports a list to a file', async () => {
    const file = await startExport('CSV');
    const done = window.toast(/2,431 Computers were exported/);
    await done.element.waitFor();
    await done.dismiss();
    const records = readFileSync(file, 'utf8').trim().split('\r\n');
    assert.equal(records.length, 2432);
    assert.equal(records[0], 'general.name,hardware.serialNumber,operatingSystem.version,id,general.lastCheckIn');
    assert.match(records[1] ?? '', /^AVS-MAC-100001,/);
  });

  it('shows how far an export is, ends it, and goes on with it', async () => {
    // The first pages come, the others never: the row of progress stands still while its button is pressed.
    server.setFault({ path: /computers-inventory\?.*\bpage=(?:[3-9]|\d\d)\b/, fault: { kind: 'hang' } });
    const file = await startExport('JSON');
    const running = window.toast(/of 2,431, \d+ s left/);
    await running.element.waitFor();
    await running.press('Cancel');
    const stopped = window.toast(/The export was stopped\. [\d,]+ rows are in the file\./);
    await stopped.element.waitFor();
    server.setFault(slow);
    await stopped.press('Resume');
    const done = window.toast(/2,431 Computers were exported/);
    await done.element.waitFor();
    await done.dismiss();
    const rows = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
    assert.equal(new Set(rows.map(({ id }) => id)).size, 2431);
  });

  it('goes on with an export that a lost connection broke off', async () => {
    server.setFault({ path: /computers-inventory\?.*\bpage=(?:[5-9]|\d\d)\b/, fault: { kind: 'resetBefore' } });
    rmSync(path.join(window.folder, 'computers-inventory.json'));
    const file = await startExport('JSON');
    const broken = window.toast(/[\d,]+ rows are in the file\./);
    await broken.element.waitFor();
    await window.screenshot('sidebar-export-broken');
    server.setFault(slow);
    await broken.press('Resume');
    await window.toast(/2,431 Computers were exported/).element.waitFor();
    const rows = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
    assert.equal(new Set(rows.map(({ id }) => id)).size, 2431);
  });
});
