import assert from 'node:assert/strict';
import { faultsIn as faults, nodeOf as node, rulesOf, sentBody as body } from '../../../../../support/classic/rulesOf.ts';

describe('what a server shows and does not take back as it shows it', () => {
  const policy = (words: readonly string[], text = 'Go'): unknown => ({
    general: { name: 'a' },
    self_service: { install_button_text: text, notification: words },
  });

  it('the order of both elements that tell of notifications: whether goes last, or they are turned off', () => {
    const shown = ['true', 'Self Service'];
    for (const element of ['policy', 'os_x_configuration_profile', 'mac_application', 'ebook'] as const) {
      assert.deepEqual(body(element, policy(shown), policy(shown, 'Get')), {
        self_service: { install_button_text: 'Get', notification: ['Self Service', 'true'] },
      });
      assert.deepEqual(body(element, undefined, policy(shown)), {
        general: { name: 'a' },
        self_service: { install_button_text: 'Go', notification: ['Self Service', 'true'] },
      });
    }
    assert.deepEqual(body('policy', policy(['false', 'Self Service']), policy(['true', 'Self Service'])), {
      self_service: { install_button_text: 'Go', notification: ['Self Service', 'true'] },
    });
    assert.deepEqual(body('policy', policy(shown), policy(shown.toReversed())), {});
    const rules = rulesOf('policy');
    assert.ok(rules.meansSame('/self_service/notification', node(shown.toReversed()), node(shown)));
    assert.ok(!rules.meansSame('/self_service/notification', node(shown.toReversed()), node(['false', 'Self Service'])));
  });

  describe('the hours in which a policy does not run', () => {
    const at = '/general/date_time_limitations';
    const limits = (start: string, end = '7:00 AM'): object => ({ no_execute_on: ['Sun'], no_execute_start: start, no_execute_end: end });
    const timed = (name: string, start: string, end?: string): unknown => ({
      general: { name, date_time_limitations: limits(start, end) },
    });

    it('stay where something else changed: they are not sent', () => {
      assert.deepEqual(body('policy', timed('a', '5:00 PM'), timed('b', '5:00 PM')), {
        general: { name: 'b', date_time_limitations: { no_execute_on: ['Sun'] } },
      });
      assert.deepEqual(faults('policy', timed('a', '5:00 PM'), timed('b', '5:00 PM')), []);
    });

    it('are refused where they changed, of a new policy too, and may be emptied', () => {
      assert.deepEqual(faults('policy', timed('a', '5:00 PM'), timed('a', '6:00 PM')), [[`${at}/no_execute_start`, ['5:00 PM']]]);
      assert.deepEqual(faults('policy', undefined, timed('a', '5:00 PM', '')), [[`${at}/no_execute_start`, ['']]]);
      assert.deepEqual(faults('policy', timed('a', '5:00 PM'), timed('a', '', '')), []);
      assert.deepEqual(body('policy', timed('a', '5:00 PM'), timed('a', '', '')), {
        general: { name: 'a', date_time_limitations: limits('', '') },
      });
    });
  });
});

