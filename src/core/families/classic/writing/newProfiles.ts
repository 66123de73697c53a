import { t } from '@vscode/l10n';
import { leafText, parseJson, type JsonNode } from '../../../json/parse.ts';
import { nodeAt } from '../../../json/pointers.ts';
import { withAt } from '../../../json/tree.ts';
import { printPlist, readPlist, type Plist, type PlistDict } from '../../../wire/xmlPlist.ts';
import type { Apart } from '../../family.ts';
import { entryOf } from './payloads.ts';

const payloadsAt = '/general/payloads';
const redeployAt = '/general/redeploy_on_update';

/** The keys by which devices tell profiles from each other (facts 8.32). */
const marks: readonly string[] = ['PayloadUUID', 'PayloadIdentifier'];
const uuids = /[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/gi;

const empty: PlistDict = {
  kind: 'dict',
  entries: [
    { key: 'PayloadContent', value: { kind: 'array', items: [] } },
    { key: 'PayloadType', value: { kind: 'string', text: 'Configuration' } },
    { key: 'PayloadVersion', value: { kind: 'integer', text: '1' } },
  ],
};

/** A new profile: one without payloads yet, to put them into. What names it comes with {@link withOwnMarks}. */
export function begunProfile(document: JsonNode): JsonNode {
  return withAt(document, payloadsAt, textNode(printPlist(empty)));
}

/** What is sent of a new profile: its name, and what tells it from all others, where its text says nothing of it. */
export function withOwnMarks(root: PlistDict, name: string): PlistDict {
  const id = textIn(root, 'PayloadUUID') ?? newUuid();
  const missing = [
    ['PayloadDisplayName', name],
    ['PayloadIdentifier', id],
    ['PayloadType', 'Configuration'],
    ['PayloadUUID', id],
  ] as const;
  return missing.reduce((dict, [key, text]) => (text === '' || textIn(dict, key) !== undefined ? dict : withText(dict, key, text)), root);
}

/** A copy of a profile that devices do not take for the original, of whose text they would replace it else (facts 8.32). */
export function apartProfile(original: JsonNode): Apart {
  // Which devices install it again, nobody asked for with a copy (facts 8.7).
  const copy = nodeAt(original, redeployAt) === undefined ? original : withAt(original, redeployAt, textNode('Newly Assigned'));
  const now = nodeAt(copy, payloadsAt);
  const read = now?.kind === 'string' ? readPlist(leafText(now)) : undefined;
  if (read === undefined || !('root' in read) || marks.every((key) => textIn(read.root, key) === undefined))
    return { copy, told: undefined };
  const told = t`The copy has a PayloadUUID and a PayloadIdentifier of its own, and so has each of its payloads: with those of the original, devices would replace one profile by the other.`;
  return { copy: withAt(copy, payloadsAt, textNode(printPlist(withNewMarks(read.root)))), told };
}

/** With fresh UUIDs for the profile and its payloads, wherever they stand: payloads name each other by them, such as a network its certificate. */
function withNewMarks(root: PlistDict): PlistDict {
  const content = entryOf(root, 'PayloadContent');
  const owners = [root, ...(content?.kind === 'array' ? content.items : [])];
  const fresh = new Map(
    owners.flatMap((one) => (textIn(one, 'PayloadUUID') ?? '').match(uuids) ?? []).map((old) => [old.toLowerCase(), newUuid()]),
  );
  const renamed = renamedIn(root, fresh);
  if (renamed.kind !== 'dict') return root;
  const id = changed(root, renamed, 'PayloadUUID') ?? newUuid();
  return withText(withText(renamed, 'PayloadUUID', id), 'PayloadIdentifier', changed(root, renamed, 'PayloadIdentifier') ?? id);
}

function changed(before: PlistDict, after: PlistDict, key: string): string | undefined {
  const [was, is] = [textIn(before, key), textIn(after, key)];
  return was === is ? undefined : is;
}

function renamedIn(value: Plist, fresh: ReadonlyMap<string, string>): Plist {
  if (value.kind === 'array') return { kind: 'array', items: value.items.map((item) => renamedIn(item, fresh)) };
  if (value.kind === 'dict')
    return { kind: 'dict', entries: value.entries.map(({ key, value: inner }) => ({ key, value: renamedIn(inner, fresh) })) };
  if (value.kind !== 'string') return value;
  return { kind: 'string', text: value.text.replaceAll(uuids, (old) => fresh.get(old.toLowerCase()) ?? old) };
}

/** Undefined: there is none, or it is empty. */
function textIn(value: Plist, key: string): string | undefined {
  const found = entryOf(value, key);
  return found?.kind === 'string' && found.text.trim() !== '' ? found.text : undefined;
}

function withText(root: PlistDict, key: string, text: string): PlistDict {
  const entry = { key, value: { kind: 'string', text } } as const;
  const isThere = root.entries.some((one) => one.key === key);
  return { kind: 'dict', entries: isThere ? root.entries.map((one) => (one.key === key ? entry : one)) : [...root.entries, entry] };
}

/** In capitals, as Apple's tools write it. */
function newUuid(): string {
  return crypto.randomUUID().toUpperCase();
}

function textNode(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}
