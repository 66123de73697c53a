import assert from 'node:assert/strict';
import { freeName, isTaken, sameConnection } from '../../../../src/core/instances/names.ts';

const others = [{ name: 'Acme Production' }, { name: 'Acme (acme.jamfcloud.com)' }, { name: 'Acme' }];

describe('names of instances', () => {
  for (const name of ['Acme Production', ' acme  production ', 'ACME\u00A0PRODUCTION', '\uFF21cme Production'])
    it(`takes “${name}” for one that is there`, () => assert.ok(isTaken(name, others)));

  it('tells apart what reads otherwise', () => assert.equal(isTaken('Acme Production 2', others), false));

  const free: readonly (readonly [name: string, made: string])[] = [
    ['Lab', 'Lab'],
    ['Acme Production', 'Acme Production (acme.jamfcloud.com)'],
    ['acme', 'acme (acme.jamfcloud.com) 2'],
  ];
  for (const [name, made] of free)
    it(`makes ${made} of ${name}`, () => assert.equal(freeName(name, 'https://acme.jamfcloud.com', others), made));

  it('knows one connection under two names', () => {
    const known = { name: 'A', url: 'https://acme.jamfcloud.com', account: { kind: 'user', username: 'Admin' } as const };
    assert.equal(sameConnection({ ...known, account: { kind: 'user', username: 'admin' } }, [known]), known);
    assert.equal(sameConnection({ ...known, account: { kind: 'client', clientId: 'admin' } }, [known]), undefined);
    assert.equal(sameConnection({ ...known, url: 'https://acme.example' }, [known]), undefined);
  });
});
