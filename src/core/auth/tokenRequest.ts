import type { HttpRequest } from '../http/message.ts';
import type { Credentials } from '../instances/profile.ts';

/** Where a client's token is got: the documented endpoint first, then the older one, for a server that answers 404 (facts 1.1). */
export const clientTokenPaths = ['/api/v1/oauth/token', '/api/oauth/token'] as const;
export const userTokenPath = '/api/v1/auth/token';

const common = { method: 'POST', lane: 'session', auth: 'none' } as const;

/** The request that turns credentials into a token. `path`: for a client, one of {@link clientTokenPaths}. */
export function tokenRequest(base: string, credentials: Credentials, path: string = clientTokenPaths[0]): HttpRequest {
  const accept = 'application/json';
  if (credentials.kind === 'user') {
    const basic = base64(`${credentials.username}:${credentials.password}`);
    return { ...common, url: base + userTokenPath, headers: { accept, authorization: `Basic ${basic}` } };
  }
  const form = new URLSearchParams([
    ['grant_type', 'client_credentials'],
    ['client_id', credentials.clientId],
    ['client_secret', credentials.clientSecret],
  ]);
  return { ...common, url: base + path, headers: { accept, 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() };
}

/** `keep-alive` gives a user's token a new life and ends the old one at once; `invalidate-token` ends any (facts 1.8). */
export function bearerRequest(base: string, action: 'keep-alive' | 'invalidate-token', token: string): HttpRequest {
  return { ...common, url: `${base}/api/v1/auth/${action}`, headers: { accept: 'application/json', authorization: `Bearer ${token}` } };
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte)).join(''));
}
