import { sameJson } from '../../../json/compare.ts';
import { matchEntries } from '../../../json/entries.ts';
import { isNothing, meansSame } from '../../../objects/save/likeness.ts';
import { wordsForOne } from '../../../objects/save/mergeEntries.ts';
import { flagOf, leafText, memberOf, parseJson, type JsonLeaf, type JsonNode } from '../../../json/parse.ts';
import { fromPointer, toPointer } from '../../../json/pointers.ts';
import { objectOf } from '../../../json/tree.ts';
import type { Shape } from '../../../shapes/shape.ts';
import { listIn, recordIn, shapeAt } from '../../../shapes/shapeAt.ts';

/** Whether a pointer is inside of the scope, all of whose lists are sets. */
export function isInScope(pointer: string): boolean {
  return pointer === '/scope' || pointer.startsWith('/scope/');
}

/** Whether two values of a field are one to the Classic API, with no field more on either side. */
export function saysSame(root: Shape, pointer: string, a: JsonNode | undefined, b: JsonNode | undefined): boolean {
  const [one, other] = plainPair(root, pointer, a, b);
  return meansSame(one, other, { order: isUnordered(root, pointer) });
}

/** Whether what is stored is what was sent: without blanks at its ends, and with what the server adds. */
export function isStored(root: Shape, pointer: string, sent: JsonNode | undefined, stored: JsonNode | undefined): boolean {
  if (isUnshown(fromPointer(pointer).at(-1) ?? '', stored)) return true;
  const [one, other] = plainPair(root, pointer, sent, stored);
  return holds(one, other, { shape: shapeAt(root, pointer), isScope: isInScope(pointer) });
}

/** Of some kinds these are taken, and never shown. */
const seldomShown = new Set(['self_service_description', 'notification_subject', 'notification_message', 'authorization_password']);

function isUnshown(name: string, stored: JsonNode | undefined): boolean {
  return stored === undefined && seldomShown.has(name);
}

/** Whether one value is all in another. */
function holds(
  sent: JsonNode | undefined,
  stored: JsonNode | undefined,
  at: { readonly shape: Shape | undefined; readonly isScope: boolean },
): boolean {
  const { shape, isScope } = at;
  if (sent === undefined || stored === undefined || sent.kind !== stored.kind) return meansSame(sent, stored);
  if (sent.kind === 'object') {
    const fields = recordIn(shape)?.fields();
    // The id counts, and whoever changes it alone leaves the other words of the one before.
    const isNamed = fields?.get('id')?.refersTo() !== undefined && sameJson(memberOf(sent, 'id') ?? nothing, memberOf(stored, 'id'));
    return sent.members.every(({ name, value }) => {
      const [field, there] = [fields?.get(name), memberOf(stored, name)];
      // What is never shown is no sign of anything.
      const isLeft = (isNamed && wordsForOne.includes(name)) || field?.access === 'writeOnly' || isUnshown(name, there);
      return isLeft || holds(value, there, { shape: field?.shape(), isScope });
    });
  }
  if (sent.kind === 'array' && stored.kind === 'array') {
    const list = listIn(shape);
    const isSet = isScope || list?.isSet === true;
    // A category of Self Service goes by that word.
    const gone = sent.items.filter((item) => flagOf(memberOf(item, 'display_in')) === false);
    if (gone.length > 0 && recordIn(list?.entry())?.fields().has('display_in') === true) {
      const left = { ...sent, items: sent.items.filter((item) => !gone.includes(item)) };
      const kept = stored.items.filter((item) => flagOf(memberOf(item, 'display_in')) !== false);
      return holds(left, { ...stored, items: kept }, at);
    }
    const found = isSet ? matchEntries(sent.items, stored.items, [], list?.identity) : sent.items.map((_, index) => index);
    const inside = { shape: list?.entry(), isScope };
    return (
      sent.items.length === stored.items.length && sent.items.every((item, index) => holds(item, stored.items[found[index] ?? -1], inside))
    );
  }
  if (sent.kind === 'string' && stored.kind === 'string') return leafText(sent).trim() === leafText(stored).trim();
  return meansSame(sent, stored);
}

function isUnordered(root: Shape, pointer: string): boolean {
  return isInScope(pointer) || listIn(shapeAt(root, pointer))?.isSet === true;
}

function plainPair(root: Shape, pointer: string, a: JsonNode | undefined, b: JsonNode | undefined): readonly (JsonNode | undefined)[] {
  const [parent, name] = [fromPointer(pointer).at(-2) ?? '', fromPointer(pointer).at(-1) ?? ''];
  const shape = shapeAt(root, pointer);
  return [a, b].map((node) => node && plain(shape, isNone(parent, name, node) ? nothing : inOneWord(parent, name, node), name));
}

const nothing = parseJson('null');

