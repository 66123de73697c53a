import { nodeAt } from '../../json/pointers.ts';
import { parseJson } from '../../json/parse.ts';
import type { JsonNode } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import type { ApiDocument, Schema } from '../../openapi/types.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { beginsWithNone } from '../../resources/lookups.ts';
import { textOf } from './answer.ts';
import { withoutEmptyCriteria } from '../save/body.ts';
import { namePointers } from '../create/create.ts';
import { fieldsOf, hasFlag, resolved } from './fields.ts';
import { lockName } from '../save/merge.ts';
import type { ObjectPlan } from './plan.ts';
import { writable } from '../save/prepare.ts';
import { shownSecrets, standIns } from './secrets.ts';
import { made, objectOf, withAt } from './tree.ts';

/** Of a part of an object that is not created yet, where the document demands an id for it. */
const partId = '"-1"';
const deepest = 5;

/** A document to begin a new object with: what the operation requires, its own defaults, and a name to fill in. */
export function templateOf(plan: ObjectPlan): string {
  const schema = plan.create?.schema;
  const { row, part } = kindOf(plan.resource.key);
  return printDocument(objectFrom(plan.document, schema, 0, new Set([row.label, part?.at.slice(1) ?? ''])));
}

function objectFrom(document: ApiDocument, schema: Schema | undefined, depth: number, also: ReadonlySet<string>): JsonNode {
  const fields = fieldsOf(document, schema);
  const members = [...fields.named].map(([name, property]): readonly [string, JsonNode | undefined] => {
    if (hasFlag(document, property, 'readOnly') || (hasFlag(document, property, 'writeOnly') && !fields.required.has(name)))
      return [name, undefined];
    const wanted = fields.required.has(name) || also.has(name) || beginsWithNone(name) || name === lockName || isSet(document, property);
    const isPart = depth > 0 && name === 'id' && fields.named.has(lockName);
    return [name, wanted ? (isPart ? made(partId) : valueFor(document, name, property, depth)) : undefined];
  });
  return objectOf(members);
}

/** A default typed as the text "null" is a slip of the document (facts 4.7). */
function isSet(document: ApiDocument, property: Schema): boolean {
  const value = resolved(document, property).default;
  return value !== undefined && value !== null && value !== 'null';
}

function valueFor(document: ApiDocument, name: string, property: Schema, depth: number): JsonNode {
  const schema = resolved(document, property);
  if (isSet(document, property)) return made(JSON.stringify(schema.default));
  if (name === lockName) return made('0');
  if (beginsWithNone(name)) return made(schema.type === 'integer' ? '-1' : '"-1"');
  if (schema.enum !== undefined && schema.enum.length > 0) return made(JSON.stringify(schema.enum[0]));
  if (schema.type === 'boolean') return made('false');
  if (schema.type === 'integer' || schema.type === 'number') return made(String(schema.minimum ?? 0));
  if (schema.type === 'array') return made('[]');
  if (schema.type === 'string' || depth >= deepest) return made('""');
  return objectFrom(document, schema, depth + 1, new Set());
}

/** Fields that no two objects can share. */
const unique: ReadonlySet<string> = new Set([
  'id',
  'udid',
  'uuid',
  'serialNumber',
  'profileUuid',
  'groupId',
  'groupPlatformId',
  'managementId',
]);

/** A copy of an object, and the fields of the secrets that it was made without, as pointers. */
export interface Duplicate {
  readonly text: string;
  readonly leftOut: readonly string[];
}

/**
 * A document for a copy of an object: what a creation takes of it, without ids and secrets, with fresh locks and a name of its own.
 *
 * @param taken names that are in use, as far as known.
 */
export function duplicateOf(plan: ObjectPlan, text: string, taken: ReadonlySet<string>): Duplicate {
  const { create, document } = plan;
  const all = fresh(document, create?.schema, writable(document, create?.schema, parseJson(text)));
  const whole = create === undefined ? all : withoutEmptyCriteria(document, create, undefined, all);
  const leftOut = shownSecrets(whole);
  return { text: named(plan, withoutAll(whole, leftOut), taken), leftOut };
}

/** An entry of a list leaves an empty text, so that the others keep their places. */
function withoutAll(root: JsonNode, pointers: readonly string[]): JsonNode {
  return pointers.reduce<JsonNode>((node, pointer) => withAt(node, pointer, /\/\d+$/.test(pointer) ? made('""') : undefined), root);
}

function named(plan: ObjectPlan, kept: JsonNode, taken: ReadonlySet<string>): string {
  const pointer = namePointers(plan.resource.key).find((candidate) => nodeAt(kept, candidate)?.kind === 'string');
  const name = pointer === undefined ? undefined : textOf(nodeAt(kept, pointer));
  if (pointer === undefined || name === undefined) return printDocument(kept);
  return printDocument(withAt(kept, pointer, made(JSON.stringify(copyName(name, taken)))));
}

/** A document to create an object with again: as {@link duplicateOf}, under its own name, without what is masked. */
export function againOf({ create, document }: ObjectPlan, text: string): { readonly text: string; readonly leftOut: readonly string[] } {
  const root = fresh(document, create?.schema, writable(document, create?.schema, parseJson(text)));
  const leftOut = standIns(root).map(({ pointer }) => pointer);
  return { text: printDocument(leftOut.reduce((node, pointer) => withAt(node, pointer, undefined), root)), leftOut };
}

/** `Main`, `Main copy`, `Main copy 2`, …: the first one that is free. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/ copy( \d+)?$/, '');
  const first = `${stem} copy`;
  if (!taken.has(first) && first !== name) return first;
  for (let number = 2; ; number += 1) {
    const next = `${first} ${number}`;
    if (!taken.has(next) && next !== name) return next;
  }
}

function fresh(document: ApiDocument, schema: Schema | undefined, node: JsonNode, depth = 0): JsonNode {
  if (node.kind !== 'object') return node;
  const hasLock = node.members.some(({ name }) => name === lockName);
  const { named, required } = fieldsOf(document, schema);
  return objectOf(
    node.members.map(({ name, value }) => {
      if (name === lockName) return [name, made('0')];
      if (!unique.has(name) || (depth > 0 && !hasLock)) return [name, fresh(document, named.get(name), value, depth + 1)];
      return [name, depth > 0 && required.has(name) ? made(partId) : undefined];
    }),
  );
}
