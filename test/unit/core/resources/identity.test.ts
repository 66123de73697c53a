import assert from 'node:assert/strict';
import { idOf, likelyIdOf, nameOf, namePointers } from '../../../../src/core/resources/identity.ts';

describe('what an object is known by', () => {
  const table: readonly (readonly [
    kind: string,
    row: unknown,
    sure: string | undefined,
    likely: string | undefined,
    name: string | undefined,
  ])[] = [
    ['buildings', { id: '3', name: 'Main' }, '3', '3', 'Main'],
    ['computers-inventory', { id: '7', general: { name: 'mac' }, name: 'other' }, '7', '7', 'mac'],
    // Another id is another object's, or another number of it.
    ['groups', { id: '1', groupPlatformId: 'a-b', groupName: 'Lab' }, 'a-b', 'a-b', 'Lab'],
    ['mobile-devices/detail', { mobileDeviceId: '9', general: { displayName: 'pad' } }, '9', '9', 'pad'],
    ['never/heard-of', { uuid: 'a-b', title: 'T', username: 'u' }, undefined, 'a-b', 'T'],
    ['never/heard-of', { groupId: 4, managementId: 'm', hostName: 'h' }, undefined, '4', 'h'],
    ['never/heard-of/history', { id: 1, note: 'n', name: 'x' }, '1', '1', 'n'],
    ['buildings', { id: '', name: ' ' }, undefined, undefined, undefined],
    ['buildings', 'text', undefined, undefined, undefined],
  ];
  for (const [kind, row, sure, likely, name] of table) {
    it(`of ${kind}: ${JSON.stringify(row)}`, () =>
      assert.deepEqual([idOf(kind, row), likelyIdOf(kind, row), nameOf(kind, row)], [sure, likely, name]));
  }

  it('is looked for in its document where its kind says, then where all have it', () => {
    assert.deepEqual(namePointers('computers-inventory').slice(0, 3), ['/general/name', '/name', '/displayName']);
    assert.equal(namePointers('packages')[0], '/packageName');
  });
});
