import { t } from '@vscode/l10n';
import { closestChoices } from '../../catalog/closest.ts';
import { sameJson } from '../../json/compare.ts';
import { applyEdits, removeAt, setAt, type TextEdit } from '../../json/edit.ts';
import { jsonIn, leafText, memberOf, parseJson, type JsonNode, type JsonObject } from '../../json/parse.ts';
import { fromPointer, nodeAt, pointerAt, toPointer, type TextRange } from '../../json/pointers.ts';
import { printJson } from '../../json/print.ts';
import type { WriteRules } from '../../families/family.ts';
import type { WriteGuards } from '../../resources/kind.ts';
import { exampleOf } from '../../shapes/example.ts';
import { projectOnShape } from '../../shapes/project.ts';
import { untold, type Field, type Shape } from '../../shapes/shape.ts';
import { isOpen, recordIn, shapeAt } from '../../shapes/shapeAt.ts';
import { definitionOf, goneAttributes } from '../plan/attributes.ts';
import { formerNode, matchEntries } from '../../json/entries.ts';
import { withAt } from '../../json/tree.ts';
import { writtenElsewhere } from '../save/writtenElsewhere.ts';

/** A way out of one complaint: edits that leave the JSON whole and everything else in the text where it is. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that is meant in all likelihood. */
  readonly preferred: boolean;
}

/** What a document is held against. */
export interface FixContext {
  /** Of what is sent. */
  readonly shape: Shape;
  /** What the document was made from, as it is shown: gives back what only the server sets. Undefined for a new object. */
  readonly base: string | undefined;
  /** Of the document's kind. */
  readonly guards: WriteGuards;
  /** What its API refuses beside that; undefined: nothing is known. */
  readonly rules?: WriteRules | undefined;
}

const mostChoices = 3;
/** Of the values that an API takes: those of the longest lists that Jamf Pro offers itself fit. */
const mostRuled = 8;

/**
 * What can be done about a complaint, by the part of the text that it marks: a field that is not taken, one that is missing,
 * a value that is none of those allowed. Empty for text that is no JSON, and for what only a person can put right.
 */
export function fixesFor(text: string, at: TextRange, context: FixContext): readonly Fix[] {
  const root = jsonIn(text);
  if (root === undefined) return [];
  const pointer = pointerAt(root, at.from);
  const ruled = ofFaults(text, pointer, root, context);
  if (ruled.length > 0) return ruled;
  const path = fromPointer(pointer);
  const parent = nodeAt(root, toPointer(path.slice(0, -1)));
  const member = parent?.kind === 'object' ? parent.members.find(({ name }) => name === path.at(-1)) : undefined;
  if (member !== undefined && parent?.kind === 'object' && member.from <= at.from && at.from < member.keyTo) {
    return ofField(text, pointer, parent, context);
  }
  const node = nodeAt(root, pointer);
  if (node?.kind === 'object') return ofGaps(text, pointer, node, context);
  return node === undefined || node.kind === 'array' ? [] : ofChoice(pointer, leafText(node), node, context);
}

/** A value that the API would refuse or store otherwise, and those that it would take there. */
function ofFaults(text: string, pointer: string, root: JsonNode, { shape, base, rules }: FixContext): readonly Fix[] {
  const before = base === undefined ? undefined : jsonIn(base);
  const faults = rules?.faults(before, root).filter((fault) => fault.pointer === pointer) ?? [];
  const leaf = shapeAt(shape, pointer);
  const isPlain = leaf?.kind === 'leaf' && leaf.type !== 'text';
  return faults
    .flatMap(({ choices = [] }) => choices)
    .slice(0, mostRuled)
    .flatMap((choice, index): Fix[] => {
      const edit = setAt(text, pointer, isPlain && /^(?:true|false|-?\d+)$/.test(choice) ? choice : JSON.stringify(choice));
      return edit === undefined ? [] : [{ title: t`Change to “${choice}”`, edits: [edit], preferred: index === 0 }];
    });
}

