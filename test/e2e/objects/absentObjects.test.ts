import assert from 'node:assert/strict';
import path from 'node:path';
import type { FaultRule } from '../../support/faults.ts';
import { addConnection } from '../support/addConnection.ts';
import { bed } from '../support/hooks.ts';
import { filesWith, isStored, isWrittenDown } from '../support/leftovers.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';
import { pressLens } from '../support/lens.ts';

// One tab throughout: what a reload brings back of tabs that came and went just before it is VS Code's affair.
describe('an object whose instance does not give it', () => {
  const dead: FaultRule = { fault: { kind: 'resetBefore' } };
  /** In the font of the icons. */
  const padlock = /[\uE000-\uF8FF]/;
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 900 } });
  });
  after(async () => {
    await desk.close();
  });

  const shot = (name: string) => desk.window.screenshot(`absent-${name}`);
  const lens = (text: string | RegExp) => desk.window.page.locator('.codelens-decoration a').filter({ hasText: text });
  const editor = () => desk.window.activeEditor();
  const line = (text: string | RegExp) => editor().element.locator('.view-line').filter({ hasText: text }).first();
  const note = () => line('This is a note and not the object');
  const name = (id: string) => desk.name('buildings', id);
  const reads = (id: string) => desk.server.requests.filter(({ path }) => path === `/api/v1/buildings/${id}`).length;
  const language = (text: string) => desk.window.statusBarItem(new RegExp(`^${text}$`));

  /** Typing changes nothing, and no squiggle, no line of code and no other lens is there. */
  async function isOnlyRead(): Promise<void> {
    await language('Plain Text').waitFor();
    await until('the padlock', async () => padlock.test(await desk.window.signs('.tab.active')));
    await editor().focus();
    await desk.window.page.keyboard.press('Control+Home');
    await desk.window.page.keyboard.type('x');
    await desk.window.page
      .locator('.monaco-editor-overlaymessage')
      .filter({ hasText: /read-only/ })
      .first()
      .waitFor();
    await desk.window.page.keyboard.press('Escape');
    await desk.clean().waitFor();
    assert.equal(await desk.window.page.locator('.squiggly-error, .squiggly-warning').count(), 0);
    // Lenses are drawn anew while the document's language changes.
    await until('the one line above the note', async () => (await lens(/./).count()) === 1);
  }

  it('signed out: what was read stays, with the way to sign in', async () => {
    await desk.building('1');
    await desk.window.view('Instances').menu('Lab', /^Sign Out/);
    await lens('Not signed in to Lab').waitFor();
    await line(JSON.stringify(name('1'))).waitFor();
    await desk.clean().waitFor();
    await shot('1-signed-out');
  });

  it('signed out, after a reload: the tab comes back with a note and one action', async () => {
    await isWrittenDown(desk.window, 'editorpart.state', 'buildings/1/');
    await desk.window.reload();
    await note().waitFor();
    await lens('Not signed in to Lab: sign in').waitFor();
    await line('signed out').waitFor();
    await isOnlyRead();
    await desk.window.inThemes(async (theme) => {
      await shot(`1-note-${theme}`);
    });
    const before = reads('1');
    await pressLens(lens('Not signed in to Lab: sign in'));
    await line(JSON.stringify(name('1'))).waitFor();
    await lens(/Not signed in/).waitFor({ state: 'detached' });
    await language('JSON').waitFor();
    assert.equal(reads('1') - before, 1);
    await desk.replace(JSON.stringify(name('1')), '"Kept here"');
    await desk.dirty().waitFor();
  });

  it('signed out with changes: they come back in full, and can be saved after signing in', async () => {
    await desk.window.view('Instances').menu('Lab', /^Sign Out/);
    await lens('Not signed in to Lab').waitFor();
    await desk.hasKeptBase();
    await desk.hasBackup('"Kept here"');
    await desk.window.reload();
    await line('"Kept here"').waitFor();
    await desk.dirty().waitFor();
    await lens('Not signed in to Lab: sign in').waitFor();
    await shot('2-dirty');
    await pressLens(lens('Not signed in to Lab: sign in'));
    await lens(/Not signed in/).waitFor({ state: 'detached' });
    assert.match(await editor().text(), /"Kept here"/);
    await editor().save();
    await desk.window.dialog('Change 1 field').press('Send');
    await desk.clean().waitFor();
    assert.equal(name('1'), 'Kept here');
    await desk.hasNoBackup('"Kept here"');
  });

  it('a window that comes back asks no server, and reads when it is asked to', async () => {
    await desk.elsewhere('buildings/1', { name: 'Moved on' });
    const before = desk.server.requests.length;
    await desk.window.reload();
    await line('"Kept here"').waitFor();
    await lens('Not read anew from Lab: read it').waitFor();
    await shot('3-not-read');
    assert.equal(desk.server.requests.length, before);
    await pressLens(lens(/read it$/));
    await line('"Moved on"').waitFor();
    await lens(/Not read anew from Lab/).waitFor({ state: 'detached' });
    // What the next window shows is what was last written down.
    const { data } = await bed();
    await until('the version on the disk', () => filesWith(path.join(data, 'data/User/globalStorage'), ['Moved on']).length > 0);
  });

  it('out of reach: tries again when it is asked to, and loads once the server answers', async () => {
    await desk.window.reload();
    desk.server.setFault(dead);
    await pressLens(lens(/Not read anew from Lab/));
    await lens('Lab could not be read: try again').waitFor();
    await line('"Moved on"').waitFor();
    await shot('3-unreachable');
    desk.server.setFault(undefined);
    await pressLens(lens('Lab could not be read: try again'));
    await lens(/could not be read/).waitFor({ state: 'detached' });
    await line('"Moved on"').waitFor();
    await language('JSON').waitFor();
  });

  it('out of reach: loads by itself as soon as anything else is answered', async () => {
    await desk.window.reload();
    desk.server.setFault(dead);
    await pressLens(lens(/Not read anew from Lab/));
    await lens('Lab could not be read: try again').waitFor();
    desk.server.setFault(undefined);
    await desk.elsewhere('buildings/1', { name: 'Moved again' });
    await desk.window.view('Instances').toolbar(/^Refresh/);
    await desk.window.view('Instances').expand('Lab', 'Organization', 'Departments');
    await line('"Moved again"').waitFor();
  });

  it('removed: says so, offers to add it, and loads when it is there again', async () => {
    await desk.window.view('Instances').menu('Lab', /^Remove/);
    await desk.window.dialog('Remove Lab?').press('Remove');
    await lens('There is no instance “lab” in this window: add it').waitFor();
    await line(JSON.stringify(name('1'))).waitFor();
    const isOf = ([where, value]: readonly [string, string]) => where.includes('jamf-pro-explorer') && value.includes(desk.server.url);
    await isStored(desk.window, 'the removal', (kept) => !Object.entries(kept).some(isOf));
    await desk.window.reload();
    await note().waitFor();
    await lens('There is no instance “lab” in this window: add it').waitFor();
    await isOnlyRead();
    await shot('4-removed');
    await pressLens(lens('add it'));
    await desk.window.quick.cancel();
    await addConnection(desk.window, { name: 'Lab', url: desk.server.url, environment: 'Test' });
    await line(JSON.stringify(name('1'))).waitFor();
    await lens(/no instance/).waitFor({ state: 'detached' });
    await language('JSON').waitFor();
  });
});
