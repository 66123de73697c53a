import { t } from '@vscode/l10n';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { nodeAt, toPointer, walkNodes } from '../../json/pointers.ts';
import { leafText, memberOf, parseJson, type JsonLeaf, type JsonNode } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { namePointers } from '../../resources/identity.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { beginsWithNone } from '../../resources/lookups.ts';
import type { Apart } from '../../families/family.ts';
import type { Field, LeafShape, Shape } from '../../shapes/shape.ts';
import { lostIn } from '../../shapes/project.ts';
import { fieldAt, listIn, recordIn } from '../../shapes/shapeAt.ts';
import { textOf } from './answer.ts';
import { withoutEmpty } from '../save/body.ts';
import { isNothing } from '../save/likeness.ts';
import { inPriorityOrder } from '../save/criteria.ts';
import { lockName } from '../../resources/lock.ts';
import type { ObjectPlan } from './plan.ts';
import { creatablePart } from '../save/prepare.ts';
import { shownSecrets, standIns } from './secrets.ts';
import { objectOf, withAt } from '../../json/tree.ts';

/** Of a part of an object that is not created yet, where the document demands an id for it. */
const partId = '"-1"';
const deepest = 5;

/** A document to begin a new object with: what the operation requires, its own defaults, and a name to fill in. */
export function templateOf(plan: ObjectPlan): string {
  const { identity, part } = kindOf(plan.resource.key);
  const { create } = plan;
  const empty = objectFrom(create?.shape, 0, new Set([identity.name, part?.at.slice(1) ?? '']));
  return printDocument(create?.begun?.(empty) ?? empty);
}

/** The same document under a name, where it has none yet. */
export function namedIn(plan: ObjectPlan, document: string, name: string): string {
  const root = parseJson(document);
  const pointer = namePointers(plan.resource.key).find((candidate) => nodeAt(root, candidate)?.kind === 'string');
  if (pointer === undefined || textOf(nodeAt(root, pointer)) !== undefined) return document;
  return printDocument(withAt(root, pointer, parseJson(JSON.stringify(name))));
}

function objectFrom(shape: Shape | undefined, depth: number, also: ReadonlySet<string>): JsonNode {
  const record = recordIn(shape);
  const fields = record?.fields() ?? new Map<string, Field>();
  const members = [...fields].map(([name, field]): readonly [string, JsonNode | undefined] => {
    const isRequired = record?.required.has(name) === true;
    if (field.access === 'readOnly' || (field.access === 'writeOnly' && !isRequired)) return [name, undefined];
    const value = field.shape();
    const wanted = isRequired || also.has(name) || beginsWithNone(name) || name === lockName || isSet(value);
    const isPart = depth > 0 && name === 'id' && fields.has(lockName);
    return [name, wanted ? (isPart ? parseJson(partId) : valueFor(name, field, depth)) : undefined];
  });
  return objectOf(members);
}

/** A default typed as the text "null" is a slip of the document (facts 4.7). */
function isSet({ default: value }: Shape): boolean {
  return value !== undefined && value !== null && value !== 'null';
}

function valueFor(name: string, { shape: shapeOf, refersTo }: Field, depth: number): JsonNode {
  const shape = shapeOf();
  if (isSet(shape)) return parseJson(JSON.stringify(shape.default));
  if (name === lockName) return parseJson('0');
  if (beginsWithNone(name)) return parseJson(shape.kind === 'leaf' && shape.type === 'integer' ? '-1' : '"-1"');
  if (shape.kind === 'list') return parseJson('[]');
  if (shape.kind !== 'leaf') return depth >= deepest ? parseJson('""') : objectFrom(shape, depth + 1, new Set());
  if (shape.choices !== undefined && shape.choices.length > 0) return parseJson(JSON.stringify(shape.choices[0]));
  if (shape.type === 'boolean') return parseJson('false');
  // No number means nobody yet.
  if (refersTo() !== undefined) return parseJson('""');
  return parseJson(shape.type === 'integer' || shape.type === 'number' ? String(shape.minimum ?? 0) : '""');
}

/** A copy of an object, and the fields of the secrets that it was made without, as pointers. */
export interface Duplicate {
  readonly text: string;
  readonly leftOut: readonly string[];
  /** See {@link Apart}. */
  readonly told: string | undefined;
}

/**
 * A document for a copy of an object: what a creation takes of it, without ids and secrets, with fresh locks and a name of its own.
 *
 * @param taken names that are in use, as far as known.
 */
export function duplicateOf(plan: ObjectPlan, text: string, taken: ReadonlySet<string>): Duplicate {
  const { node, ...about } = copyOf(plan, text);
  return { text: named(plan, node, taken), ...about };
}

/** The same under its own name. */
export function copyOf(plan: ObjectPlan, text: string): { readonly node: JsonNode } & Omit<Duplicate, 'text'> {
  const { create } = plan;
  const all = fresh(plan, text);
  const whole = create === undefined ? all : withoutEmpty(create, undefined, all);
  const leftOut = shownSecrets(whole);
  const { copy, told } = apart(create, withoutAll(whole, leftOut));
  const lost = unknownWords(unknownIn(create, parseJson(text)));
  return { node: copy, leftOut, told: told === undefined ? lost : joinSentences(told, lost) };
}