/** A field that is unknown or not to be set: out with it, or the name that was meant, or what the server has. */
function ofField(text: string, pointer: string, parent: JsonObject, context: FixContext): readonly Fix[] {
  const { shape, base } = context;
  const path = fromPointer(pointer);
  const name = path.at(-1) ?? '';
  const around = shapeAt(shape, toPointer(path.slice(0, -1)));
  const fields = recordIn(around)?.fields() ?? new Map<string, Field>();
  const field = fields.get(name);
  const isTaken = field === undefined ? isOpen(around) : field.access !== 'readOnly';
  const before = formerOf(text, base, pointer);
  const now = memberOf(parent, name);
  if (isTaken) return ofGoneAttributes(text, pointer, base);
  const back = before === undefined || sameJson(before, now) ? undefined : setAt(text, pointer, printJson(before));
  const elsewhere = before === undefined || now === undefined ? [] : moved(text, pointer, context, before);
  const remove = removeAt(text, pointer);
  const free = [...fields.keys()].filter((other) => memberOf(parent, other) === undefined);
  const meant = before === undefined && field === undefined ? closestChoices(name, free) : [];
  const key = parent.members.find((member) => member.name === name);
  return [
    ...elsewhere,
    ...(back === undefined ? [] : [{ title: t`Put back the server's “${name}”`, edits: [back], preferred: elsewhere.length === 0 }]),
    ...meant.slice(0, mostChoices).flatMap((other, index): Fix[] => {
      if (key === undefined) return [];
      const edits = [{ from: key.from, to: key.keyTo, text: JSON.stringify(other) }];
      return [{ title: t`Did you mean “${other}”?`, edits, preferred: index === 0 }];
    }),
    ...(remove === undefined ? [] : [{ title: t`Remove “${name}”`, edits: [remove], preferred: back === undefined && meant.length === 0 }]),
  ];
}

/** Entries that were taken out, and cannot be: back they go, without values. */
function ofGoneAttributes(text: string, pointer: string, base: string | undefined): readonly Fix[] {
  const [root, then] = [jsonIn(text), base === undefined ? undefined : jsonIn(base)];
  const list = nodeAt(root, pointer);
  if (root === undefined || then === undefined || list?.kind !== 'array') return [];
  const gone = new Set(goneAttributes(then, root).flatMap((each) => (each.pointer === pointer ? [each.definitionId] : [])));
  const were = nodeAt(then, pointer);
  const entries = were?.kind === 'array' ? were.items.filter((entry) => gone.has(definitionOf(entry) ?? '')) : [];
  if (entries.length === 0) return [];
  const put = (title: string, back: readonly JsonNode[], preferred: boolean): Fix[] => {
    const edit = setAt(text, pointer, printJson({ ...list, items: [...list.items, ...back] }));
    return edit === undefined ? [] : [{ title, edits: [edit], preferred }];
  };
  const [without, withOld] =
    entries.length === 1
      ? [t`Put back the entry without values`, t`Put back the entry with the old values`]
      : [t`Put back the entries without values`, t`Put back the entries with the old values`];
  return [
    ...put(
      without,
      entries.map((entry) => withAt(entry, '/values', parseJson('[]'))),
      true,
    ),
    ...put(withOld, entries, false),
  ];
}

/** Writes a change where the operation takes it, and puts back what is only read. */
function moved(text: string, pointer: string, context: FixContext, before: JsonNode): readonly Fix[] {
  const { shape, base } = context;
  const place = writtenElsewhere(context, pointer);
  const [root, then] = [jsonIn(text), base === undefined ? undefined : jsonIn(base)];
  if (place === undefined) return [];
  const [value, was] = [nodeAt(root, place.read), nodeAt(then, place.read)];
  if (value === undefined || sameJson(value, was)) return [];
  const taken = shapeAt(shape, place.written);
  const changed = changedEntries(value, was);
  let next = text;
  for (const [at, node] of [
    [place.written, joined(nodeAt(root, place.written), projectOnShape(taken, changed))],
    [pointer, before],
  ] as const) {
    const edit = setAt(next, at, printJson(node));
    if (edit === undefined) return [];
    next = applyEdits(next, [edit]);
  }
  const name = fromPointer(place.written).at(-1) ?? '';
  return [{ title: t`Write it as “${name}”`, edits: between(text, next), preferred: true }];
}

