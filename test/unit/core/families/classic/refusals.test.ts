import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicRefusal } from '../../../../../src/core/families/classic/refusals.ts';
import { marksOf } from '../../../../../src/core/objects/save/fieldErrors.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';

const path = '/JSSResource/policies/id/7';
const profile = '/JSSResource/osxconfigurationprofiles/id/7';

/** Each sentence that a Classic 409 is known to hold, with the element that it is about, and what is told of it. */
const sentences: readonly (readonly [sentence: string, place: string | undefined, words: RegExp, step: RegExp, path?: string])[] = [
  ['Unable to match computer group', '/scope/computer_groups', /in the scope/, /Take the entry/],
  ['Unable to match computer', '/scope/computers', /in the scope/, /Take the entry/],
  ['Unable to match building', '/scope/buildings', /in the scope/, /Take the entry/],
  ['Unable to match department', '/scope/departments', /in the scope/, /Take the entry/],
  ['Unable to match mobile device group 12', '/scope/mobile_device_groups', /in the scope/, /Take the entry/],
  ['Unable to match class', '/scope/classes', /in the scope/, /Take the entry/],
  ['Unable to match user', '/scope/jss_users', /in the scope/, /Take the entry/],
  ['Unable to match jss user group', '/scope/jss_user_groups', /in the scope/, /Take the entry/],
  ['Unable to match excluded computer group', '/scope/exclusions/computer_groups', /the scope excludes/, /out of the exclusions/],
  ['Unable to match excluded computers', '/scope/exclusions/computers', /the scope excludes/, /out of the exclusions/],
  ['Unable to match excluded network segment', '/scope/exclusions/network_segments', /the scope excludes/, /out of the exclusions/],
  ['Problem matching limit_to_users', '/scope/limitations/user_groups', /limitations/, /directory/],
  ['Problem matching limitation user group', '/scope/limitations/user_groups', /limitations/, /directory/],
  ['Unable to match limitation network segment', '/scope/limitations/network_segments', /in the scope/, /Take the entry/],
  ['Unable to match user group in the limitations', '/scope/limitations/user_groups', /limitations/, /directory/],
  ['Duplicate name: “No limitations, problem matching”', '/general/name', /the same/, /another one/],
  ['The group is not site-enabled for this site', '/general/site', /site/, /same site/],
  ['Duplicate name', '/general/name', /the same/, /another one/],
  ['Duplicate UDID', '/general/udid', /the same/, /another one/],
  ['Duplicate serial number', '/general/serial_number', /the same/, /another one/],
  ['Duplicate MAC address', '/general/mac_address', /the same/, /another one/],
  ['The group depends on another Smart Group “X” which does not exist yet', '/criteria', /criterion/, /that group first/],
  ['No match found for category', '/general/category', /does not exist/, /-1 and never 0/],
  ['Problem with category', '/general/category', /does not exist/, /exists/],
  ['Problem with script', '/scripts', /does not exist/, /exists/],
  ['Problem with department', '/departments', /does not exist/, /exists/],
  ['Problem with building', '/buildings', /does not exist/, /exists/],
  ['Problem with distribution point', '/package_configuration/distribution_point', /does not exist/, /exists/],
  ['App is not available for device assignment', '/vpp/assign_vpp_device_based_licenses', /volume/, /false/],
  ['Problem with create account fields', '/account_maintenance/accounts', /account/, /home/],
  ['Unable to update the database', '/general/payloads', /once too often/, /&amp;amp;/, profile],
  ['Unable to update the database', undefined, /by itself/, /once more/],
];

describe('sentences of the Classic API', () => {
  for (const [sentence, place, words, step, at = path] of sentences) {
    it(`tells what “${sentence}” means at ${at}`, () => {
      const meant = classicRefusal(sentence, at);
      assert.ok(meant !== undefined);
      assert.equal(meant.places[0], place);
      assert.match(meant.meaning, words);
      assert.match(meant.step, step);
    });
  }

  for (const sentence of ['Conflict', '', 'display_in is required', 'You are not authorized']) {
    it(`leaves “${sentence}” to others`, () => assert.equal(classicRefusal(sentence, path), undefined));
  }

  it('says something whole of whatever it takes', () => {
    const word = fc.constantFrom(
      'unable to match',
      'excluded',
      'problem with',
      'user',
      'classes',
      'category',
      'group',
      'update the database',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 8 }), (words) => {
        const meant = classicRefusal(words.join(' '), path);
        if (meant === undefined) return;
        for (const text of [meant.meaning, meant.step]) assert.match(text, /^[A-Z].*\.$/);
        for (const place of meant.places) assert.match(place, /^(?:\/[a-z_]+)+$/);
      }),
      { numRuns: 100 },
    );
  });

  const policy = parseJson('{"general":{"name":"x"},"scope":{"computer_groups":[],"exclusions":{"computer_groups":[{"id":3}]}}}');
  const marked: readonly (readonly [sentence: string, pointer: string])[] = [
    ['Unable to match excluded computer group', '/scope/exclusions/computer_groups'],
    ['Unable to match building', '/scope'],
    ['Duplicate name', '/general/name'],
    ['Problem with script', ''],
    ['Conflict', ''],
  ];
  for (const [sentence, pointer] of marked) {
    it(`marks ${pointer === '' ? 'the opening bracket' : pointer} for “${sentence}”`, () => {
      const [mark] = marksOf(policy, [{ description: sentence }], (said) => classicRefusal(said, path));
      assert.equal(mark?.pointer, pointer);
      if (sentence !== 'Conflict') assert.match(mark?.message ?? '', new RegExp(`^${sentence}\\. .*\\.$`));
    });
  }
});
