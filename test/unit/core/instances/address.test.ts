import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { normaliseUrl } from '../../../../src/core/instances/address.ts';
import { instanceId } from '../../../../src/core/instances/instanceId.ts';
import { requestUrl } from '../../../../src/core/instances/requestUrl.ts';
import { ProblemError, problemOf } from '../../../../src/shared/problem.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

const escaped = fc.string({ unit: anyCharacter }).map((text) => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '')));
const behind = (sign: string): fc.Arbitrary<string> =>
  fc.option(escaped, { nil: undefined }).map((text) => (text === undefined ? '' : sign + text));
const webUrls = fc
  .tuple(
    fc.constantFrom('http://', 'https://'),
    fc.webAuthority(),
    fc.array(escaped.map((segment) => `/${segment}`)).map((segments) => segments.join('')),
    behind('?'),
    behind('#'),
  )
  .map((parts) => parts.join(''));

describe('normaliseUrl', () => {
  const table: readonly (readonly [typed: string, expected: string])[] = [
    ['acme', 'https://acme.jamfcloud.com'],
    ['  ACME ', 'https://acme.jamfcloud.com'],
    ['acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['https://acme.jamfcloud.com/', 'https://acme.jamfcloud.com'],
    ['https://acme.jamfcloud.com:443/computers.html?id=1&o=r#x', 'https://acme.jamfcloud.com'],
    ['acme.jamfcloud.com/view/settings/computer-management/scripts/1', 'https://acme.jamfcloud.com'],
    ['acme/computers.html', 'https://acme.jamfcloud.com'],
    ['jamf.example.com:8443', 'https://jamf.example.com:8443'],
    ['jamf:8443', 'https://jamf:8443'],
    ['https://jamf.example.com:8443/ctx/', 'https://jamf.example.com:8443/ctx'],
    ['https://jamf.example.com:8443/ctx/api/v1/buildings', 'https://jamf.example.com:8443/ctx'],
    ['https://jamf.example.com/JSSResource/computers', 'https://jamf.example.com'],
    ['https://jamf.example.com/a/b/mobileDevices.html', 'https://jamf.example.com/a/b'],
    ['https://intranet', 'https://intranet'],
    ['http://localhost:9006/', 'http://localhost:9006'],
    ['localhost:9006', 'http://localhost:9006'],
    ['http://127.0.0.1:9006/api', 'http://127.0.0.1:9006'],
    ['http://[::1]:9006', 'http://[::1]:9006'],
    ['<https://acme.jamfcloud.com>', 'https://acme.jamfcloud.com'],
    ['HTTPS://Acme.JamfCloud.com', 'https://acme.jamfcloud.com'],
    ['https//acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['https:/acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['https:///acme.jamfcloud.com/', 'https://acme.jamfcloud.com'],
    ['https:\\\\acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['https://https://acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['http://https//acme.jamfcloud.com', 'https://acme.jamfcloud.com'],
    ['https://acme', 'https://acme'],
    ['acme.jamfcloud', 'https://acme.jamfcloud.com'],
    ['https://acme.jamfcloud/computers.html', 'https://acme.jamfcloud.com'],
    ['acme.jamfcloud.com.', 'https://acme.jamfcloud.com'],
    ['acme.jamfcloud.', 'https://acme.jamfcloud.com'],
    ['acme\u2013test.jamfcloud.com', 'https://acme-test.jamfcloud.com'],
    ['\u201Cacme.jamfcloud.com\u201D', 'https://acme.jamfcloud.com'],
    ['\u2018acme.jamfcloud.com\u2019', 'https://acme.jamfcloud.com'],
    ['\u200Bhttps://acme.jamfcloud.com\uFEFF', 'https://acme.jamfcloud.com'],
    ['jamf_1.example.com', 'https://jamf_1.example.com'],
  ];
  for (const [typed, expected] of table) {
    it(typed, () => {
      assert.equal(normaliseUrl(typed), expected);
      assert.equal(normaliseUrl(expected), expected, 'stays as it is');
    });
  }

  const refused: readonly (readonly [typed: string, says: RegExp])[] = [
    ['', /acme\.jamfcloud\.com/],
    ['http://jamf.example.com', /https:\/\/jamf\.example\.com/],
    ['http://127.evil.test', /https/],
    ['ftp://jamf.example.com', /not by ftp/],
    ['javascript://x', /not by javascript/],
    ['https://user:pass@jamf.example.com', /user name and password/],
    ['user:pass@jamf.example.com', /user name and password/],
    ['my server', /no spaces/],
    ['https://', /not an address/],
    ['https://jamf.example.com:99999', /not an address/],
    ['us.api.jamfcloud.com', /gateway/],
    ['acme.jamfcloud,com', /“,”/],
    ['https://acme.jamfcloud,com', /“,”/],
    ["acme's.jamfcloud.com", /“'”/],
    ['https', /names no host/],
    ['https/acme.jamfcloud.com', /names no host/],
    ['acme.jamfcloud.con', /Enter acme\.jamfcloud\.com/],
  ];
  for (const [typed, says] of refused) {
    it(`refuses “${typed}” with a way out`, () => {
      assert.throws(
        () => normaliseUrl(typed),
        (error) => {
          const problem = problemOf(error);
          assert.ok(problem.kind === 'invalid' && problem.field === 'url');
          assert.match(problem.message, says);
          assert.doesNotMatch(problem.message, /user:pass/);
          return true;
        },
      );
    });
  }

  it('takes or refuses any text, and what it takes is https or this machine', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 30 }), webUrls), (typed) => {
        let url: string;
        try {
          url = normaliseUrl(typed);
        } catch (error) {
          assert.ok(error instanceof ProblemError);
          return;
        }
        assert.match(url, /^(https:\/\/|http:\/\/(localhost|127\.|\[::1\]))/);
        assert.equal(normaliseUrl(url), url);
        assert.doesNotMatch(url, /[?#]|\/$/);
        assert.equal(new URL(url).username, '');
      }),
      { numRuns: 500, examples: [['A.\\'], ['/A.'], ['A.:'], ['//acme.\\x']] },
    );
  });
});

