import assert from 'node:assert/strict';
import { classicElements, classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { writtenFields } from '../../../../../src/core/families/classic/shapeText.ts';
import type { Field, ListShape, RecordShape, Shape } from '../../../../../src/core/shapes/shape.ts';
import { fieldAt, listIn, recordIn } from '../../../../../src/core/shapes/shapeAt.ts';

function shapeOf(element: string): RecordShape {
  return classicShape(element) ?? assert.fail(`no <${element}>`);
}

/** The field at names of elements: entries of a list are passed through. */
function field(path: string): Field {
  const [element = '', ...names] = path.split('/');
  let found: Field | undefined;
  let shape: Shape | undefined = shapeOf(element);
  for (const name of names) {
    while (shape?.kind === 'list') shape = shape.entry();
    found = recordIn(shape)?.fields().get(name);
    shape = found?.shape();
  }
  return found ?? assert.fail(`nothing at ${path}`);
}

function listAt(path: string): ListShape {
  return listIn(field(path).shape()) ?? assert.fail(`no list at ${path}`);
}

function namesIn(path: string): readonly string[] {
  const shape = path.includes('/') ? field(path).shape() : shapeOf(path);
  return [...(recordIn(shape)?.fields().keys() ?? [])];
}

describe('the shapes of Classic objects', () => {
  it('are there for each of some seventy elements, and stay the same', () => {
    assert.ok(classicElements.length >= 70);
    for (const element of classicElements) assert.equal(classicShape(element), classicShape(element));
    assert.equal(classicShape('constructor'), undefined);
    assert.equal(classicShape('building'), classicShape('building'));
  });

  it('have fields with something to write in, each once, and lists with a name for their entries', () => {
    const types = ['active_directory', 'open_directory', 'powerbroker_identity_services', 'admitmac', 'centrify'];
    const open = new Set(types.map((type) => `directory_binding/${type}`));
    const look = (shape: Shape, path: string, depth = 0): void => {
      assert.ok(depth < 12, path);
      if (shape.kind === 'list') {
        assert.match(shape.xml?.entry ?? '', /^\w+$/, path);
        look(shape.entry(), path, depth + 1);
      } else if (shape.kind === 'record') {
        assert.ok(shape.fields().size > 0, path);
        for (const [name, { shape: inside }] of shape.fields()) look(inside(), `${path}/${name}`, depth + 1);
        for (const name of shape.required) assert.ok(shape.fields().has(name), path);
      } else assert.equal(shape.kind, open.has(path) ? 'any' : 'leaf', path);
    };
    for (const element of classicElements) look(shapeOf(element), element);
  });

  for (const [path, type, choices] of [
    ['policy/general/id', 'integer', undefined],
    ['policy/general/enabled', 'boolean', undefined],
    ['policy/general/retry_event', 'text', ['none', 'trigger', 'check-in']],
    ['policy/scripts/priority', 'text', ['Before', 'After', 'At Reboot']],
    ['policy/package_configuration/packages/action', 'text', ['Install', 'Cache', 'Install Cached', 'Uninstall']],
    ['webhook/authentication_type', 'text', ['NONE', 'BASIC', 'HEADER', 'HASH_SIGNATURE', 'MTLS']],
    ['policy/scope/exclusions/user_groups/id', 'text', undefined],
    ['os_x_configuration_profile/general/redeploy_on_update', 'text', ['Newly Assigned', 'All']],
    ['configuration_profile/general/level', 'text', ['Device', 'User', 'System']],
    ['os_x_configuration_profile/self_service/security/removal_disallowed', 'text', ['Never', 'Always', 'With Authorization']],
    ['user_group/criteria/and_or', 'text', ['and', 'or']],
    ['computer_check_in/check_in_frequency', 'integer', [60, 30, 15, 5]],
  ] as const) {
    it(`say what ${path} is`, () => {
      const shape = field(path).shape();
      assert.ok(shape.kind === 'leaf');
      assert.deepEqual([shape.type, shape.choices], [type, choices]);
    });
  }

  it('know what criteria ask by', () => {
    const shape = field('user_group/criteria/search_type').shape();
    assert.ok(shape.kind === 'leaf');
    assert.equal(shape.choices?.length, 21);
    assert.ok(shape.choices.every((choice) => /^[a-z -]+(?: \(yyyy-mm-dd\))?$/.test(String(choice))));
  });

  for (const [path, access] of [
    ['policy/general/id', 'readOnly'],
    ['policy/general/trigger', 'readOnly'],
    ['policy/general/network_limitations', 'readOnly'],
    ['policy/general/override_default_settings', 'readOnly'],
    ['policy/printers/leave_existing_default', 'readOnly'],
    ['class/student_ids', 'readOnly'],
    ['class/mobile_device_group_ids', 'both'],
    ['ldap_server/connection/is_enabled', 'readOnly'],
    ['licensed_software/font_definitions', 'readOnly'],
    ['licensed_software/software_definitions', 'both'],
    ['distribution_point/ipAddress', 'readOnly'],
    ['patch_external_source/certificate_validation_enabled', 'both'],
    ['patch_software_title/site', 'both'],
    ['vpp_invitation/invitation_usages', 'readOnly'],
    ['vpp_invitation/general/auto_register_managed_users', 'both'],
    ['policy/scope/limit_to_users', 'readOnly'],
    ['policy/scope/computers/id', 'both'],
    ['policy/account_maintenance/accounts/password', 'writeOnly'],
    ['policy/account_maintenance/accounts/password_sha256', 'readOnly'],
    ['ldap_server/connection/account/password', 'writeOnly'],
    ['advanced_computer_search/computers', 'readOnly'],
  ] as const) {
    it(`say who sets ${path}`, () => assert.equal(field(path).access, access));
  }

  for (const [path, key] of [
    ['policy/general/site/id', 'sites'],
    ['policy/general/category/id', 'categories'],
    ['policy/scope/computer_groups/id', 'computer-groups'],
    ['policy/scope/limitations/network_segments/id', 'classic/networksegments'],
    ['policy/scope/limitations/users/id', undefined],
    ['policy/scope/jss_user_groups/id', 'classic/usergroups'],
    ['policy/package_configuration/packages/id', 'packages'],
    ['policy/scripts/id', 'scripts'],
    ['policy/disk_encryption/disk_encryption_configuration_id', 'classic/diskencryptionconfigurations'],
    ['class/teacher_ids', 'users'],
  ] as const) {
    it(`say what ${path} names`, () => assert.equal(field(path).refersTo(), key));
  }

  for (const [path, entry, way, isSet, identity] of [
    ['policy/scope/computers', 'computer', 'wrapped', true, ['id', 'udid', 'name']],
    ['policy/scope/jss_users', 'user', 'wrapped', true, ['id', 'name']],
    ['policy/scope/exclusions/jss_user_groups', 'user_group', 'wrapped', true, ['id', 'name']],
    ['policy/self_service/self_service_categories', 'category', 'wrapped', true, ['id', 'name']],
    ['policy/printers/printer', 'printer', 'inline', false, ['id', 'name']],
    ['policy/scripts', 'script', 'wrapped', false, ['id', 'name']],
    ['policy/self_service/notification', 'notification', 'inline', true, []],
    ['os_x_configuration_profile/self_service/notification', 'notification', 'inline', true, []],
    ['ebook/self_service/notification', 'notification', 'inline', true, []],
    ['policy/general/date_time_limitations/no_execute_on', 'day', 'wrapped', true, []],
    ['policy/account_maintenance/directory_bindings', 'binding', 'wrapped', true, ['id', 'name']],
    ['user_group/criteria', 'criterion', 'wrapped', false, ['name', 'priority']],
    ['computer_group/computers', 'computer', 'wrapped', true, ['id', 'serial_number', 'name']],
    ['computer_management/smart_groups', 'group', 'wrapped', false, ['id', 'name']],
  ] as const) {
    it(`say how ${path} is written down`, () => {
      const list = listAt(path);
      assert.deepEqual([list.xml, list.isSet, list.identity], [{ entry, way }, isSet, identity]);
    });
  }

  it('have the required fields of the server', () => {
    for (const [path, names] of [
      ['policy/general', ['name']],
      ['network_segment', ['name', 'starting_address', 'ending_address']],
      ['restricted_software/general', ['name', 'process_name']],
      ['mac_application/general', ['name', 'version', 'bundle_id', 'url']],
      ['webhook', ['name', 'url', 'event']],
      ['dock_item', ['name', 'type', 'path']],
      ['patch_policy/general', ['name', 'target_version']],
    ] as const) {
      const shape = path.includes('/') ? field(path).shape() : shapeOf(path);
      assert.deepEqual([...(recordIn(shape)?.required ?? [])], names, path);
    }
  });

  it('tell secrets by their names, and those that are called otherwise', () => {
    assert.ok(field('policy/account_maintenance/accounts/password').isSecret());
    assert.ok(field('disk_encryption_configuration/institutional_recovery_key/key').isSecret());
    assert.ok(field('activation_code/code').isSecret());
    assert.ok(!field('policy/account_maintenance/open_firmware_efi_password').isSecret());
    assert.ok(!field('peripheral_type/fields/name').isSecret());
  });

  it('say what a newcomer would not guess', () => {
    assert.match(field('policy/general/frequency').shape().description, /Once per computer/);
    assert.match(fieldAt(shapeOf('policy'), '/self_service/self_service_categories/0/display_in')?.shape().description ?? '', /only where/);
  });
});

describe('scopes', () => {
  const people = ['jss_users', 'jss_user_groups'];
  const places = ['buildings', 'departments'];
  const computers = ['computers', 'computer_groups'];
  const devices = ['mobile_devices', 'mobile_device_groups'];
  const directory = ['users', 'user_groups'];
  for (const [element, scope, limitations, exclusions] of [
    [
      'policy',
      ['all_computers', 'all_jss_users', ...computers, ...people, ...places, 'limit_to_users', 'limitations', 'exclusions'],
      [...directory, 'network_segments', 'ibeacons'],
      [...computers, ...directory, 'network_segments', ...places, ...people, 'ibeacons'],
    ],
    [
      'os_x_configuration_profile',
      ['all_computers', 'all_jss_users', ...computers, ...people, ...places, 'limitations', 'exclusions'],
      [...directory, 'network_segments', 'ibeacons'],
      [...computers, ...directory, 'network_segments', ...places, ...people, 'ibeacons'],
    ],
    [
      'mac_application',
      ['all_computers', 'all_jss_users', ...computers, 'mobile_device_groups', ...people, ...places, 'limitations', 'exclusions'],
      [...directory, 'network_segments'],
      [...computers, ...directory, 'network_segments', ...places, ...people],
    ],
    [
      'mobile_device_application',
      ['all_mobile_devices', 'all_jss_users', ...devices, ...people, ...places, 'limitations', 'exclusions'],
      [...directory, 'network_segments'],
      [...devices, ...directory, 'network_segments', ...places, ...people],
    ],
    ['restricted_software', ['all_computers', ...computers, ...places, 'exclusions'], undefined, [...computers, 'users', ...places]],
    [
      'ebook',
      [
        'all_computers',
        'all_mobile_devices',
        'all_jss_users',
        ...computers,
        ...devices,
        ...people,
        ...places,
        'classes',
        'limitations',
        'exclusions',
      ],
      [...directory, 'network_segments'],
      [...computers, ...devices, ...directory, 'network_segments', ...places, ...people],
    ],
    [
      'patch_policy',
      ['all_computers', ...computers, ...places, 'limitations', 'exclusions'],
      ['network_segments', 'ibeacons'],
      [...computers, 'network_segments', ...places, 'ibeacons'],
    ],
  ] as const) {
    it(`of <${element}> have what it takes, in the order in which it is read`, () => {
      assert.deepEqual(namesIn(`${element}/scope`), scope);
      if (limitations !== undefined) assert.deepEqual(namesIn(`${element}/scope/limitations`), limitations);
      assert.deepEqual(namesIn(`${element}/scope/exclusions`), exclusions);
    });
  }
});

describe('the text of a shape', () => {
  const names = (text: string): readonly string[] => writtenFields(text, { both: 'x y?' }).map(({ name }) => name);

  it('is read word by word', () => {
    const [first, second] = writtenFields('a-b_c!#-"one two|3">sites/x rest*&{@both z} ', { both: 'x y?' });
    assert.deepEqual(
      [first?.name, [...(first?.marks ?? [])], first?.choices, first?.refersTo],
      ['a-b_c', ['!', '#', '-'], ['one two', '3'], 'sites/x'],
    );
    assert.deepEqual(
      second?.fields?.map(({ name }) => name),
      ['x', 'y', 'z'],
    );
    assert.deepEqual(names('a[b[c]] @both d{} e'), ['a', 'x', 'y', 'd', 'e']);
    assert.deepEqual(names('sent% a'), ['sent', 'sent_epoch', 'sent_utc', 'a']);
    assert.deepEqual(
      writtenFields('site: users[user:directoryUser]', {}).map(({ fragment, entry }) => fragment ?? entry?.fragment),
      ['site', 'directoryUser'],
    );
  });
});
