import { pathStep, samePlist, type Plist, type PlistDict, type PlistLeaf } from '../../../wire/xmlPlist.ts';

/** What a profile is for: which payloads Jamf Pro writes anew depends on it (facts 8.7). */
export type Platform = 'macos' | 'mobile';

/** Types that Jamf Pro makes anew from what it knows of them, so that they come out as they were meant; all others it keeps as text (facts 8.7). */
const madeAnew: Readonly<Record<Platform, ReadonlySet<string>>> = {
  macos: new Set([
    'com.apple.ManagedClient.preferences',
    'com.apple.SubmitDiagInfo',
    'com.apple.extensiblesso',
    'com.apple.mobiledevice.passwordpolicy',
    'com.apple.notificationsettings',
    'com.apple.security.firewall',
    'com.apple.servicemanagement',
    'com.apple.systempolicy.control',
    'com.apple.webcontent-filter',
  ]),
  mobile: new Set([
    'com.apple.applicationaccess',
    'com.apple.mobiledevice.passwordpolicy',
    'com.apple.notificationsettings',
    'com.apple.shareddeviceconfiguration',
    'com.apple.webcontent-filter',
  ]),
};

const customSettings = 'com.apple.ManagedClient.preferences';

/** What Jamf Pro sets itself, of the profile and of each payload in it (facts 8.7). */
const itsOwn = ['PayloadDisplayName', 'PayloadIdentifier', 'PayloadUUID'];

/** What Jamf Pro adds where it is missing (facts 8.7). */
const itsAdditions: ReadonlySet<string> = new Set([
  ...itsOwn,
  'PayloadDescription',
  'PayloadEnabled',
  'PayloadOrganization',
  'PayloadRemovalDisallowed',
  'PayloadScope',
  'PayloadVersion',
]);

/** What comes back otherwise in a text that is kept as text; a carriage return and a “]]>” are written as references, so with an “&”. */
const fragile = /[&<\t\n\r\u{10000}-\u{10FFFF}]|\]\]>/u;

/** Dotted paths of the texts that a write damages, whatever else it is about (facts 8.7). Keys count. */
export function fragileTexts(root: PlistDict, platform: Platform): readonly string[] {
  const found: string[] = [];
  for (const { key, value } of root.entries) {
    if (key === 'PayloadContent' && value.kind === 'array') {
      for (const [index, payload] of value.items.entries()) {
        if (!madeAnew[platform].has(typeOf(payload))) collect(payload, `${key}.${index}`, found);
      }
    } else if (!itsAdditions.has(key)) {
      if (fragile.test(key)) found.push(pathStep(key));
      collect(value, pathStep(key), found);
    }
  }
  return found;
}

function collect(value: Plist, path: string, found: string[]): void {
  if (value.kind === 'string') {
    if (fragile.test(value.text)) found.push(path);
  } else if (value.kind === 'array') {
    for (const [index, item] of value.items.entries()) collect(item, `${path}.${index}`, found);
  } else if (value.kind === 'dict') {
    for (const { key, value: inner } of value.entries) {
      const below = `${path}.${pathStep(key)}`;
      if (fragile.test(key)) found.push(below);
      else collect(inner, below, found);
    }
  }
}

/** The value of a key; undefined where there is none, or it is no dictionary. */
export function entryOf(value: Plist | undefined, key: string): Plist | undefined {
  return value?.kind === 'dict' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}

function typeOf(payload: Plist): string {
  const type = entryOf(payload, 'PayloadType');
  return type?.kind === 'string' ? type.text.trim() : '';
}

/**
 * A profile with what tells devices that it is the one they have already (facts 8.7): its top-level identifiers from the stored one.
 *
 * @param stored the profile as Jamf Pro has it.
 */
export function withIdentityOf(stored: PlistDict, wanted: PlistDict): PlistDict {
  const kept = new Map(
    stored.entries.filter(({ key }) => key === 'PayloadIdentifier' || key === 'PayloadUUID').map((one) => [one.key, one]),
  );
  const entries = wanted.entries.map((entry) => kept.get(entry.key) ?? entry);
  const missing = [...kept.values()].filter(({ key }) => !wanted.entries.some((entry) => entry.key === key));
  return { kind: 'dict', entries: [...entries, ...missing] };
}

