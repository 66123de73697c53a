import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { evidenceOf } from '../../../../../src/core/response/evidence.ts';
import { jamfErrors } from '../../../../../src/core/response/jamfErrors.ts';
import { problemOfRefusal } from '../../../../../src/core/response/refusal.ts';
import { problemGuidance } from '../../../../../src/core/response/guidance/problemGuidance.ts';
import { xmlElements } from '../../../../../src/core/response/xmlElements.ts';
import type { Guidance } from '../../../../../src/shared/guidance.ts';
import type { Method } from '../../../../../src/core/http/message.ts';
import { classicPage, operation } from '../../../../support/guidance/inputs.ts';
import { situationOf } from '../../../../support/guidance/situations.ts';

const base = 'https://acme.example';
const policy = '/JSSResource/policies/id/7';
const profile = '/JSSResource/osxconfigurationprofiles/id/7';

interface Asked {
  readonly path?: string;
  readonly method?: Method;
  readonly body?: string;
}

/** The card of an answer of the Classic API, as it is shown of a save, a creation, a deletion, a scope or a request. */
function cardOf(status: number, text: string, { path = policy, method = 'PUT', body = '<policy/>' }: Asked = {}): Guidance {
  const bytes = new TextEncoder().encode(text);
  const timing = { queued: 0, firstByte: 0, total: 0, attempts: 1 };
  const request = {
    method,
    url: `${base}${path}`,
    headers: { 'content-type': 'application/xml' },
    ...(method === 'DELETE' ? {} : { body }),
  };
  const response = { status, statusText: '', headers: [], body: bytes, size: bytes.length, timing };
  const problem = problemOfRefusal(evidenceOf(base, request, response, jamfErrors(text)));
  return problemGuidance(problem, { instance: 'Acme', known: {} });
}

const scopeOf = (inner: string): string => `<policy><scope>${inner}</scope></policy>`;

/** Each sentence that a 409 is known to hold, the element that the card names, and the next step. */
const conflicts: readonly (readonly [sentence: string, names: RegExp, step: RegExp, asked?: Asked])[] = [
  ['Unable to match computer group', /Not accepted: scope\/computer_groups\b/, /Take the entry that is gone out of the scope/],
  [
    'Unable to match building',
    /Not accepted: scope\/limitations\/buildings\b/,
    /out of the scope/,
    { body: scopeOf('<limitations><buildings><building/></buildings></limitations>') },
  ],
  [
    'Unable to match excluded computer group',
    /Not accepted: scope\/exclusions\/computer_groups\b.*excludes does not exist any more/,
    /out of the exclusions/,
    { body: scopeOf('<exclusions><computer_groups><computer_group><id>3</id></computer_group></computer_groups></exclusions>') },
  ],
  ['Duplicate name', /name is taken.*The element is general\/name\./, /Choose another one/],
  [
    'Duplicate name',
    /name is taken.*The element is name\./,
    /Choose another one/,
    { path: '/JSSResource/printers/id/0', method: 'POST', body: '<printer><name>a</name></printer>' },
  ],
  ['Duplicate UDID', /UDID.*The element is general\/udid\./, /Find the record/],
  ['Problem with serial_number: Duplicate serial number', /serial number.*The element is general\/serial_number\./, /Find the record/],
  ['Duplicate MAC address', /MAC address.*The element is general\/mac_address\./, /Find the record/],
  ['No match found for category', /Not accepted: general\/category\b/, /never 0/],
  ['Problem with category', /Not accepted: category\b/, /never 0/, { body: '<printer><category>x</category></printer>' }],
  ['Problem with script', /Not accepted: scripts\b/, /Check that it exists/],
  ['Problem with department', /Not accepted: scope\/departments\b/, /Check that it exists/, { body: scopeOf('<departments/>') }],
  ['Problem with building', /Not accepted: buildings\b/, /Check that it exists/],
  ['Problem with distribution point', /Not accepted: package_configuration\/distribution_point\b/, /Check that it exists/],
  ['The criterion depends on another Smart Group “A” which does not exist yet', /Not accepted: criteria\b/, /Create that group first/],
  ['Problem matching limit_to_users', /Not accepted: scope\/limitations\/user_groups\b/, /directory is connected/],
  ['Problem with limitation user group', /Not accepted: scope\/limitations\/user_groups\b/, /directory is connected/],
  ['The category is not site-enabled for this site', /Not accepted: general\/site\b/, /same site/],
  ['App is not available for device assignment', /Not accepted: vpp\/assign_vpp_device_based_licenses\b/, /to false/],
  ['Problem with create account fields', /Not accepted: account_maintenance\/accounts\b/, /Add home/],
  ['Unable to update the database', /could not store it.*by itself/, /Check the values for & and </],
  [
    'Unable to update the database',
    /payloads need one more level.*once too often/,
    /&amp;amp;.*only the profile’s page in Jamf Pro mends them/,
    { path: profile },
  ],
  ['You are not authorized to do this', /A privilege is missing/, /Add the privilege/],
  ['display_in is required', /An element is missing: display_in\b.*names one at a time/, /Add the element/],
  ['The category must be specified', /An element is missing: category\b/, /Add the element/],
  ['Name is required', /An element is missing: name\b/, /Add the element/],
];

