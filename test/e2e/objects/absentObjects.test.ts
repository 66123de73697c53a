import assert from 'node:assert/strict';
import { isWrittenDown } from '../support/leftovers.ts';
import { pressLens } from '../support/lens.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

/** What becomes of them while the window stays, test/host/objectsAway.test.ts shows. */
describe('objects of an instance that is signed out, in a window that comes back', () => {
  /** In the font of the icons. */
  const padlock = /[\uE000-\uF8FF]/;
  const signIn = 'Not signed in to Lab: sign in';
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 900 } });
  });
  after(() => desk.close());

  const lens = (text: string | RegExp) => desk.window.page.locator('.codelens-decoration a').filter({ hasText: text });
  const line = (text: string) => desk.window.activeEditor().element.locator('.view-line').filter({ hasText: text }).first();
  const name = (id: string) => desk.name('buildings', id);
  const reads = (id: string) => desk.server.requests.filter(({ path }) => path === `/api/v1/buildings/${id}`).length;
  const language = (text: string) => desk.window.statusBarItem(new RegExp(`^${text}$`));

  /** Typing changes nothing, and no squiggle, no line of code and no other lens is there. */
  async function isOnlyRead(): Promise<void> {
    const { page } = desk.window;
    await language('Plain Text').waitFor();
    await until('the padlock', async () => padlock.test(await desk.window.signs('.tab.active')));
    await desk.window.activeEditor().focus();
    await page.keyboard.press('x');
    await page
      .locator('.monaco-editor-overlaymessage')
      .filter({ hasText: /read-only/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await desk.clean().waitFor();
    // What was found in it as JSON goes, and lenses are drawn anew, while the document's language changes.
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' });
    await until('the one line above the note', async () => (await lens(/./).count()) === 1);
  }

  it('come back with their changes in full, which can be saved after signing in', async () => {
    const other = name('2');
    await desk.building('2');
    await desk.building('1');
    await desk.replace(JSON.stringify(name('1')), '"Kept here"');
    await desk.window.view('Instances').menu('Lab', /^Sign Out/);
    await lens(signIn).waitFor();
    await isWrittenDown(desk.window, /jamf\.signedOut[\\"]*:\[[\\"]*lab/);
    await isWrittenDown(desk.window, 'editorpart.state', 'buildings/1/');
    await desk.hasKeptBase();
    await desk.hasBackup('"Kept here"');
    await desk.window.reload();
    await line('"Kept here"').waitFor();
    await desk.dirty().waitFor();
    await lens(signIn).waitFor();
    await desk.window.screenshot('absent-1-dirty');
    await desk.window.tab(new RegExp(other)).click();
    await line('This is a note and not the object').waitFor();
    await line('signed out').waitFor();
    await isOnlyRead();
    await desk.window.inThemes(async (theme) => {
      await desk.window.screenshot(`absent-2-note-${theme}`);
    });
    const before = reads('2');
    await pressLens(lens(signIn));
    await line(JSON.stringify(other)).waitFor();
    await lens(/Not signed in/).waitFor({ state: 'detached' });
    await language('JSON').waitFor();
    assert.equal(reads('2') - before, 1);
    await desk.window.page.locator('.tab.dirty').click();
    await line('"Kept here"').waitFor();
    await lens(/Not signed in/).waitFor({ state: 'detached' });
    await desk.window.activeEditor().save();
    await desk.window.dialog('Change 1 field').press('Send');
    await desk.clean().waitFor();
    assert.equal(name('1'), 'Kept here');
  });
});
