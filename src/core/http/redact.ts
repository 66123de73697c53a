import { isSecretName } from '../../shared/secretNames.ts';
import { assignedPlaces } from '../secrets/assigned.ts';
import { inOrder, replaced, tokenPlaces } from '../secrets/places.ts';
import type { SecretPlace } from '../secrets/places.ts';

/** What stands in the place of a value that is not shown. */
export const redacted = '‹redacted›';

const shownHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-type',
  'content-length',
  'user-agent',
  'date',
  'retry-after',
  'etag',
]);
const shownQuery: ReadonlySet<string> = new Set(['page', 'page-size', 'sort', 'section']);

const secretKey =
  /passw|passcode|passphrase|secret|token|^pin$|unlock|recovery_?-?key|private_?-?key|keystore|credential|failover_?url|authorization|cookie|api-?key/i;
const pem = /-----BEGIN [A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g;
const scheme = /\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi;
const userInfo = /((?<![a-z0-9+.-])[a-z0-9+.-]+:\/\/)[^\s/@]+@/gi;

/** Headers for a log or a history: by allow-list, so that a header nobody thought of comes out redacted. */
export function redactHeaders(headers: Iterable<readonly [string, string]>): readonly (readonly [string, string])[] {
  return Array.from(headers, ([name, value]) => {
    const key = name.toLowerCase();
    return [name, shownHeaders.has(key) || key.startsWith('x-ratelimit-') ? value : redacted] as const;
  });
}

/** An address for a log: no user, no fragment, and only the query values that say how a list was asked for. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return redactText(url.replace(/[?#].*$/s, ''));
  const parsed = new URL(url);
  const query = Array.from(parsed.searchParams, ([name, value]) => `${name}=${shownQuery.has(name) ? value : redacted}`).join('&');
  return redactText(`${parsed.protocol}//${parsed.host}${parsed.pathname}`) + (query === '' ? '' : `?${query}`);
}

/** Whether a field of that name holds a secret, whatever its value is. `parent`: name of the object that it stands in. */
export function isSecretKey(key: string, parent = ''): boolean {
  return secretKey.test(key) || isSecretName(key, parent);
}

/** Whether a text looks like a secret, whatever its field is called: a JSON web token or a PEM block. */
export function isSecretShape(text: string): boolean {
  return tokenPlaces(text).length > 0 || text.search(pem) >= 0;
}

/** A copy of parsed JSON with every secret value replaced, at any depth. */
export function maskJson(value: unknown, parent = ''): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((one) => maskJson(one, parent));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      // What is named after the secret that it holds, such as Classic's activation code, is looked into.
      const isWhole = typeof one === 'object' ? secretKey.test(key) : isSecretKey(key, parent);
      return [key, isWhole && one !== null ? redacted : maskJson(one, key)];
    }),
  );
}

/** Free text without secrets: for log lines, error messages and stack traces. Masks shapes, and what is assigned to a telling name. */
export function redactText(text: string): string {
  const bare = withoutPlaces(text.replace(pem, redacted), tokenPlaces)
    .replace(scheme, `$1 ${redacted}`)
    .replace(userInfo, `$1${redacted}@`);
  return withoutPlaces(bare, (one) => inOrder(assignedPlaces(one, isSecretKey)));
}

function withoutPlaces(text: string, placesIn: (text: string) => readonly SecretPlace[]): string {
  return replaced(text, placesIn(text), () => redacted);
}