describe('instanceId', () => {
  const table: readonly (readonly [name: string, taken: readonly string[], expected: string])[] = [
    ['Acme', [], 'acme'],
    ['Acme Production', [], 'acme-production'],
    ['Größe 2', [], 'gr--e-2'],
    ['a.b_c', [], 'a-b-c'],
    ['Acme', ['acme'], 'acme-2'],
    ['Acme', ['acme', 'acme-2', 'acme-3'], 'acme-4'],
  ];
  for (const [name, taken, expected] of table)
    it(`${name} beside ${taken.join(', ')}`, () => {
      const others = taken.map((id) => ({ id }));
      assert.equal(instanceId(name, others), expected);
    });
});

describe('requestUrl', () => {
  const base = 'https://jamf.test:8443/ctx';
  const table: readonly (readonly [path: string, expected: string])[] = [
    ['/v1/buildings', '/api/v1/buildings'],
    ['/api/v1/buildings', '/api/v1/buildings'],
    ['/api', '/api'],
    ['/JSSResource/policies/id/1', '/JSSResource/policies/id/1'],
    ['/classicapi/doc/swagger.yaml', '/classicapi/doc/swagger.yaml'],
    ['/apiary', '/api/apiary'],
  ];
  for (const [path, expected] of table) it(path, () => assert.equal(requestUrl(base, path), base + expected));

  it('encodes half a character as the sign for one that is lost', () => {
    assert.equal(requestUrl(base, '/v1/x', [['filter', 'name=="\ud83d"']]), `${base}/api/v1/x?filter=name%3D%3D%22%EF%BF%BD%22`);
  });

  it('encodes a query once', () => {
    assert.equal(
      requestUrl(base, '/v1/x', [
        ['filter', 'name=="a&b";id==1'],
        ['page', '0'],
      ]),
      `${base}/api/v1/x?filter=name%3D%3D%22a%26b%22%3Bid%3D%3D1&page=0`,
    );
  });

  for (const path of [
    'v1/x',
    '//evil.test/x',
    '/v1/../../admin',
    '/v1/%2e%2E/x',
    '/v1/./x',
    '/v1\\x',
    '/v1/x?y',
    '/v1/x#y',
    '/v1/a b',
    '',
  ]) {
    it(`refuses ${path}`, () => assert.throws(() => requestUrl(base, path), ProblemError));
  }
});
