import type { Problem } from '../../shared/problem.ts';
import { neverLeft } from '../http/arrival.ts';
import { sameJson } from '../json/compare.ts';
import type { JsonNode } from '../json/parse.ts';
import { nodeAt } from '../json/pointers.ts';
import { fieldsOf, schemaAt } from './fields.ts';
import type { Change } from './merge.ts';
import type { ObjectPlan } from './plan.ts';

/** What the server made of one field that was sent. */
export interface Difference {
  readonly pointer: string;
  readonly sent: JsonNode | undefined;
  readonly stored: JsonNode | undefined;
}

/** What reading back shows of the changes that were sent. */
export interface Landing {
  readonly state: 'all' | 'some' | 'none' | 'unseen';
  readonly differences: readonly Difference[];
}

/**
 * Compares what was sent with what the server shows afterwards. Fields that it never shows prove nothing; a removed field
 * that comes back as null or empty is removed.
 */
export function landingOf(plan: ObjectPlan, changes: readonly Change[], after: JsonNode): Landing {
  const seen = changes.filter(({ pointer }) => isShown(plan, pointer) || nodeAt(after, pointer) !== undefined);
  const differences = seen
    .map(({ pointer, after: sent }) => ({ pointer, sent, stored: nodeAt(after, pointer) }))
    .filter(({ sent, stored }) => !isSame(sent, stored));
  if (seen.length === 0) return { state: changes.length === 0 ? 'all' : 'unseen', differences };
  const state = differences.length === 0 ? 'all' : differences.length === seen.length ? 'none' : 'some';
  return { state, differences };
}

function isSame(sent: JsonNode | undefined, stored: JsonNode | undefined): boolean {
  if (sameJson(sent, stored, 'value')) return true;
  if (sent === undefined || sent.kind === 'null') return isNothing(stored);
  return sent.kind === 'object' && stored?.kind === 'object' && covers(sent, stored);
}

/** A new object may come back with more fields than were sent. */
function covers(sent: JsonNode, stored: JsonNode): boolean {
  if (sent.kind !== 'object') return sameJson(sent, stored, 'value');
  return sent.members.every(({ name, value }) => {
    const other = nodeAt(stored, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return isSame(value, other);
  });
}

/** Absent, null and empty are one to Jamf Pro. */
export function isNothing(node: JsonNode | undefined): boolean {
  return node === undefined || node.kind === 'null' || (node.kind === 'string' && node.raw === '""');
}

function isShown({ document, readSchema, write }: ObjectPlan, pointer: string): boolean {
  if (fieldsOf(document, readSchema).open) return schemaAt(document, write?.schema, pointer)?.writeOnly !== true;
  const shown = schemaAt(document, readSchema, pointer);
  return shown !== undefined && shown.writeOnly !== true && schemaAt(document, write?.schema, pointer)?.writeOnly !== true;
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
      return problem.status < 500;
    case 'auth':
    case 'forbidden':
    case 'invalid':
      return true;
    default:
      return false;
  }
}
