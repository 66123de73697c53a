import { t } from '@vscode/l10n';
import { sameJson } from '../../../json/compare.ts';
import { applyEdits, setAt } from '../../../json/edit.ts';
import { leafText, memberOf, parseJson, type JsonNode } from '../../../json/parse.ts';
import { nodeAt } from '../../../json/pointers.ts';
import { objectOf, withAt } from '../../../json/tree.ts';
import type { Codec } from '../../../wire/codec.ts';
import { printPlist, readPlist, samePlist, type PlistDict } from '../../../wire/xmlPlist.ts';
import type { Untouchable, WriteFault, WriteRules } from '../../family.ts';
import { withOwnMarks } from './newProfiles.ts';
import { fragileTexts, readsAsSame, sameProfile, withIdentityOf, type Platform } from './payloads.ts';

const payloadsAt = '/general/payloads';
const redeployAt = '/general/redeploy_on_update';

/** The one that reads always show, and the one that makes every device install the profile again (facts 8.7). */
const redeploy = { newOnes: 'Newly Assigned', everyOne: 'All' };

/**
 * The codec of a configuration profile: its payloads, a property list in a text, are laid out in the document, where they are a sound one.
 * When they are written, each “&” is escaped once more, since Jamf Pro decodes the text once too often (facts 8.7).
 */
export function profileCodec(codec: Codec): Codec {
  return {
    ...codec,
    decode: (text) => {
      const read = codec.decode(text);
      if (!('text' in read)) return read;
      const now = payloadsOf(parseJson(read.text));
      const plist = now === undefined ? undefined : readPlist(now);
      if (plist === undefined || !('root' in plist)) return read;
      const edit = setAt(read.text, payloadsAt, JSON.stringify(printPlist(plist.root)));
      return { text: edit === undefined ? read.text : applyEdits(read.text, [edit]) };
    },
    encode: (body) => {
      const payloads = payloadsOf(body);
      return codec.encode(payloads === undefined ? body : withAt(body, payloadsAt, textNode(escapedOnceMore(payloads))));
    },
  };
}

/** A “>” needs no escape, so it gets none: what is kept as text would keep it (facts 8.7). */
function escapedOnceMore(payloads: string): string {
  return payloads.replaceAll(/(?<!\]\])&gt;/g, '>').replaceAll('&', '&amp;');
}

/**
 * The rules of a configuration profile beside those of any object. Whatever is written of one, Jamf Pro goes over its stored payloads again
 * and damages some of them (facts 8.7): then nothing is written.
 */
export function profileRules(rules: WriteRules, platform: Platform): WriteRules {
  return {
    ...rules,
    faults: (before, wanted) => {
      if (before !== undefined && sameJson(before, wanted)) return rules.faults(before, wanted);
      const stored = before === undefined ? undefined : storedFault(before, platform);
      const isChanged = before === undefined || payloadsOf(before) !== payloadsOf(wanted);
      const own = stored === undefined ? undefined : onPage(stored.message);
      const mine = own ?? (isChanged ? wantedFault(before, wanted, platform) : undefined);
      return [...(mine === undefined ? [] : [mine]), ...rules.faults(before, wanted)];
    },
    untouchable: (before) => storedFault(before, platform),
    bodyOf: (before, wanted) => {
      const payloads = changedPayloads(before, wanted);
      const asIs = before === undefined ? undefined : nodeAt(before, payloadsAt);
      const next = payloads === undefined ? asIs : textNode(payloads);
      const told = nodeAt(wanted, '/general') === undefined ? wanted : withAt(wanted, payloadsAt, next);
      const body = rules.bodyOf(before, told);
      const sent = payloads === undefined && nodeAt(body, payloadsAt) !== undefined ? withAt(body, payloadsAt, undefined) : body;
      return redeploying(sent, redeploysAll(before, wanted));
    },
    minded: (before, wanted) => [...rules.minded(before, wanted), ...(redeploysAll(before, wanted) ? (['everyDevice'] as const) : [])],
    meansSame: (pointer, sent, stored) => {
      if (pointer === redeployAt) return true;
      if (pointer !== payloadsAt) return rules.meansSame(pointer, sent, stored);
      const [one, other] = [plistOf(sent), plistOf(stored)];
      return one !== undefined && other !== undefined ? sameProfile(one, other) : rules.meansSame(pointer, sent, stored);
    },
    readsSame: (pointer, earlier, later) => {
      const [one, other] = pointer === payloadsAt ? [plistOf(earlier), plistOf(later)] : [];
      return one !== undefined && other !== undefined ? readsAsSame(one, other) : rules.readsSame(pointer, earlier, later);
    },
  };
}

function payloadsOf(root: JsonNode | undefined): string | undefined {
  return textAt(root, payloadsAt);
}

function textAt(root: JsonNode | undefined, pointer: string): string | undefined {
  const value = nodeAt(root, pointer);
  return value?.kind === 'string' ? leafText(value) : undefined;
}

function plistOf(value: JsonNode | undefined): PlistDict | undefined {
  const read = value?.kind === 'string' ? readPlist(leafText(value)) : undefined;
  return read !== undefined && 'root' in read ? read.root : undefined;
}

