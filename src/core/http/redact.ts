import { maySecretBeIn } from '../../shared/secretNames.ts';
import { assignedPlaces } from '../secrets/assigned.ts';
import { inOrder, replacePlaces, tokenPlaces, type SecretPlace } from '../secrets/places.ts';

/** What stands in the place of a value that is not shown. */
export const redacted = '‹redacted›';

const pem = /-----BEGIN [A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g;
const scheme = /\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi;
const userInfo = /((?<![a-z0-9+.-])[a-z0-9+.-]+:\/\/)[^\s/@]+@/gi;

/** Free text without secrets: for log lines, error messages and stack traces. Masks shapes, and what is assigned to a telling name. */
export function redactText(text: string): string {
  const bare = withoutPlaces(text.replace(pem, redacted), tokenPlaces)
    .replace(scheme, `$1 ${redacted}`)
    .replace(userInfo, `$1${redacted}@`);
  return withoutPlaces(bare, (one) => inOrder(assignedPlaces(one, maySecretBeIn)));
}

function withoutPlaces(text: string, placesIn: (text: string) => readonly SecretPlace[]): string {
  return replacePlaces(text, placesIn(text), () => redacted);
}
