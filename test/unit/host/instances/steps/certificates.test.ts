import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoClient } from '../../../../../src/demo/demo.ts';
import { makeCertificate, makePkcs12 } from '../../../../support/certificates.ts';
import { startDemoServer, type DemoServer } from '../../../../support/demoServer.ts';
import { instanceDesk, type InstanceDesk } from '../../../../support/host/instanceDesk.ts';
import type { Person } from '../../../../support/host/person.ts';
import { never } from '../../../../support/signals.ts';
import { startTlsFront, type TlsFront } from '../../../../support/tlsFront.ts';

const passphrase = 'canary-passphrase';
const ca = makeCertificate({ name: 'Acme Root CA', isCa: true });
const host = makeCertificate({ name: 'jamf.acme.test', issuer: ca, hosts: ['127.0.0.1'] });
const own = makePkcs12(makeCertificate({ name: 'person', issuer: ca }), passphrase);

describe('an instance with certificates of its own', () => {
  let server: DemoServer;
  let front: TlsFront;
  let desk: InstanceDesk;
  let person: Person;
  let window: ReturnType<InstanceDesk['open']>;

  beforeEach(async () => {
    server = await startDemoServer();
    front = await startTlsFront(server.port, { cert: host.cert, key: host.key, ca: ca.cert, requestCert: true, rejectUnauthorized: true });
    desk = await instanceDesk();
    ({ person } = desk);
    window = desk.open();
    writeFileSync(file('ca.pem'), ca.cert);
    writeFileSync(file('person.p12'), own);
  });
  afterEach(async () => {
    desk.close();
    await front.close();
    await server.close();
  });

  const file = (name: string): string => path.join(desk.folder, name);
  const inside = () => window.registry.get('inside') ?? assert.fail('it is gone');

  /** The steps about certificates, with what is not known yet. */
  async function names(typed: string): Promise<void> {
    await person.keeps('Certificates');
    await person.types('CA file (PEM)', file('ca.pem'));
    await person.types('Client certificate (PEM, .p12 or .pfx)', file('person.p12'));
    await person.types('File of its key (PEM)', '');
    assert.ok((await person.types('Passphrase of the client certificate', typed)).password);
  }

  async function isAdded(): Promise<void> {
    const account = { kind: 'client', clientId: demoClient.clientId } as const;
    const certificates = { caFile: file('ca.pem'), clientCertificate: { file: file('person.p12') } };
    const profile = {
      id: 'inside',
      name: 'Inside',
      url: front.url,
      environment: 'test',
      access: 'confirm',
      account,
      ...certificates,
    } as const;
    await window.registry.vault.writePassphrase('inside', passphrase);
    await window.registry.add(profile, { kind: 'client', ...demoClient });
  }

  it('is told which one is refused, led to the files that help, and saved only once they do', async () => {
    const adding = desk.actions.addInstance(window.registry, window.problems, { answers: {} });
    await person.types('Address of the Jamf Pro instance', front.url);
    await person.types('What to call it', 'Inside');
    await person.picks('Test');
    await person.picks('API client');
    await person.types('Client ID', demoClient.clientId);
    await person.types('Client secret', demoClient.clientSecret);
    assert.match((await person.reads('Name certificate files')).join(' '), /jamf\.acme\.test, issued by Acme Root CA/);
    await person.picks('Name certificate files');
    assert.match((await person.keeps('Certificates')).activeItems[0]?.label ?? '', /Own files/);
    assert.match((await person.types('CA file (PEM)', 'ca.pem')).message, /^Enter the whole path/);
    await person.goesBack('CA file (PEM)');
    await names('canary-wrong');
    assert.match((await person.reads('Name certificate files')).join(' '), /person\.p12, cannot be used/);
    assert.deepEqual([server.requests, window.registry.all(), desk.secrets.size], [[], [], 0]);
    await person.picks('Name certificate files');
    await person.keeps('Certificates');
    for (const prompt of ['CA file', 'Client certificate', 'File of its key']) await person.keeps(prompt);
    await person.types('Passphrase of the client certificate', passphrase);
    assert.match((await person.reads('Save')).join(' '), /196 privileges/);
    await person.picks('Save');
    assert.equal(await adding, 'inside');
    assert.deepEqual([inside().caFile, inside().clientCertificate], [file('ca.pem'), { file: file('person.p12') }]);
  });

  it('is reached by a later window with the stored passphrase, which stands in the secret store alone', async () => {
    await isAdded();
    const later = desk.open();
    assert.match(await later.registry.session('inside').version(never), /^11\./);
    assert.doesNotMatch(desk.kept(), /canary/);
    assert.deepEqual(
      [...desk.secrets].filter(([, text]) => text.includes(passphrase)).map(([key]) => key),
      ['jamf.passphrase.inside'],
    );
  });

  it('is as before after an edit that was given up', async () => {
    await isAdded();
    const before = [JSON.stringify([...desk.secrets]), desk.kept()];
    const editing = desk.actions.editInstance(window.registry, window.problems, inside());
    await person.picks('Name, Inside');
    await person.types('What to call it', 'Other name');
    await person.picks('Certificates, ca.pem · person.p12');
    await names('canary-other');
    await person.picks('Test and Save');
    assert.match((await person.reads('Name certificate files')).join(' '), /cannot be used/);
    await person.closes(front.url);
    await person.reads('Name, Other name (changed)');
    person.presses.push('Discard');
    await person.closes('Choose what to change');
    await editing;
    assert.match(person.told.at(-1) ?? '', /^Discard what was changed of Inside\?/);
    assert.deepEqual([JSON.stringify([...desk.secrets]), desk.kept()], before);
  });

  it('is tested with what is stored', async () => {
    await isAdded();
    const testing = desk.actions.testInstance(window.registry, window.problems, inside());
    assert.match((await person.reads('Close')).join(' '), /196 privileges/);
    await person.picks('Close');
    await testing;
  });

  it('lets go of the passphrase with the certificate, and of all that is secret once it is removed', async () => {
    await isAdded();
    const editing = desk.actions.editInstance(window.registry, window.problems, inside());
    await person.picks('Certificates');
    await person.picks('Of the system');
    await person.picks('Test and Save');
    await person.picks('Save without a working connection');
    await editing;
    assert.doesNotMatch(JSON.stringify([...desk.secrets]), new RegExp(passphrase));
    await desk.actions.removeInstance(window.registry, inside(), true);
    assert.match(person.told.at(-1) ?? '', /^Remove Inside\? Its secret, and what was kept here .*\[Keep It\] \[Remove\]$/);
    assert.equal(inside().name, 'Inside', 'a question that is closed removes nothing');
    await window.registry.vault.writePassphrase('inside', passphrase);
    person.presses.push('Remove');
    await desk.actions.removeInstance(window.registry, inside(), true);
    assert.deepEqual([window.registry.all(), [...desk.secrets.keys()]], [[], []]);
  });
});
