import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

describe('what is saved of an object', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 1500 } });
  });
  after(() => desk.close());

  const shot = (name: string) => desk.window.screenshot(`fidelity-${name}`);
  const tree = () => desk.window.view('Instances');
  const asked = () => desk.window.dialog('Change 1 field');
  const breadcrumb = (text: RegExp): Locator => desk.window.page.locator('.breadcrumbs-control').filter({ hasText: text });

  for (const [id, digits] of Object.entries({ 1: '9007199254740993', 2: '1.10', 3: '1E400' })) {
    it(`holds the number ${digits} digit by digit`, async () => {
      const name = desk.name('categories', id);
      const body = `{"id":"${id}","name":${JSON.stringify(name)},"priority":${digits}}`;
      const path = `/api/v1/categories/${id}`;
      desk.server.setFault({ path, fault: { kind: 'status', status: 200, body, contentType: 'application/json' } });
      await tree().expand('Lab', 'Organization', 'Categories');
      await tree().doubleClick(name);
      await desk.window.editor(`/${encodeURIComponent(name)}.json`).element.waitFor();
      assert.ok((await desk.window.activeEditor().text()).includes(`"priority": ${digits}\n`));
      await desk.replace(JSON.stringify(name), JSON.stringify(`${name} ${digits.length}`));
      const before = desk.server.requests.length;
      await desk.window.activeEditor().save();
      await asked().press('Send');
      await desk.arrives('PUT', path, before);
      const sent = desk.server.requests.slice(before).find(({ method }) => method === 'PUT');
      assert.match(sent?.body ?? '', new RegExp(`"priority":\\s*${digits.replace('.', String.raw`\.`)}\\s*[,}]`));
      // That answer is the object of before, whose name is another: nothing was stored, and the text stays unsent.
      const told = desk.window.toast('still has the old text');
      await told.element.waitFor();
      await told.dismiss();
      await desk.takeSaveErrors();
      desk.server.setFault(undefined);
      await desk.revert();
      await desk.window.command('View: Close All Editors');
    });
  }

  it('is a version to go back to: it comes into the editor, and is sent only when it is saved', async () => {
    await desk.building('1');
    const first = desk.name('buildings', '1');
    for (const [from, to] of [
      [first, 'Second'],
      ['Second', 'Third'],
    ] as const) {
      await desk.replace(JSON.stringify(from), JSON.stringify(to));
      await desk.window.activeEditor().save();
      await asked().press('Send');
      await desk.clean().waitFor();
    }
    assert.equal(desk.name('buildings', '1'), 'Third');
    const writes = desk.writes().length;
    const versions = desk.window.quick.widget.getByRole('option', { name: /this computer/ });
    await desk.window.inThemes(async (theme) => {
      await desk.window.command('Jamf Pro: Show Versions');
      await versions.nth(2).waitFor();
      await shot(`1-versions-${theme}`);
      await desk.window.quick.cancel();
    });
    await desk.window.command('Jamf Pro: Show Versions');
    await versions.nth(2).waitFor();
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
    await desk.window.command('View: Close All Editors');
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
    await desk.window.command('View: Close All Editors');
  });

  it('keeps the Windows line endings of a script', async () => {
    const before = String(desk.stored('scripts', '2')['scriptContents']).replaceAll('\n', '\r\n');
    await desk.elsewhere('scripts/2', { scriptContents: before });
    await tree().expand('Scripts & Packages', 'Scripts');
    await tree().menu(desk.name('scripts', '2'), /^Open Script Text/);
    await desk.window.statusBarItem(/^CRLF$/).waitFor();
    await desk.window.activeEditor().focus();
    await desk.window.page.keyboard.press('Control+End');
    await desk.window.page.keyboard.type('\necho one more');
    await desk.window.activeEditor().save();
    await asked().press('Send');
    await desk.clean().waitFor();
    const after = String(desk.stored('scripts', '2')['scriptContents']);
    assert.equal(after, `${before}\r\necho one more`);
    await desk.window.command('View: Close All Editors');
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
    await desk.window.command('View: Close All Editors');
  });

  it('is created once although the answer was lost: the next try finds it by its name', async () => {
    await tree().inline('Departments', /^New/);
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: '"name"' }).waitFor();
    await desk.replace('"name": ""', '"name": "Lost and found"');
    desk.server.setFault({ method: 'POST', path: '/departments', fault: { kind: 'resetAfter' }, times: 1 });
    await desk.window.activeEditor().save();
    await desk.window.dialog('Create').press('Send');
    const told = desk.window.toast('There is an object of that name now');
    await told.element.waitFor();
    await shot('4-created-unknown');
    const posts = (): number => desk.writes().filter(({ method }) => method === 'POST').length;
    assert.equal(posts(), 1);
    desk.window.troubles.splice(0);
    await desk.window.activeEditor().save();
    await desk.window.toast('(Not sent: your last attempt seems to have created it').element.waitFor();
    await shot('4-created-found');
    assert.equal(posts(), 1);
    assert.equal(await breadcrumb(/departments\d+/).count(), 0);
    desk.window.troubles.splice(0);
  });
});
