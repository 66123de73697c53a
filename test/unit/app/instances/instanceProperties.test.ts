import assert from 'node:assert/strict';
import { isAnyChanged, propertyRows, withOwnAccess, type InstanceAnswers } from '../../../../src/app/instances/instanceProperties.ts';

const before: InstanceAnswers = {
  name: 'Acme',
  url: 'https://acme.jamfcloud.com',
  environment: 'production',
  access: 'readOnly',
  kind: 'client',
  account: 'a1b2',
  certificates: 'system',
};

const shown = (now: InstanceAnswers, secret: 'kept' | 'typed' | 'missing' = 'kept') =>
  Object.fromEntries(
    propertyRows(before, now, secret).map(({ property, value, isChanged }) => [property, isChanged ? `${value} *` : value]),
  );

describe('the properties of an instance that is edited', () => {
  it('are all there with what would be saved, and without a secret', () => {
    assert.deepEqual(shown({ ...before, secret: 'canary', passphrase: '' }, 'typed'), {
      name: 'Acme',
      url: 'https://acme.jamfcloud.com',
      environment: 'Production',
      account: 'API client a1b2',
      secret: 'A new one *',
      access: 'Read-only',
      certificates: 'Of the system',
    });
  });

  const cases: readonly [what: string, now: InstanceAnswers, property: string, value: string][] = [
    ['another name', { ...before, name: 'Acme West' }, 'name', 'Acme West *'],
    ['another environment', { ...before, environment: 'test' }, 'environment', 'Test *'],
    ['a user in place of a client', { ...before, kind: 'user', account: 'jo' }, 'account', 'User jo *'],
    ['another access', { ...before, access: 'full' }, 'access', 'Full *'],
    [
      'files of certificates',
      { ...before, certificates: 'own', caFile: '/etc/ssl/ca.pem', certificateFile: String.raw`C:\keys\me.p12` },
      'certificates',
      'ca.pem · me.p12 *',
    ],
    ['what was left empty', { ...before, caFile: '', keyFile: '', passphrase: '' }, 'certificates', 'Of the system'],
  ];
  for (const [what, now, property, value] of cases) {
    it(`tell ${what}`, () => assert.equal(shown(now)[property], value));
  }

  it('tell the access that an environment has by itself, where none was chosen', () => {
    const { access: _access, ...rest } = before;
    assert.equal(propertyRows(undefined, rest, 'typed').find(({ property }) => property === 'access')?.value, 'Read-only');
    assert.equal(
      propertyRows(undefined, { ...rest, environment: 'test' }, 'typed').find(({ property }) => property === 'access')?.value,
      'Ask',
    );
  });

  const accesses: readonly [what: string, from: [environment: string, access: string], to: string, access: string][] = [
    ['what nobody chose follows', ['test', 'confirm'], 'production', 'readOnly'],
    ['what nobody chose follows from production as well', ['production', 'readOnly'], 'test', 'confirm'],
    ['no production keeps what was chosen for a test', ['test', 'full'], 'production', 'readOnly'],
    ['what was chosen stays elsewhere', ['test', 'full'], 'staging', 'full'],
    ['what was chosen for production stays elsewhere', ['production', 'confirm'], 'test', 'confirm'],
    ['the same environment again changes nothing', ['production', 'full'], 'production', 'full'],
  ];
  for (const [what, [environment, access], to, then] of accesses) {
    it(`have an access that goes with what the instance is used for: ${what}`, () => {
      const from = { ...before, environment, access };
      assert.deepEqual(withOwnAccess(from, { ...from, environment: to }), { ...from, environment: to, access: then });
    });
  }

  it('have no access of their own as long as none was chosen', () => {
    const { access: _access, ...rest } = before;
    assert.deepEqual(withOwnAccess(rest, { ...rest, environment: 'test' }), { ...rest, environment: 'test' });
  });

  it('are not called changed where the instance is added only now', () => {
    assert.deepEqual(new Set(propertyRows(undefined, before, 'typed').map(({ isChanged }) => isChanged)), new Set([false]));
  });

  it('are lost by leaving only where one was changed', () => {
    assert.equal(isAnyChanged(before, before, 'kept'), false);
    assert.equal(isAnyChanged(before, { ...before, name: 'B' }, 'kept'), true);
    assert.equal(isAnyChanged(before, before, 'typed'), true);
    assert.equal(isAnyChanged(undefined, before, 'missing'), true);
  });
});