/** Of a list, the entries that are not as they were. */
function changedEntries(value: JsonNode, was: JsonNode | undefined): JsonNode {
  if (value.kind !== 'array' || was?.kind !== 'array') return value;
  return { ...value, items: value.items.filter((entry) => !was.items.some((other) => sameJson(entry, other))) };
}

/** With what a list that is there already says of other entries. */
function joined(there: JsonNode | undefined, value: JsonNode): JsonNode {
  if (value.kind !== 'array' || there?.kind !== 'array') return value;
  const said = matchEntries(there.items, value.items);
  return { ...value, items: [...there.items.filter((_, index) => said[index] === undefined), ...value.items] };
}

/** What stood at a pointer in the copy that the text was made from, wherever the entries of a list moved to. */
function formerOf(text: string, base: string | undefined, pointer: string): JsonNode | undefined {
  const [root, then] = [jsonIn(text), base === undefined ? undefined : jsonIn(base)];
  return root === undefined || then === undefined ? undefined : formerNode(root, then, pointer);
}

/** Fields that are demanded and absent. */
function ofGaps(text: string, pointer: string, node: JsonObject, { shape }: FixContext): readonly Fix[] {
  const record = recordIn(shapeAt(shape, pointer));
  if (record === undefined) return [];
  const fields = record.fields();
  const missing = [...record.required].filter((name) => {
    const field = fields.get(name);
    return field !== undefined && field.access !== 'readOnly' && memberOf(node, name) === undefined;
  });
  const single = missing.map((name): Fix => ({
    title: t`Add “${name}”`,
    edits: added(text, pointer, [name], fields),
    preferred: missing.length === 1,
  }));
  if (missing.length < 2) return single;
  const edits = added(text, pointer, missing, fields);
  return [{ title: t`Add all ${missing.length} required fields`, edits, preferred: true }, ...single];
}

/** One after the other, each into the text that the one before left; as one edit of the text as it is. */
function added(text: string, pointer: string, names: readonly string[], fields: ReadonlyMap<string, Field>): readonly TextEdit[] {
  let next = text;
  for (const name of names) {
    const edit = setAt(next, `${pointer}${toPointer([name])}`, sampleOf(name, fields));
    if (edit !== undefined) next = applyEdits(next, [edit]);
  }
  return between(text, next);
}

/** What a required field begins with: an example that its own shape accepts, with what it requires in turn; no secret. */
function sampleOf(name: string, fields: ReadonlyMap<string, Field>): string {
  const around = { kind: 'record', ...untold, fields: () => fields, required: new Set([name]), others: undefined } as const;
  const made = parseJson(JSON.stringify(exampleOf(around, { only: 'required' })));
  return printJson(memberOf(made, name) ?? parseJson('null'));
}

/** The one edit that makes the other text. */
function between(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charAt(from) === after.charAt(from)) from += 1;
  let end = 0;
  while (end < most - from && before.charAt(before.length - 1 - end) === after.charAt(after.length - 1 - end)) end += 1;
  return [{ from, to: before.length - end, text: after.slice(from, after.length - end) }];
}

/** A value that is none of those allowed, and looks like one of them. */
function ofChoice(pointer: string, value: string, { from, to }: JsonNode, { shape }: FixContext): readonly Fix[] {
  const allowed = shapeAt(shape, pointer);
  const choices = allowed?.kind === 'leaf' ? (allowed.choices ?? []).filter((choice) => typeof choice === 'string') : [];
  if (choices.includes(value)) return [];
  return closestChoices(value, choices)
    .slice(0, mostChoices)
    .map((choice, index) => ({
      title: t`Did you mean “${choice}”?`,
      edits: [{ from, to, text: JSON.stringify(choice) }],
      preferred: index === 0,
    }));
}
