import { anything, type EitherShape, type LeafShape, type ListShape, type RecordShape, type Shape } from './shape.ts';
import { isSecretName } from '../../shared/secretNames.ts';

/** `all`: every field that a write takes; `required`: only those that it demands. */
export interface ExampleOptions {
  readonly only: 'all' | 'required';
}

const tooDeep = 12;

/**
 * A body to start from: valid against the schema that `toJsonSchema` makes for writing, with values that look like what the field's
 * name says. Secrets are never made up: such a field is left out, or empty where it is required. Circles are cut.
 */
export function exampleOf(shape: Shape, options: ExampleOptions): unknown {
  return new Maker(options).value(shape, '', []);
}

/** What tells a shape on the way down from another: two of the same fields are one and the same, whatever is told of them. */
type Seen = Shape | RecordShape['fields'];

class Maker {
  readonly #only: ExampleOptions['only'];

  constructor({ only }: ExampleOptions) {
    this.#only = only;
  }

  /** `undefined`: the circle is closed here, so leave it out. */
  value(shape: Shape, name: string, above: readonly Seen[]): unknown {
    const own = shape.kind === 'record' ? shape.fields : shape;
    if (above.includes(own) || above.length > tooDeep) return undefined;
    const inside = [...above, own];
    if (shape.kind === 'either') return this.#option(shape, name, inside);
    if (shape.kind === 'record') return this.#object(shape, inside);
    if (shape.kind === 'list') return this.#array(shape, name, inside);
    return shape.kind === 'leaf' ? scalar(shape, name) : shape.nullable ? null : '';
  }

  #option({ options, by }: EitherShape, name: string, inside: readonly Seen[]): unknown {
    const [option = anything] = options();
    const value = this.value(option, name, inside);
    const chosen = [...(by?.shapes() ?? [])].find(([, variant]) => variant === option)?.[0];
    if (by === undefined || chosen === undefined || typeof value !== 'object' || value === null) return value;
    return { ...value, [by.field]: chosen };
  }

  #object({ fields, required }: RecordShape, inside: readonly Seen[]): unknown {
    const made: [string, unknown][] = [];
    for (const [name, { shape, access, isSecret }] of fields()) {
      const isWanted = required.has(name) || this.#only === 'all';
      const own = shape();
      const isLeftOut = own.kind === 'leaf' && isSecret() && !required.has(name);
      if (!isWanted || access === 'readOnly' || isLeftOut) continue;
      const value = this.value(own, name, inside);
      if (value !== undefined) made.push([name, value]);
      else if (required.has(name)) made.push([name, own.kind === 'list' ? [] : {}]);
    }
    return Object.fromEntries(made);
  }

  #array({ entry, least = 0, most = 100 }: ListShape, name: string, inside: readonly Seen[]): unknown {
    const count = Math.min(Math.max(least, this.#only === 'all' ? 1 : 0), most, 100);
    const item = count === 0 ? undefined : this.value(entry(), name.replace(/s$/, ''), inside);
    return item === undefined ? [] : Array.from({ length: count }, () => item);
  }
}

function scalar(shape: LeafShape, name: string): unknown {
  if (isSecretName(name) && shape.type === 'text') return fitted(shape, '');
  for (const candidate of [shape.choices?.[0], shape.example, shape.default]) {
    if (candidate !== undefined && candidate !== null && candidate !== 'null' && fits(shape, candidate)) return candidate;
  }
  if (shape.type === 'boolean') return false;
  if (shape.type === 'integer' || shape.type === 'number') return Math.min(Math.max(shape.minimum ?? 1, 1), shape.maximum ?? Infinity);
  if (shape.type === 'text') return fitted(shape, textFor(shape, name));
  return shape.nullable ? null : '';
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

function textFor(shape: LeafShape, name: string): string {
  return byFormat[shape.format ?? ''] ?? byName.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

/** Made to fit lengths and pattern where that is possible without knowing what the text means. */
function fitted(shape: LeafShape, text: string): string {
  const sized = text.padEnd(shape.minLength ?? 0, 'x').slice(0, shape.maxLength ?? undefined);
  const asked = [...(shape.pattern ?? '').matchAll(/\{(\d{1,3})/g)].map(([, count]) => Number(count));
  const lengths = [1, Math.max(shape.minLength ?? 1, 1), ...asked];
  const runs = lengths.flatMap((length) => ['0', '1', 'a', 'A'].map((char) => char.repeat(length)));
  const candidates = [sized, ...runs, '2026-01-31', '00:00', '#000000', '1.0'];
  return candidates.find((candidate) => fits(shape, candidate)) ?? sized;
}

function fits(shape: LeafShape, value: unknown): boolean {
  if (shape.choices !== undefined && !shape.choices.includes(value)) return false;
  if (typeof value === 'string') {
    if (shape.type !== 'text' || value.length < (shape.minLength ?? 0) || value.length > (shape.maxLength ?? Infinity)) return false;
    return shape.pattern === undefined || matches(shape.pattern, value);
  }
  if (typeof value === 'number') {
    if (shape.type !== 'number' && (shape.type !== 'integer' || !Number.isInteger(value))) return false;
    return value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity);
  }
  return typeof value === 'boolean' && shape.type === 'boolean';
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}
