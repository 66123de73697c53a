import assert from 'node:assert/strict';
import { faultsIn, nodeOf, rulesOf, sentBody } from '../../../../../support/classic/rulesOf.ts';

const mac = { id: 1, name: 'A', udid: 'U-1' };
const scoped = (...computers: object[]): object => ({ scope: { all_computers: false, computers } });

describe('the words for one object', () => {
  for (const [what, was, now, sent] of [
    ['the id alone', mac, { ...mac, id: 9 }, { id: 9 }],
    ['the name alone', mac, { ...mac, name: 'B' }, { name: 'B' }],
    ['id and name', mac, { ...mac, id: 9, name: 'B' }, { id: 9, name: 'B' }],
    ['the UDID alone', mac, { ...mac, udid: 'U-9' }, { udid: 'U-9' }],
  ] as const) {
    it(`go without those of the one before where somebody changed ${what}`, () => {
      assert.deepEqual(sentBody('policy', scoped(was), scoped(now)), scoped(sent));
    });
  }

  it('go whole where another entry changed', () => {
    assert.deepEqual(sentBody('policy', scoped(mac), scoped(mac, { id: 5 })), scoped(mac, { id: 5 }));
  });

  it('of a network segment are its id, its name and its uid', () => {
    const limited = (segment: object): object => ({ scope: { limitations: { network_segments: [segment] } } });
    const was = { id: 3, name: 'Lab', uid: '30' };
    assert.deepEqual(sentBody('policy', limited(was), limited({ ...was, id: 4 })), limited({ id: 4 }));
  });

  it('say the same where the id that was written is stored with words of its own', () => {
    const rules = rulesOf('policy');
    const at = (computer: object): [string, ReturnType<typeof nodeOf>] => ['/scope/computers', nodeOf([computer])];
    assert.ok(rules.meansSame(...at({ ...mac, id: 9 }), nodeOf([{ id: 9, name: 'I', udid: 'U-9' }])));
    assert.ok(!rules.meansSame(...at({ ...mac, id: 9 }), nodeOf([mac])));
  });
});

describe('the UUID by which devices know a profile', () => {
  for (const element of ['os_x_configuration_profile', 'configuration_profile']) {
    it(`is never written: <${element}>`, () => {
      const wanted = { general: { name: 'New', uuid: 'other' } };
      assert.deepEqual(sentBody(element, { general: { name: 'Wi-Fi', uuid: 'own' } }, wanted), { general: { name: 'New' } });
      assert.deepEqual(sentBody(element, undefined, wanted), { general: { name: 'New' } });
    });
  }
});

describe('a value in the text of XML', () => {
  const rules = rulesOf('policy');
  for (const [pointer, typed, shown] of [
    ['/user_interaction/allow_deferral_minutes', '60', 60],
    ['/general/enabled', 'true', true],
    ['/scripts/0/parameter4', 10, '10'],
    ['/scope/computers', [{ id: '6' }], [{ id: 6 }]],
  ] as const) {
    it(`is one however it is typed: ${pointer}`, () => {
      assert.ok(rules.readsSame(pointer, nodeOf(typed), nodeOf(shown)));
      assert.ok(rules.meansSame(pointer, nodeOf(typed), nodeOf(shown)));
    });
  }

  it('is another one where it is another number', () => {
    assert.ok(!rules.meansSame('/user_interaction/allow_deferral_minutes', nodeOf('61'), nodeOf(60)));
    assert.ok(!rules.readsSame('/general/enabled', nodeOf('true'), nodeOf(false)));
  });

  it('is not sent where only its type in the document changed', () => {
    const before = { user_interaction: { message_start: 'Hello', allow_deferral_minutes: 60 } };
    assert.deepEqual(sentBody('policy', before, { user_interaction: { message_start: 'Hello', allow_deferral_minutes: '60' } }), {});
  });
});

describe('what is never shown', () => {
  const rules = rulesOf('policy');
  const account = { username: 'ada', realname: 'Ada' };

  it('is no sign that an entry was not stored: a password', () => {
    const at = '/account_maintenance/accounts';
    const sent = nodeOf([{ ...account, password: 'sesame' }]);
    assert.ok(rules.meansSame(at, sent, nodeOf([{ ...account, password_sha256: 'f00' }])));
    assert.ok(!rules.meansSame(at, sent, nodeOf([{ ...account, realname: 'Eve' }])));
  });

  it('is no sign either where only some versions show it', () => {
    assert.ok(rules.meansSame('/self_service/notification_subject', nodeOf('News'), undefined));
    assert.ok(!rules.meansSame('/self_service/notification_subject', nodeOf('News'), nodeOf('Old')));
    assert.ok(!rules.meansSame('/self_service/install_button_text', nodeOf('Go'), undefined));
    const noted = nodeOf({ notification_message: 'News', install_button_text: 'Go' });
    assert.ok(rules.meansSame('/self_service', noted, nodeOf({ install_button_text: 'Go' })));
  });
});