/** What no creation takes, although the API shows it: where it has one shape for both, a newer version has more of it. Pointers. */
function unknownIn(create: ObjectPlan['create'], node: JsonNode): readonly string[] {
  if (create?.style !== 'sections') return [];
  return lostIn(create.shape, node, undefined).flatMap(({ why, pointer }) => (why === 'unknown' ? pointer : []));
}

function unknownWords(pointers: readonly string[]): string | undefined {
  if (pointers.length === 0) return undefined;
  const names = [...new Set(pointers.map((pointer) => dotted(pointer.replaceAll(/\/\d+(?=\/)/g, ''))))];
  return t`Left out, since this version of Jamf Pro Explorer does not know it: ${listOfNames(names, 5)}.`;
}

function dotted(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.');
}

function apart(create: ObjectPlan['create'], copy: JsonNode): Apart {
  return create?.apart?.(copy) ?? { copy, told: undefined };
}

/** An entry of a list leaves an empty text, so that the others keep their places. */
function withoutAll(root: JsonNode, pointers: readonly string[]): JsonNode {
  return pointers.reduce<JsonNode>((node, pointer) => withAt(node, pointer, /\/\d+$/.test(pointer) ? parseJson('""') : undefined), root);
}

function named(plan: ObjectPlan, kept: JsonNode, taken: ReadonlySet<string>): string {
  const pointer = namePointers(plan.resource.key).find((candidate) => nodeAt(kept, candidate)?.kind === 'string');
  const name = pointer === undefined ? undefined : textOf(nodeAt(kept, pointer));
  if (pointer === undefined || name === undefined) return printDocument(kept);
  return printDocument(withAt(kept, pointer, parseJson(JSON.stringify(copyName(name, taken)))));
}

/** A document to create an object with again: as {@link duplicateOf}, under its own name, without what is masked. */
export function againOf(plan: ObjectPlan, text: string): { readonly text: string; readonly leftOut: readonly string[] } {
  const root = fresh(plan, text);
  const leftOut = standIns(root).map(({ pointer }) => pointer);
  return { text: printDocument(leftOut.reduce((node, pointer) => withAt(node, pointer, undefined), root)), leftOut };
}

/**
 * A document that somebody wrote elsewhere: all of it but what only the server sets, under a name that is free. What it names by id and name
 * is named by its name alone: the id may be that of another object here. Nor is it the object that it was written of.
 *
 * @param taken names that are in use, as far as known.
 */
export function broughtIn({ create, resource }: ObjectPlan, text: string, taken: ReadonlySet<string>): Omit<Duplicate, 'leftOut'> {
  const own = withoutUnique(create, resource.key, inPriorityOrder(create?.shape, parseJson(text)));
  const foreign = filesIn(create?.shape, own);
  const empty = unknownIn(create, own).filter((at) => isNothing(nodeAt(own, at)));
  const { copy: node, told: anew } = apart(create, settable(create?.shape, withoutAll(own, [...foreign, ...empty])));
  const names = foreign.map(dotted);
  const lost = names.length === 0 ? undefined : t`Left out, since its id may be that of another one here: ${listOfNames(names, 5)}.`;
  const bare = [...new Set(bareIdsIn(create?.shape, node))];
  const doubtful =
    bare.length === 0 ? undefined : t`Named by an id alone, which may be that of something else here: ${listOfNames(bare, 5)}.`;
  const sentences = [anew, unknownWords(empty), lost, doubtful, unfilled(node)].filter((one) => one !== undefined);
  const told = sentences.length === 0 ? undefined : joinSentences(...sentences);
  const pointer = namePointers(resource.key).find((candidate) => textOf(nodeAt(node, candidate)) !== undefined);
  const name = pointer === undefined ? undefined : textOf(nodeAt(node, pointer));
  if (pointer === undefined || name === undefined) return { text: printDocument(node), told };
  return { text: printDocument(withAt(node, pointer, parseJson(JSON.stringify(freeName(name, taken))))), told };
}

/** Words in the place of others, as templates have them for the program that fills them in: `%POLICY_NAME%`. */
function unfilled(node: JsonNode): string | undefined {
  const texts = Array.from(walkNodes(node), ([, one]) => (one.kind === 'string' ? leafText(one) : ''));
  const words = [...new Set(texts.flatMap((text) => text.match(/%[A-Z][A-Z\d_]{2,}%/g) ?? []))];
  return words.length === 0 ? undefined : t`Words of a template that are still to be filled in: ${listOfNames(words, 5)}.`;
}

