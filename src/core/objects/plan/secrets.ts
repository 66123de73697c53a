import { t } from '@vscode/l10n';
import { applyEdits } from '../../json/edit.ts';
import { leafText, memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt, toPointer, walkNodes } from '../../json/pointers.ts';
import { isSecretName, maySecretBeIn, secretMask } from '../../../shared/secretNames.ts';
import { matchEntries, usualIdentity } from '../../json/entries.ts';
import { otherFormers } from '../../json/otherFormers.ts';
import { printJson } from '../../json/print.ts';
import type { WriteCall } from '../../families/family.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import type { Field, Shape } from '../../shapes/shape.ts';
import { isOpen, recordIn } from '../../shapes/shapeAt.ts';

/** What stands in a text that was cut off on its way for a secret that a person had typed: it is kept nowhere. Refused until it is typed again. */
export const secretToEnter = `${secretMask} (enter again)`;

/** Pointers of the secrets that a server's answer shows: texts, or lists of texts, under a telling name, and XML that may hold one. */
export function shownSecrets(root: JsonNode): readonly string[] {
  const found: string[] = [];
  for (const [pointer, node] of walkNodes(root)) {
    if (node.kind !== 'string' || node.raw === '""') continue;
    const isSecret = isSecretName(...fieldOf(pointer)) || (pointer.endsWith('/#xml') && maySecretBeIn(leafText(node)));
    if (isSecret) found.push(pointer);
  }
  return found;
}

/** The field that a pointer belongs to, and what it stands in: an entry of a list belongs to the list's. */
function fieldOf(pointer: string): readonly [name: string, parent?: string] {
  const [name = '', parent] = fromPointer(pointer)
    .filter((step) => !/^\d+$/.test(step))
    .toReversed();
  return parent === undefined ? [name] : [name, parent];
}

/** The document with its secrets masked; the text of everything else as it was. */
export function maskSecrets(text: string, root = parseJson(text)): string {
  return withInstead(text, root, secretMask, () => true);
}

/** A person's text without the secrets that were typed into it, which {@link secretsToEnter} finds. */
export function withoutTyped(text: string, root = parseJson(text)): string {
  return withInstead(text, root, secretToEnter, (node) => !isMask(node));
}

function withInstead(text: string, root: JsonNode, instead: string, isMeant: (secret: JsonNode) => boolean): string {
  const edits = shownSecrets(root).flatMap((pointer) => {
    const node = nodeAt(root, pointer) ?? root;
    return isMeant(node) ? [{ from: node.from, to: node.to, text: JSON.stringify(instead) }] : [];
  });
  return applyEdits(text, edits);
}

/** Pointers of the masks that stand in a document. */
export function maskedIn(root: JsonNode): readonly string[] {
  return pointersOf(root, isMask);
}

/** Pointers of the secrets that have to be typed again. */
export function secretsToEnter(root: JsonNode): readonly string[] {
  return pointersOf(root, isToEnter);
}

function pointersOf(root: JsonNode, holds: (node: JsonNode) => boolean): readonly string[] {
  return Array.from(walkNodes(root)).flatMap(([pointer, node]) => (holds(node) ? [pointer] : []));
}

/** What stands in the place of a secret and must not be sent as one: where, and what to do about it. */
export function standIns(root: JsonNode): readonly { readonly pointer: string; readonly message: string }[] {
  const copied = t`A masked secret was copied or moved to where nobody can tell which one it was. Enter the secret itself.`;
  const lost = t`This secret was typed before a save was cut off, and was kept nowhere. Enter it again to save.`;
  return [
    ...maskedIn(root).map((pointer) => ({ pointer, message: copied })),
    ...secretsToEnter(root).map((pointer) => ({ pointer, message: lost })),
  ];
}

/**
 * Puts back the server's own values where the mask still stands. In lists, an entry gets what it had itself, wherever it moved to; where
 * nobody can tell which entry it was, the mask stays, and is refused.
 */
export function putBackSecrets(mine: JsonNode, base: JsonNode): JsonNode {
  return maskedIn(mine).length === 0 ? mine : putBack(mine, base);
}

