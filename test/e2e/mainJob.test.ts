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
    await window.sideBar();
  });
  afterEach(() => window.close());

  const tree = () => window.view('Instances');
  const building = 'Alder Valley High School';

  /** Opens a building, sees the schema at work, and saves a change of one field. */
  async function edit(instance: string): Promise<void> {
    await tree().expand(instance, 'Organization', 'Buildings');
    await tree().click(building);
    const editor = window.editor(`/${encodeURIComponent(building)}.json`);
    const text = await editor.text();
    await editor.setText(text.replace('"city"', '"town"'));
    const problems = await window.problems();
    await problems.getByText(/town/).first().waitFor();
    await window.screenshot(`main-${instance}-problems`);
    await editor.setText(text.replace(/"city": "[^"]*"/, '"city": "Springfield"'));
    await problems.getByText(/No problems/).waitFor();
    await window.command('View: Toggle Panel Visibility');
    await editor.save();
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

  it('is done with the demo', async () => {
    await tree().welcome.getByRole('button', { name: 'Try the demo' }).click();
    // One of its objects is opened by itself.
    await window.tab(/^Riverside High School/).waitFor();
    await edit('Demo');
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
    await ask('Demo');
  });

  it('is done over HTTP, and the server has it', async () => {
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
