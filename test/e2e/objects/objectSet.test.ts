import assert from 'node:assert/strict';
import { createDemo, demoClient } from '../../../src/demo/demo.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';
import { pressLens } from '../support/lens.ts';

type Json = Record<string, unknown>;

/**
 * The demo's own document, in which departments are old and buildings cannot be changed; and a settings page that the demo does not
 * have, with an operation that asks for more than a yes.
 */
function documentWithOldThings(): string {
  const demo = createDemo();
  const token = demo.handle({
    method: 'POST',
    path: '/api/v1/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: demoClient.clientId,
      client_secret: demoClient.clientSecret,
    }).toString(),
  });
  const { access_token } = JSON.parse(String(token.body)) as { access_token: string };
  const answer = demo.handle({ method: 'GET', path: '/api/schema/', headers: { authorization: `Bearer ${access_token}` }, body: '' });
  const document = JSON.parse(String(answer.body)) as { paths: Record<string, Record<string, Json>> };
  const { paths } = document;
  const [one, all] = [paths['/v1/departments/{id}']!, paths['/v1/departments']!];
  paths['/v2/departments/records'] = structuredClone(all);
  paths['/v2/departments/records/{id}'] = structuredClone(one);
  for (const verb of Object.values({ ...one })) Object.assign(verb, { deprecated: true, 'x-deprecation-date': '2025-03-14' });
  delete paths['/v1/buildings/{id}']!['put'];
  delete paths['/v1/buildings/{id}']!['patch'];
  const shape = { content: { 'application/json': { schema: { type: 'object', properties: { protectUrl: { type: 'string' } } } } } };
  paths['/v1/jamf-protect'] = {
    get: { tags: ['jamf-protect'], responses: { 200: { description: '', ...shape } } },
    put: { tags: ['jamf-protect'], requestBody: shape, responses: { 200: { description: '', ...shape } } },
    delete: { tags: ['jamf-protect'], responses: { 204: { description: '' } } },
  };
  return JSON.stringify(document);
}

