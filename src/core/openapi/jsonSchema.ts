import { propertiesOf } from './answers.ts';
import { plainText } from './plainText.ts';
import type { ApiDocument, Schema } from './types.ts';

/** The part of JSON Schema draft-07 that is made here, in the shape that `vscode-json-languageservice` takes. */
export interface JsonSchema {
  $schema?: string;
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
  definitions?: Record<string, JsonSchema>;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  /** Known to `vscode-json-languageservice`: not offered in completion. */
  doNotSuggest?: boolean;
  /** Known to `vscode-json-languageservice`: shown where the field is used. */
  deprecationMessage?: string;
}

export interface JsonSchemaOptions {
  /** Fields that the server answers with but does not take: known, so no typo, but not offered. Then only the outermost object is closed. */
  readonly alsoKnown?: Schema;
  /** Report fields that the schema does not know. Default: yes. Only ever as a warning: documents are incomplete (facts 4.6). */
  readonly closed?: boolean;
}

/**
 * The JSON Schema of what an operation takes (`write`) or answers (`read`), for completion, hover and squiggles. References
 * become `definitions`, so circles stay circles and nothing is copied twice. What it finds wrong is a hint, never a reason to refuse:
 * `required` and `nullable` are incomplete in real documents.
 */
export function toJsonSchema(document: ApiDocument, schema: Schema, mode: 'write' | 'read', options: JsonSchemaOptions = {}): JsonSchema {
  return new Converter(document, mode, options).convert(schema);
}

class Converter {
  readonly #document: ApiDocument;
  readonly #mode: 'write' | 'read';
  readonly #options: JsonSchemaOptions;
  readonly #definitions: Record<string, JsonSchema> = {};
  readonly #waiting: [name: string, schema: Schema][] = [];

  constructor(document: ApiDocument, mode: 'write' | 'read', options: JsonSchemaOptions) {
    this.#document = document;
    this.#mode = mode;
    this.#options = options;
  }

