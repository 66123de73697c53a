import assert from 'node:assert/strict';
import { faultsIn as faults, nodeOf as node, rulesOf, sentBody as body } from '../../../../../support/classic/rulesOf.ts';

describe('what only some kinds know', () => {
  describe('all of a scope beside single ones of it', () => {
    const table: readonly [element: string, all: string, refused: readonly string[], taken: readonly string[]][] = [
      ['policy', 'all_computers', ['computers', 'computer_groups', 'buildings', 'departments'], ['jss_users', 'jss_user_groups']],
      ['configuration_profile', 'all_mobile_devices', ['mobile_devices', 'mobile_device_groups', 'buildings'], ['jss_users']],
      ['ebook', 'all_computers', ['computers', 'computer_groups'], ['mobile_devices', 'buildings', 'departments', 'classes', 'jss_users']],
      ['ebook', 'all_mobile_devices', ['mobile_devices', 'mobile_device_groups'], ['computers', 'buildings', 'classes', 'jss_users']],
      ['ebook', 'all_jss_users', ['jss_users', 'jss_user_groups'], ['computers', 'classes']],
    ];
    for (const [element, all, refused, taken] of table) {
      it(`${all} of ${element}`, () => {
        const scope = (of: object): object => ({ general: { name: 'a' }, scope: { [all]: true, ...of } });
        const found = (list: string): unknown => faults(element, scope({}), scope({ [list]: [{ id: 1 }] }));
        for (const list of refused) assert.deepEqual(found(list), [[`/scope/${all}`, ['false']]], list);
        for (const list of taken) assert.deepEqual(found(list), [], list);
      });
    }
  });

  it('a category of a profile for devices, which is never shown to be shown, stays shown', () => {
    const was = { self_service: { feature_on_main_page: false, self_service_categories: [{ id: 3, name: 'Apps', priority: 5 }] } };
    const wanted = { self_service: { ...was.self_service, feature_on_main_page: true } };
    assert.deepEqual(body('configuration_profile', was, wanted), {
      self_service: { feature_on_main_page: true, self_service_categories: [{ id: 3, name: 'Apps', priority: 5, display_in: true }] },
    });
  });

  it('a time that is told three times goes in the words that were changed alone', () => {
    const at = (date: string, epoch: number): object => ({
      general: {
        date_time_limitations: { activation_date: date, activation_date_epoch: epoch, activation_date_utc: 'u', expiration_date: 'e' },
      },
    });
    assert.deepEqual(body('policy', at('a', 1), at('b', 1)), {
      general: { date_time_limitations: { activation_date: 'b', expiration_date: 'e' } },
    });
    assert.deepEqual(body('policy', at('a', 1), at('a', 2)), {
      general: { date_time_limitations: { activation_date_epoch: 2, expiration_date: 'e' } },
    });
  });

  it('a list whose line was taken out goes along where its section is sent, but for scopes, whose lines empty what they stood for', () => {
    const was = { package_configuration: { packages: [{ id: 1, name: 'P', action: 'Install' }], distribution_point: 'd' } };
    assert.deepEqual(body('policy', was, { package_configuration: { distribution_point: 'e' } }), {
      package_configuration: { packages: was.package_configuration.packages, distribution_point: 'e' },
    });
    const scope = { computers: [{ id: 1 }], buildings: [{ id: 2 }] };
    assert.deepEqual(body('policy', { scope }, { scope: { computers: [] } }), { scope: { computers: [] } });
  });

  it('an entry of a list goes with its empty texts', () => {
    const group = (operator: string): object => ({ name: 'a', criteria: [{ name: 'x', priority: 0, search_type: operator, value: '' }] });
    assert.deepEqual(body('user_group', group('is'), group('is not')), {
      criteria: [{ name: 'x', priority: 0, search_type: 'is not', value: '' }],
    });
  });

  it('a section is not emptied by a word for nothing', () => {
    const was = { general: { name: 'a' }, scope: { computers: [{ id: 1 }] } };
    assert.deepEqual(faults('policy', was, { general: null, scope: '' }), [
      ['/general', []],
      ['/scope', []],
    ]);
    assert.deepEqual(faults('network_segment', { name: 'a' }, { name: 'a' }), []);
    assert.deepEqual(faults('user_group', { name: 'a', site: { id: 3, name: 'S' } }, { name: 'a', site: null }), []);
  });

  it('a hash that a newer version shows beside the fields is never sent back', () => {
    const was = { connection: { name: 'a', port: 1, bind_sha256: 'ab', later: 'x' } };
    const wanted = { connection: { ...was.connection, port: 2 } };
    assert.deepEqual(body('ldap_server', was, wanted), { connection: { name: 'a', port: 2, later: 'x' } });
  });

  it('XML that fields cannot say is to be removed from what is new, and put back in what was there', () => {
    const message = (before: unknown, wanted: unknown): string =>
      rulesOf('site').faults(before === undefined ? undefined : node(before), node(wanted))[0]?.message ?? '';
    const odd = { name: 'a', more: { '#xml': '<more a="1"/>' } };
    assert.match(message(undefined, odd), /Remove it\.$/);
    assert.match(message(odd, { ...odd, more: { '#xml': '<more/>' } }), /Put it back to save\.$/);
    assert.equal(message(odd, { ...odd, name: 'b' }), '');
  });
});