describe('cards for what the Classic API refuses', () => {
  for (const [sentence, names, step, asked] of conflicts) {
    it(`name the element of “${sentence}”${asked?.path === undefined ? '' : ` at ${asked.path}`} and the next step`, () => {
      const { title, meaning, steps } = cardOf(409, classicPage(sentence), asked);
      assert.match(`${title} ${meaning}`, names);
      assert.ok(meaning.includes(sentence) || title.includes('name is taken'), meaning);
      assert.match(steps.join(' '), step);
    });
  }

  it('lead to the element in the body, and to the whole body where it is not in there', () => {
    const at = (body: string) => cardOf(409, classicPage('Unable to match computer group'), { body }).actions[0];
    const pointer = '/scope/computer_groups';
    assert.deepEqual(at(scopeOf('<computer_groups/>')), {
      do: 'showTarget',
      label: 'Show scope/computer_groups',
      target: { in: 'body', pointer },
    });
    assert.deepEqual(at('<policy/>'), { do: 'showTarget', label: 'Show the body', target: { in: 'body', pointer: '' } });
    const taken = cardOf(409, classicPage('Duplicate name'), { body: '<policy><general><name>a</name></general></policy>' });
    assert.deepEqual(taken.actions[0], { do: 'showTarget', label: 'Show general/name', target: { in: 'body', pointer: '/general/name' } });
  });

  it('say of a deletion that others stand in its way, and not that something in it is to be mended', () => {
    const card = cardOf(409, classicPage('A smart group depends on another Smart Group'), { method: 'DELETE' });
    assert.equal(card.source, 'http.409.inUse');
  });

  it('say of a deletion that is answered with its id that it was taken, and to wait before looking', () => {
    const card = cardOf(400, '<mobile_device_application><id>12</id></mobile_device_application>', { method: 'DELETE' });
    assert.equal(card.source, 'http.400.classicDelete');
    assert.equal(card.actions[0]?.do, 'readBack');
    assert.notEqual(cardOf(400, classicPage('Bad Request'), { method: 'DELETE' }).source, 'http.400.classicDelete');
  });

  const pages: readonly (readonly [status: number, sentence: string, source: string, asked: Asked, says: RegExp])[] = [
    [400, 'Bad Request', 'http.400.classic', {}, /Bad Request.*name of the root/],
    [404, 'The server has not found anything', 'http.404.classic', { method: 'GET' }, /not found anything.*id\/1/],
    [404, 'Not Found', 'http.404.classicSubset', { path: `${policy}/subset/scope` }, /only be read.*\/JSSResource\/policies\/id\/7\./],
    [401, 'The request requires user authentication', 'http.401.classic', {}, /Sign in again/],
    [500, 'Internal Server Error', 'http.500.classic', {}, /Check what is stored.*ids of objects that no longer exist/],
  ];
  for (const [status, sentence, source, asked, says] of pages) {
    it(`read the status page of ${status}: ${source}`, () => {
      const { title, meaning, steps, ...card } = cardOf(status, classicPage(sentence), asked);
      assert.equal(card.source, source);
      assert.match([title, meaning, ...steps].join(' '), says);
    });
  }

  const goodToken: readonly (readonly [held: readonly string[] | undefined, says: RegExp])[] = [
    [['Read Scripts'], /Missing privilege: Read Policies.*a new sign-in alone does not help/],
    [['Read Policies'], /The privileges are there.*may no longer have \/JSSResource\/policies/],
    [undefined, /lacks the privilege for this one, or .* no longer has.*Look whether the account has Read Policies/],
  ];
  for (const [held, says] of goodToken) {
    it(`tell a missing privilege from a path that is gone, of a token with ${held?.join() ?? 'nobody knows what'}`, () => {
      const part = {
        ...operation('GET /v1/buildings', { privileges: ['Read Policies'] }),
        session: { instance: 'Acme', ...(held === undefined ? {} : { privileges: new Set(held) }) },
        tokenIsGood: true,
        request: { path: '/JSSResource/policies' },
        text: classicPage('The request requires user authentication'),
      };
      const { request, response, known } = situationOf(401, part);
      const problem = problemOfRefusal(evidenceOf(base, request, response, jamfErrors(part.text)));
      const { source, title, meaning, steps } = problemGuidance(problem, { instance: 'Acme', known });
      assert.equal(source, 'http.401.goodToken');
      assert.match([title, meaning, ...steps].join(' '), says);
    });
  }
});

describe('the elements of a body that was refused', () => {
  const table: readonly (readonly [xml: string, pointers: readonly string[]])[] = [
    ['<a><b><![CDATA[<x>]]></b><!-- <y> --><c/></a>', ['/b', '/c']],
    ['<a><b>1</b><c><d/><d/></c></a>', ['/b', '/c', '/c/d']],
    ['<?xml version="1.0"?><!-- <x> --><a><b t="1"><c/></b></a>', ['/b', '/b/c']],
    ['<a><b></a>', ['/b']],
    ['<a>', []],
    ['no XML', []],
    ['<a><b>secret</b', ['/b']],
  ];
  for (const [xml, pointers] of table) it(`are pointers without values: ${xml}`, () => assert.deepEqual(xmlElements(xml), pointers));

  it('hold nothing of what stands in them, whatever that is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        assert.deepEqual(xmlElements(`<a><b>${escaped}</b><c/></a>`), ['/b', '/c']);
      }),
      { numRuns: 100 },
    );
  });
});
