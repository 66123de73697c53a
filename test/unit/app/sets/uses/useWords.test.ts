import assert from 'node:assert/strict';
import type { KindCoverage, Use, UseCoverage } from '../../../../../src/core/sets/uses/useTypes.ts';
import { shownUses, type ShownUse } from '../../../../../src/app/sets/uses/usesShown.ts';
import {
  agoWords,
  countedKinds,
  coverageWords,
  kindCoverageWords,
  notReadWords,
  placeLine,
  placeWords,
  usedByWords,
} from '../../../../../src/app/sets/uses/useWords.ts';

const now = Date.parse('2026-05-04T12:00:00Z');
const hours = (count: number): number => now - count * 3_600_000;

const kind = (resource: string, more: Partial<KindCoverage> = {}): KindCoverage => ({
  resource,
  state: 'read',
  at: hours(2),
  how: 'id',
  count: 3,
  why: undefined,
  unread: [],
  ...more,
});
const notLooked = (resource: string): KindCoverage => kind(resource, { state: 'notLooked', at: undefined });
const coverage = (...kinds: readonly KindCoverage[]): UseCoverage => ({
  complete: kinds.length > 0 && kinds.every(({ state }) => state === 'read' || state === 'asked'),
  kinds,
  unseen: [],
});
const use = (resource: string, id: string, how: Use['how'] = 'id', pointer = '/scope/computer_groups/0/id'): Use => ({
  from: { resource, id, name: `${resource} ${id}` },
  pointer,
  how,
  to: { resource: 'computer-groups', by: 'id', text: '5' },
  called: undefined,
});
const uses = (...all: readonly Use[]): readonly ShownUse[] => shownUses(all);
const policies = 'classic/policies';
const groups = 'computer-groups/smart-groups';

describe('how long ago something was read', () => {
  for (const [age, words] of [
    [0, 'just now'],
    [-5000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '59 minutes ago'],
    [3_600_000, '1 hour ago'],
    [2.5 * 3_600_000, '2 hours ago'],
    [24 * 3_600_000, '1 day ago'],
    [80 * 3_600_000, '3 days ago'],
  ] as const) {
    it(`${age} ms: ${words}`, () => assert.equal(agoWords(now - age, now), words));
  }
});

describe('who uses an object, in words', () => {
  for (const [what, found, rests, words] of [
    [
      'the kinds with most first',
      uses(use(groups, '1'), use(policies, '1'), use(policies, '2'), use(policies, '3')),
      coverage(kind(policies), kind(groups)),
      'Used by 3 Policies and 1 Smart Computer Group (as read 2 hours ago).',
    ],
    [
      'what may run it by a variable, where nothing is known to',
      [],
      { ...coverage(kind(policies)), variables: 2 },
      'Not used (as read 2 hours ago). 2 objects run policies by what stands in variables, which may come from elsewhere.',
    ],
    [
      'that it is not there, and what names it all the same',
      uses(use(policies, '1')),
      { ...coverage(kind(policies)), absent: { resource: 'scripts', at: hours(3) } },
      'It is not among the Scripts (as read 3 hours ago). Used by 1 Policy (as read 2 hours ago).',
    ],
    [
      'that it is not there, and never that it is not used',
      [],
      { ...coverage(kind(policies)), complete: false, absent: { resource: 'scripts', at: hours(3) } },
      'It is not among the Scripts (as read 3 hours ago). No use found in Policies (as read 2 hours ago).',
    ],
    [
      'one object once, however often it names it',
      uses(use(policies, '1'), use(policies, '1', 'id', '/scope/exclusions/computer_groups/0/id')),
      coverage(kind(policies)),
      'Used by 1 Policy (as read 2 hours ago).',
    ],
    [
      'mentions apart, never as certain',
      uses(use(policies, '1'), use('scripts', '4', 'mentioned'), use('scripts', '5', 'mentioned')),
      coverage(kind(policies), kind('scripts')),
      'Used by 1 Policy (as read 2 hours ago). Mentioned in the text of 2 Scripts, which may mean something else.',
    ],
    [
      'mentions alone as no use',
      uses(use('scripts', '4', 'mentioned')),
      coverage(kind(policies), kind('scripts')),
      'Not used (as read 2 hours ago). Mentioned in the text of 1 Script, which may mean something else.',
    ],
    ['none as not used only where all was read', [], coverage(kind(policies), kind(groups)), 'Not used (as read 2 hours ago).'],
    [
      'none as no more than what the API shows',
      [],
      { ...coverage(kind(policies)), unseen: ['bookmarks'] },
      'Not used by anything that the API shows (as read 2 hours ago).',
    ],
    [
      'none where something was not read, with what was',
      [],
      coverage(kind(policies), notLooked(groups)),
      'No use found in Policies (as read 2 hours ago).',
    ],
    [
      'none where one object could not be read',
      [],
      { ...coverage(kind(policies, { state: 'partly' })), complete: false },
      'No use found in Policies (as read 2 hours ago).',
    ],
    [
      'the oldest of what was read',
      [],
      coverage(kind(policies, { at: hours(30) }), kind(groups, { at: hours(1) })),
      'Not used (as read 1 day ago).',
    ],
    [
      'none in what an account of some sites sees',
      [],
      coverage(kind(policies, { state: 'unread', count: 3 }), kind(groups, { state: 'unread', count: 0 })),
      'No use found in what was read of Policies, which is not all.',
    ],
    ['nothing read', [], coverage(notLooked(policies)), 'Uses are not known: nothing that could use it was read yet.'],
    ['what the server told of what was not read', uses(use(groups, '1')), coverage(notLooked(policies)), 'Used by 1 Smart Computer Group.'],
    ['a kind that nothing refers to', [], coverage(), 'Nothing that the API shows refers to objects of this kind.'],
  ] as const) {
    it(what, () => assert.equal(usedByWords(found, rests, now), words));
  }

  it('counts three kinds with one “and”', () => {
    const objects = ['scripts', 'scripts', policies, 'packages'].map((resource) => ({ resource }));
    assert.equal(countedKinds(objects), '2 Scripts, 1 Policy and 1 Package');
  });
});

