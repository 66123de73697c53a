import type { ResourceLabel } from './kind.ts';

const spellings =
  ' ADCS ADUE API APNs BLE CSA CSV DSS EA EID GSX ICCID ID IdP IMEI iOS IP JCDS LDAP M2M macOS MDM MEID MHz NIC OIDC OS PKI PO PreStage PreStages RAM SIP SLASA SMC SMTP SSO UDID URL UUID DigiCert FileVault FileVault2 iTunes Jamf OAuth2 TeamViewer eBooks ';

/**
 * Plain words for what a kind has, whatever it is, from its key: `computer-extension-attributes` is “Computer Extension Attributes”. What
 * is a part of another kind says so once: `patch-policies/policy-details` is “Patch Policy Details”, `computer-groups/smart-groups` is
 * “Smart Computer Groups”.
 */
export function wordsFrom(key: string): string {
  return key
    .split('/')
    .map(wordsOfPart)
    .filter((words) => words !== '')
    .reduce((whole, part) => below(whole, part), '');
}

function below(whole: string, part: string): string {
  const above = singularOf(whole).split(' ');
  const words = part.split(' ');
  const again = words.findIndex((word, at) => at > 0 && singularOf(word) === above.at(-1));
  if (again > 0) return [...words.slice(0, again), ...above.slice(0, -1), ...words.slice(again)].join(' ');
  const repeated = above.findIndex((_, at) => above.slice(at).every((word, index) => singularOf(words[index] ?? '') === word));
  const kept = repeated < 0 ? above : above.slice(0, repeated);
  return [...kept, ...words].filter((word) => word !== '').join(' ');
}

function wordsOfPart(part: string): string {
  const words = part
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.map(spelled).join(' ');
}

function spelled(word: string): string {
  const at = spellings.toLowerCase().indexOf(` ${word.toLowerCase()} `) + 1;
  return at > 0 ? spellings.slice(at, at + word.length) : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** A field by its last name, as words inside a sentence are: `general.lastContactTime` is “Last contact time”, `imei2` “IMEI 2”. */
export function fieldWords(name: string): string {
  const last = name
    .slice(name.lastIndexOf('.') + 1)
    .replaceAll(/file_?vault/gi, 'filevault')
    .replace(/([a-z]{4})(\d+)$/, '$1 $2');
  const words = wordsFrom(last).split(' ');
  const said = words.map((word, index) => (index > 0 && /^[A-Z][a-z]+$/.test(word) && word !== 'Jamf' ? word.toLowerCase() : word));
  return said
    .join(' ')
    .replace(/^Mac address/, 'MAC address')
    .replace(/ mac address/, ' MAC address');
}

/** One and many of a plural. */
export function labelOf(many: string): ResourceLabel {
  return { one: singularOf(many), many };
}

/** One of a plural. Only its last word can be one here. Settings, statuses and what ends in `ss` are one already. */
export function singularOf(many: string): string {
  if (/(settings|status|preferences|properties|plus|jcds|ss|ios|macos|apns)$/i.test(many)) return many;
  if (/ies$/i.test(many)) return `${many.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|statuses)$/i.test(many)) return many.slice(0, -2);
  return /s$/i.test(many) ? many.slice(0, -1) : many;
}

const icons: readonly (readonly [pattern: RegExp, codicon: string])[] = [
  [/\/history$/, 'history'],
  [/searches$/, 'search'],
  [/group/, 'organization'],
  [/^computers\b|^computer-prestages/, 'device-desktop'],
  [/mobile-device/, 'device-mobile'],
  // What is called a symbol, VS Code draws in colours of its own.
  [/extension-?attributes|ea-columns/, 'tag'],
  [/jcds|distribution-?point/, 'package'],
  [/dock-?items/, 'pinned'],
  [/invitation/, 'mail'],
  [/volume-purchasing|app-request|\/vpp/, 'credit-card'],
  [/gsx/, 'plug'],
  [/api-roles|privileges/, 'shield'],
  [/api-integrations|sso|oidc|pki|cert|supervision-identities|password|filevault/, 'key'],
  [/user|account/, 'person'],
  [/patch|software-updates/, 'versions'],
  [/search/, 'search'],
  [/enrollment|prestage/, 'rocket'],
  [/mdm|commands/, 'broadcast'],
  [/ldap|idp|azure/, 'server'],
  [/settings|properties|preferences|check-in|smtp/, 'settings-gear'],
  [/extensionAttributes/, 'tag'],
  [/inventory-preload/, 'cloud-upload'],
  [/^onboarding/, 'checklist'],
  [/remote|team-viewer/, 'remote'],
  [/locales|country-codes|time-zones/, 'globe'],
  [/scheduler/, 'calendar'],
  [/return-to-service/, 'rocket'],
  [/branding|customization|^icon$/, 'file-media'],
  [/flushing/, 'archive'],
  [/slasa/, 'law'],
  [/teacher|parent/, 'mortar-board'],
  [/compliance|protect|^auth$/, 'shield'],
  [/jamf-connect|session-token|\btoken$/, 'key'],
  [/status|dashboard/, 'pulse'],
  [/declarations/, 'list-unordered'],
  [/information|version|url|tenant|last-login/, 'info'],
];

/** Name of the codicon for a kind that has none of its own, by the words of its key. */
export function iconFrom(key: string): string {
  return icons.find(([pattern]) => pattern.test(key))?.[1] ?? 'symbol-object';
}