function putBack(mine: JsonNode, base: JsonNode | undefined): JsonNode {
  if (base === undefined) return mine;
  if (mine.kind === 'object') return objectOf(mine.members.map(({ name, value }) => [name, putBack(value, memberOf(base, name))]));
  if (mine.kind === 'array') return base.kind === 'array' ? { ...mine, items: putBackEntries(mine.items, base.items) } : mine;
  return isMask(mine) ? base : mine;
}

/**
 * By position only where no entry was taken out or put in. Where an entry may be one of several with different secrets, its masks stay.
 */
function putBackEntries(mine: readonly JsonNode[], base: readonly JsonNode[]): readonly JsonNode[] {
  if (!mine.some((entry) => maskedIn(entry).length > 0)) return mine;
  const [earlier, identity] = [base.map(maskedNode), [...usualIdentity, 'username']];
  const matched = matchEntries(mine, earlier, [], identity);
  const stayed = mine.length === base.length;
  const found = mine.map((_, index) => matched[index] ?? (stayed && !matched.includes(index) ? index : undefined));
  const others = otherFormers({ later: mine, earlier, found, identity, isOrdered: true });
  return mine.map((entry, index) => {
    const former = found[index];
    if (former === undefined || maskedIn(entry).length === 0) return entry;
    const known = putBack(entry, base[former]);
    const isSure = others(index).every((at) => printJson(putBack(entry, base[at])) === printJson(known));
    return isSure ? known : entry;
  });
}

/** As a document shows it. */
function maskedNode(node: JsonNode): JsonNode {
  const mask = parseJson(JSON.stringify(secretMask));
  return shownSecrets(node).reduce<JsonNode>((root, pointer) => withAt(root, pointer, mask), node);
}

function isMask(node: JsonNode): boolean {
  return node.kind === 'string' && node.raw === JSON.stringify(secretMask);
}

function isToEnter(node: JsonNode): boolean {
  return node.kind === 'string' && node.raw === JSON.stringify(secretToEnter);
}

/** A secret that the server never returns, so that the document cannot hold it (facts 5.4). */
export interface HiddenSecret {
  readonly pointer: string;
  /** The operation demands it: it cannot be left out. */
  readonly required: boolean;
}

/**
 * Secrets that a write would blank: not in the body, not to be read, and known to the operation. A merge leaves absent
 * fields alone, so there only required ones count; a write of sections needs none. Only objects that the body has are looked into.
 */
export function secretsAtRisk(write: WriteCall, readShape: Shape, body: JsonNode): readonly HiddenSecret[] {
  const found: HiddenSecret[] = [];
  const visit = (shape: Shape, shown: Shape | undefined, node: JsonNode, path: readonly string[]): void => {
    const record = recordIn(shape);
    const readable = recordIn(shown)?.fields();
    for (const [name, field] of record?.fields() ?? []) {
      const value = memberOf(node, name);
      const pointer = toPointer([...path, name]);
      const required = record?.required.has(name) === true;
      if (isHidden(field, !isOpen(shown) && readable?.has(name) !== true)) {
        if (isAbsent(value) && (write.style === 'replace' || (required && write.style === 'merge'))) found.push({ pointer, required });
      } else if (value?.kind === 'object' && path.length < 8) visit(field.shape(), readable?.get(name)?.shape(), value, [...path, name]);
    }
  };
  visit(write.shape, readShape, body, []);
  return found;
}

function isHidden({ access, isSecret, shape }: Field, isUnread: boolean): boolean {
  if (access === 'writeOnly') return true;
  const value = isUnread && isSecret() ? shape() : undefined;
  return value?.kind === 'leaf' && value.type === 'text';
}

function isAbsent(value: JsonNode | undefined): boolean {
  return value === undefined || value.kind === 'null' || (value.kind === 'string' && value.raw === '""');
}

/** The body with secrets that a person entered, and without empty ones: an empty secret is never a person's wish. */
export function withSecrets(body: JsonNode, secrets: readonly HiddenSecret[], entered: ReadonlyMap<string, string>): JsonNode {
  return secrets.reduce((node, { pointer }) => {
    const value = entered.get(pointer);
    return withAt(node, pointer, value === undefined ? undefined : parseJson(JSON.stringify(value)));
  }, body);
}