/** One spelling for all that says “none”. */
function plain(shape: Shape | undefined, node: JsonNode, name: string): JsonNode {
  if (node.kind === 'array') {
    const entry = listIn(shape)?.entry();
    return { ...node, items: node.items.map((item) => plain(entry, item, name)) };
  }
  if (node.kind !== 'object') return plainLeaf(shape, node);
  const fields = recordIn(shape)?.fields();
  const isOfNone = isSentinel(name, 'id', memberOf(node, 'id') ?? nothing);
  const inside = node.members.map((member): readonly [string, JsonNode | undefined] => {
    const isNamed = isOfNone && member.name === 'name' && isUnknown(member.value);
    const value = isNamed || isNone(name, member.name, member.value) ? undefined : inOneWord(name, member.name, member.value);
    return [member.name, value && plain(fields?.get(member.name)?.shape(), value, member.name)];
  });
  return objectOf(inside);
}

/** XML knows texts alone: a number that is written as a text is that number. */
function plainLeaf(shape: Shape | undefined, node: JsonLeaf): JsonNode {
  return shape?.kind === 'leaf' && (node.kind === 'number' || node.kind === 'boolean') ? parseJson(`"${node.raw}"`) : node;
}

/** Whether a category or a site says that there is none. */
export function isNobody(name: string, node: JsonNode | undefined): boolean {
  return (name === 'category' || name === 'site') && (node === undefined || isNothing(plain(undefined, node, name)));
}

/** Whether a field says nothing: of a scope, that not all are in it is said by nothing as well. */
function isNone(parent: string, name: string, node: JsonNode): boolean {
  return isSentinel(parent, name, node) || (/^all_\w+s$/.test(name) && node.kind === 'boolean' && node.raw === 'false');
}

/** “No category” and “no site” are −1, a word, or not there at all, from one read to the next (facts 8.27). */
function isSentinel(parent: string, name: string, node: JsonNode): boolean {
  if ((parent !== 'category' && parent !== 'site') || node.kind === 'object' || node.kind === 'array') return false;
  const text = leafText(node);
  return name === 'id' ? text === '-1' : name === 'name' && /^(?:none|no category assigned)?$/i.test(text);
}

/** What some versions call no category; without the id of none, one may be called so. */
function isUnknown(node: JsonNode): boolean {
  return node.kind === 'string' && /^unknown$/i.test(leafText(node));
}

/** What has several words, in one: the level of a profile, the sort of a book, and what a binding is to (facts 8.31). */
function inOneWord(parent: string, name: string, node: JsonNode): JsonNode {
  if (parent === '' && name === 'type') return bindingType(node);
  if (parent !== 'general' || node.kind !== 'string') return node;
  return name === 'file_type' ? bookType(node) : name === 'level' ? parseJson(JSON.stringify(levelOf(node))) : node;
}

function levelOf(node: JsonLeaf): string {
  const word = leafText(node)
    .toLowerCase()
    .replace(/ level$/, '');
  return word === 'computer' || word === 'system' ? 'device' : word;
}

/** The level of a profile, as it is written: some words by which it is shown, here or on its page, would be stored as the other one. */
function writtenLevel(shape: Shape | undefined, node: JsonLeaf): JsonNode {
  const choices = shape?.kind === 'leaf' ? (shape.choices ?? []) : [];
  const level = levelOf(node);
  const written =
    level === 'user' ? 'User' : level === 'device' ? choices.find((one) => one === 'Computer' || one === 'Device') : undefined;
  return written === undefined ? node : parseJson(JSON.stringify(written));
}

/** Which sort a book is of, as it is written: what is shown as “IBOOK” would be stored as an unknown one. */
function bookType(node: JsonNode): JsonNode {
  return node.kind === 'string' && /^ibooks?$/i.test(leafText(node)) ? parseJson('"IBOOKS"') : node;
}

/** What a directory binding is to, as it is written: by the name that PowerBroker had before. The one that is shown is refused. */
function bindingType(node: JsonNode): JsonNode {
  return node.kind === 'string' && /^power\s*broker/i.test(leafText(node)) ? parseJson('"Likewise"') : node;
}

/** What is written otherwise than it is shown, by where it stands. */
export const writtenAt: Readonly<Record<string, ((shape: Shape | undefined, node: JsonLeaf) => JsonNode) | undefined>> = {
  '/general/level': writtenLevel,
  '/general/file_type': (_shape, node) => bookType(node),
  '/type': (_shape, node) => bindingType(node),
};

/** Whether a section says something that it did not say. What is left out of it stays as it is, but for the scope. */
export function isChanged(root: Shape, pointer: string, before: JsonNode | undefined, wanted: JsonNode | undefined): boolean {
  if (wanted === undefined) return false;
  if (wanted.kind !== 'object' || isInScope(pointer) || before?.kind !== 'object') return !saysSame(root, pointer, before, wanted);
  return wanted.members.some(({ name, value }) => isChanged(root, `${pointer}${toPointer([name])}`, memberOf(before, name), value));
}

/** A value that says nothing. */
export function isEmptyLeaf(node: JsonNode): boolean {
  return node.kind === 'null' || (node.kind === 'string' && node.raw === '""');
}
