import type { ApiDocument, Schema } from '../../openapi/types.ts';
import { fromPointer } from '../../json/pointers.ts';

/** The properties that a schema gives an object, with all its parts (`allOf`, alternatives) taken together. */
export interface Fields {
  readonly named: ReadonlyMap<string, Schema>;
  /** Takes properties that it does not name: a map, or a schema that says nothing. */
  readonly open: boolean;
  readonly required: ReadonlySet<string>;
}

/** Reference chains and compositions deeper than this are a loop. */
const deepest = 24;

/** How a part belongs to its schema: it holds with the others, or instead of them. */
type Joint = 'all' | 'either';

/**
 * What properties an object of this schema can have. Permissive: an alternative counts with all its properties, and one that any of them
 * takes is taken; what one part of several that hold together forbids is forbidden.
 */
export function fieldsOf(document: ApiDocument, schema: Schema | undefined): Fields {
  const named = new Map<string, Schema>();
  const required = new Set<string>();
  let declares = false;
  let opens = schema === undefined;
  const visit = (part: Schema, joint: Joint, depth: number): void => {
    const at = resolved(document, part);
    for (const [name, property] of Object.entries(at.properties ?? {})) {
      declares = true;
      const known = named.get(name);
      named.set(name, known === undefined || known === property ? property : together(document, known, property, joint));
    }
    if (at.additionalProperties !== undefined && at.additionalProperties !== false) opens = true;
    for (const name of at.required ?? []) required.add(name);
    if (depth >= deepest) return;
    for (const inner of at.allOf ?? []) visit(inner, joint, depth + 1);
    for (const inner of [...(at.oneOf ?? []), ...(at.anyOf ?? [])]) visit(inner, 'either', depth + 1);
  };
  if (schema !== undefined) visit(schema, 'all', 0);
  return { named, open: opens || !declares, required };
}

/** Two schemas of one property, of which neither may hide what the other says. */
function together(document: ApiDocument, a: Schema, b: Schema, joint: Joint): Schema {
  const says = (flag: 'readOnly' | 'writeOnly'): boolean => {
    const [one, other] = [hasFlag(document, a, flag), hasFlag(document, b, flag)];
    return joint === 'all' ? one || other : one && other;
  };
  return { ...resolved(document, b), anyOf: [a, b], readOnly: says('readOnly'), writeOnly: says('writeOnly') };
}

/** The schema with its `$ref`s followed; flags that stand beside a reference are kept. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  let at = schema;
  for (let step = 0; at.$ref !== undefined && step < deepest; step += 1) at = document.resolve(at);
  return at;
}

/** Whether a property has a flag, beside its reference or behind it. */
export function hasFlag(document: ApiDocument, schema: Schema, flag: 'readOnly' | 'writeOnly'): boolean {
  return schema[flag] === true || resolved(document, schema)[flag] === true;
}

/** The schema of the entries of an array, also where a part of its schema names them. */
export function itemsOf(document: ApiDocument, schema: Schema | undefined, depth = 0): Schema | undefined {
  if (schema === undefined || depth > deepest) return undefined;
  const at = resolved(document, schema);
  if (at.items !== undefined) return at.items;
  const found = [...(at.allOf ?? []), ...(at.oneOf ?? []), ...(at.anyOf ?? [])].flatMap((part) => itemsOf(document, part, depth + 1) ?? []);
  return found.length > 1 ? { anyOf: found } : found[0];
}

/** The schema of what stands at a pointer; undefined where the schema names nothing there. */
export function schemaAt(document: ApiDocument, schema: Schema | undefined, pointer: string): Schema | undefined {
  let at = schema;
  for (const step of fromPointer(pointer)) {
    if (at === undefined) return undefined;
    at = fieldsOf(document, at).named.get(step) ?? itemsOf(document, at);
  }
  return at;
}
