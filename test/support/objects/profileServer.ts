import { XmlElement, parseXml } from '@rgrove/parse-xml';
import { readPlist, type Plist, type PlistDict, type PlistEntry } from '../../../src/core/wire/xmlPlist.ts';

/** What a Jamf Pro does to the payloads of a profile, of types that it makes anew and of those that it keeps as text (facts 8.7). */
export class ProfileServer {
  readonly #root: string;
  readonly #madeAnew: ReadonlySet<string>;
  #name = 'Profile';
  #scope = '<all_computers>true</all_computers>';
  /** The texts in it are as they stand between its tags. */
  #stored: PlistDict;
  /** Devices took it for another profile. */
  ghosts = 0;
  /** Devices that were told to install it again although they have it. */
  redeployed = 0;

  /** @param payloads as its own pages stored them. */
  constructor(root: string, madeAnew: ReadonlySet<string>, payloads: PlistDict) {
    this.#root = root;
    this.#madeAnew = madeAnew;
    this.#stored = this.#ownWay(mapped(payloads, marked));
  }

  /** Whether it takes its own text back. */
  get isBroken(): boolean {
    return 'faults' in readPlist(printed(this.#stored));
  }

  get(): string {
    const general = `<id>7</id><name>${this.#name}</name><redeploy_on_update>Newly Assigned</redeploy_on_update>`;
    const payloads = marked(printed(this.#stored));
    return `<${this.#root}><general>${general}<payloads>${payloads}</payloads></general><scope>${this.#scope}</scope></${this.#root}>`;
  }

  /** The status of a PUT. */
  put(xml: string): number {
    if (this.isBroken) return 409;
    const body = parseXml(xml).root;
    const general = childOf(body, 'general');
    const payloads = childOf(general, 'payloads')?.text;
    if (payloads === undefined) {
      this.#stored = this.#perPayload(this.#stored, (payload) => mapped(payload, (text) => flattened(decoded(text))));
    } else {
      const [meant, once] = [readPlist(decoded(payloads)), readPlist(payloads)];
      if (!('root' in meant) || !('root' in once)) return 409;
      const anew = mapped(meant.root, (text) => marked(text.trim()));
      const kept = mapped(once.root, (text) => flattened(marked(text.trim())));
      if (identityOf(anew) !== identityOf(this.#stored)) this.ghosts += 1;
      this.#stored = withContent(anew, (payload, index) => (this.#isMadeAnew(payload) ? payload : (contentOf(kept)[index] ?? payload)));
    }
    this.#name = childOf(general, 'name')?.text ?? this.#name;
    if (childOf(general, 'redeploy_on_update')?.text === 'All') this.redeployed += 1;
    const scope = childOf(body, 'scope');
    if (scope !== undefined)
      this.#scope = scope.children
        .map((child) => (child instanceof XmlElement ? `<${child.name}>${child.text}</${child.name}>` : ''))
        .join('');
    this.#stored = this.#ownWay(this.#stored);
    return 201;
  }

  #isMadeAnew(payload: Plist): boolean {
    const type = payload.kind === 'dict' ? payload.entries.find(({ key }) => key === 'PayloadType')?.value : undefined;
    return type?.kind === 'string' && this.#madeAnew.has(type.text);
  }

  #perPayload(root: PlistDict, change: (payload: Plist) => Plist): PlistDict {
    return withContent(root, (payload) => (this.#isMadeAnew(payload) ? payload : change(payload)));
  }

  /** What it writes of its own, in its own order. */
  #ownWay(root: PlistDict): PlistDict {
    const string = (text: string): Plist => ({ kind: 'string', text });
    const own: PlistEntry[] = [
      { key: 'PayloadDisplayName', value: string(this.#name) },
      { key: 'PayloadOrganization', value: string('Acme') },
      { key: 'PayloadEnabled', value: { kind: 'true', text: '' } },
      { key: 'PayloadVersion', value: { kind: 'integer', text: '1' } },
    ];
    const kept = root.entries.filter(({ key }) => !own.some((entry) => entry.key === key));
    const whole = sorted({ kind: 'dict', entries: [...kept, ...own] });
    const payloads = contentOf(whole);
    const ordered = [...payloads.filter((one) => !this.#isMadeAnew(one)), ...payloads.filter((one) => this.#isMadeAnew(one))];
    return withContent(whole, (_, index) => ordered[index] ?? string(''));
  }
}

function childOf(element: XmlElement | null | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => child instanceof XmlElement && child.name === name);
}

function identityOf(root: PlistDict): string {
  return printed({
    kind: 'dict',
    entries: root.entries.filter(({ key }) => key === 'PayloadUUID' || key === 'PayloadIdentifier').toSorted(byKey),
  });
}

function contentOf(root: PlistDict): readonly Plist[] {
  const content = root.entries.find(({ key }) => key === 'PayloadContent')?.value;
  return content?.kind === 'array' ? content.items : [];
}

function withContent(root: PlistDict, change: (payload: Plist, index: number) => Plist): PlistDict {
  const entries = root.entries.map(({ key, value }): PlistEntry => {
    return { key, value: key === 'PayloadContent' && value.kind === 'array' ? { kind: 'array', items: value.items.map(change) } : value };
  });
  return { kind: 'dict', entries };
}

function sorted<T extends Plist>(value: T): T;
function sorted(value: Plist): Plist {
  if (value.kind === 'array') return { kind: 'array', items: value.items.map((item) => sorted(item)) };
  if (value.kind !== 'dict') return value;
  return { kind: 'dict', entries: value.entries.map((entry) => ({ key: entry.key, value: sorted(entry.value) })).toSorted(byKey) };
}

function byKey(one: PlistEntry, other: PlistEntry): number {
  return one.key < other.key ? -1 : 1;
}

function mapped<T extends Plist>(value: T, change: (text: string) => string): T;
function mapped(value: Plist, change: (text: string) => string): Plist {
  if (value.kind === 'array') return { kind: 'array', items: value.items.map((item) => mapped(item, change)) };
  if (value.kind === 'dict') {
    return { kind: 'dict', entries: value.entries.map((entry) => ({ key: change(entry.key), value: mapped(entry.value, change) })) };
  }
  return value.kind === 'string' ? { kind: 'string', text: change(value.text) } : value;
}

function marked(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;').replaceAll('\r', '&#13;');
}

function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&#13;': '\r' };
  return text.replaceAll(/&(?:amp|lt|gt|quot|apos|#13);/g, (entity) => named[entity] ?? entity);
}

/** How a text fares that is kept as text. */
function flattened(text: string): string {
  return text.replaceAll(/[\n\t]/g, '').replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '?');
}

function printed(value: Plist): string {
  const inner = (one: Plist): string => {
    if (one.kind === 'dict') return `<dict>${one.entries.map((entry) => `<key>${entry.key}</key>${inner(entry.value)}`).join('')}</dict>`;
    if (one.kind === 'array') return `<array>${one.items.map(inner).join('')}</array>`;
    return `<${one.kind}>${one.text}</${one.kind}>`;
  };
  return `<plist version="1.0">${inner(value)}</plist>`;
}
