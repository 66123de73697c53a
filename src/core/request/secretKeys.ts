/**
 * Names of fields that hold secrets, at any depth and in any case: in bodies, forms, headers and queries.
 * `activation…code` is its own pattern, since `code` alone is harmless nearly everywhere.
 */
const secretKey =
  /passw|passcode|secret|token|^pin$|unlock|recovery_?key|private_?key|keystore|credential|failover_?url|activation.*code|api-?key|authorization|cookie/i;

/** Names that match the pattern and hold no secret: dates and states of tokens, and the like. */
const harmless = /(?:expir|date|lifetime|type|enabled|status|policy|length|name|id|required|set|count|uuid)s?$/i;

export function isSecretKey(name: string): boolean {
  return secretKey.test(name) && !harmless.test(name);
}

/** A value that is a secret whatever its field is called: a signed token or a private key. */
export function looksSecret(value: string): boolean {
  return /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$/.test(value) || (value.includes('-----BEGIN ') && value.includes('PRIVATE KEY'));
}
