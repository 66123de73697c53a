import type { Schema } from '../core/families/pro/types.ts';
import { invalidField, type Cause } from './exchange.ts';
import { isRecord } from './values.ts';

/** A schema of the demo's own document. `named` ones become components that others point to. */
export interface Shape extends Schema {
  readonly named?: string;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly allOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

export const string: Shape = { type: 'string' };
export const boolean: Shape = { type: 'boolean' };
export const integer: Shape = { type: 'integer' };
export const dateTime: Shape = { type: 'string', format: 'date-time' };
export const date: Shape = { type: 'string', format: 'date' };
export const password: Shape = { type: 'string', format: 'password', writeOnly: true };

export const readOnly = (shape: Shape): Shape => ({ ...shape, readOnly: true });
export const nullable = (shape: Shape): Shape => ({ ...shape, nullable: true });
export const array = (items: Shape): Shape => ({ type: 'array', items });
export const choice = (values: string): Shape => ({ type: 'string', enum: values.split(' ') });
export const says = (description: string, shape: Shape = string): Shape => ({ ...shape, description });

/** The same shape for many names: `fields('city country', nullable(string))`. */
export function fields(names: string, shape: Shape = string): Record<string, Shape> {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

/** A name that ends in `*` is a required property. */
export function object(named: string | undefined, properties: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(properties);
  const required = entries.filter(([name]) => name.endsWith('*')).map(([name]) => name.slice(0, -1));
  return {
    type: 'object',
    ...(named === undefined ? {} : { named }),
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(entries.map(([name, shape]) => [name.replace('*', ''), shape])),
  };
}

export function envelope(named: string, row: Shape): Shape {
  return object(named, { totalCount: { type: 'integer', minimum: 0 }, results: array(row) });
}

/** What is wrong with a body, in the manner of the server: types and enums are checked, unknown names are not. */
export function check(shape: Shape, value: unknown, path = ''): Cause[] {
  if (value === null) return shape.nullable === true || path.includes('.') ? [] : [invalidField(path, 'This field must not be null.')];
  if (shape.type === 'object') return checkObject(shape, value, path);
  if (shape.type === 'array') {
    if (!Array.isArray(value)) return [invalidField(path, 'This field must be an array.')];
    return value.flatMap((item, index) => (shape.items ? check(shape.items, item, `${path}[${index}]`) : []));
  }
  if (shape.type !== undefined && !isOfType(shape.type, value)) return [invalidField(path, `This field must be of type ${shape.type}.`)];
  if (shape.enum && !shape.enum.includes(value)) return [invalidField(path, `This field must be one of ${shape.enum.join(', ')}.`)];
  return [];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  return type === 'number' ? typeof value === 'number' : typeof value === type;
}

function checkObject(shape: Shape, value: unknown, path: string): Cause[] {
  if (!isRecord(value)) return [invalidField(path, 'A JSON object is expected here.')];
  const place = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const missing = (shape.required ?? [])
    .filter((name) => shape.properties?.[name]?.readOnly !== true && value[name] === undefined)
    .map((name) => invalidField(place(name), 'This field is required.'));
  const wrong = Object.entries(shape.properties ?? {}).flatMap(([name, inner]) =>
    value[name] === undefined || value[name] === null || inner.readOnly === true ? [] : check(inner, value[name], place(name)),
  );
  return [...missing, ...wrong];
}

/** What a PUT or POST stores: what is left out becomes null or the default, read-only and unknown fields are ignored (facts 5.1, 5.3). */
export function replacement(
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
  old: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(shape.properties ?? {})) {
    if (inner.readOnly === true) result[name] = old[name] ?? empty(inner);
    else result[name] = body[name] ?? empty(inner);
  }
  return result;
}

function empty(shape: Shape): unknown {
  if (shape.default !== undefined) return shape.default;
  if (shape.type === 'boolean') return false;
  return shape.type === 'array' ? [] : null;
}

/** What a GET shows: only what the schema names, and nothing that is write-only. */
export function shown(shape: Shape, value: unknown): unknown {
  if (shape.type === 'array' && Array.isArray(value) && shape.items) {
    const { items } = shape;
    return value.map((item) => shown(items, item));
  }
  if (shape.properties === undefined || !isRecord(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(shape.properties)) {
    if (inner.writeOnly !== true && value[name] !== undefined) result[name] = shown(inner, value[name]);
  }
  return result;
}
