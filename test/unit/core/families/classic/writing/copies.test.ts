import assert from 'node:assert/strict';
import { classicFamily } from '../../../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../../src/core/families/pro/proFamily.ts';
import { parseJson } from '../../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../../src/core/json/print.ts';
import { createObject } from '../../../../../../src/core/objects/create/create.ts';
import { planOf, type ObjectPlan } from '../../../../../../src/core/objects/plan/plan.ts';
import { againOf, broughtIn, duplicateOf } from '../../../../../../src/core/objects/plan/template.ts';
import { xmlObjectsIn } from '../../../../../../src/core/wire/xmlObjects.ts';
import { standing } from '../../../../../support/demoCaller.ts';
import { demoSession } from '../../../../../support/objects/demoSession.ts';
import { small } from '../../../../../support/openapi/smallDocument.ts';
import { never } from '../../../../../support/signals.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const catalogue = { resource: (key: string) => family.resources.find((one) => one.key === key) };
const planFor = (key: string): ObjectPlan => planOf(catalogue, key, { kind: 'new' });
const faultsOf = (plan: ObjectPlan, before: unknown, wanted: unknown): readonly string[] =>
  (
    plan.create?.rules?.faults(before === undefined ? undefined : parseJson(JSON.stringify(before)), parseJson(JSON.stringify(wanted))) ??
    []
  ).map(({ pointer }) => pointer);

const criterion = (name: string, priority: unknown) => ({ name, priority, and_or: 'and', search_type: 'is', value: '1' });
const groups = [
  ['classic/computergroups', 'computers'],
  ['classic/mobiledevicegroups', 'mobile_devices'],
  ['classic/usergroups', 'users'],
] as const;

describe('a copy of a group', () => {
  for (const [key, members] of groups) {
    const plan = planFor(key);
    const group = (isSmart: boolean) => ({
      name: 'A',
      is_smart: isSmart,
      criteria: [criterion('x', 0)],
      [members]: [{ id: 4, name: 'a' }],
    });

    it(`has no members that its criteria found: ${key}`, () => {
      const copies = (isSmart: boolean) => {
        const text = JSON.stringify(group(isSmart));
        return [duplicateOf(plan, text, new Set()).text, broughtIn(plan, text, new Set()).text].map((one) => members in JSON.parse(one));
      };
      assert.deepEqual(
        [copies(true), copies(false)],
        [
          [false, false],
          [true, true],
        ],
      );
    });

    it(`takes nobody in by hand where it is a smart one: ${key}`, () => {
      const added = { ...group(true), [members]: [{ id: 4, name: 'a' }, { id: 5 }] };
      assert.deepEqual(faultsOf(plan, undefined, group(true)), [`/${members}`]);
      assert.deepEqual(faultsOf(plan, group(true), added), [`/${members}`]);
      assert.deepEqual(faultsOf(plan, group(true), { ...group(true), [members]: [] }), [`/${members}`]);
      assert.deepEqual(faultsOf(plan, undefined, { ...group(true), [members]: [] }), []);
      assert.deepEqual(faultsOf(plan, group(true), { ...group(false), [members]: [] }), []);
      assert.deepEqual(faultsOf(plan, group(false), group(true)), []);
      assert.deepEqual(faultsOf(plan, group(true), { ...group(true), name: 'B' }), []);
      assert.deepEqual([faultsOf(plan, undefined, group(false)), faultsOf(plan, group(false), { ...added, is_smart: false })], [[], []]);
    });
  }

  it('has its criteria in the order that their priorities tell, which is then that of the list', () => {
    const plan = planFor('classic/usergroups');
    const namesOf = (text: string): unknown => (JSON.parse(text) as { criteria: { name: string }[] }).criteria.map(({ name }) => name);
    const asked = (...priorities: unknown[]): unknown[] => {
      const criteria = priorities.map((priority, index) => criterion('abc'.charAt(index), priority));
      const text = JSON.stringify({ name: 'A', is_smart: true, criteria });
      return [duplicateOf(plan, text, new Set()), broughtIn(plan, text, new Set()), againOf(plan, text)].map((copy) => namesOf(copy.text));
    };
    const all = (...names: string[]): string[][] => [names, names, names];
    assert.deepEqual(asked(7, 3, 5), all('b', 'c', 'a'));
    assert.deepEqual(asked(0, 1, 2), all('a', 'b', 'c'));
    // They tell none.
    assert.deepEqual(
      [asked(2, 2, 1), asked(2, undefined, 1), asked(2, 'x', 1)],
      [all('a', 'b', 'c'), all('a', 'b', 'c'), all('a', 'b', 'c')],
    );
  });
});

