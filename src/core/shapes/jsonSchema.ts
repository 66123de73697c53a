import { t } from '@vscode/l10n';
import type { JSONSchema } from 'vscode-json-languageservice';
import { plainText } from '../catalog/plainText.ts';
import { recordIn } from './shapeAt.ts';
import type { EitherShape, LeafShape, ListShape, RecordShape, Shape, Told } from './shape.ts';

export interface JsonSchemaOptions {
  /** Fields that the server answers with but does not take: known, so no typo, but not offered. Then only the outermost object is closed. */
  readonly alsoKnown?: Shape;
  /** Report fields that the shape does not know. Default: yes. Only ever as a warning: documents are incomplete (facts 4.6). */
  readonly closed?: boolean;
}

/**
 * The JSON Schema of what an operation takes (`write`) or answers (`read`), for completion, hover and squiggles. Objects
 * become `definitions`, so circles stay circles and nothing is copied twice. What it finds wrong is a hint, never a reason to refuse:
 * `required` and `nullable` are incomplete in real documents.
 */
export function toJsonSchema(shape: Shape, mode: 'write' | 'read', options: JsonSchemaOptions = {}): JSONSchema {
  return new Converter(mode, options).convert(shape);
}

/** Real documents have hundreds. One whose circles never come back to where they began has no end. */
const mostDefinitions = 5000;

class Converter {
  readonly #mode: 'write' | 'read';
  readonly #options: JsonSchemaOptions;
  readonly #definitions: Record<string, JSONSchema> = {};
  readonly #names = new Map<Shape, string>();
  readonly #waiting: [name: string, shape: Shape][] = [];

  constructor(mode: 'write' | 'read', options: JsonSchemaOptions) {
    this.#mode = mode;
    this.#options = options;
  }

