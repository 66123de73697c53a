import { t } from '@vscode/l10n';
import { closestChoices } from '../../../catalog/closest.ts';
import { sameJson } from '../../../json/compare.ts';
import { matchEntries } from '../../../json/entries.ts';
import { leafText, memberOf, type JsonLeaf, type JsonNode, type JsonObject } from '../../../json/parse.ts';
import { toPointer } from '../../../json/pointers.ts';
import { joinSentences, listOfNames } from '../../../../shared/words.ts';
import type { Field, LeafShape, ListShape, RecordShape, Shape } from '../../../shapes/shape.ts';
import { listIn, recordIn } from '../../../shapes/shapeAt.ts';
import { isNothing } from '../../../objects/save/likeness.ts';
import { markupName, unwritableIn } from '../../../wire/xmlCodec.ts';
import type { WriteFault } from '../../family.ts';
import { isEmptyLeaf, isNobody } from './spelling.ts';

const mostNamed = 12;

/** Values that the Classic API refuses or makes something else of, by what their shape says; what the server itself shows is none. */
export function valueFaults(shape: Shape, before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[] {
  return faultsAt(shape, { before, isNew: before === undefined, path: [] }, wanted);
}

interface Place {
  readonly before: JsonNode | undefined;
  /** What stands around it is new: what is missing in it, the server lacks, too. */
  readonly isNew: boolean;
  readonly path: readonly string[];
}

function faultsAt(shape: Shape | undefined, place: Place, node: JsonNode): readonly WriteFault[] {
  const { before, path } = place;
  if (sameJson(before, node)) return [];
  if (memberOf(node, markupName) !== undefined || memberOf(before, markupName) !== undefined) return [markupFault(path, before)];
  if (node.kind === 'array') return listFaults(shape, place, node.items);
  if (node.kind === 'object') return recordFaults(shape, place, node);
  const leaf = shape?.kind === 'leaf' ? shape : undefined;
  const isInside = recordIn(shape) !== undefined || listIn(shape) !== undefined;
  // Nothing in the place of fields would empty all of them; of a category or a site it is the word for none.
  const isEmptied =
    recordIn(shape) !== undefined && before !== undefined && !isEmptyLeaf(before) && !isNobody(path.at(-1) ?? '', undefined);
  if (isInside && isEmptyLeaf(node)) return isEmptied ? [faultAt(path, emptiedWords(pathName(path)))] : [];
  if (isInside) return [faultAt(path, kindWords(shape, pathName(path)))];
  return [...unwritable(path, node), ...(leaf === undefined ? [] : leafFaults(leaf, place, node))];
}

function listFaults(shape: Shape | undefined, { before, path }: Place, items: readonly JsonNode[]): readonly WriteFault[] {
  const list = listIn(shape);
  if (list === undefined && shape !== undefined && shape.kind !== 'any') return [faultAt(path, kindWords(shape, pathName(path)))];
  const earlier = before?.kind === 'array' ? before.items : [];
  const former = matchEntries(items, earlier, [], list?.identity);
  return items.flatMap((item, index) => {
    const was = former[index];
    const inside = { before: was === undefined ? undefined : earlier[was], isNew: was === undefined, path: [...path, String(index)] };
    const lacking = list === undefined || sameJson(inside.before, item) ? undefined : lackedBy(list, item);
    if (lacking !== undefined) return [faultAt(inside.path, entryWords(pathName(inside.path), lacking))];
    return faultsAt(list?.entry(), inside, item);
  });
}

/** The fields of an entry of which one would say which it is, where none does: none of a text. Criteria are told by their place. */
function lackedBy({ entry, identity }: ListShape, item: JsonNode): readonly string[] | undefined {
  const fields = recordIn(entry())?.fields() ?? new Map<string, Field>();
  const isTold = fields.has('id') || !identity.includes('priority');
  const words = isTold ? [...identity, ...[...fields.keys()].filter((name) => name.endsWith('mac_address'))] : [];
  if (item.kind !== 'object') return isEmptyLeaf(item) ? words : undefined;
  const id = fields.get('id')?.refersTo() === undefined ? undefined : memberOf(item, 'id');
  // Nothing has these ids.
  const isNobodys = (id?.kind === 'number' || id?.kind === 'string') && ['0', '-1'].includes(leafText(id));
  return isNobodys || (words.length > 0 && words.every((name) => isNothing(memberOf(item, name)))) ? words : undefined;
}

function entryWords(name: string, words: readonly string[]): string {
  if (words.length === 0) return t`“${name}” is empty. Write something there, or remove it.`;
  return words.length === 1
    ? t`“${name}” does not say what it is. Write its ${namesOf(words)}, or remove it.`
    : t`“${name}” does not say what it is. Write one of ${namesOf(words)}, or remove it.`;
}

function emptiedWords(name: string): string {
  return t`“${name}” cannot be emptied as a whole. Empty its fields one by one, or remove the line to leave it as it is.`;
}

function recordFaults(shape: Shape | undefined, { before, isNew, path }: Place, node: JsonObject): readonly WriteFault[] {
  const record = recordIn(shape);
  if (record === undefined && shape !== undefined && shape.kind !== 'any') return [faultAt(path, kindWords(shape, pathName(path)))];
  const fields = record?.fields();
  const inside = node.members.flatMap(({ name, value }) => {
    const field = fields?.get(name);
    if (field?.access === 'readOnly') return [];
    return faultsAt(field?.shape(), { before: memberOf(before, name), isNew, path: [...path, name] }, value);
  });
  return [...inside, ...(record === undefined ? [] : missingIn(record, { before, isNew, path }, node))];
}

/** Each at its place, or at what lacks it: the server names one at a time (facts 8.4). */
function missingIn({ required, fields }: RecordShape, { before, isNew, path }: Place, node: JsonNode | undefined): readonly WriteFault[] {
  return [...required].flatMap((name): readonly WriteFault[] => {
    const [was, now] = [memberOf(before, name), memberOf(node, name)];
    const isLost = was !== undefined && !isEmptyLeaf(was);
    const field = fields().get(name);
    const record = recordIn(field?.shape());
    if (field?.access === 'readOnly' || (!isNew && !isLost) || (now !== undefined && !isBlank(now))) return [];
    // What is inside of it is asked for there.
    if (record !== undefined && now !== undefined) return [];
    if (record !== undefined && isNew) return missingIn(record, { before: was, isNew, path: [...path, name] }, undefined);
    const whole = pathName([...path, name]);
    return [faultAt([...path, name], t`“${whole}” is missing, and Jamf Pro refuses the object without it. Fill it in.`)];
  });
}

/** Blanks at both ends are cut off. */
function isBlank(node: JsonNode): boolean {
  return isEmptyLeaf(node) || (node.kind === 'string' && leafText(node).trim() === '');
}

function leafFaults(shape: LeafShape, { before, path }: Place, node: JsonLeaf): readonly WriteFault[] {
  const name = pathName(path);
  const text = node.kind === 'null' ? '' : leafText(node);
  const choices = choicesOf(shape);
  if (text === '') return choices === undefined && shape.type === 'text' ? [] : emptied(name, choices, { before, path });
  if (choices !== undefined) return choices.includes(text) ? [] : [faultAt(path, choiceWords(name, text, choices), nearest(text, choices))];
  const isWhole = /^-?\d{1,18}$/.test(text);
  if (shape.type === 'integer' && !isWhole)
    return [faultAt(path, t`“${name}” is a whole number, and “${text}” is none. Write a whole number.`)];
  if (shape.type === 'number' && !/^-?\d+(?:\.\d+)?$/.test(text)) {
    return [faultAt(path, t`“${name}” is a number, and “${text}” is none. Write a number.`)];
  }
  return [];
}

/** The only values that it takes, as they are written. */
function choicesOf({ type, choices }: LeafShape): readonly string[] | undefined {
  return choices === undefined ? (type === 'boolean' ? ['true', 'false'] : undefined) : choices.map(String);
}

/** An empty element is no blank for what is no text: the server makes its default of it (facts 8.28). */
function emptied(
  name: string,
  choices: readonly string[] | undefined,
  { before, path }: Pick<Place, 'before' | 'path'>,
): readonly WriteFault[] {
  const was =
    before === undefined || before.kind === 'object' || before.kind === 'array' || isEmptyLeaf(before) ? undefined : leafText(before);
  if (was === undefined) return [];
  const rule = t`“${name}” was “${was}” and cannot be emptied: Jamf Pro would store a value of its own.`;
  const remedy = choices === undefined ? t`Write a number, or put the old one back.` : t`Choose one of ${namesOf(choices)}.`;
  const others = choices?.filter((choice) => choice !== was) ?? [];
  return [faultAt(path, joinSentences(rule, remedy), [was, ...others])];
}

function choiceWords(name: string, text: string, choices: readonly string[]): string {
  return joinSentences(
    t`“${name}” cannot be “${text}”: Jamf Pro would store another value instead, and say that all is well.`,
    t`Choose one of ${namesOf(choices)}.`,
  );
}

function namesOf(choices: readonly string[]): string {
  return listOfNames(
    choices.map((choice) => `“${choice}”`),
    mostNamed,
  );
}

function nearest(text: string, choices: readonly string[]): readonly string[] {
  const near = closestChoices(text, choices);
  return [...near, ...choices.filter((choice) => !near.includes(choice))];
}

function kindWords(shape: Shape | undefined, name: string): string {
  if (listIn(shape) !== undefined) return t`“${name}” is a list. Write its entries between “[” and “]”.`;
  if (recordIn(shape) !== undefined) return t`“${name}” holds fields. Write them between “{” and “}”.`;
  return t`“${name}” holds one value, and nothing inside. Write the value alone.`;
}

function markupFault(path: readonly string[], before: JsonNode | undefined): WriteFault {
  if (path.length === 0)
    return faultAt(path, t`The XML of this object cannot be shown as fields, so the object is read-only here. Take the change back.`);
  if (before === undefined)
    return faultAt(path, t`“${pathName(path)}” is XML that fields cannot say, such as attributes, and is not sent. Remove it.`);
  return faultAt(path, t`“${pathName(path)}” is XML that cannot be shown as fields, and is read-only here. Put it back to save.`);
}

function unwritable(path: readonly string[], node: JsonLeaf): readonly WriteFault[] {
  const code = node.kind === 'string' ? unwritableIn(leafText(node)) : undefined;
  if (code === undefined) return [];
  return [faultAt(path, t`“${pathName(path)}” holds the character ${code}, which XML cannot. Remove it.`)];
}

export function faultAt(path: readonly string[], message: string, choices?: readonly string[]): WriteFault {
  const pointer = toPointer(path);
  return choices === undefined ? { pointer, message } : { pointer, message, choices };
}

/** As a person reads it: `general.frequency`. */
export function pathName(path: readonly string[]): string {
  return path.join('.');
}
