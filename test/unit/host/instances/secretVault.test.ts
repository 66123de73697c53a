import assert from 'node:assert/strict';
import type { SecretStorage } from 'vscode';
import { SecretVault } from '../../../../src/host/instances/registry/secretVault.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const acme = { id: 'acme', url: 'https://acme.jamfcloud.com' };
const credentials = { kind: 'client', clientId: 'a', clientSecret: 'b' } as const;

/** A store in memory, until it is told to do otherwise. */
function vaultOver(otherwise: Partial<SecretStorage> = {}) {
  const kept = new Map<string, string>();
  const clock = new FakeClock();
  const store: SecretStorage = {
    get: (key) => Promise.resolve(kept.get(key)),
    store: async (key, value) => void (await Promise.resolve(kept.set(key, value))),
    delete: async (key) => void (await Promise.resolve(kept.delete(key))),
    keys: () => Promise.resolve([...kept.keys()]),
    onDidChange: () => ({ dispose: () => undefined }),
    ...otherwise,
  };
  return { vault: new SecretVault(store, clock), kept, clock };
}

const silent = (): Promise<never> => new Promise(() => undefined);

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    return error.problem;
  }
  return undefined;
}

describe('the secret vault', () => {
  it('gives back what it was given', async () => {
    const { vault } = vaultOver();
    assert.equal(await vault.write(acme, credentials), true);
    assert.deepEqual(await vault.read(acme), credentials);
    await vault.remove('acme');
    assert.equal(await vault.read(acme), undefined);
  });

  it('holds nobody for good where the store does not answer', async () => {
    const { vault, clock } = vaultOver({ get: silent });
    const reading = problemOf(vault.read(acme));
    const passphrase = problemOf(vault.passphrase('acme'));
    await clock.advance(60_000);
    for (const problem of await Promise.all([reading, passphrase]))
      assert.deepEqual(problem, { kind: 'auth', reason: 'secretStore', detail: 'It does not answer.' });
  });

  it('leaves no timer behind where the store answers', async () => {
    const { vault, clock } = vaultOver();
    await vault.write(acme, credentials);
    await vault.read(acme);
    assert.equal(clock.pending, 0);
  });

  it('tells of a store that fails, and not of a fault of its own', async () => {
    const { vault } = vaultOver({ get: () => Promise.reject(new Error('no key ring')) });
    assert.deepEqual(await problemOf(vault.read(acme)), { kind: 'auth', reason: 'secretStore', detail: 'no key ring' });
  });

  it('keeps in this window what a store that is silent or fails does not keep', async () => {
    for (const store of [silent, () => Promise.reject(new Error('locked'))]) {
      const { vault, clock } = vaultOver({ store });
      const writing = vault.write(acme, credentials);
      await clock.advance(60_000);
      assert.equal(await writing, false);
      assert.deepEqual(await vault.read(acme), credentials);
    }
  });

  it('gives credentials for the host that they were typed for alone, whatever the way there', async () => {
    const { vault } = vaultOver();
    await vault.write(acme, credentials);
    assert.deepEqual(await vault.read({ ...acme, url: `${acme.url}/context` }), credentials);
    for (const url of ['https://other.jamfcloud.com', `${acme.url}:8443`]) assert.equal(await vault.read({ ...acme, url }), undefined, url);
  });

  it('keeps for one host also what the store does not keep', async () => {
    const { vault } = vaultOver({ store: () => Promise.reject(new Error('locked')) });
    await vault.write(acme, credentials);
    assert.equal(await vault.read({ ...acme, url: 'https://other.jamfcloud.com' }), undefined);
  });

  it('takes credentials of an earlier version, which name no host, for those of the stored address', async () => {
    const { vault, kept } = vaultOver();
    kept.set('jamf.credentials.acme', JSON.stringify(credentials));
    assert.deepEqual(await vault.read(acme), credentials);
    await vault.write(acme, credentials);
    assert.equal(await vault.read({ ...acme, url: 'https://other.jamfcloud.com' }), undefined);
  });

  it('takes what is broken for no credentials', async () => {
    const { vault, kept } = vaultOver();
    for (const text of ['{', 'null', '{"kind":"user"}', JSON.stringify({ ...credentials, host: 1 })]) {
      kept.set('jamf.credentials.acme', text);
      assert.equal(await vault.read(acme), undefined, text);
    }
  });
});