  convert(shape: Shape): JSONSchema {
    const root = this.#inside(shape);
    const { alsoKnown } = this.#options;
    if (alsoKnown !== undefined && root.properties !== undefined) {
      for (const [name, known] of recordIn(alsoKnown)?.fields() ?? []) {
        if (!Object.hasOwn(root.properties, name)) {
          root.properties[name] = {
            description: described(known.shape().description, t`Read only: it is not part of what is sent.`),
            doNotSuggest: true,
          };
        }
      }
      if (this.#options.closed !== false) root.additionalProperties ??= false;
    }
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#definitions[next[0]] = this.#inside(next[1]);
    return { $schema: 'http://json-schema.org/draft-07/schema#', ...root, definitions: this.#definitions };
  }

  #schema(shape: Shape): JSONSchema {
    return shape.kind === 'record' || shape.kind === 'either' ? this.#reference(shape) : this.#inside(shape);
  }

  #reference(shape: Shape): JSONSchema {
    const known = this.#names.get(shape);
    if (known === undefined && this.#names.size >= mostDefinitions) return {};
    const name = known ?? String(this.#names.size);
    if (known === undefined) {
      this.#names.set(shape, name);
      this.#waiting.push([name, shape]);
    }
    return { $ref: `#/definitions/${name}` };
  }

  #inside(shape: Shape): JSONSchema {
    if (shape.kind === 'record') return this.#object(shape);
    if (shape.kind === 'list') return this.#array(shape);
    if (shape.kind === 'either') return this.#either(shape);
    return shape.kind === 'leaf' ? leaf(shape) : annotations(shape);
  }

  /** One branch per value of the field that decides, so that only the branch that is meant complains. */
  #either(shape: EitherShape): JSONSchema {
    const { by } = shape;
    if (by === undefined) {
      const options = shape.options().map((option) => this.#schema(option));
      return { ...annotations(shape), anyOf: shape.nullable ? [...options, { type: 'null' }] : options };
    }
    const shapes = [...by.shapes()];
    return {
      ...annotations(shape),
      type: nullable(shape, 'object'),
      properties: { [by.field]: { enum: shapes.map(([value]) => value), description: t`Decides which other fields there are.` } },
      allOf: shapes.map(([value, variant]) => ({
        if: { properties: { [by.field]: { const: value } }, required: [by.field] },
        // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; this object is never awaited
        then: this.#schema(variant),
      })),
    };
  }

  #object(shape: RecordShape): JSONSchema {
    const fields = shape.fields();
    const properties: Record<string, JSONSchema> = {};
    for (const [name, field] of fields) {
      const { access } = field;
      const inside = field.shape();
      if (this.#mode === 'read' && access === 'writeOnly') continue;
      if (this.#mode === 'write' && access === 'readOnly') {
        properties[name] = { ...loose(inside), description: described(inside.description, t`Set by the server.`), doNotSuggest: true };
      } else if (access === 'writeOnly') {
        const description = described(inside.description, t`Never shown by the server once it is stored.`);
        properties[name] = { ...this.#schema(inside), description };
      } else properties[name] = this.#schema(field.refersTo() === undefined ? inside : unsuggested(inside));
    }
    const isDemanded = (name: string): boolean => fields.get(name)?.access !== 'readOnly' && Object.hasOwn(properties, name);
    const required = this.#mode === 'write' ? [...shape.required].filter(isDemanded) : [];
    const { closed, alsoKnown } = this.#options;
    const isClosed = closed !== false && alsoKnown === undefined && this.#mode === 'write' && fields.size > 0;
    const others = typeof shape.others === 'object' ? this.#schema(shape.others) : (shape.others ?? (isClosed ? false : undefined));
    return {
      ...annotations(shape),
      type: nullable(shape, 'object'),
      ...(fields.size > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(others === undefined ? {} : { additionalProperties: others }),
    };
  }

  #array(shape: ListShape): JSONSchema {
    const items = this.#schema(shape.entry());
    return { ...annotations(shape), type: nullable(shape, 'array'), items, ...defined({ minItems: shape.least, maxItems: shape.most }) };
  }
}

/** An id that the document has for an example, or as its default, is that of no object here: ids are offered by the names of those that are there. */
function unsuggested(shape: Shape): Shape {
  if (shape.kind === 'leaf') return { ...shape, example: undefined, default: undefined };
  return shape.kind === 'list' ? { ...shape, entry: () => unsuggested(shape.entry()) } : shape;
}

const typeNames = { text: 'string', integer: 'integer', number: 'number', boolean: 'boolean', unknown: undefined } as const;

function leaf(shape: LeafShape): JSONSchema {
  const { choices, format, pattern, minimum, maximum, minLength, maxLength } = shape;
  const type = typeNames[shape.type];
  return {
    ...annotations(shape),
    ...(type === undefined ? {} : { type: nullable(shape, type) }),
    ...(choices === undefined ? {} : { enum: shape.nullable ? [...new Set([...choices, null])] : [...choices] }),
    ...defined({ minimum, maximum, minLength, maxLength }),
    ...(pattern !== undefined && isPattern(pattern) ? { pattern } : {}),
    ...(format !== undefined && checked.has(format) ? { format } : {}),
  };
}

/** What the server alone sets must not be complained about. */
function loose(shape: Shape): JSONSchema {
  const type =
    shape.kind === 'leaf' ? typeNames[shape.type] : { record: 'object', list: 'array', either: undefined, any: undefined }[shape.kind];
  return type === undefined ? {} : { type: nullable(shape, type) };
}

/** Formats of texts that are the same everywhere; others of Jamf's, as `password`, say nothing of what a text looks like. */
const checked: ReadonlySet<string> = new Set(['date', 'date-time', 'email', 'uri']);

function nullable(shape: Told, type: string): string | string[] {
  return shape.nullable ? [type, 'null'] : type;
}

function annotations(told: Told): JSONSchema {
  const description = described(told.description);
  const { example } = told;
  const isScalar = typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean';
  return {
    ...(description === '' ? {} : { description }),
    ...(told.default === undefined || told.default === 'null' ? {} : { default: told.default }),
    ...(isScalar ? { examples: [example] } : {}),
    ...(told.deprecated ? { deprecationMessage: t`This field is deprecated.` } : {}),
  };
}

function described(description: string, note = ''): string {
  return [plainText(description), note].filter((text) => text !== '').join('\n\n');
}

function defined(values: Readonly<Record<string, number | undefined>>): JSONSchema {
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
