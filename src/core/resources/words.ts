import type { ResourceLabel } from './kind.ts';

const spellings =
  ' ADCS ADUE API APNs CSA CSV DSS EA GSX ID IdP iOS JCDS LDAP macOS MDM OIDC PKI PreStage PreStages SLASA SMTP SSO URL DigiCert OAuth2 TeamViewer eBooks ';

/** Plain words for what a kind has, whatever it is, from its key: `computer-extension-attributes` is “Computer Extension Attributes”. */
export function wordsFrom(key: string): string {
  const words = key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.map(spelled).join(' ');
}

function spelled(word: string): string {
  const at = spellings.toLowerCase().indexOf(` ${word.toLowerCase()} `) + 1;
  return at > 0 ? spellings.slice(at, at + word.length) : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** One and many of a plural. */
export function labelOf(many: string): ResourceLabel {
  return { one: singularOf(many), many };
}

/** One of a plural. Only its last word can be one here. Settings, statuses and what ends in `ss` are one already. */
export function singularOf(many: string): string {
  if (/(settings|status|preferences|properties|ss|ios|macos|apns)$/i.test(many)) return many;
  if (/ies$/i.test(many)) return `${many.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|statuses)$/i.test(many)) return many.slice(0, -2);
  return /s$/i.test(many) ? many.slice(0, -1) : many;
}

const icons: readonly (readonly [pattern: RegExp, codicon: string])[] = [
  [/\/history$/, 'history'],
  [/group/, 'organization'],
  [/^computers\b|^computer-prestages/, 'device-desktop'],
  [/mobile-device/, 'device-mobile'],
  [/extension-attributes|ea-columns/, 'symbol-field'],
  [/jcds|distribution-point/, 'package'],
  [/api-roles|privileges/, 'shield'],
  [/api-integrations|sso|oidc|pki|cert|supervision-identities|password|filevault/, 'key'],
  [/user|account/, 'person'],
  [/patch|software-updates/, 'versions'],
  [/search/, 'search'],
  [/enrollment|prestage/, 'add'],
  [/volume-purchasing|app-request/, 'credit-card'],
  [/mdm|commands/, 'broadcast'],
  [/ldap|idp|azure/, 'server'],
  [/settings|properties|preferences|check-in|smtp/, 'settings-gear'],
];

/** Name of the codicon for a kind that has none of its own, by the words of its key. */
export function iconFrom(key: string): string {
  return icons.find(([pattern]) => pattern.test(key))?.[1] ?? 'symbol-object';
}