describe('a copy of what a newer version shows', () => {
  it('says what it is made without, once for all entries', () => {
    const text = JSON.stringify({
      general: { id: 3, name: 'A', mood: 'good' },
      scripts: [
        { id: 1, speed: 2 },
        { id: 2, speed: 3 },
      ],
    });
    const { text: copy, told } = duplicateOf(planFor('classic/policies'), text, new Set());
    assert.deepEqual(JSON.parse(copy), { general: { name: 'A copy' }, scripts: [{ id: 1 }, { id: 2 }] });
    assert.match(told ?? '', /: general\.mood and scripts\.speed\.$|: general\.mood, scripts\.speed\.$/);
  });

  it('is one of a provisioning profile under one name, and has the choices of a pop-up menu', () => {
    const provisioning = JSON.stringify({ general: { id: 1, name: 'A', display_name: 'A', uuid: '4B0F' } });
    assert.deepEqual(JSON.parse(duplicateOf(planFor('classic/mobiledeviceprovisioningprofiles'), provisioning, new Set()).text), {
      general: { name: 'A copy' },
    });
    const attribute = { name: 'A', input_type: { type: 'Pop-up Menu', popup_choices: ['b', 'a'] } };
    const { text, told } = duplicateOf(planFor('classic/userextensionattributes'), JSON.stringify(attribute), new Set());
    assert.deepEqual([JSON.parse(text), told], [{ ...attribute, name: 'A copy' }, undefined]);
    const create = planFor('classic/userextensionattributes').create!;
    const yes = { ...attribute, input_type: { type: 'Pop-up Menu', popup_choices: ['true', 'Other', 'false'] } };
    assert.deepEqual(JSON.parse(printJson(create.rules!.bodyOf(undefined, parseJson(JSON.stringify(yes))))), yes);
  });
});

describe('what stands in the place of a secret', () => {
  const plan = planFor('classic/webhooks');
  const hook = (password: string) => ({ name: 'a', url: 'https://a', event: 'ComputerAdded', password });

  it('is not sent as one, of whatever form', () => {
    assert.deepEqual(
      ['********************', '***', '••••••', '**', '*a*', 'secret'].map((text) => faultsOf(plan, undefined, hook(text)).join()),
      ['/password', '/password', '/password', '', '', ''],
    );
    assert.deepEqual(faultsOf(plan, undefined, { ...hook('x'), name: '*****' }), []);
    // What the server makes of a secret, and what nobody knows, is not sent.
    assert.deepEqual(faultsOf(plan, undefined, { ...hook('x'), mood: '*****' }), []);
    const binding = { name: 'a', password_sha256: '*****' };
    assert.deepEqual(faultsOf(planFor('classic/directorybindings'), { ...binding, password_sha256: '***' }, binding), []);
  });
});

