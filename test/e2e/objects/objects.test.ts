import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';
import { pressLens } from '../support/lens.ts';

describe('an object as a file', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer();
    window = await Window.open({ size: { width: 1400, height: 1500 } });
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test' });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`object-${name}`);
  const tree = () => window.view('Instances');
  const stored = (table: string, id: string) => server.demo.peek(table, id) ?? {};
  const writes = () => server.requests.filter(({ method, path }) => !['GET', 'HEAD'].includes(method) && !/\/(oauth|auth)\//.test(path));
  const nameOf = (table: string, id: string) => String(stored(table, id)['name']);
  const dirty = () => window.page.locator('.tab.active.dirty');
  const clean = () => window.page.locator('.tab.active:not(.dirty)');

  /** Puts another text in place of one that stands in the active editor. */
  async function replace(uri: string, from: string, to: string): Promise<void> {
    const editor = window.editor(uri);
    let text = '';
    await until(`${from} in the editor`, async () => (text = await editor.text()).includes(from));
    await editor.setText(text.replace(from, to));
  }

  /** What the editor shows then is read first, and replaces what is typed meanwhile. */
  async function revert(): Promise<void> {
    await dirty().waitFor();
    await window.command('File: Revert File');
    await clean().waitFor();
  }

  /** Another person's write. */
  async function elsewhere(path: string, change: Readonly<Record<string, unknown>>): Promise<void> {
    const { authorization = '' } =
      server.requests.findLast(({ headers }) => headers['authorization']?.startsWith('Bearer '))?.headers ?? {};
    const headers = { authorization, 'content-type': 'application/json' };
    const before = (await (await fetch(`${server.url}/api/v1/${path}`, { headers })).json()) as object;
    const answer = await fetch(`${server.url}/api/v1/${path}`, { method: 'PUT', headers, body: JSON.stringify({ ...before, ...change }) });
    assert.equal(answer.status, 200);
  }

  /** VS Code writes a refused save to its console as well. */
  async function refusedWith(words: RegExp): Promise<void> {
    await window.toast(words).element.waitFor();
    await dirty().waitFor();
    const others = window.troubles.splice(0).filter((text) => !/[Ss]ave error|Failed to save/.test(text));
    assert.deepEqual(others, []);
    await window.command('Notifications: Clear All Notifications');
  }

  /** The department is shown in the place of its draft, which is gone: so many tabs are left. */
  async function isCreated(tabs: number): Promise<void> {
    await window.page
      .locator('.breadcrumbs-control')
      .filter({ hasText: /departments\d+/ })
      .waitFor();
    await window.editor('.json').element.locator('.view-line').filter({ hasText: '"id"' }).waitFor();
    await until('the draft to be gone', async () => (await window.page.locator('.tabs-container .tab').count()) === tabs);
  }

  it('opens from the tree, and completes what the write takes', async () => {
    await tree().expand('Lab', 'Organization', 'Buildings');
    await tree().click(nameOf('buildings', '1'));
    const editor = window.editor('.json');
    await editor.element.waitFor();
    await replace('.json', /\n *"city":.*/.exec(await editor.text())?.[0] ?? '', '');
    await editor.goBehind('"streetAddress2": null,');
    await window.page.keyboard.press('Enter');
    await editor.type('"');
    const rows = await editor.complete();
    await rows.filter({ hasText: /^city/ }).waitFor();
    await shot('1-completion');
    assert.equal(await rows.filter({ hasText: /^id/ }).count(), 0);
    await window.page.keyboard.press('Escape');
    await revert();
    assert.deepEqual(writes(), []);
  });

  it('asks before it writes, where Enter only shows what will change, and the server has it', async () => {
    const name = nameOf('buildings', '1');
    await replace('.json', JSON.stringify(name), JSON.stringify(`${name} North`));
    await window.editor('.json').save();
    const question = window.dialog('Change 1 field');
    await question.element.waitFor();
    await shot('2-confirm');
    await window.page.keyboard.press('Enter');
    await window.tab(/what will change/).waitFor();
    const beside = window.toast('Change 1 field');
    await beside.element.waitFor();
    await shot('2-confirm-diff');
    await window.page.keyboard.press('Enter');
    assert.deepEqual(writes(), []);
    await beside.press('Send');
    await window.tab(/what will change/).waitFor({ state: 'detached' });
    await clean().waitFor();
    assert.equal(nameOf('buildings', '1'), `${name} North`);
    assert.deepEqual(
      writes().map(({ method, path }) => `${method} ${path}`),
      ['PUT /api/v1/buildings/1'],
    );
    await tree().row(`${name} North`).waitFor();
    await shot('2-stored');
  });

  it('stays dirty with a squiggle where the server refuses', async () => {
    const [one, two] = [nameOf('buildings', '1'), nameOf('buildings', '2')];
    await replace('.json', JSON.stringify(one), JSON.stringify(two));
    await window.editor('.json').save();
    await window.dialog('Change 1 field').press('Send');
    await window.page.locator('.squiggly-error').first().waitFor();
    await shot('3-refused');
    await refusedWith(/Another object has this name/);
    assert.equal(nameOf('buildings', '1'), one);
    await revert();
  });

  for (const [choice, city] of [
    ['Compare', 'Theirs'],
    ['Overwrite', 'Mine after Theirs'],
    ['Discard Mine', 'Theirs again'],
  ] as const) {
    it(`changed on both sides: ${choice}`, async () => {
      const before = String(stored('buildings', '1')['city']);
      await replace('.json', `"city": ${JSON.stringify(before)}`, `"city": "Mine after ${before}"`);
      if (choice !== 'Overwrite') await elsewhere('buildings/1', { city });
      else await elsewhere('buildings/1', { city: 'Between' });
      await window.editor('.json').save();
      const question = window.dialog('was changed on Lab since you opened it');
      await question.element.waitFor();
      await shot(`4-conflict-${choice.replace(' ', '-')}`);
      await question.press(choice);
      if (choice === 'Compare') {
        await window.tab(/Lab ↔ yours/).waitFor();
        await refusedWith(/changed on the server meanwhile/);
        await shot('4-compare');
        await window.command('View: Close Editor');
        await revert();
      }
      await clean().waitFor();
      assert.equal(stored('buildings', '1')['city'], city);
      // It is read again once VS Code has taken note of the save.
      await until('what is stored', async () => (await window.editor('.json').text()).includes(`"city": "${city}"`));
    });
  }

  it('undoes the last save, and shows the versions', async () => {
    await replace('.json', `"country": "United States"`, '"country": "Canada"');
    await window.editor('.json').save();
    await window.dialog('Change 1 field').press('Send');
    await clean().waitFor();
    assert.equal(stored('buildings', '1')['country'], 'Canada');
    await window.command('Jamf Pro: Undo Last Save');
    await window.dialog('Change 1 field').element.waitFor();
    await dirty().waitFor();
    await window.dialog('Change 1 field').press('Send');
    await clean().waitFor();
    assert.equal(stored('buildings', '1')['country'], 'United States');
    await window.command('Jamf Pro: Show Versions');
    await window.quick.option(/saved from this computer/).waitFor();
    await window.quick.option(/Changed: country/).waitFor();
    await window.quick.option(/ · Jamf Pro/).waitFor();
    await shot('4-versions');
    await window.quick.pick(window.quick.widget.getByRole('option', { name: /from this computer/ }).nth(1));
    await window.quick.pick(/Compare with the editor/);
    await window.tab(/↔ editor/).waitFor();
    await shot('4-versions-compare');
    await window.command('View: Close Editor');
  });

  it('opens a script as a script beside its JSON, and saves it into the object', async () => {
    await tree().expand('Scripts & Packages', 'Scripts');
    await tree().click(nameOf('scripts', '1'));
    const opens = window.page.locator('.codelens-decoration a').filter({ hasText: 'Open the script as' });
    await opens.waitFor({ state: 'attached' });
    // The lens comes above the first line, which stays where it is.
    await window.editor('.json').element.hover();
    await window.page.mouse.wheel(0, -1000);
    await pressLens(opens);
    const script = window.editor('.sh');
    await script.element.waitFor();
    await shot('5-script');
    const text = await script.text();
    await script.setText(`${text}# one line more\n`);
    await script.save();
    await window.dialog('Change 1 field').press('Send');
    await clean().waitFor();
    assert.equal(stored('scripts', '1')['scriptContents'], `${text}# one line more\n`);
    await window.page.keyboard.press('Control+W');
    await window.editor('.json').element.waitFor();
    // It is read again once VS Code has taken note of the save.
    await until('the line of the other editor', async () => (await window.editor('.json').text()).includes('# one line more'));
    await window.command('View: Close All Editors');
  });

  it('begins a new one, and becomes what was created', async () => {
    await tree().inline('Departments', /^New/);
    const editor = window.editor('.json');
    // An empty document opens, and is filled then.
    await editor.element.locator('.view-line').filter({ hasText: '"name"' }).waitFor();
    await shot('6-new');
    await replace('.json', '"name": ""', '"name": "Robotics"');
    await editor.save();
    await window.dialog('Create').press('Send');
    await tree().expand('Departments');
    await tree().row('Robotics').waitFor();
    await isCreated(1);
    await shot('6-created');
    assert.match(await window.editor('.json').text(), /"id": "\d+"/);
  });

  it('duplicates one under a name of its own', async () => {
    await tree().menu('Robotics', /^Duplicate/);
    await window.tab(/Robotics copy/).waitFor();
    // An empty document opens, and is filled then.
    await window.editor('.json').element.locator('.view-line').filter({ hasText: '"name": "Robotics copy"' }).waitFor();
    const text = await window.editor('.json').text();
    assert.doesNotMatch(text, /"id"/);
    await shot('7-duplicate');
    await window.editor('.json').save();
    await window.dialog('Create').press('Send');
    await tree().row('Robotics copy').waitFor();
    await isCreated(2);
  });

  it('deletes only after a question', async () => {
    await tree().menu('Robotics copy', /^Delete/);
    const question = window.dialog('Delete Department “Robotics copy” on Lab.');
    await question.element.waitFor();
    await shot('8-delete');
    await window.page.keyboard.press('Enter');
    await question.element.waitFor({ state: 'hidden' });
    await window
      .tab(/^Robotics copy/)
      .nth(1)
      .waitFor();
    await window.toast('Delete Department “Robotics copy” on Lab.').press('Do Nothing');
    await window
      .tab(/^Robotics copy/)
      .nth(1)
      .waitFor({ state: 'detached' });
    await tree().menu('Robotics copy', /^Delete/);
    await question.press('Cancel');
    assert.equal(writes().filter(({ method }) => method === 'DELETE').length, 0);
    await tree().menu('Robotics copy', /^Delete/);
    await question.press('Delete');
    await tree().row('Robotics copy').waitFor({ state: 'detached' });
    await window.tab(/Robotics copy/).waitFor({ state: 'detached' });
    assert.equal(writes().filter(({ method }) => method === 'DELETE').length, 1);
    await window.command('View: Close All Editors');
  });
});

