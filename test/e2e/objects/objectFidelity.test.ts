import assert from 'node:assert/strict';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

/** They were made for source code, and work on objects too. */
const settings = { 'files.encoding': 'windows1252', 'files.trimTrailingWhitespace': true };

describe('what is saved of an object', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 1500 }, settings });
  });
  after(() => desk.close());

  const shot = (name: string) => desk.window.screenshot(`fidelity-${name}`);
  const tree = () => desk.window.view('Instances');
  const asked = () => desk.window.dialog('Change 1 field');

  it('is a number digit by digit, as it was read and as it was typed', async () => {
    const name = desk.name('categories', '1');
    const body = `{"id":"1","name":${JSON.stringify(name)},"priority":9007199254740993}`;
    const path = '/api/v1/categories/1';
    desk.server.setFault({ path, fault: { kind: 'status', status: 200, body, contentType: 'application/json' } });
    await tree().expand('Lab', 'Organization', 'Categories');
    await tree().doubleClick(name);
    await desk.window.editor(`/${encodeURIComponent(name)}.json`).element.waitFor();
    await desk.replace('"priority": 9007199254740993\n', '"priority": 1.10\n');
    const before = desk.server.requests.length;
    await desk.window.activeEditor().save();
    assert.match(await asked().text(), /priority: 9007199254740993 → 1\.10\n/);
    await asked().press('Send');
    await desk.arrives('PUT', path, before);
    const sent = desk.server.requests.slice(before).find(({ method }) => method === 'PUT');
    assert.match(sent?.body ?? '', /"priority":\s*1\.10\s*[,}]/);
    // That answer is the object of before, whose number is another: nothing was stored, and the text stays unsent.
    const told = desk.window.toast('has the old text');
    await told.element.waitFor();
    await told.dismiss();
    await desk.takeSaveErrors();
    desk.server.setFault(undefined);
    await desk.revert();
    await desk.window.closeTabs();
  });

  it('is a version to go back to: it comes into the editor, and is sent only when it is saved', async () => {
    await desk.building('1');
    const first = desk.name('buildings', '1');
    await desk.replace(JSON.stringify(first), '"Second"');
    await desk.window.activeEditor().save();
    await asked().press('Send');
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '1'), 'Second');
    const writes = desk.writes().length;
    const versions = desk.window.quick.widget.getByRole('option', { name: /this computer/ });
    await desk.window.inThemes(async (theme) => {
      await desk.window.command('Jamf Pro: Show Versions');
      await versions.nth(1).waitFor();
      await shot(`1-versions-${theme}`);
      await desk.window.quick.cancel();
    });
    await desk.window.command('Jamf Pro: Show Versions');
    await versions.nth(1).waitFor();
    // It comes later, and moves the rows below it.
    await desk.window.quick.option(/ · Jamf Pro/).waitFor();
    await desk.window.quick.pick(versions.last());
    await desk.window.quick.pick(/Restore into the editor/);
    await desk.dirty().waitFor();
    await until('the oldest version', async () => (await desk.window.activeEditor().text()).includes(JSON.stringify(first)));
    assert.equal(desk.writes().length, writes);
    await desk.window.activeEditor().save();
    await asked().press('Send');
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '1'), first);
    await desk.window.closeTabs();
  });

  it('is a conflict in any theme', async () => {
    await desk.building('2');
    const name = desk.name('buildings', '2');
    await desk.replace(JSON.stringify(name), '"Mine"');
    await desk.window.inThemes(async (theme) => {
      await desk.window.activeEditor().save();
      await asked().element.waitFor();
      assert.ok((await asked().text()).includes(`name: “${name}” → “Mine”`));
      await shot(`2-confirm-${theme}`);
      await asked().press('Cancel');
      await desk.takeSaveErrors();
    });
    await desk.elsewhere('buildings/2', { name: 'Theirs' });
    await desk.window.inThemes(async (theme) => {
      await desk.window.activeEditor().save();
      const question = desk.window.dialog('was changed on Lab since you opened it');
      await question.element.waitFor();
      assert.match(await question.text(), /name: “Theirs” → “Mine”/);
      await shot(`3-conflict-${theme}`);
      await question.press('Cancel');
      await desk.takeSaveErrors();
    });
    await desk.window.activeEditor().save();
    await desk.window.dialog('was changed on Lab since you opened it').press('Overwrite');
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '2'), 'Mine');
    await desk.window.closeTabs();
  });

  it('is a script as it was typed and what the settings make of it: the question says how much that is, and shows it', async () => {
    await desk.elsewhere('scripts/1', { scriptContents: '\uFEFF#!/bin/sh\r\ncat <<X\r\nkept  \r\nX\necho "für“\r\n' });
    await tree().expand('Scripts & Packages', 'Scripts');
    await tree().isCounted('Scripts');
    await tree().menu(desk.name('scripts', '1'), /^Open Script Text/);
    await desk.window.statusBarItem(/^UTF-8 with BOM$/).waitFor();
    await desk.window.statusBarItem(/^CRLF$/).waitFor();
    const told = desk.window.toast('VS Code cannot keep this text as it is');
    assert.match(await told.text(), /line 4 in LF will end in CRLF/);
    await told.dismiss();
    await desk.replace('echo "für“', 'echo "für“ “€ 🚀”');
    await desk.window.activeEditor().save();
    assert.match(await asked().text(), /2 lines of the text change, 1 of them only in blanks\.[^]*line 4 in LF will end in CRLF/);
    await asked().press('Show Changes');
    // It is set to leave blanks out.
    await desk.window.page.locator('.monaco-diff-editor .view-line', { hasText: 'kept··' }).first().waitFor();
    const [writes, read] = [desk.writes().length, desk.stored('scripts', '1')['scriptContents']];
    await desk.window.toast('Change 1 field').press('Send');
    // The comparison in front, which is no file, looks saved all the time.
    await until('another script on the server', () => desk.stored('scripts', '1')['scriptContents'] !== read);
    await desk.window.tab(/what will change/).waitFor({ state: 'detached' });
    await desk.clean().waitFor();
    const sent = '\uFEFF#!/bin/sh\r\ncat <<X\r\nkept\r\nX\r\necho "für“ “€ 🚀”\r\n';
    assert.equal(desk.stored('scripts', '1')['scriptContents'], sent);
    assert.equal(desk.writes().length, writes + 1);
    await desk.window.closeTabs();
  });

  it('names the secrets that a save could blank before anything is sent', async () => {
    const stored = () => desk.stored('computer-prestages', '1');
    const name = String(stored()['displayName']);
    await tree().expand('Enrollment', /^Computer PreStage/);
    await tree().doubleClick(name);
    await desk.window.editor(`/1/${encodeURIComponent(name)}.json`).element.waitFor();
    await desk.replace(JSON.stringify(name), JSON.stringify(`${name} 2`));
    const writes = desk.writes().length;
    const guard = desk.window.dialog('can blank secrets');
    await desk.window.inThemes(async (theme) => {
      await desk.window.activeEditor().save();
      await guard.element.waitFor();
      await shot(`5-guard-${theme}`);
      await guard.press('Cancel');
      await desk.takeSaveErrors();
    });
    assert.equal(desk.writes().length, writes);
    await desk.window.activeEditor().save();
    await guard.press('Leave Them Out');
    await desk.clean().waitFor();
    assert.equal(stored()['displayName'], `${name} 2`);
    const sent = desk.writes().at(-1)?.body ?? '';
    assert.doesNotMatch(sent, /adminPassword/);
    assert.match(sent, /"versionLock"/);
  });
});
