import assert from 'node:assert/strict';
import { demoUser } from '../../../src/demo/demo.ts';
import { computerManagementId } from '../../../src/demo/data/computers.ts';
import { ask as plainAsk, noon, signedIn, standing, userToken } from '../../support/demoCaller.ts';

describe('demo prestages', () => {
  const path = '/api/v3/computer-prestages/1';
  const conflict = { httpStatus: 409, errors: [{ code: 'OPTIMISTIC_LOCK_FAILED', description: 'Conflict', id: '0' }] };

  it('stores what was read, raises all four locks, and refuses the same again', () => {
    const ask = signedIn(standing().demo);
    const read = ask('GET', path).json;
    const stored = ask('PUT', path, { ...read, supportPhoneNumber: '1' });
    assert.equal(stored.status, 200);
    assert.equal(stored.json.versionLock, read.versionLock + 1);
    for (const part of ['locationInformation', 'purchasingInformation', 'accountSettings']) {
      assert.equal(stored.json[part].versionLock, read[part].versionLock + 1, part);
    }
    const stale = ask('PUT', path, read);
    assert.deepEqual([stale.status, stale.json], [409, conflict]);
    assert.equal(ask('GET', path).json.supportPhoneNumber, '1');
  });

  for (const part of ['locationInformation', 'purchasingInformation', 'accountSettings']) {
    it(`refuses a stale lock in ${part} alone`, () => {
      const ask = signedIn(standing().demo);
      const read = ask('GET', path).json;
      assert.equal(ask('PUT', path, { ...read, [part]: { ...read[part], versionLock: 77 } }).status, 409);
    });
  }

  it('never shows its passwords, and loses them in a round trip', () => {
    const { demo } = standing();
    const ask = signedIn(demo);
    const stored = (): unknown[] => {
      const row = demo.peek('computer-prestages', '1') as { recoveryLockPassword: unknown; accountSettings: { adminPassword?: unknown } };
      return [row.recoveryLockPassword, row.accountSettings.adminPassword];
    };
    assert.ok(stored().every((secret) => typeof secret === 'string'));
    const read = ask('GET', path);
    assert.ok(stored().every((secret) => !read.text.includes(String(secret))));
    ask('PUT', path, read.json);
    assert.deepEqual(stored(), [null, undefined]);
  });

  it('creates with lock 0', () => {
    const ask = signedIn(standing().demo);
    const { json } = ask('POST', '/api/v3/computer-prestages', { ...ask('GET', path).json, displayName: 'Loaners', versionLock: 5 });
    assert.equal(ask('GET', `/api/v3/computer-prestages/${json.id}`).json.versionLock, 0);
  });

  it('has a scope with a lock of its own', () => {
    const ask = signedIn(standing().demo);
    const scope = '/api/v2/computer-prestages/1/scope';
    const read = ask('GET', scope).json;
    assert.deepEqual([read.prestageId, read.assignments.length, read.versionLock], ['1', 4, 2]);
    const send = (method: 'PUT' | 'POST', below: string, serialNumbers: readonly string[], versionLock: number) => {
      const answer = ask(method, scope + below, { serialNumbers, versionLock });
      return answer.status === 200 ? answer.json.assignments.map((entry: { serialNumber: string }) => entry.serialNumber) : answer.status;
    };
    const held = read.assignments.map((entry: { serialNumber: string }) => entry.serialNumber);
    assert.deepEqual(send('POST', '', ['NEW00001'], 2), [...held, 'NEW00001']);
    assert.equal(send('POST', '', ['NEW00002'], 2), 409);
    assert.deepEqual(send('POST', '/delete-multiple', held, 3), ['NEW00001']);
    assert.deepEqual(send('PUT', '', ['NEW00003'], 4), ['NEW00003']);
    assert.equal(send('PUT', '', ['no'], 5), 400);
    assert.equal(ask('GET', '/api/v2/computer-prestages/scope').json.serialsByPrestageId['NEW00003'], '1');
    assert.equal(ask('GET', '/api/v2/computer-prestages/9/scope').status, 404);
  });
});

