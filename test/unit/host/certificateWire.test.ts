import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { systemClock } from '../../../src/core/http/clock.ts';
import { fetchTransport } from '../../../src/core/http/fetch/fetchTransport.ts';
import type { Transport } from '../../../src/core/http/message.ts';
import { withRefusedCertificate } from '../../../src/core/http/policies/withRefusedCertificate.ts';
import type { InstanceProfile } from '../../../src/core/instances/profile.ts';
import { certificateWire } from '../../../src/host/instances/wire/certificateWire.ts';
import { plainGuidance } from '../../support/refusals.ts';
import { refusedCertificate } from '../../../src/host/instances/wire/refusedCertificate.ts';
import type { Problem } from '../../../src/shared/problem.ts';
import { problemOf } from '../../../src/shared/problem.ts';
import { makeCertificate, makePkcs12, type MadeCertificate } from '../../support/certificates.ts';
import { get } from '../../support/fakeTransport.ts';
import { startRawServer } from '../../support/rawServer.ts';
import { never } from '../../support/signals.ts';

const hosts = ['127.0.0.1'];
const ca = makeCertificate({ name: 'Test CA', isCa: true });
const otherCa = makeCertificate({ name: 'Other CA', isCa: true });
const good = makeCertificate({ name: 'good', issuer: ca, hosts });
const person = makeCertificate({ name: 'person', issuer: ca });

interface Own {
  readonly ca?: string;
  readonly file?: string;
  readonly keyFile?: string;
  readonly passphrase?: string;
}

