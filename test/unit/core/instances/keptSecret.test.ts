import assert from 'node:assert/strict';
import { staysSecret, voidsSecret } from '../../../../src/core/instances/keptSecret.ts';
import type { Credentials } from '../../../../src/core/instances/profile.ts';

describe('a stored secret stays when its instance is edited', () => {
  const stored: Credentials = { kind: 'client', clientId: 'one', clientSecret: 'canary' };
  const url = 'https://acme.jamfcloud.com';
  const table: readonly (readonly [what: string, typed: Parameters<typeof staysSecret>[2], stays: boolean])[] = [
    ['nothing else', { url, kind: 'client', account: 'one' }, true],
    ['the same host, typed otherwise', { url: 'ACME/computers.html', kind: 'client', account: ' one ' }, true],
    ['no account typed yet', { url, kind: 'client', account: undefined }, true],
    ['another host', { url: 'https://evil.example', kind: 'client', account: 'one' }, false],
    ['another port', { url: `${url}:8443`, kind: 'client', account: 'one' }, false],
    ['a host that ends alike', { url: 'https://acme.jamfcloud.com.evil.example', kind: 'client', account: 'one' }, false],
    ['another account', { url, kind: 'client', account: 'two' }, false],
    ['another kind', { url, kind: 'user', account: 'one' }, false],
  ];
  for (const [what, typed, stays] of table)
    it(`${what}: ${stays ? 'yes' : 'no'}`, () => assert.equal(staysSecret(stored, url, typed), stays));
  it('none stored: no', () => assert.equal(staysSecret(undefined, url, { url, kind: 'client', account: 'one' }), false));
});

describe('a secret that was typed is void', () => {
  const before = { url: 'https://acme.jamfcloud.com', kind: 'client', account: 'one', secret: 'canary' };
  const table: readonly (readonly [key: string, reply: string, isVoid: boolean])[] = [
    ['url', 'acme', false],
    ['url', 'https://acme.jamfcloud.com/computers.html', false],
    ['url', 'https://evil.example', true],
    ['url', 'acme.jamfcloud.com:8443', true],
    ['kind', 'user', true],
    ['kind', 'client', false],
    ['account', 'two', false],
    ['name', 'Other', false],
  ];
  for (const [key, reply, isVoid] of table)
    it(`${isVoid ? 'after' : 'not after'} ${key} ${reply}`, () => assert.equal(voidsSecret(before, key, reply), isVoid));
  it('not while nothing was answered', () => assert.equal(voidsSecret({}, 'url', 'acme'), false));
});
