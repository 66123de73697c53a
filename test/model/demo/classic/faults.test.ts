import assert from 'node:assert/strict';
import type { ClassicFaults } from '../../../../src/demo/classic/faults.ts';
import { classicDemo, elementText, refusalOf } from './classicDemo.ts';

const policy = (inner: string): string => `<policy>${inner}</policy>`;
const general = (inner: string): string => policy(`<general>${inner}</general>`);
const scope = (inner: string): string => policy(`<scope>${inner}</scope>`);
const group = (id: number): string => `<computer_groups><computer_group><id>${id}</id></computer_group></computer_groups>`;
const building = (id: number): string => `<buildings><building><id>${id}</id></building></buildings>`;

/** What policy 5 is after a write, in a few words. It is offered in Self Service, to all computers but those of one building. */
const cases: readonly (readonly [
  fault: keyof ClassicFaults,
  body: string,
  read: (xml: string) => unknown,
  withFault: unknown,
  without: unknown,
])[] = [
  ['dropsUnknown', general('<name>A</name><nmae>B</nmae>'), (xml) => elementText(xml, 'name'), 'A', 'The element nmae is not known'],
  [
    'dropsOutOfOrder',
    scope(`${building(4)}${group(102)}`),
    (xml) => [elementText(xml, 'buildings')?.includes('<id>4</id>'), elementText(xml, 'computer_groups')?.includes('Pilot')],
    [true, undefined],
    [true, true],
  ],
  [
    'defaultsChoices',
    general('<frequency>Twice per fortnight</frequency>'),
    (xml) => elementText(xml, 'frequency'),
    'Once per computer',
    'Problem with frequency',
  ],
  [
    'lastNotificationCounts',
    policy('<self_service><notification>true</notification><notification>Self Service</notification></self_service>'),
    (xml) => xml.match(/<notification>[^<]*/g),
    ['<notification>false', '<notification>Self Service'],
    ['<notification>true', '<notification>Self Service'],
  ],
  [
    'erasesHours',
    general(
      '<date_time_limitations><no_execute_start>5:15 PM</no_execute_start><no_execute_end>55:00 AM</no_execute_end></date_time_limitations>',
    ),
    (xml) => [elementText(xml, 'no_execute_start'), elementText(xml, 'no_execute_end')],
    [undefined, '7:00 AM'],
    ['5:15 PM', '55:00 AM'],
  ],
  ['defaultsEmptied', general('<frequency/>'), (xml) => elementText(xml, 'frequency'), 'Once per computer', 'Ongoing'],
  [
    'replacesScope',
    scope(group(102)),
    (xml) => [elementText(xml, 'all_computers'), elementText(elementText(xml, 'exclusions') ?? '', 'buildings')],
    ['false', undefined],
    ['true', '<building><id>12</id><name>Transport and Facilities</name></building>'],
  ],
  [
    'dropsBesideAll',
    scope(`<all_computers>true</all_computers>${group(102)}`),
    (xml) => elementText(xml, 'computer_groups') !== undefined,
    false,
    true,
  ],
  [
    'hidesUsers',
    scope('<jss_users><user><id>3</id></user></jss_users>'),
    (xml) => elementText(xml, 'jss_users') !== undefined,
    false,
    true,
  ],
  [
    'refusesGone',
    scope('<exclusions><computer_groups><computer_group><id>77</id></computer_group></computer_groups></exclusions>'),
    (xml) => elementText(xml, 'all_computers'),
    'Unable to match excluded computer group',
    'false',
  ],
];