describe('auto save of an object', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer();
    window = await Window.open({ settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 200 } });
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test' });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const name = (id: string) => String(server.demo.peek('buildings', id)?.['name']);
  const puts = () => server.requests.filter(({ method }) => method === 'PUT');
  const sign = () => window.statusBarItem('Not sent');

  it('sends nothing, and says so in the tab, the status bar and the title', async () => {
    await window.view('Instances').expand('Lab', 'Organization', 'Buildings');
    await window.view('Instances').click(name('3'));
    const editor = window.editor('.json');
    await editor.element.waitFor();
    await editor.setText((await editor.text()).replace(name('3'), 'Kept here'));
    await sign().waitFor();
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
    await window.page.locator('.editor-actions').getByRole('button', { name: 'Send to Jamf' }).waitFor();
    await window.page.locator('.codelens-decoration a').filter({ hasText: 'Not sent to Jamf Pro' }).waitFor();
    await until('the sign of an unsent draft', async () => (await window.signs('.tab.active')).includes('↑'));
    await window.screenshot('object-9-not-sent');
    assert.deepEqual(puts(), []);
  });

  it('keeps the text over a reload', async () => {
    await isWrittenDown(window, 'editorpart.state', 'buildings/3/');
    await window.reload();
    await window.editor('.json').element.waitFor();
    assert.match(await window.editor('.json').text(), /Kept here/);
    await sign().waitFor();
    await window.screenshot('object-9-reloaded');
    assert.deepEqual(puts(), []);
  });

  it('sends it with Ctrl+S', async () => {
    await window.editor('.json').save();
    await window.dialog('Change 1 field').press('Send');
    await sign().waitFor({ state: 'detached' });
    assert.equal(name('3'), 'Kept here');
    assert.equal(puts().length, 1);
  });
});
