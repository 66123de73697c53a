import assert from 'node:assert/strict';
import { demoReadOnlyClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
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
      add: {
        command: 'jamf.addInstance',
        args: { name: 'Reader', url: server.url, environment: 'test', credentials: { kind: 'client', ...demoReadOnlyClient } },
      },
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
  const lens = () => window.page.locator('.codelens-decoration').getByText('You lack Update Buildings: read-only for this account');

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

  it('stands above an object before one types, beside the fields that nobody can write', async () => {
    await instances().expand('Buildings');
    await instances().click(/^Alder/);
    await lens().waitFor();
    await window.page.locator('.view-line', { hasText: '"id"' }).locator('[class*="ced-"]').first().waitFor();
    await shotInThemes('3-object');
    await window.activeEditor().hover('"id"', 'Jamf Pro sets this field');
    await shot('3-object-hover');
    // It lies over what stands above the object.
    await window.statusBarItem('JSON').hover();
    await window.page.locator('.hover-contents').first().waitFor({ state: 'hidden' });
  });

  /** By words, and with the key: under a pointer the rows are on their way. */
  async function chooses(words: string, row: RegExp): Promise<void> {
    await window.quick.input.fill(words);
    await window.quick.focused(row).waitFor();
    await window.quick.input.press('Enter');
  }

  it('is listed with what is missing, and what each is for', async () => {
    await pressLens(lens());
    await window.quick.title.getByText('Reader: privileges of').waitFor();
    await shot('4-privileges');
    await window.quick.input.fill('create scripts');
    await window.quick.focused(/Create Scripts/).waitFor();
    await chooses('update buildings', /Update Buildings/);
    await window.quick.option(/PUT \/v1\/buildings/).waitFor();
    await shot('5-what-for');
    await window.quick.back();
    await chooses('update buildings', /Update Buildings/);
    await window.quick.pick(/Copy “Update Buildings”/);
    await window.toast('Copied.').dismiss();
    assert.equal(await window.page.evaluate(() => navigator.clipboard.readText()), 'Update Buildings');
  });

  it('is said at the first step of a new object, and keeps nobody from going on', async () => {
    await instances().expand('Reader', 'Scripts & Packages');
    await instances().menu('Scripts', /^New Object/);
    await window.quick.input.and(window.page.getByPlaceholder('The account of Reader lacks Create Scripts')).waitFor();
    await shot('6-new');
    await window.quick.pick(/^Begin all the same/);
    await window.quick.input.and(window.page.getByPlaceholder('What to begin with')).waitFor();
    await window.quick.cancel();
  });

  it('marks the kinds that can be created, and leaves out those that cannot', async () => {
    await window.command('Jamf Pro: New Object…');
    await window.quick.input.fill('categories');
    await window.quick.option(/Categories.*the account lacks Create Categories/).waitFor();
    await shot('7-kinds');
    await window.quick.input.fill('country codes');
    await window.quick.widget.getByText('0 Results').waitFor({ state: 'attached' });
    await window.quick.cancel();
  });

  it('is said where one is asked whether to delete', async () => {
    await instances().menu(/^Alder/, /^Delete/);
    const question = window.dialog('Delete Building “Alder Valley High School” on Reader.');
    await question.element.getByText('The account lacks Delete Buildings: Jamf Pro is likely to refuse this.').waitFor();
    await shot('8-delete');
    await window.page.keyboard.press('Escape');
    await question.element.waitFor({ state: 'hidden' });
  });

  it('can be read in a narrow window', async () => {
    await window.page.setViewportSize({ width: 1000, height: 650 });
    const sash = await window.page.locator('.part.sidebar').boundingBox();
    if (sash === null) throw new Error('There is no side bar.');
    const edge = sash.x + sash.width;
    await window.page.mouse.move(edge, 300);
    await window.page.mouse.down();
    await window.page.mouse.move(sash.x + 172, 300, { steps: 5 });
    await window.page.mouse.up();
    await instances().click(/^Alder/);
    await lens().waitFor();
    await shotInThemes('9-narrow');
  });
});
