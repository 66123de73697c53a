/**
 * The code of an error in the form of RFC 6749: a word of small letters as `error`. Undefined for any other body: servers of Spring give
 * the status in words there (`"error": "Unauthorized"`, with `timestamp`), which says nothing about a client.
 */
export function oauthCode(body: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const code = body?.['error'];
  if (typeof code !== 'string' || body === undefined || 'timestamp' in body) return undefined;
  return /^[a-z]+(?:_[a-z]+){0,9}$/.test(code) ? code : undefined;
}
