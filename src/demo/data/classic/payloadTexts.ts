import { roll, uuid } from '../chance.ts';

/** A value of a property list; bytes are base64. */
type Value = string | number | boolean | Bytes | readonly Value[] | { readonly [key: string]: Value };

class Bytes {
  readonly base64: string;

  constructor(base64: string) {
    this.base64 = base64;
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function written(value: Value): string {
  if (typeof value === 'string') return value === '' ? '<string/>' : `<string>${escape(value)}</string>`;
  if (typeof value === 'number') return Number.isInteger(value) ? `<integer>${value}</integer>` : `<real>${value}</real>`;
  if (typeof value === 'boolean') return `<${value}/>`;
  if (value instanceof Bytes) return `<data>${value.base64}</data>`;
  if (isList(value)) return value.length === 0 ? '<array/>' : `<array>${value.map(written).join('')}</array>`;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `<dict>${entries.map(([key, inner]) => `<key>${escape(key)}</key>${written(inner)}`).join('')}</dict>`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const certificate = new Bytes(
  btoa(
    Array.from({ length: 420 }, (_, index) => String.fromCharCode(index === 0 ? 0x30 : index === 1 ? 0x82 : roll(index, 771) % 256)).join(
      '',
    ),
  ),
);

const forced = (domain: string, settings: Value): Value => ({
  PayloadContent: { [domain]: { Forced: [{ mcx_preference_settings: settings }] } },
});

const access = (identifier: string, bundle: string): Value => ({
  Identifier: bundle,
  IdentifierType: 'bundleID',
  CodeRequirement: `identifier "${bundle}" and anchor apple generic and certificate leaf[subject.OU] = "${identifier}"`,
  Allowed: true,
  StaticCode: false,
});

/** Payloads by a short name: their type, and what is in them. */
const contents: Readonly<Record<string, readonly [type: string, values: Value]>> = {
  wifi: ['com.apple.wifi.managed', { SSID_STR: 'AVS-Staff', EncryptionType: 'WPA2', AutoJoin: true, HIDDEN_NETWORK: false }],
  restrictions: [
    'com.apple.applicationaccess',
    { allowAirDrop: false, allowCamera: true, allowErase: false, forceDelayedSoftwareUpdates: true },
  ],
  loginwindow: [
    'com.apple.loginwindow',
    { LoginwindowText: 'Alder Valley Schools & Libraries\nHelp desk: room 114', SHOWFULLNAME: true, HideAdminUsers: true },
  ],
  tcc: [
    'com.apple.TCC.configuration-profile-policy',
    { Services: { ScreenCapture: [access('BJ4HAAB9B3', 'us.zoom.xos')], Accessibility: [] } },
  ],
  backup: [
    'com.apple.TCC.configuration-profile-policy',
    { Services: { SystemPolicyAllFiles: [access('9PTGMPNXZ2', 'com.aldervalley.backup')] } },
  ],
  passcode: ['com.apple.mobiledevice.passwordpolicy', { minLength: 8, maxPINAgeInDays: 365, requireAlphanumeric: true, maxInactivity: 15 }],
  chrome: [
    'com.apple.ManagedClient.preferences',
    forced('com.google.Chrome', {
      HomepageLocation: 'https://start.aldervalley.example/?room=all&lang=en',
      BookmarkBarEnabled: true,
      URLBlocklist: ['*://games.example/*', '*://ads.example/?a=1&b=2'],
    }),
  ],
  office: [
    'com.apple.ManagedClient.preferences',
    forced('com.aldervalley.office', { Margin: 0.75, Footer: 'Line one\nLine two', Since: 2021 }),
  ],
  firewall: ['com.apple.security.firewall', { EnableFirewall: true, EnableStealthMode: true, BlockAllIncoming: false }],
  root: ['com.apple.security.root', { PayloadCertificateFileName: 'AlderValleyRoot.cer', PayloadContent: certificate }],
  dock: ['com.apple.dock', { 'static-only': true, autohide: false, tilesize: 48, 'static-apps': [] }],
  screensaver: ['com.apple.screensaver', { idleTime: 900, askForPassword: true, MESSAGE: 'Ask & learn' }],
  notifications: [
    'com.apple.notificationsettings',
    { NotificationSettings: [{ BundleIdentifier: 'us.zoom.xos', AlertType: 1, BadgesEnabled: true, NotificationsEnabled: true }] },
  ],
  energy: [
    'com.apple.MCX',
    { 'com.apple.EnergySaver.desktop.ACPower': { 'Automatic Restart On Power Loss': true }, Note: 'Columns:\tday\thour' },
  ],
  webclip: [
    'com.apple.webClip.managed',
    { Label: 'Library', URL: 'https://library.aldervalley.example/?from=ipad&mode=kiosk', IsRemovable: false, FullScreen: true },
  ],
  books: ['com.apple.webClip.managed', { Label: '📚 Books', URL: 'https://books.aldervalley.example/', IsRemovable: true }],
  lockscreen: [
    'com.apple.shareddeviceconfiguration',
    { LockScreenFootnote: 'Return to room 114 & smile', AssetTagInformation: 'AVS iPad' },
  ],
};

export function profileUuid(index: number): string {
  return uuid(index, 770);
}

/** The payloads of a profile, as the server shows them. */
export function payloadText(name: string, index: number, keys: string): string {
  const items = keys.split(' ').map((key, place): Value => {
    const [type, values] = contents[key] ?? ['', {}];
    const own = uuid(index * 10 + place, 772);
    const head = {
      PayloadType: type,
      PayloadUUID: own,
      PayloadIdentifier: own,
      PayloadDisplayName: key,
      PayloadEnabled: true,
      PayloadVersion: 1,
    };
    return Object.assign(head, values);
  });
  const root: Value = {
    PayloadContent: items,
    PayloadDescription: '',
    PayloadDisplayName: name,
    PayloadEnabled: true,
    PayloadIdentifier: profileUuid(index),
    PayloadOrganization: 'Alder Valley Schools',
    PayloadRemovalDisallowed: true,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: profileUuid(index),
    PayloadVersion: 1,
  };
  const head =
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
  return `${head}<plist version="1">${written(root)}</plist>`;
}
