import assert from 'node:assert/strict';
import { badgesOf, instanceIcon } from '../../../../src/app/instances/marks.ts';
import type { Environment } from '../../../../src/core/instances/profile.ts';
import type { Instances, InstanceState } from '../../../../src/app/support/services.ts';

describe('the letters of instances', () => {
  const named = (...names: string[]) => [...badgesOf(names.map((name, index) => ({ id: String(index), name }))).values()];
  const cases: readonly (readonly [names: readonly string[], badges: readonly string[]])[] = [
    [['Acme Production'], ['AP']],
    [
      ['acme-test', 'Lab'],
      ['AT', 'LA'],
    ],
    [
      ['Acme Production', 'Acme Pilot', 'Acme Prod'],
      ['AP', 'AC', 'AM'],
    ],
    [
      ['Acme Production', 'Bonn Production'],
      ['AP', 'BP'],
    ],
    [
      ['X', 'X.', 'x!'],
      ['X2', 'X3', 'X4'],
    ],
    [
      ['Zürich Büro', '生产 環境'],
      ['ZB', '生環'],
    ],
    [['École'], ['ÉC']],
    [
      ['***', '—'],
      ['•', '•'],
    ],
    [[], []],
  ];
  for (const [names, expected] of cases)
    it(`are ${expected.join(', ') || 'none'} for ${names.join(', ') || 'none'}`, () => assert.deepEqual(named(...names), expected));

  it('tell many instances of one company apart', () => {
    const all = named(...Array.from({ length: 12 }, (_, index) => `Acme Production ${index}`));
    assert.equal(new Set(all).size, 12);
    assert.ok(all.every((badge) => /^..$/u.test(badge)));
  });
});

describe('the icon of an instance', () => {
  const locked = { access: 'readOnly' } as const;
  const unlocked = { access: 'confirm', unlockedUntil: 1 } as const;
  const open = { access: 'confirm' } as const;
  const cases: readonly (readonly [
    Environment | undefined,
    ReturnType<Instances['access']>,
    InstanceState['kind'],
    icon: string,
    color?: string,
  ])[] = [
    ['production', locked, 'idle', 'shield', 'production'],
    ['production', locked, 'signedIn', 'shield', 'production'],
    ['production', unlocked, 'signedIn', 'unlock', 'production'],
    ['production', open, 'signedIn', 'shield', 'production'],
    ['production', unlocked, 'busy', 'sync~spin', 'production'],
    ['production', unlocked, 'unreachable', 'debug-disconnect', 'attention'],
    ['test', locked, 'signedIn', 'lock'],
    ['test', unlocked, 'signedOut', 'unlock'],
    ['test', open, 'signedIn', 'vm-active'],
    ['staging', open, 'signedOut', 'vm-outline'],
    ['staging', open, 'idle', 'server'],
    ['test', open, 'needsAttention', 'warning', 'attention'],
    [undefined, locked, 'idle', 'lock'],
  ];
  for (const [environment, access, state, icon, color] of cases) {
    const lock = 'unlockedUntil' in access ? 'unlocked' : access.access;
    it(`is ${icon} for ${environment}, ${lock}, ${state}`, () => {
      assert.deepEqual(instanceIcon(environment, access, state), color === undefined ? { icon } : { icon, color });
    });
  }
});
