import assert from 'node:assert/strict';
import { isSameAccount, minimalRole, missingPrivileges, readSignedIn } from '../../../../src/core/auth/privileges.ts';

const fallback = { account: 'id', kind: 'client' } as const;

describe('readSignedIn', () => {
  it('reads an account with full access', () => {
    const who = readSignedIn(
      { account: { username: 'jane', privilegesBySite: { '-1': ['Read Scripts', 'Read Buildings'] } }, authenticationType: 'JSS' },
      fallback,
    );
    assert.deepEqual(who, { account: 'jane', accountKind: 'user', privileges: new Set(['Read Scripts', 'Read Buildings']), sites: 0 });
  });

  it('puts the sites of an account together where it has no full access', () => {
    const who = readSignedIn({ account: { username: 'jane', privilegesBySite: { '1': ['A'], '2': ['A', 'B'] } } }, fallback);
    assert.deepEqual([[...(who?.privileges ?? [])], who?.sites], [['A', 'B'], 2]);
  });

  it('knows an API client, and calls it by its id where it has no name', () => {
    const who = readSignedIn({ account: { username: '' }, authenticationType: 'CLIENT_CREDENTIALS' }, fallback);
    assert.deepEqual(who, { account: 'id', accountKind: 'client', sites: 0 });
  });

  it('takes what is held in a site for held, beside what is held everywhere', () => {
    assert.deepEqual(privilegesOf({ privilegesBySite: { '-1': ['A'], '3': ['B'] } }), ['B', 'A']);
    assert.deepEqual(privilegesOf({ privilegesBySite: { '-1': [], '3': ['B'] } }), ['B']);
  });

  const privilegesOf = (account: object, more: object = {}): unknown => {
    const who = readSignedIn({ account: { username: 'jane', ...account }, ...more }, fallback);
    return who?.privileges === undefined ? undefined : [...who.privileges];
  };

  it('tells what holds in some sites alone, whoever says so', () => {
    const siteOnly = (account: object, more: object = {}): unknown => readSignedIn({ account, ...more }, fallback)?.siteOnly;
    assert.deepEqual(siteOnly({ privilegesBySite: { '-1': ['A'], '3': ['A', 'B'] } }), new Set(['B']));
    const accountGroups = [{ privilegesBySite: { '3': ['B', 'C'] } }, { privileges: ['C'] }, 5];
    assert.deepEqual(siteOnly({ privilegesBySite: {} }, { accountGroups }), new Set(['B']));
    for (const bySite of [{}, { '-1': ['A'] }, { '-1': ['A'], '3': ['A'] }])
      assert.equal(siteOnly({ privilegesBySite: bySite }), undefined);
  });

  it('adds what the groups of an account may do', () => {
    const accountGroups = [{ privileges: ['Read Scripts'] }, { privilegesBySite: { '-1': ['Read Buildings'] } }, 5];
    assert.deepEqual(privilegesOf({ privilegesBySite: {} }, { accountGroups }), ['Read Scripts', 'Read Buildings']);
    assert.deepEqual(privilegesOf({ privilegesBySite: { '-1': ['Read Sites'] } }, { accountGroups }), [
      'Read Sites',
      'Read Scripts',
      'Read Buildings',
    ]);
  });

  it('does not take what is not named for nothing', () => {
    assert.equal(privilegesOf({ privilegesBySite: {} }), undefined);
    assert.equal(privilegesOf({ privilegesBySite: { '-1': [] }, groupIds: ['1'] }, { accountGroups: [] }), undefined);
    assert.deepEqual(privilegesOf({ privilegesBySite: { '-1': [] } }), []);
  });

  for (const body of [undefined, {}, { account: 5 }])
    it(`says that ${JSON.stringify(body)} is something else`, () => assert.equal(readSignedIn(body, fallback), undefined));
});

describe('missingPrivileges', () => {
  const held = new Set(['Read A']);
  for (const [needs, known, missing] of [
    [['Read A', 'Update A'], held, ['Update A']],
    [['Read A'], held, []],
    [[], held, []],
    [undefined, held, []],
    [['Update A'], undefined, []],
  ] as const)
    it(`of ${JSON.stringify(needs)} with ${known === undefined ? 'what is not known' : 'Read A'}`, () =>
      assert.deepEqual(missingPrivileges({ privileges: needs }, known), missing));

  it('of no operation are none', () => assert.deepEqual(missingPrivileges(undefined, held), []));
});

describe('isSameAccount', () => {
  const one = { account: 'jane', accountKind: 'user', sites: 0, privileges: new Set(['A', 'B']) } as const;
  const { privileges: _none, ...unknown } = one;
  for (const [before, now, isSame] of [
    [one, { ...one, privileges: new Set(['B', 'A']) }, true],
    [one, { ...one, privileges: new Set(['A', 'C']) }, false],
    [one, { ...one, privileges: new Set(['A']) }, false],
    [one, { ...one, account: 'joe' }, false],
    [one, unknown, false],
    [unknown, one, false],
    [unknown, unknown, true],
    [undefined, one, false],
  ] as const)
    it(`tells ${isSame ? 'no' : 'a'} change`, () => assert.equal(isSameAccount(before, now), isSame));
});

describe('minimalRole', () => {
  it('is the sorted union of what the operations declare', () => {
    const role = minimalRole('Role', [
      { privileges: ['Read B', 'Read A'] },
      { privileges: undefined },
      { privileges: ['Read A', 'Update A'] },
    ]);
    assert.deepEqual(role, { displayName: 'Role', privileges: ['Read A', 'Read B', 'Update A'] });
  });
});
