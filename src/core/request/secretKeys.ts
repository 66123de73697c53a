import { isSecretKey } from '../http/redact.ts';

/** Names that match the pattern and hold no secret: dates and states of tokens, and the like. */
const harmless = /(?:expir|date|lifetime|type|enabled|status|policy|length|name|id|required|set|count|uuid)s?$/i;

/**
 * Whether the value of a field of that name is masked where a person looks at it, or left out of what is kept: less strict than
 * a log, for an answer has to stay readable.
 */
export function isMaskedKey(name: string): boolean {
  return (isSecretKey(name) || /activation.*code/i.test(name)) && !harmless.test(name);
}

/** A value that is a secret whatever its field is called: a signed token or a private key. */
export function looksSecret(value: string): boolean {
  return /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$/.test(value) || (value.includes('-----BEGIN ') && value.includes('PRIVATE KEY'));
}