describe('faults of the demo’s Classic API', () => {
  for (const [fault, body, read, withFault, without] of cases) {
    for (const isOn of [true, false])
      it(`${fault} is ${isOn ? 'there' : 'not there when it is turned off'}`, () => {
        // Where groups beside “all” are dropped, a merged scope would lose them, too.
        const { get, put } = classicDemo({ dropsBesideAll: false, [fault]: isOn });
        const answer = put('policies/id/5', body);
        const expected = isOn ? withFault : without;
        if (answer.status === 201) assert.deepEqual(read(get('policies/id/5').text), expected);
        else assert.deepEqual(refusalOf(answer), [409, `Error: ${String(expected)}`]);
      });
  }

  it('printers of a policy are those that a write names, none where it names none', () => {
    const { get, put } = classicDemo();
    const path = 'policies/name/Map%20printers%20in%20the%20library';
    const count = (): number => get(path).text.match(/<printer>/g)?.length ?? 0;
    assert.equal(count(), 1);
    assert.equal(put(path, general('<enabled>true</enabled>')).status, 201);
    assert.equal(count(), 1);
    assert.equal(put(path, policy('<printers><leave_existing_default>true</leave_existing_default></printers>')).status, 201);
    assert.deepEqual([count(), elementText(get(path).text, 'leave_existing_default')], [0, 'false']);
  });

  it('namesOne: of several missing elements one is named', () => {
    const body = '<network_segment><starting_address/></network_segment>';
    assert.deepEqual(refusalOf(classicDemo().post('networksegments/id/0', body)), [409, 'Error: name is required']);
    const all = refusalOf(classicDemo({ namesOne: false }).post('networksegments/id/0', body));
    assert.deepEqual(all, [409, 'Error: name, starting_address, ending_address are required']);
  });

  it('collapsesJson: of several elements the last is left, lists are whole', () => {
    const names = (demo: ReturnType<typeof classicDemo>): readonly string[] =>
      demo.get('policies/id/60', 'application/json').json.policy.scripts.map((script: { name: string }) => script.name);
    assert.deepEqual(names(classicDemo()), ['Turn on firewall']);
    assert.deepEqual(names(classicDemo({ collapsesJson: false })), ['Report disk space', 'Turn on firewall']);
    assert.equal(classicDemo().get('policies', 'application/json').json.policies.length, 60);
  });

  it('refusesJson: what is shown as JSON is not taken so', () => {
    const body = { policy: { general: { name: 'New' }, scope: { computers: [{ id: 2 }] }, scripts: [{ id: 2 }, { id: 3 }] } };
    const written = (faults: Parameters<typeof classicDemo>[0]): readonly unknown[] => {
      const demo = classicDemo(faults);
      const { status } = demo.put('policies/id/5', JSON.stringify(body), 'application/json');
      const shown = demo.get('policies/id/5').text;
      return [status, elementText(shown, 'name') === 'New', shown.match(/<script>/g)?.length ?? 0, /<computer><id>2</.test(shown)];
    };
    assert.deepEqual(written({}), [415, false, 0, false]);
    assert.deepEqual(written({ refusesJson: false }), [201, true, 2, true]);
    assert.equal(classicDemo({ refusesJson: false }).put('policies/id/5', '{', 'application/json').status, 400);
  });

  it('losesClasses: a write of a scope that has classes takes them away', () => {
    const book = (inner: string): string => `<ebook>${inner}</ebook>`;
    const withClass = book('<scope><buildings/><classes><class><id>1</id></class></classes></scope>');
    const kept = (faults: Partial<ClassicFaults>, ...bodies: readonly string[]): boolean => {
      const { get, put } = classicDemo(faults);
      for (const body of bodies) assert.equal(put('ebooks/id/1', body).status, 201);
      return get('ebooks/id/1').text.includes('<class>');
    };
    assert.equal(kept({}, withClass), true);
    assert.equal(kept({}, withClass, book('<general><author>A</author></general>')), true);
    assert.equal(kept({}, withClass, withClass), false);
    assert.equal(kept({}, withClass, book('<scope><classes/></scope>'), withClass), true);
    assert.equal(kept({ losesClasses: false }, withClass, withClass), true);
  });

  it('the level of a profile is read in another word than it is written, and words of its page are taken for the other level', () => {
    const read = (path: string, root: string, level: string): string | undefined => {
      const { get, put } = classicDemo();
      put(`${path}/id/1`, `<${root}><general><level>${level}</level></general></${root}>`);
      return elementText(get(`${path}/id/1`).text, 'level');
    };
    const mac = ['Computer', 'User', 'Computer Level'].map((level) =>
      read('osxconfigurationprofiles', 'os_x_configuration_profile', level),
    );
    assert.deepEqual(mac, ['System', 'User', 'User']);
    const phone = ['Device', 'User', 'User Level'].map((level) =>
      read('mobiledeviceconfigurationprofiles', 'configuration_profile', level),
    );
    assert.deepEqual(phone, ['System', 'User', 'System']);
  });

  it('the message of an invitation is decoded like a form', () => {
    const written = (message: string): readonly [number, string | undefined] => {
      const { get, put } = classicDemo();
      const { status } = put('vppinvitations/id/1', `<vpp_invitation><general><message>${message}</message></general></vpp_invitation>`);
      return [status, elementText(get('vppinvitations/id/1').text, 'message')];
    };
    assert.deepEqual(written('Go%20to%20%25%40'), [201, 'Go to %@']);
    assert.deepEqual(written('1 + 1'), [201, '1   1']);
    assert.deepEqual(written('5 %'), [500, 'Books and apps of your school']);
  });

  it('renamesBooks: a sort of book is read in another word than it is written', () => {
    const read = (sort: string, faults: Partial<ClassicFaults> = {}): string | undefined => {
      const { get, put } = classicDemo(faults);
      put('ebooks/id/2', `<ebook><general><file_type>${sort}</file_type></general></ebook>`);
      return elementText(get('ebooks/id/2').text, 'file_type');
    };
    assert.deepEqual([read('IBOOKS'), read('IBOOK'), read('EPUB')], ['IBOOK', 'Unknown', 'EPUB']);
    assert.equal(read('IBOOK', { renamesBooks: false }), 'IBOOK');
  });

  it('refusesDeletes: apps and books are deleted with 400', () => {
    const on = classicDemo();
    const answer = on.remove('mobiledeviceapplications/id/2');
    assert.deepEqual([answer.status, elementText(answer.text, 'id')], [400, '2']);
    assert.equal(on.get('mobiledeviceapplications/id/2').status, 404);
    assert.equal(on.remove('macapplications/id/2').status, 200);
    assert.equal(classicDemo({ refusesDeletes: false }).remove('mobiledeviceapplications/id/2').status, 200);
  });

  it('keeps what it hides: a policy is shown without users who are assigned to it', () => {
    const { demo, get, put } = classicDemo({ hidesUsers: true });
    put('policies/id/5', scope('<jss_users><user><id>3</id></user></jss_users>'));
    const row = demo.peek('policies', '5') as { scope: { jss_users: { id: number }[] } };
    assert.equal(row.scope.jss_users[0]?.id, 3);
    assert.ok(!get('policies/id/5').text.includes('<jss_users'));
    put('policies/id/5', general('<enabled>false</enabled>'));
    assert.equal((demo.peek('policies', '5') as typeof row).scope.jss_users.length, 1);
  });

  it('refuses a scope that still names a group that is gone, and takes one without', () => {
    const { get, put } = classicDemo();
    const [shown = ''] = /<scope>.*<\/scope>/.exec(get('policies/id/52').text) ?? [];
    assert.match(shown, /<id>77<\/id><name>Loaner pool 2024<\/name>/);
    assert.deepEqual(refusalOf(put('policies/id/52', policy(shown))), [409, 'Error: Unable to match excluded computer group']);
    const without = shown.replace('<computer_group><id>77</id><name>Loaner pool 2024</name></computer_group>', '');
    assert.equal(put('policies/id/52', policy(without)).status, 201);
  });
});
