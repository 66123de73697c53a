const icons: readonly (readonly [pattern: RegExp, codicon: string])[] = [
  [/\/history$/, 'history'],
  [/group/, 'organization'],
  [/^(computers|computers-inventory)(\/|$)|computer-prestages/, 'device-desktop'],
  [/mobile-device/, 'device-mobile'],
  [/extension-attributes|ea-columns/, 'symbol-field'],
  [/^scripts$/, 'terminal'],
  [/^packages$|jcds|distribution-point/, 'package'],
  [/^categories$/, 'tag'],
  [/^buildings$/, 'home'],
  [/^departments$|^sites$/, 'type-hierarchy'],
  [/api-roles|privileges/, 'shield'],
  [/api-integrations|sso|oidc|pki|cert|supervision-identities|password|filevault/, 'key'],
  [/user|account/, 'person'],
  [/patch|software-updates/, 'versions'],
  [/search/, 'search'],
  [/enrollment|prestage/, 'add'],
  [/ebooks/, 'book'],
  [/volume-purchasing|app-request/, 'credit-card'],
  [/mdm|commands/, 'broadcast'],
  [/notifications/, 'bell'],
  [/ldap|idp|azure/, 'server'],
  [/settings|properties|preferences|check-in|smtp/, 'settings-gear'],
];

/** Name of the codicon that stands for the objects of a resource. */
export function iconOf(resourceKey: string): string {
  return icons.find(([pattern]) => pattern.test(resourceKey))?.[1] ?? 'symbol-object';
}
