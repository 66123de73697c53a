import { ProblemError } from '../../shared/problem.ts';
import type { Problem } from '../../shared/problem.ts';
import { sameJson } from '../json/compare.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import { nodeAt, rangeAt, walk } from '../json/pointers.ts';
import type { ApiDocument, Schema } from '../openapi/types.ts';
import { fieldsOf } from './fields.ts';
import type { FieldMark } from './fieldErrors.ts';
import { changesBetween } from './merge.ts';
import type { Change } from './merge.ts';
import type { ObjectPlan, WriteCall } from './plan.ts';
import { project } from './project.ts';
import { secretMask, unmasked } from './secrets.ts';
import { withAt } from './tree.ts';

/** A save that was checked and needs the server now. All values are cut down to what the write takes. */
export interface Prepared {
  readonly kind: 'ready';
  readonly write: WriteCall;
  readonly base: JsonNode;
  readonly mine: JsonNode;
  /** What the person changed. */
  readonly changes: readonly Change[];
  /** Removed lines that the operation cannot express: such fields stay as they are on the server. */
  readonly ignored: readonly string[];
}

export interface Unchanged {
  readonly kind: 'unchanged';
  readonly ignored: readonly string[];
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
 * @param base what was loaded, unmasked. @param text what is to be saved.
 */
export function prepare(plan: ObjectPlan, base: string, text: string): Prepared | Unchanged | Refused {
  if (plan.write === undefined) {
    return refusal(`The Jamf Pro API has no operation that changes “${plan.resource.key}”, so this document is read-only.`, []);
  }
  let root: JsonNode;
  try {
    root = parseJson(text);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.kind !== 'invalid') throw error;
    const { message, offset = 0 } = error.problem;
    return {
      kind: 'refused',
      problem: error.problem,
      marks: [{ pointer: '', message, from: offset, to: Math.min(offset + 1, text.length) }],
    };
  }
  const baseRoot = parseJson(base);
  const mine = unmasked(root, baseRoot);
  const marks = complaints(plan, plan.write, root, baseRoot, mine);
  if (marks.length > 0) return refusal(marks[0]?.message ?? '', marks);
  const [from, to] = [writable(plan.document, plan.write.schema, baseRoot), writable(plan.document, plan.write.schema, mine)];
  const changes = changesBetween(from, to);
  const ignored = plan.write.style === 'merge' ? changes.filter(({ after }) => after === undefined).map(({ pointer }) => pointer) : [];
  if (changes.length === ignored.length) return { kind: 'unchanged', ignored };
  return { kind: 'ready', write: plan.write, base: from, mine: to, changes, ignored };
}

/** The part of an object that its write takes; the id stands in the path, never in the body, unless the schema demands it (facts 3.2). */
export function writable(document: ApiDocument, schema: Schema | undefined, root: JsonNode): JsonNode {
  const { node } = project(document, schema, root);
  return fieldsOf(document, schema).required.has('id') ? node : withAt(node, '/id', undefined);
}

function complaints(plan: ObjectPlan, write: WriteCall, root: JsonNode, base: JsonNode, mine: JsonNode): readonly FieldMark[] {
  if (mine.kind !== base.kind) return [mark(root, '', 'An object starts with “{” and ends with “}”.')];
  const { dropped } = project(plan.document, write.schema, mine);
  const marks = dropped
    .filter(({ pointer }) => !sameJson(nodeAt(mine, pointer), nodeAt(base, pointer)) && !isInArray(mine, pointer))
    .map(({ pointer, why }) =>
      why === 'readOnly'
        ? mark(root, pointer, `${quoted(pointer)} is read-only: only the server sets it. Take the change back to save.`)
        : mark(
            root,
            pointer,
            `${quoted(pointer)} is not a field that ${write.operation.key} takes. Remove it, or take the change back, to save.`,
          ),
    );
  const id = nodeAt(mine, '/id');
  const foreign = id !== undefined && !marks.some(({ pointer }) => pointer === '/id') && !sameJson(id, nodeAt(base, '/id'));
  if (foreign)
    marks.push(mark(root, '/id', 'The id is not the one of this document. Take the change back, or duplicate the object instead.'));
  for (const [pointer, node] of walk(mine)) {
    if (node.kind === 'string' && node.raw === JSON.stringify(secretMask)) {
      marks.push(mark(root, pointer, 'A masked secret was copied to a place where the server has none. Enter the secret itself.'));
    }
  }
  return marks;
}

/** Entries move when one is put before them, so a fixed field inside an entry proves nothing about it. */
function isInArray(root: JsonNode, pointer: string): boolean {
  const steps = pointer.split('/');
  return steps.some((_, index) => nodeAt(root, steps.slice(0, index).join('/'))?.kind === 'array');
}

function mark(root: JsonNode, pointer: string, message: string): FieldMark {
  return { pointer, message, ...rangeAt(root, pointer) };
}

function quoted(pointer: string): string {
  return `“${pointer.slice(1).replaceAll('/', '.')}”`;
}

function refusal(message: string, marks: readonly FieldMark[]): Refused {
  return { kind: 'refused', problem: { kind: 'invalid', message }, marks };
}
