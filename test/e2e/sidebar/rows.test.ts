import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { openConnected } from '../support/addConnection.ts';
import { clickRow, isStill, leaveHovers, pickItem, pressed, turnRow } from '../support/contextMenu.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { until } from '../support/until.ts';
import type { Window } from '../support/window.ts';

describe('rows that stay where they are, and a focus that stays where one works', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer({ computers: 250 });
    window = await openConnected({ name: 'Lab', url: server.url, environment: 'Test' }, { size: { width: 1400, height: 1400 } });
    await tree().expand('Lab', 'Organization', 'Buildings');
    await tree().row(nameOf('1')).waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`rows-${name}`);
  const tree = () => window.view('Instances');
  const key = (name: string) => window.page.keyboard.press(name);
  const nameOf = (id: string) => String(server.demo.peek('buildings', id)?.['name']);
  const reads = (id: string) => server.requests.filter(({ method, path }) => method === 'GET' && path === `/api/v1/buildings/${id}`).length;
  const tab = (name: string, kind: 'preview' | 'kept') =>
    window.page.locator(`.tab.active ${kind === 'preview' ? '.italic' : ':not(.italic)'}.monaco-icon-label`).filter({ hasText: name });
  const at = (level: number, label: string) => {
    const name = window.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) });
    return tree().pane.locator(`.monaco-list-row[aria-level="${level}"]`).filter({ has: name }).first();
  };
  const isFocused = (name: string) => tree().hasFocus(name);
  /** Until a row's object is shown, the focus is in the list still, and the shelf of what was opened is drawn anew: the tab is there before. */
  async function isPreviewed(name: string): Promise<void> {
    await tab(name, 'preview').waitFor();
    await line(name).waitFor();
    await isStill(tree().row(name));
    await isFocused(name);
  }

  const selected = () => tree().pane.locator('.monaco-list-row.selected .label-name').allTextContents();
  const copied = async (text: string) =>
    until(`“${text}” on the clipboard`, async () => (await window.page.evaluate(() => navigator.clipboard.readText())) === text);
  const line = (text: string) => window.activeEditor().element.locator('.view-line').filter({ hasText: text }).first();
  /** A request of the list of buildings that waits until it is let go. */
  function holdBuildings(): () => void {
    let letGo = (): void => undefined;
    const until = new Promise<void>((resolve) => (letGo = resolve));
    server.setFault({ path: '/api/v1/buildings?', times: 1, fault: { kind: 'held', until } });
    return letGo;
  }

  /** The names of the buildings from the top, without the row that stands below them while they are read. */
  async function names(): Promise<string[]> {
    const rows = await tree().rows();
    const from = rows.findIndex(({ label }) => label === 'Buildings');
    const below = rows.slice(from + 1);
    const end = below.findIndex(({ level }) => level < 4);
    const labels = below.slice(0, end < 0 ? undefined : end).map(({ label }) => label);
    return labels.filter((label) => label !== 'Loading…');
  }

  it('one click and Space preview and leave the focus in the list, Enter opens for good', async () => {
    const [first, second, third] = await names();
    assert.ok(first && second && third);
    await tree().click(first);
    await isPreviewed(first);
    await shot('1-preview');
    await key('ArrowDown');
    await key('Space');
    await isPreviewed(second);
    await key('ArrowDown');
    await key('Enter');
    await tab(third, 'kept').waitFor();
    await line(third).waitFor();
    await tree().focused.waitFor({ state: 'detached' });
    await shot('1-opened');
    const ids = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [nameOf(String(index + 1)), String(index + 1)]));
    for (const name of [first, second, third]) assert.equal(reads(ids[name] ?? ''), 1, name);
  });

  it('two clicks open for good, with one GET', async () => {
    const name = (await names())[4] ?? '';
    const from = server.requests.length;
    await tree().doubleClick(name);
    await tab(name, 'kept').waitFor();
    await line(name).waitFor();
    const asked = server.requests.slice(from).filter(({ path }) => /buildings\/\d+$/.test(path));
    assert.equal(asked.length, 1, asked.map(({ path }) => path).join());
  });

  it('another row that is clicked while the first is read is no failure', async () => {
    const [, , , , , slow = '', next = ''] = await names();
    server.setFault({ path: /buildings\/\d+$/, times: 1, fault: { kind: 'latency', ms: 1500 } });
    await tree().click(slow);
    await shot('3-waiting');
    await tree().click(next);
    await tab(next, 'preview').waitFor();
    await line(next).waitFor();
    await isFocused(next);
    await shot('3-other');
    assert.equal(await window.page.locator('.notification-toast').count(), 0);
  });

  it('what was opened moves no row', async () => {
    const all = async () => (await tree().rows()).map(({ label }) => label);
    await tree().expand('Recently Opened');
    const shelf = at(2, 'Recently Opened');
    await until('what was opened', async () => (await all()).indexOf('Computers') - (await all()).indexOf('Recently Opened') > 1);
    const before = await all();
    const [, , , , , , , , , , , last = ''] = await names();
    await tree().click(last);
    await tab(last, 'preview').waitFor();
    await line(last).waitFor();
    assert.deepEqual(await all(), before);
    await shot('4-shelves');
    await turnRow(shelf);
    await tree().expand('Recently Opened');
    await until('the latest on top', async () => {
      const labels = await all();
      return labels[labels.indexOf('Recently Opened') + 1] === last;
    });
    await turnRow(shelf);
  });

  it('a list keeps its rows while it is read anew, and a click there opens its row', async () => {
    const before = await names();
    const [, , , , , name = ''] = before;
    const letGo = holdBuildings();
    await tree().inline('Buildings', 'Refresh');
    // At once, before the list rests; in one step, for VS Code may draw the row anew between two.
    await until('a press on a row that nothing covers', async () => {
      await leaveHovers(window.page);
      return await pressed(tree().row(name));
    });
    await tab(name, 'preview').waitFor();
    await tree().row('Loading…').waitFor();
    await shot('5-refresh');
    assert.deepEqual(await names(), before);
    letGo();
    await tree().row('Loading…').waitFor({ state: 'detached' });
    assert.deepEqual(await names(), before);
    assert.deepEqual(
      window.console.filter((text) => text.includes('Actual command not found')),
      [],
    );
  });

  it('what is unfolded while the rows above it are drawn anew stays unfolded', async () => {
    const asked = () => server.requests.filter(({ path }) => /\/buildings\?/.test(path)).length;
    const [before, categories] = [asked(), at(3, 'Categories')];
    server.setFault({ path: /\/buildings\?/, fault: { kind: 'hang' } });
    await clickRow(at(3, 'Departments'));
    await clickRow(at(3, 'Departments'));
    await key('ArrowDown');
    await isFocused('Categories');
    await window.command('Jamf Pro: Refresh');
    await until('the list that the rows above wait for', () => asked() > before);
    await isFocused('Categories');
    await key('ArrowRight');
    await tree().row('Loading…').waitFor();
    const unfolded = categories.and(window.page.locator('[aria-expanded="true"]'));
    await unfolded.waitFor();
    await at(4, String(server.demo.peek('categories', '1')?.['name'])).waitFor();
    await shot('6-unfolded');
    await tree().click('Loading…');
    await tree().row('Stopped').waitFor();
    server.setFault(undefined);
    await turnRow(unfolded);
    await tree().click('Stopped');
    await until('the list that was stopped', async () =>
      (await tree().rows()).every(({ label }) => !['Loading…', 'Stopped'].includes(label)),
    );
  });

  it('keys are about the row that has the focus, or all that are selected with it', async () => {
    const [first = '', second = '', third = ''] = await names();
    await tree().click(first);
    await isPreviewed(first);
    await key('ArrowDown');
    await key('ControlOrMeta+c');
    await copied(second);
    await until('the row of the key selected', async () => (await selected()).join() === second);
    await key('Shift+ArrowDown');
    await until('two rows', async () => (await selected()).length === 2);
    await key('ControlOrMeta+c');
    await copied(`${second}\n${third}`);
    await shot('7-selected');
  });

  it('a menu offers for several rows what can be done with them, and compares two', async () => {
    const [, second = '', third = ''] = await names();
    await clickRow(tree().row(third), { button: 'right' });
    const item = (label: string) => window.page.locator('.monaco-menu').getByRole('menuitem', { name: label });
    await item('Compare Selected').waitFor();
    await shot('8-menu');
    for (const alone of ['Duplicate', 'New Request', 'Show Versions', 'Select for Compare', 'Open in Jamf Pro'])
      assert.equal(await item(alone).count(), 0, alone);
    await pickItem(window.page, 'Compare Selected');
    await window.page
      .locator('.tab.active')
      .filter({ hasText: `${second} ↔ ${third}` })
      .waitFor();
    // Until it has taken the focus, it would take it from what is done next.
    await window.page.locator('.editor-group-container.active .monaco-diff-editor .monaco-editor.focused').waitFor();
    await shot('8-compared');
  });

  it('Delete asks one question for all that are selected, and tells what came of each', async () => {
    const [first = '', second = '', third = '', fourth = ''] = await names();
    await tree().click(first);
    await isPreviewed(first);
    await key('Shift+ArrowDown');
    await key('Shift+ArrowDown');
    await until('three rows', async () => (await selected()).length === 3);
    server.setFault({ path: /buildings\/\d+$/, method: 'DELETE', times: 1, fault: { kind: 'status', status: 403 } });
    await key('Delete');
    const question = window.dialog(/Delete 3 Buildings on Lab/);
    await question.element.waitFor();
    await shot('9-question');
    await question.press('Delete');
    const told = window.toast(/2 of 3 are deleted on Lab/);
    await told.press('Show Each');
    await line(`Deleted: Building “${third}”`).waitFor();
    await line(`Not deleted: Building “${first}”`).waitFor();
    await shot('9-told');
    await tree().row(second).waitFor({ state: 'detached' });
    await tree().row(third).waitFor({ state: 'detached' });
    assert.deepEqual((await names()).slice(0, 2), [first, fourth]);
  });

  it('the neighbour has the focus of a row that was deleted', async () => {
    const [, , , above = '', gone = '', next = ''] = await names();
    await tree().click(above);
    await isPreviewed(above);
    await key('ArrowDown');
    await isFocused(gone);
    await key('Delete');
    await window.dialog(/Delete Building/).press('Delete');
    await tree().row(gone).waitFor({ state: 'detached' });
    await isFocused(next);
    await shot('9-deleted');
  });

  it('what is in front is revealed in the side bar: unfolded down to its row, which has the focus', async () => {
    await tree().click('District Office');
    await line('District Office').waitFor();
    await tree().toolbar('Collapse All');
    await tree().row('District Office').waitFor({ state: 'detached' });
    await window.activeEditor().focus();
    await window.command('Jamf Pro: Reveal in Sidebar');
    await tree().row('District Office').and(window.page.locator('.selected')).waitFor();
    await isFocused('District Office');
    await shot('10-revealed');
  });

  it('what was unfolded is so again after signing out and in', async () => {
    const before = await names();
    await tree().menu('Lab', 'Sign Out');
    await tree().row('Sign in…').waitFor();
    for (const other of ['Open the request runner anyway', 'Stopped']) assert.equal(await tree().row(other).count(), 0, other);
    await shot('11-signed-out');
    const open = ['4', '5'].map((id) => ({ id, had: reads(id) }));
    await tree().click('Sign in…');
    await until('the rows from before', async () => isDeepStrictEqual(await names(), before));
    // Later on nobody is to be asked.
    await until('the open documents read anew', () => open.every(({ id, had }) => reads(id) > had));
    // Its row is drawn anew with all that is below it, and a menu that comes up before that knows its row no longer.
    await tree().pane.locator('.monaco-list-row[aria-label^="Instance Lab, test, signed in"]').waitFor();
    // The open documents say it as well, by way of VS Code's log.
    window.troubles.splice(0, Infinity, ...window.troubles.filter((text) => !text.includes('Sign in to go on.')));
  });

  it('groups and kinds are hidden and put in order, by the menu and by keys, and come back', async () => {
    const groups = async () => (await tree().rows()).filter(({ level }) => level === 2).map(({ label }) => label);
    const from = server.requests.length;
    await tree().menu('Sites', 'Hide');
    await tree().row('Sites').waitFor({ state: 'detached' });
    await isFocused('Network Segments');
    await window.toast('“Sites” is hidden in the side bar').element.waitFor();
    await tree().menu('Server', 'Move Up');
    await until('Server above its neighbour', async () => (await groups()).at(-1) === 'Settings');
    await isFocused('Server');
    await key('Alt+ArrowUp');
    await until('Server two places up', async () => (await groups()).indexOf('Server') === (await groups()).length - 3);
    await shot('12-arranged');
    await window.command('Jamf Pro: Reset Order and Hidden');
    await until('Server at the end', async () => (await groups()).at(-1) === 'Server');
    await tree().row('Sites').waitFor();
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
      await shot(`13-restored-${theme}`);
    });
    assert.deepEqual(server.requests.slice(before), []);
    await tree().click('Load…');
    await tree().row('District Office').waitFor();
    await tree().row('As last read · Connect').waitFor({ state: 'detached' });
  });

  it('the first new row has the focus after Load more, with the keyboard', async () => {
    await turnRow(tree().row('Buildings'));
    await window.page.setViewportSize({ width: 1400, height: 3000 });
    await turnRow(at(2, 'Computers'));
    await turnRow(at(3, 'Computers'));
    await tree().row('Load more').waitFor();
    await tree().click('Load more');
    const isLoaded = async () => (await tree().rows()).filter(({ level }) => level === 4).length > 101;
    await until('more rows', isLoaded);
    const computers = (await tree().rows()).filter(({ level }) => level === 4);
    await isFocused(computers[100]?.label ?? '');
    await shot('14-more');
    await key('ArrowDown');
    await key('Space');
    await tab(computers[101]?.label ?? '', 'preview').waitFor();
    await isFocused(computers[101]?.label ?? '');
  });

  it('a request that is begun has the focus in its path, and a row that is added in its name', async () => {
    await window.command('Jamf Pro: New Request');
    const page = window.webview();
    await page.getByRole('combobox', { name: 'Path and query' }).and(page.locator(':focus')).waitFor();
    await window.page.keyboard.type('/v1/buildings');
    await page.getByRole('button', { name: 'Add parameter' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of parameter 1' }).and(page.locator(':focus')).waitFor();
    await shot('15-request');
    assert.equal(await page.getByRole('combobox', { name: 'Path and query' }).inputValue(), '/v1/buildings');
  });
});