describe('several objects, and what stands above their lines', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 1300 }, server: { document: documentWithOldThings() } });
  });
  after(() => desk.close());

  const shot = (name: string) => desk.window.screenshot(`set-${name}`);
  const tree = () => desk.window.view('Instances');
  const lens = (text: string | RegExp) =>
    desk.window.page.locator('.codelens-decoration a, .codelens-decoration span').filter({ hasText: text });
  const tabs = () => desk.window.page.locator('.tabs-container .tab');
  const deletions = () => desk.writes().filter(({ method }) => method === 'DELETE');
  const departments = ['2', '3', '4'];

  /** Selects rows, the last of which has the focus. */
  async function select(names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      await tree().click(name, index === 0 ? undefined : 'also');
    }
  }

  it('says since when an operation is deprecated, and what took its place', async () => {
    await tree().expand('Lab', 'Organization', 'Departments');
    await tree().doubleClick(desk.name('departments', '1'));
    await lens('PUT /v1/departments/{id} is deprecated since 2025-03-14; use PUT /v2/departments/records/{id}').first().waitFor();
    await desk.window.inThemes(async (theme) => {
      await shot(`1-deprecated-${theme}`);
    });
  });

  it('says that the API has no way to change an object', async () => {
    await tree().expand('Buildings');
    await tree().doubleClick(desk.name('buildings', '1'));
    await lens('the Jamf Pro API has no operation that changes this').first().waitFor();
    await shot('2-no-write');
    await desk.window.command('View: Close All Editors');
  });

  it('opens all that are selected, each in a tab that stays', async () => {
    const names = departments.map((id) => desk.name('departments', id));
    await select(names);
    // What the first click opened; one that is closed before would come later.
    await desk.window.tab(new RegExp(names[0]!)).waitFor();
    await desk.window.command('View: Close All Editors');
    await tabs().first().waitFor({ state: 'detached' });
    await tree().menu(names[2]!, /^Open$/);
    for (const name of names) await desk.window.tab(new RegExp(name)).waitFor();
    await tabs().nth(2).waitFor();
    assert.equal(await tabs().count(), 3);
    assert.equal(await desk.window.page.locator('.tabs-container .tab .italic.monaco-icon-label').count(), 0);
    await shot('3-opened');
  });

  it('deletes all that are selected after one question, and reports those that were not', async () => {
    const names = departments.map((id) => desk.name('departments', id));
    await desk.window.editor(`/4/${encodeURIComponent(names[2]!)}.json`).element.waitFor();
    await desk.replace(JSON.stringify(names[2]), '"Not to be lost"');
    await select(names);
    await tree().menu(names[2]!, /^Delete/);
    const question = desk.window.dialog('Delete 3 Departments on Lab');
    await question.element.waitFor();
    for (const name of names) assert.ok((await question.text()).includes(name), name);
    await shot('4-question');
    await desk.window.page.keyboard.press('Enter');
    await desk.window.tab(/What goes/).waitFor();
    await desk.window.toast('Delete 3 Departments on Lab').press('Do Nothing');
    await desk.window.tab(/What goes/).waitFor({ state: 'detached' });
    assert.equal(deletions().length, 0);
    desk.server.setFault({ method: 'DELETE', path: '/departments/3', fault: { kind: 'status', status: 403 } });
    await tree().menu(names[2]!, /^Delete/);
    await question.press('Delete');
    const report = desk.window.toast('2 of 3 are deleted on Lab');
    await report.element.waitFor();
    assert.ok((await report.text()).includes(names[1]!));
    await shot('4-report');
    desk.server.setFault(undefined);
    await tree().row(names[0]!).waitFor({ state: 'detached' });
    assert.deepEqual([desk.stored('departments', '2'), desk.stored('departments', '4')], [{}, {}]);
    assert.equal(desk.name('departments', '3'), names[1]);
    assert.equal(deletions().length, 3);
    // Of what is gone, only the text that was not sent is kept in its tab.
    await desk.window.tab(new RegExp(names[0]!)).waitFor({ state: 'detached' });
    await desk.window.tab(new RegExp(names[2]!)).waitFor();
    await desk.dirty().waitFor();
    await lens('Deleted on Lab').first().waitFor();
    await shot('4-deleted');
    await desk.window.command('Notifications: Clear All Notifications');
    await desk.window.command('View: Close All Editors');
    await desk.window.dialog('Do you want to save the changes').press("Don't Save");
    await tabs().first().waitFor({ state: 'detached' });
  });

  it('deletes a whole configuration only for one who types its name', async () => {
    desk.server.setFault({
      method: 'GET',
      path: '/api/v1/jamf-protect',
      fault: { kind: 'status', status: 200, body: '{"protectUrl":"https://protect.test"}', contentType: 'application/json' },
    });
    const before = deletions().length;
    await desk.window.command('Jamf Pro: Open Object…');
    await desk.window.quick.pick(/jamf-protect/);
    await desk.window.activeEditor().element.waitFor();
    await desk.window.command('Jamf Pro: Delete…');
    await desk.window.quick.widget.getByText(/Type .* to go on/).waitFor();
    await shot('5-typed');
    await desk.window.quick.input.fill('yes');
    await desk.window.page.keyboard.press('Enter');
    await desk.window.quick.cancel();
    assert.equal(deletions().length, before);
    await desk.clean().waitFor();
    desk.server.setFault(undefined);
    await desk.window.command('View: Close All Editors');
  });

  it('gives a script the language of its first line', async () => {
    await tree().expand('Scripts & Packages', 'Scripts');
    await tree().doubleClick(desk.name('scripts', '1'));
    await pressLens(lens('Open the script as').first());
    const script = desk.window.editor('.sh');
    await script.element.waitFor();
    await desk.window.statusBarItem('Shell Script').waitFor();
    await script.focus();
    await desk.window.page.keyboard.press('Control+Home');
    await desk.window.page.keyboard.press('Shift+End');
    await script.type('#!/usr/bin/env python3');
    await desk.window.statusBarItem('Python').waitFor();
    await desk.dirty().waitFor();
    await shot('6-language');
    await desk.revert();
    await desk.window.statusBarItem('Shell Script').waitFor();
    await desk.window.command('View: Close All Editors');
  });
});

describe('an object of an instance that is read-only', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ environment: 'Production' });
  });
  after(() => desk.close());

  const lens = () => desk.window.page.locator('.codelens-decoration a').filter({ hasText: 'Lab is read-only here: unlock it' });
  /** VS Code draws its padlock in the place of the letters. */
  const hasLetters = async (): Promise<boolean> => (await desk.window.signs('.tab.active')).includes('LA');

  it('says why it cannot be typed into, and is unlocked from there', async () => {
    await desk.building('1');
    await lens().waitFor();
    assert.equal(await hasLetters(), false);
    await desk.window.screenshot('set-7-read-only');
    await pressLens(lens());
    await desk.window.quick.answer('Lab', 'Type Lab to unlock it');
    await lens().waitFor({ state: 'detached' });
    await until('the letters in the place of the padlock', hasLetters);
    await desk.replace(JSON.stringify(desk.name('buildings', '1')), '"Unlocked"');
    await desk.dirty().waitFor();
    assert.deepEqual(desk.writes(), []);
    await desk.window.command('File: Revert File');
  });
});
