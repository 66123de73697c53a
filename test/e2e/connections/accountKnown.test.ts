import assert from 'node:assert/strict';
import { demoReadOnlyClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { until } from '../support/until.ts';
import { Runner } from '../support/runner.ts';
import { Window } from '../support/window.ts';
import { pressLens } from '../support/lens.ts';

/** An account that may read buildings, departments and scripts, and nothing else. */
describe('what the account may do', () => {
  let window: Window;
  let server: DemoServer;
  let keys: BoundKeys<'add' | 'update'>;
  before(async () => {
    server = await startDemoServer();
    keys = await BoundKeys.of({
      add: callToAdd({ name: 'Reader', url: server.url, environment: 'Test', client: demoReadOnlyClient }),
      update: { command: 'jamf.newRequest', args: { instance: 'reader', method: 'PUT', path: '/v1/buildings/1' } },
    });
    window = await Window.open();
    await window.sideBar();
    await keys.press(window, 'add');
    await instances().row('Reader').waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const instances = () => window.view('Instances');
  const shot = (name: string) => window.screenshot(`account-${name}`);
  const isSpoken = (label: string, words: RegExp) =>
    until(`${words} of ${label}`, async () => words.test((await instances().row(label).getAttribute('aria-label')) ?? ''));
  const lens = () => window.page.locator('.codelens-decoration a', { hasText: 'You lack Update Buildings: read-only for this account' });

  async function shotInThemes(name: string): Promise<void> {
    await window.inThemes(async (theme) => {
      await shot(`${name}-${theme}`);
    });
  }

  it('is shown in the first new request, before it is sent', async () => {
    const runner = new Runner(window);
    await runner.opens('/v1/buildings/1', () => keys.press(window, 'update'));
    await runner.frame.locator('.privileges .missing').getByText('Update Buildings').waitFor();
    await shot('1-request');
    assert.equal(server.requests.filter(({ path }) => path.startsWith('/api/v1/buildings')).length, 0);
    await window.closeTabs();
  });

  it('is told by the rows, to the eye and to a screen reader', async () => {
    await instances().expand('Reader', 'Organization');
    await instances().row('Categories').locator('.codicon-lock').waitFor();
    await instances().row('Categories').getByText('needs Read Categories').waitFor();
    await isSpoken('Categories', /needs Read Categories.*, not for this account/);
    await isSpoken('Buildings', /read only for this account/);
    await shot('2-rows');
  });

  it('stands above an object before one types, beside the fields that nobody can write, and leads to all of it', async () => {
    await instances().expand('Buildings');
    await instances().click(/^Alder/);
    await lens().waitFor();
    await window.page.locator('.view-line', { hasText: '"id"' }).locator('[class*="ced-"]').first().waitFor();
    await shotInThemes('3-object');
    await pressLens(lens());
    await window.quick.title.getByText('Reader: privileges of').waitFor();
    await window.quick.option(/Update Buildings.*missing/).waitFor();
    await shot('4-privileges');
    await window.quick.cancel();
    await window.activeEditor().hover('"id"', 'Jamf Pro sets this field');
    await shot('3-object-hover');
  });

  it('can be read in a narrow window', async () => {
    await window.makeNarrow();
    await lens().waitFor();
    await shotInThemes('5-narrow');
  });
});
