import assert from 'node:assert/strict';
import { signedIn, standing } from '../../support/demoCaller.ts';

describe('demo computers', () => {
  const { demo } = standing();
  const ask = signedIn(demo);

  it('answers GENERAL alone unless asked, the other sections null, not absent', () => {
    const row = ask('GET', '/api/v4/computers-inventory').json.results[0];
    assert.equal(row.general.platform, 'Mac');
    const others = Object.keys(row).filter((key) => !['id', 'udid', 'general'].includes(key));
    assert.equal(others.length, 21);
    assert.ok(others.every((key) => row[key] === null));
  });

  it('answers the sections asked for, in both spellings of a list', () => {
    for (const query of ['section=HARDWARE&section=OPERATING_SYSTEM', 'section=HARDWARE,OPERATING_SYSTEM']) {
      const row = ask('GET', `/api/v4/computers-inventory/1?${query}`).json;
      assert.equal(row.hardware.make, 'Apple');
      assert.equal(row.operatingSystem.name, 'macOS');
      assert.equal(row.general, null);
    }
    const wrong = ask('GET', '/api/v4/computers-inventory?section=NOPE');
    assert.deepEqual([wrong.status, wrong.json.errors[0].field], [400, 'section']);
  });

  it('answers everything on the detail path', () => {
    const row = ask('GET', '/api/v4/computers-inventory-detail/1').json;
    const missing = Object.keys(row).filter((key) => row[key] === null);
    assert.deepEqual(missing, ['contentCaching']);
  });

  it('filters and sorts by sections that it does not show', () => {
    const filter = encodeURIComponent('hardware.appleSilicon==false;general.name=="AVS-*"');
    const { totalCount, results } = ask('GET', `/api/v4/computers-inventory?filter=${filter}&section=HARDWARE&page-size=2000`).json;
    assert.ok(totalCount > 5 && totalCount < 100);
    assert.ok(results.every((row: { hardware: { appleSilicon: boolean } }) => !row.hardware.appleSilicon));
    const sorted = ask('GET', '/api/v4/computers-inventory?sort=general.lastContact:desc&page-size=2000').json.results;
    const dates: string[] = sorted.map((row: { general: { lastContact: string } }) => row.general.lastContact);
    assert.ok(dates.every((date, index) => index === 0 || (dates[index - 1] ?? '') >= date));
  });

  it('keeps its order by name when a computer is renamed', () => {
    const own = signedIn(standing({ computers: 4 }).demo);
    own('PATCH', '/api/v4/computers-inventory-detail/1', { general: { name: 'ZZZ' } });
    const ids = own('GET', '/api/v4/computers-inventory').json.results.map((row: { id: string }) => row.id);
    assert.deepEqual(ids, ['2', '3', '4', '1']);
  });

  it('has other names in the version before', () => {
    const old = ask('GET', '/api/v3/computers-inventory/1').json.general;
    const fresh = ask('GET', '/api/v4/computers-inventory/1').json.general;
    assert.equal(old.lastContactTime, fresh.lastContact);
    assert.deepEqual([old.lastContact, fresh.lastContactTime, fresh.lastReportedIp], [undefined, undefined, undefined]);
    const filter = (version: string, field: string): number =>
      ask('GET', `/api/${version}/computers-inventory?filter=general.${field}>2020-01-01`).status;
    assert.deepEqual(
      [filter('v3', 'lastContactTime'), filter('v4', 'lastContactTime'), filter('v3', 'lastContact'), filter('v4', 'lastContact')],
      [200, 400, 400, 200],
    );
  });

  it('changes by section on the detail path, attributes by their id, and nothing else', () => {
    const own = signedIn(standing().demo);
    const before = own('GET', '/api/v4/computers-inventory-detail/5').json;
    const answer = own('PATCH', '/api/v4/computers-inventory-detail/5', {
      general: { assetTag: 'NEW', siteId: '2', extensionAttributes: [{ definitionId: '9', values: ['x'] }] },
      extensionAttributes: [{ definitionId: '3', values: [] }],
    });
    assert.deepEqual([answer.status, answer.text], [204, '']);
    const after = own('GET', '/api/v4/computers-inventory-detail/5').json;
    assert.deepEqual(after.general, {
      ...before.general,
      assetTag: 'NEW',
      site: { id: '2', name: 'High Schools' },
      extensionAttributes: [{ definitionId: '9', values: ['x'] }],
    });
    assert.deepEqual(after.extensionAttributes, [before.extensionAttributes[0], { ...before.extensionAttributes[1], values: [] }]);
    assert.deepEqual({ ...after, general: 0, extensionAttributes: 0 }, { ...before, general: 0, extensionAttributes: 0 });
  });

  it('creates, refuses a second serial number, and deletes', () => {
    const own = signedIn(standing({ computers: 3 }).demo);
    const body = { general: { name: 'Fresh' }, hardware: { serialNumber: 'NEW12345' } };
    assert.equal(own('POST', '/api/v4/computers-inventory', body).json.id, '4');
    assert.equal(own('POST', '/api/v4/computers-inventory', body).json.errors[0].code, 'DUPLICATE_FIELD');
    assert.equal(own('DELETE', '/api/v4/computers-inventory/2').status, 204);
    const ids = own('GET', '/api/v4/computers-inventory?sort=id:asc').json.results.map((row: { id: string }) => row.id);
    assert.deepEqual(ids, ['1', '3', '4']);
    assert.equal(own('POST', '/api/v4/computers-inventory', { general: { name: 'Next' } }).json.id, '5');
  });

  it('sends commands that destroy, and reveals what is secret, on paths of their own', () => {
    const erased = ask('POST', '/api/v4/computers-inventory/1/erase', { pin: null });
    assert.deepEqual([erased.status, erased.json.deviceId], [200, '1']);
    assert.equal(ask('GET', '/api/v4/computers-inventory/1/view-recovery-lock-password').json.recoveryLockPassword.length, 6);
    assert.equal(ask('GET', '/api/v4/computers-inventory/filevault').json.totalCount, 200);
  });
});

