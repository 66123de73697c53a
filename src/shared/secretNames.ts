/**
 * What a secret is called, by the end of its name or with words behind: `adminPassword`, `client_secret`, `password_sha256`. Names
 * are compared in lower case, without what stands between words.
 */
const noun =
  /passw(?:or)?d|passphrase|passcode|secret(?!ar)|token|credential|keystore|recoverykey|privatekey|sharedkey|encryptionkey|apikey|accesskey|authorization|cookie|(?:(?:unlock|device)pin|^pin)(?![a-z])/g;

/** Words behind such a noun that make it a fact about the secret: its age, its state, the words beside its field. */
const about =
  /expir|date|time|epoch|utc|second|minute|hour|days?(?:$|\d)|age$|type$|abled|status|state$|polic|length|depth|history|names?$|ids?$|requir|set$|count|uuid|scope|present|escrow|allow|configur|valid|compl|label|chang|rotat|period|min|max|attempt|detail|version|format|algorithm|endpoint|ur[il]$|hint|prompt|button|message|descri|subject|issuer|serial|fingerprint|ttl$|limit|retr(?:y|ies)|size|helper|for$/;

/** Secrets whose names do not tell it, as the table of sensitive operations and RFC 6749 list them. */
const others: ReadonlySet<string> = new Set([
  'accesskeyid',
  'activationcode',
  'certificatedata',
  'challenge',
  'clientassertion',
  'failoverurl',
  'header',
  'jsessionid',
  'keystorebytes',
  'keystorefile',
  'redemptioncode',
  'unlockcode',
]);

/** Tokens that say where a list goes on, how many there are, and what tells that one is asked for. */
const ofNone = /(?:page|continuation|cursor|sync)token$|^(?:max|min|num|total)[a-z]{0,20}tokens$|^(?:askfor|require)/;

/**
 * Whether a field of this name holds a secret: the one list for documents, the runner, what is kept, copied, exported and logged.
 * `parent`: the name of what the field stands in; Classic has `<activation_code><code>` and `<institutional_recovery_key><data>`.
 */
export function isSecretName(name: string, parent = ''): boolean {
  const plain = plainName(name);
  if (others.has(plain) || (plain === 'code' && plainName(parent).startsWith('activation'))) return true;
  if ((plain === 'key' || plain === 'data') && plainName(parent).endsWith('recoverykey')) return true;
  const last = Array.from(plain.matchAll(noun)).at(-1);
  if (last === undefined || ofNone.test(plain)) return false;
  return !about.test(plain.slice(last.index + last[0].length));
}

/** What people call a secret in files and scripts of their own, where no API gives names: `adminPass`, `wifiPSK`, a product's license key. */
const loose =
  /(?<!by|com|sur|tres|over|multi|ask|stdin)pass\d?$|pwd\d?$|(?:^|user|admin|root|ldap|bind|db|api|local|vnc)pw\d?$|(?:user|admin|card|lock|wipe|firmware|efi)pin$|(?:passwort|kennwort|wachtwoord|motdepasse)$|(?:(?:^|api|jamf|jss|admin|user|encoded|base64|b64)creds?|(?:api|jamf|jss|basic)auth)$|psk$|(?:wep|pass|product|licen[sc]e|activation|signing|master|enrol?lment|registration|shared|client|account|storage|install(?:ation)?|join|deployment|provisioning|org(?:anization)?)key$|(?:enrol?lment|access|security)code$|connectionstring$|accesssignature$/;

/** Numbers of licenses: whoever has one uses what an organization paid for. */
const license = /^(?:license|licence)?serial(?:number|no)?\d?$/;

/** Whether what is kept on a disk may hold a secret under this name: rather a word too many. `parent`: as in {@link isSecretName}. */
export function isKeptSecretName(name: string, parent = ''): boolean {
  if (isSecretName(name, parent)) return true;
  const plain = plainName(name);
  if (loose.test(plain) || (license.test(plain) && /^licen[sc]es?$/.test(plainName(parent)))) return true;
  return isPairValue(name) && parent !== '' && isSecretName(parent);
}

/** Whether a field says what the one beside it is called, in a list of names and values: `{"name": "Authorization", "value": …}`. */
export function isPairName(name: string): boolean {
  return /^(?:(?:header|field|variable|parameter|param|attribute|property|setting)?_?(?:name|key)|header|field|variable|parameter|label|option)$/i.test(
    name,
  );
}

/** Whether a field is the value beside such a name. */
export function isPairValue(name: string): boolean {
  return /^(?:(?:header|field|variable|parameter|param|attribute|property|setting)_?)?(?:values?|content|default_?value)$/i.test(name);
}

/** Whether what has this field compares something, so that its name and its value are none of a secret: criteria of a group. */
export function isCriterionField(name: string): boolean {
  return /^(?:search_?type|and_?or)$/i.test(name);
}

/**
 * Whether a label, in words of people, names something secret: “Admin password (encrypted)”, “API key”. Not what is said about one at the
 * end: “Password length”.
 */
export function isSecretLabel(label: string): boolean {
  const words = label.slice(0, 300);
  if (
    /\b(?:length|age|days?|months?|expir\w*|policy|hint|prompt|message|title|file|path|url|user ?names?|yes.?no|true.?false|enabled?)\W*$/i.test(
      words,
    )
  )
    return false;
  return isKeptSecretName(words) || suspicious.test(words) || /\b(?:pass|pw|pwd|pin|key|salt|hash|creds?|webhook)\b/i.test(words);
}

/** Words that a secret may stand behind in free text, a fact about one as well: for what is logged, which may rather lack a word. */
const suspicious =
  /passw|passcode|passphrase|secret|token|^pin$|unlock|recovery_?-?key|private_?-?key|keystore|credential|failover_?url|authorization|cookie|api-?key/i;

/** Whether what a log assigns to this name may be a secret. `parent`: as in {@link isSecretName}. */
export function maySecretBeIn(name: string, parent = ''): boolean {
  return suspicious.test(name) || isSecretName(name, parent);
}

/** Longer names than any field has are cut: a server may call a field anything. */
function plainName(name: string): string {
  return name
    .slice(0, 200)
    .replace(/^.*:/s, '')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

/** What stands for a secret wherever one is shown and not to be sent. */
export const maskText = '••••••';

/** What stands in a document for a secret that the server returned. Sent back as the secret itself, never as this. */
export const secretMask = '••••••••';

/** A value that is a secret whatever its field is called: a signed token or a private key. */
export function looksSecret(value: string): boolean {
  return /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$/.test(value) || (value.includes('-----BEGIN ') && value.includes('PRIVATE KEY'));
}

/** Whether a value can be a secret at all: not a switch, and not what stands for a secret, `<password>`, `[password]`, `{{password}}`. */
export function mayBeSecret(value: string): boolean {
  if (value.length > 200) return true;
  const text = value.trim();
  return text !== '' && !/^(?:true|false|null|none|<[^<>]*>|\[[\w.-]*\]|\{\{[^{}]*\}\}|[•*]+)$/i.test(text);
}

/** Whether the field of a form hides what is typed: where its name tells of a secret, unless its value stands for one. */
export function isHiddenField(name: string, value: string): boolean {
  return isSecretName(name) && (value === '' || mayBeSecret(value));
}