describe('what an answer rests on, in words', () => {
  const unread = kind('packages', { state: 'unread', at: undefined, why: { why: 'forbidden', privileges: ['Read Packages'] } });
  const partly = kind(policies, {
    state: 'partly',
    unread: [{ resource: policies, id: '3', name: 'Three', unread: { why: 'answer', status: 500 } }],
  });
  it('says how many kinds, how old, and what is missing', () => {
    assert.equal(coverageWords(coverage(kind(policies), kind(groups)), now), 'Read: 2 kinds, 2 hours ago.');
    assert.equal(coverageWords(coverage(kind(policies), unread), now), 'Read: 1 kind, 2 hours ago. Not read: Packages.');
    assert.equal(coverageWords(coverage(notLooked(policies)), now), 'Nothing was read yet. Not read: Policies.');
    assert.equal(coverageWords(coverage(partly), now), 'Read: 1 kind, 2 hours ago. Not read: 1 of the Policies.');
  });
  it('names no more than a few, and counts the others', () => {
    const many = ['scripts', 'packages', 'buildings', 'sites', 'departments'].map(notLooked);
    assert.equal(notReadWords(coverage(...many)), 'Not read: Scripts, Packages, Buildings and 2 more.');
    assert.equal(notReadWords(coverage(kind(policies))), '');
  });
  it('says of each kind why', () => {
    assert.equal(kindCoverageWords(kind(policies), now), '2 hours ago');
    assert.match(kindCoverageWords(unread, now), /lacks Read Packages/);
    assert.match(kindCoverageWords(partly, now), /^2 hours ago, but 1 of them not\. .*500/);
    assert.equal(kindCoverageWords(notLooked(policies), now), 'Nobody has read it yet.');
    assert.equal(kindCoverageWords(kind(policies, { state: 'asked' }), now), 'the server itself told');
  });
});

describe('a place in words', () => {
  for (const [pointer, words] of [
    ['/scope/computer_groups/2/id', 'Scope › Computer groups'],
    ['/general/category/name', 'General › Category'],
    ['/criteria/0/value', 'Criteria › Value'],
    ['/categoryId', 'Category ID'],
    ['/name', 'Name'],
    ['', ''],
  ] as const) {
    it(`${pointer}: ${words}`, () => assert.equal(placeWords({ pointer }), words));
  }
  it('has its line, and how it names the object', () => {
    const [shown] = uses(use(policies, '1'));
    const [place] = shown?.places ?? [];
    assert.ok(place !== undefined);
    assert.equal(placeLine({ ...place, line: 31 }), 'Scope › Computer groups, line 31, by id');
    assert.equal(placeLine({ ...place, how: 'name' }), 'Scope › Computer groups, by name');
    assert.equal(placeLine({ ...place, pointer: '' }), 'as the server says');
  });
});
