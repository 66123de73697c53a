import assert from 'node:assert/strict';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { signedIn } from '../../support/demoCaller.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { BoundKeys, type Call } from '../support/boundKeys.ts';
import { pressLens } from '../support/lens.ts';
import { Runner } from '../support/runner.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const names = { production: 'Acme Production', test: 'Acme Test' } as const;
type Side = keyof typeof names;
const sides = ['production', 'test'] as const;
/** In this order. */
const opened = [
  { key: 'object of production', kind: 'object', side: 'production' },
  { key: 'object of test', kind: 'object', side: 'test' },
  { key: 'table of test', kind: 'table', side: 'test' },
  { key: 'request of production', kind: 'request', side: 'production' },
] as const;
type Opened = (typeof opened)[number];
const building = 'Apple Park';

/** What is added and opened, by the argument that another extension would name it with. */
function calls([production, test]: readonly DemoServer[]): Record<`add of ${Side}` | Opened['key'] | 'notes', Call> {
  const of = (side: Side) => ({ instance: `acme-${side}` });
  const credentials = { kind: 'client', ...demoAdminClient };
  const add = (environment: Side, server: DemoServer | undefined, access: object): Call => ({
    command: 'jamf.addInstance',
    args: { name: names[environment], url: server?.url, environment, credentials, ...access },
  });
  const object = (side: Side): Call => ({ command: 'jamf.openObject', args: { ...of(side), resource: 'buildings', id: '1' } });
  return {
    'add of production': add('production', production, { access: 'readOnly' }),
    'add of test': add('test', test, {}),
    'object of production': object('production'),
    'object of test': object('test'),
    'table of test': { command: 'jamf.openTable', args: { ...of('test'), resource: 'buildings' } },
    'request of production': { command: 'jamf.newRequest', args: { ...of('production'), method: 'GET', path: '/v1/buildings/1' } },
    notes: { command: 'workbench.action.quickOpen', args: 'notes.txt' },
  };
}