/** Whether a stored profile is what was sent, but for what Jamf Pro does to each one (facts 8.7). Custom settings are compared to the letter. */
export function sameProfile(sent: PlistDict, stored: PlistDict): boolean {
  return sameDict(sent, stored, (key, a, b) => (key === 'PayloadContent' ? samePayloads(a, b) : sameValue(key, a, b)));
}

/** Whether two reads show one profile: at its top Jamf Pro keeps what names it in step with the object, whoever changes that. */
export function readsAsSame(earlier: PlistDict, later: PlistDict): boolean {
  const own = ({ entries }: PlistDict): PlistDict => ({ kind: 'dict', entries: entries.filter(({ key }) => !itsOwn.includes(key)) });
  return samePlist(own(earlier), own(later));
}

type SameEntry = (key: string, sent: Plist | undefined, stored: Plist | undefined) => boolean;

function sameDict(sent: PlistDict, stored: PlistDict, same: SameEntry): boolean {
  const [own, others] = [valuesOf(sent), valuesOf(stored)];
  const keys = new Set([...own.keys(), ...others.keys()]);
  return [...keys].every((key) => {
    const [before, after] = [own.get(key), others.get(key)];
    if (itsOwn.includes(key) || (before === undefined && itsAdditions.has(key))) return true;
    return same(key, before, after);
  });
}

/** Payloads that are kept as text come before those that are made anew. */
function samePayloads(sent: Plist | undefined, stored: Plist | undefined): boolean {
  if (sent?.kind !== 'array' || stored?.kind !== 'array') return sameValue('', sent, stored);
  if (sent.items.length !== stored.items.length) return false;
  const left = new Map<string, Plist[]>();
  for (const payload of stored.items) {
    const others = left.get(typeOf(payload)) ?? [];
    others.push(payload);
    left.set(typeOf(payload), others);
  }
  return sent.items.every((payload) => {
    const others = left.get(typeOf(payload)) ?? [];
    const index = others.findIndex((other) => samePayload(payload, other));
    if (index !== -1) others.splice(index, 1);
    return index !== -1;
  });
}

function samePayload(sent: Plist, stored: Plist): boolean {
  if (sent.kind !== 'dict' || stored.kind !== 'dict') return sameValue('', sent, stored);
  const isStrict = typeOf(sent) === customSettings;
  return sameDict(sent, stored, (key, a, b) => (isStrict && key === 'PayloadContent' ? samePlist(a, b) : sameValue(key, a, b)));
}

function sameValue(key: string, sent: Plist | undefined, stored: Plist | undefined): boolean {
  if (isNothing(sent) || isNothing(stored)) return isNothing(sent) && isNothing(stored);
  if (sent?.kind === 'dict' && stored?.kind === 'dict') {
    const [own, others] = [valuesOf(sent), valuesOf(stored)];
    return [...new Set([...own.keys(), ...others.keys()])].every((name) => sameValue(name, own.get(name), others.get(name)));
  }
  if (sent?.kind === 'array' && stored?.kind === 'array') {
    return sent.items.length === stored.items.length && sent.items.every((item, index) => sameValue('', item, stored.items[index]));
  }
  if (sent?.kind === 'string' && stored?.kind === 'string') return trimmed(sent) === trimmed(stored);
  // Jamf Pro makes a picture of its own size of it.
  if (key === 'Icon' && sent?.kind === 'data' && stored?.kind === 'data') return true;
  if (key === 'PayloadVersion' && isNumber(sent) && isNumber(stored)) return Number(sent.text) === Number(stored.text);
  return samePlist(sent, stored);
}

function valuesOf({ entries }: PlistDict): ReadonlyMap<string, Plist> {
  return new Map(entries.map(({ key, value }) => [key, value]));
}

function trimmed({ text }: PlistLeaf): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

function isNothing(value: Plist | undefined): boolean {
  return value === undefined || (value.kind === 'string' && value.text.trim() === '');
}

function isNumber(value: Plist | undefined): value is PlistLeaf {
  return value?.kind === 'integer' || value?.kind === 'real';
}
