import type { Problem } from '../../../shared/problem.ts';
import { neverLeft } from '../../http/fetch/arrival.ts';
import type { JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { compareStored, meansSame } from './likeness.ts';
import { changesBetween, type Change } from './merge.ts';
import type { ObjectPlan } from '../plan/plan.ts';
import type { WriteCall } from '../../families/family.ts';
import { writablePart } from './prepare.ts';
import { fieldAt, isOpen } from '../../shapes/shapeAt.ts';

/** What the server made of one field that was sent, where that is not what was sent. */
export interface Difference {
  readonly pointer: string;
  readonly sent: JsonNode | undefined;
  readonly stored: JsonNode | undefined;
  /** `order`: the same entries in the server's own order. `otherwise`: something else. `kept`: what it was before. */
  readonly how: 'order' | 'otherwise' | 'kept';
}

/** What reading back shows of the changes that were sent. */
export interface Landing {
  /** `none`: the server was looked at, and every field is what it was before. */
  readonly state: 'all' | 'some' | 'none' | 'unseen';
  readonly differences: readonly Difference[];
}

/**
 * Compares three texts: the copy that the changes were made over, what was sent, what is stored now. Only what is as it was before is not
 * stored; what is neither that nor what was sent is stored otherwise. Fields that the server never shows prove nothing, nor do those in
 * which it makes of the new text what was there before.
 *
 * @param doubt the server did not say yes: what it would have made of what was sent is then no sign that it took it, and something else
 * may be another person's.
 */
export function landingOf(plan: Sent, changes: readonly Change[], after: JsonNode, doubt = false): Landing {
  const taken = writablePart(plan.write, after);
  const seen = changes.filter(({ pointer }) => isShown(plan, pointer) || nodeAt(after, pointer) !== undefined);
  const fates = seen.map((change) =>
    fateOf(plan.write, change, { stored: nodeAt(after, change.pointer), taken: nodeAt(taken, change.pointer), doubt }),
  );
  const differences = fates.flatMap(({ difference }) => difference ?? []);
  if (seen.length === 0) return { state: changes.length === 0 ? 'all' : 'unseen', differences };
  const kept = fates.filter(({ proves }) => proves === 'kept').length;
  const foreign = fates.some(({ proves }) => proves === 'foreign');
  if (kept === 0 && !foreign) return { state: 'all', differences };
  return { state: foreign || fates.some(({ proves }) => proves === 'stored') ? 'some' : 'none', differences };
}

/** What was sent by: a change, or a creation. */
interface Sent extends Pick<ObjectPlan, 'readShape'> {
  readonly write: Pick<WriteCall, 'shape' | 'style' | 'rules'> | undefined;
}

interface Fate {
  readonly difference: Difference | undefined;
  readonly proves: 'stored' | 'kept' | 'foreign' | 'nothing';
}

interface Seen {
  /** What the server shows. */
  readonly stored: JsonNode | undefined;
  /** The part of it that could have been sent. */
  readonly taken: JsonNode | undefined;
  readonly doubt: boolean;
}

function fateOf(write: Spelling, { pointer, before, after: sent }: Change, { stored, taken, doubt }: Seen): Fate {
  const like = write?.rules?.meansSame(pointer, sent, stored) === true ? 'same' : compareStored(sent, stored);
  const moved = !isOne(write, pointer, before, taken);
  const differing = (how: Difference['how']): Difference => ({ pointer, sent, stored, how });
  if (like === 'same') return { difference: undefined, proves: moved ? 'stored' : 'nothing' };
  if (moved) {
    const how = like === 'order' ? 'order' : 'otherwise';
    return { difference: differing(how), proves: doubt && like === 'other' ? 'foreign' : 'stored' };
  }
  // Nobody can tell a server that trims, or keeps a set, from one that did not listen; where it said yes, it did.
  const made = like === 'space' ? 'otherwise' : like === 'order' && isSet(sent) ? 'order' : undefined;
  if (made !== undefined && !doubt) return { difference: differing(made), proves: 'nothing' };
  return { difference: differing('kept'), proves: 'kept' };
}

/** What tells in which other words an API says the same. */
type Spelling = Pick<WriteCall, 'rules'> | undefined;

function isOne(write: Spelling, pointer: string, a: JsonNode | undefined, b: JsonNode | undefined): boolean {
  return meansSame(a, b) || write?.rules?.readsSame(pointer, a, b) === true;
}

/** The order of plain values means nothing to Jamf Pro; that of objects may. */
function isSet(node: JsonNode | undefined): boolean {
  return node?.kind === 'array' && node.items.every((item) => item.kind !== 'object' && item.kind !== 'array');
}

/** What changed without having been sent: a server that looks things up, or another person at the same moment. */
export function changedUnsent(write: Spelling, changes: readonly Change[], before: JsonNode, after: JsonNode): readonly string[] {
  // The name of something follows its id, and the id its name.
  const isSent = (pointer: string): boolean =>
    [pointer, pointer.replace(/\/name$/, '/id'), pointer.replace(/\/id$/, '/name')].some((one) =>
      changes.some((sent) => one === sent.pointer || one.startsWith(`${sent.pointer}/`) || sent.pointer.startsWith(`${one}/`)),
    );
  return changesBetween(before, after, 'value')
    .filter((change) => !isOne(write, change.pointer, change.before, change.after) && !isSent(change.pointer))
    .map(({ pointer }) => pointer);
}

function isShown({ readShape, write }: Sent, pointer: string): boolean {
  const field = isOpen(readShape) ? undefined : fieldAt(readShape, pointer);
  const isNamed = field !== undefined || isOpen(readShape);
  return isNamed && field?.access !== 'writeOnly' && fieldAt(write?.shape, pointer)?.access !== 'writeOnly';
}

/** Whether a failed write is known not to have been carried out: it never left, or the server said no. */
export function wasNotCarriedOut(problem: Problem): boolean {
  switch (problem.kind) {
    case 'network':
      return neverLeft(problem);
    // What OpenSSL calls so also comes in the middle of a connection: a record that does not fit, an alert.
    case 'tls':
      return problem.reason !== 'handshake';
    case 'http':
      return problem.evidence.status < 500;
    case 'auth':
    case 'forbidden':
    case 'invalid':
      return true;
    default:
      return false;
  }
}
