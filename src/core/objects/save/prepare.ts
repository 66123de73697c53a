import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import { ProblemError, type Problem } from '../../../shared/problem.ts';
import { sameJson } from '../../json/compare.ts';
import { loadedText, type Loaded } from '../../json/loaded.ts';
import type { JsonNode } from '../../json/parse.ts';
import { nodeAt, rangeAt } from '../../json/pointers.ts';
import { goneAttributes, inOrderOf } from '../plan/attributes.ts';
import { formerNode } from '../../json/entries.ts';
import { criteriaFaults, withPriorities } from './criteria.ts';
import type { FieldMark } from './fieldErrors.ts';
import { changesBetween, lockChanges, threeWay, type Change, type Merged } from './merge.ts';
import type { WriteCall } from '../../families/family.ts';
import type { GuardedWrite, ObjectPlan } from '../plan/plan.ts';
import { lostIn, projectOnShape, type Dropped } from '../../shapes/project.ts';
import { standIns, putBackSecrets } from '../plan/secrets.ts';
import { withAt } from '../../json/tree.ts';
import { writtenElsewhere } from './writtenElsewhere.ts';
import type { Shape } from '../../shapes/shape.ts';
import { recordIn, shapeAt } from '../../shapes/shapeAt.ts';

/** A save that was checked and needs the server now. All values are cut down to what the write takes. */
export interface PreparedSave {
  readonly kind: 'ready';
  readonly write: GuardedWrite;
  readonly base: JsonNode;
  readonly mine: JsonNode;
  /** What the person changed. */
  readonly changes: readonly Change[];
  /** Removed lines that the operation cannot express: such fields stay as they are on the server. */
  readonly ignored: readonly string[];
  /** Changed lines that only the server sets: removed ones, locks. They stay as they are there. */
  readonly kept: readonly string[];
}

export interface Unchanged {
  readonly kind: 'unchanged';
  readonly ignored: readonly string[];
  readonly kept: readonly string[];
}

/** The text cannot be sent as it is; where in the text, and why. Nothing was sent. */
export interface Refused {
  readonly kind: 'refused';
  readonly problem: Problem;
  readonly marks: readonly FieldMark[];
}

/**
 * Checks a text against the copy that it was edited from, without any server: valid JSON, only writable fields changed,
 * something changed at all.
 *
 * @param base what was loaded, unmasked. @param mine what is to be saved.
 * @param tried what was sent from the same base by saves that were not seen to be stored: with one, only the server can tell whether
 * anything is to be changed.
 */
export function prepareSave(
  plan: ObjectPlan,
  base: Loaded,
  mine: Loaded,
  tried: OwnSaves['tried'] = [],
): PreparedSave | Unchanged | Refused {
  if (plan.write === undefined) {
    return refusal(t`The Jamf Pro API has no operation that changes “${plan.resource.key}”, so this document is read-only.`, []);
  }
  let root: JsonNode;
  try {
    root = mine.node;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.kind !== 'invalid') throw error;
    const { message, offset = 0 } = error.problem;
    return {
      kind: 'refused',
      problem: error.problem,
      marks: [{ pointer: '', message, from: offset, to: Math.min(offset + 1, mine.text.length) }],
    };
  }
  const sent = putBackSecrets(root, base.node);
  const marks = complaints(plan.write, root, base.node, sent);
  if (marks.length > 0) return refusedFor(marks);
  const { write } = plan;
  const from = writablePart(write, base.node);
  const to = inBaseOrder(write, from, sentPart(write, base.node, sent));
  const changes = changesBetween(from, to);
  const ignored = changes.filter(({ pointer, after }) => after === undefined && !emptiesGone(write, pointer)).map(({ pointer }) => pointer);
  const kept = keptBeside(changes, base.node, inBaseOrder(write, base.node, sent));
  if (changes.length === ignored.length && tried.length === 0) return { kind: 'unchanged', ignored, kept };
  return { kind: 'ready', write, base: from, mine: to, changes, ignored, kept };
}

/** What the person's own saves left on the server: whole documents. */
export interface OwnSaves {
  /** Where the base is what the last save sent: the copy that the server showed right after it, undefined if that could not be read. */
  readonly landed?: { readonly copy: string | undefined };
  /** The copy that the server showed right after the last save of another document of the object. */
  readonly beside?: string;
  /** What was sent from the same base by saves that were not seen to be stored. */
  readonly tried?: readonly string[];
}

