import assert from 'node:assert/strict';
import { PulledNames } from '../../../../../src/app/sets/drift/pulledNames.ts';
import type { PulledFile } from '../../../../../src/core/sets/folder/pulledIds.ts';
import type { UnreadOf } from '../../../../../src/core/sets/folder/pullManifest.ts';

const file = (resource: string, id: string, name: string): readonly [string, PulledFile] => [
  `${resource}/${name}.json`,
  { resource, id, name, sha256: '', isUnended: false },
];
const [smart, fixed] = ['computer-groups/smart-groups', 'computer-groups/static-groups'];
const files = new Map([
  file('buildings', '1', 'Main'),
  file(smart, '1', 'Smart'),
  file(fixed, '2', 'Static'),
  file('JSSResource/printers', '4', 'Lab'),
]);
const resources = ['buildings', smart, fixed, 'JSSResource/printers', 'scripts'];
const names = (unread: readonly UnreadOf[] = [], pulled = resources): PulledNames => new PulledNames({ resources: pulled, unread }, files);

describe('what a pulled folder calls the objects of its instance', () => {
  it('is told by kind, of a view by the kinds behind it, and of a kind that another API has', () => {
    assert.deepEqual(names().of('buildings'), new Map([['1', 'Main']]));
    assert.deepEqual(
      names().of('computer-groups'),
      new Map([
        ['1', 'Smart'],
        ['2', 'Static'],
      ]),
    );
    assert.deepEqual(names().of('printers'), new Map([['4', 'Lab']]));
    assert.equal(names().of('categories'), undefined);
  });

  const rules: readonly (readonly [what: string, names: PulledNames, resource: string, id: string, has: boolean | undefined])[] = [
    ['one that was pulled', names(), 'buildings', '1', true],
    ['one of several kinds', names(), 'computer-groups', '2', true],
    ['none that it has', names(), 'buildings', '2', false],
    ['none of several kinds', names(), 'computer-groups', '3', false],
    ['none of a kind that has no objects', names(), 'scripts', '1', false],
    ['none of a kind of another API', names(), 'printers', '5', false],
    ['one of a kind that was not pulled', names(), 'categories', '1', undefined],
    ['one of several kinds of which one was not pulled', names([], [smart]), 'computer-groups', '3', undefined],
    [
      'one of a kind whose list could not be read',
      names([{ resource: 'scripts', unread: { why: 'forbidden' } }]),
      'scripts',
      '1',
      undefined,
    ],
    ['one that could not be read', names([{ resource: 'buildings', id: '2', unread: { why: 'disk' } }]), 'buildings', '2', true],
    ['another one beside that', names([{ resource: 'buildings', id: '2', unread: { why: 'disk' } }]), 'buildings', '3', false],
  ];
  for (const [what, of, resource, id, has] of rules) {
    it(`is known to be there or not: ${what}`, () => assert.equal(of.has(resource, id), has));
  }
});
