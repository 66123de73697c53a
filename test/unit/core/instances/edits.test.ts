import assert from 'node:assert/strict';
import { editedOver } from '../../../../src/core/instances/edits.ts';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';

const began: InstanceProfile = {
  id: 'acme',
  name: 'Acme',
  url: 'https://acme.jamfcloud.com',
  environment: 'test',
  access: 'confirm',
  account: { kind: 'client', clientId: 'a' },
  caFile: '/etc/ca.pem',
};

describe('an edit of an instance that was changed meanwhile', () => {
  const { caFile: _caFile, ...ofTheSystem } = began;
  const other = { kind: 'client', clientId: 'b' } as const;
  const cases: readonly [what: string, edited: InstanceProfile, stored: InstanceProfile, then: InstanceProfile][] = [
    ['writes what it changed', { ...began, name: 'West', account: other }, began, { ...began, name: 'West', account: other }],
    ['leaves what others changed', { ...began, access: 'full' }, { ...began, name: 'West' }, { ...began, name: 'West', access: 'full' }],
    ['takes certificates away', ofTheSystem, { ...began, name: 'West' }, { ...ofTheSystem, name: 'West' }],
    ['leaves certificates away', { ...began, name: 'West' }, ofTheSystem, { ...ofTheSystem, name: 'West' }],
    [
      'makes no production of what was opened meanwhile',
      { ...began, environment: 'production' },
      { ...began, access: 'full' },
      { ...began, environment: 'production' },
    ],
    ['has the last word where both changed the same', { ...began, name: 'West' }, { ...began, name: 'East' }, { ...began, name: 'West' }],
  ];
  for (const [what, edited, stored, then] of cases) it(what, () => assert.deepEqual(editedOver(began, edited, stored), then));

  it('is refused where the instance is gone, or is another connection by now', () => {
    assert.throws(() => editedOver(began, { ...began, name: 'West' }, undefined), /Acme was removed meanwhile, so nothing was saved/);
    for (const stored of [
      { ...began, url: 'https://other.jamfcloud.com' },
      { ...began, account: other },
    ])
      assert.throws(() => editedOver(began, { ...began, name: 'West' }, stored), /another address or account meanwhile/);
  });
});
