import { lookupOf } from '../resources/lookups.ts';
import { usualIdentity } from '../json/entries.ts';
import type { ApiDocument, Schema } from '../families/pro/types.ts';
import { isSecretName } from '../../shared/secretNames.ts';

import { isRecord, asList, asRecord, asText, type Wire } from '../json/wire.ts';
import { joinedAll, toldOver } from './joined.ts';
import { anything, lazily, untold, type Field, type LeafShape, type Shape, type Told } from './shape.ts';

/**
 * The shape that a schema of an instance's OpenAPI document describes; {@link anything} where there is none. The one walker of `$ref`,
 * `allOf`, `oneOf` and `anyOf`. A schema has one shape, so what goes in circles there does so here; a reference that leads to itself, and
 * what has not the form of a schema, say nothing.
 */
export function shapeOf(document: ApiDocument, schema: Schema | undefined): Shape {
  if (schema === undefined) return anything;
  let shapes = shapesOf.get(document);
  if (shapes === undefined) shapesOf.set(document, (shapes = new Shapes(document)));
  return shapes.of(schema);
}

const shapesOf = new WeakMap<ApiDocument, Shapes>();
/** Longer chains of references are a circle. */
const longestChain = 16;

class Shapes {
  readonly #document: ApiDocument;
  readonly #made = new WeakMap<object, Shape>();
  /** Schemas whose shape is being made: one of them again is a circle without anything in it. */
  readonly #making = new Set<object>();

  constructor(document: ApiDocument) {
    this.#document = document;
  }

  of(schema: unknown): Shape {
    if (!isRecord(schema)) return anything;
    const found = this.#made.get(schema);
    if (found !== undefined || this.#making.has(schema)) return found ?? anything;
    this.#making.add(schema);
    const shape = typeof schema['$ref'] === 'string' ? this.#referred(schema) : this.#plain(schema);
    this.#making.delete(schema);
    this.#made.set(schema, shape);
    return shape;
  }

  /** What stands beside a reference is said of this place alone. */
  #referred(schema: Wire): Shape {
    const shape = this.of(this.#document.resolve(schema));
    return Object.keys(schema).length === 1 ? shape : { ...shape, ...toldOver(shape, toldIn(schema)) };
  }

  #plain(schema: Wire): Shape {
    const parts = asList(schema['allOf']).map((part) => this.of(part));
    const shape = joinedAll([...parts, this.#own(schema), this.#either(schema)]);
    return { ...shape, ...toldOver(shape, toldIn(schema)) };
  }

  /** What a schema says itself, without its parts. */
  #own(schema: Wire): Shape {
    const { type } = schema;
    if (isRecord(schema['properties']) || schema['additionalProperties'] !== undefined || type === 'object') return this.#recordOf(schema);
    if (schema['items'] !== undefined || type === 'array') return this.#listOf(schema);
    if (Array.isArray(schema['required'])) return this.#recordOf(schema);
    return type !== undefined || schema['enum'] !== undefined || schema['format'] !== undefined ? leafOf(schema) : anything;
  }

  #recordOf(schema: Wire): Shape {
    const others = schema['additionalProperties'];
    const fields = (): ReadonlyMap<string, Field> =>
      new Map(Object.entries(asRecord(schema['properties'])).map(([name, property]) => [name, this.#field(name, property)]));
    return {
      kind: 'record',
      ...untold,
      fields: lazily(fields),
      required: new Set(asList(schema['required']).filter((name) => typeof name === 'string')),
      others: isRecord(others) ? this.of(others) : typeof others === 'boolean' ? others : undefined,
    };
  }

  #field(name: string, property: unknown): Field {
    const shape = (): Shape => this.of(property);
    const says = (flag: string): boolean => this.#says(property, flag);
    return {
      shape,
      access: says('readOnly') ? 'readOnly' : says('writeOnly') ? 'writeOnly' : 'both',
      isSecret: () => isSecretName(name),
      refersTo: () => lookupOf(name),
    };
  }

  /** Whether a property has a flag, beside its reference or behind it. */
  #says(property: unknown, flag: string): boolean {
    let at = asRecord(property);
    for (let hops = 0; typeof at['$ref'] === 'string' && at[flag] !== true && hops < longestChain; hops += 1)
      at = asRecord(this.#document.resolve(at));
    return at[flag] === true;
  }

  #listOf(schema: Wire): Shape {
    return {
      kind: 'list',
      ...untold,
      entry: () => this.of(schema['items']),
      identity: usualIdentity,
      isSet: false,
      xml: undefined,
      least: numberIn(schema, 'minItems'),
      most: numberIn(schema, 'maxItems'),
    };
  }

  #either(schema: Wire): Shape {
    const options = [...asList(schema['oneOf']), ...asList(schema['anyOf'])];
    if (options.length === 0) return anything;
    const by = asRecord(schema['discriminator']);
    const mapping = Object.entries(asRecord(by['mapping']));
    const shapes = (): ReadonlyMap<string, Shape> =>
      new Map(mapping.map(([value, ref]) => [value, this.of(this.#document.resolve({ $ref: referenceOf(asText(ref)) }))]));
    return {
      kind: 'either',
      ...untold,
      options: () => options.map((option) => this.of(option)),
      by: mapping.length === 0 || schema['oneOf'] === undefined ? undefined : { field: asText(by['propertyName']), shapes: lazily(shapes) },
    };
  }
}

/** A mapping names a schema or points at it. */
function referenceOf(ref: string): string {
  return ref.startsWith('#') ? ref : `#/components/schemas/${ref}`;
}

const types: Readonly<Record<string, LeafShape['type']>> = { string: 'text', integer: 'integer', number: 'number', boolean: 'boolean' };

function leafOf(schema: Wire): Shape {
  const choices = schema['enum'];
  return {
    kind: 'leaf',
    ...untold,
    type: types[asText(schema['type'])] ?? 'unknown',
    choices: Array.isArray(choices) ? choices : undefined,
    format: asText(schema['format']) || undefined,
    pattern: asText(schema['pattern']) || undefined,
    minimum: numberIn(schema, 'minimum'),
    maximum: numberIn(schema, 'maximum'),
    minLength: numberIn(schema, 'minLength'),
    maxLength: numberIn(schema, 'maxLength'),
  };
}

function numberIn(schema: Wire, name: string): number | undefined {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
}

/** What a schema tells of its value. */
function toldIn(schema: Wire): Told {
  return {
    description: asText(schema['description']),
    default: schema['default'],
    example: schema['example'],
    nullable: schema['nullable'] === true,
    deprecated: schema['deprecated'] === true,
  };
}