describe('demo mobile devices', () => {
  const ask = signedIn(standing().demo);

  it('has a slim list, and a wide one with sections and a filter by plain field names', () => {
    const slim = ask('GET', '/api/v2/mobile-devices').json;
    assert.equal(slim.totalCount, 80);
    const { name, serialNumber } = slim.results[3];
    const wide = ask('GET', `/api/v2/mobile-devices/detail?section=HARDWARE&filter=displayName==${name}`).json;
    assert.deepEqual([wide.totalCount, wide.results[0].hardware.serialNumber, wide.results[0].general], [1, serialNumber, null]);
  });

  it('tells the kinds apart', () => {
    const rows = ask('GET', '/api/v2/mobile-devices/detail?page-size=2000').json.results;
    const kinds = new Set(rows.map((row: { deviceType: string }) => row.deviceType));
    assert.deepEqual(kinds, new Set(['tvOS', 'iOS']));
    const box = rows.find((row: { deviceType: string }) => row.deviceType === 'tvOS').mobileDeviceId;
    const detail = ask('GET', `/api/v2/mobile-devices/${box}/detail`).json;
    assert.deepEqual([detail.type, detail.ios, typeof detail.tvos], ['tvos', null, 'object']);
  });

  it('changes in parts, and answers with the whole', () => {
    const changed = ask('PATCH', '/api/v2/mobile-devices/7', { name: 'Front desk', location: { room: '1' } });
    assert.deepEqual([changed.status, changed.json.name, changed.json.location.room], [200, 'Front desk', '1']);
    assert.ok(changed.json.location.username.length > 0);
    assert.equal(ask('GET', '/api/v2/mobile-devices/7').json.name, 'Front desk');
  });
});

