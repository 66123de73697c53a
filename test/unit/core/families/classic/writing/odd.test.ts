import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classicRoots } from '../../../../../../src/core/families/classic/roots.ts';
import { classicShape } from '../../../../../../src/core/families/classic/shapes.ts';
import { classicWriting } from '../../../../../../src/core/families/classic/writing/classicWriting.ts';
import { xmlCodec } from '../../../../../../src/core/wire/xmlCodec.ts';
import { faultsIn as faults, nodeOf as node, rulesOf, sentBody as body } from '../../../../../support/classic/rulesOf.ts';

const apps = { id: 3, name: 'Apps' };

describe('what the Classic API does with single kinds', () => {
  describe('classes of a book are not sent over those that are stored, with which the server would take both away', () => {
    const book = (classes: readonly number[], name = 'a', computers: readonly number[] = []): unknown => ({
      general: { name, category: apps },
      scope: { computers: computers.map((id) => ({ id })), classes: classes.map((id) => ({ id })) },
    });
    const table: readonly [name: string, before: unknown, wanted: unknown, isRefused: boolean][] = [
      ['of a new one', undefined, book([1]), false],
      ['the first ones', book([]), book([1]), false],
      ['the first ones with another change of the scope', book([]), book([1], 'a', [5]), false],
      ['one more', book([1]), book([1, 2]), true],
      ['another one', book([1]), book([2]), true],
      ['the same ones with another change of the scope', book([1]), book([1], 'a', [5]), true],
      ['the same ones with a change beside the scope', book([1]), book([1], 'b'), false],
      ['all of them taken out', book([1]), book([], 'a', [5]), false],
    ];
    for (const [name, before, wanted, isRefused] of table) {
      it(name, () => assert.deepEqual(faults('ebook', before, wanted), isRefused ? [['/scope/classes', []]] : []));
    }
  });

  it('the message of an invitation goes as it is decoded, and is the same again', () => {
    const root = classicRoots().find(({ element }) => element === 'vpp_invitation')!;
    const codec = classicWriting.codecOf(root, xmlCodec(root.element, classicShape(root.element)!), '/JSSResource/vppinvitations/id/0');
    const sent = (text: string): string => codec.encode(node({ general: { name: '5 % + 1', message: text } }));
    assert.match(sent('Go to %@, 5 % + 1'), /<name>5 % \+ 1<\/name><message>Go to %25@, 5 %25 %2B 1<\/message>/);
    fc.assert(
      fc.property(fc.stringMatching(/^[\w %+é@.]*$/), (text) => {
        const written = /<message>([^<]*)<\/message>/.exec(sent(text))?.[1] ?? '';
        assert.equal(new URLSearchParams(`message=${written}`).get('message'), text);
      }),
    );
    assert.equal(codec.encode(node({ general: { name: 'a' } })).includes('message'), false);
    assert.deepEqual(
      faults('vpp_invitation', { general: { name: 'a', message: '%@' } }, { general: { name: 'b', message: '5 % of %@' } }),
      [],
    );
  });

  it('the sort of a book that is shown in one word is written in another one', () => {
    const book = (sort: string, name = 'a'): unknown => ({ general: { name, file_type: sort } });
    assert.deepEqual(body('ebook', book('IBOOK'), book('IBOOK', 'b')), { general: { name: 'b', file_type: 'IBOOKS' } });
    assert.deepEqual(body('ebook', undefined, book('IBOOK')), { general: { name: 'a', file_type: 'IBOOKS' } });
    assert.deepEqual(body('ebook', book('PDF'), book('IBOOKS')), { general: { name: 'a', file_type: 'IBOOKS' } });
    assert.deepEqual(body('ebook', book('IBOOK'), book('IBOOKS')), {});
    assert.deepEqual(faults('ebook', book('PDF'), book('IBOOKS')), []);
    assert.ok(rulesOf('ebook').readsSame('/general/file_type', node('IBOOKS'), node('IBOOK')));
    assert.ok(!rulesOf('ebook').readsSame('/general/file_type', node('IBOOKS'), node('Unknown')));
  });

  it('several users can be excluded from restricted software', () => {
    const scope = (...names: readonly string[]): unknown => ({
      general: { name: 'a', process_name: 'p' },
      scope: { exclusions: { users: names.map((name) => ({ name })) } },
    });
    assert.deepEqual(faults('restricted_software', scope('a'), scope('a', 'b')), []);
    assert.deepEqual(body('restricted_software', scope('a'), scope('a', 'b')), {
      scope: { exclusions: { users: [{ name: 'a' }, { name: 'b' }] } },
    });
  });

  it('the one name of a provisioning profile is sent in the word that was changed', () => {
    const profile = (name: string, shown: string): unknown => ({ general: { id: 1, name, display_name: shown, uuid: 'u' } });
    const element = 'mobile_device_provisioning_profile';
    assert.deepEqual(body(element, profile('a', 'a'), profile('b', 'a')), { general: { name: 'b', uuid: 'u' } });
    assert.deepEqual(body(element, profile('a', 'a'), profile('a', 'b')), { general: { display_name: 'b', uuid: 'u' } });
    assert.deepEqual(faults(element, profile('a', 'a'), profile('b', 'c')), [['/general/display_name', ['b']]]);
    assert.deepEqual(faults(element, profile('a', 'a'), profile('b', 'b')), []);
  });

  it('a directory binding of PowerBroker is written Likewise', () => {
    const binding = (type: string): object => ({ name: 'a', type });
    const shown = binding('PowerBroker Identity Services');
    assert.deepEqual(faults('directory_binding', binding('ADmitMac'), shown), []);
    assert.deepEqual(body('directory_binding', binding('ADmitMac'), shown), { type: 'Likewise' });
    assert.deepEqual(body('directory_binding', undefined, shown), { name: 'a', type: 'Likewise' });
    assert.deepEqual(body('directory_binding', shown, { ...shown, name: 'b' }), { name: 'b' });
    assert.deepEqual(body('directory_binding', shown, binding('Likewise')), {});
    assert.ok(rulesOf('directory_binding').readsSame('/type', node('Likewise'), node('PowerBroker Identity Services')));
  });

  it('a level of a profile in another word is no change, and no difference', () => {
    const profile = (level: string, name = 'a'): unknown => ({ general: { name, level } });
    for (const [element, read] of [
      ['os_x_configuration_profile', 'computer'],
      ['os_x_configuration_profile', 'Computer'],
      ['configuration_profile', 'Device Level'],
    ] as const) {
      const rules = rulesOf(element);
      assert.ok(rules.meansSame('/general/level', node('System'), node(read)), read);
      assert.ok(rules.readsSame('/general/level', node('System'), node(read)), read);
      assert.ok(!rules.meansSame('/general/level', node('User'), node(read)), read);
      assert.deepEqual(body(element, profile(read), profile('System')), {});
      assert.deepEqual(body(element, profile(read), profile('User')), { general: { name: 'a', level: 'User' } });
    }
    assert.ok(rulesOf('configuration_profile').meansSame('/general/level', node('User'), node('User Level')));
  });

  it('a level of a profile is written by the word that is stored as what is meant', () => {
    const sent = (element: string, level: string): unknown =>
      (body(element, { general: { name: 'a', level } }, { general: { name: 'b', level } }) as { general: { level: string } }).general.level;
    const table: readonly [shown: string, mac: string, mobile: string][] = [
      ['System', 'Computer', 'Device'],
      ['Computer', 'Computer', 'Device'],
      ['computer', 'Computer', 'Device'],
      ['Device Level', 'Computer', 'Device'],
      ['User', 'User', 'User'],
      ['user', 'User', 'User'],
      ['User Level', 'User', 'User'],
      ['Some other', 'Some other', 'Some other'],
    ];
    for (const [shown, mac, mobile] of table) {
      assert.deepEqual([sent('os_x_configuration_profile', shown), sent('configuration_profile', shown)], [mac, mobile], shown);
    }
  });

  it('a category of Self Service that goes by its word is no difference', () => {
    const rules = rulesOf('policy');
    const at = '/self_service/self_service_categories';
    const [shown, gone] = [
      { id: 1, name: 'A', display_in: true },
      { id: 2, name: 'B', display_in: false },
    ];
    assert.ok(rules.meansSame(at, node([shown, gone]), node([shown])));
    assert.ok(rules.meansSame(at, node([gone]), node([])));
    assert.ok(!rules.meansSame(at, node([shown, gone]), node([])));
    assert.ok(!rules.meansSame(at, node([gone]), node([shown])));
  });

  it('users of Jamf Pro beside all of them are dropped, and others are not', () => {
    const scope = (of: object): unknown => ({ general: { name: 'a' }, scope: { all_jss_users: true, ...of } });
    for (const list of ['jss_users', 'jss_user_groups']) {
      assert.deepEqual(faults('policy', scope({}), scope({ [list]: [{ id: 1 }] })), [['/scope/all_jss_users', ['false']]]);
    }
    assert.deepEqual(faults('policy', scope({}), scope({ computers: [{ id: 1 }], buildings: [{ id: 1 }] })), []);
    assert.deepEqual(faults('policy', scope({}), scope({ exclusions: { jss_users: [{ id: 1 }] } })), []);
  });

  it('a category that is named “None” is none', () => {
    const general = (category: unknown): unknown => ({ general: { name: 'a', category } });
    for (const category of [{ id: 3, name: 'None' }, { id: -1, name: 'Apps' }, { name: 'No category assigned' }]) {
      assert.deepEqual(body('policy', general(apps), general(category)), { general: { name: 'a', category: { id: -1 } } });
    }
    for (const name of ['Tools', 'Unknown']) {
      assert.deepEqual(body('policy', general(apps), general({ id: 3, name })), { general: { name: 'a', category: { name } } });
      assert.deepEqual(body('policy', undefined, general({ name })), { general: { name: 'a', category: { name } } });
    }
    assert.deepEqual(body('policy', general(apps), general({ id: -1, name: 'Unknown' })), { general: { name: 'a', category: { id: -1 } } });
    // Beside the id of none, only what such a category is called means none: another name is one that somebody wrote.
    assert.deepEqual(body('policy', general({ id: -1, name: 'Unknown' }), general({ id: -1, name: 'Tools' })), {
      general: { name: 'a', category: { name: 'Tools' } },
    });
  });

  describe('a password that is never shown is not forgotten with another change of its section', () => {
    const at = '/account_maintenance';
    const hash = { password_sha256: '********************' };
    const create = { action: 'Create', username: 'a', home: '/Users/a' };
    const efi = { of_mode: 'command', of_password_sha256: '********************' };
    const policy = (accounts: readonly object[] | undefined, more: object = {}): object => ({
      general: { name: 'a' },
      account_maintenance: { ...(accounts === undefined ? {} : { accounts }), ...more },
    });
    const bound = { directory_bindings: [{ id: 1 }] };
    const table: readonly [name: string, before: object, wanted: object, at: readonly string[]][] = [
      ['a binding beside it', policy([{ ...create, ...hash }]), policy([{ ...create, ...hash }], bound), [`${at}/accounts/0/password`]],
      [
        'the account itself',
        policy([{ ...create, ...hash }]),
        policy([{ ...create, ...hash, admin: true }]),
        [`${at}/accounts/0/password`],
      ],
      ['its line is taken out', policy([{ ...create, ...hash }]), policy(undefined, bound), [`${at}/accounts/0/password`]],
      ['it is written', policy([{ ...create, ...hash }]), policy([{ ...create, ...hash, password: 'x' }], bound), []],
      [
        'it is shown empty',
        policy([{ ...create, ...hash, password: '' }]),
        policy([{ ...create, ...hash, password: '' }], bound),
        [`${at}/accounts/0/password`],
      ],
      ['it is done without', policy([{ ...create, ...hash }]), policy([create], bound), []],
      ['the account goes', policy([{ ...create, ...hash }]), policy([], bound), []],
      ['none is set', policy([create]), policy([create], bound), []],
      [
        'another action',
        policy([{ action: 'Delete', username: 'a', ...hash }]),
        policy([{ action: 'Delete', username: 'a', ...hash }], bound),
        [],
      ],
      [
        'of the firmware',
        policy([], { open_firmware_efi_password: efi }),
        policy([], { open_firmware_efi_password: efi, ...bound }),
        [`${at}/open_firmware_efi_password/of_password`],
      ],
      ['nothing of its section', policy([{ ...create, ...hash }]), { ...policy([{ ...create, ...hash }]), general: { name: 'b' } }, []],
    ];
    for (const [name, before, wanted, found] of table) {
      it(name, () =>
        assert.deepEqual(
          faults('policy', before, wanted).map(([pointer]) => pointer),
          found,
        ),
      );
    }
  });

  it('retries that a new frequency would clear are to be turned off with it', () => {
    const policy = (frequency: string, event = 'check-in'): unknown => ({ general: { name: 'a', frequency, retry_event: event } });
    const once = 'Once per computer';
    assert.deepEqual(faults('policy', policy(once), policy('Ongoing')), [['/general/retry_event', ['none']]]);
    assert.deepEqual(faults('policy', policy(once), policy('Ongoing', 'none')), []);
    assert.deepEqual(
      faults('policy', policy('Ongoing'), { general: { ...(policy('Ongoing') as { general: object }).general, name: 'b' } }),
      [],
    );
  });

  it('what is missing of a new object is told all at once, also in a section that is not there', () => {
    const missing = (element: string, wanted: unknown): readonly string[] => faults(element, undefined, wanted).map(([at]) => at);
    assert.deepEqual(missing('mac_application', {}), ['/general/name', '/general/version', '/general/bundle_id', '/general/url']);
    assert.deepEqual(missing('vpp_invitation', {}), ['/general/name', '/general/vpp_account/id']);
    assert.deepEqual(missing('restricted_software', { general: { name: ' ' } }), ['/general/name', '/general/process_name']);
    assert.deepEqual(missing('network_segment', { name: 'a' }), ['/starting_address', '/ending_address']);
  });

  describe('an entry that does not say what it is', () => {
    const policy = { general: { name: 'a' }, scope: { computers: [{ id: 1, name: 'A' }], exclusions: {}, limitations: {} } };
    const table: readonly [name: string, wanted: object, at: readonly string[]][] = [
      ['nothing in it', { scope: { computers: [{}] } }, ['/scope/computers/0']],
      ['null', { scope: { computers: [{ id: 1, name: 'A' }, null] } }, ['/scope/computers/1']],
      ['an empty text', { scope: { computers: [''] } }, ['/scope/computers/0']],
      ['an empty name', { scope: { exclusions: { users: [{ name: '' }] } } }, ['/scope/exclusions/users/0']],
      ['an id of null', { scope: { limitations: { network_segments: [{ id: null }] } } }, ['/scope/limitations/network_segments/0']],
      ['each of several', { scope: { computers: [{}, null] } }, ['/scope/computers/0', '/scope/computers/1']],
      ['a script', { scripts: [{ priority: 'After' }] }, ['/scripts/0']],
      [
        'a day that is none',
        { general: { name: 'a', date_time_limitations: { no_execute_on: [null] } } },
        ['/general/date_time_limitations/no_execute_on/0'],
      ],
      ['a name alone', { scope: { computers: [{ name: 'B' }] } }, []],
      ['an id alone', { scope: { computers: [{ id: 2 }] } }, []],
      ['a UDID alone', { scope: { computers: [{ udid: 'X' }] } }, []],
    ];
    for (const [name, wanted, at] of table) {
      it(name, () =>
        assert.deepEqual(
          faults('policy', policy, { ...policy, ...wanted }).map(([pointer]) => pointer),
          at,
        ),
      );
    }

    it('is told by what would say it, of which any is enough', () => {
      const members = (...computers: object[]): object => ({ name: 'a', is_smart: false, computers });
      for (const word of ['id', 'serial_number', 'mac_address', 'name'])
        assert.deepEqual(faults('computer_group', members(), members({ [word]: word === 'id' ? 3 : 'x' })), [], word);
      const told = rulesOf('policy').faults(node(policy), node({ ...policy, account_maintenance: { accounts: [{ action: 'Reset' }] } }));
      assert.match(told[0]?.message ?? '', /^“account_maintenance\.accounts\.0” .* “username”/);
    });

    it('what holds fields is not emptied as a whole', () => {
      const was = { general: { name: 'a', date_time_limitations: { activation_date: 'x' } } };
      const told = rulesOf('policy').faults(node(was), node({ general: { name: 'a', date_time_limitations: null } }));
      assert.deepEqual(
        told.map(({ pointer, message }) => [pointer, /cannot be emptied as a whole/.test(message)]),
        [['/general/date_time_limitations', true]],
      );
    });

    it('is one with an id of nobody, too, but not where it stands for none', () => {
      for (const id of [0, -1, '0']) {
        const wanted = { ...policy, scope: { computers: [{ id, name: 'None' }] } };
        assert.deepEqual(faults('policy', policy, wanted), [['/scope/computers/0', []]]);
      }
      assert.deepEqual(faults('policy', policy, { general: { name: 'a', category: { id: -1 } } }), []);
    });

    it('of a new object, too, but for criteria, which have a place', () => {
      assert.deepEqual(faults('policy', undefined, { general: { name: 'a' }, scope: { computers: [{}] } }), [['/scope/computers/0', []]]);
      assert.deepEqual(faults('user_group', undefined, { name: 'a', is_smart: true, criteria: [{ search_type: 'is', value: 'x' }] }), []);
    });

    it('what the server itself shows so is left alone', () => {
      const odd = { general: { name: 'a' }, scope: { computers: [{}] } };
      assert.deepEqual(faults('policy', odd, { ...odd, general: { name: 'b' } }), []);
      assert.deepEqual(faults('policy', odd, { ...odd, scope: { computers: [{}, { id: 3 }] } }), []);
    });
  });
});
