import assert from 'node:assert/strict';
import { signedIn } from '../../support/demoCaller.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const names = { test: 'Acme Test', production: 'Acme Production' } as const;

/** What one object is on another instance: compared with it, and copied there. */
describe('an object and other instances', () => {
  let window: Window;
  let servers: readonly DemoServer[] = [];

  before(async () => {
    servers = [await startDemoServer(), await startDemoServer()];
    const [test, production] = servers;
    assert.ok(test !== undefined && production !== undefined);
    const [onTest, onProduction] = [signedIn(test.demo), signedIn(production.demo)];
    // There, the category of one package has another id, that of the other is missing, and neither package is there.
    for (const id of ['3', '7']) onProduction('DELETE', `/api/v1/categories/${id}`);
    onProduction('POST', '/api/v1/categories', { name: 'Printers', priority: 9 });
    for (const { id, packageName } of onProduction('GET', '/api/v1/packages?page-size=100').json.results)
      if (['Printer drivers', 'Keynote templates'].includes(packageName)) onProduction('DELETE', `/api/v1/packages/${id}`);
    onTest('PUT', '/api/v1/buildings/1', { name: 'Apple Park', city: 'Zug', country: 'Switzerland' });
    onProduction('PUT', '/api/v1/buildings/1', { name: 'Apple Park', city: 'Bern', country: 'Switzerland' });
    window = await Window.open({ size: { width: 1500, height: 950 } });
    await window.sideBar();
    await addConnection(window, { name: names.test, url: test.url, environment: 'Test' });
    await addConnection(window, { name: names.production, url: production.url, environment: 'Production' });
  });
  after(async () => {
    await window.close();
    for (const server of servers) await server.close();
  });

  const created = () => servers[1]?.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/packages')) ?? [];
  const instances = () => window.view('Instances');

  async function shots(name: string): Promise<void> {
    await window.inThemes(async (theme) => {
      await window.screenshot(`elsewhere-${name}-${theme}`);
    });
  }

  it('is compared with the one of its name', async () => {
    await instances().expand(names.test, 'Organization', 'Buildings');
    await instances().menu('Apple Park', 'Compare with Another Instance…');
    await window.quick.option(/^Acme Production/).waitFor();
    assert.equal(await window.quick.widget.getByRole('option').count(), 1);
    await window.screenshot('elsewhere-1-instances');
    await window.quick.pick(/^Acme Production/);
    await window.tab(/^Building “Apple Park”: Acme Test ↔ Acme Production/).waitFor();
    const diff = window.page.locator('.monaco-diff-editor');
    await diff.getByText('"Zug"').first().waitFor();
    await diff.getByText('"Bern"').first().waitFor();
    assert.equal(await diff.getByText('"id"').count(), 0);
    await shots('2-compared');
  });

  it('is copied as a draft that names its category by the id that it has there', async () => {
    await instances().expand(names.test, 'Scripts & Packages', 'Packages');
    await instances().menu('Printer drivers', 'Compare with Another Instance…');
    await window.quick.pick(/^Acme Production/);
    await window.toast('Package “Printer drivers” is not on Acme Production.').press('Copy to Acme Production…');
    const draft = window.editor('acme-production/packages/new/Printer%20drivers.json');
    await until('the draft', async () => (await draft.text()).includes('"packageName": "Printer drivers"'));
    const id = servers[1]?.demo.peek('categories', JSON.parse(await draft.text()).categoryId)?.['name'];
    assert.equal(id, 'Printers');
    await draft.save();
    await window.dialog(/Acme Production/).element.waitFor();
    await window.screenshot('elsewhere-3-locked');
    await window.page.keyboard.press('Escape');
    await window.toast(/is read-only here. Your text stays/).element.waitFor();
    window.troubles.splice(0);
    assert.deepEqual(created(), []);
    await window.command('Notifications: Clear All Notifications');
    await draft.save();
    await window.dialog(/Acme Production/).press('Unlock…');
    await window.quick.answer(names.production, /^Type Acme Production to unlock it/);
    await window.dialog(/Create Package “Printer drivers” on Acme Production/).press('Send');
    await until('the new package', () => Promise.resolve(created().length === 1));
    // It comes in front in the place of its draft.
    await window.page
      .locator('.breadcrumbs-control')
      .filter({ hasText: /packages\d+/ })
      .waitFor();
    await until('the draft to be gone', async () => (await window.tab(/^Printer drivers/).count()) === 1);
    await window.command('Jamf Pro: Lock Now');
  });

  it('says in the draft what is not there', async () => {
    await instances().expand(names.test, 'Scripts & Packages', 'Packages');
    await instances().menu('Keynote templates', 'Copy to Another Instance…');
    await window.quick.pick(/^Acme Production/);
    await window.toast('Not all that it names is on Acme Production, and is left out: Category “').element.waitFor();
    const draft = window.editor('acme-production/packages/new/Keynote%20templates.json');
    assert.equal(JSON.parse(await draft.text()).categoryId, '-1');
    await (
      await window.problems()
    )
      .getByText(/is not on Acme Production. It is left out of this copy/)
      .first()
      .waitFor();
    await shots('4-left-out');
  });

  it('is not made twice without a question', async () => {
    await instances().expand(names.test, 'Organization', 'Buildings');
    await instances().menu('Apple Park', 'Copy to Another Instance…');
    await window.quick.pick(/^Acme Production/);
    await window.quick.option(/Compare with It/).waitFor();
    await window.page.setViewportSize({ width: 1000, height: 650 });
    await window.screenshot('elsewhere-5-there-already');
    await window.page.setViewportSize({ width: 1500, height: 950 });
    await window.quick.pick(/Open It to Edit/);
    await window.tab(/^Apple Park\.json – Acme Production/).waitFor();
  });
});