describe('demo accounts', () => {
  it('never shows a password, and loses it in a round trip', () => {
    const { demo } = standing();
    const ask = signedIn(demo);
    const read = ask('GET', '/api/v1/accounts/1');
    assert.ok(!read.text.includes(demoUser.password) && !ask('GET', '/api/v1/accounts').text.includes('plainPassword'));
    assert.equal(demo.peek('accounts', '1')?.['plainPassword'], demoUser.password);
    assert.equal(ask('PUT', '/api/v1/accounts/1', read.json).status, 200);
    assert.equal(demo.peek('accounts', '1')?.['plainPassword'], null);
    assert.equal(userToken(demo, demoUser).status, 401);
  });

  it('lets the caller change the own password, once in ten seconds', () => {
    const { demo, setTime } = standing();
    const ask = plainAsk(demo, userToken(demo, demoUser).json.token);
    const change = (currentPassword: string) => ask('POST', '/api/v1/user/change-password', { currentPassword, newPassword: 'next' });
    assert.equal(change('wrong').status, 400);
    const limited = change(demoUser.password);
    assert.deepEqual([limited.status, limited.headers.find(([name]) => name === 'retry-after')?.[1]], [429, '10']);
    setTime(noon + 10_000);
    assert.equal(change(demoUser.password).status, 202);
    assert.equal(userToken(demo, { ...demoUser, password: 'next' }).status, 200);
  });
});

describe('demo patch titles', () => {
  const path = '/api/v3/patch-software-title-configurations/1';
  const mergePatch = { 'content-type': 'application/merge-patch+json' };

  it('takes a merge patch under its own media type: absent stays, null empties', () => {
    const ask = signedIn(standing().demo);
    const before = ask('GET', path).json;
    assert.equal(ask('PATCH', path, { displayName: 'X' }).status, 415);
    const answer = ask('PATCH', path, { categoryId: '4', packages: null, jamfOfficial: false }, mergePatch);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json, { ...before, categoryId: '4', packages: [] });
    assert.deepEqual(ask('GET', path).json, answer.json);
  });

  it('has no PUT, and pages of versions', () => {
    const ask = signedIn(standing().demo);
    assert.equal(ask('PUT', path, {}).status, 405);
    const { totalCount, results } = ask('GET', `${path}/definitions?page=1&page-size=5`).json;
    assert.deepEqual([totalCount, results.length, results[0].absoluteOrderId], [12, 5, '5']);
  });
});

describe('demo MDM commands', () => {
  const path = '/api/v2/mdm/commands';
  const ids = (count: number): string => Array.from({ length: count }, (_, index) => computerManagementId(index)).join(',');

  for (const [filter, status] of [
    ['', 400],
    ['status==Pending', 200],
    [`clientManagementId=in=(${ids(40)})`, 200],
    [`clientManagementId=in=(${ids(41)})`, 414],
    ['dateSent=gt=2026-01-01', 200],
    ['dateSent==2026-01-01', 400],
    ['nosuch==1', 400],
    ['status==', 400],
  ] as const) {
    it(`answers ${status} to the filter ${filter.slice(0, 40) || '(none)'}`, () => {
      assert.equal(signedIn(standing().demo)('GET', `${path}?filter=${encodeURIComponent(filter)}`).status, status);
    });
  }

  it('sends one command to each device, and lists them as pending', () => {
    const ask = signedIn(standing().demo);
    const clientData = [0, 1].map((index) => ({ managementId: computerManagementId(index) }));
    const sent = ask('POST', path, { clientData, commandData: { commandType: 'RESTART_DEVICE' } });
    assert.deepEqual([sent.status, sent.json.length], [201, 2]);
    const listed = ask('GET', `${path}?filter=command==RESTART_DEVICE;status==Pending`).json.results;
    assert.deepEqual(
      listed.map((row: { uuid: string }) => row.uuid),
      sent.json.map((entry: { id: string }) => entry.id),
    );
    assert.equal(ask('POST', path, { clientData, commandData: { commandType: 'DANCE' } }).status, 400);
  });
});