  convert(schema: Schema): JsonSchema {
    const root = this.#schema(this.#followed(schema));
    const { alsoKnown } = this.#options;
    if (alsoKnown !== undefined && root.properties !== undefined) {
      for (const [name, known] of Object.entries(propertiesOf(this.#document, alsoKnown))) {
        if (!Object.hasOwn(root.properties, name)) {
          root.properties[name] = {
            description: described(known.description, 'Read only: it is not part of what is sent.'),
            doNotSuggest: true,
          };
        }
      }
      if (this.#options.closed !== false) root.additionalProperties ??= false;
    }
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#definitions[next[0]] = this.#schema(next[1]);
    }
    return { $schema: 'http://json-schema.org/draft-07/schema#', ...root, definitions: this.#definitions };
  }

  #schema(schema: Schema): JsonSchema {
    if (schema.$ref !== undefined) return this.#reference(schema.$ref);
    if (schema.allOf !== undefined && schema.properties === undefined && schema.allOf.length === 1)
      return this.#wrapped(schema, schema.allOf);
    if (schema.oneOf !== undefined && schema.discriminator !== undefined) return this.#discriminated(schema, schema.oneOf);
    const choice = schema.oneOf ?? schema.anyOf;
    if (choice !== undefined) return { ...annotations(schema), anyOf: this.#orNull(schema, choice) };
    if (schema.properties !== undefined || this.#isMergeable(schema)) return this.#object(schema);
    if (schema.allOf !== undefined) return { ...annotations(schema), allOf: schema.allOf.map((part) => this.#schema(part)) };
    return this.#plain(schema);
  }

  #reference(ref: string): JsonSchema {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    if (!Object.hasOwn(this.#definitions, name)) {
      this.#definitions[name] = {};
      this.#waiting.push([name, this.#document.resolve({ $ref: ref })]);
    }
    return { $ref: `#/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}` };
  }

  /** How OpenAPI 3.0 adds a description or `nullable` to a reference. */
  #wrapped(schema: Schema, parts: readonly Schema[]): JsonSchema {
    return schema.nullable === true
      ? { ...annotations(schema), anyOf: this.#orNull(schema, parts) }
      : { ...annotations(schema), allOf: parts.map((part) => this.#schema(part)) };
  }

  /** One branch per value, so that only the branch that is meant complains. */
  #discriminated(schema: Schema, variants: readonly Schema[]): JsonSchema {
    const name = schema.discriminator?.propertyName ?? '';
    const mapping = Object.entries(schema.discriminator?.mapping ?? {});
    if (mapping.length === 0) return { ...annotations(schema), anyOf: this.#orNull(schema, variants) };
    const values = [...new Set(mapping.map(([value]) => value))];
    return {
      ...annotations(schema),
      type: nullable(schema, 'object'),
      properties: { [name]: { enum: values, description: 'Decides which other fields there are.' } },
      allOf: mapping.map(([value, ref]) => ({
        if: { properties: { [name]: { const: value } }, required: [name] },
        // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; this object is never awaited
        then: this.#schema({ $ref: ref.startsWith('#') ? ref : `#/components/schemas/${ref}` }),
      })),
    };
  }

  #orNull(schema: Schema, parts: readonly Schema[]): JsonSchema[] {
    const converted = parts.map((part) => this.#schema(part));
    return schema.nullable === true ? [...converted, { type: 'null' }] : converted;
  }

  #isMergeable(schema: Schema): boolean {
    return (schema.allOf ?? []).length > 0 && (schema.allOf ?? []).every((part) => isObject(this.#followed(part)));
  }

  #object(schema: Schema): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const skipped = new Set<string>();
    for (const [name, property] of Object.entries(propertiesOf(this.#document, schema))) {
      const flags = { ...this.#followed(property), ...property };
      if (this.#mode === 'read' && flags.writeOnly === true) continue;
      const converted = this.#schema(property);
      if (this.#mode === 'write' && flags.readOnly === true) {
        skipped.add(name);
        properties[name] = { ...loose(converted), description: described(flags.description, 'Set by the server.'), doNotSuggest: true };
      } else if (flags.writeOnly === true) {
        properties[name] = { ...converted, description: described(flags.description, 'Never shown by the server once it is stored.') };
      } else properties[name] = converted;
    }
    const required =
      this.#mode === 'write'
        ? requiredOf(this.#document, schema).filter((name) => Object.hasOwn(properties, name) && !skipped.has(name))
        : [];
    const isClosed = this.#options.closed !== false && this.#options.alsoKnown === undefined && this.#mode === 'write';
    const extra = schema.additionalProperties;
    return {
      ...annotations(schema),
      type: nullable(schema, 'object'),
      properties,
      ...(required.length > 0 ? { required } : {}),
      ...(extra === undefined ? (isClosed ? { additionalProperties: false } : {}) : { additionalProperties: this.#extra(extra) }),
    };
  }

  #extra(extra: boolean | Schema): boolean | JsonSchema {
    return typeof extra === 'boolean' ? extra : this.#schema(extra);
  }

  #plain(schema: Schema): JsonSchema {
    const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = schema;
    const type = schema.type ?? (schema.items === undefined ? undefined : 'array');
    return {
      ...annotations(schema),
      ...(type === undefined ? {} : { type: nullable(schema, type) }),
      ...(schema.enum === undefined ? {} : { enum: schema.nullable === true ? [...new Set([...schema.enum, null])] : [...schema.enum] }),
      ...(schema.items === undefined ? {} : { items: this.#schema(schema.items) }),
      ...(schema.additionalProperties === undefined ? {} : { additionalProperties: this.#extra(schema.additionalProperties) }),
      ...defined({ minimum, maximum, minLength, maxLength, minItems, maxItems }),
      ...(pattern !== undefined && isPattern(pattern) ? { pattern } : {}),
      ...(schema.format !== undefined && checked.has(schema.format) ? { format: schema.format } : {}),
    };
  }

  #followed(schema: Schema): Schema {
    let at = schema;
    for (let hops = 0; at.$ref !== undefined && hops < 16; hops++) at = this.#document.resolve(at);
    return at.$ref === undefined ? at : {};
  }
}

/** Formats of texts that are the same everywhere; others of Jamf's, as `password`, say nothing of what a text looks like. */
const checked: ReadonlySet<string> = new Set(['date', 'date-time', 'email', 'uri']);

/** Names that a write must hold, those of `allOf` parts included. */
export function requiredOf(document: ApiDocument, schema: Schema, depth = 0): string[] {
  const own = document.resolve(schema);
  const parts = depth > 8 ? [] : (own.allOf ?? []).flatMap((part) => requiredOf(document, part, depth + 1));
  return [...new Set([...parts, ...(own.required ?? [])])];
}

function isObject(schema: Schema): boolean {
  return schema.type === 'object' || schema.properties !== undefined || schema.allOf !== undefined;
}

/** What the server alone sets must not be complained about. */
function loose(schema: JsonSchema): JsonSchema {
  return schema.$ref === undefined && schema.type !== undefined ? { type: schema.type } : {};
}

function nullable(schema: Schema, type: string): string | string[] {
  return schema.nullable === true ? [type, 'null'] : type;
}

function annotations(schema: Schema): JsonSchema {
  const description = described(schema.description);
  const isScalar = typeof schema.example === 'string' || typeof schema.example === 'number' || typeof schema.example === 'boolean';
  return {
    ...(description === '' ? {} : { description }),
    ...(schema.default === undefined || schema.default === 'null' ? {} : { default: schema.default }),
    ...(isScalar ? { examples: [schema.example] } : {}),
    ...(schema.deprecated === true ? { deprecationMessage: 'This field is deprecated.' } : {}),
  };
}

function described(description: string | undefined, note = ''): string {
  return [plainText(description ?? ''), note].filter((text) => text !== '').join('\n\n');
}

function defined(values: Readonly<Record<string, number | undefined>>): JsonSchema {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A pattern of another dialect would end validation. */
function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