/** Files that are stored under an id of one instance, as an icon is: `/self_service/self_service_icon`. */
function filesIn(shape: Shape | undefined, node: JsonNode, at = ''): readonly string[] {
  if (node.kind !== 'object') return [];
  const fields = recordIn(shape)?.fields();
  return node.members.flatMap(({ name, value }) => {
    const [field, pointer] = [fields?.get(name), `${at}${toPointer([name])}`];
    const inside = recordIn(field?.shape())?.fields();
    const isForeign = inside?.has('id') === true && inside.has('uri') && textOf(memberOf(value, 'id')) !== undefined;
    return isForeign ? [pointer] : filesIn(field?.shape(), value, pointer);
  });
}

/** What is named by its id alone, once for all entries of a list: `scripts.id`. */
function bareIdsIn(shape: Shape | undefined, node: JsonNode, path: readonly string[] = []): readonly string[] {
  if (node.kind === 'array') return node.items.flatMap((item) => bareIdsIn(listIn(shape)?.entry(), item, path));
  if (node.kind !== 'object') return [];
  const fields = recordIn(shape)?.fields();
  return node.members.flatMap(({ name, value }) => {
    const [field, here] = [fields?.get(name), [...path, name]];
    const id = field?.refersTo() === undefined ? undefined : textOf(value);
    return id === undefined || id === '-1' || id === '0' ? bareIdsIn(field?.shape(), value, here) : [here.join('.')];
  });
}

/** Without what no two objects share: at the top, and beside the name. */
function withoutUnique(create: ObjectPlan['create'], resourceKey: string, root: JsonNode): JsonNode {
  const tops = new Set(['', ...namePointers(resourceKey).map((pointer) => pointer.slice(0, pointer.lastIndexOf('/')))]);
  const pointers = [...tops].flatMap((top) => kindOf(resourceKey).identity.unique.map((name) => `${top}/${name}`));
  return pointers
    .filter((pointer) => fieldAt(create?.shape, pointer) !== undefined || pointer === '/id')
    .reduce((node, pointer) => withAt(node, pointer, undefined), root);
}

function settable(shape: Shape | undefined, node: JsonNode): JsonNode {
  if (node.kind === 'string' && shape?.kind === 'leaf') return wordOf(shape, node);
  if (node.kind === 'array') return { ...node, items: node.items.map((item) => settable(listIn(shape)?.entry(), item)) };
  if (node.kind !== 'object') return node;
  const fields = recordIn(shape)?.fields();
  return objectOf(
    node.members.map(({ name, value }) => {
      const field = fields?.get(name);
      const isForeign =
        name === 'id' && field?.refersTo() !== undefined && textOf(value) !== '-1' && textOf(memberOf(node, 'name')) !== undefined;
      return [name, field?.access === 'readOnly' || isForeign ? undefined : settable(field?.shape(), value)];
    }),
  );
}

/** Others write `True`, and `AND`, which mean the same. */
function wordOf({ type, choices }: LeafShape, node: JsonLeaf): JsonNode {
  const text = leafText(node);
  const word = text.trim().toLowerCase();
  if (type === 'boolean') return word === 'true' || word === 'false' ? parseJson(word) : node;
  const all = choices?.map(String) ?? [];
  const choice = all.includes(text) ? undefined : all.find((one) => one.toLowerCase() === word);
  return choice === undefined ? node : parseJson(JSON.stringify(choice));
}

/** `Main`, `Main 2`, …: the first one that is free. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(next)) return next;
  }
}

/** `Main`, `Main copy`, `Main copy 2`, …: the first one that is free. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/ copy( \d+)?$/, '');
  const first = t`${stem} copy`;
  if (!taken.has(first) && first !== name) return first;
  for (let number = 2; ; number += 1) {
    const next = `${first} ${number}`;
    if (!taken.has(next) && next !== name) return next;
  }
}

/** What a creation takes of a document, with nothing in it that no two objects share. */
function fresh({ create, resource }: ObjectPlan, text: string): JsonNode {
  const taken = inPriorityOrder(create?.shape, creatablePart(create?.shape, parseJson(text)));
  const named = namePointers(resource.key).find((pointer) => nodeAt(taken, pointer) !== undefined) ?? '';
  const unique = new Set(kindOf(resource.key).identity.unique);
  return freshIn(create?.shape, taken, { unique, own: named.slice(0, Math.max(0, named.lastIndexOf('/'))) }, '');
}

/** What tells objects apart: fields of the object itself, which are at its top and beside its name. */
interface Unique {
  readonly unique: ReadonlySet<string>;
  /** The pointer to what the name stands in. */
  readonly own: string;
}

function freshIn(shape: Shape | undefined, node: JsonNode, about: Unique, at: string): JsonNode {
  if (node.kind !== 'object') return node;
  const hasLock = node.members.some(({ name }) => name === lockName);
  const isOwn = at === '' || at === about.own;
  const record = recordIn(shape);
  return objectOf(
    node.members.map(({ name, value }) => {
      if (name === lockName) return [name, parseJson('0')];
      const inside = record?.fields().get(name)?.shape();
      if (!about.unique.has(name) || (!isOwn && !hasLock)) return [name, freshIn(inside, value, about, `${at}${toPointer([name])}`)];
      return [name, at !== '' && record?.required.has(name) === true ? parseJson(partId) : undefined];
    }),
  );
}
