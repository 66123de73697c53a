import assert from 'node:assert/strict';
import { signedIn } from '../../support/demoCaller.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

/** What is known of an object's past: what this computer keeps of it, and what Jamf Pro does. */
describe('the past of an object', () => {
  let window: Window;
  let server: DemoServer;

  before(async () => {
    server = await startDemoServer();
    const ask = signedIn(server.demo);
    for (let number = 1; number <= 60; number += 1) ask('POST', '/api/v1/scripts/1/history', { note: `Earlier note ${number}` });
    window = await Window.open({ size: { width: 1500, height: 950 } });
    await window.sideBar();
    await addConnection(window, { name: 'Acme', url: server.url, environment: 'Test' });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  it('says of each version what changed in it, beside what Jamf Pro keeps, page by page', async () => {
    await window.view('Instances').expand('Acme', 'Scripts & Packages', 'Scripts');
    await window.view('Instances').click(String(server.demo.peek('scripts', '1')?.['name']));
    const editor = window.editor('.json');
    await editor.goBehind('"notes": "');
    await window.page.keyboard.press('Shift+End');
    await editor.type('Mine",');
    await editor.goBehind(String.raw`#!/bin/bash\n`);
    await editor.type(String.raw`# one\n# two\n`);
    await editor.save();
    await window.dialog('Change 2 fields').press('Send');
    // What is stored is a version once the save is over, which looks at it first.
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
    assert.equal(server.demo.peek('scripts', '1')?.['notes'], 'Mine');
    await window.inThemes(async (theme) => {
      await window.command('Jamf Pro: Show Versions');
      await window.quick.option(/saved from this computer.*Changed: notes, scriptContents \(\+2 −0\)/).waitFor();
      await window.quick.option(/ · Jamf Pro.*Edited: notes: Mine/).waitFor();
      await window.screenshot(`object-past-1-${theme}`);
      await window.quick.cancel();
    });
    await window.command('Jamf Pro: Show Versions');
    await window.quick.option(/ · Jamf Pro.*Edited/).waitFor();
    // By the keys alone: above the first row is the last one, and what comes is gone on with from where it begins.
    const focused = (name: RegExp) => window.quick.widget.getByRole('option', { name }).and(window.quick.widget.locator('.focused'));
    await window.quick.input.press('ArrowUp');
    await focused(/50 of 61 of Jamf Pro are here/).waitFor();
    await window.quick.input.press('Enter');
    await focused(/Earlier note/).waitFor();
    await window.quick.input.fill('Earlier note');
    await window.quick.widget.getByText('60 Results').waitFor();
    await window.quick.cancel();
  });

  it('shows a version beside the one before it', async () => {
    await window.command('Jamf Pro: Show Versions');
    // What Jamf Pro keeps comes later, and moves the rows below it.
    await window.quick.option(/ · Jamf Pro/).waitFor();
    await window.quick.pick(/saved from this computer/);
    await window.quick.pick(/Compare with the version before/);
    const diff = window.page.locator('.monaco-diff-editor');
    await diff.getByText('"Mine"').first().waitFor();
    await window.screenshot('object-past-2-before');
    await window.command('View: Close Editor');
  });

  it('takes a note into the history of Jamf Pro, and shows it in full', async () => {
    await window.command('Jamf Pro: Add History Note…');
    await window.quick.answer('Checked with the school', /It cannot be taken back/);
    await window.dialog('Leave a note in the history of').press('Send');
    await window.page.setViewportSize({ width: 1000, height: 650 });
    await window.toast('The note is in the history of').press('Show Versions');
    await window.quick.option(/Checked with the school/).waitFor();
    await window.screenshot('object-past-3-narrow');
    await window.page.setViewportSize({ width: 1500, height: 950 });
    await window.quick.pick(/Checked with the school/);
    await until('the whole note', async () => (await window.activeEditor().text()).includes('Note: Checked with the school'));
    await window.screenshot('object-past-4-note');
    await window.command('View: Close Editor');
  });

  it('says where Jamf Pro keeps none', async () => {
    await window.view('Instances').expand('Acme', 'Groups', 'Static Computer Groups');
    await window.view('Instances').click(String(server.demo.peek('computer-groups/static-groups', '101')?.['name']));
    await window.editor('.json').element.getByText('"siteId"').waitFor();
    await window.command('Jamf Pro: Show Versions');
    await window.quick.option(/The API of this Jamf Pro keeps no history of this kind/).waitFor();
    assert.equal(await window.quick.option(/seen on this computer/).count(), 1);
    await window.quick.cancel();
  });
});
