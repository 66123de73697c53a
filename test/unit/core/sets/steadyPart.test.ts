import assert from 'node:assert/strict';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { printJson } from '../../../../src/core/json/print.ts';
import { steadyPart } from '../../../../src/core/sets/canon/fleeting.ts';
import { anything } from '../../../../src/core/shapes/shape.ts';

describe('what of a document changes only where somebody changed the object', () => {
  const cases: readonly (readonly [what: string, resource: string, element: string | undefined, document: unknown, expected: unknown])[] = [
    ['is without locks', 'computer-prestages', undefined, { id: '1', a: { versionLock: 3, x: 1 } }, { id: '1', a: { x: 1 } }],
    [
      'is without other forms of a time and of secrets',
      'classic/policies',
      'policy',
      { general: { id: 3, date_time_limitations: { activation_date: 'x', activation_date_epoch: 1, activation_date_utc: 'y' } } },
      { general: { id: 3, date_time_limitations: { activation_date: 'x' } } },
    ],
    [
      'has a time that has one form alone',
      'classic/policies',
      'policy',
      { user_interaction: { allow_deferral_until_utc: 'x' } },
      { user_interaction: { allow_deferral_until_utc: 'x' } },
    ],
    [
      'has ids and UUIDs',
      'classic/osxconfigurationprofiles',
      'os_x_configuration_profile',
      { general: { id: 3, uuid: 'u' } },
      { general: { id: 3, uuid: 'u' } },
    ],
    ['has hashes of files', 'packages', undefined, { id: '1', size: '4', md5: 'x' }, { id: '1', md5: 'x' }],
    ['is without counts', 'computer-groups/smart-groups', undefined, { name: 'G', membershipCount: 4 }, { name: 'G' }],
    [
      'is without the members of a smart group',
      'classic/usergroups',
      'user_group',
      { name: 'G', is_smart: true, users: [{ id: 1 }] },
      { name: 'G', is_smart: true },
    ],
    [
      'has those of a static one',
      'classic/usergroups',
      'user_group',
      { name: 'G', is_smart: false, users: [{ id: 1 }] },
      { name: 'G', is_smart: false, users: [{ id: 1 }] },
    ],
    [
      'is without what only the server sets',
      'classic/policies',
      'policy',
      { scope: { all_computers: true, limit_to_users: { user_groups: ['a'] } }, general: { trigger: 'EVENT' } },
      { scope: { all_computers: true }, general: {} },
    ],
  ];
  for (const [what, resource, element, document, expected] of cases) {
    it(what, () => {
      const shape = (element === undefined ? undefined : classicShape(element)) ?? anything;
      assert.deepEqual(JSON.parse(printJson(steadyPart({ resource, shape })(parseJson(JSON.stringify(document))))), expected);
    });
  }
});