describe('what real servers show beside what Jamf’s own document has', () => {
  const edits: readonly (readonly [element: string, before: object, edit: object, sent: object])[] = [
    [
      'directory_binding',
      { name: 'AD', type: 'Active Directory', active_directory: { forest: 'a', uid: '', multiple_domains: 'true' } },
      { active_directory: { forest: 'b', uid: '', multiple_domains: 'true' } },
      { active_directory: { forest: 'b', multiple_domains: 'true' } },
    ],
    [
      'printer',
      { name: 'P', shared: false, os_requirements: '' },
      { shared: true, os_requirements: '15' },
      { shared: true, os_requirements: '15' },
    ],
    [
      'webhook',
      { name: 'W', hash_algorithm: 'SHA256', authentication_type: 'NONE' },
      { authentication_type: 'HASH_SIGNATURE' },
      { authentication_type: 'HASH_SIGNATURE' },
    ],
    [
      'webhook',
      { name: 'W', event: 'JSSStartup' },
      { event: 'SmartGroupUserMembershipChange' },
      { event: 'SmartGroupUserMembershipChange' },
    ],
    [
      'mac_application',
      {
        general: { name: 'A' },
        vpp_codes: '',
        vpp: { vpp_admin_account_id: 1, total_vpp_licenses: 9, used_vpp_licenses: 4, remaining_vpp_licenses: 5 },
      },
      { vpp: { vpp_admin_account_id: 2, total_vpp_licenses: 9, used_vpp_licenses: 4, remaining_vpp_licenses: 5 } },
      { vpp: { vpp_admin_account_id: 2 } },
    ],
    [
      'mobile_device_application',
      { general: { name: 'A', url: 'x', require_network_tethered: false }, self_service: { self_service_install_button_text: 'Install' } },
      { general: { name: 'A', url: 'x', require_network_tethered: true }, self_service: { self_service_install_button_text: 'Get' } },
      { general: { name: 'A', require_network_tethered: true }, self_service: { self_service_install_button_text: 'Get' } },
    ],
  ];
  for (const [element, before, edit, sent] of edits)
    it(`${element}: ${Object.keys(edit).join(', ')}`, () => {
      const wanted = { ...before, ...edit };
      assert.deepEqual([faults(element, before, wanted), body(element, before, wanted)], [[], sent]);
    });

  it('what a policy, a class and a book say twice is written where it is meant', () => {
    const office = { leave_existing_default: '', printer: [{ id: 1, name: 'Office', action: 'install' }] };
    const none = { ...office, printer: [] };
    assert.deepEqual(
      [faults('policy', { printers: office }, { printers: none }), body('policy', { printers: office }, { printers: none })],
      [[], { printers: { printer: [] } }],
    );
    const policy = (name: string): unknown => ({
      general: { name, override_default_settings: { target_drive: '/', distribution_point: 'default' } },
    });
    assert.deepEqual(body('policy', policy('a'), policy('b')), { general: { name: 'b' } });
    const school = (students: string[], ids: number[]): unknown => ({ name: 'C', students, student_ids: ids, teacher_ids: [9] });
    assert.deepEqual(body('class', undefined, school(['a'], [1])), { name: 'C', students: ['a'] });
    assert.deepEqual(body('class', school(['a'], [1]), school(['a', 'b'], [1, 2])), { students: ['a', 'b'] });
    const book = (author: string, shown: number, selfService: number): unknown => ({
      general: { name: 'B', author, self_service_icon: { id: shown } },
      self_service: { self_service_icon: { id: selfService } },
    });
    assert.deepEqual(body('ebook', book('a', 1, 1), book('b', 1, 2)), {
      general: { name: 'B', author: 'b' },
      self_service: { self_service_icon: { id: 2 } },
    });
    assert.partialDeepStrictEqual(body('ebook', book('a', 1, 1), book('a', 2, 1)), { general: { self_service_icon: { id: 2 } } });
  });

  it('what an in-house app runs on goes along with each change of it: without, the server refuses all', () => {
    const app = (isInside: boolean, everybody: boolean, name = 'A'): unknown => ({
      general: { name, internal_app: isInside, os_type: 'iOS', free: true },
      scope: { all_mobile_devices: everybody },
    });
    const scope = { all_mobile_devices: true };
    const element = 'mobile_device_application';
    assert.deepEqual(body(element, app(true, false), app(true, true)), { general: { os_type: 'iOS' }, scope });
    assert.deepEqual(body(element, app(false, false), app(false, true)), { scope });
    assert.deepEqual(body(element, app(true, false), app(true, false)), {});
    assert.partialDeepStrictEqual(body(element, app(true, false), app(true, false, 'B')), { general: { name: 'B', os_type: 'iOS' } });
    assert.deepEqual(faults(element, app(true, false), app(true, true)), []);
  });

  const hook = { name: 'W', url: 'https://a', event: 'JSSStartup', authentication_type: 'NONE', hash_algorithm: 'SHA256' };
  const unfit: readonly (readonly [edit: object, at: readonly string[]])[] = [
    [{ username: 'a' }, ['/username']],
    [{ username: 'a', password: 'b', authentication_type: 'BASIC' }, []],
    [{ username: 'a', password: 'b', header: '{}', authentication_type: 'HEADER' }, ['/username', '/password']],
    [{ username: 'a', password: 'b', authentication_type: 'HASH_SIGNATURE' }, ['/username']],
    [{ header: '{}', authentication_type: 'BASIC' }, ['/header']],
    [{ username: 'a', authentication_type: 'OAUTH' }, ['/authentication_type']],
    [{ smart_group_id: 3 }, ['/smart_group_id']],
    [{ smart_group_id: 0, username: '' }, []],
    [{ smart_group_id: 3, event: 'SmartGroupUserMembershipChange' }, []],
  ];
  for (const [edit, at] of unfit)
    it(`of a webhook goes with its type and its event: ${JSON.stringify(edit)}`, () => {
      assert.deepEqual(
        [undefined, hook].map((before) => faults('webhook', before, { ...hook, ...edit }).map(([pointer]) => pointer)),
        [at, at],
      );
      assert.deepEqual(faults('webhook', { ...hook, ...edit }, { ...hook, ...edit, name: 'X' }), []);
    });

  it('a description in Self Service that would replace the one of a mobile profile is not sent', () => {
    const before = {
      general: { name: 'a', description: 'Wi-Fi' },
      self_service: { self_service_description: '', feature_on_main_page: false },
    };
    const wanted = { ...before, self_service: { self_service_description: 'x', feature_on_main_page: true } };
    assert.deepEqual(body('configuration_profile', before, wanted), { self_service: { feature_on_main_page: true } });
  });

  it('which no list of ours has stays where something else changed', () => {
    const binding = (name: string): unknown => ({ name, type: 'Novel', later: { mode: 'x' } });
    assert.deepEqual(
      [faults('directory_binding', binding('a'), binding('b')), body('directory_binding', binding('a'), binding('b'))],
      [[], { name: 'b' }],
    );
    const hook = (url: string): unknown => ({
      name: 'W',
      url,
      event: 'NewEvent',
      display_fields: [{ name: 'x' }],
      authentication_type: 'OAUTH',
    });
    assert.deepEqual([faults('webhook', hook('a'), hook('b')), body('webhook', hook('a'), hook('b'))], [[], { url: 'b' }]);
  });
});
