import type { ApiDocument, Schema } from '../openapi/types.ts';
import { fromPointer } from '../json/pointers.ts';

/** The properties that a schema gives an object, with all its parts (`allOf`, alternatives) taken together. */
export interface Fields {
  readonly named: ReadonlyMap<string, Schema>;
  /** Takes properties that it does not name: a map, or a schema that says nothing. */
  readonly open: boolean;
  readonly required: ReadonlySet<string>;
}

/** Reference chains and compositions deeper than this are a loop. */
const deepest = 24;

/** What properties an object of this schema can have. Permissive: an alternative counts with all its properties. */
export function fieldsOf(document: ApiDocument, schema: Schema | undefined): Fields {
  const named = new Map<string, Schema>();
  const required = new Set<string>();
  let declares = false;
  let opens = schema === undefined;
  const visit = (part: Schema, depth: number): void => {
    const at = resolved(document, part);
    for (const [name, property] of Object.entries(at.properties ?? {})) {
      declares = true;
      named.set(name, property);
    }
    if (at.additionalProperties !== undefined && at.additionalProperties !== false) opens = true;
    for (const name of at.required ?? []) required.add(name);
    if (depth < deepest) for (const inner of [...(at.allOf ?? []), ...(at.oneOf ?? []), ...(at.anyOf ?? [])]) visit(inner, depth + 1);
  };
  if (schema !== undefined) visit(schema, 0);
  return { named, open: opens || !declares, required };
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

/** The schema of the entries of an array. */
export function itemsOf(document: ApiDocument, schema: Schema | undefined): Schema | undefined {
  return schema === undefined ? undefined : resolved(document, schema).items;
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
