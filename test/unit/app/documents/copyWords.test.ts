import assert from 'node:assert/strict';
import { copiedWords, leftWords } from '../../../../src/app/documents/copyWords.ts';
import type { LeftReference } from '../../../../src/core/objects/elsewhere/copyElsewhere.ts';

describe('what a copy on another instance is made without', () => {
  const cases: readonly (readonly [why: LeftReference['why'], resource: string | undefined, expected: RegExp])[] = [
    [{ kind: 'missing', name: 'Tools' }, 'categories', /^Category “Tools” is not on Acme\. It is left out/],
    [{ kind: 'several', name: 'Tools' }, 'categories', /^Categories called “Tools” are on Acme more than once\./],
    [{ kind: 'unnamed' }, 'categories', /^What this category is called where it comes from is not known\./],
    [{ kind: 'unread' }, 'categories', /^What categories there are on Acme could not be read\./],
    [{ kind: 'members' }, undefined, /^Members are not copied: their ids mean others on Acme\./],
    [{ kind: 'unknown' }, undefined, /^Nobody can tell what this id means on Acme\./],
  ];
  for (const [why, resource, expected] of cases) {
    it(`is told: ${why.kind}`, () => assert.match(leftWords({ pointer: '/categoryId', resource, why }, 'Acme'), expected));
  }

  it('is told once for all, by names, and secrets by their fields; nothing is said of nothing', () => {
    const left: readonly LeftReference[] = [
      { pointer: '/categoryId', resource: 'categories', why: { kind: 'missing', name: 'Tools' } },
      { pointer: '/profileIds/0', resource: undefined, why: { kind: 'unknown' } },
    ];
    assert.equal(
      copiedWords({ left, secrets: ['/account/password'], told: undefined }, 'Acme'),
      'Not all that it names is on Acme, and is left out: Category “Tools”, profileIds.0. Secrets are left out, enter them before you save: account.password.',
    );
    assert.equal(copiedWords({ left: [], secrets: [], told: undefined }, 'Acme'), undefined);
    assert.equal(copiedWords({ left: [], secrets: [], told: 'Made anew.' }, 'Acme'), 'Made anew.');
    assert.match(copiedWords({ left: [], secrets: ['/a'], told: 'Made anew.' }, 'Acme') ?? '', /^Secrets .*\. Made anew\.$/);
  });
});
