import { isSecretName } from '../../shared/secretNames.ts';
import { assignedPlaces } from '../secrets/assigned.ts';
import { inOrder, replaced, tokenPlaces } from '../secrets/places.ts';
import type { SecretPlace } from '../secrets/places.ts';

/** What stands in the place of a value that is not shown. */
export const redacted = '‹redacted›';

const secretKey =
  /passw|passcode|passphrase|secret|token|^pin$|unlock|recovery_?-?key|private_?-?key|keystore|credential|failover_?url|authorization|cookie|api-?key/i;
const pem = /-----BEGIN [A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g;
const scheme = /\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi;
const userInfo = /((?<![a-z0-9+.-])[a-z0-9+.-]+:\/\/)[^\s/@]+@/gi;

/** Whether a field of that name holds a secret, whatever its value is. `parent`: name of the object that it stands in. */
export function isSecretKey(key: string, parent = ''): boolean {
  return secretKey.test(key) || isSecretName(key, parent);
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
