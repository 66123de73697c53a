import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { clickRow, turnRow } from '../support/contextMenu.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('rows that stay where they are, and a focus that stays where one works', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer({ computers: 250 });
    window = await Window.open({ size: { width: 1400, height: 1400 } });
    await window.sideBar();
    await addConnection(window, { name: 'Lab', url: server.url, environment: 'Test' });
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
    await tree().expand('Lab', 'Organization', 'Buildings');
    await tree().row(nameOf('1')).waitFor();
    const [first, second, third] = await names();
    assert.ok(first && second && third);
    await tree().click(first);
    await tab(first, 'preview').waitFor();
    await isFocused(first);
    await shot('1-preview');
    await key('ArrowDown');
    await key('Space');
    await tab(second, 'preview').waitFor();
    await isFocused(second);
    await key('ArrowDown');
    await key('Enter');
    await tab(third, 'kept').waitFor();
    await window.activeEditor().element.locator('.view-line').filter({ hasText: third }).first().waitFor();
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
    await window.activeEditor().element.locator('.view-line').filter({ hasText: name }).first().waitFor();
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
    await window.activeEditor().element.locator('.view-line').filter({ hasText: next }).first().waitFor();
    await isFocused(next);
    await shot('3-other');
    assert.equal(await window.page.locator('.notification-toast').count(), 0);
  });

  it('an object that meanwhile was deleted, and one that may not be read, say so where it would stand', async () => {
    const [, , , , , , , gone = '', barred = '', next = ''] = await names();
    const note = (text: string) => window.activeEditor().element.locator('.view-line').filter({ hasText: text }).first();
    server.setFault({ path: /buildings\/\d+$/, times: 1, fault: { kind: 'status', status: 404 } });
    await tree().click(gone);
    await note('no longer exists on Lab').waitFor();
    await shot('4-gone');
    server.setFault({ path: /buildings\/\d+$/, times: 1, fault: { kind: 'status', status: 403 } });
    await tree().click(barred);
    await note('Refused').waitFor();
    await isFocused(barred);
    // It is prose: neither a schema nor JSON's rules say anything of it.
    await window.statusBarItem(/^Plain Text$/).waitFor();
    const squiggles = window.page.locator('.squiggly-error, .squiggly-warning');
    await until('a note without squiggles', async () => (await squiggles.count()) === 0);
    await shot('4-barred');
    await tree().click(next);
    await note(next).waitFor();
    assert.equal(await window.page.locator('.notification-toast').count(), 0);
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
    await key('ArrowRight');
    await tree().row('Loading…').waitFor();
    const unfolded = categories.and(window.page.locator('[aria-expanded="true"]'));
    await unfolded.waitFor();
    await at(4, String(server.demo.peek('categories', '1')?.['name'])).waitFor();
    await shot('5-unfolded');
    await tree().click('Loading…');
    await tree().row('Stopped').waitFor();
    server.setFault(undefined);
    await turnRow(unfolded);
    await tree().click('Stopped');
    await until('the list that was stopped', async () =>
      (await tree().rows()).every(({ label }) => !['Loading…', 'Stopped'].includes(label)),
    );
  });

  it('what was opened moves no row, however often and wherever it is shown', async () => {
    const all = async () => (await tree().rows()).map(({ label }) => label);
    await tree().expand('Recently Opened');
    const shelf = tree().pane.locator('.monaco-list-row[aria-level="3"]').first();
    const isShown = (labels: readonly string[]) => labels.indexOf('Computers') - labels.indexOf('Recently Opened') > 1;
    await until('what was opened', async () => isShown(await all()));
    const before = await all();
    const [, , , , , , , , , , , last = ''] = await names();
    await tree().click(last);
    await tab(last, 'preview').waitFor();
    await tree().click(nameOf('1'));
    await tab(nameOf('1'), 'preview').waitFor();
    assert.deepEqual(await all(), before);
    await shot('5-shelves');
    await turnRow(tree().row('Recently Opened'));
    await tree().expand('Recently Opened');
    await until('the latest on top', async () => (await shelf.locator('.label-name').textContent()) === nameOf('1'));
    await turnRow(tree().row('Recently Opened'));
  });

  it('a list keeps its rows while it is read anew', async () => {
    const before = await names();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    server.setFault({ path: '/api/v1/buildings?', times: 1, fault: { kind: 'held', until: held } });
    await tree().inline('Buildings', 'Refresh');
    await tree().row('Loading…').waitFor();
    await shot('6-refresh');
    assert.deepEqual(await names(), before);
    letGo();
    await tree().row('Loading…').waitFor({ state: 'detached' });
    assert.deepEqual(await names(), before);
  });

  it('a click opens its row while the list is drawn anew', async () => {
    const [, , , , , first = '', second = '', third = ''] = await names();
    server.setFault({ path: '/api/v1/buildings?', fault: { kind: 'latency', ms: 300 } });
    for (const name of [first, second, third, first]) {
      await tree().inline('Buildings', 'Refresh');
      const { x, y, width, height } = (await tree().row(name).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await window.page.mouse.click(x + width / 2, y + height / 2);
      await tab(name, 'preview').waitFor();
    }
    server.setFault(undefined);
    assert.deepEqual(
      window.console.filter((line) => line.includes('Actual command not found')),
      [],
    );
  });

  it('what was unfolded is so again after signing out and in', async () => {
    const before = await names();
    await tree().menu('Lab', 'Sign Out');
    await tree().row('Sign in…').waitFor();
    await shot('7-signed-out');
    await tree().click('Sign in…');
    await until('the rows from before', async () => isDeepStrictEqual(await names(), before));
    // Its row is drawn anew with all that is below it, and a menu that comes up before that knows its row no longer.
    await tree().pane.locator('.monaco-list-row[aria-label^="Instance Lab, test, signed in"]').waitFor();
    // The open documents say it as well, by way of VS Code's log.
    window.troubles.splice(0, Infinity, ...window.troubles.filter((text) => !text.includes('Sign in to go on.')));
  });

  it('the neighbour has the focus of a row that was deleted', async () => {
    const [, gone = '', next = ''] = await names();
    await tree().menu(gone, /^Delete/);
    await window.dialog(/Delete Building/).press('Delete');
    await tree().row(gone).waitFor({ state: 'detached' });
    await isFocused(next);
    await shot('8-deleted');
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
    await shot('9-more');
    await key('ArrowDown');
    await key('Space');
    await tab(computers[101]?.label ?? '', 'preview').waitFor();
    await isFocused(computers[101]?.label ?? '');
  });

  it('a request that is begun has the focus in its path, and a row that is added in its name', async () => {
    await window.page.setViewportSize({ width: 1400, height: 1400 });
    await window.command('Jamf Pro: New Request');
    const page = window.webview();
    await page.getByRole('combobox', { name: 'Path and query' }).and(page.locator(':focus')).waitFor();
    await window.page.keyboard.type('/v1/buildings');
    await page.getByRole('button', { name: 'Add parameter' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of parameter 1' }).and(page.locator(':focus')).waitFor();
    await shot('10-request');
    assert.equal(await page.getByRole('combobox', { name: 'Path and query' }).inputValue(), '/v1/buildings');
  });
});
