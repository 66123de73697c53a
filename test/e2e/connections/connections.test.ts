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

  it('refuses what is no address, and shows what it makes of one', async () => {
    await instances().welcome.getByRole('button', { name: 'Add Instance' }).click();
    await window.quick.asks('Address of the Jamf Pro instance');
    await shot('1-address');
    for (const [typed, says] of [
      ['not an address', 'An address holds no spaces.'],
      ['http://jamf.example.com', 'Use https://jamf.example.com'],
      ['ftp://acme', 'not by ftp'],
    ] as const) {
      await window.quick.answer(typed);
      await window.quick.message.getByText(says).waitFor();
    }
    await shot('1-address-refused');
    await window.quick.input.fill(`${server.url}/computers.html?id=1&o=r`);
    await window.quick.message.getByText(`Uses ${server.url}`).waitFor();
    await shot('1-address-note');
    await window.quick.input.press('Enter');
  });

  it('leads through its steps, back as well', async () => {
    await window.quick.asks('What to call it in the sidebar');
    await shot('2-name');
    await window.quick.back();
    await step(`Uses ${server.url}`);
    await window.quick.input.press('Enter');
    await window.quick.answer('Acme', 'What to call it in the sidebar');
    await window.quick.option(/Production/).waitFor();
    await shot('3-environment');
    await window.quick.pick(/Production/);
    await window.quick.option(/User name and password/).waitFor();
    await shot('4-kind');
    await window.quick.pick(/API client/);
    await window.quick.asks(/^Client ID \(/);
    await shot('5-account');
    await window.quick.answer(client.clientId);
    await window.quick.asks(`Client secret for ${new URL(server.url).host}`);
    assert.equal(await window.quick.input.getAttribute('type'), 'password');
    await window.quick.answer('');
    await window.quick.message.getByText('Enter the secret.').waitFor();
    await window.quick.input.fill(wrongSecret);
    assert.match((await window.quick.title.textContent()) ?? '', /6\/6/);
    await shot('6-secret');
    assert.deepEqual(server.requests, []);
  });

  it('says what failed, saves nothing, and leads back to it with what was typed', async () => {
    await window.quick.input.press('Enter');
    await window.quick.option(/Change what was entered/).waitFor();
    await step(/There is no enabled API client/);
    await shot('7-refused');
    assert.deepEqual(paths(), ['GET /api/startup-status', 'POST /api/v1/oauth/token']);
    await window.quick.pick(/Change what was entered/);
    await window.quick.asks(/^Client ID/);
    await until('the client id that was typed', async () => (await window.quick.input.inputValue()) === client.clientId);
    await window.quick.input.press('Enter');
    await window.quick.asks(/^Client secret/);
    await until('the secret that was typed', async () => (await window.quick.input.inputValue()) === wrongSecret);
    assert.equal(await instances().row('Acme').count(), 0);
  });

  it('is tested before it is saved: reachable, signed in, as whom, which version', async () => {
    await window.quick.answer(client.clientSecret);
    await step('78 privileges');
    await shot('8-works');
    await window.quick.pick(/Save$/);
    await instances().row('Acme').waitFor();
    await instances().row('Acme').getByText('read-only · production').waitFor();
    const [row] = await instances().rows();
    assert.deepEqual(row, { level: 1, label: 'Acme', description: 'read-only · production' });
    await shot('9-row');
  });

  it('tells on hover what it is', async () => {
    await instances().expand('Acme', 'Organization');
    const text = await instances().hover('Acme', /Jamf Pro 11[\s\S]*78 privileges[\s\S]*Token:/);
    for (const part of [server.url, 'Jamf Pro 11.30.1', 'production, read-only, signed in', `API client ${client.clientId}, 78 privileges`])
      assert.ok(text.includes(part), `${part} in ${text}`);
    assert.match(text, /Token: 29 min left/);
    await shot('10-hover');
  });

  it('is still signed in after the window was loaded again, and contacts nobody until it is used', async () => {
    const before = server.requests.length;
    await window.reload();
    await instances().row('Acme').waitFor();
    await shot('11-after-reload');
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
    await shot('12-remove');
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
