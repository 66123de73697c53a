import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoClient } from '../../../src/demo/demo.ts';
import { makeCertificate, makePkcs12 } from '../../support/certificates.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { startTlsFront, type TlsFront } from '../../support/tlsFront.ts';
import { browserStorage } from '../support/leftovers.ts';
import { until } from '../support/until.ts';
import { inTheDark, Window } from '../support/window.ts';

const passphrase = 'canary-passphrase-7c1d';

describe('a connection with certificates of its own', () => {
  let window: Window;
  let server: DemoServer;
  let front: TlsFront;
  before(async () => {
    server = await startDemoServer();
    const ca = makeCertificate({ name: 'Acme Root CA', isCa: true });
    const { cert, key } = makeCertificate({ name: 'jamf.acme.test', issuer: ca, hosts: ['127.0.0.1'] });
    front = await startTlsFront(server.port, { cert, key, ca: ca.cert, requestCert: true, rejectUnauthorized: true });
    window = await Window.open({ settings: inTheDark });
    writeFileSync(file('ca.pem'), ca.cert);
    writeFileSync(file('person.p12'), makePkcs12(makeCertificate({ name: 'person', issuer: ca }), passphrase));
    await window.sideBar();
  });
  after(async () => {
    await window.close();
    await front.close();
    await server.close();
  });

  const file = (name: string) => path.join(window.folder, name);
  const shot = (name: string) => window.screenshot(`connection-certificates-${name}`);
  const instances = () => window.view('Instances');
  const { says, next } = {
    says: (text: string | RegExp) => window.quick.widget.getByText(text).filter({ visible: true }).first().waitFor(),
    next: async (prompt: string | RegExp, text?: string) => {
      await window.quick.asks(prompt);
      if (text === undefined) await window.quick.input.press('Enter');
      else await window.quick.answer(text);
    },
  };
  /** A choice as it stands. */
  const keep = async (option: RegExp) => {
    await window.quick.focused(option).waitFor();
    await window.quick.input.press('Enter');
  };
  const secrets = async () => (await browserStorage(window))['localStorage secrets.provider'] ?? '';

  it('says which certificate is refused, and leads to the files that help', async () => {
    await window.command('Jamf Pro: Add Instance…');
    await next('Address of the Jamf Pro instance', front.url);
    await next('What to call it', 'Inside');
    await window.quick.pick(/Test/);
    await window.quick.pick(/API client/);
    await next(/^Client ID \(/, demoClient.clientId);
    await next('Client secret', demoClient.clientSecret);
    await window.quick.option(/Name certificate files/).waitFor();
    await says(/jamf\.acme\.test, issued by Acme Root CA/);
    await shot('1-refused');
    assert.deepEqual(server.requests, []);
    await window.quick.pick(/Name certificate files/);
  });

  it('asks for a CA, a client certificate and its passphrase', async () => {
    await window.quick.option(/Own files/).waitFor();
    await shot('2-choice');
    await keep(/Own files/);
    await window.quick.asks('CA file (PEM)');
    await window.quick.answer('ca.pem');
    await window.quick.message.getByText('Enter the whole path').waitFor();
    await window.quick.answer(file('ca.pem'));
    await next('Client certificate (PEM, .p12 or .pfx)', file('person.p12'));
    await next('File of its key (PEM)', '');
    await window.quick.asks('Passphrase of the client certificate');
    assert.equal(await window.quick.input.getAttribute('type'), 'password');
    await window.quick.input.fill('canary-wrong');
    await shot('3-passphrase');
    await window.quick.input.press('Enter');
    await says(/person\.p12, cannot be used/);
    await shot('4-wrong-passphrase');
    assert.deepEqual(server.requests, []);
  });

  it('works with the right one, and is saved only then', async () => {
    await window.quick.pick(/Name certificate files/);
    await keep(/Own files/);
    for (const prompt of ['CA file', 'Client certificate', 'File of its key']) await next(prompt);
    await next('Passphrase of the client certificate', passphrase);
    await says('78 privileges');
    await shot('5-works');
    await window.quick.pick(/Save$/);
    await instances().row('Inside').waitFor();
    await instances().expand('Inside', 'Organization', 'Buildings');
  });

  it('is as before after an edit that was given up', async () => {
    const before = await secrets();
    await instances().menu('Inside', 'Edit Instance…');
    await window.quick.pick(/^Name, Inside/);
    await next('What to call it', 'Other name');
    await window.quick.pick(/^Certificates, ca\.pem · person\.p12/);
    await keep(/Own files/);
    for (const prompt of ['CA file', 'Client certificate', 'File of its key']) await next(prompt);
    await next('Passphrase of the client certificate', 'canary-other');
    await window.quick.pick(/Test and Save/);
    await says(/cannot be used/);
    // Closing the test leads back to the list, and leaving that asks.
    await window.quick.input.press('Escape');
    await window.quick.option(/^Name, Other name \(changed\)/).waitFor();
    await window.quick.input.press('Escape');
    await window.dialog('Discard what was changed of Inside?').press('Discard');
    await window.quick.widget.waitFor({ state: 'hidden' });
    assert.equal(await secrets(), before);
    assert.equal(await instances().row('Inside').count(), 1);
  });

  it('is tested with what is stored', async () => {
    await instances().menu('Inside', 'Test Connection');
    await says('78 privileges');
    await shot('6-tested');
    await window.quick.pick(/Close/);
  });

  it('is still signed in after the window was loaded again, with the stored passphrase', async () => {
    await window.reload();
    await instances().expand('Inside', 'Organization', 'Buildings');
    await instances().ask('Load…', /^Alder/);
    const text = JSON.stringify(await browserStorage(window));
    assert.ok(!text.includes(passphrase) && !text.includes('canary-'));
  });

  it('lets go of the passphrase with the certificate', async () => {
    const before = await secrets();
    await instances().menu('Inside', 'Remove Instance…');
    await window.dialog('Remove Inside?').press('Remove');
    await instances().welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
    await until('both secrets to be gone', async () => (await secrets()).length < before.length / 2);
  });
});
