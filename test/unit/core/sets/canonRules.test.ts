import assert from 'node:assert/strict';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';
import { Canon } from '../../../../src/core/sets/canon/canonical.ts';
import { anything, bareLeaf, untold, type Field, type Shape } from '../../../../src/core/shapes/shape.ts';

const groups = { 'computer-groups 1': 'G', 'computer-groups 2': 'G', 'mobile-device-groups 1': 'H' };
const names: Readonly<Record<string, string>> = {
  'categories 3': 'Tools',
  'categories 9': 'Tools',
  'packages 1': 'B',
  'packages 2': 'A',
  ...groups,
};
const policy = classicShape('policy')!;

function leaf(access: Field['access'] = 'both'): Field {
  return { shape: () => bareLeaf('text'), access, isSecret: () => false, refersTo: () => undefined };
}

const titled: Shape = {
  kind: 'record',
  ...untold,
  fields: () =>
    new Map([
      ['softwareTitleId', leaf()],
      ['softwareTitleName', leaf('readOnly')],
      ['bundleId', leaf()],
      ['bundleName', leaf()],
    ]),
  required: new Set(),
  others: undefined,
};

function form(resource: string, shape: Shape, document: unknown, layout?: 'quick'): string {
  const nameOf = (key: string, id: string): string | undefined => names[`${key} ${id}`];
  return new Canon({ resource, shape, other: shape, comparison: 'instances', nameOf }).of(JSON.stringify(document), layout).text;
}

