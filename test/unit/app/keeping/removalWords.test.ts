import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { instanceOfAll, removalLines, removalQuestion, removalResult } from '../../../../src/app/keeping/removalWords.ts';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { fakeSession } from '../../../support/fakeSession.ts';
import type { RemovedOne } from '../../../../src/app/keeping/removeEach.ts';

const at = (resource: string, id: string, label: string): ObjectAddress => ({
  instanceId: 'lab',
  resource,
  target: { kind: 'one', id },
  label,
  ending: '.json',
});
const buildings = ['A', 'B', 'C', 'D', 'E', 'F'].map((label, index) => at('buildings', String(index + 1), label));
const hq = at('categories', '9', 'HQ');
const [one = hq, two = hq, three = hq] = buildings;

describe('the instance of what is deleted', () => {
  const profiles: Readonly<Record<string, InstanceProfile>> = Object.fromEntries(
    [
      ['lab', 'Lab', 'https://lab.example'],
      ['acme', 'Acme', 'https://a.example'],
      ['acme-2', 'Acme', 'https://b.example:8443'],
    ].map(([id = '', name = '', url = '']) => [id, fakeSession({ profile: { id, name, url } }).profile]),
  );
  const of = (...ids: readonly string[]) =>
    instanceOfAll(
      ids.map((instanceId) => ({ instanceId })),
      { get: (id) => profiles[id] },
    );

  it('is the one that all are of', () => assert.deepEqual(of('acme-2', 'acme-2'), { instanceId: 'acme-2', name: 'Acme' }));

  for (const [what, ids, expected] of [
    ['two instances', ['lab', 'acme', 'lab'], 'The selection is of Lab, Acme. Delete on one instance at a time.'],
    [
      'two of one name, which have another host each',
      ['acme', 'acme-2'],
      'The selection is of Acme (a.example), Acme (b.example:8443). Delete on one instance at a time.',
    ],
    ['one that is gone', ['gone', 'lab'], 'The selection is of gone, Lab. Delete on one instance at a time.'],
  ] as const) {
    it(`is none where they are of ${what}`, () => assert.throws(() => of(...ids), { message: expected }));
  }
});

describe('what is asked before objects are deleted', () => {
  for (const [what, addresses, expected] of [
    ['one', [one], { summary: 'Delete Building “A” on Lab.', lines: [] }],
    ['a few', [one, two], { summary: 'Delete 2 Buildings on Lab: “A”, “B”.', lines: [] }],
    ['many: names, then their number', buildings, { summary: 'Delete 6 Buildings on Lab: “A”, “B”, “C”, “D” and 2 more.', lines: [] }],
    [
      'those of several kinds, a line for each',
      [one, hq, two],
      { summary: 'Delete 3 objects on Lab.', lines: ['Buildings: “A”, “B”', 'Categories: “HQ”'] },
    ],
  ] as const) {
    it(`names ${what}`, () => assert.deepEqual(removalQuestion(addresses, 'Lab'), expected));
  }
});

describe('what is said when objects were deleted', () => {
  const gone = (address: ObjectAddress): RemovedOne => ({ kind: 'deleted', address });
  const refused: RemovedOne = { kind: 'refused', address: two, why: 'It is in use.' };
  const table: readonly (readonly [string, readonly RemovedOne[], boolean, string])[] = [
    ['one that is gone', [gone(one)], true, ''],
    ['one that is left', [refused], false, 'It is in use.'],
    ['all', [gone(one), gone(two)], true, '2 objects are deleted on Lab.'],
    [
      'one that was gone',
      [gone(one), { kind: 'already', address: two }],
      true,
      '2 objects are deleted on Lab. 1 of them were gone before.',
    ],
    ['one that is refused', [gone(one), refused], false, '1 of 2 are deleted on Lab. It is in use.'],
    [
      'more than a few',
      [refused, refused, refused, refused],
      false,
      '0 of 4 are deleted on Lab. It is in use. It is in use. 2 more could not be deleted.',
    ],
    ['a stop', [gone(one), { kind: 'stopped', address: two }], false, '1 of 2 are deleted on Lab. Stopped: 1 not deleted.'],
    [
      'an instance that is another one',
      [gone(one), { kind: 'moved', address: two }],
      false,
      '1 of 2 are deleted on Lab. 1 not tried, since the instance was changed or removed meanwhile.',
    ],
  ];
  for (const [what, all, isWhole, message] of table) {
    it(`tells ${what}`, () => assert.deepEqual(removalResult(all, 'Lab'), { isWhole, message }));
  }

  it('has a line for each', () => {
    const all: readonly RemovedOne[] = [
      gone(one),
      refused,
      { kind: 'unknown', address: three, why: 'No answer.' },
      { kind: 'stopped', address: hq },
    ];
    assert.deepEqual(removalLines(all), [
      'Deleted: Building “A” (id 1)',
      'Not deleted: Building “B” (id 2). It is in use.',
      'Not known: Building “C” (id 3). No answer.',
      'Not tried: Category “HQ” (id 9)',
    ]);
  });
});
