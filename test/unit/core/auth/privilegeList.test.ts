import assert from 'node:assert/strict';
import { privilegeList, type ListedPrivilege } from '../../../../src/core/auth/privilegeList.ts';

const operations = [
  { key: 'GET /v1/b', privileges: ['Read B'] },
  { key: 'POST /v1/b', privileges: ['Create B', 'Read B'] },
  { key: 'GET /v1/open', privileges: undefined },
  { key: 'GET /v1/free', privileges: [] },
];

describe('the list of privileges', () => {
  const names = (list: readonly ListedPrivilege[]): string[] => list.map(({ name, operations: of }) => `${name} ${of.length}`);
  const rows: readonly (readonly [string, readonly string[] | undefined, readonly string[], Record<string, readonly string[]>])[] = [
    ['parts what is held from what is missing', ['Read B'], [], { held: ['Read B 2'], missing: ['Create B 1'] }],
    ['has what is held and nothing demands', ['Old One', 'Read B'], [], { held: ['Old One 0', 'Read B 2'], missing: ['Create B 1'] }],
    [
      'has what was asked about first, what is missing of it before what is held, and not twice',
      ['Read B'],
      ['Read B', 'Create B', 'Odd One'],
      { asked: ['Create B 1', 'Odd One 0', 'Read B 2'] },
    ],
    ['calls nothing missing where nothing is known', undefined, ['Read B'], { asked: ['Read B 2'], unknown: ['Create B 1'] }],
    ['calls all missing where nothing is held', [], [], { missing: ['Create B 1', 'Read B 2'] }],
  ];
  for (const [what, held, asked, expected] of rows)
    it(what, () => {
      const list = privilegeList(operations, held && new Set(held), asked);
      const { asked: first, held: have, missing, unknown } = list;
      assert.deepEqual(
        { asked: names(first), held: names(have), missing: names(missing), unknown: names(unknown) },
        { asked: [], held: [], missing: [], unknown: [], ...expected },
      );
    });
});
