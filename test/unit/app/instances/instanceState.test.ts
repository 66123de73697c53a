import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../../src/core/http/message.ts';
import { nextState } from '../../../../src/app/instances/instanceState.ts';
import type { InstanceState } from '../../../../src/app/support/services.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { answer, get, type AnswerParts } from '../../../support/fakeTransport.ts';
import { blocked, evidence, refusal } from '../../../support/refusals.ts';

const signedIn: InstanceState = { kind: 'signedIn' };
const base = 'https://acme.example';
const token = { method: 'POST', path: '/v1/oauth/token' } as const;
const busy: InstanceState = { kind: 'busy' };
const html = { 'content-type': 'text/html' };
const login = '<!DOCTYPE html><html><head><title>Log in</title></head><body><form><input type="password"></form></body></html>';
const maintenance = '<html><head><title>Under maintenance</title></head><body><h1>Back soon</h1></body></html>';
const nginx = '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503</h1></center></body></html>';
const firewall = '<html><head><title>Request blocked</title></head><body><h1>Access denied</h1></body></html>';
const classic = '<html><head><title>Status page</title></head><body><p>Conflict</p><p>Error: Duplicate name</p></body></html>';
const jamfError = { httpStatus: 503, errors: [{ code: 'BUSY', description: 'An export is running' }] };
const session = { lane: 'session' } as const;
const tokenless = { lane: 'session', auth: 'none' } as const;

describe('the state of an instance', () => {
  const answers: readonly (readonly [
    what: string,
    expected: string,
    status: number,
    parts: AnswerParts,
    request?: Partial<HttpRequest>,
  ])[] = [
    ['JSON', 'signedIn', 200, { body: { version: '11' } }],
    ['nothing, as after a delete', 'signedIn', 204, {}],
    ['an error of Jamf Pro', 'signedIn', 500, { body: { httpStatus: 500, errors: [] } }],
    ['a missing privilege', 'signedIn', 403, { body: { httpStatus: 403, errors: [{ code: 'INVALID_PRIVILEGE' }] } }],
    ['too many requests', 'signedIn', 429, {}],
    ['the status page of the Classic API', 'signedIn', 409, { headers: html, body: classic }],
    ['the status page of the Classic API, for what is not there', 'signedIn', 404, { headers: html, body: classic }],
    ['a busy server that says so itself', 'signedIn', 503, { body: jamfError }],
    ['a refused token', 'needsAttention auth', 401, {}],
    ['a login page', 'needsAttention invalid', 200, { headers: html, body: login }],
    [
      'a login page that calls itself JSON',
      'needsAttention invalid',
      200,
      { headers: { 'content-type': 'application/json' }, body: login },
    ],
    ['a login page in the runner', 'needsAttention invalid', 200, { headers: html, body: login }, { lane: 'runner' }],
    ['another page that the runner asked for', 'signedIn', 200, { headers: html, body: maintenance }, { lane: 'runner' }],
    ['a page with 401', 'needsAttention invalid', 401, { headers: html, body: firewall }],
    ['a maintenance page with 200', 'needsAttention invalid', 200, { headers: html, body: maintenance }, session],
    ['a maintenance page with 503', 'unreachable http', 503, { headers: html, body: maintenance }, session],
    ['a gateway without a server', 'unreachable http', 502, { headers: html, body: nginx }],
    ['an empty 504', 'unreachable http', 504, {}],
    ['a firewall on a read', 'needsAttention forbidden', 403, { headers: html, body: firewall }],
    ['a redirect to a login page', 'needsAttention network', 302, { headers: { location: '/login.jsp' } }],
    ['the redirect of a path that somebody mistyped', 'idle', 302, { headers: { location: '/login.jsp' } }, { lane: 'runner' }],
    ['a firewall on one write', 'signedIn', 403, { headers: html, body: firewall }, { method: 'POST' }],
  ];
  for (const [what, expected, status, parts, request] of answers) {
    it(`${expected}: ${status}, ${what}`, () => {
      const given = nextState(busy, { kind: 'answered', request: get(undefined, request), response: answer(status, parts) }, base);
      assert.equal(named(given), expected);
    });
  }

  it('signedIn: 401 for a privilege of the Classic API, with a token that is good elsewhere', () => {
    const response = { ...answer(401, { headers: html, body: classic }), tokenIsGood: true };
    assert.equal(named(nextState(busy, { kind: 'answered', request: get(), response }, base)), 'signedIn');
  });

  const asked: readonly (readonly [from: InstanceState['kind'], expected: string, status: number])[] = [
    ['busy', 'idle', 200],
    ['unreachable', 'idle', 200],
    ['signedIn', 'signedIn', 200],
    ['signedOut', 'signedOut', 200],
    ['needsAttention', 'needsAttention', 404],
    ['busy', 'idle', 401],
    ['signedIn', 'unreachable http', 503],
  ];
  for (const [kind, expected, status] of asked) {
    it(`is ${expected} after ${kind} where a question without a token is answered with ${status}`, () => {
      const outcome = { kind: 'answered', request: get(undefined, tokenless), response: answer(status) } as const;
      assert.equal(named(nextState({ kind }, outcome, base)), expected);
    });
  }

  const failures: readonly (readonly [expected: string, problem: Problem])[] = [
    ['needsAttention auth', { kind: 'auth', reason: 'wrongCredentials', evidence: evidence(401, token) }],
    ['signedOut auth', { kind: 'auth', reason: 'signedOut' }],
    ['signedOut auth', { kind: 'auth', reason: 'noSecret' }],
    ['needsAttention auth', { kind: 'auth', reason: 'secretStore' }],
    ['unreachable tls', { kind: 'tls', reason: 'expired', host: 'h' }],
    ['unreachable network', { kind: 'network', reason: 'refused', host: 'h' }],
    ['unreachable network', { kind: 'network', reason: 'timeout', host: 'h' }],
    ['needsAttention network', refusal(302, token)],
    ['needsAttention network', { kind: 'network', reason: 'protocol', host: 'h' }],
    ['needsAttention network', { kind: 'network', reason: 'content', host: 'h' }],
    ['signedIn', { kind: 'network', reason: 'truncated', host: 'h' }],
    ['signedIn', { kind: 'network', reason: 'tooLarge', host: 'h' }],
    ['unreachable http', refusal(503, token)],
    ['needsAttention http', refusal(500, token)],
    ['needsAttention forbidden', refusal(403, { ...token, text: blocked })],
    ['signedIn', { kind: 'forbidden', by: 'readOnlyInstance', method: 'POST', path: '/v1/buildings' }],
    ['needsAttention invalid', { kind: 'invalid', field: 'certificate', message: 'The file is gone.' }],
    ['signedIn', { kind: 'invalid', field: 'path', message: 'No path.' }],
    ['signedIn', { kind: 'cancelled' }],
  ];
  for (const [expected, problem] of failures) {
    it(`is ${expected} after ${JSON.stringify(problem)}`, () => {
      assert.equal(named(nextState(signedIn, { kind: 'failed', problem }, base)), expected);
    });
  }

  it('is busy only before anything is known, and idle again after a stop', () => {
    assert.deepEqual(nextState({ kind: 'idle' }, { kind: 'started' }, base), busy);
    assert.deepEqual(nextState(signedIn, { kind: 'started' }, base), signedIn);
    assert.deepEqual(nextState(busy, { kind: 'failed', problem: { kind: 'cancelled' } }, base), { kind: 'idle' });
  });
});

function named({ kind, problem }: InstanceState): string {
  return problem === undefined ? kind : `${kind} ${problem.kind}`;
}
