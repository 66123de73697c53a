import assert from 'node:assert/strict';
import { guidanceInput } from '../../../../../src/app/runner/answerFacts.ts';
import { keepBody } from '../../../../../src/core/response/body/keptBody.ts';
import { refusalOf } from '../../../../../src/core/response/refusal.ts';
import { problemGuidance } from '../../../../../src/core/response/guidance/problemGuidance.ts';
import type { Guidance } from '../../../../../src/shared/guidance.ts';
import { guidanceFor } from '../../../../../src/core/response/guidance/guidance.ts';
import { api, catalogue, classicPage, classicPut, input, operation, post, put } from '../../../../support/guidance/inputs.ts';
import { cases } from '../../../../support/guidance/cases.ts';
import type { Part } from '../../../../support/guidance/inputs.ts';
import { base, situationOf } from '../../../../support/guidance/situations.ts';

/** Sentences of the Classic API (public reports), and the row that each belongs to. */
const conflicts: readonly (readonly [string, string])[] = [
  ['Problem with name: Duplicate name', 'http.409.duplicate'],
  ['Error: Duplicate serial number', 'http.409.duplicateRecord'],
  ['Problem with serial_number: Duplicate serial number', 'http.409.duplicateRecord'],
  ['A device with this UDID already exists', 'http.409.duplicateRecord'],
  ['Frequency must be 0 or greater, it must not be negative', 'http.409.classicValue'],
  ['Invalid key type', 'http.409.classicValue'],
  ['The category must be specified', 'http.409.classicElement'],
  ['display_in is required', 'http.409.classicElement'],
  ['Problem with category', 'http.409.classicMeant'],
  ['Unable to match computer group', 'http.409.classicMeant'],
  ['Site is not site-enabled', 'http.409.classicMeant'],
  ['Frequency cannot be stored', 'http.409.classic'],
  ['Not authorized for this site', 'http.409.classicPrivilege'],
  ['The entity reference must end with the delimiter', 'http.409.classicXml'],
  ['The entity "nbsp" was referenced, but not declared', 'http.409.classicXml'],
  ['Unable to match entity', 'http.409.classicMatch'],
  ['Problem with sparse bundle', 'http.409.classicMatch'],
  ['The printer is in use', 'http.409.inUse'],
  ['Unable to update the database', 'http.409.classicMeant'],
];

const accountHeld = new Set(['Read Buildings', 'Update Buildings']);

/** What is said of an answer wherever it is met, and what the panel says. */
async function bothCards(status: number, part: Part): Promise<readonly [elsewhere: Guidance, inPanel: Guidance]> {
  const { request, response, known } = situationOf(status, part);
  const around = { instance: 'Acme', known };
  const problem = refusalOf(base, request, response);
  assert.ok(problem !== undefined);
  const seen = { earlier: undefined, tooLarge: undefined };
  const body = await keepBody(response.body, '');
  const inPanel = guidanceInput(response, body, undefined, { ...around, ...seen, base, request, requestBody: part.request?.body });
  return [problemGuidance(problem, around), guidanceFor(inPanel)];
}