/**
 * The prepared text over a copy of the server's, of which the part that can be written is given.
 *
 * @param known documents that were read already, among which those of the own saves may be.
 */
export function mergedOver(
  { write, base, mine }: PreparedSave,
  theirs: JsonNode,
  { landed, beside, tried }: OwnSaves,
  known: readonly Loaded[],
): Merged {
  const part = (text: string): JsonNode => inBaseOrder(write, base, writablePart(write, loadedText(text, known).node));
  const sent = (text: string): JsonNode => inBaseOrder(write, base, sentPart(write, base, loadedText(text, known).node));
  const own = {
    ...(landed === undefined ? {} : { landed: { copy: landed.copy === undefined ? undefined : part(landed.copy) } }),
    ...(beside === undefined ? {} : { beside: part(beside) }),
    ...(tried === undefined ? {} : { tried: tried.map(sent) }),
  };
  return threeWay(base, mine, theirs, own, write);
}

/** What differs in the whole texts and is in no change: of that, nothing is sent. */
function keptBeside(changes: readonly Change[], base: JsonNode, mine: JsonNode): readonly string[] {
  const said = (pointer: string): boolean =>
    changes.some(
      (change) => pointer === change.pointer || pointer.startsWith(`${change.pointer}/`) || change.pointer.startsWith(`${pointer}/`),
    );
  return [...changesBetween(base, mine), ...lockChanges(base, mine)].map(({ pointer }) => pointer).filter((pointer) => !said(pointer));
}

/**
 * The part of an object that its write takes; the id stands in the path, never in the body, unless its shape demands it (facts 5.3). With
 * what nobody named and the server shows, where that has to go along with what stands beside it.
 */
export function writablePart(write: Pick<WriteCall, 'shape' | 'style'> | undefined, root: JsonNode): JsonNode {
  return withoutId(write?.shape, projectOnShape(write?.shape, root, write?.style === 'sections' ? 'kept' : 'dropped'));
}

/** The part of a text that is sent as it says: the order of criteria is in no number that somebody typed. @param before what it was made from. */
export function sentPart(write: Pick<WriteCall, 'shape' | 'style'> | undefined, before: JsonNode, root: JsonNode): JsonNode {
  return withPriorities(write?.shape, before, writablePart(write, root));
}

/** The part that a creation takes. */
export function creatablePart(shape: Shape | undefined, root: JsonNode): JsonNode {
  return withoutId(shape, projectOnShape(shape, root));
}

function withoutId(shape: Shape | undefined, node: JsonNode): JsonNode {
  return recordIn(shape)?.required.has('id') === true ? node : withAt(node, '/id', undefined);
}

/** Whether a write empties the field of a line that was removed; else it stays as it is on the server. */
export function emptiesGone({ style, rules }: Pick<WriteCall, 'style' | 'rules'>, pointer: string): boolean {
  return style === 'sections' ? rules?.replaces(pointer) === true : style === 'replace';
}

/** A copy in which what merely moved stands where it stood in the base. */
export function inBaseOrder({ style }: WriteCall, base: JsonNode, node: JsonNode): JsonNode {
  return style === 'merge' ? inOrderOf(base, node) : node;
}

function complaints(write: GuardedWrite, root: JsonNode, base: JsonNode, mine: JsonNode): readonly FieldMark[] {
  if (mine.kind !== base.kind) return [mark(root, '', t`An object starts with “{” and ends with “}”.`)];
  const marks = [...faultMarks(write, root, base, mine)];
  const isTold = (pointer: string): boolean => marks.some((other) => `${pointer}/`.startsWith(`${other.pointer}/`));
  const lost = lostIn(write.shape, mine, base).filter(({ pointer }) => !isTold(pointer));
  marks.push(...lost.map((one) => lossMark(write, root, one, formerNode(mine, base, one.pointer))));
  if (write.style === 'merge') marks.push(...goneMarks(write, root, base, mine));
  const id = nodeAt(mine, '/id');
  const foreign = id !== undefined && !marks.some(({ pointer }) => pointer === '/id') && !sameJson(id, nodeAt(base, '/id'));
  if (foreign)
    marks.push(mark(root, '/id', t`The id is not the one of this document. Take the change back, or duplicate the object instead.`));
  // What only the server sets is not sent, a masked hash among it.
  marks.push(...standInMarks(root, writablePart(write, mine)));
  return marks;
}