describe('demo local admin passwords', () => {
  const device = `/api/v2/local-admin-password/${computerManagementId(3)}`;
  const passwordPath = `${device}/account/avsadmin/password`;

  it('starts a rotation when a password is looked at, and says who looked', () => {
    const { demo, setTime } = standing();
    const ask = signedIn(demo);
    const pending = (): number => ask('GET', '/api/v2/local-admin-password/pending-rotations').json.totalCount;
    assert.equal(pending(), 0);
    const { password } = ask('GET', passwordPath).json;
    assert.equal(pending(), 1);
    assert.equal(ask('GET', passwordPath).json.password, password);
    const { audits } = ask('GET', `${device}/account/avsadmin/audit`).json.results[0];
    assert.deepEqual(
      audits.map((entry: { viewedBy: string }) => entry.viewedBy),
      ['demo-admin', 'demo-admin'],
    );
    setTime(noon + 3_600_000);
    const fresh = signedIn(demo);
    assert.notEqual(fresh('GET', passwordPath).json.password, password);
  });

  it('sets a password without showing it', () => {
    const ask = signedIn(standing().demo);
    const body = { lapsUserPasswordList: [{ username: 'avsadmin', password: 'chosen' }] };
    const answer = ask('PUT', `${device}/set-password`, body);
    assert.ok(answer.status === 200 && !answer.text.includes('chosen'));
    assert.equal(ask('GET', passwordPath).json.password, 'chosen');
    assert.equal(ask('GET', `${device}/account/nobody/password`).status, 400);
  });
});

describe('demo settings', () => {
  it('has an object without an id, checked and kept with a history', () => {
    const ask = signedIn(standing().demo);
    const path = '/api/v1/self-service/settings';
    const read = ask('GET', path).json;
    const wrong = ask('PUT', path, { ...read, loginSettings: { ...read.loginSettings, authType: 'None' } });
    assert.deepEqual([wrong.status, wrong.json.errors[0].field], [400, 'loginSettings.authType']);
    const changed = { ...read, installSettings: { installAutomatically: false, installLocation: '/Applications/School' } };
    assert.deepEqual(ask('PUT', path, changed).json, changed);
    assert.deepEqual(ask('GET', path).json, changed);
    assert.equal(ask('GET', `${path}/history`).json.totalCount, 1);
  });
});

describe('demo pages beside the API', () => {
  const { demo } = standing({ computers: 3 });
  const anyone = plainAsk(demo);
  const ask = signedIn(demo);
  const xml = { 'content-type': 'application/xml' };

  it('answers Classic paths in XML, or JSON when asked', () => {
    assert.match(ask('GET', '/JSSResource/policies').text, /^<\?xml.*<policies><size>60<\/size><policy><id>1<\/id>/);
    const { computers } = ask('GET', '/JSSResource/computers', undefined, { accept: 'application/json' }).json;
    assert.deepEqual(computers[2], { id: 3, name: 'AVS-MAC-100003' });
    assert.match(ask('GET', '/JSSResource/computers/id/1').text, /<serial_number>AV/);
    assert.equal(ask('GET', '/JSSResource/policies/id/1', undefined, { accept: 'application/json' }).json.policy.general.id, 1);
  });

  it('takes Classic writes in XML only, in parts', () => {
    const own = signedIn(standing().demo);
    const made = own('POST', '/JSSResource/policies/id/0', '<policy><general><name>New</name></general></policy>', xml);
    assert.deepEqual([made.status, made.text.endsWith('<policy><id>61</id></policy>')], [201, true]);
    own('PUT', '/JSSResource/policies/id/61', '<policy><general><enabled>true</enabled></general></policy>', xml);
    assert.match(own('GET', '/JSSResource/policies/id/61').text, /<name>New<\/name><enabled>true<\/enabled>/);
    assert.equal(own('PUT', '/JSSResource/policies/id/61', '{}', { 'content-type': 'application/json' }).status, 415);
    assert.equal(own('POST', '/JSSResource/policies/id/0', '<policy><general><name>New</name></general></policy>', xml).status, 409);
  });

  for (const [path, status] of [
    ['/JSSResource/policies/id/777', 404],
    ['/JSSResource/nothing', 404],
  ] as const) {
    it(`answers ${path} with an HTML status page`, () => {
      const answer = ask('GET', path);
      assert.equal(answer.status, status);
      assert.match(answer.text, /<title>Status page<\/title>.*font-weight: bold/);
    });
  }

  it('says in HTML that a Classic request needs a token', () => {
    const answer = anyone('GET', '/JSSResource/policies');
    assert.equal(answer.status, 401);
    assert.match(answer.text, /The request requires user authentication/);
  });

  it('sends other paths to a login page', () => {
    const away = anyone('GET', '/computers.html?id=1&o=r');
    assert.deepEqual([away.status, away.headers[0]], [302, ['location', '/']]);
    assert.match(anyone('GET', '/').text, /^<!DOCTYPE html>/);
    assert.equal(anyone('GET', '/healthCheck.html').text, '[]');
  });
});
