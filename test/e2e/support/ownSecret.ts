import assert from 'node:assert/strict';
import type { Demo, DemoRequest } from '../../../src/demo/demo.ts';
import { demoAdminClient, demoClient } from '../../../src/demo/demo.ts';
import { at } from '../../../src/demo/values.ts';

/** What an API client signs in with. */
export interface ClientAccount {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Gives the demo's client a new secret, as an admin does in Jamf Pro: one that stands in no file of the project. The one from before stops
 * working.
 */
export function newSecret(demo: Demo): ClientAccount {
  const ask = (method: DemoRequest['method'], path: string, more: Partial<DemoRequest> = {}): unknown => {
    const { status, body } = demo.handle({ method, path, headers: {}, ...more });
    assert.equal(status, 200, path);
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  };
  const form = { grant_type: 'client_credentials', client_id: demoAdminClient.clientId, client_secret: demoAdminClient.clientSecret };
  const token = ask('POST', '/api/v1/oauth/token', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  const headers = { authorization: `Bearer ${String(at(token, 'access_token'))}` };
  const clients = at(ask('GET', '/api/v1/api-integrations?page-size=100', { headers }), 'results');
  assert.ok(Array.isArray(clients));
  const id = at(
    clients.find((one: unknown) => at(one, 'clientId') === demoClient.clientId),
    'id',
  );
  const made = ask('POST', `/api/v1/api-integrations/${String(id)}/client-credentials`, { headers });
  const clientSecret = at(made, 'clientSecret');
  assert.ok(typeof clientSecret === 'string' && clientSecret !== demoClient.clientSecret);
  return { clientId: demoClient.clientId, clientSecret };
}