describe('what Jamf Pro shows and nobody named', () => {
  const app = (scope: object): object => ({ scope: { all_computers: false, ...scope } });

  it('goes along with the scope, unless it says nothing', () => {
    const later = { later: { flag: 'x' }, rooms: '', floors: {} };
    const [before, wanted] = [app({ ...later, departments: [] }), app({ ...later, departments: [{ id: 3 }] })];
    assert.deepEqual(sentBody('policy', before, wanted), app({ later: { flag: 'x' }, departments: [{ id: 3 }] }));
  });

  it('is no group of mobile devices in the scope of a Mac app, which is refused', () => {
    const groups = { mobile_device_groups: [{ id: 2, name: 'iPads' }] };
    const [before, wanted] = [app({ ...groups, departments: [] }), app({ ...groups, departments: [{ id: 3 }] })];
    assert.deepEqual(sentBody('mac_application', before, wanted), app({ departments: [{ id: 3 }] }));
  });
});

describe('a category of Self Service that is hidden', () => {
  const at = '/self_service/self_service_categories';
  const shown = { id: 3, name: 'Apps', display_in: true };
  const stored = (sent: object[], ...there: object[]): boolean => rulesOf('policy').meansSame(at, nodeOf(sent), nodeOf(there));

  it('is stored as it was meant where it is no entry any more', () => {
    assert.ok(stored([{ ...shown, display_in: false }]));
    assert.ok(stored([shown, { id: 4, display_in: false }], shown));
    assert.ok(!stored([shown]));
    assert.ok(!stored([{ ...shown, display_in: false }], shown));
  });
});

describe('nothing in the place of a list', () => {
  it('empties it, and is no entry', () => {
    const before = { printers: { leave_existing_default: false, printer: [{ id: 1, name: 'Office' }] } };
    assert.deepEqual(sentBody('policy', before, { printers: { leave_existing_default: false, printer: null } }), {
      printers: { printer: [] },
    });
    const scripts = { scripts: [{ id: 2, name: 'Run' }] };
    for (const none of [null, '', []]) assert.deepEqual(sentBody('policy', scripts, { scripts: none }), { scripts: [] });
  });
});

describe('no category', () => {
  it('is −1 where a category has an id, and a text where it is one', () => {
    assert.deepEqual(sentBody('policy', { general: { category: { id: 3, name: 'Apps' } } }, { general: { category: null } }), {
      general: { category: { id: -1 } },
    });
    for (const none of ['', 'No category assigned'])
      assert.deepEqual(sentBody('printer', { category: 'Apps' }, { category: none }), { category: none });
  });
});

describe('what nobody emptied', () => {
  const icon = { self_service: { install_button_text: 'Go', self_service_icon: {}, notification_subject: '' } };

  it('is not sent as an empty element, though its section is', () => {
    const wanted = { self_service: { ...icon.self_service, install_button_text: 'Run' } };
    assert.deepEqual(sentBody('policy', icon, wanted), { self_service: { install_button_text: 'Run' } });
    const full = { self_service: { ...icon.self_service, self_service_icon: { id: 5 } } };
    assert.deepEqual(sentBody('policy', icon, full), { self_service: { install_button_text: 'Go', self_service_icon: { id: 5 } } });
  });

  it('is no record that was written anew with nothing in it', () => {
    const general = { name: 'Update', category: { id: 3 } };
    assert.deepEqual(sentBody('policy', { general }, { general: { ...general, name: 'New', date_time_limitations: {} } }), {
      general: { ...general, name: 'New' },
    });
  });

  it('is no mirror of the limitations, whichever kind shows one', () => {
    const scope = (...departments: object[]): object => ({ scope: { departments, limit_to_users: { user_groups: ['staff'] } } });
    for (const element of ['policy', 'os_x_configuration_profile'])
      assert.deepEqual(sentBody(element, scope(), scope({ id: 3 })), { scope: { departments: [{ id: 3 }] } });
  });
});

describe('the question about users that are not shown', () => {
  it('is for kinds that have users in scope', () => {
    const changed = (element: string): unknown =>
      rulesOf(element).minded(nodeOf({ scope: { departments: [] } }), nodeOf({ scope: { departments: [{ id: 3 }] } }));
    assert.deepEqual(['policy', 'vpp_assignment', 'restricted_software', 'patch_policy'].map(changed), [
      ['unseenUsers'],
      ['unseenUsers'],
      [],
      [],
    ]);
  });
});

describe('words that were taken out of an entry', () => {
  const scripts = (...all: object[]): object => ({ scripts: all });
  const run = { id: 2, name: 'Run', priority: 'After' };

  for (const [what, now, sent] of [
    ['its id', { name: 'Run', priority: 'After' }, { name: 'Run', priority: 'After' }],
    ['its name', { id: 2, name: '', priority: 'After' }, { id: 2, priority: 'After' }],
    ['its id for another name', { name: 'Other', priority: 'After' }, { name: 'Other', priority: 'After' }],
    ['its name for another id', { id: 9, name: null, priority: 'After' }, { id: 9, priority: 'After' }],
  ] as const) {
    it(`leave it with those that name it: ${what}`, () => {
      assert.deepEqual(sentBody('policy', scripts(run), scripts(now, { id: 5 })), scripts(sent, { id: 5 }));
    });
  }

  it('are no change where all that is gone is that not everybody is in scope', () => {
    const scope = { all_computers: false, computers: [{ id: 1 }] };
    assert.deepEqual(sentBody('policy', { scope }, { scope: { computers: [{ id: 1 }] } }), {});
    assert.deepEqual(sentBody('policy', { scope: { ...scope, all_computers: true } }, { scope: { computers: [{ id: 1 }] } }), {
      scope: { computers: [{ id: 1 }] },
    });
  });
});

