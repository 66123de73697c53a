import assert from 'node:assert/strict';
import path from 'node:path';
import { bytesOf } from '../support/movingFiles.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

describe('auto save of objects, in every mode', () => {
  let desk: ObjectDesk;
  before(async () => {
    const settings = { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 200 };
    desk = await ObjectDesk.open({ files: { 'notes.txt': '', '.vscode/settings.json': JSON.stringify(settings) } });
  });
  after(() => desk.close());

  /** Through VS Code's own editor: it notices what it writes itself. */
  async function mode(autoSave: string): Promise<void> {
    const { window } = desk;
    await window.command('Preferences: Open Workspace Settings (JSON)');
    const text = JSON.stringify({ 'files.autoSave': autoSave });
    await window.editor('/.vscode/settings.json').setText(text);
    await window.editor('/.vscode/settings.json').save();
    // Where VS Code is about to save by itself, its tab has no sign of changes.
    const file = path.join(window.folder, '.vscode/settings.json');
    await until('the settings on the disk', () => bytesOf(file)?.toString('utf8') === text);
    await window.command('View: Close Editor');
  }

  async function isMarked(id: string): Promise<void> {
    await desk.clean().waitFor();
    await desk.sign().waitFor();
    await desk.isBadged();
    await desk.rowBadge(desk.name('buildings', id)).waitFor();
  }

  async function isSent(id: string, name: string, writes: number): Promise<void> {
    await desk.window.dialog('Change 1 field').press('Send');
    await desk.sign().waitFor({ state: 'detached' });
    assert.equal(desk.name('buildings', id), name);
    assert.equal(desk.writes().length, writes);
    await desk.window.view('Instances').row(name).waitFor();
    await desk.rowBadge(name).waitFor({ state: 'detached' });
  }

  it('after a delay: nothing is sent, the draft is marked in tab, tree and status bar, and Ctrl+S sends it once', async () => {
    await desk.building('1');
    await desk.replace(desk.name('buildings', '1'), 'After a delay');
    await isMarked('1');
    await desk.window.screenshot('saving-1-after-delay');
    assert.deepEqual(desk.writes(), []);
    await desk.window.activeEditor().save();
    await isSent('1', 'After a delay', 1);
  });

  it('on a change of focus: nothing is sent, and the button in the title sends it once', async () => {
    await mode('onFocusChange');
    await desk.building('2');
    await desk.replace(desk.name('buildings', '2'), 'On focus change');
    await desk.dirty().waitFor();
    await desk.building('3');
    await desk.building('2');
    await isMarked('2');
    assert.equal(desk.writes().length, 1);
    await desk.window.page.locator('.editor-actions').getByRole('button', { name: 'Send to Jamf' }).click();
    await isSent('2', 'On focus change', 2);
  });

  it('on a change of window: nothing is sent, and the item in the status bar sends it once', async () => {
    await mode('onWindowChange');
    await desk.building('3');
    await desk.replace(desk.name('buildings', '3'), 'On window change');
    await desk.dirty().waitFor();
    await desk.window.page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
    await isMarked('3');
    assert.equal(desk.writes().length, 2);
    await desk.window.page.evaluate(() => {
      Reflect.deleteProperty(document, 'hasFocus');
      window.dispatchEvent(new Event('focus'));
    });
    await desk.sign().click();
    await isSent('3', 'On window change', 3);
  });
});

describe('saving while something is going on', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open();
  });
  after(() => desk.close());

  const asked = () => desk.window.dialog('Change 1 field');
  /** Lets no write through until it is told to go on. */
  function hold(): () => void {
    let letGo = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    desk.server.setFault({ method: 'PUT', fault: { kind: 'held', until: released } });
    return () => {
      desk.server.setFault(undefined);
      letGo();
    };
  }

  it('keeps what is typed while a save is under way, and what it belongs to', async () => {
    const { window, server } = desk;
    await desk.building('1');
    const [first] = [desk.name('buildings', '1')];
    await desk.replace(first, 'First');
    const goOn = hold();
    const before = server.requests.length;
    await window.activeEditor().save();
    await asked().press('Send');
    await desk.arrives('PUT', '/api/v1/buildings/1', before);
    await desk.replace('"First"', '"Second"');
    goOn();
    await window.view('Instances').row('First').waitFor();
    assert.match(await window.activeEditor().text(), /"Second"/);
    assert.deepEqual(
      desk.writes().map(({ body }) => (JSON.parse(body) as { name: string }).name),
      ['First'],
    );
    await window.activeEditor().save();
    await asked().press('Send');
    await window.view('Instances').row('Second').waitFor();
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '1'), 'Second');
    assert.equal(desk.writes().length, 2);
  });

  it('saves while it saves without sending anything twice', async () => {
    const { window, server } = desk;
    await desk.replace('"Second"', '"Third"');
    const goOn = hold();
    const before = server.requests.length;
    await window.activeEditor().save();
    await asked().press('Send');
    await desk.arrives('PUT', '/api/v1/buildings/1', before);
    for (let times = 0; times < 3; times += 1) await window.page.keyboard.press('Control+S');
    goOn();
    await window.view('Instances').row('Third').waitFor();
    await desk.clean().waitFor();
    assert.equal(desk.writes().length, 3);
    assert.equal(desk.name('buildings', '1'), 'Third');
  });

  it('sends a text to its own object although the editor was closed meanwhile', async () => {
    const { window, server } = desk;
    await desk.building('2');
    await desk.replace(desk.name('buildings', '2'), 'Closed while saving');
    const goOn = hold();
    const before = server.requests.length;
    await window.activeEditor().save();
    await asked().press('Send');
    await desk.arrives('PUT', '/api/v1/buildings/2', before);
    await window.page.keyboard.press('Control+W');
    // VS Code's own question: its answer is about the editor, the write has left.
    await window.dialog('Do you want to save the changes').press("Don't Save");
    await desk.window.editor(`/2/${encodeURIComponent(desk.name('buildings', '2'))}.json`).element.waitFor({ state: 'hidden' });
    goOn();
    await window.view('Instances').row('Closed while saving').waitFor();
    assert.equal(desk.name('buildings', '2'), 'Closed while saving');
    assert.equal(desk.name('buildings', '1'), 'Third');
    assert.equal(desk.writes().length, 4);
  });
});
