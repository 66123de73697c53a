import assert from 'node:assert/strict';
import { isSecretName, looksSecret } from '../../../src/shared/secretNames.ts';

describe('names of secrets', () => {
  const secret = [
    'password adminPassword admin_password x:password ADMIN-PASSWORD passwd password2 passwordConfirm of_password_sha256 read_write_password',
    'clientSecret client_secret secretAccessKey accessKeyID token access_token refreshToken serviceToken unlockToken bootstrapToken',
    'personalRecoveryKey institutional_recovery_key recoveryKeys privateKey pin device_pin passcode passphrase',
    'keystore keystoreFile keystoreBytes keystorePassword identityKeystore certificateData redemptionCode activationCode activation_code',
    'Authorization Proxy-Authorization Cookie Set-Cookie X-Api-Key apiKey encryption_key header failoverUrl basicAuthCredentials',
  ].join(' ');
  for (const name of secret.split(' ')) it(`${name} is one`, () => assert.equal(isSecretName(name), true));

  const harmless = [
    'authorizationScopes accessTokenLifetimeSeconds tokenExpiration token_expiry tokenExpirationDate token_type tokenFileName nextPageToken',
    'passwordMinLength passwordHistoryDepth passwordMaxAge passwordPolicy passwordLabel lastPasswordChange recoveryLockPasswordType',
    'passcodeCompliant passcodeLockGracePeriod passcode_present keystoreFileName keystoreSetupType keystoreDetails bootstrapTokenEscrowed',
    'individualRecoveryKeyValidityStatus institutionalRecoveryKeyPresent force_password_change username_password_required pinRequired',
    'name spin secretary keyword shippinglabel mapping key keyPairId productKey certificateStatus code errorCode serialNumber',
  ].join(' ');
  for (const name of harmless.split(' ')) it(`${name} is none`, () => assert.equal(isSecretName(name), false));

  it('a code is one where it activates something', () => {
    assert.deepEqual(
      [isSecretName('code', 'activation_code'), isSecretName('code', 'activationCode'), isSecretName('code', 'error')],
      [true, true, false],
    );
  });

  it('a key is one where it recovers something, and so is what it comes in', () => {
    assert.deepEqual(
      ['key', 'data', 'certificate_type'].map((name) => isSecretName(name, 'institutional_recovery_key')),
      [true, true, false],
    );
    assert.deepEqual([isSecretName('key', 'product'), isSecretName('data', 'icon')], [false, false]);
  });

  it('a value tells by itself that it is a signed token or a private key', () => {
    assert.ok(looksSecret('eyJhbGciOiJI.eyJzdWIiOiIx.c2ln'));
    assert.ok(looksSecret('-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----'));
    for (const other of ['eyJhbGciOiJI', '-----BEGIN CERTIFICATE-----', 'a.b.c', '']) assert.ok(!looksSecret(other), other);
  });
});
