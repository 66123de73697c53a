import assert from 'node:assert/strict';
import { guidance } from '../../../../../src/core/response/guidance/guidance.ts';
import { classicPage, classicPut, document, input, operation, post, put } from './inputs.ts';
import type { Part } from './inputs.ts';

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
  ['Problem with category', 'http.409.classicMatch'],
  ['Unable to match computer group', 'http.409.classicMatch'],
  ['Site is not site-enabled', 'http.409.classic'],
  ['Not authorized for this site', 'http.409.classicPrivilege'],
  ['The entity reference must end with the delimiter', 'http.409.classicXml'],
  ['The printer is in use', 'http.409.inUse'],
  ['Unable to update the database', 'http.409.classic'],
];

describe('guidance by what is known around an answer', () => {
  for (const [sentence, source] of conflicts)
    it(`reads a Classic conflict by its sentence: ${sentence}`, () =>
      assert.equal(guidance(input(409, { text: classicPage(sentence), request: classicPut })).source, source));

  it('does not send somebody to delete an object for a conflict of a change', () =>
    assert.doesNotMatch(
      guidance(input(409, { text: classicPage('The printer is in use'), request: classicPut })).steps.join(' '),
      /delete/,
    ));

  it('calls a 202 accepted, whatever the body left out', () => {
    const nulled = { request: put, writable: ['id', 'name', 'city'], json: { name: 'x' } };
    assert.equal(guidance(input(202, nulled)).source, 'http.202');
    assert.equal(guidance(input(202, operation('GET /v1/buildings', { deprecated: true }))).source, 'http.202');
  });

  it('offers to read back only where there is something to read', () => {
    const actions = (status: number, part: Part) => guidance(input(status, part)).actions.map((action) => action.do);
    assert.deepEqual(actions(202, { document, request: put }), ['readBack']);
    assert.deepEqual(actions(202, { document, request: { ...post, path: '/v1/export' } }), []);
    assert.deepEqual(actions(500, { document, request: { ...post, path: '/v1/export' } }), ['checkStatus']);
    const made = { request: { ...classicPut, method: 'POST', path: '/JSSResource/policies/id/0' } };
    assert.deepEqual(actions(201, made), []);
    assert.deepEqual(guidance(input(201, { ...made, createdId: '12' })).actions, [
      { do: 'readBack', label: 'Read Back', path: '/JSSResource/policies/id/12' },
    ]);
  });

  it('never speaks of a stored change after a sign-in that failed at the server', () => {
    for (const status of [500, 502, 503, 504]) {
      for (const path of ['/api/v1/auth/token', '/api/v1/oauth/token', '/v1/auth/token']) {
        const card = guidance(input(status, { request: { method: 'POST', path } }));
        assert.equal(card.source, 'http.5xx.signIn');
        assert.doesNotMatch(JSON.stringify(card), /stored|readBack/);
      }
    }
  });
});
