import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstanceProfile } from '../../../src/core/instances/profile.ts';
import { certificateWire } from '../../../src/host/instances/certificateWire.ts';
import { problemOf } from '../../../src/shared/problem.ts';
import { makeCertificate, makePkcs12, type MadeCertificate } from '../../support/certificates.ts';
import { forever, get } from '../../support/fakeTransport.ts';

const hosts = ['127.0.0.1'];
const ca = makeCertificate({ name: 'Test CA', isCa: true });
const otherCa = makeCertificate({ name: 'Other CA', isCa: true });
const good = makeCertificate({ name: 'good', issuer: ca, hosts });
const person = makeCertificate({ name: 'person', issuer: ca });

describe('certificates', () => {
  let folder = '';
  const servers: Server[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jamf-certificates-'));
    const files = {
      'ca.pem': ca.cert,
      'other.pem': otherCa.cert,
      'person.pem': person.cert + person.key,
      'person.crt': person.cert,
      'person.key': person.key,
      'person.p12': makePkcs12(person, 'canary-passphrase'),
    };
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  });

  after(async () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await rm(folder, { recursive: true });
  });

  async function serve(certificate: MadeCertificate, options: ServerOptions = {}): Promise<string> {
    const server = createServer({ cert: certificate.cert, key: certificate.key, ...options }, (_request, response) => response.end('{}'));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function ask(
    url: string,
    own: { readonly ca?: string; readonly file?: string; readonly keyFile?: string; readonly passphrase?: string },
  ): Promise<string> {
    const profile: InstanceProfile = {
      id: 'own',
      name: 'Own',
      url,
      environment: 'test',
      access: 'full',
      account: { kind: 'client', clientId: 'id' },
      caFile: join(folder, own.ca ?? 'ca.pem'),
      ...(own.file === undefined
        ? {}
        : {
            clientCertificate: {
              file: join(folder, own.file),
              ...(own.keyFile === undefined ? {} : { keyFile: join(folder, own.keyFile) }),
            },
          }),
    };
    try {
      const wire = await certificateWire(profile, { passphrase: async () => own.passphrase, connectTimeout: 2000, maxBody: () => 1000 });
      return String((await wire(get(`${url}/api/v1/x`), forever)).status);
    } catch (error) {
      const problem = problemOf(error);
      return problem.kind === 'tls' || problem.kind === 'network' ? `${problem.kind} ${problem.reason}` : problem.kind;
    }
  }

  const servedBy: readonly (readonly [what: string, certificate: MadeCertificate, expected: string])[] = [
    ['its own CA', good, '200'],
    ['a certificate that has ended', makeCertificate({ name: 'old', issuer: ca, hosts, validFrom: -60, validTo: -30 }), 'tls expired'],
    ['a certificate of tomorrow', makeCertificate({ name: 'new', issuer: ca, hosts, validFrom: 1 }), 'tls notYetValid'],
    ['a certificate of another host', makeCertificate({ name: 'elsewhere', issuer: ca, hosts: ['jamf.test'] }), 'tls wrongHost'],
    ['a certificate signed by itself', makeCertificate({ name: 'self', hosts }), 'tls selfSigned'],
    ['an unknown CA', makeCertificate({ name: 'stranger', issuer: otherCa, hosts }), 'tls unknownIssuer'],
  ];
  for (const [what, certificate, expected] of servedBy) {
    it(`${expected === '200' ? 'trusts' : 'refuses'} ${what}`, async () => assert.equal(await ask(await serve(certificate), {}), expected));
  }

  it('trusts a CA only where it is named', async () => {
    const url = await serve(good);
    assert.equal(await ask(url, { ca: 'other.pem' }), 'tls unknownIssuer');
    assert.equal(await ask(url, { ca: 'ca.pem' }), '200');
  });

  it('shows its own certificate where the server demands one', async () => {
    const url = await serve(good, { ca: ca.cert, requestCert: true, rejectUnauthorized: true });
    // Node's server hangs up without an alert; one that sends it is in the table of wireProblem.
    assert.equal(await ask(url, {}), 'network closed');
    assert.equal(await ask(url, { file: 'person.pem' }), '200');
    assert.equal(await ask(url, { file: 'person.crt', keyFile: 'person.key' }), '200');
  });

  it('says that a file is missing or no certificate before anything is sent', async () => {
    for (const file of ['none.pem', 'person.key']) assert.equal(await ask('https://127.0.0.1:1', { file }), 'invalid');
  });

  it('opens a PKCS#12 file with its passphrase, and says before anything is sent that another does not', async () => {
    const url = await serve(good, { ca: ca.cert, requestCert: true, rejectUnauthorized: true });
    assert.equal(await ask(url, { file: 'person.p12', passphrase: 'canary-passphrase' }), '200');
    for (const passphrase of ['canary-wrong', '', undefined]) {
      const own = { file: 'person.p12', ...(passphrase === undefined ? {} : { passphrase }) };
      assert.equal(await ask('https://127.0.0.1:1', own), 'invalid');
    }
  });
});
