import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { HttpResponse } from '../../../../src/core/http/message.ts';
import { httpProblem } from '../../../../src/core/response/httpProblem.ts';
import { jamfErrors } from '../../../../src/core/response/jamfErrors.ts';

describe('jamfErrors', () => {
  const table: readonly (readonly [string, string, string, readonly object[]])[] = [
    [
      'an ApiError',
      '{"httpStatus":400,"errors":[{"code":"INVALID_FIELD","field":"name","description":"too long","id":"0"}]}',
      'api',
      [{ code: 'INVALID_FIELD', field: 'name', description: 'too long', id: '0' }],
    ],
    ['an ApiError without errors', '{"httpStatus":500,"errors":[]}', 'api', []],
    [
      'an ApiError of nulls',
      '{"httpStatus":401,"errors":[{"code":"INVALID_TOKEN","description":"Unauthorized","id":null,"field":null}]}',
      'api',
      [{ code: 'INVALID_TOKEN', description: 'Unauthorized' }],
    ],
    [
      'an ApiError of odd entries',
      '{"errors":["text",null,3,{"field":"x"},{"code":"ONLY_CODE"}]}',
      'api',
      [
        { description: 'text' },
        { field: 'x', description: 'The server gives no reason.' },
        { code: 'ONLY_CODE', description: 'ONLY_CODE' },
      ],
    ],
    [
      'an OAuth error',
      '{"error":"invalid_client","error_description":"No such client"}',
      'oauth',
      [{ code: 'invalid_client', description: 'No such client' }],
    ],
    [
      'a Classic status page',
      '<html>\n<head>\n   <title>Status page</title>\n</head>\n<body>\n<p style="font-size: 1.2em;"><b>Conflict</b></p>\n<p>Error: Duplicate &quot;name&quot;</p>\n<p>You can get technical details <a href="http://www.w3.org/">here</a>.</p></body></html>',
      'classic',
      [{ description: 'Duplicate "name"' }],
    ],
    [
      'a Classic page without a reason',
      '<html><head><title>Status page</title></head><body><p>The request requires user authentication</p></body></html>',
      'classic',
      [{ description: 'The request requires user authentication' }],
    ],
    [
      'the big page of Jamf',
      '<!--\n  ASCII <p>Error: no</p> art\n--><html><title>Jamf Pro - Error</title><body><script>alert(1)</script><p>Something broke</p></body></html>',
      'jamfPage',
      [{ description: 'Something broke' }],
    ],
    [
      'a page of a proxy',
      '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>',
      'gateway',
      [{ description: '403 Forbidden' }],
    ],
    ['a login page', '<!DOCTYPE html><html><title>Welcome</title><form><input name="p" TYPE=password></form></html>', 'login', []],
    ['plain text', '404 page not found\n', 'text', [{ description: '404 page not found' }]],
    ['XML', '<?xml version="1.0"?><error><reason>No</reason></error>', 'text', [{ description: 'No' }]],
    ['nothing', ' \n', 'none', []],
    ['broken JSON', '{"httpStatus":500,', 'text', [{ description: '{"httpStatus":500,' }]],
    ['other JSON', '{"message":"No"}', 'json', [{ description: 'No' }]],
    ['a list', '[1]', 'json', []],
  ];
  for (const [what, text, kind, errors] of table) {
    it(`reads ${what}`, () => {
      const body = jamfErrors(text);
      assert.equal(body.kind, kind);
      assert.deepEqual(body.errors, errors);
    });
  }

  it('keeps a trace id', () => assert.equal(jamfErrors('{"httpStatus":500,"traceId":"t1","errors":[]}').traceId, 't1'));

  it('never throws, and never holds a control character or an endless text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<p>',
      '</p>',
      '<title>',
      '<!--',
      '{"errors":[',
      '"',
      '&#0;',
      '&#x10ffff;',
      '\u0000',
      '\n',
      'Error:',
      'a'.repeat(600),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const said = JSON.stringify(jamfErrors(pieces.join('')));
        return said.length < 5000 && !said.includes('\\u0000');
      }),
      { numRuns: 500 },
    );
  });

  // A pattern that backtracks would need minutes for these, and run into the time limit of the test.
  it('does not stumble over a hostile page', () => {
    assert.ok(JSON.stringify(jamfErrors(`<html>${'<p>'.repeat(60_000)}`)).length < 5000);
    assert.ok(JSON.stringify(jamfErrors(`<html>${'<!--'.repeat(50_000)}`)).length < 5000);
  });
});

describe('httpProblem', () => {
  const answer = (status: number, text = '', headers: readonly (readonly [string, string])[] = []): HttpResponse => ({
    status,
    statusText: '',
    headers,
    body: new TextEncoder().encode(text),
    size: text.length,
    timing: { queued: 0, firstByte: 0, total: 0, attempts: 1 },
  });
  const request = { method: 'PUT', url: 'https://acme.example/ctx/api/v1/x/1?secret=1' } as const;
  const options = { now: 0, contextPath: '/ctx' };
  const table: readonly (readonly [string, HttpResponse, object])[] = [
    [
      'a status',
      answer(409, '{"errors":[{"code":"A","description":"b"}]}'),
      { kind: 'http', status: 409, method: 'PUT', path: '/v1/x/1', errors: [{ code: 'A', description: 'b' }] },
    ],
    [
      'a wait',
      answer(429, '', [['retry-after', '5']]),
      { kind: 'http', status: 429, method: 'PUT', path: '/v1/x/1', errors: [], retryAfter: 5 },
    ],
    ['a token', answer(401, '{"errors":[]}'), { kind: 'auth', reason: 'tokenRejected', status: 401 }],
    [
      'a password',
      answer(401, '{"errors":[{"code":"USER_EXPIRED_PASSWORD"}]}'),
      { kind: 'auth', reason: 'passwordExpired', status: 401, detail: 'USER_EXPIRED_PASSWORD' },
    ],
    ['a privilege', answer(403, '{"errors":[]}'), { kind: 'forbidden', by: 'jamf', method: 'PUT', path: '/v1/x/1', missing: [] }],
    [
      'a firewall',
      answer(403, '<html><title>Blocked</title></html>'),
      { kind: 'forbidden', by: 'firewall', method: 'PUT', path: '/v1/x/1', missing: [], detail: 'Blocked' },
    ],
    [
      'a redirect',
      answer(302, '', [['location', '/login?token=canary']]),
      { kind: 'network', reason: 'redirect', host: 'acme.example', location: 'https://acme.example/login' },
    ],
  ];
  for (const [what, response, expected] of table)
    it(`tells ${what} from the rest`, () => assert.deepEqual(httpProblem(response, request, options), expected));
});
