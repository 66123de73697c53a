import assert from 'node:assert/strict';
import { demoAdminClient, demoAuditor, demoClient, demoReadOnlyClient, demoShortClient, demoUser } from '../../../src/demo/demo.ts';
import { ask, clientToken, noon, signedIn, standing, userToken } from '../../support/demoCaller.ts';

describe('demo authentication', () => {
  it('gives a client a token in the OAuth format, on both paths', () => {
    const { demo } = standing();
    const token = clientToken(demo, demoClient).json;
    assert.deepEqual(Object.keys(token), ['access_token', 'token_type', 'scope', 'expires_in']);
    assert.deepEqual([token.token_type, token.scope, token.expires_in], ['Bearer', 'api-role:2', 1799]);
    const form = `grant_type=client_credentials&client_id=${demoClient.clientId}&client_secret=${demoClient.clientSecret}`;
    const old = ask(demo)('POST', '/api/oauth/token', form, { 'content-type': 'application/x-www-form-urlencoded' });
    assert.equal(old.status, 200);
  });

  for (const [body, status, error] of [
    ['grant_type=client_credentials&client_id=demo-client&client_secret=wrong', 401, 'invalid_client'],
    ['grant_type=client_credentials&client_id=nobody&client_secret=x', 401, 'invalid_client'],
    ['grant_type=password&client_id=demo-client', 400, 'unsupported_grant_type'],
    ['grant_type=client_credentials&client_id=demo-client&client_secret=demo-client-secret&scope=api-role%3A1', 400, 'invalid_scope'],
  ] as const) {
    it(`refuses ${error} in the OAuth format`, () => {
      const answer = ask(standing().demo)('POST', '/api/v1/oauth/token', body, { 'content-type': 'application/x-www-form-urlencoded' });
      assert.deepEqual([answer.status, answer.json.error], [status, error]);
      assert.equal(answer.json.errors, undefined);
    });
  }

  it('gives a user a token in the other format', () => {
    const { demo } = standing();
    const { token, expires } = userToken(demo, demoUser).json;
    assert.equal(expires, new Date(noon + 1_800_000).toISOString());
    assert.equal(ask(demo, token)('GET', '/api/v1/buildings').status, 200);
  });

  it('answers 401 without a token, with a wrong one, and with one that is too old', () => {
    const { demo, setTime } = standing();
    const { access_token: token, expires_in: seconds } = clientToken(demo, demoShortClient).json;
    assert.equal(seconds, 59);
    const none = ask(demo)('GET', '/api/v1/buildings');
    assert.deepEqual([none.status, none.json.errors[0].code], [401, 'INVALID_TOKEN']);
    assert.equal(ask(demo, 'nonsense')('GET', '/api/v1/buildings').status, 401);
    setTime(noon + 59_999);
    assert.equal(ask(demo, token)('GET', '/api/v1/buildings').status, 200);
    setTime(noon + 60_000);
    assert.equal(ask(demo, token)('GET', '/api/v1/buildings').status, 401);
  });

  it('lets all tokens live as long as the option says', () => {
    const { demo } = standing({ tokenLifetimeSeconds: 7 });
    assert.equal(clientToken(demo, demoClient).json.expires_in, 6);
    assert.equal(userToken(demo, demoUser).json.expires, new Date(noon + 7000).toISOString());
  });

  it('keeps a user token alive, ends the old one at once, and does neither for a client', () => {
    const { demo } = standing();
    const { token } = userToken(demo, demoUser).json;
    const fresh = ask(demo, token)('POST', '/api/v1/auth/keep-alive').json.token;
    assert.notEqual(fresh, token);
    assert.equal(ask(demo, token)('GET', '/api/v1/auth').status, 401);
    assert.equal(ask(demo, fresh)('GET', '/api/v1/auth').status, 200);
    assert.equal(signedIn(demo)('POST', '/api/v1/auth/keep-alive').status, 401);
  });

  it('invalidates a token', () => {
    const { demo } = standing();
    const token = clientToken(demo, demoClient).json.access_token;
    assert.equal(ask(demo, token)('POST', '/api/v1/auth/invalidate-token').status, 204);
    assert.equal(ask(demo, token)('POST', '/api/v1/auth/invalidate-token').status, 401);
  });

  it('says who the token speaks for, and what it may do', () => {
    const { demo } = standing();
    const me = signedIn(demo, demoReadOnlyClient)('GET', '/api/v1/auth').json;
    assert.equal(me.account.username, 'demo-read-only');
    assert.equal(me.authenticationType, 'CLIENT_CREDENTIALS');
    assert.deepEqual(me.account.privilegesBySite, { '-1': ['Read Buildings', 'Read Departments', 'Read Scripts'] });
    const auditor = ask(demo, userToken(demo, demoAuditor).json.token)('GET', '/api/v1/auth').json;
    assert.ok(auditor.account.privilegesBySite['-1'].every((name: string) => name.startsWith('Read ')));
  });

  for (const [client, method, path, status] of [
    [demoReadOnlyClient, 'GET', '/api/v1/buildings', 200],
    [demoReadOnlyClient, 'GET', '/api/v1/categories', 403],
    [demoReadOnlyClient, 'DELETE', '/api/v1/buildings/1', 403],
    [demoClient, 'POST', '/api/v4/computers-inventory/1/remove-mdm-profile', 403],
    [demoAdminClient, 'POST', '/api/v4/computers-inventory/1/remove-mdm-profile', 200],
  ] as const) {
    it(`answers ${status} to ${client.clientId} for ${method} ${path}`, () => {
      const answer = signedIn(standing().demo, client)(method, path);
      assert.equal(answer.status, status);
      if (status === 403) assert.equal(answer.json.errors[0].code, 'INVALID_PRIVILEGE');
    });
  }

  it('resolves roles at each request: a change counts for tokens given out before', () => {
    const { demo } = standing();
    const reader = signedIn(demo, demoReadOnlyClient);
    const admin = signedIn(demo);
    assert.equal(reader('GET', '/api/v1/sites').status, 403);
    admin('PUT', '/api/v1/api-roles/3', { displayName: 'Helpdesk', privileges: ['Read Sites'] });
    assert.equal(reader('GET', '/api/v1/sites').status, 200);
    assert.equal(reader('GET', '/api/v1/buildings').status, 403);
  });

  it('locks an account after five wrong passwords, and counts them', () => {
    const { demo } = standing();
    for (let round = 0; round < 5; round += 1) assert.equal(userToken(demo, { ...demoUser, password: 'wrong' }).status, 401);
    assert.equal(userToken(demo, demoUser).status, 401);
    assert.equal(signedIn(demo)('GET', '/api/v1/accounts/1').json.failedLoginAttempts, 5);
  });

  it('names an expired password', () => {
    const { demo } = standing();
    const admin = signedIn(demo);
    const account = admin('GET', '/api/v1/accounts/2').json;
    admin('PUT', '/api/v1/accounts/2', { ...account, plainPassword: demoAuditor.password, changePasswordOnNextLogin: true });
    assert.equal(userToken(demo, demoAuditor).json.errors[0].code, 'USER_EXPIRED_PASSWORD');
  });

  it('does not die with a client: its token stays good, a new one is refused', () => {
    const { demo } = standing();
    const admin = signedIn(demo);
    const reader = signedIn(demo, demoReadOnlyClient);
    const client = admin('GET', '/api/v1/api-integrations/3').json;
    assert.equal(client.id, 3);
    admin('PUT', '/api/v1/api-integrations/3', { ...client, enabled: false });
    assert.equal(reader('GET', '/api/v1/buildings').status, 200);
    assert.equal(clientToken(demo, demoReadOnlyClient).json.error, 'invalid_client');
  });

  it('rotates a secret, which is shown once', () => {
    const { demo } = standing();
    const admin = signedIn(demo);
    const fresh = admin('POST', '/api/v1/api-integrations/3/client-credentials').json;
    assert.equal(clientToken(demo, demoReadOnlyClient).status, 401);
    assert.equal(clientToken(demo, fresh).status, 200);
    assert.ok(!admin('GET', '/api/v1/api-integrations/3').text.includes(fresh.clientSecret));
  });

  it('makes a client that can sign in, and a role that may not go while it is used', () => {
    const { demo } = standing();
    const admin = signedIn(demo);
    const role = admin('POST', '/api/v1/api-roles', { displayName: 'Sites', privileges: ['Read Sites'] });
    assert.deepEqual([role.status, role.json.displayName], [200, 'Sites']);
    const client = admin('POST', '/api/v1/api-integrations', { displayName: 'New', enabled: true, authorizationScopes: ['Sites'] }).json;
    const secret = admin('POST', `/api/v1/api-integrations/${client.id}/client-credentials`).json;
    assert.equal(clientToken(demo, secret).json.expires_in, 59);
    assert.equal(signedIn(demo, secret)('GET', '/api/v1/sites').status, 200);
    assert.equal(admin('DELETE', `/api/v1/api-roles/${role.json.id}`).status, 409);
    assert.equal(admin('DELETE', `/api/v1/api-integrations/${client.id}`).status, 204);
    assert.equal(admin('DELETE', `/api/v1/api-roles/${role.json.id}`).status, 204);
  });

  it('refuses privileges and roles that there are not', () => {
    const admin = signedIn(standing().demo);
    const role = admin('POST', '/api/v1/api-roles', { displayName: 'X', privileges: ['Read Everything'] });
    assert.deepEqual([role.status, role.json.errors[0].field], [400, 'privileges']);
    const client = admin('POST', '/api/v1/api-integrations', { displayName: 'X', authorizationScopes: ['Nobody'] });
    assert.deepEqual([client.status, client.json.errors[0].field], [400, 'authorizationScopes']);
  });

  it('lists privileges, and finds some', () => {
    const admin = signedIn(standing().demo);
    const all: string[] = admin('GET', '/api/v1/api-role-privileges').json.privileges;
    assert.ok(all.length > 60 && all.includes('Read Policies'));
    assert.deepEqual(admin('GET', '/api/v1/api-role-privileges/search?name=read%20sites').json.privileges, ['Read Sites']);
  });

  it('needs no token where the document says so', () => {
    const anyone = ask(standing().demo);
    assert.equal(anyone('GET', '/api/startup-status').json.stepCode, 'SERVER_INIT_COMPLETE');
    assert.equal(anyone('GET', '/api/v1/health-check').status, 204);
    assert.equal(anyone('GET', '/api/v1/jamf-pro-version').status, 401);
  });
});
