import assert from 'node:assert/strict';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { BoundKeys, type Call } from '../support/boundKeys.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const names = { production: 'Acme Production', test: 'Acme Test' } as const;
type Side = keyof typeof names;
const what = ['object', 'table', 'request'] as const;

/** What is opened on both sides, by the argument that another extension would name it with. */
function calls(): Record<`${(typeof what)[number]} of ${Side}` | 'notes', Call> {
  const of = (side: Side) => ({ instance: `acme-${side}` });
  const object = (side: Side): Call => ({ command: 'jamf.openObject', args: { ...of(side), resource: 'buildings', id: '1' } });
  const table = (side: Side): Call => ({ command: 'jamf.openTable', args: { ...of(side), resource: 'buildings' } });
  const request = (side: Side): Call => ({ command: 'jamf.newRequest', args: { ...of(side), method: 'GET', path: '/v1/buildings/1' } });
  return {
    'object of production': object('production'),
    'object of test': object('test'),
    'table of production': table('production'),
    'table of test': table('test'),
    'request of production': request('production'),
    'request of test': request('test'),
    notes: { command: 'workbench.action.quickOpen', args: 'notes.txt' },
  };
}

/** Two instances with the same objects: nothing but what the window says tells them apart. */
describe('which instance one is in', () => {
  let window: Window;
  let keys: BoundKeys<keyof ReturnType<typeof calls>>;
  let servers: readonly DemoServer[] = [];
  let building = '';

  before(async () => {
    servers = [await startDemoServer(), await startDemoServer()];
    keys = await BoundKeys.of(calls());
    window = await Window.open({
      files: { 'notes.txt': 'Of nobody' },
      size: { width: 1500, height: 950 },
      settings: { 'workbench.editor.enablePreview': false },
    });
    await window.sideBar();
    const [production, test] = servers.map(({ url }) => url);
    await addConnection(window, { name: names.production, url: production ?? '', environment: 'Production', client: demoAdminClient });
    await addConnection(window, { name: names.test, url: test ?? '', environment: 'Test', client: demoAdminClient });
    building = String(servers[0]?.demo.peek('buildings', '1')?.['name']);
  });
  after(async () => {
    await window.close();
    for (const server of servers) await server.close();
  });

  const titles: Readonly<Record<(typeof what)[number], () => string>> = {
    object: () => `${building}.json`,
    table: () => 'Buildings',
    request: () => 'GET /v1/buildings/1',
  };
  const tab = (kind: (typeof what)[number], name: string) => window.tab(new RegExp(`^${titles[kind]()} – ${name}`));
  const front = (text: string | RegExp) => window.statusBarItem(text).waitFor();
  const unlocked = () => window.statusBarItem(/Acme Production unlocked, \d+ min left/);
  const isWarning = async () => / warning-kind/.test((await unlocked().getAttribute('class')) ?? '');
  const instances = () => window.view('Instances');
  const words: Readonly<Record<Side, string>> = { production: 'Acme Production · Production, read-only', test: 'Acme Test · Test' };
  /** As narrow as VS Code lets it be. */
  async function narrowSideBar(): Promise<void> {
    const sash = window.page.locator('.monaco-sash.vertical').first();
    const box = await window.page.locator('.part.sidebar').boundingBox();
    assert.ok(box !== null && (await sash.count()) > 0);
    await window.page.mouse.move(box.x + box.width, 300);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + 172, 300, { steps: 8 });
    await window.page.mouse.up();
  }

  async function shots(name: string): Promise<void> {
    await window.inThemes(async (theme) => {
      await window.screenshot(`which-instance-${name}-${theme}`);
    });
  }

  it('is told by the tab of each object, table and request, and by the status bar, at once after each switch', async () => {
    for (const kind of what)
      for (const side of ['production', 'test'] as const) {
        await keys.press(window, `${kind} of ${side}`);
        await tab(kind, names[side]).waitFor();
        await front(words[side]);
      }
    for (const kind of what)
      for (const side of ['production', 'test'] as const) {
        await tab(kind, names[side]).click();
        await front(words[side]);
      }
    await tab('object', names.production).click();
    await front(words.production);
    // Where a document is read-only, VS Code draws its padlock in the place of the letters.
    await until('the letters of the one that is not read-only', async () => (await window.signs('.tab:not(.active)')) === 'AT');
    await shots('1-locked');
  });

  it('is told by Open Editors, by the hover of a tab, by the row of what was opened, and by the instance that a request is given', async () => {
    await window.command('Explorer: Focus on Open Editors View');
    const rows = window.page.locator('.open-editors .monaco-list-row');
    for (const name of [names.production, names.test]) {
      await rows.filter({ hasText: `${building}.json – ${name}` }).waitFor();
      await rows.filter({ hasText: `Buildings – ${name}` }).waitFor();
    }
    await window.screenshot('which-instance-2-open-editors');
    await tab('object', names.test).hover();
    const hover = window.page.locator('.monaco-hover:visible');
    await hover.filter({ hasText: 'acme-test/buildings/1/' }).filter({ hasText: 'Acme Test (test)' }).waitFor();
    for (const side of ['production', 'test'] as const) {
      await tab('object', names[side]).click();
      await front(words[side]);
      await window.command('Jamf Pro: Compare with Server');
      await window.tab(new RegExp(`^${building}: ${names[side]} ↔ yours`)).waitFor();
      await front(words[side]);
    }
    await window.page.keyboard.press('Control+P');
    await window.quick.input.fill(building);
    for (const name of [names.production, names.test]) await window.quick.option(new RegExp(`^${building}.json – ${name}`)).waitFor();
    await window.screenshot('which-instance-2-quick-open');
    await window.quick.cancel();
    await window.sideBar();
    await instances().expand(names.production, 'Recently Opened');
    const recent = instances().pane.locator('.monaco-list-row[aria-level="3"]').filter({ hasText: building });
    await recent.and(window.page.locator(`[aria-label*="${names.production}"]`)).waitFor();
    await tab('request', names.test).click();
    const runner = new Runner(window);
    await runner.ready('/v1/buildings/1');
    await runner.frame.getByRole('combobox', { name: 'Instance' }).selectOption({ label: names.production });
    await front(words.production);
    await until('both requests to be called after production', async () => (await tab('request', names.production).count()) === 2);
    await runner.frame.getByRole('combobox', { name: 'Instance' }).selectOption({ label: names.test });
    await tab('request', names.test).waitFor();
    await front(words.test);
  });

  it('says what is unlocked wherever one is, with the time left, and locks it with one click', async () => {
    await tab('object', names.production).click();
    await instances().inline(names.production, 'Unlock for Writing…');
    await window.quick.answer(names.production, /^Type Acme Production to unlock it/);
    await unlocked().waitFor();
    assert.equal(await isWarning(), true);
    await instances().row(names.production).getByText('unlocked, 10 min left · production').waitFor();
    await until('the letters of production', async () => (await window.signs('.tab.active')) === 'AP');
    for (const kind of what) {
      await tab(kind, names.production).click();
      await front('Acme Production · Production');
      await unlocked().waitFor();
      await tab(kind, names.test).click();
      await front(words.test);
      await unlocked().waitFor();
    }
    await tab('table', names.production).click();
    await shots('3-unlocked-table');
    await tab('request', names.production).click();
    await shots('3-unlocked-request');
    await keys.press(window, 'notes');
    await window.quick.pick('notes.txt');
    await window.tab(/^notes\.txt/).waitFor();
    await window.statusBarItem(/· (Production|Test)/).waitFor({ state: 'detached' });
    await unlocked().waitFor();
    await window.page.setViewportSize({ width: 1000, height: 650 });
    await narrowSideBar();
    await tab('object', names.production).click();
    await shots('4-narrow');
    await window.page.setViewportSize({ width: 1500, height: 950 });
    await window.command('View: Close All Editors');
    await unlocked().waitFor();
    await window.screenshot('which-instance-5-no-editor');
    await unlocked().click();
    await unlocked().waitFor({ state: 'detached' });
    await instances().row(names.production).getByText('read-only · production').waitFor();
  });

  it('is locked by the keyboard alone, and follows a new name', async () => {
    await keys.press(window, 'object of production');
    await front(words.production);
    await instances().inline(names.production, 'Unlock for Writing…');
    await window.quick.answer(names.production, /^Type Acme Production to unlock it/);
    await unlocked().waitFor();
    await window.command('Jamf Pro: Lock Now');
    await unlocked().waitFor({ state: 'detached' });
    await instances().menu(names.production, 'Rename Instance…');
    await window.quick.answer(names.test, 'What to call it');
    await window.quick.message.getByText('There is an instance called “Acme Test” already').waitFor();
    await window.quick.answer('Old Production');
    await tab('object', 'Old Production').waitFor();
    await front('Old Production · Production, read-only');
    await window.tabsStored('Old Production');
    await window.reload();
    await tab('object', 'Old Production').waitFor();
    await front('Old Production · Production, read-only');
  });
});
