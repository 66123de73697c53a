import { followed, propertiesOf } from './answers.ts';
import { requiredOf } from './jsonSchema.ts';
import type { ApiDocument, Schema } from './types.ts';

/** `all`: every field that a write takes; `required`: only those that the document demands. */
export interface ExampleOptions {
  readonly only: 'all' | 'required';
}

const tooDeep = 12;

/**
 * A body to start from: valid against the schema that `toJsonSchema` makes for writing, with values that look like what the field's
 * name says. Secrets are never made up: such a field is left out, or empty where it is required. Circles are cut.
 */
export function exampleOf(document: ApiDocument, schema: Schema, options: ExampleOptions): unknown {
  return new Maker(document, options).value(schema, '', []);
}

class Maker {
  readonly #document: ApiDocument;
  readonly #options: ExampleOptions;

  constructor(document: ApiDocument, options: ExampleOptions) {
    this.#document = document;
    this.#options = options;
  }

  /** `undefined`: the circle is closed here, so leave it out. */
  value(schema: Schema, name: string, above: readonly Schema[]): unknown {
    const own = followed(this.#document, schema);
    if (above.includes(own) || above.length > tooDeep) return undefined;
    const inside = [...above, own];
    const variant =
      own.oneOf?.[0] ?? own.anyOf?.[0] ?? (own.properties === undefined && own.allOf?.length === 1 ? own.allOf[0] : undefined);
    if (variant !== undefined) return this.#variant(own, variant, name, inside);
    if (own.properties !== undefined || own.allOf !== undefined || own.type === 'object') return this.#object(own, inside);
    if (own.type === 'array' || own.items !== undefined) return this.#array(own, name, inside);
    return scalar(own, name);
  }

  #variant(own: Schema, variant: Schema, name: string, inside: readonly Schema[]): unknown {
    const value = this.value(variant, name, inside);
    const discriminator = own.discriminator;
    const chosen = Object.entries(discriminator?.mapping ?? {}).find(([, ref]) => ref === variant.$ref)?.[0];
    if (discriminator === undefined || chosen === undefined || typeof value !== 'object' || value === null) return value;
    return { ...value, [discriminator.propertyName]: chosen };
  }

  #object(own: Schema, inside: readonly Schema[]): unknown {
    const required = new Set(requiredOf(this.#document, own));
    const made: [string, unknown][] = [];
    for (const [name, property] of Object.entries(propertiesOf(this.#document, own))) {
      const schema = { ...followed(this.#document, property), ...property };
      const isWanted = required.has(name) || this.#options.only === 'all';
      if (!isWanted || schema.readOnly === true || (isSecret(name) && !required.has(name))) continue;
      const value = this.value(property, name, inside);
      if (value !== undefined) made.push([name, value]);
      else if (required.has(name)) made.push([name, schema.type === 'array' ? [] : {}]);
    }
    return Object.fromEntries(made);
  }

  #array(own: Schema, name: string, inside: readonly Schema[]): unknown {
    const least = own.minItems ?? 0;
    const count = Math.min(Math.max(least, this.#options.only === 'all' ? 1 : 0), own.maxItems ?? 100, 100);
    const item = count === 0 ? undefined : this.value(own.items ?? {}, name.replace(/s$/, ''), inside);
    return item === undefined ? [] : Array.from({ length: count }, () => item);
  }
}

const secretName = /password|secret|passcode|token$|keystoreBytes|privateKey|(^|[a-z])pin$/i;

function isSecret(name: string): boolean {
  return secretName.test(name);
}

function scalar(schema: Schema, name: string): unknown {
  if (isSecret(name) && schema.type === 'string') return fitted(schema, '');
  for (const candidate of [schema.enum?.[0], schema.example, schema.default]) {
    if (candidate !== undefined && candidate !== null && candidate !== 'null' && fits(schema, candidate)) return candidate;
  }
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return Math.min(Math.max(schema.minimum ?? 1, 1), schema.maximum ?? Infinity);
  if (schema.type === 'string') return fitted(schema, textFor(schema, name));
  return schema.nullable === true ? null : '';
}

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T08:00:00Z',
  date: '2026-01-31',
  email: 'name@example.com',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
  byte: '',
  binary: '',
};

/** “None” is -1 for what an object belongs to (facts 4.11); other ids are digits. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^(site|category|enrollmentSite)Id$/, '-1'],
  [/(^id|Id)$/, '1'],
  [/email/i, 'name@example.com'],
  [/url$/i, 'https://example.com/'],
  [/(date|timestamp)$/i, '2026-01-31T08:00:00Z'],
  [/serialNumber/i, 'C02EXAMPLE00'],
  [/macAddress/i, '00:00:5E:00:53:01'],
  [/phone/i, '+1 555 0100'],
  [/username/i, 'name'],
  [/name$|title$/i, 'New name'],
];

function textFor(schema: Schema, name: string): string {
  return byFormat[schema.format ?? ''] ?? byName.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

/** Made to fit lengths and pattern where that is possible without knowing what the text means. */
function fitted(schema: Schema, text: string): string {
  const sized = text.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength ?? undefined);
  const asked = [...(schema.pattern ?? '').matchAll(/\{(\d{1,3})/g)].map(([, count]) => Number(count));
  const lengths = [1, Math.max(schema.minLength ?? 1, 1), ...asked];
  const runs = lengths.flatMap((length) => ['0', '1', 'a', 'A'].map((char) => char.repeat(length)));
  const candidates = [sized, ...runs, '2026-01-31', '00:00', '#000000', '1.0'];
  return candidates.find((candidate) => fits(schema, candidate)) ?? sized;
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (typeof value === 'string') {
    if (schema.type !== 'string' || value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity)) return false;
    return schema.pattern === undefined || matches(schema.pattern, value);
  }
  if (typeof value === 'number') {
    if (schema.type !== 'number' && (schema.type !== 'integer' || !Number.isInteger(value))) return false;
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  }
  return typeof value === 'boolean' && schema.type === 'boolean';
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}
