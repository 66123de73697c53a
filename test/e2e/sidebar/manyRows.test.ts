import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow, isStill } from '../support/contextMenu.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('several rows of the side bar at once', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer({ computers: 20 });
    window = await Window.open({ size: { width: 1400, height: 1400 } });
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test' });
    await tree().expand('Lab', 'Organization', 'Buildings');
    await tree().row('Alder Valley High School').waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`many-${name}`);
  const tree = () => window.view('Instances');
  const key = (name: string) => window.page.keyboard.press(name);
  const clipboard = () => window.page.evaluate(() => navigator.clipboard.readText());
  const selected = () => tree().pane.locator('.monaco-list-row.selected .label-name').allTextContents();
  const names = async () => (await tree().rows()).filter(({ level }) => level === 4).map(({ label }) => label);
  /** Until the comparison is in front and has taken the focus: until then it would take it from what is done next. */
  const isCompared = async (one: string, other: string) => {
    await window.page
      .locator('.tab.active')
      .filter({ hasText: `${one} ↔ ${other}` })
      .waitFor();
    await window.page.locator('.editor-group-container.active .monaco-diff-editor .monaco-editor.focused').waitFor();
  };
  const copied = async (text: string) => until(`“${text}” on the clipboard`, async () => (await clipboard()) === text);

  it('keys are about the row that has the focus, or all that are selected with it', async () => {
    const [first = '', second = '', third = ''] = await names();
    await tree().click(first);
    await window.editor('.json').element.waitFor();
    await key('ArrowDown');
    await key('ControlOrMeta+c');
    await copied(second);
    await until('the row of the key selected', async () => (await selected()).join() === second);
    await key('Shift+ArrowDown');
    await until('two rows', async () => (await selected()).length === 2);
    await key('ControlOrMeta+c');
    await copied(`${second}\n${third}`);
    await shot('1-selected');
  });

  it('a menu offers for several rows what can be done with them, and compares two', async () => {
    const [, second = '', third = ''] = await names();
    await clickRow(tree().row(third), { button: 'right' });
    const item = (label: string) => window.page.locator('.monaco-menu').getByRole('menuitem', { name: label });
    await item('Compare Selected').waitFor();
    await shot('2-menu');
    for (const alone of ['Duplicate', 'New Request', 'Show Versions', 'Select for Compare', 'Open in Jamf Pro'])
      assert.equal(await item(alone).count(), 0, alone);
    await key('Escape');
    await tree().menu(third, 'Compare Selected');
    await isCompared(second, third);
    await shot('2-compared');
    await tree().click(second);
    await window.page.locator('.tab.active').filter({ hasText: second, hasNotText: '↔' }).waitFor();
    await tree().menu(second, 'Select for Compare');
    await tree().menu(third, 'Compare with Selected');
    await isCompared(second, third);
  });

  it('Delete asks one question for all that are selected, and tells what came of each', async () => {
    const [first = '', second = '', third = '', fourth = ''] = await names();
    await tree().click(first);
    await key('Shift+ArrowDown');
    await key('Shift+ArrowDown');
    await until('three rows', async () => (await selected()).length === 3);
    server.setFault({ path: /buildings\/\d+$/, method: 'DELETE', times: 1, fault: { kind: 'status', status: 403 } });
    await key('Delete');
    const question = window.dialog(/Delete 3 Buildings on Lab/);
    await question.element.waitFor();
    await shot('3-question');
    await question.press('Delete');
    const told = window.toast(/2 of 3 are deleted on Lab/);
    await told.press('Show Each');
    await window
      .activeEditor()
      .element.locator('.view-line')
      .filter({ hasText: `Deleted: Building “${third}”` })
      .first()
      .waitFor();
    await window
      .activeEditor()
      .element.locator('.view-line')
      .filter({ hasText: `Not deleted: Building “${first}”` })
      .first()
      .waitFor();
    await shot('3-told');
    await tree().row(second).waitFor({ state: 'detached' });
    await tree().row(third).waitFor({ state: 'detached' });
    assert.deepEqual((await names()).slice(0, 2), [first, fourth]);
  });

  it('what is in front is revealed in the side bar: unfolded down to its row, which has the focus', async () => {
    await tree().click('District Office');
    await window.activeEditor().element.locator('.view-line').filter({ hasText: 'District Office' }).first().waitFor();
    await tree().toolbar('Collapse All');
    await tree().row('District Office').waitFor({ state: 'detached' });
    await window.activeEditor().focus();
    await window.command('Jamf Pro: Reveal in Sidebar');
    await tree().row('District Office').and(window.page.locator('.selected')).waitFor();
    await tree().hasFocus('District Office');
    await shot('4-revealed');
    await window.command('View: Show Explorer');
    await tree().row('District Office').waitFor({ state: 'hidden' });
    await window.activeEditor().focus();
    await window.command('Jamf Pro: Reveal in Sidebar');
    await tree().hasFocus('District Office');
    await window.tab(/District Office/).click({ button: 'right' });
    await window.page.locator('.monaco-menu').getByRole('menuitem', { name: 'Reveal in Sidebar' }).waitFor();
    await shot('4-tab');
    await key('Escape');
  });

  it('groups and kinds are hidden and put in order, by the menu and by keys, and come back', async () => {
    const labels = async (level: number) => (await tree().rows()).filter((row) => row.level === level).map(({ label }) => label);
    const from = server.requests.length;
    await tree().menu('Sites', 'Hide');
    await tree().row('Sites').waitFor({ state: 'detached' });
    await tree().hasFocus('Categories');
    await window.toast('“Sites” is hidden in the side bar').element.waitFor();
    await tree().menu('Server', 'Move Up');
    await until('Server above its neighbour', async () => (await labels(2)).at(-1) === 'Security & Identity');
    await tree().hasFocus('Server');
    await key('Alt+ArrowUp');
    await until('Server two places up', async () => (await labels(2)).indexOf('Server') === (await labels(2)).length - 3);
    await shot('6-arranged');
    await window.command('Jamf Pro: Show Hidden…');
    await shot('6-hidden');
    await window.quick.widget.getByText('Sites', { exact: true }).first().click();
    await key('Enter');
    await tree().row('Sites').waitFor();
    await window.command('Jamf Pro: Reset Order and Hidden');
    await until('Server at the end', async () => (await labels(2)).at(-1) === 'Server');
    assert.equal(server.requests.length, from, 'nobody is asked for it');
  });

  it('the tree of a window that is opened again is unfolded as it was, and asks nobody before the person does', async () => {
    await isWrittenDown(window, 'jamf.unfolded', 'buildings');
    const before = server.requests.length;
    await window.reload();
    await tree().row('Load…').waitFor();
    await tree().row('As last read · Connect').waitFor();
    await tree().row('Categories').waitFor();
    await window.inThemes(async (theme) => {
      await shot(`5-restored-${theme}`);
    });
    assert.deepEqual(server.requests.slice(before), []);
    await tree().click('Load…');
    await tree().row('District Office').waitFor();
    await tree().row('As last read · Connect').waitFor({ state: 'detached' });
    // Of a row that is folded while it is drawn anew, VS Code tells nobody: so all is drawn first that comes with a sign-in.
    await tree().pane.locator('.monaco-list-row[aria-label^="Instance Lab, test, signed in"]').waitFor();
    await until('the list with all that is known of it', async () =>
      /^List, Buildings, \d+, can create/.test((await tree().row('Buildings').getAttribute('aria-label')) ?? ''),
    );
    await isStill(tree().row('Lab'));
    await shot('5-loaded');
    await tree().toolbar('Collapse All');
    await tree().row('Organization').waitFor({ state: 'detached' });
    await isWrittenDown(window, 'jamf.unfolded\\":[]');
    await window.reload();
    await tree().row('Lab').and(window.page.locator('[aria-expanded="false"]')).waitFor();
  });
});