describe('a record that holds fields', () => {
  const security = { removal_disallowed: 'Never' };
  const profile = (inside: unknown, text = 'Go'): object => ({
    general: { name: 'A' },
    self_service: { install_button_text: text, security: inside },
  });

  it('is not emptied by nothing in its place, which would empty choices and numbers in it', () => {
    for (const none of [null, ''])
      assert.deepEqual(faultsIn('os_x_configuration_profile', profile(security), profile(none)), [['/self_service/security', []]]);
    const scope = { scope: { exclusions: { computers: [{ id: 1 }] } } };
    assert.deepEqual(faultsIn('policy', scope, { scope: { exclusions: null } }), [['/scope/exclusions', []]]);
    assert.deepEqual(faultsIn('os_x_configuration_profile', profile(''), profile(null)), []);
  });

  it('stays as it is where its lines were taken out, but for a scope', () => {
    assert.deepEqual(sentBody('os_x_configuration_profile', profile(security), profile({}, 'Run')), {
      self_service: { install_button_text: 'Run' },
    });
    assert.deepEqual(sentBody('policy', { scope: { computers: [{ id: 1 }] } }, { scope: {} }), { scope: {} });
  });
});

describe('all computers', () => {
  const scope = { all_computers: true, computers: [], jss_users: [{ id: 1 }], exclusions: { computers: [] as object[] } };
  const at = '/scope/all_computers';

  it('go together with users, who are of another flag', () => {
    assert.deepEqual(faultsIn('policy', { scope }, { scope: { ...scope, exclusions: { computers: [{ id: 1 }] } } }), []);
    assert.deepEqual(faultsIn('policy', { scope }, { scope: { ...scope, computers: [{ id: 1 }] } }), [[at, ['false']]]);
  });

  it('that Jamf Pro shows beside others are no fault of a save that leaves the scope', () => {
    const shown = { general: { name: 'A' }, scope: { ...scope, computers: [{ id: 1 }] } };
    assert.deepEqual(faultsIn('policy', shown, { ...shown, general: { name: 'B' } }), []);
  });
});

describe('how an app is given', () => {
  it('is a choice of Mac apps as of all others, which cannot be emptied', () => {
    const given = { general: { name: 'A', deployment_type: 'Make Available in Self Service' } };
    for (const element of ['mac_application', 'mobile_device_application', 'ebook'])
      for (const deployment_type of ['', 'Install'])
        assert.deepEqual(
          faultsIn(element, given, { general: { name: 'A', deployment_type } }).map(([pointer]) => pointer),
          ['/general/deployment_type'],
        );
  });
});

describe('accounts and retries of a policy', () => {
  const accounts = (...all: object[]): object => ({ account_maintenance: { accounts: all } });
  const ada = { action: 'Create', username: 'ada', home: '/Users/ada' };

  it('are asked about for passwords that were there, and for none of an account that is new', () => {
    const minded = (before: object, wanted: object): unknown => rulesOf('policy').minded(nodeOf(before), nodeOf(wanted));
    assert.deepEqual(minded(accounts(), accounts(ada)), []);
    assert.deepEqual(minded(accounts(ada), accounts({ ...ada, realname: 'Ada' })), ['unseenSecrets']);
  });

  it('are refused where Jamf Pro drops the order without a word', () => {
    const at = (wanted: object): unknown => faultsIn('policy', accounts(), wanted).map(([pointer]) => pointer);
    assert.deepEqual(at(accounts({ action: 'DisableFileVault', username: 'ada' })), ['/account_maintenance/accounts/0/action']);
    assert.deepEqual(at(accounts({ action: 'Delete', username: 'ada' })), []);
    assert.deepEqual(at(accounts({ ...ada, home: '' })), ['/account_maintenance/accounts/0/home']);
  });

  it('are no fault where they are turned off together with the frequency that has them', () => {
    const general = (frequency: string, event: string, attempts: number): object => ({
      general: { name: 'A', frequency, retry_event: event, retry_attempts: attempts },
    });
    const once = general('Once per computer', 'trigger', 3);
    const at = (wanted: object): unknown => faultsIn('policy', once, wanted).map(([pointer]) => pointer);
    assert.deepEqual(at(general('Ongoing', 'none', -1)), []);
    assert.deepEqual(at(general('Ongoing', 'check-in', 5)), ['/general/retry_event', '/general/retry_attempts']);
  });
});