/** Two instances with the same objects: nothing but what the window says tells them apart. */
describe('which instance one is in', () => {
  let window: Window;
  let keys: BoundKeys<keyof ReturnType<typeof calls>>;
  let servers: readonly DemoServer[] = [];

  before(async () => {
    servers = [await startDemoServer(), await startDemoServer()];
    const [onProduction, onTest] = servers.map(({ demo }) => signedIn(demo));
    onProduction?.('PUT', '/api/v1/buildings/1', { name: building, city: 'Bern', country: 'Switzerland' });
    onTest?.('PUT', '/api/v1/buildings/1', { name: building, city: 'Zug', country: 'Switzerland' });
    // In production, the category of this package has another id, and the package is missing.
    onProduction?.('DELETE', '/api/v1/categories/3');
    onProduction?.('POST', '/api/v1/categories', { name: 'Printers', priority: 9 });
    for (const { id, packageName } of onProduction?.('GET', '/api/v1/packages?page-size=100').json.results ?? [])
      if (packageName === 'Printer drivers') onProduction?.('DELETE', `/api/v1/packages/${id}`);
    keys = await BoundKeys.of(calls(servers));
    window = await Window.open({
      files: { 'notes.txt': 'Of nobody' },
      size: { width: 1500, height: 950 },
      settings: { 'workbench.editor.enablePreview': false },
    });
    await window.sideBar();
    for (const side of sides) {
      await keys.press(window, `add of ${side}`);
      await instances().row(names[side]).waitFor();
    }
  });
  after(async () => {
    await window.close();
    for (const server of servers) await server.close();
  });

  const titles: Readonly<Record<Opened['kind'], string>> = {
    object: `${building}.json`,
    table: 'Buildings',
    request: 'GET /v1/buildings/1',
  };
  const tab = (kind: Opened['kind'], name: string) => window.tab(new RegExp(`^${titles[kind]} – ${name}`));
  const front = (text: string | RegExp) => window.statusBarItem(text).waitFor();
  const unlocked = () => window.statusBarItem(/Acme Production unlocked, \d+ min left/);
  const isWarning = async () => / warning-kind/.test((await unlocked().getAttribute('class')) ?? '');
  const instances = () => window.view('Instances');
  const words: Readonly<Record<Side, string>> = { production: 'Acme Production · Production, read-only', test: 'Acme Test · Test' };

  async function shots(name: string): Promise<void> {
    await window.inThemes(async (theme) => {
      await window.screenshot(`which-instance-${name}-${theme}`);
    });
  }

  it('is told by the tab of each object, table and request, by the status bar, at once after each switch, and by Open Editors', async () => {
    for (const { key, kind, side } of opened) {
      await keys.press(window, key);
      await tab(kind, names[side]).waitFor();
      await front(words[side]);
    }
    for (const { kind, side } of [opened[2], opened[3], opened[1], opened[0]]) {
      await tab(kind, names[side]).click();
      await front(words[side]);
    }
    // Where a document is read-only, VS Code draws its padlock in the place of the letters.
    await until('the letters of the one that is not read-only', async () => (await window.signs('.tab:not(.active)')) === 'AT');
    await shots('1-locked');
    await window.command('Explorer: Focus on Open Editors View');
    const rows = window.page.locator('.open-editors .monaco-list-row');
    for (const side of sides) await rows.filter({ hasText: `${building}.json – ${names[side]}` }).waitFor();
    await window.screenshot('which-instance-1-open-editors');
    await window.sideBar();
  });

  it('follows the instance that a request is given', async () => {
    await tab('request', names.production).click();
    await front(words.production);
    const runner = new Runner(window);
    await runner.ready('/v1/buildings/1');
    await runner.frame.getByRole('combobox', { name: 'Instance' }).selectOption({ label: names.test });
    await tab('request', names.test).waitFor();
    await front(words.test);
    assert.equal(await tab('request', names.production).count(), 0);
  });

  it('is unlocked from above the text, and says so wherever one is, with the time left, until one click locks it', async () => {
    await tab('object', names.production).click();
    const lens = window.activeEditor().element.locator('.codelens-decoration a').filter({ hasText: 'is read-only here: unlock it' });
    await pressLens(lens);
    await window.quick.answer(names.production, /^Type Acme Production to unlock it/);
    await lens.waitFor({ state: 'detached' });
    await unlocked().waitFor();
    assert.equal(await isWarning(), true);
    await instances().row(names.production).getByText('unlocked, 10 min left · production').waitFor();
    await until('the letters of production', async () => (await window.signs('.tab.active')) === 'AP');
    await front(/Acme Production · Production(?!, read-only)/);
    await tab('table', names.test).click();
    await front(words.test);
    await unlocked().waitFor();
    await shots('2-unlocked');
    await keys.press(window, 'notes');
    await window.quick.pick('notes.txt');
    await window.tab(/^notes\.txt/).waitFor();
    await window.statusBarItem(/· (Production|Test)/).waitFor({ state: 'detached' });
    await window.closeTabs();
    await unlocked().click();
    await unlocked().waitFor({ state: 'detached' });
    await instances().row(names.production).getByText('read-only · production').waitFor();
  });

  it('is locked by the keyboard alone', async () => {
    await instances().inline(names.production, 'Unlock for Writing…');
    await window.quick.answer(names.production, /^Type Acme Production to unlock it/);
    await unlocked().waitFor();
    await window.command('Jamf Pro: Lock Now');
    await unlocked().waitFor({ state: 'detached' });
  });

  it('is chosen to compare an object with the one of its name there', async () => {
    await instances().expand(names.test, 'Organization', 'Buildings');
    await instances().isCounted('Buildings');
    await instances().menu(building, 'Compare with Another Instance…');
    await window.quick.option(/^Acme Production/).waitFor();
    assert.equal(await window.quick.widget.getByRole('option').count(), 1);
    await window.quick.pick(/^Acme Production/);
    await window.tab(/^Building “Apple Park”: Acme Test ↔ Acme Production/).waitFor();
    const diff = window.page.locator('.monaco-diff-editor');
    await diff.getByText('"Zug"').first().waitFor();
    await diff.getByText('"Bern"').first().waitFor();
    await shots('3-compared');
    await window.closeTabs();
  });

  it('is chosen to copy an object there, which is not made twice without a question', async () => {
    await instances().menu(building, 'Copy to Another Instance…');
    await window.quick.pick(/^Acme Production/);
    await window.quick.option(/Compare with It/).waitFor();
    await window.quick.pick(/Open It to Edit/);
    await tab('object', names.production).waitFor();
    await front(words.production);
  });

  it('has a draft of what is not there yet', async () => {
    await instances().expand(names.test, 'Scripts & Packages', 'Packages');
    await instances().isCounted('Packages');
    await instances().menu('Printer drivers', 'Compare with Another Instance…');
    await window.quick.pick(/^Acme Production/);
    await window.toast('Package “Printer drivers” is not on Acme Production.').press('Copy to Acme Production…');
    const draft = window.editor('acme-production/packages/new/Printer%20drivers.json');
    await until('the draft', async () => (await draft.text()).includes('"packageName": "Printer drivers"'));
    const category = servers[0]?.demo.peek('categories', JSON.parse(await draft.text()).categoryId);
    assert.equal(category?.['name'], 'Printers');
    await front(words.production);
    await window.tab(/^Printer drivers\.json – Acme Production/).waitFor();
  });

  it('is called by a new name at once, which no other one has', async () => {
    await instances().menu(names.production, 'Rename Instance…');
    await window.quick.answer(names.test, 'What to call it');
    await window.quick.message.getByText('There is an instance called “Acme Test” already').waitFor();
    await window.quick.answer('Old Production');
    await tab('object', 'Old Production').waitFor();
    await front('Old Production · Production, read-only');
    await window.makeNarrow();
    await shots('4-narrow');
  });
});
