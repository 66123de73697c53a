import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoClient } from '../../../src/demo/demo.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { startTlsFront, type TlsFront } from '../../support/tlsFront.ts';
import { callToAdd } from '../support/addConnection.ts';
import { BoundKeys } from '../support/boundKeys.ts';
import { turnRow } from '../support/contextMenu.ts';
import { until } from '../support/until.ts';
import { Window } from '../support/window.ts';

const format = { format: 'jamf-pro-explorer.instances', version: 1 };
const account = { kind: 'client', clientId: demoClient.clientId } as const;

/** What a folder that is not trusted may hold, to lead requests to another server. */
function planted({ url }: DemoServer): Readonly<Record<string, string>> {
  const settings = {
    'jamf.instances': [{ id: 'planted', name: 'Planted', url, environment: 'test' }],
    'jamf.http.maxBodyMegabytes': 1,
    'jamf.http.totalTimeout': 1,
    'http.proxy': url,
  };
  const list = { ...format, instances: [{ name: 'Planted', url, environment: 'test', account }] };
  return { '.vscode/settings.json': JSON.stringify(settings), 'planted.jamf-instances.json': JSON.stringify(list) };
}

describe('the access of a connection, in a folder that is not trusted', () => {
  let window: Window;
  let server: DemoServer;
  let elsewhere: DemoServer;
  let front: TlsFront;
  let keys: BoundKeys<'add'>;
  before(async () => {
    [server, elsewhere] = await Promise.all([startDemoServer(), startDemoServer()]);
    const ca = makeCertificate({ name: 'Acme Root CA', isCa: true });
    const { cert, key } = makeCertificate({ name: 'jamf.acme.test', issuer: ca, hosts: ['127.0.0.1'] });
    front = await startTlsFront(server.port, { cert, key, ca: ca.cert, requestCert: true, rejectUnauthorized: true });
    keys = await BoundKeys.of({ add: callToAdd({ name: 'Acme', url: server.url, environment: 'Production' }) });
    window = await Window.open({
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.emptyWindow': false,
      },
      files: planted(elsewhere),
    });
    await window.sideBar();
    const person = makeCertificate({ name: 'person', issuer: ca });
    writeFileSync(file('ca.pem'), ca.cert);
    writeFileSync(file('person.pem'), person.cert + person.key);
    const own = { caFile: file('ca.pem'), clientCertificate: { file: file('person.pem') } };
    const inside = { name: 'Inside', url: front.url, environment: 'test', account, ...own };
    writeFileSync(file('team.jamf-instances.json'), JSON.stringify({ ...format, instances: [inside] }));
  });
  after(async () => {
    await window.close();
    await front.close();
    await Promise.all([server.close(), elsewhere.close()]);
  });

  const file = (name: string) => path.join(window.folder, name);
  const instances = () => window.view('Instances');
  const shot = (name: string) => window.screenshot(`connection-access-${name}`);
  const isReadOnly = async (): Promise<void> => {
    await instances().row('Acme').getByText('read-only · production').waitFor();
    await unlocked().waitFor({ state: 'detached' });
  };
  const unlocked = () => window.statusBarItem('Acme unlocked, 10 min left');
  const isUnlocked = async (): Promise<void> => {
    await instances().row('Acme').getByText('unlocked, 10 min left · production').waitFor();
    await unlocked().waitFor();
    await window.takesKeys(true);
  };

  it('adds no instance by what the folder holds', async () => {
    await window.statusBarItem('Restricted Mode').waitFor();
    await instances().welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
    assert.deepEqual(await instances().rows(), []);
    await shot('0-untrusted');
  });

  it('is locked until somebody types its name, and lets nobody type before', async () => {
    await keys.press(window, 'add');
    await instances().expand('Acme', 'Organization', 'Buildings');
    await instances().click(/^Alder/);
    await isReadOnly();
    await window.takesKeys(false);
    await window.activeEditor().focus();
    await window.page.keyboard.type('x');
    await window.page
      .locator('.monaco-editor-overlaymessage')
      .filter({ hasText: /read-only/ })
      .first()
      .waitFor();
    await window.page.keyboard.press('Escape');
    await instances().inline('Acme', 'Unlock for Writing…');
    await window.quick.answer('acme', 'Type Acme to unlock it');
    await window.quick.message.getByText('Type Acme exactly').waitFor();
    await shot('1-unlock');
    assert.equal(await unlocked().count(), 0);
    await window.quick.answer('Acme');
    await isUnlocked();
    await until('the warning', async () => / warning-kind/.test((await unlocked().getAttribute('class')) ?? ''));
    await window.inThemes(async (theme) => {
      await shot(`2-unlocked-${theme}`);
    });
  });

  it('keeps a text that it closed over, and sends it once it is unlocked again, nowhere else', async () => {
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
    await window.quick.answer('Acme', 'Type Acme to unlock it');
    await isUnlocked();
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
    assert.deepEqual(elsewhere.requests, []);
  });

  it('is edited in a list of all that it is, and its open document follows', async () => {
    const { quick } = window;
    await instances().menu('Acme', 'Edit Instance…');
    await quick.option(/^Secret, The stored one stays/).waitFor();
    await shot('4-properties');
    await quick.pick(/^May write, Read-only/);
    await quick.pick(/^Full/);
    await quick.option(/^May write, Full \(changed\)/).waitFor();
    await quick.pick(/Test and Save/);
    await quick.option(/196 privileges/).waitFor();
    await quick.pick(/Save$/);
    await window.takesKeys(true);
    await instances().row('Acme').getByText('writes allowed · production').waitFor();
  });

  it('comes by a list that is shared, with certificates of its own, and works once its secret was typed and tested', async () => {
    await turnRow(instances().row('Acme'));
    await window.command('Jamf Pro: Import List of Instances…');
    await window.quick.title.getByText('Import List of Instances').waitFor();
    await window.quick.pick('team.jamf-instances.json');
    await window.toast('1 added, 0 known already.').dismiss();
    const before = server.requests.length;
    await instances().expand('Inside');
    await instances().click('Sign in…');
    await window.quick.answer(demoClient.clientSecret, 'Client secret');
    await window.quick.option(/196 privileges/).waitFor();
    await shot('5-inside');
    await window.quick.pick(/Save$/);
    await instances().expand('Organization', 'Buildings');
    await instances()
      .row(/^Alder/)
      .waitFor();
    assert.ok(server.requests.slice(before).some(({ path }) => path.startsWith('/api/v1/buildings')));
    assert.deepEqual(elsewhere.requests, []);
  });
});
