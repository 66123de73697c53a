import { t } from '@vscode/l10n';
import { valuePlaceAt } from '../../json/place.ts';
import type { TextRange } from '../../json/pointers.ts';
import { beginsWithNone } from '../../resources/lookups.ts';
import type { Field, LeafShape, Shape } from '../../shapes/shape.ts';
import { recordIn, shapeAt } from '../../shapes/shapeAt.ts';
import { lockName } from '../../resources/lock.ts';

/** A whole object to put into a text, as a snippet of VS Code: with a stop in each value, and a choice where there are some. */
export interface WholeObject extends TextRange {
  readonly label: string;
  readonly insert: string;
}

/** Objects inside objects that are written out; deeper ones begin empty. */
const deepest = 3;

/**
 * Snippets for the object that belongs at an offset: into a text without anything in it, in the place of an empty object, as an entry
 * of an array or a value. One with what is required, if that is less, and one with all that is taken. Fields that only the server sets
 * are in none, secrets only where they are required.
 */
export function wholeObjectsAt(text: string, offset: number, shape: Shape): readonly WholeObject[] {
  const place = placeAt(text, offset);
  const here = place === undefined ? undefined : shapeAt(shape, place.pointer);
  if (place === undefined || here === undefined) return [];
  const { from, to } = place;
  return variantsOf(here).flatMap(({ name, shape: variant, fixed }) => {
    const fields = takenOf(variant);
    const required = fields.filter((field) => field.isRequired || fixed?.has(field.name) === true);
    if (fields.length === 0) return [];
    const made = (label: string, only: boolean): WholeObject => ({
      label: `${name === '' ? t`Object` : name}: ${label}`,
      insert: new Snippet(only).object(variant, fixed),
      from,
      to,
    });
    const all = made(fields.length === 1 ? t`its only field` : t`all ${fields.length} fields`, false);
    if (required.length === 0 || required.length === fields.length) return [all];
    return [made(required.length === 1 ? t`the required field` : t`${required.length} required fields`, true), all];
  });
}

/** Where a whole object may go, and what it takes the place of. */
function placeAt(text: string, offset: number): (TextRange & { readonly pointer: string }) | undefined {
  if (text.trim() === '') return { pointer: '', from: 0, to: text.length };
  const [before, after] = [text.slice(0, offset).trimEnd(), text.slice(offset)];
  const next = after.trimStart();
  const place = valuePlaceAt(text, offset);
  if (place !== undefined) return place.from === place.to && /^([\]},]|$)/.test(next) ? place : undefined;
  if (!before.endsWith('{') || !next.startsWith('}')) return undefined;
  const from = before.length - 1;
  const to = text.length - next.length + 1;
  if (from === 0) return { pointer: '', from, to };
  const around = valuePlaceAt(text, from);
  return around === undefined ? undefined : { pointer: around.pointer, from, to };
}

interface Variant {
  readonly name: string;
  readonly shape: Shape;
  /** The value that makes it this one of several, by the field that holds it. */
  readonly fixed: ReadonlyMap<string, string> | undefined;
}

/** The kinds of object that a shape allows: one each for the values of the field that decides. Scalars and lists are none. */
function variantsOf(shape: Shape): readonly Variant[] {
  const by = shape.kind === 'either' ? shape.by : undefined;
  if (by !== undefined) {
    return [...by.shapes()].map(([value, variant]) => ({ name: value, shape: variant, fixed: new Map([[by.field, value]]) }));
  }
  const record = recordIn(shape);
  return record !== undefined && record.fields().size > 0 ? [{ name: '', shape, fixed: undefined }] : [];
}

interface Taken {
  readonly name: string;
  readonly field: Field;
  readonly isRequired: boolean;
}

/** Fields that are sent, required ones first. */
function takenOf(shape: Shape): readonly Taken[] {
  const record = recordIn(shape);
  const taken = Array.from(record?.fields() ?? [], ([name, field]) => ({
    name,
    field,
    isRequired: record?.required.has(name) === true,
  })).filter(({ field, isRequired }) => field.access !== 'readOnly' && (isRequired || field.access !== 'writeOnly'));
  return [...taken.filter(({ isRequired }) => isRequired), ...taken.filter(({ isRequired }) => !isRequired)];
}

class Snippet {
  readonly #onlyRequired: boolean;
  #stop = 0;

  constructor(onlyRequired: boolean) {
    this.#onlyRequired = onlyRequired;
  }

  object(shape: Shape, fixed?: ReadonlyMap<string, string>, depth = 1): string {
    const fields = takenOf(shape).filter(({ name, isRequired }) => isRequired || !this.#onlyRequired || fixed?.has(name) === true);
    if (fields.length === 0) return String.raw`{${this.#next()}\}`;
    const indent = '  '.repeat(depth);
    const lines = fields.map(({ name, field }) => {
      const value = fixed?.get(name);
      return `${indent}${literal(name)}: ${value === undefined ? this.#value(name, field.shape(), depth) : literal(value)}`;
    });
    return `{\n${lines.join(',\n')}\n${'  '.repeat(depth - 1)}\\}`;
  }

  #value(name: string, shape: Shape, depth: number): string {
    const leaf = shape.kind === 'leaf' ? shape : undefined;
    const choices = (leaf?.choices ?? (leaf?.type === 'boolean' ? [false, true] : [])).filter((choice) => choice !== null);
    if (choices.length > 0) return this.#choice(choices, shape.default);
    if (shape.kind === 'list') return `[${this.#next()}]`;
    if (name === lockName) return '0';
    const value = startOf(name, shape.default, leaf);
    if (typeof value === 'string') return `"${this.#next(JSON.stringify(value).slice(1, -1))}"`;
    if (value !== undefined) return this.#next(JSON.stringify(value));
    return depth >= deepest ? String.raw`{${this.#next()}\}` : this.object(shape, undefined, depth + 1);
  }

  /** The default first: it is what a stop holds until another is chosen. */
  #choice(choices: readonly unknown[], first: unknown): string {
    const sorted = [...choices.filter((choice) => choice === first), ...choices.filter((choice) => choice !== first)];
    const [only] = sorted;
    if (sorted.length === 1) return literal(only);
    const isText = sorted.every((choice) => typeof choice === 'string');
    const words = sorted.map((choice) => JSON.stringify(choice)).map((json) => (isText ? json.slice(1, -1) : json));
    this.#stop += 1;
    const stop = `\${${this.#stop}|${words.map((word) => word.replaceAll(/[\\,|$}]/g, String.raw`\$&`)).join(',')}|}`;
    return isText ? `"${stop}"` : stop;
  }

  #next(text = ''): string {
    this.#stop += 1;
    return text === '' ? `\${${this.#stop}}` : `\${${this.#stop}:${escaped(text)}}`;
  }
}

/** What a value starts with; undefined for an object. */
function startOf(name: string, given: unknown, leaf: LeafShape | undefined): unknown {
  if (given !== undefined && given !== null && given !== 'null' && typeof given !== 'object') return given;
  if (beginsWithNone(name)) return leaf?.type === 'integer' ? -1 : '-1';
  if (leaf?.type === 'integer' || leaf?.type === 'number') return leaf.minimum ?? 0;
  return leaf === undefined || leaf.type === 'unknown' ? undefined : '';
}

/** JSON text that stands in a snippet as it is. */
function literal(value: unknown): string {
  return escaped(JSON.stringify(value));
}

/** The server's words must not become stops, choices or variables. */
function escaped(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