/** What the API would refuse, drop or damage. @param before undefined: it is created. @param sent what is to be sent of the text. */
export function faultMarks(
  { rules, shape }: Pick<WriteCall, 'rules' | 'shape'>,
  root: JsonNode,
  before: JsonNode | undefined,
  sent: JsonNode,
): readonly FieldMark[] {
  const faults = [...(rules?.faults(before, sent) ?? []), ...criteriaFaults(shape, before, sent)];
  return faults.map(({ pointer, message, choices, page }) => {
    const found = mark(root, pointer, message, choices);
    return page === undefined ? found : Object.assign(found, { page });
  });
}

/** The same of a text that was brought together with the server's copy: what others wrote can make of a sound text one that is none. */
export function mergeRefusal(write: GuardedWrite, mine: Loaded, theirs: JsonNode, merged: JsonNode): Refused | undefined {
  const marks = faultMarks(write, mine.node, theirs, merged);
  return marks.length === 0 ? undefined : refusedFor(marks);
}

/** What would be sent as a secret and is none. @param sent what is to be sent of the text. */
export function standInMarks(root: JsonNode, sent: JsonNode): readonly FieldMark[] {
  return standIns(sent).map(({ pointer, message }) => mark(root, pointer, message));
}

/** Entries that were taken out of lists whose entries nobody can take out: the rest would be sent, and might be taken for all there is. */
function goneMarks(write: WriteCall, root: JsonNode, base: JsonNode, mine: JsonNode): readonly FieldMark[] {
  return goneAttributes(base, mine)
    .filter(({ pointer }) => shapeAt(write.shape, pointer) !== undefined)
    .map(({ pointer, definitionId, name }) => {
      const gone =
        name === '' ? t`The entry of definition ${definitionId} is gone.` : t`The entry of “${name}” (definition ${definitionId}) is gone.`;
      const rule = t`To clear a value, set its values to []; the entry itself belongs to the definition. Put it back to save.`;
      return mark(root, pointer, joinSentences(gone, rule));
    });
}

/** What would be lost without a word: where it stands, and what to do about it. `base`: what stood there before. */
export function lossMark(
  write: Omit<GuardedWrite, 'path'>,
  root: JsonNode,
  { pointer, why }: Dropped,
  base: JsonNode | undefined,
): FieldMark {
  const elsewhere = base === undefined ? undefined : writtenElsewhere(write, pointer);
  if (elsewhere !== undefined) {
    const message = t`${quoted(elsewhere.read)} is only read here: ${write.endpoint.key} takes it as ${quoted(elsewhere.written)}. A quick fix writes it there.`;
    return mark(root, pointer, message);
  }
  if (why === 'unknown') {
    return mark(
      root,
      pointer,
      t`${quoted(pointer)} is not a field that ${write.endpoint.key} takes. Remove it, or take the change back, to save.`,
    );
  }
  const remedy = base === undefined ? t`Remove it to save.` : t`Take the change back to save.`;
  return mark(root, pointer, joinSentences(t`${quoted(pointer)} is read-only: only the server sets it.`, remedy));
}

function mark(root: JsonNode, pointer: string, message: string, choices?: readonly string[]): FieldMark {
  const { from, to } = rangeAt(root, pointer);
  return choices === undefined ? { pointer, message, from, to } : { pointer, message, from, to, choices };
}

function quoted(pointer: string): string {
  return `“${pointer.slice(1).replaceAll('/', '.')}”`;
}

/** Refused for all that is marked: the first is said, and how many others there are to look at. */
export function refusedFor(marks: readonly FieldMark[]): Refused {
  const others = marks.length - 1;
  const more = others === 1 ? t`One more is marked in the text.` : t`${others} more are marked in the text.`;
  return refusal(joinSentences(marks[0]?.message, others < 1 ? undefined : more), marks);
}

function refusal(message: string, marks: readonly FieldMark[]): Refused {
  return { kind: 'refused', problem: { kind: 'invalid', message }, marks };
}