/** Why no write of the profile may be sent, whatever it changes. */
function storedFault(before: JsonNode, platform: Platform): Untouchable | undefined {
  const text = payloadsOf(before) ?? '';
  if (text.trim() === '') return undefined;
  const read = readPlist(text);
  if (!('root' in read)) {
    const why = read.faults[0]?.message ?? '';
    const message = t`Nothing of this profile can be changed from here: Jamf Pro writes its payloads anew with any change, and what is stored cannot be read as a property list. ${why}`;
    return { ...onPage(message), paths: [], each: message };
  }
  const paths = fragileTexts(read.root, platform);
  if (paths.length === 0) return undefined;
  const message = t`Any change of this profile through the API, even of its name or scope, would damage what is stored in ${listed(paths)}: texts with “&”, “<”, tabs, line breaks or emoji are not kept there. Whether earlier changes damaged them already cannot be told. Change it in Jamf Pro.`;
  const each = t`Any change of this profile through the API, even of its name or scope, would damage this: texts with “&”, “<”, tabs, line breaks or emoji are not kept here. Change it in Jamf Pro.`;
  return { ...onPage(message), paths, each };
}

function wantedFault(before: JsonNode | undefined, wanted: JsonNode, platform: Platform): WriteFault | undefined {
  const value = nodeAt(wanted, payloadsAt);
  if (value === undefined && before !== undefined) return undefined;
  if (value === undefined || value.kind === 'null' || (before === undefined && payloadsOf(wanted)?.trim() === '')) {
    return {
      pointer: payloadsAt,
      message: t`“general.payloads” is missing: without a property list, nothing comes of a profile. Write it there.`,
    };
  }
  if (value.kind !== 'string') return { pointer: payloadsAt, message: t`The payloads of a profile are the text of a property list.` };
  const read = readPlist(leafText(value));
  if (!('root' in read)) {
    const { message = '', offset = 0 } = read.faults[0] ?? {};
    return { pointer: payloadsAt, message: atLine(leafText(value), offset, message) };
  }
  const paths = fragileTexts(read.root, platform);
  if (paths.length === 0) return undefined;
  return onPage(
    t`Jamf Pro would damage ${listed(paths)}: in payloads of this type, “&”, “<”, tabs, line breaks and emoji do not arrive as they are written. Make this change in Jamf Pro.`,
  );
}

function onPage(message: string): WriteFault {
  return { pointer: payloadsAt, message, page: true };
}

function listed(paths: readonly string[]): string {
  const most = 5;
  const first = paths.slice(0, most).map((path) => `“${path}”`);
  return paths.length > most ? t`${first.join(', ')} and ${paths.length - most} more` : first.join(', ');
}

/** The payloads to send; undefined where they say what is stored. The profile stays the one that devices have. */
function changedPayloads(before: JsonNode | undefined, wanted: JsonNode): string | undefined {
  const text = payloadsOf(wanted);
  const mine = plistOf(nodeAt(wanted, payloadsAt));
  if (mine === undefined) return text === payloadsOf(before) ? undefined : text;
  if (before === undefined) return printPlist(withOwnMarks(mine, textAt(wanted, '/general/name') ?? ''));
  const stored = plistOf(nodeAt(before, payloadsAt));
  const next = stored === undefined ? mine : withIdentityOf(stored, mine);
  return samePlist(stored, next) ? undefined : printPlist(next);
}

/** Only somebody who writes it means it: what a server or a file says of it is no wish. */
function redeploysAll(before: JsonNode | undefined, wanted: JsonNode): boolean {
  const [was, value] = [nodeAt(before, redeployAt), nodeAt(wanted, redeployAt)];
  const isAll = value?.kind === 'string' && leafText(value).trim().toLowerCase() === redeploy.everyOne.toLowerCase();
  return before !== undefined && isAll && !sameJson(was, value);
}

/** Said with every write, so that none makes devices install it again that nobody asked to. */
function redeploying(body: JsonNode, all: boolean): JsonNode {
  const says = textNode(all ? redeploy.everyOne : redeploy.newOnes);
  if (body.kind !== 'object' || body.members.length === 0) return body;
  const general = memberOf(body, 'general');
  if (general !== undefined) return withAt(body, redeployAt, says);
  const first = [['general', objectOf([['redeploy_on_update', says]])]] as const;
  return objectOf([...first, ...body.members.map(({ name, value }) => [name, value] as const)]);
}

function textNode(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}

/** The rules of an object in which a text is a property list or nothing: one that is broken is not sent. */
export function plistRules(rules: WriteRules, at: string): WriteRules {
  return {
    ...rules,
    faults: (before, wanted) => {
      const value = nodeAt(wanted, at);
      const text = value?.kind === 'string' ? leafText(value) : '';
      const was = nodeAt(before, at);
      const isChanged = was?.kind !== 'string' || leafText(was) !== text;
      const read = isChanged && text.trim() !== '' ? readPlist(text, true) : undefined;
      const own =
        read === undefined || 'root' in read
          ? []
          : read.faults.slice(0, 1).map(({ message, offset }) => ({ pointer: at, message: atLine(text, offset, message) }));
      return [...own, ...rules.faults(before, wanted)];
    },
  };
}

function atLine(text: string, offset: number, message: string): string {
  return t`Line ${text.slice(0, offset).split('\n').length}: ${message}`;
}
