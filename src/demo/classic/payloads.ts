import type { ClassicFaults } from './faults.ts';
import { plistSwitch, plistText, plistXml, readPlist, type Plist } from './plist.ts';

/** Of which profile the payloads are, and how its server does it. */
export interface PayloadHost {
  readonly platform: 'macos' | 'mobile';
  readonly faults: ClassicFaults;
  /** Name of the profile. */
  readonly name: string;
  /** Of the profile as it is stored; empty for a new one. */
  readonly uuid: string;
  newUuid(): string;
}

type Dict = Extract<Plist, { readonly kind: 'dict' }>;

const both = ['com.apple.notificationsettings', 'com.apple.mobiledevice.passwordpolicy', 'com.apple.webcontent-filter'];

/** Payloads that the server reads and writes anew. It keeps the texts of all others as it got them. */
const rendered: Readonly<Record<PayloadHost['platform'], readonly string[]>> = {
  macos: [
    ...both,
    'com.apple.ManagedClient.preferences',
    'com.apple.systempolicy.control',
    'com.apple.security.firewall',
    'com.apple.SubmitDiagInfo',
    'com.apple.servicemanagement',
    'com.apple.extensiblesso',
  ],
  mobile: [...both, 'com.apple.applicationaccess', 'com.apple.shareddeviceconfiguration'],
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** One layer of entities taken off. Carriage returns stay as they are written. */
function decodedOnce(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code === 13 || code === 0 || code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
  });
}

/** What is stored of payloads that were sent; undefined where the server cannot store them. */
export function payloadsStored(sent: string, host: PayloadHost): string | undefined {
  const text = sent.replaceAll('\r\n', '\n').replaceAll('\r', '&#13;');
  const decodes = host.faults.decodesPayloads;
  const root = readPlist(decodes ? decodedOnce(text) : text);
  if (root?.kind !== 'dict') return undefined;
  // Kept texts are those that came: with the layer that the decoding took off the others.
  const kept = (raw: string): string => lost(decodes ? raw.replaceAll(/&(?!#13;|#xD;)/gi, '&amp;') : raw, host.faults);
  const uuid = host.uuid !== '' && textAt(root, 'PayloadUUID') === host.uuid ? host.uuid : host.newUuid();
  return plistXml(own(withTexts(root, host, kept), host, uuid));
}

/** What becomes of stored payloads when something else of the profile is saved; undefined where that cannot be done any more. */
export function payloadsDecayed(stored: string, host: PayloadHost): string | undefined {
  const root = readPlist(stored);
  if (root?.kind !== 'dict') return undefined;
  const kept = (raw: string): string => lost(host.faults.decaysPayloads ? decodedOnce(raw) : raw, host.faults);
  return plistXml(own(withTexts(root, host, kept), host, host.uuid));
}

export function payloadUuid(stored: string): string {
  const root = readPlist(stored);
  return root?.kind === 'dict' ? textAt(root, 'PayloadUUID') : '';
}

function lost(raw: string, faults: ClassicFaults): string {
  const plain = faults.losesControls ? raw.replaceAll(/[\n\t]/g, '') : raw;
  return faults.losesEmoji ? plain.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '?') : plain;
}

function textAt({ entries }: Dict, name: string): string {
  const found = entries.find(([key]) => key === name)?.[1];
  return found?.kind === 'leaf' ? found.raw : '';
}

/** The texts of each payload by its type, those around them as they came. */
function withTexts(root: Dict, host: PayloadHost, kept: (raw: string) => string): Dict {
  const trims = host.faults.rewritesPayloads;
  const entries = root.entries.map(([key, value]) => {
    if (key !== 'PayloadContent' || value.kind !== 'array') return [key, mapped(value, kept)] as const;
    const payloads = value.items.map((item) => {
      const isRendered = item.kind === 'dict' && rendered[host.platform].includes(textAt(item, 'PayloadType'));
      return { isRendered, item: mapped(item, isRendered ? (raw) => (trims ? raw.trim() : raw) : kept) };
    });
    const order = trims ? [...payloads.filter((one) => !one.isRendered), ...payloads.filter((one) => one.isRendered)] : payloads;
    return [key, { kind: 'array', items: order.map(({ item }) => item) }] as const;
  });
  return { kind: 'dict', entries };
}

function mapped(node: Plist, change: (raw: string) => string): Plist {
  if (node.kind === 'array') return { kind: 'array', items: node.items.map((item) => mapped(item, change)) };
  if (node.kind === 'dict') return { kind: 'dict', entries: node.entries.map(([key, value]) => [key, mapped(value, change)]) };
  return node.name === 'string' ? { ...node, raw: change(node.raw) } : node;
}

/** What the server writes into payloads by itself. */
function own(root: Dict, host: PayloadHost, uuid: string): Dict {
  if (!host.faults.rewritesPayloads) return withMembers(root, { PayloadUUID: plistText(uuid), PayloadIdentifier: plistText(uuid) });
  const missing: Readonly<Record<string, Plist>> = {
    PayloadDescription: plistText(''),
    PayloadEnabled: plistSwitch(true),
    PayloadOrganization: plistText('Alder Valley Schools'),
    PayloadRemovalDisallowed: plistSwitch(true),
    PayloadScope: plistText('System'),
    PayloadType: plistText('Configuration'),
    PayloadVersion: { kind: 'leaf', name: 'integer', raw: '1' },
  };
  const absent = Object.fromEntries(Object.entries(missing).filter(([name]) => root.entries.every(([key]) => key !== name)));
  const written = withMembers(root, {
    ...absent,
    PayloadDisplayName: plistText(host.name),
    PayloadIdentifier: plistText(uuid),
    PayloadUUID: plistText(uuid),
  });
  return sorted(written);
}

function withMembers({ entries }: Dict, members: Readonly<Record<string, Plist>>): Dict {
  const names = Object.keys(members);
  return { kind: 'dict', entries: [...entries.filter(([key]) => !names.includes(key)), ...Object.entries(members)] };
}

/** Keys in the order of the alphabet. A key with an empty text is as good as none. */
function sorted(node: Dict): Dict {
  const each = (value: Plist): Plist =>
    value.kind === 'dict' ? sorted(value) : value.kind === 'array' ? { kind: 'array', items: value.items.map(each) } : value;
  const entries = node.entries
    .filter(([key, value]) => key === 'PayloadDescription' || value.kind !== 'leaf' || value.name !== 'string' || value.raw !== '')
    .map(([key, value]) => [key, each(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return { kind: 'dict', entries };
}