describe('an object of XML from somewhere else', () => {
  it('says true and false as they are said here, wherever a text is no name', () => {
    const policy = { general: { name: 'True', enabled: 'True', trigger_checkin: ' FALSE ', trigger_login: 'yes' } };
    const { text, told } = broughtIn(planFor('classic/policies'), JSON.stringify(policy), new Set());
    assert.deepEqual(
      [JSON.parse(text), told],
      [{ general: { name: 'True', enabled: true, trigger_checkin: false, trigger_login: 'yes' } }, undefined],
    );
  });

  it('says a choice as it is said here, whatever letters are large', () => {
    const group = {
      name: 'AND',
      is_smart: true,
      criteria: [{ name: 'Model', priority: 0, and_or: 'AND', search_type: 'Is Not', value: 'AND' }],
    };
    const { text, told } = broughtIn(planFor('classic/usergroups'), JSON.stringify(group), new Set());
    assert.deepEqual(
      [JSON.parse(text), told],
      [{ ...group, criteria: [{ ...group.criteria[0], and_or: 'and', search_type: 'is not' }] }, undefined],
    );
    const profile = { general: { name: 'A', level: 'user', distribution_method: 'other' } };
    const given = broughtIn(planFor('classic/osxconfigurationprofiles'), JSON.stringify(profile), new Set()).text;
    assert.partialDeepStrictEqual(JSON.parse(given), profile);
    const policy = { general: { name: 'A', frequency: 'ONCE per computer' } };
    const brought = broughtIn(planFor('classic/policies'), JSON.stringify(policy), new Set()).text;
    assert.deepEqual(JSON.parse(brought), { general: { name: 'A', frequency: 'Once per computer' } });
  });

  it('is without what is not known here and says nothing, and tells which; what says something is left to be refused', () => {
    const policy = {
      general: { name: 'A', mood: '', moods: { mood: { is_good: '' } }, speed: 'high', target_drive: '' },
      scope: { computers: [], planets: [], exclusions: { planets: '', computers: [] } },
      scripts: [{ name: 'a', speed: '' }],
    };
    const { text, told } = broughtIn(planFor('classic/policies'), JSON.stringify(policy), new Set());
    assert.deepEqual(JSON.parse(text), {
      general: { name: 'A', speed: 'high', target_drive: '' },
      scope: { computers: [], exclusions: { computers: [] } },
      scripts: [{ name: 'a' }],
    });
    const names = ['general.mood', 'general.moods', 'scope.planets', 'scope.exclusions.planets', 'scripts.speed'];
    for (const name of names) assert.ok(told?.includes(name), `${name}: ${told}`);
    assert.match(told ?? '', /^Left out, since this version of Jamf Pro Explorer does not know it: /);
  });

  it('says which words of a template are still to be filled in, wherever they stand', () => {
    const policy = (name: string, command: string) =>
      JSON.stringify({ general: { name }, scope: { computer_groups: [{ name }] }, files_processes: { run_command: command } });
    const toldOf = (name: string, command: string) => broughtIn(planFor('classic/policies'), policy(name, command), new Set()).told;
    assert.match(
      toldOf('Install %NAME%', 'run %POLICY_NAME% %NAME% %2_A%') ?? '',
      /^Words of a template that are still to be filled in: %NAME%(?:,| and) %POLICY_NAME%\.$/,
    );
    assert.deepEqual([toldOf('100 % A% b', 'date +%Y%m%d %H%M%S 50%A %H%'), toldOf('%@', '%%')], [undefined, undefined]);
  });

  it('says what it names by an id alone, and not what it names by a name', () => {
    const policy = {
      general: { name: 'A', category: { id: 3, name: 'Apps' }, site: { id: -1 } },
      scripts: [{ id: 12 }, { id: 13 }, { id: 14, name: 'a' }],
      scope: { computer_groups: [{ id: 5 }] },
    };
    const { text, told } = broughtIn(planFor('classic/policies'), JSON.stringify(policy), new Set());
    assert.deepEqual(JSON.parse(text), {
      ...policy,
      general: { name: 'A', category: { name: 'Apps' }, site: { id: -1 } },
      scripts: [{ id: 12 }, { id: 13 }, { name: 'a' }],
    });
    assert.match(told ?? '', /^Named by an id alone, .*: scripts\.id(?:,| and) scope\.computer_groups\.id\.$/);
  });

  it('is without the id of an icon, which is another one elsewhere, and says so', () => {
    const selfService = { use_for_self_service: true, self_service_icon: { id: 7, filename: 'a.png', uri: 'https://a/7' } };
    const given = (icon: object): string => JSON.stringify({ general: { id: 1, name: 'A' }, self_service: { ...selfService, ...icon } });
    const { text, told } = broughtIn(planFor('classic/policies'), given({}), new Set());
    assert.deepEqual(JSON.parse(text), { general: { name: 'A' }, self_service: { use_for_self_service: true } });
    assert.equal(told, 'Left out, since its id may be that of another one here: self_service.self_service_icon.');
    assert.equal(broughtIn(planFor('classic/policies'), given({ self_service_icon: {} }), new Set()).told, undefined);
  });

  const session = demoSession(standing().demo);
  const elements = new Map(
    ['policies', 'usergroups', 'advancedcomputersearches', 'restrictedsoftware', 'printers', 'webhooks'].map((name) => {
      const plan = planFor(`classic/${name}`);
      return [plan.create?.codec.xml?.element ?? '', plan] as const;
    }),
  );

  const rows: readonly (readonly [xml: string, sent: string])[] = [
    [
      '<!-- of the forum -->\n<policy>\n\t<general>\n\t\t<id>12</id>\n\t\t<name>Fix</name>\n\t\t<enabled>false</enabled>\n\t\t<category><id>-1</id><name>No category assigned</name></category>\n\t\t<site><id>-1</id><name>None</name></site>\n\t</general>\n\t<scripts><size>0</size></scripts>\n</policy>',
      '<policy><general><name>Fix</name><enabled>false</enabled></general></policy>',
    ],
    [
      '<user_group><id>3</id><name>T</name><is_smart>true</is_smart><criteria><size>2</size><criterion><name>Email Address</name><priority>5</priority><and_or>or</and_or><search_type>like</search_type><value>@x</value></criterion><criterion><name>Position</name><priority>3</priority><and_or>and</and_or><search_type>is</search_type><value/></criterion></criteria><users><size>1</size><user><id>4</id><username>a</username></user></users></user_group>',
      '<user_group><name>T</name><is_smart>true</is_smart><criteria><criterion><name>Position</name><priority>0</priority><and_or>and</and_or><search_type>is</search_type><value/></criterion><criterion><name>Email Address</name><priority>1</priority><and_or>or</and_or><search_type>like</search_type><value>@x</value></criterion></criteria></user_group>',
    ],
    [
      '<advanced_computer_search><id>4</id><name>Old</name><display_fields><size>1</size><display_field><name>Model</name></display_field></display_fields><computers><size>1</size><computer><id>1</id></computer></computers></advanced_computer_search>',
      '<advanced_computer_search><name>Old</name><display_fields><display_field><name>Model</name></display_field></display_fields></advanced_computer_search>',
    ],
    [
      '<restricted_software><general><name>No</name><process_name>Install macOS*.app</process_name><site><id>-1</id></site></general><scope><all_computers>true</all_computers></scope></restricted_software>',
      '<restricted_software><general><name>No</name><process_name>Install macOS*.app</process_name></general><scope><all_computers>true</all_computers></scope></restricted_software>',
    ],
    [
      '<printer><id>1</id><name>P &amp; Q</name><ppd_contents>*A: "&lt;x&gt;"</ppd_contents></printer>',
      '<printer><name>P &amp; Q</name><ppd_contents>*A: "&lt;x&gt;"</ppd_contents></printer>',
    ],
    [
      '<webhook><id>1</id><name>W</name><url>https://x?a=1&amp;b=2</url><event>ComputerAdded</event></webhook>',
      '<webhook><name>W</name><url>https://x?a=1&amp;b=2</url><event>ComputerAdded</event></webhook>',
    ],
  ];
  for (const [xml, sent] of rows) {
    it(`is created as it says, without what only its server knew: ${sent.slice(0, 30)}`, async () => {
      const found = xmlObjectsIn(xml, (element) => elements.has(element));
      assert.ok('texts' in found, JSON.stringify(found));
      const plan = elements.get(found.element)!;
      const read = plan.create!.codec.decode(found.texts[0] ?? '');
      assert.ok('text' in read, JSON.stringify(read));
      const bodies: string[] = [];
      const confirm = async (body: string): Promise<boolean> =>
        await Promise.resolve(bodies.push(plan.create!.codec.encode(parseJson(body))) > 0);
      const text = broughtIn(plan, read.text, new Set()).text;
      const outcome = await createObject({ session, plan, text, lifetime: never }, confirm, never);
      assert.equal(outcome.kind, 'created', JSON.stringify(outcome));
      assert.deepEqual(bodies, [`<?xml version="1.0" encoding="UTF-8"?>${sent}`]);
    });
  }
});