describe('guidance by what is known around an answer', () => {
  for (const [sentence, source] of conflicts)
    it(`reads a Classic conflict by its sentence: ${sentence}`, () =>
      assert.equal(guidanceFor(input(409, { text: classicPage(sentence), request: classicPut })).source, source));

  it('does not send somebody to delete an object for a conflict of a change', () =>
    assert.doesNotMatch(
      guidanceFor(input(409, { text: classicPage('The printer is in use'), request: classicPut })).steps.join(' '),
      /delete/,
    ));

  const held = {
    ...operation('GET /v1/buildings/{id}', { privileges: ['Update Buildings'] }),
    session: { instance: 'Acme', privileges: accountHeld },
  };
  const same: readonly (readonly [string, number, string, Part])[] = [
    ['http.403.held', 403, '{"httpStatus":403,"errors":[{"code":"INVALID_PRIVILEGE","description":"Forbidden"}]}', held],
    ['http.403.missing', 403, '', { ...held, session: { instance: 'Acme', privileges: new Set(['Read Buildings']) } }],
    ['http.403.needs', 403, '', { ...held, session: { instance: 'Acme' } }],
    ['http.403.content', 403, '<!doctype html><title>Request blocked</title>', { session: { instance: 'Acme', readsWork: true } }],
    ['http.401.gateway', 401, '<html><title>Proxy</title><h1>Who are you</h1></html>', {}],
    ['http.401.token', 401, '{"errors":[{"code":"INVALID_TOKEN","description":"Unauthorized"}]}', {}],
    ['http.401.goodToken', 401, classicPage('The request requires user authentication'), { request: classicPut, tokenIsGood: true }],
    ['http.404.server', 404, '<title>HTTP Status 404 – Not Found</title>', {}],
    [
      'http.409.profile',
      409,
      classicPage('Unable to update the database'),
      { request: { ...classicPut, path: '/JSSResource/osxconfigurationprofiles/id/3' } },
    ],
    ['http.500.write', 500, '', {}],
  ];
  for (const [source, status, text, part] of same)
    it(`says the same in a document as in the panel: ${source}`, async () => {
      const [elsewhere, inPanel] = await bothCards(status, { ...part, text, request: { ...put, ...part.request } });
      assert.deepEqual(elsewhere, inPanel);
      assert.equal(elsewhere.source, source);
    });

  for (const [source, status, part] of cases.filter(([, status]) => status < 200 || status > 299))
    it(`has one card for all: ${source}`, async () => {
      const [elsewhere, inPanel] = await bothCards(status, part);
      assert.deepEqual(elsewhere, inPanel);
      assert.equal(elsewhere.source, source);
    });

  const taken: readonly (readonly [string, object, string, string, string])[] = [
    ['the marked field', { code: 'DUPLICATE_FIELD', field: 'email', description: 'already exists' }, 'email', 'Show the email', '/email'],
    ['the name', { code: 'DUPLICATE_FIELD', field: 'name', description: 'already exists' }, 'name', 'Show the name', '/name'],
    ['a name that is only said', { code: 'X', description: 'The name is already in use' }, 'name', 'Show the name', '/name'],
  ];
  for (const [what, error, field, label, pointer] of taken)
    it(`says of ${what} that it is taken, and leads there`, () => {
      const request = { ...put, body: { name: 'a', email: 'b' }, bodySize: 20 };
      const { title, actions } = guidanceFor(input(409, { text: api(error), request }));
      assert.equal(title, `The ${field} is taken`);
      assert.deepEqual(actions[0], { do: 'showTarget', label, target: { in: 'body', pointer } });
    });

  it('says of a value that has no name in the answer only that it is taken', () => {
    const { title, actions } = guidanceFor(input(409, { text: classicPage('The value must be unique'), request: classicPut }));
    assert.equal(title, 'A value is taken');
    assert.deepEqual(actions[0]?.label, 'Show the body');
  });

  it('says of a profile that is refused with nothing but the heading what it says of one that the database refuses', () => {
    const text = '<html><head><title>Status page</title></head><body><p>Conflict</p></body></html>';
    const request = { ...classicPut, path: '/JSSResource/osxconfigurationprofiles/id/3' };
    assert.equal(guidanceFor(input(409, { text, request })).source, 'http.409.profile');
  });

  it('offers nothing to read where a Classic command was taken', () => {
    const path = '/JSSResource/computercommands/command/BlankPush/id/7';
    const said = guidanceFor(input(201, { text: '<computer_command/>', request: { ...classicPut, method: 'POST', path } }));
    assert.equal(said.source, 'http.201.classicCommand');
    assert.deepEqual(said.actions, []);
  });

  it('does not send somebody to the address of the instance for a redirect that stays there', () => {
    const at = (location: string, host = 'acme.example') => guidanceFor(input(302, { location, request: { host } }));
    assert.equal(at('https://acme.example/logIn.html').source, 'http.302.login');
    assert.deepEqual(at('https://acme.example/logIn.html').actions, []);
    assert.match(at('https://acme.example/logIn.html').meaning, /to https:\/\/acme\.example\/logIn\.html/);
    assert.equal(at('https://sso.example/login').actions[0]?.do, 'editInstance');
    assert.deepEqual(at('https://acme.example/x').actions, []);
    assert.doesNotMatch(JSON.stringify(at('https://acme.example/x')), /address of the instance/);
  });

  it('calls a 202 accepted, whatever the body left out', () => {
    const nulled = { request: put, writable: ['id', 'name', 'city'], json: { name: 'x' } };
    assert.equal(guidanceFor(input(202, nulled)).source, 'http.202');
    assert.equal(guidanceFor(input(202, operation('GET /v1/buildings', { deprecated: true }))).source, 'http.202');
  });

  it('offers to read back only where there is something to read', () => {
    const actions = (status: number, part: Part) => guidanceFor(input(status, part)).actions.map((action) => action.do);
    assert.deepEqual(actions(202, { catalogue, request: put }), ['readBack']);
    assert.deepEqual(actions(202, { catalogue, request: { ...post, path: '/v1/export' } }), []);
    assert.deepEqual(actions(500, { catalogue, request: { ...post, path: '/v1/export' } }), ['checkStatus']);
    const made = { request: { ...classicPut, method: 'POST', path: '/JSSResource/policies/id/0' } };
    assert.deepEqual(actions(201, made), []);
    assert.deepEqual(guidanceFor(input(201, { ...made, createdId: '12' })).actions, [
      { do: 'readBack', label: 'Read Back', path: '/JSSResource/policies/id/12' },
    ]);
  });

  it('never speaks of a stored change after a sign-in that failed at the server', () => {
    for (const status of [500, 502, 503, 504]) {
      for (const path of ['/api/v1/auth/token', '/api/v1/oauth/token', '/v1/auth/token']) {
        const card = guidanceFor(input(status, { request: { method: 'POST', path } }));
        assert.equal(card.source, 'http.5xx.signIn');
        assert.doesNotMatch(JSON.stringify(card), /stored|readBack/);
      }
    }
  });
});