describe('demo groups', () => {
  it('counts the members of smart groups, without an id in the object', () => {
    const ask = signedIn(standing().demo);
    const row = ask('GET', '/api/v3/computer-groups/smart-groups?filter=id==2').json.results[0];
    const { members } = ask('GET', '/api/v3/computer-groups/smart-group-membership/2').json;
    assert.ok(row.membershipCount > 5 && row.membershipCount === members.length);
    const item = ask('GET', '/api/v3/computer-groups/smart-groups/2').json;
    assert.deepEqual([item.id, item.name], [undefined, 'Intel Macs']);
    const other = ask('PUT', '/api/v3/computer-groups/smart-groups/2', {
      ...item,
      criteria: [{ ...item.criteria[0], searchType: 'is not' }],
    });
    assert.equal(other.status, 202);
    const rest = ask('GET', '/api/v3/computer-groups/smart-group-membership/2').json.members;
    assert.equal(rest.length + members.length, 200);
  });

  it('answers 422 for a name that is taken and for a group in use', () => {
    const ask = signedIn(standing().demo);
    assert.equal(ask('POST', '/api/v3/computer-groups/smart-groups', { name: 'Intel Macs' }).status, 422);
    assert.equal(ask('DELETE', '/api/v3/computer-groups/smart-groups/1').status, 422);
    assert.equal(ask('DELETE', '/api/v3/computer-groups/smart-groups/2').status, 204);
  });

  it('hides the members of a static group, and loses them in a round trip', () => {
    const ask = signedIn(standing().demo);
    const members = (): number[] => ask('GET', '/api/v3/computer-groups/static-group-membership/102').json.members;
    assert.deepEqual(members(), [2, 3, 5, 8]);
    const item = ask('GET', '/api/v3/computer-groups/static-groups/102').json;
    assert.equal(item.assignments, undefined);
    const trap = ask('PUT', '/api/v3/computer-groups/static-groups/102', item);
    assert.deepEqual([trap.status, trap.json], [500, { httpStatus: 500, errors: [] }]);
    assert.deepEqual(members(), [2, 3, 5, 8]);
    const answer = ask('PUT', '/api/v3/computer-groups/static-groups/102', { ...item, assignments: ['9'] });
    assert.deepEqual([answer.status, answer.json.assignments, members()], [202, ['9'], [9]]);
    assert.equal(ask('PUT', '/api/v3/computer-groups/static-groups/102', { ...item, assignments: ['999'] }).status, 400);
  });

  it('shows memberships on the computer', () => {
    const ask = signedIn(standing().demo);
    const groups = ask('GET', '/api/v4/computers-inventory/2?section=GROUP_MEMBERSHIPS').json.groupMemberships;
    const names = new Set(groups.map((group: { groupName: string }) => group.groupName));
    assert.ok(names.has('All Managed Clients') && names.has('Pilot') && !names.has('Testing cart'));
  });

  it('has all groups in one list by UUID, with type and kind to filter by', () => {
    const ask = signedIn(standing().demo);
    const list = (filter: string) => ask('GET', `/api/v2/groups?filter=${encodeURIComponent(filter)}`).json;
    assert.equal(list('').totalCount, 9);
    assert.equal(list('groupType=="COMPUTER" and isSmart=="true"').totalCount, 4);
    assert.equal(list('groupType=="computer"').totalCount, 0);
    const pilot = list('groupName==Pilot').results[0];
    assert.match(pilot.groupPlatformId, /^[0-9a-f-]{36}$/);
    assert.deepEqual([pilot.groupJamfProId, pilot.membershipCount, pilot.criteria], ['102', 4, undefined]);
  });

  it('changes members one by one through that list', () => {
    const ask = signedIn(standing().demo);
    const { groupPlatformId: id } = ask('GET', '/api/v2/groups?filter=groupName==Pilot').json.results[0];
    const assignments = [
      { deviceId: '2', selected: false },
      { deviceId: '7', selected: true },
    ];
    assert.equal(ask('PATCH', `/api/v2/groups/${id}`, { groupName: 'Pilots', assignments }).status, 204);
    assert.deepEqual(ask('GET', '/api/v3/computer-groups/static-group-membership/102').json.members, [3, 5, 8, 7]);
    assert.equal(ask('GET', `/api/v2/groups/${id}`).json.groupName, 'Pilots');
    assert.equal(ask('DELETE', `/api/v2/groups/${id}`).status, 204);
    assert.equal(ask('GET', '/api/v3/computer-groups/static-groups/102').status, 404);
  });
});