describe('whether two objects of two servers say the same', () => {
  type Case = readonly [what: string, resource: string, shape: Shape, one: unknown, other: unknown, isSame: boolean];
  const criterion = (name: string, priority: number): unknown => ({ name, priority, and_or: 'and' });
  const group = classicShape('computer_group')!;
  const members = [{ id: 1, name: 'Mac' }];
  const cases: readonly Case[] = [
    ['members of a smart group', 'classic/computergroups', group, { is_smart: true, computers: members }, { is_smart: true }, true],
    ['members of a static group', 'classic/computergroups', group, { is_smart: false, computers: members }, { is_smart: false }, false],
    ['the text of a boolean', 'classic/policies', policy, { general: { enabled: 'true' } }, { general: { enabled: true } }, true],
    ['the other value of a boolean', 'classic/policies', policy, { general: { enabled: 'true' } }, { general: { enabled: false } }, false],
    [
      'the text of a boolean in other letters',
      'classic/policies',
      policy,
      { general: { enabled: 'False' } },
      { general: { enabled: false } },
      true,
    ],
    [
      'an Apple TV of a class that calls itself otherwise',
      'classic/classes',
      classicShape('class')!,
      { apple_tvs: [{ device_id: '00:25:00:11:22:33' }] },
      { apple_tvs: [{ device_id: '00:25:00:11:22:44' }] },
      false,
    ],
    ['a number that stands for none', 'classic/policies', policy, { general: { retry_attempts: -1 } }, { general: {} }, true],
    ['the text of one', 'classic/policies', policy, { general: { retry_attempts: '-1' } }, { general: { name: '' } }, true],
    [
      'none where there is a number',
      'classic/policies',
      policy,
      { general: { retry_attempts: -1 } },
      { general: { retry_attempts: 1 } },
      false,
    ],
    ['a number as a text', 'classic/policies', policy, { general: { retry_attempts: '3' } }, { general: { retry_attempts: 3 } }, true],
    [
      'the order of criteria by their priority',
      'classic/computergroups',
      group,
      { criteria: [criterion('a', 0), criterion('b', 1)] },
      { criteria: [criterion('b', 1), criterion('a', 0)] },
      true,
    ],
    [
      'another priority',
      'classic/computergroups',
      group,
      { criteria: [criterion('a', 0), criterion('b', 1)] },
      { criteria: [criterion('b', 0), criterion('a', 1)] },
      false,
    ],
    [
      'the order of scripts',
      'classic/policies',
      policy,
      { scripts: [{ name: 'a' }, { name: 'b' }] },
      { scripts: [{ name: 'b' }, { name: 'a' }] },
      false,
    ],
    [
      'what is another thing with each read',
      'classic/osxconfigurationprofiles',
      anything,
      { general: { data_files: 'x' } },
      { general: {} },
      true,
    ],
    ['an address of its own', 'things', anything, { href: '/1' }, { href: '/2' }, true],
    ['what a search found', 'classic/advancedcomputersearches', anything, { computers: members }, {}, true],
    [
      'the order of display fields',
      'advanced-mobile-device-searches',
      anything,
      { displayFields: ['a', 'b'] },
      { displayFields: ['b', 'a'] },
      true,
    ],
    ['the order of any list', 'advanced-mobile-device-searches', anything, { others: ['a', 'b'] }, { others: ['b', 'a'] }, false],
    ['a choice that is none', 'classic/policies', policy, { general: { retry_event: 'NONE' } }, { general: {} }, true],
    ['a choice that is some', 'classic/policies', policy, { general: { retry_event: 'trigger' } }, { general: {} }, false],
    ['a text that is “None”', 'classic/policies', policy, { general: { trigger_other: 'None' } }, { general: {} }, false],
    [
      'where a policy has its packages from',
      'classic/policies',
      policy,
      { general: { override_default_settings: { distribution_point: 'a' } } },
      { general: { override_default_settings: { distribution_point: 'b' } } },
      false,
    ],
    [
      'what a server makes of other settings',
      'classic/policies',
      policy,
      { general: { override_default_settings: { sus: 'a', force_afp_smb: true } } },
      { general: { override_default_settings: { sus: 'b', force_afp_smb: false } } },
      true,
    ],
    [
      'the order of the fields that a webhook shows',
      'classic/webhooks',
      classicShape('webhook')!,
      { display_fields: [{ name: 'a' }, { name: 'b' }] },
      { display_fields: [{ name: 'b' }, { name: 'a' }] },
      true,
    ],
    ['the fields that a webhook shows', 'classic/webhooks', classicShape('webhook')!, { display_fields: [{ name: 'a' }] }, {}, false],
    [
      'the id of a group that another field tells the kind of',
      'classic/webhooks',
      classicShape('webhook')!,
      { event: 'SmartGroupComputerMembershipChange', smart_group_id: 1 },
      { event: 'SmartGroupComputerMembershipChange', smart_group_id: 2 },
      true,
    ],
    [
      'which kind that is',
      'classic/webhooks',
      classicShape('webhook')!,
      { event: 'SmartGroupComputerMembershipChange', smart_group_id: 1 },
      { event: 'SmartGroupMobileDeviceMembershipChange', smart_group_id: 1 },
      false,
    ],
    ['an id that only where it stands tells of', 'parent-app', anything, { deviceGroupId: 1 }, { deviceGroupId: '1' }, true],
    ['the license in a package', 'packages', anything, { serialNumber: 'a' }, { serialNumber: 'b' }, false],
    [
      'how the lines of a command end',
      'classic/policies',
      policy,
      { files_processes: { run_command: 'a\r\nb' } },
      { files_processes: { run_command: 'a\nb' } },
      false,
    ],
    ['how letters are made', 'buildings', anything, { name: 'A\u0308' }, { name: '\u00C4' }, true],
    ['no category by its name', 'classic/printers', classicShape('printer')!, { category: 'No category assigned' }, {}, true],
    ['no category by its id', 'classic/policies', policy, { general: { category: { id: -1, name: 'None' } } }, { general: {} }, true],
    ['no site by its name alone', 'classic/policies', policy, { general: { site: { name: 'NONE' } } }, { general: {} }, true],
    ['a site by its name alone', 'classic/policies', policy, { general: { site: { name: 'Zug' } } }, { general: {} }, false],
    ['members that a write takes', 'computer-groups/static-groups', anything, { assignments: ['1'] }, { assignments: ['2'] }, true],
    [
      'where an icon is kept',
      'classic/policies',
      policy,
      { self_service: { self_service_icon: { id: 1, filename: 'a.png', uri: 'https://a/1' } } },
      { self_service: { self_service_icon: { id: 2, filename: 'a.png', uri: 'https://b/2' } } },
      true,
    ],
    ['where a printer is', 'classic/printers', classicShape('printer')!, { id: 1, uri: 'lpd://a' }, { id: 1, uri: 'lpd://b' }, false],
    [
      'an id of which the server tells the name',
      'things',
      titled,
      { softwareTitleId: '1', softwareTitleName: 'A' },
      { softwareTitleId: '2', softwareTitleName: 'A' },
      true,
    ],
    ['an id that somebody named', 'things', titled, { bundleId: 'a.b', bundleName: 'A' }, { bundleId: 'a.c', bundleName: 'A' }, false],
    ['ids of one name', 'scripts', anything, { categoryId: '3', categoryName: 'x' }, { categoryId: 9, categoryName: 'y' }, true],
    ['hashes of a file', 'packages', anything, { md5: 'a', hashValue: 'b' }, { md5: 'c' }, true],
    [
      'what is told of a profile once',
      'classic/osxconfigurationprofiles',
      anything,
      { general: { redeploy_on_update: 'All' } },
      { general: {} },
      true,
    ],
    [
      'until when users may defer',
      'classic/policies',
      policy,
      { user_interaction: { allow_deferral_until_utc: 'a' } },
      { user_interaction: { allow_deferral_until_utc: 'b' } },
      false,
    ],
  ];
  for (const [what, resource, shape, one, other, isSame] of cases) {
    it(`is ${isSame ? 'not about' : 'about'} ${what}`, () => {
      for (const layout of [undefined, 'quick'] as const) {
        assert.equal(form(resource, shape, one, layout) === form(resource, shape, other, layout), isSame);
      }
    });
  }

  it('is so of one server at two times where no object is named, in whatever words', () => {
    const canon = new Canon({ resource: 'classic/policies', shape: policy, other: policy, comparison: 'drift', nameOf: () => undefined });
    const general = (more: unknown): string => canon.of(JSON.stringify({ general: more })).text;
    const [none, some] = [
      { id: -1, name: 'No category assigned' },
      { id: 3, name: 'None' },
    ];
    assert.equal(general({ category: none, site: { id: -1, name: 'None' } }), general({}));
    assert.notEqual(general({ category: some }), general({}));
  });

  it('is not known where an id that another field tells the kind of has no name', () => {
    const shape = classicShape('webhook')!;
    const canon = new Canon({ resource: 'classic/webhooks', shape, other: shape, comparison: 'instances', nameOf: () => undefined });
    const unnamed = (event: string): readonly string[] => [...canon.of(JSON.stringify({ event, smart_group_id: 5 })).unnamed];
    assert.deepEqual(unnamed('SmartGroupUserMembershipChange'), ['classic/usergroups']);
    for (const event of ['ComputerAdded', 'constructor']) assert.deepEqual(unnamed(event), []);
  });

  it('is not known of secrets, wherever in a text one is masked', () => {
    const nameOf = (): undefined => undefined;
    const canon = new Canon({ resource: 'scripts', shape: anything, other: anything, comparison: 'instances', nameOf });
    const isMasked = (document: unknown): boolean => canon.of(JSON.stringify(document), 'quick').masked;
    assert.ok(isMasked({ scriptContents: `PASSWORD="${secretMask}"\n` }));
    assert.ok(isMasked({ notes: secretMask }) && isMasked({ password: 'x' }));
    assert.ok(!isMasked({ scriptContents: 'echo 1 and 2 and 3', notes: '' }));
  });

  it('takes an id that is no number for what it says', () => {
    const nameOf = (): undefined => undefined;
    const canon = new Canon({ resource: 'scripts', shape: anything, other: anything, comparison: 'instances', nameOf });
    assert.deepEqual([...canon.of('{"categoryId":"chosen"}').unnamed], []);
    assert.deepEqual([...canon.of('{"categoryId":"7"}').unnamed], ['categories']);
  });
});
