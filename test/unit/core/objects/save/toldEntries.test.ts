import assert from 'node:assert/strict';
import { valueOf } from '../../../../../src/core/json/exact.ts';
import { threeWay } from '../../../../../src/core/objects/save/merge.ts';
import { nodeOf } from '../../../../support/classic/rulesOf.ts';
import { policyPlan } from '../../../../support/objects/classicDesk.ts';

const fromServer = (base: object, mine: object, theirs: object): readonly string[] =>
  threeWay(nodeOf(base), nodeOf(mine), nodeOf(theirs), {}, policyPlan.write).fromServer;
const merged = (base: object, mine: object, theirs: object): { readonly value: unknown; readonly conflicts: readonly string[] } => {
  const { node, conflicts } = threeWay(nodeOf(base), nodeOf(mine), nodeOf(theirs), {}, policyPlan.write);
  return { value: node && valueOf(node), conflicts };
};

describe('lists whose order may count, changed by two people', () => {
  const [report, firewall, rosetta, clock] = [
    { id: 5, name: 'Report', priority: 'After', parameter4: '10' },
    { id: 8, name: 'Firewall', priority: 'After', parameter4: '' },
    { id: 3, name: 'Rosetta', priority: 'Before', parameter4: '' },
    { id: 4, name: 'Clock', priority: 'Before', parameter4: '' },
  ];
  const more = { ...report, parameter4: '20' };
  const scripts = (...all: object[]): object => ({ scripts: all });

  for (const [what, mine, theirs, result] of [
    ['a field of one, another one added', scripts(more, firewall), scripts(report, firewall, rosetta), scripts(more, firewall, rosetta)],
    ['two added', scripts(report, firewall, clock), scripts(report, firewall, rosetta), scripts(report, firewall, rosetta, clock)],
    ['one taken out, one added', scripts(firewall), scripts(report, firewall, rosetta), scripts(firewall, rosetta)],
    [
      'a field of each',
      scripts(more, firewall),
      scripts(report, { ...firewall, parameter4: 'x' }),
      scripts(more, { ...firewall, parameter4: 'x' }),
    ],
  ] as const) {
    it(`are brought together by what each entry is: ${what}`, () => {
      assert.deepEqual(merged(scripts(report, firewall), mine, theirs), { value: result, conflicts: [] });
    });
  }

  for (const [what, mine, theirs] of [
    ['one was moved here', scripts(firewall, report), scripts(report, firewall, rosetta)],
    ['one was moved there', scripts(more, firewall), scripts(firewall, report)],
    ['one was changed here and taken out there', scripts(more, firewall), scripts(firewall)],
    ['one stands there twice', scripts(more, firewall), scripts(report, report, firewall)],
  ] as const) {
    it(`are asked about where ${what}`, () => {
      assert.deepEqual(merged(scripts(report, firewall), mine, theirs).conflicts, ['/scripts']);
    });
  }

  it('say what of an entry others changed that was changed here, too', () => {
    const theirs = scripts({ ...report, priority: 'Before' }, firewall);
    assert.deepEqual(fromServer(scripts(report, firewall), scripts(more, firewall), theirs), ['/scripts']);
    assert.deepEqual(fromServer(scripts(report, firewall), scripts(more, firewall), scripts(more, firewall)), []);
    assert.deepEqual(fromServer(scripts(report), scripts(more), scripts(report)), []);
    const shown = (feature: boolean, display: boolean): object => ({
      self_service: { self_service_categories: [{ id: 3, display_in: display, feature_in: feature }] },
    });
    assert.deepEqual(fromServer(shown(false, true), shown(true, true), shown(false, false)), ['/self_service/self_service_categories']);
  });

  it('are brought together inside of a section, and by the names of accounts', () => {
    const [install, cache] = [
      { id: 1, name: 'A', action: 'Install' },
      { id: 2, name: 'B', action: 'Cache' },
    ];
    const packages = (...all: object[]): object => ({ package_configuration: { packages: all } });
    assert.deepEqual(merged(packages(install), packages(), packages(install, cache)), { value: packages(cache), conflicts: [] });
    const accounts = (...all: object[]): object => ({ account_maintenance: { accounts: all } });
    const [ada, omar] = [
      { username: 'ada', realname: 'A' },
      { username: 'omar', realname: 'O' },
    ];
    const renamed = { ...ada, realname: 'B' };
    assert.deepEqual(merged(accounts(ada), accounts(renamed), accounts(ada, omar)), { value: accounts(renamed, omar), conflicts: [] });
  });
});

describe('entries that name an object which is called otherwise by now', () => {
  const [pilot, renamed] = [
    { id: 102, name: 'Pilot' },
    { id: 102, name: 'Pilot 2' },
  ];
  const lab = { id: 5, name: 'Lab' };
  const groups = (...all: object[]): object => ({ scope: { computer_groups: all } });
  for (const [what, base, mine, theirs, result] of [
    ['taken out here', groups(pilot), groups(), groups(renamed), groups()],
    ['left here', groups(pilot), groups(pilot, lab), groups(renamed), groups(renamed, lab)],
    ['put in by both', groups(), groups(pilot), groups(renamed), groups(renamed)],
    ['put in by both, with more words there', groups(), groups({ id: 102 }), groups(renamed), groups(renamed)],
  ] as const) {
    it(`are no two people's changes: ${what}`, () => {
      assert.deepEqual(merged(base, mine, theirs), { value: result, conflicts: [] });
    });
  }

  it('are asked about where a person wrote another name, or another id stands there', () => {
    assert.deepEqual(merged(groups(pilot), groups({ ...pilot, name: 'Mine' }), groups(renamed)).conflicts, ['/scope/computer_groups']);
    assert.deepEqual(merged(groups(pilot), groups(), groups({ id: 7, name: 'Pilot' })).conflicts, ['/scope/computer_groups']);
  });
});
