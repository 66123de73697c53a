import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { makeCertificate } from '../support/certificates.ts';
import { startRawServer } from '../support/rawServer.ts';
import { startTlsFront } from '../support/tlsFront.ts';
import { ours } from './support/extension.ts';

/** What VS Code's own fetch gives for a failure, as a person is told of it. */
describe('signing in where there is no way to the server', () => {
  const added: string[] = [];
  before(() => ours().activate());
  after(async () => {
    for (const id of added) await commands.executeCommand('jamf.removeInstance', id);
  });

  async function told(url: string): Promise<string> {
    const credentials = { kind: 'client', clientId: 'id', clientSecret: 'canary-secret' };
    const id = await commands.executeCommand<string>('jamf.addInstance', { name: `No way ${added.length}`, url, credentials });
    added.push(id);
    return await Promise.resolve(commands.executeCommand('jamf.signIn', id)).then(
      () => assert.fail('it is signed in'),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  }

  it('says that nothing listens there, and what to check', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const message = await told(server.url);
    assert.match(message, /^No way \d: could not sign in/);
    assert.match(message, /connection was refused.*Check the port/s);
  });

  it('names the certificate that is refused, and sends nothing', async () => {
    const server = await startRawServer(() => undefined);
    const ca = makeCertificate({ name: 'Acme Root CA', isCa: true });
    const { cert, key } = makeCertificate({ name: 'jamf.acme.test', issuer: ca, hosts: ['127.0.0.1'] });
    const front = await startTlsFront(server.port, { cert, key });
    assert.match(await told(front.url), /jamf\.acme\.test, issued by Acme Root CA/);
    assert.deepEqual(server.requests, []);
    await front.close();
    await server.close();
  });
});
