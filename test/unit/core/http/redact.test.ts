import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isSecretKey, maskJson, redactHeaders, redacted, redactText, redactUrl } from '../../../../src/core/http/redact.ts';

const canary = 'c4n4ry';
const jwt = `eyJhbGciOiJIUzI1NiJ9.${canary}eyJzdWIiOiIxIn0.${canary}`;
const pem = `-----BEGIN PRIVATE KEY-----\nMIIE${canary}\n-----END PRIVATE KEY-----`;

describe('redactHeaders', () => {
  it('shows what is on the list and nothing else, also a header that nobody has thought of', () => {
    const shown = redactHeaders([
      ['Content-Type', 'application/json'],
      ['X-RateLimit-Remaining', '7'],
      ['Authorization', `Bearer ${canary}`],
      ['Set-Cookie', `JSESSIONID=${canary}`],
      ['x-brand-new', canary],
    ]);
    assert.deepEqual(shown, [
      ['Content-Type', 'application/json'],
      ['X-RateLimit-Remaining', '7'],
      ['Authorization', redacted],
      ['Set-Cookie', redacted],
      ['x-brand-new', redacted],
    ]);
  });
});

describe('redactUrl', () => {
  const table: readonly (readonly [string, string])[] = [
    ['https://jamf.test/api/v1/x?page=2&filter=name==jane#f', `https://jamf.test/api/v1/x?page=2&filter=${redacted}`],
    [`https://admin:${canary}@jamf.test/x`, 'https://jamf.test/x'],
    [`/api/v1/x?key=${canary}`, '/api/v1/x'],
  ];
  for (const [url, expected] of table) it(url, () => assert.equal(redactUrl(url), expected));
});

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

describe('maskJson', () => {
  const keys = [
    'password',
    'plainPassword',
    'PASSCODE',
    'client_secret',
    'access_token',
    'pin',
    'unlockToken',
    'personalRecoveryKey',
    'privateKey',
    'keystore',
    'apiKey',
  ];

  it('lets no canary through, wherever it stands under a telling name or shape', () => {
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.dictionary(
          fc.constantFrom(...keys),
          fc.anything({ maxDepth: 1 }).map((more) => [canary, more]),
          { maxKeys: 2 },
        ),
        fc.dictionary(fc.constantFrom('name', 'general', 'results'), tie('tree'), { maxKeys: 3 }),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.constantFrom(jwt, pem, 1, null, 'plain'),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => assert.doesNotMatch(JSON.stringify(maskJson(value)) ?? '', new RegExp(canary))),
      { numRuns: 300 },
    );
  });

  it('masks a code only where it activates something', () => {
    assert.deepEqual(maskJson({ activationCode: { code: 'x' }, error: { code: 'y' } }), {
      activationCode: { code: redacted },
      error: { code: 'y' },
    });
    assert.equal(isSecretKey('code', 'activation'), true);
    assert.equal(isSecretKey('code', 'errors'), false);
  });
});