describe('certificates', () => {
  let folder = '';
  const servers: Server[] = [];
  let requests = 0;
  beforeEach(() => {
    requests = 0;
  });

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
    const server = createServer({ cert: certificate.cert, key: certificate.key, ...options }, (_request, response) => {
      requests += 1;
      response.end('{}');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function wireOf(url: string, own: Own): Promise<Transport> {
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
    return certificateWire(profile, { passphrase: async () => own.passphrase, connectTimeout: 2000, maxBody: () => 1000 });
  }

  async function ask(url: string, own: Own): Promise<string> {
    try {
      const wire = await wireOf(url, own);
      return String((await wire(get(`${url}/api/v1/x`), never)).status);
    } catch (error) {
      const problem = problemOf(error);
      return problem.kind === 'tls' || problem.kind === 'network' ? `${problem.kind} ${problem.reason}` : problem.kind;
    }
  }

  async function failure(wire: Transport, url: string): Promise<Problem> {
    return wire(get(`${url}/api/v1/x`), never).then(() => assert.fail('was trusted'), problemOf);
  }

  const servedBy: readonly (readonly [what: string, certificate: MadeCertificate, expected: string])[] = [
    ['its own CA', good, '200'],
    ['a certificate that has ended', makeCertificate({ name: 'old', issuer: ca, hosts, validFrom: -60, validTo: -30 }), 'tls expired'],
    ['a certificate of tomorrow', makeCertificate({ name: 'new', issuer: ca, hosts, validFrom: 1 }), 'tls notYetValid'],
    ['a certificate of another host', makeCertificate({ name: 'elsewhere', issuer: ca, hosts: ['jamf.test'] }), 'tls wrongHost'],
    ['a certificate signed by itself', makeCertificate({ name: 'self', hosts }), 'tls selfSigned'],
    ['an unknown CA', makeCertificate({ name: 'stranger', issuer: otherCa, hosts }), 'tls unknownIssuer'],
  ];
  const named: readonly (readonly [what: string, certificate: MadeCertificate, says: readonly RegExp[]])[] = [
    [
      'ended',
      makeCertificate({ name: 'old', issuer: ca, hosts, validFrom: -60, validTo: -30 }),
      [/The certificate: old, issued by Test CA, valid until \d{4}-\d\d-\d\d\./, /renewed/],
    ],
    [
      'not begun',
      makeCertificate({ name: 'new', issuer: ca, hosts, validFrom: 1 }),
      [/The certificate: new, issued by Test CA, valid from \d{4}-/, /clock/],
    ],
    [
      'of another host',
      makeCertificate({ name: 'elsewhere', issuer: ca, hosts: ['jamf.test', '10.0.0.1'] }),
      [/The certificate: elsewhere, issued by Test CA, for jamf\.test, 10\.0\.0\.1\./, /Use the name/],
    ],
    [
      'signed by itself',
      makeCertificate({ name: 'self', hosts }),
      [/The certificate: self, issued by self\./, /trusted ones, or name its file/],
    ],
    [
      'of an unknown CA',
      makeCertificate({ name: 'stranger', issuer: otherCa, hosts }),
      [/The certificate: stranger, issued by Other CA\./, /Add the authority/],
    ],
  ];
  for (const [what, certificate, says] of named) {
    it(`names a certificate that is ${what}, its host and the remedy`, async () => {
      const url = await serve(certificate);
      const problem = await failure(await wireOf(url, {}), url);
      const { meaning, steps } = plainGuidance(problem);
      for (const pattern of [...says, new RegExp(new URL(url).host.replaceAll('.', '\\.'))])
        assert.match(`${meaning} ${steps.join(' ')}`, pattern);
      assert.equal(requests, 0, 'nothing is sent');
    });
  }

  it('names the certificate also where VS Code’s fetch refused it, without sending anything', async () => {
    const url = await serve(makeCertificate({ name: 'self', hosts }));
    const plain = fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 1000 });
    assert.equal('issuer' in (await failure(plain, url)), false);
    const problem = await failure(withRefusedCertificate(plain, refusedCertificate), url);
    assert.deepEqual(problem.kind === 'tls' && [problem.reason, problem.certificate, problem.issuer], ['selfSigned', 'self', 'self']);
    assert.equal(requests, 0);
  });

  it('says nothing of a certificate that is refused for another reason, or not at all, when it is looked at', async () => {
    const url = await serve(makeCertificate({ name: 'stranger', issuer: otherCa, hosts }));
    assert.deepEqual(await refusedCertificate(url, { code: 'CERT_HAS_EXPIRED' }, never), {});
    assert.deepEqual(await refusedCertificate(url, { code: 'CERT_HAS_EXPIRED' }, never, createSecureContext({ ca: otherCa.cert })), {});
    assert.equal(requests, 0);
  });

  it('looks no longer than who asked waits, and leaves no connection', async () => {
    const silent = await startRawServer(() => undefined);
    const controller = new AbortController();
    const looking = refusedCertificate(`https://127.0.0.1:${silent.port}`, { code: 'CERT_HAS_EXPIRED' }, controller.signal);
    controller.abort();
    assert.deepEqual(await looking, {});
    await silent.close();
    assert.equal(silent.open.size, 0);
    const nobody = `https://127.0.0.1:${silent.port}`;
    assert.deepEqual(await refusedCertificate(nobody, { code: 'CERT_HAS_EXPIRED' }, never), {});
  });

  const alerts: readonly (readonly [what: string, alert: number, expected: string])[] = [
    ['a certificate is required', 116, 'clientCertificate'],
    ['the certificate is bad', 42, 'clientCertificate'],
    ['the CA of the client is unknown', 48, 'clientCertificate'],
    ['no agreement', 40, 'clientCertificate'],
    ['no version in common', 70, 'handshake'],
  ];
  for (const [what, alert, expected] of alerts) {
    it(`reads the alert of a server: ${what}`, async () => {
      const server = await startRawServer(
        () => undefined,
        (socket) => socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, alert]))),
      );
      const url = `https://127.0.0.1:${server.port}`;
      const problem = await failure(await wireOf(url, {}), url);
      assert.equal(problem.kind === 'tls' && problem.reason, expected, JSON.stringify(problem));
      assert.match(plainGuidance(problem).meaning, new RegExp(`127\\.0\\.0\\.1:${server.port}`));
      await server.close();
    });
  }

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
