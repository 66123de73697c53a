import assert from 'node:assert/strict';
import { demoClient } from '../../../src/demo/credentials.ts';
import type { DemoServer } from '../../support/demoServer.ts';

async function tokenOf(server: DemoServer): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: demoClient.clientId,
    client_secret: demoClient.clientSecret,
  });
  const answer = await fetch(`${server.url}/api/v1/oauth/token`, { method: 'POST', body: form });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Another person's write. */
export async function byOther(server: DemoServer, method: 'PUT' | 'DELETE', path: string, body?: object): Promise<number> {
  const headers = { authorization: `Bearer ${await tokenOf(server)}`, 'content-type': 'application/json' };
  const done = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return done.status;
}

/** The same, of a whole object. */
export async function put(server: DemoServer, path: string, body: object): Promise<void> {
  assert.equal(await byOther(server, 'PUT', path, body), 200);
  assert.deepEqual({ ...server.demo.peek(...(path.split('/') as [string, string])) }, body);
}

/** What the Classic API has below its root, as XML. */
export async function classicText(server: DemoServer, path: string): Promise<string> {
  const headers = { authorization: `Bearer ${await tokenOf(server)}`, accept: 'application/xml' };
  const answer = await fetch(`${server.url}/JSSResource/${path}`, { headers });
  return answer.status === 200 ? await answer.text() : String(answer.status);
}
