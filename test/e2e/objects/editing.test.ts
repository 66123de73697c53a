import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';
import { pressLens } from '../support/lens.ts';

describe('help with an object', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer();
    window = await Window.open({ size: { width: 1400, height: 1300 } });
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test' });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`editing-${name}`);
  const tree = () => window.view('Instances');
  const json = () => window.editor('.json');
  const name = (table: string, id: string) => String(server.demo.peek(table, id)?.['name']);
  const listsOf = (resource: string) => server.requests.filter(({ path: asked }) => asked.startsWith(`/api/v1/${resource}?`)).length;
  const lens = (text: string | RegExp) => window.page.locator('.codelens-decoration a').filter({ hasText: text }).first();
  const line = (text: string) => json().element.locator('.view-line').filter({ hasText: text }).first();

  /** The place of a device, as the demo has it. */
  function placeOf(id: string): { readonly departmentId: string; readonly buildingId: string } {
    return server.demo.peek('mobile-devices', id)?.['userAndLocation'] as { departmentId: string; buildingId: string };
  }
  const deviceOf = (kind: string) =>
    Array.from({ length: 80 }, (_, index) => String(index + 1)).find(
      (id) => server.demo.peek('mobile-devices', id)?.['deviceType'] === kind,
    )!;
  const labelOf = (id: string) => (server.demo.peek('mobile-devices', id)!['general'] as { displayName: string }).displayName;

  /** What is applied, and what is taken back, is in the editor a moment after it was chosen. */
  async function shows(text: string | RegExp): Promise<void> {
    await until('the text', async () => {
      const shown = await json().text();
      return typeof text === 'string' ? shown.includes(text) : text.test(shown);
    });
  }

  const toStart = () => window.page.keyboard.press('Control+Home');

  async function revert(): Promise<void> {
    await window.page.locator('.tab.active.dirty').waitFor();
    await window.command('File: Revert File');
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** @param go there, in one step from where nothing is offered: the bulb of a place on the way would still be shown, and offer what helps there. */
  async function quickFix(title: string, go: () => Promise<void>): Promise<void> {
    const row = window.page.locator('.action-widget .monaco-list-row').filter({ hasText: title });
    // The bulb comes once there is something to offer, beside the line or in its margin, and knows what; the key would ask once more.
    const bulb = window.activeEditor().element.locator('.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]').first();
    await bulb.waitFor({ state: 'hidden' });
    await go();
    await bulb.click();
    await row.first().waitFor();
    await shot(`fix-${title.replaceAll(/\W+/g, '-')}`);
    await row.first().click();
  }

  it('shows the names of ids beside them, from one list each', async () => {
    const id = deviceOf('tvOS');
    const { departmentId, buildingId } = placeOf(id);
    await tree().expand('Lab', 'Mobile Devices', 'Mobile Devices (Detail)');
    // Its count redraws the rows below: a menu that was opened before belongs to no row any more.
    await tree().row('Mobile Devices (Detail)').locator('.label-description', { hasText: /^\d+/ }).waitFor();
    await tree().menu(labelOf(id), /^Open$/);
    await line(name('departments', departmentId)).waitFor();
    await line(name('buildings', buildingId)).waitFor();
    await shot('1-names');
    assert.deepEqual([listsOf('departments'), listsOf('buildings')], [1, 1]);
    await json().hover(`"${departmentId}"`, `Department “${name('departments', departmentId)}”`);
    await shot('1-hover');
    assert.deepEqual([listsOf('departments'), listsOf('buildings')], [1, 1]);
  });

  it('warns of what was changed, and of nothing that the server returned', async () => {
    const before = await json().text();
    assert.match(before, /"ios": null/);
    await json().goBehind('"ios": null');
    // In one go: half of the word would be complained about as well.
    for (const _ of 'null') await window.page.keyboard.press('Shift+ArrowLeft');
    await json().type('7');
    const warnings = json().element.locator('.squiggly-warning');
    await warnings.first().waitFor();
    // All complaints about a text are drawn at once.
    assert.equal(await warnings.count(), 1);
    await window.page.keyboard.press('Backspace');
    await json().type('null');
    await warnings.first().waitFor({ state: 'detached' });
    assert.equal(await json().text(), before);
  });

  it('completes an id by its name', async () => {
    const other = placeOf(deviceOf('tvOS')).departmentId === '2' ? '3' : '2';
    await json().goBehind('"departmentId": "');
    const rows = await json().complete();
    await shot('2-completion');
    await rows
      .filter({ hasText: name('departments', other) })
      .first()
      .click();
    assert.match(await json().text(), new RegExp(`"departmentId": "${other}",`));
    await line(name('departments', other)).waitFor();
    assert.equal(listsOf('departments'), 1);
  });

  it('goes to the object that an id means', async () => {
    const { buildingId } = placeOf(deviceOf('tvOS'));
    await json().goBehind('"buildingId": "');
    await window.page.keyboard.press('F12');
    await window.tab(new RegExp(name('buildings', buildingId))).waitFor();
    await window.page
      .locator('.breadcrumbs-control')
      .filter({ hasText: /buildings/ })
      .waitFor();
    await window.command('View: Close Editor');
    await revert();
  });

  it('reveals a masked secret in a dialog alone', async () => {
    assert.match(await json().text(), /"airplayPassword": "•+"/);
    await json().goBehind('"airplayPassword"');
    await pressLens(lens('Reveal'));
    const question = window.dialog('Show “tvos.airplayPassword”');
    await question.element.waitFor();
    await shot('3-reveal-question');
    await question.press('Show');
    const shown = window.dialog('demo-airplay-password');
    await shown.element.waitFor();
    await shot('3-reveal');
    await shown.press('Copy');
    await window.page.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, 'demo-airplay-password');
    assert.doesNotMatch(await json().text(), /demo-airplay-password/);
    await window.command('View: Close All Editors');
  });

  it('mends a slip of the pen and what is missing, and offers no $schema', async () => {
    await tree().toolbar(/^Collapse All/);
    await tree().expand('Lab', 'Organization', 'Departments');
    await tree().inline('Departments', /^New/);
    // An empty document opens, and is filled then.
    await line('"name"').waitFor();
    await json().setText('{\n  "nmae": "Robotics"\n}\n');
    await json().element.locator('.squiggly-warning').first().waitFor();
    await quickFix('Did you mean “name”?', () => json().clickOn('"nmae"'));
    await shows('{\n  "name": "Robotics"\n}');
    // Else the squiggle waited for below may be the mended one.
    await json().element.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await json().setText('{\n  \n}\n');
    await json().element.locator('.squiggly-warning').first().waitFor();
    await quickFix('Add “name”', toStart);
    await shows(/\{\n {2}"name": "[^"]+"\n\}/);
    await json().setText('{\n  \n}\n');
    await json().goBehind('{\n  ');
    await json().type('"');
    const rows = await json().complete();
    await rows.filter({ hasText: /^name/ }).waitFor();
    assert.equal(await rows.filter({ hasText: '$schema' }).count(), 0);
    await window.page.keyboard.press('Escape');
    await window.command('File: Revert File');
    await window.command('View: Close All Editors');
  });

  it('takes back what only the server sets', async () => {
    await tree().expand('Buildings');
    await tree().click(name('buildings', '1'));
    await line('"streetAddress1"').waitFor();
    const before = await json().text();
    await json().setText(before.replace('"id": "1"', '"id": "8"'));
    await json().element.locator('.squiggly-error').first().waitFor();
    await quickFix("Put back the server's “id”", () => json().clickOn('"id"'));
    await shows(before);
    await revert();
    await window.command('View: Close All Editors');
  });

  it('begins a script with a template as a script, which it stays once it is created', async () => {
    await tree().expand('Scripts & Packages', 'Scripts');
    await tree().inline('Scripts', /^New/);
    await window.quick.option(/^Bash script/).waitFor();
    await shot('4-templates');
    await window.quick.pick(/^Zsh script with a log/);
    await window.quick.answer('Clean up', 'Its name in Jamf Pro');
    const begun = window.editor('/new/Clean%20up.zsh');
    await begun.element.locator('.view-line').filter({ hasText: 'zsh' }).first().waitFor();
    await shot('4-template');
    await begun.save();
    await window.dialog('Create').press('Send');
    await begun.element.waitFor({ state: 'hidden' });
    const script = window.editor('Clean%20up.zsh');
    await script.element.waitFor();
    await shot('4-script');
    assert.match(await script.text(), /^#!\/bin\/zsh --no-rcs\n[\s\S]*\$4 to \$11/);
  });

  it('writes a whole object where there is none', async () => {
    await window.command('View: Close All Editors');
    await tree().inline('Scripts', /^New/);
    await window.quick.pick(/^Empty/);
    await window.quick.answer('Whole', 'Its name in Jamf Pro');
    await pressLens(window.editor('/new/Whole.sh').element.getByText('Open the other fields as JSON'));
    await line('"scriptContents"').waitFor();
    for (const begun of ['', '{}']) {
      await json().focus();
      await window.page.keyboard.press('Control+A');
      await window.page.keyboard.press('Delete');
      await json().type(begun);
      if (begun !== '') await window.page.keyboard.press('ArrowLeft');
      const rows = await json().complete();
      const whole = rows.filter({ hasText: /^Object: all \d+ fields/ });
      await whole.waitFor();
      await shot(`4-whole-${begun === '' ? 'empty' : 'braces'}`);
      await whole.click();
      await line('"priority"').waitFor();
      await window.page.keyboard.press('Escape');
      const written = JSON.parse(await json().text()) as Record<string, unknown>;
      assert.equal(Object.keys(written)[0], 'name');
      assert.ok(typeof written['priority'] === 'string' && /^[A-Z_]+$/.test(written['priority']));
      assert.ok(!('id' in written));
    }
    await shot('4-whole');
    await window.command('View: Revert and Close Editor');
    // It has a script as well, which another journey opened.
    await window.editor('/new/Whole.json').element.waitFor({ state: 'hidden' });
    await tree().doubleClick('Clean up');
    await window.editor('/Clean%20up.json').element.waitFor();
    await pressLens(lens('Open the script as'));
    await window.editor('.zsh').element.waitFor();
  });

  it('warns of Windows line endings in a script, and changes them', async () => {
    const script = window.editor('.zsh');
    await script.focus();
    await window.command('Change End of Line Sequence');
    await window.quick.pick('CRLF');
    await script.element.locator('.squiggly-warning').first().waitFor();
    await quickFix('Change all line endings to LF', toStart);
    await window.statusBarItem(/^LF$/).waitFor();
    await script.element.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await revert();
    await window.command('View: Close All Editors');
  });

  it('exports what is selected as files', async () => {
    const [one, two] = [name('scripts', '1'), name('scripts', '2')];
    await tree().click(one);
    await tree().click(two, 'also');
    await tree().menu(two, /^Export as Files/);
    await window.quick.pick('A file for each');
    await window.page.waitForFunction(
      (text) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.startsWith(text),
      window.folder,
    );
    await shot('5-folder');
    await window.quick.widget.getByRole('button', { name: 'Export Here' }).click();
    const done = window.toast('4 files written.');
    await done.element.waitFor();
    await shot('5-exported');
    await done.dismiss();
    const file = (label: string, id: string, ending: string) => path.join(window.folder, 'scripts', `${label}-${id}${ending}`);
    assert.match(readFileSync(file(one, '1', '.json'), 'utf8'), /"scriptContents"/);
    assert.ok(existsSync(file(two, '2', '.json')));
  });
});
