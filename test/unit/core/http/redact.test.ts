import assert from 'node:assert/strict';
import { redactText } from '../../../../src/core/http/redact.ts';
import { maySecretBeIn } from '../../../../src/shared/secretNames.ts';

const canary = 'c4n4ry';
const jwt = `eyJhbGciOiJIUzI1NiJ9.${canary}eyJzdWIiOiIxIn0.${canary}`;
const pem = `-----BEGIN PRIVATE KEY-----\nMIIE${canary}\n-----END PRIVATE KEY-----`;

describe('redactText', () => {
  const secrets: readonly string[] = [
    jwt,
    pem,
    `Authorization: Bearer ${canary}.x`,
    `authorization=Basic ${canary}==`,
    `client_id=a&client_secret=${canary}&grant_type=x`,
    `{"password":"${canary}"}`,
    `{"unlockToken" : "a\\"${canary}"}`,
    `{\\"clientSecret\\":\\"${canary}\\"}`,
    `recoveryKey: ${canary}`,
    `https://proxy:${canary}@proxy.test:8080 refused`,
    `passcode = '${canary}'`,
    `Error: failed\n    at send (Bearer ${canary})`,
    `-----BEGIN CERTIFICATE-----\n${canary} cut off`,
  ];
  for (const text of secrets)
    it(JSON.stringify(text).slice(0, 60), () => assert.doesNotMatch(redactText(`before ${text} after`), new RegExp(canary)));

  it('leaves ordinary words alone', () => {
    const text = 'Acme: GET /api/v1/buildings answered 404 in 12 ms. The token has ended; sign in again.';
    assert.equal(redactText(text), text);
  });

  // A pattern that backtracks would need minutes for these, and run into the time limit of the test.
  it('does not stumble over a long text of one word', () => {
    assert.equal(redactText('a'.repeat(200_000)).length, 200_000);
    assert.equal(redactText('token'.repeat(20_000)).length, 100_000);
  });
});

describe('maySecretBeIn', () => {
  it('takes a code for a secret only where it activates something', () => {
    assert.equal(maySecretBeIn('code', 'activation'), true);
    assert.equal(maySecretBeIn('code', 'errors'), false);
  });
});
