import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../../src/core/http/clock.ts';
import { fetchTransport } from '../../../../src/core/http/fetch/fetchTransport.ts';
import type { Transport } from '../../../../src/core/http/message.ts';
import { createSession } from '../../../../src/core/instances/createSession.ts';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { certificateWire } from '../../../../src/host/instances/wire/certificateWire.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { makeCertificate } from '../../../support/certificates.ts';
import { startRawServer, type RawServer } from '../../../support/rawServer.ts';
import { never } from '../../../support/signals.ts';

/** Fault 4: the connection is accepted, and the TLS handshake is never answered. Only a cancel can end the wait before its limit. */
describe('a cancel during a TLS handshake that is never answered', () => {
  let server: RawServer;
  let connected: Promise<void>;
  let folder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jamf-silent-'));
    await writeFile(join(folder, 'ca.pem'), makeCertificate({ name: 'CA', isCa: true }).cert);
  });
  after(() => rm(folder, { recursive: true }));

  beforeEach(async () => {
    let tell: () => void = () => undefined;
    connected = new Promise((resolve) => (tell = resolve));
    server = await startRawServer(
      () => undefined,
      () => tell(),
    );
  });
  afterEach(() => server.close());

  function profile(): InstanceProfile {
    const url = `https://127.0.0.1:${server.port}`;
    const account = { kind: 'client', clientId: 'id' } as const;
    return { id: 'silent', name: 'Silent', url, environment: 'test', access: 'full', account, caFile: join(folder, 'ca.pem') };
  }

  const wires: readonly (readonly [what: string, wire: () => Promise<Transport>])[] = [
    ['VS Code’s fetch', async () => fetchTransport({ fetch: () => globalThis.fetch, clock: systemClock, maxBody: () => 1000 })],
    [
      'certificates of its own',
      () => certificateWire(profile(), { passphrase: async () => undefined, connectTimeout: 60_000, maxBody: () => 1000 }),
    ],
  ];

  for (const [what, wire] of wires) {
    it(`reaches who waits for the token, and ends the session: ${what}`, async () => {
      const session = createSession({
        profile: profile(),
        wire: await wire(),
        credentials: async () => ({ kind: 'client', clientId: 'id', clientSecret: 'canary' }),
        access: () => 'full',
        observe: () => undefined,
        clock: systemClock,
        random: () => 0,
        wallClock: Date.now,
        limits: () => ({ response: 60_000, idle: 60_000, total: 60_000 }),
        userAgent: 'test',
        store: { read: async () => undefined, write: async () => undefined, remove: async () => undefined },
        background: () => assert.fail('nothing is done'),
        readDocument: () => assert.fail('nothing came'),
      });
      const person = new AbortController();
      const pending = session.version(person.signal).catch(problemOf);
      const other = session.signIn(never).catch(problemOf);
      await connected;
      // All limits are a minute: that these settle at all, within the time of a test, is the proof.
      person.abort();
      assert.deepEqual(await pending, { kind: 'cancelled' });
      session.dispose();
      assert.deepEqual(await other, { kind: 'cancelled' });
      assert.equal(server.requests.length, 0);
    });
  }
});
