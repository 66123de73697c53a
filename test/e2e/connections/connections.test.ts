import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { bed } from '../support/hooks.ts';
import { browserStorage, filesWith } from '../support/leftovers.ts';
import { newSecret, type ClientAccount } from '../support/ownSecret.ts';
import { Window } from '../support/window.ts';
import { until } from '../support/until.ts';

const wrongSecret = 'b5d3c1f0-wrong-secret';

describe('a connection', () => {
  let window: Window;
  let server: DemoServer;
  let client: ClientAccount;
  before(async () => {
    server = await startDemoServer();
    client = newSecret(server.demo);
    window = await Window.open();
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const shot = (name: string) => window.screenshot(`connection-${name}`);
  const step = (prompt: string | RegExp) => window.quick.widget.getByText(prompt).filter({ visible: true }).first().waitFor();
  const instances = () => window.view('Instances');
  const paths = (from = 0) => server.requests.slice(from).map(({ method, path }) => `${method} ${path}`);

  it('is offered in an empty sidebar', async () => {
    await window.inThemes(async (theme) => {
      await instances().welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
      await instances().welcome.getByText('Try the demo').waitFor();
      await shot(`0-welcome-${theme}`);
    });
  });

  it('is asked for step by step, says what failed, and is tested before it is saved', async () => {
    const { quick } = window;
    await instances().welcome.getByRole('button', { name: 'Add Instance' }).click();
    await quick.asks('Address of the Jamf Pro instance');
    await quick.input.fill(`${server.url}/computers.html?id=1&o=r`);
    await quick.message.getByText(`Uses ${server.url}`).waitFor();
    await shot('1-address');
    await quick.input.press('Enter');
    await quick.asks('What to call it in the sidebar');
    await quick.back();
    await step(`Uses ${server.url}`);
    await quick.input.press('Enter');
    await quick.answer('Acme', 'What to call it in the sidebar');
    await quick.pick(/Production/);
    await quick.option(/User name and password/).waitFor();
    await shot('2-kind');
    await quick.pick(/API client/);
    await quick.answer(client.clientId, /^Client ID \(/);
    await quick.asks(`Client secret for ${new URL(server.url).host}`);
    assert.equal(await quick.input.getAttribute('type'), 'password');
    assert.match((await quick.title.textContent()) ?? '', /6\/6/);
    assert.deepEqual(server.requests, []);
    await quick.answer(wrongSecret);
    await step(/There is no enabled API client/);
    await shot('3-refused');
    assert.equal(await instances().row('Acme').count(), 0);
    await quick.pick(/Change what was entered/);
    await quick.asks(/^Client ID/);
    await until('the client id that was typed', async () => (await quick.input.inputValue()) === client.clientId);
    await quick.input.press('Enter');
    await quick.answer(client.clientSecret, /^Client secret/);
    await step('196 privileges');
    await shot('4-works');
    await quick.pick(/Save$/);
    await instances().row('Acme').getByText('read-only · production').waitFor();
    const [row] = await instances().rows();
    assert.deepEqual(row, { level: 1, label: 'Acme', description: 'read-only · production' });
  });

  it('needs attention while its secret is refused, and is signed in again', async () => {
    const state = (words: string) =>
      window.page.getByRole('treeitem', { name: `Instance Acme, read-only · production, ${words}` }).waitFor();
    server.setFault({ path: 'oauth/token', fault: { kind: 'status', status: 401, body: '{"error":"invalid_client"}' } });
    await instances().inline('Acme', 'Refresh Instance');
    await instances()
      .row(/Wrong credentials/)
      .waitFor();
    await state('needs attention');
    await shot('5-needs-attention');
    server.setFault(undefined);
    const before = server.requests.length;
    await instances().inline('Acme', 'Refresh Instance');
    await instances().row('Organization').waitFor();
    await state('signed in');
    // Asked for last, behind the rows.
    await until('who is signed in', () => paths(before).includes('GET /api/v1/auth'));
  });

  it('is still signed in after the window was loaded again, and contacts nobody until it is used', async () => {
    const before = server.requests.length;
    await window.reload();
    await instances().row('Acme').waitFor();
    await shot('6-after-reload');
    assert.deepEqual(paths(before), []);
    await instances().expand('Acme', 'Organization', 'Buildings');
    await instances().ask('Load…', /^Alder/);
    assert.equal(await window.quick.widget.isVisible(), false);
    assert.ok(paths(before).includes('POST /api/v1/oauth/token'));
  });

  /** Every secret and token so far is in no file of VS Code's or of the workspace, not in the output channel, and in the browser only encrypted. */
  async function isNowhere(): Promise<Record<string, string>> {
    const output = await window.output('Jamf Pro');
    const tokens = new Set(server.requests.map(({ headers }) => /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1] ?? ''));
    tokens.delete('');
    assert.ok(tokens.size >= 2);
    const canaries = [client.clientSecret, wrongSecret, ...tokens];
    const { data } = await bed();
    const planted = path.join(window.folder, 'planted.txt');
    assert.ok(planted.startsWith(data));
    writeFileSync(planted, `secret=${client.clientSecret}`);
    assert.deepEqual(filesWith(data, canaries), [path.relative(data, planted)], 'only what shows that the search finds something');
    rmSync(planted);
    const kept = await browserStorage(window);
    const said = `${output}${JSON.stringify(kept)}`;
    assert.deepEqual(
      canaries.filter((canary) => said.includes(canary)),
      [],
    );
    return kept;
  }

  it('leaves its secret and its tokens nowhere but in the encrypted store', async () => {
    const kept = await isNowhere();
    const secrets = 'localStorage secrets.provider';
    assert.ok(kept[secrets] !== undefined, 'the secret is kept');
    assert.ok(JSON.stringify(kept).includes(server.port.toString()), 'the profile is kept');
  });

  it('is removed only after a question, with its token and its secret', async () => {
    const stored = (await browserStorage(window))['localStorage secrets.provider'] ?? '';
    const before = server.requests.length;
    await instances().menu('Acme', 'Remove Instance…');
    assert.match(
      await window.dialog('Remove Acme?').text(),
      /^Its secret, and what was kept here of its objects and not sent, is deleted/m,
    );
    await shot('7-remove');
    await window.page.keyboard.press('Enter');
    await window.dialog('Remove Acme?').element.waitFor({ state: 'hidden' });
    await instances().row('Acme').waitFor();
    assert.deepEqual(paths(before), []);
    await instances().menu('Acme', 'Remove Instance…');
    await window.dialog('Remove Acme?').press('Remove');
    await instances().welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
    assert.deepEqual(paths(before), ['POST /api/v1/auth/invalidate-token']);
    const after = async () => (await browserStorage(window))['localStorage secrets.provider'] ?? '';
    await until('its secret to be gone', async () => (await after()).length < stored.length / 2);
    await isNowhere();
  });
});
