import assert from 'node:assert/strict';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

describe('only a gesture at a document sends it', () => {
  let desk: ObjectDesk;
  before(async () => {
    const settings = { 'files.autoSave': 'off', 'files.autoSaveDelay': 200 };
    desk = await ObjectDesk.open({ files: { '.vscode/settings.json': JSON.stringify(settings) } });
  });
  after(() => desk.close());

  const asked = (name = '') => desk.window.dialog(new RegExp(`Change 1 field of Building “${name}`));

  /** In the editor in front, which shows a building by the name that it has. */
  async function rename(id: string, name: string): Promise<void> {
    await desk.replace(desk.name('buildings', id), name);
  }

  /** The editor in front is left for that of the settings, which lies over it. VS Code's own: it notices what it writes itself. */
  async function mode(autoSave: string): Promise<void> {
    const { window } = desk;
    const settings = window.editor('/.vscode/settings.json');
    await window.command('Preferences: Open Workspace Settings (JSON)');
    await settings.setText(JSON.stringify({ 'files.autoSave': autoSave, 'window.title': autoSave }));
    await settings.save();
    // Settings are read a moment after they are written, and nothing else shows by which a document is saved.
    await until('the settings to be in force', async () => (await window.page.title()).includes(autoSave));
    await window.page.keyboard.press('Escape');
    await settings.element.waitFor({ state: 'hidden' });
  }

  async function isMarked(id: string): Promise<void> {
    await desk.clean().waitFor();
    await desk.sign().waitFor();
    await desk.isBadged();
    await desk.rowBadge(desk.name('buildings', id)).waitFor();
  }

  async function isSent(id: string, name: string, writes: number): Promise<void> {
    await asked().press('Send');
    await desk.sign().waitFor({ state: 'detached' });
    assert.equal(desk.name('buildings', id), name);
    assert.equal(desk.writes().length, writes);
    await desk.window.view('Instances').row(name).waitFor();
    await desk.rowBadge(name).waitFor({ state: 'detached' });
  }

  it('Save All sends the document in front, keeps the others and says so once', async () => {
    const [first, second] = [desk.name('buildings', '1'), desk.name('buildings', '2')];
    for (const [id, name] of [
      ['1', 'First'],
      ['2', 'Second'],
      ['3', 'In front'],
    ] as const) {
      await desk.building(id);
      await rename(id, name);
      await desk.dirty().waitFor();
    }
    await desk.window.command('File: Save All Files');
    await asked().press('Send');
    const kept = desk.window.toast(/kept here and not sent/);
    assert.match(await kept.text(), /, .* were kept here and not sent: only the document in front/);
    await kept.hold();
    await desk.window.view('Instances').row('In front').waitFor();
    assert.equal(desk.writes().length, 1);
    await desk.rowBadge(first).waitFor();
    await kept.press('Send All');
    // The most recent one first.
    await asked(second).press('Send');
    await desk.window.view('Instances').row('Second').waitFor();
    await asked(first).press('Send');
    await desk.window.view('Instances').row('First').waitFor();
    assert.equal(desk.writes().length, 3);
  });

  it('a reload takes the changes out of its own document', async () => {
    await rename('3', 'Not wanted');
    await desk.dirty().waitFor();
    await desk.window.command('Jamf Pro: Reload from Server');
    await desk.window.dialog('Your unsent text is dropped').press('Drop My Text');
    await desk.clean().waitFor();
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: '"In front"' }).first().waitFor();
    assert.equal(desk.writes().length, 3);
    await desk.rowBadge('In front').waitFor({ state: 'detached' });
  });

  it('auto save after a delay: nothing is sent, the draft is marked in tab, tree and status bar, and Ctrl+S sends it once', async () => {
    await desk.window.command('File: Toggle Auto Save');
    await rename('3', 'After a delay');
    await isMarked('3');
    await desk.window.screenshot('saving-1-after-delay');
    assert.equal(desk.writes().length, 3);
    await desk.window.activeEditor().save();
    await isSent('3', 'After a delay', 4);
  });

  it('auto save on a change of focus: nothing is sent, and the button in the title sends it once', async () => {
    await mode('onFocusChange');
    await rename('3', 'On focus change');
    await desk.dirty().waitFor();
    await mode('onWindowChange');
    await isMarked('3');
    assert.equal(desk.writes().length, 4);
    await desk.window.page.locator('.editor-actions').getByRole('button', { name: 'Send to Jamf' }).click();
    await isSent('3', 'On focus change', 5);
  });

  it('auto save on a change of window: nothing is sent, and the item in the status bar sends it once', async () => {
    await rename('3', 'On window change');
    await desk.dirty().waitFor();
    await desk.window.page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
    await isMarked('3');
    assert.equal(desk.writes().length, 5);
    await desk.window.page.evaluate(() => {
      Reflect.deleteProperty(document, 'hasFocus');
      window.dispatchEvent(new Event('focus'));
    });
    await desk.sign().click();
    await isSent('3', 'On window change', 6);
  });
});
