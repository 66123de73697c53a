import assert from 'node:assert/strict';
import { exportInstances, importInstances } from '../../../../src/core/instances/exchange.ts';
import { readNewInstance } from '../../../../src/core/instances/newInstance.ts';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { problemOf } from '../../../../src/shared/problem.ts';

const acme: InstanceProfile = {
  id: 'acme',
  name: 'Acme',
  url: 'https://acme.jamfcloud.com',
  environment: 'production',
  access: 'readOnly',
  account: { kind: 'client', clientId: 'id' },
};
const own: InstanceProfile = {
  id: 'own',
  name: 'Own',
  url: 'https://jamf.test:8443/ctx',
  environment: 'test',
  access: 'full',
  account: { kind: 'user', username: 'jane' },
  caFile: '/ca.pem',
  clientCertificate: { file: '/me.p12' },
};

function file(entry: object): string {
  return JSON.stringify({ format: 'jamf-pro-explorer.instances', version: 1, instances: [entry] });
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'invalid') return problem.message;
    throw error;
  }
  return assert.fail('was taken');
}

describe('the shared list of instances', () => {
  it('comes back as it went, without ids and without the demo', () => {
    const demo: InstanceProfile = { ...acme, id: 'demo', account: { kind: 'none' } };
    const back = importInstances(exportInstances([acme, demo, own]));
    assert.deepEqual(
      back.map((one, index) => Object.assign(one, { id: index === 0 ? 'acme' : 'own' })),
      [acme, own],
    );
  });

  it('gives away nothing that a profile does not name today', () => {
    const leaking = { ...acme, clientSecret: 'canary', account: { ...acme.account, clientSecret: 'canary' } };
    assert.doesNotMatch(exportInstances([leaking]), /canary/);
  });

  it('normalises an address and takes the careful defaults', () => {
    const [one] = importInstances(file({ name: 'A', url: 'acme', account: { kind: 'client', clientId: 'x' } }));
    assert.deepEqual(one, {
      name: 'A',
      url: 'https://acme.jamfcloud.com',
      environment: 'production',
      access: 'readOnly',
      account: { kind: 'client', clientId: 'x' },
    });
  });

  const good = { name: 'A', url: 'acme', account: { kind: 'client', clientId: 'x' } };
  const refused: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ['no JSON', '{', /not JSON/],
    ['something else', '{"instances":[]}', /format/],
    ['a newer version', '{"format":"jamf-pro-explorer.instances","version":2,"instances":[]}', /newer/],
    ['no object', file([]), /Entry 1/],
    ['no name', file({ ...good, name: ' ' }), /"name"/],
    ['http', file({ ...good, url: 'http://jamf.example.com' }), /Entry 1 \(A\).*https/],
    ['no account', file({ ...good, account: {} }), /"account"/],
    ['an unknown environment', file({ ...good, environment: 'prod' }), /production, staging, test/],
    ['a secret', file({ ...good, account: { kind: 'client', clientId: 'x', clientSecret: 'canary' } }), /clientSecret/],
    ['a password', file({ ...good, password: 'canary' }), /password/],
  ];
  for (const [what, text, says] of refused) {
    it(`refuses ${what}`, () => {
      const message = messageOf(() => importInstances(text));
      assert.match(message, says);
      assert.doesNotMatch(message, /canary/);
    });
  }
});

describe('readNewInstance', () => {
  const argument = { name: 'Acme', url: 'acme', credentials: { kind: 'client', clientId: 'id', clientSecret: 'canary' } };

  it('takes the argument of jamf.addInstance, with the careful defaults', () => {
    assert.deepEqual(readNewInstance(argument), {
      profile: {
        name: 'Acme',
        url: 'https://acme.jamfcloud.com',
        environment: 'production',
        access: 'readOnly',
        account: { kind: 'client', clientId: 'id' },
      },
      credentials: argument.credentials,
    });
    assert.equal(readNewInstance({ ...argument, environment: 'staging' }).profile.access, 'confirm');
    assert.equal(readNewInstance({ ...argument, environment: 'production', access: 'full' }).profile.access, 'full');
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['no name', { ...argument, name: '' }],
    ['no address', { ...argument, url: 5 }],
    ['no credentials', { ...argument, credentials: undefined }],
    ['no secret', { ...argument, credentials: { kind: 'client', clientId: 'id' } }],
    ['an unknown access', { ...argument, access: 'all' }],
    ['an unknown environment', { ...argument, environment: 'prod' }],
  ];
  for (const [what, value] of wrong)
    it(`refuses ${what}`, () =>
      assert.doesNotMatch(
        messageOf(() => readNewInstance(value)),
        /canary/,
      ));
});
