import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { newSecret, type ClientAccount } from '../support/ownSecret.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

describe('the access of a connection', () => {
  let window: Window;
  let server: DemoServer;
  let client: ClientAccount;
  before(async () => {
    server = await startDemoServer();
    client = newSecret(server.demo);
    window = await Window.open();
    await window.sideBar();
    await addConnection(window, { name: 'Acme', url: server.url, environment: 'Production', client });
    await instances().expand('Acme', 'Organization', 'Buildings');
    await instances().click(/^Alder/);
    await status().waitFor();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const instances = () => window.view('Instances');
  const status = () => window.statusBarItem('Production');
  const shot = (name: string) => window.screenshot(`connection-access-${name}`);
  const isOpen = () => instances().row('Acme').getByText('unlocked, 10 min left · production').waitFor();
  const isReadOnly = async (): Promise<void> => {
    await instances().row('Acme').getByText('read-only · production').waitFor();
    await unlocked().waitFor({ state: 'detached' });
  };
  const unlocked = () => window.statusBarItem('Acme unlocked, 10 min left');
  const isWarning = async () => / warning-kind/.test((await unlocked().getAttribute('class')) ?? '');
  const described = async () => (await instances().rows()).find(({ level }) => level === 1)?.description;

  /** One letter, into the document in front. */
  async function types(): Promise<void> {
    await window.activeEditor().focus();
    await window.page.keyboard.type('x');
  }

  it('is unlocked only for who types its name', async () => {
    await instances().inline('Acme', 'Unlock for Writing…');
    await window.quick.answer('acme', 'Type Acme to unlock it');
    await window.quick.message.getByText('Type Acme exactly').waitFor();
    await shot('1-unlock');
    assert.equal(await unlocked().count(), 0);
    await window.quick.answer('Acme');
    await isOpen();
    await until('the warning', isWarning);
    await window.takesKeys(true);
    await window.inThemes(async (theme) => {
      await shot(`2-unlocked-${theme}`);
    });
    await types();
    await window.page.locator('.tab.active.dirty').waitFor();
    await window.page.keyboard.press('Control+z');
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
  });

  it('is locked again at once', async () => {
    await instances().inline('Acme', 'Lock Again');
    await isReadOnly();
    assert.equal(await described(), 'read-only · production');
    await window.takesKeys(false);
    await types();
    await window.page
      .locator('.monaco-editor-overlaymessage')
      .filter({ hasText: /read-only/ })
      .first()
      .waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('keeps a text that the lock closed over, and sends it once it is unlocked again', async () => {
    const unlock = async (): Promise<void> => {
      await window.quick.answer('Acme', 'Type Acme to unlock it');
      await isOpen();
    };
    await instances().inline('Acme', 'Unlock for Writing…');
    await unlock();
    await window.takesKeys(true);
    const editor = window.activeEditor();
    await editor.setText((await editor.text()).replace(/"city": [^,]+/, '"city": "Typed before the lock"'));
    await window.page.locator('.tab.active.dirty').waitFor();
    await instances().inline('Acme', 'Lock Again');
    await isReadOnly();
    await window.activeEditor().save();
    const refusal = window.dialog('Acme is read-only here, so nothing was sent');
    await refusal.element.waitFor();
    await shot('3-locked-over');
    await refusal.press('Unlock…');
    await unlock();
    const question = window.dialog('Change 1 field');
    assert.match(await question.text(), /city: .* → “Typed before the lock”/);
    await question.press('Send');
    await window.page.locator('.tab.active:not(.dirty)').waitFor();
    const sent = server.requests.filter(({ method, path }) => method === 'PUT' && path.startsWith('/api/v1/buildings/'));
    assert.deepEqual(
      sent.map(({ body }) => (JSON.parse(body) as { city: string }).city),
      ['Typed before the lock'],
    );
    await instances().inline('Acme', 'Lock Again');
    await isReadOnly();
    await window.takesKeys(false);
  });

  it('shows what the account may do, to search in', async () => {
    await instances().menu('Acme', 'Show Privileges');
    await window.quick.title.getByText('Acme: privileges of demo-client').waitFor();
    await window.quick.input.fill('Buildings');
    await window.quick.option(/Read Buildings/).waitFor();
    await shot('3-privileges');
    await window.quick.cancel();
  });

  it('copies the smallest role for a resource', async () => {
    await instances().menu('Buildings', /Copy a Minimal API Role/);
    await window.toast(/An API role with \d+ privileges is on the clipboard/).element.waitFor();
    const role = JSON.parse(await window.page.evaluate(() => navigator.clipboard.readText())) as { privileges: string[] };
    assert.deepEqual(role.privileges.toSorted(), ['Create Buildings', 'Delete Buildings', 'Read Buildings', 'Update Buildings']);
    await window.toast(/An API role/).dismiss();
  });

  it('takes a new secret when the old one is refused', async () => {
    const fresh = newSecret(server.demo);
    await instances().menu('Acme', 'Replace Secret…');
    await window.quick.answer(client.clientSecret, 'Client secret');
    await window.quick.pick(/Change what was entered/);
    await shot('4-replace');
    await window.quick.answer(fresh.clientSecret, 'Client secret');
    await window.quick.pick(/Save$/);
    await window.quick.widget.waitFor({ state: 'hidden' });
    client = fresh;
    await instances().expand('Acme', 'Organization', 'Buildings');
  });

  it('ends its token on signing out, and comes back with the stored secret', async () => {
    await instances().menu('Acme', 'Sign Out');
    await until('the token to be invalidated', () => server.requests.at(-1)?.path === '/api/v1/auth/invalidate-token');
    await instances().row('Sign in…').waitFor();
    await shot('5-signed-out');
    await instances().click('Sign in…');
    await instances().expand('Acme', 'Organization', 'Buildings');
    await instances()
      .row(/^Alder/)
      .waitFor();
  });

  it('keeps its address when it is renamed', async () => {
    await instances().menu('Acme', 'Rename Instance…');
    await window.quick.answer('Acme Inc.', 'What to call it');
    await instances().row('Acme Inc.').waitFor();
    await window.statusBarItem('Acme Inc. · Production').waitFor();
    assert.equal(await window.page.locator('.editor-instance .monaco-editor[data-uri^="jamf://acme/"]').count(), 1);
  });

  it('is shared without its secret', async () => {
    await window.command('Jamf Pro: Export List of Instances…');
    await window.quick.title.getByText('Export List of Instances').waitFor();
    await until('the name of the file', async () => (await window.quick.input.inputValue()).endsWith('team.jamf-instances.json'));
    await window.quick.input.press('Enter');
    await window.toast('The list is exported, without secrets.').element.waitFor();
    const text = readFileSync(path.join(window.folder, 'team.jamf-instances.json'), 'utf8');
    assert.ok(text.includes(server.url) && !text.includes(client.clientSecret));
    await window.command('Jamf Pro: Import List of Instances…');
    await window.quick.title.getByText('Import List of Instances').waitFor();
    await window.quick.pick('team.jamf-instances.json');
    await window.toast('0 added, 1 known already.').element.waitFor();
    await shot('6-shared');
  });

  it('shows all that it is for editing, asks for one thing at a time, and keeps its secret, its id and its documents', async () => {
    const { quick } = window;
    const filledIn = async (prompt: string | RegExp, value: string): Promise<void> => {
      await quick.asks(prompt);
      await until(`${prompt}: ${value}`, async () => (await quick.input.inputValue()) === value);
    };
    await instances().menu('Acme Inc.', 'Edit Instance…');
    for (const row of [
      /^Name, Acme Inc\./,
      /^Used for, Production/,
      /^Account, API client/,
      /^Secret, The stored one stays/,
      /^May write, /,
    ])
      await quick.option(row).waitFor();
    await shot('7-edit-properties');
    await quick.pick(/^Name/);
    await filledIn('What to call it', 'Acme Inc.');
    await quick.answer('Acme West');
    await quick.option(/^Name, Acme West \(changed\)/).waitFor();
    await quick.pick(/^Used for/);
    await quick.pick(/Staging/);
    await quick.option(/^May write, Ask \(changed\)/).waitFor();
    await quick.pick(/^Account/);
    // Of the list: the row before says “API client”, too, and has the focus.
    await quick.option(/User name and password/).waitFor();
    await quick.focused(/API client/).waitFor();
    await quick.input.press('Enter');
    await filledIn(/^Client ID \(/, client.clientId);
    await quick.input.press('Enter');
    await filledIn('Client secret', '');
    await quick.input.and(window.page.getByPlaceholder('Leave empty to keep the stored one')).waitFor();
    // Back out of the steps: the list is there with all that was typed.
    for (let steps = 0; steps < 2; steps++) await quick.back();
    await quick.pressBack();
    await quick.option(/^Name, Acme West \(changed\)/).waitFor();
    await quick.input.press('Escape');
    await window.dialog('Discard what was changed of Acme Inc.?').press('Keep It');
    await quick.pick(/^May write/);
    await shot('7-edit-access');
    await quick.pick(/^Full/);
    await quick.option(/^May write, Full \(changed\)/).waitFor();
    await shot('7-edit-changed');
    await quick.pick(/Test and Save/);
    await quick.widget.getByText('78 privileges').first().waitFor();
    await shot('8-edit-tested');
    await quick.pick(/Save$/);
    await instances().row('Acme West').getByText('staging').waitFor();
    await window.statusBarItem('Acme West · Staging').waitFor();
    assert.equal(await window.page.locator('.editor-instance .monaco-editor[data-uri^="jamf://acme/"]').count(), 1);
    await window.takesKeys(true);
    await types();
    await window.page.locator('.tab.active.dirty').waitFor();
    await window.page.keyboard.press('Control+z');
    await instances().expand('Acme West', 'Organization', 'Buildings');
    await instances()
      .row(/^Alder/)
      .waitFor();
  });
});
