import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { onDrift, onDriftGroup, onRow } from '../../../../src/app/contributions/contribution.ts';
import { contextValue, driftContext } from '../../../../src/app/contributions/rows.ts';
import { all, inEditor, inView, is, named, not, ofScheme, whenText, type When } from '../../../../src/app/contributions/when.ts';

/** As VS Code reads it. */
function holds(when: When, viewItem: string): boolean {
  switch (when.kind) {
    case 'matches':
      return when.key === 'viewItem' && when.pattern.test(viewItem);
    case 'is':
      return false;
    case 'not':
      return !holds(when.of, viewItem);
    case 'all':
      return when.of.every((part) => holds(part, viewItem));
    default:
      return assert.fail(`nothing of a row: ${when.kind}`);
  }
}

const flag = fc.boolean();
const anObject = fc.record({
  read: flag,
  edit: flag,
  remove: flag,
  create: flag,
  scope: flag,
  script: flag,
  profile: flag,
  configuration: flag,
  ppd: flag,
  serial: flag,
  favourite: flag,
  link: flag,
  xml: flag,
  applies: flag,
  results: flag,
});

describe('a place in the menu of a row', () => {
  it('is there for a row of its kind of which all is so that it asks for, and for no other', () => {
    fc.assert(
      fc.property(anObject, fc.record({ read: flag, edit: flag, link: flag }, { requiredKeys: [] }), (row, so) => {
        const isMeant = Object.entries(so).every(([name, value]) => Object.entries(row).some(([n, v]) => n === name && v === value));
        assert.equal(holds(onRow('object', '1_use', so).when, contextValue('object', row)), isMeant);
        assert.equal(holds(onRow('resource', '1_use').when, contextValue('object', row)), false);
      }),
    );
  });

  it('may be for several kinds', () => {
    const { when } = onRow(['resource', 'group'], 'inline');
    const resource = {
      list: true,
      create: false,
      sort: false,
      filtered: false,
      sorted: false,
      favourite: false,
      link: false,
      grouped: true,
      xml: false,
    };
    assert.deepEqual(
      [contextValue('group', { rest: false }), contextValue('resource', resource), contextValue('trouble', {})].map((row) =>
        holds(when, row),
      ),
      [true, true, false],
    );
  });
});

describe('a condition in the manifest', () => {
  for (const [when, text] of [
    [is('jamf.hasInstances'), 'jamf.hasInstances'],
    [not(is('isInDiffEditor')), '!isInDiffEditor'],
    [inView('jamf.explorer'), "view == 'jamf.explorer'"],
    [not(inEditor('jamf.requestFile')), "!(activeCustomEditorId == 'jamf.requestFile')"],
    [all(ofScheme('jamf'), named(/\.json$/)), String.raw`resourceScheme == 'jamf' && resourceFilename =~ /\.json$/`],
    [
      onRow('instance', 'inline', { readOnly: true, unlocked: false }).when,
      String.raw`viewItem =~ /^jamf\.instance;/ && viewItem =~ /;readOnly;/ && !(viewItem =~ /;unlocked;/)`,
    ],
  ] as const) {
    it(`is ${text}`, () => assert.equal(whenText(when), text));
  }
});

describe('a place in the menu of what differs in a pulled folder', () => {
  const holdsFor = (when: When, keys: Readonly<Record<string, string>>): boolean => {
    if (when.kind === 'all') return when.of.every((part) => holdsFor(part, keys));
    if (when.kind === 'equals') return keys[when.key] === when.value;
    return when.kind === 'matches' && when.pattern.test(keys[when.key] ?? '');
  };
  const scmProvider = 'jamf';

  it('is there for what can be done with a row, and for no row of git', () => {
    const { when } = onDrift('2_settle@1', 'take');
    const scmResourceState = driftContext(['compare', 'take']);
    assert.equal(holdsFor(when, { scmProvider, scmResourceState }), true);
    assert.equal(holdsFor(when, { scmProvider: 'git', scmResourceState }), false);
    assert.equal(holdsFor(when, { scmProvider, scmResourceState: driftContext(['compare', 'send']) }), false);
  });

  it('is there for the groups that it names', () => {
    const { when } = onDriftGroup(['inJamf', 'both'], '2_settle@1');
    const groups = ['inJamf', 'here', 'both', 'unread'].filter((scmResourceGroup) => holdsFor(when, { scmProvider, scmResourceGroup }));
    assert.deepEqual(groups, ['inJamf', 'both']);
  });
});
