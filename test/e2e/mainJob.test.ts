import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { addConnection } from './support/addConnection.ts';
import { Window } from './support/window.ts';

/** What a person comes for, from the empty sidebar to the explained answer. */
describe('the main job', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer();
  });
  after(() => server.close());
  beforeEach(async () => {
    window = await Window.open();
  });
  afterEach(() => window.close());

  const tree = () => window.view('Instances');
  const building = 'Alder Valley High School';
  const editor = () => window.editor(`/${encodeURIComponent(building)}.json`);

  /** Opens a building, and saves a change of one field. */
  async function edit(instance: string): Promise<void> {
    await tree().expand(instance, 'Organization', 'Buildings');
    await tree().click(building);
    const text = await editor().text();
    if (instance !== 'Demo') await seesSchema(text);
    await editor().setText(text.replace(/"city": "[^"]*"/, '"city": "Springfield"'));
    await editor().save();
  }

  /** Sees the schema at work. */
  async function seesSchema(text: string): Promise<void> {
    await editor().setText(text.replace('"city"', '"town"'));
    const problems = await window.problems();
    await problems.getByText(/town/).first().waitFor();
    await window.screenshot('main-problems');
    await editor().setText(text);
    await problems.getByText(/No problems/).waitFor();
    await window.command('View: Toggle Panel Visibility');
  }

  async function ask(instance: string): Promise<void> {
    await tree().menu('Buildings', /^New Request/);
    const panel = window.webview();
    await panel.getByRole('button', { name: /^Send/ }).click();
    await panel.getByText(/^200/).first().waitFor();
    await panel.getByText(/"Springfield"/).waitFor();
    await panel.getByText('Jamf Pro answered.').waitFor();
    await window.screenshot(`main-${instance}-answer`);
  }

  it('is done with the demo, from a new window with three views and commands in one category', async () => {
    await window.inThemes(async (theme) => {
      await window.screenshot(`window-${theme}`);
    });
    const titles = (await window.sideBar()).locator('.pane-header .title');
    await titles.nth(2).waitFor();
    assert.deepEqual(
      (await titles.allInnerTexts()).map((title) => title.toLowerCase()),
      ['instances', 'api operations', 'requests'],
    );
    await tree().welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
    await window.quick.lookUp('Jamf Pro: ', window.quick.option(/^Jamf Pro: Add Instance/));
    await window.quick.cancel();
    await tree().welcome.getByRole('button', { name: 'Try the demo' }).click();
    // One of its objects is opened by itself.
    await window.tab(/^Riverside High School/).waitFor();
    await edit('Demo');
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
    await ask('Demo');
  });

  it('is done over HTTP, and the server has it', async () => {
    await window.sideBar();
    await addConnection(window, { name: 'School', url: server.url, environment: 'Test' });
    await edit('School');
    await window.dialog('Change 1 field').press('Send');
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
    assert.equal(server.demo.peek('buildings', '1')?.['city'], 'Springfield');
    const writes = server.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('auth'));
    assert.deepEqual(
      writes.map(({ method, path }) => `${method} ${path}`),
      ['PUT /api/v1/buildings/1'],
    );
    await ask('School');
  });
});
