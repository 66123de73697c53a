import { canonicalNumber } from '../../json/compare.ts';
import { ExactNumber, valueOf } from '../../json/exact.ts';
import { formatJson } from '../../json/format.ts';
import { parseJson } from '../../json/parse.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { isRecord } from '../../json/wire.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isNoName, isNone } from '../../resources/lookups.ts';
import type { Shape } from '../../shapes/shape.ts';
import { secretMask } from '../../../shared/secretNames.ts';
import { canonicalPlist, plistKey } from './canonPlist.ts';
import { planFor } from './canonPlan.ts';
import { isNoneWord, rootRule, type Comparison, type PlanStep, type RecordPlan, type ValueRule } from './canonRules.ts';

/** Of what kind documents are, and what they are compared with. */
export interface CanonGround {
  /** Key of their resource. */
  readonly resource: string;
  /** Of what a read answers where they come from. */
  readonly shape: Shape;
  /**
   * Of what a read of the same kind answers where the other document comes from: what only one of two Jamf Pros has is no difference.
   * Undefined: the other one is of another kind, and what only one of them has tells them apart.
   */
  readonly other: Shape | undefined;
  readonly comparison: Comparison;
  /** What an object that is named by its id is called where they come from; undefined: not known. */
  readonly nameOf: (resource: string, id: string) => string | undefined;
  /** Paths of fields, with slashes and without places of entries, that the other Jamf Pro does not show though its shape may have them. */
  readonly unknownThere?: ReadonlySet<string>;
}

/** A text has more levels of brackets than any document. */
export class TooDeep extends Error {}

/** A document in the form in which the same object says the same wherever it is. To be read and compared, never to be sent. */
export interface Canonical {
  /** What was read, its numbers as `JSON.parse` has them where that keeps them. */
  readonly value: unknown;
  /** Compact JSON. A text of several lines is one, unless lines were asked for. */
  readonly text: string;
  /** Paths of fields that only this Jamf Pro has, where they hold something. */
  readonly onlyHere: ReadonlySet<string>;
  /** Keys of the resources of which an id stands in the text, since its name is not known. */
  readonly unnamed: ReadonlySet<string>;
  /** It holds secrets: they are masked, so that nobody can tell whether they differ. */
  readonly masked: boolean;
}

interface Said {
  readonly text: string;
  readonly isName: boolean;
}

/**
 * How a form is written: as JSON; as JSON with a text of several lines as a list of lines, as people compare it; or `quick`, for no more
 * than to see whether two are the same: it is no JSON, and two that say the same may differ in how a property list is written.
 */
export type FormLayout = 'json' | 'lines' | 'quick';

const nobody: ReadonlySet<string> = new Set();

/** More levels than documents may have. */
const deepest = 500;

/**
 * Makes the canonical forms of documents of one kind. What a place in them means is worked out once. Fields without a value are left out,
 * ids of other objects are their names, fields are sorted, and so are entries where their order means nothing.
 */
export class Canon {
  readonly #kind: ResourceKind;
  readonly #ground: CanonGround;
  readonly #root: ValueRule;
  #layout: FormLayout = 'json';
  #isExact = false;
  #blind: ReadonlySet<string> = nobody;
  #onlyHere: ReadonlySet<string> = nobody;
  #unnamed: ReadonlySet<string> = nobody;
  #masked = false;
  /** What was written so far. */
  #out: string[] = [];

  constructor(ground: CanonGround) {
    this.#kind = kindOf(ground.resource);
    this.#ground = ground;
    this.#root = rootRule({ unknownThere: nobody, ...ground, kind: this.#kind });
  }

  /** The rule for whole documents: what its fields are. */
  get rule(): ValueRule {
    return this.#root;
  }

  /**
   * The form of a document.
   *
   * @param blind keys of resources whose objects all count as one.
   * @throws `SyntaxError` or `invalid` for a text that is no JSON, `TooDeep`.
   */
  of(text: string, layout: FormLayout = 'json', blind: ReadonlySet<string> = nobody): Canonical {
    this.#layout = layout;
    this.#blind = blind;
    const value: unknown = JSON.parse(text);
    try {
      return this.#form(value, false);
    } catch (error) {
      if (!(error instanceof Inexact)) throw error;
      return this.#form(valueOf(parseJson(text)), true);
    }
  }

  #form(value: unknown, isExact: boolean): Canonical {
    this.#isExact = isExact;
    [this.#onlyHere, this.#unnamed, this.#masked, this.#out] = [nobody, nobody, false, []];
    if (!this.#value(value, this.#root, 0)) this.#out.push('{}');
    return { value, text: this.#out.join(''), onlyHere: this.#onlyHere, unnamed: this.#unnamed, masked: this.#masked };
  }

  /** Writes a value. False: nothing is to be told of it, and nothing was written. */
  #value(value: unknown, rule: ValueRule, depth: number): boolean {
    if (typeof value === 'string') return this.#text(value, rule);
    if (typeof value !== 'object') return value !== undefined && this.#leaf(value, rule);
    if (value === null) return false;
    if (this.#isExact && value instanceof ExactNumber) return this.#leaf(value, rule);
    if (depth > deepest) throw new TooDeep();
    if (Array.isArray(value)) return this.#list(value, rule, depth);
    return isRecord(value) && this.#record(value, rule, depth);
  }

  #record(value: Readonly<Record<string, unknown>>, rule: ValueRule, depth: number): boolean {
    const plan = planFor(rule, Object.keys(value), this.#kind, this.#ground.comparison);
    if (plan.folded.length > 0) this.#fold(value, rule, plan);
    const out = this.#out;
    const start = out.length;
    const called = plan.id === undefined ? undefined : (plan.beside ?? 'name');
    if (plan.id !== undefined) {
      const said = this.#named(plan.id, value['id'], plan.beside === undefined ? undefined : value[plan.beside]);
      if (said === undefined) return false;
      if (said.text !== '') this.#quoted(said.text, `{"${said.isName ? called : 'id'}":`);
    } else if (plan.nobody !== undefined && isNone(value['id'] ?? -1) && isNoName(String(value[plan.nobody]))) return false;
    const isQuick = this.#layout === 'quick';
    for (const step of plan.steps) {
      if (step.name === called || (depth === 0 && this.#isWorked(step, value))) continue;
      const at = out.length;
      out.push(at === start ? '{' : ',', isQuick ? step.quick : step.key);
      const isTold = step.beside === undefined ? this.#field(value, step, depth + 1) : this.#told(value, step, depth);
      if (!isTold) out.length = at;
    }
    if (out.length === start) return false;
    out.push('}');
    return true;
  }

  #field(value: Readonly<Record<string, unknown>>, { name, rule }: PlanStep, depth: number): boolean {
    const inside = value[name];
    const told = rule.refersBy === undefined ? '' : String(value[rule.refersBy.by]);
    const meant = rule.refersBy !== undefined && Object.hasOwn(rule.refersBy.kinds, told) ? rule.refersBy.kinds[told] : undefined;
    const isId = typeof inside === 'string' || typeof inside === 'number' || inside instanceof ExactNumber;
    return meant !== undefined && isId ? this.#reference(String(inside), meant) : this.#value(inside, rule, depth);
  }

  /** Members of a group that the server finds itself. */
  #isWorked({ name }: PlanStep, value: Readonly<Record<string, unknown>>): boolean {
    const { worked } = this.#kind;
    return worked?.field === name && String(value[worked.where]) === 'true';
  }

  #fold(value: Readonly<Record<string, unknown>>, rule: ValueRule, { folded }: RecordPlan): void {
    const [at, unnamed] = [this.#out.length, this.#unnamed];
    for (const name of folded) {
      const inside = rule.field(name).rule;
      if (this.#value(value[name], inside, 1)) this.#onlyHere = new Set([...this.#onlyHere, inside.path.join('/')]);
    }
    this.#out.length = at;
    this.#unnamed = unnamed;
  }

  /** An id with the name beside it. */
  #told(value: Readonly<Record<string, unknown>>, { name, beside = '', rule }: PlanStep, depth: number): boolean {
    const id = value[name];
    if (typeof id === 'object' && id !== null && !(id instanceof ExactNumber)) return this.#value(id, rule, depth + 1);
    return this.#said(this.#named(rule.refersTo, id, value[beside]));
  }

  #said(said: Said | undefined): boolean {
    if (said === undefined || said.text === '') return false;
    if (!said.isName) return this.#quoted(said.text);
    this.#quoted(said.text, '{"name":');
    this.#out.push('}');
    return true;
  }

  #quoted(text: string, before = ''): true {
    // What stands in front of it says where it ends.
    if (this.#layout === 'quick') this.#out.push(`${before}${text.length}"`, text);
    else this.#out.push(before + JSON.stringify(text));
    return true;
  }

  /** What an id stands for: a name, or the id itself where none is known. Undefined: no object. */
  #named(resource: string | undefined, id: unknown, beside: unknown): Said | undefined {
    const said = typeof id === 'string' || typeof id === 'number' || id instanceof ExactNumber ? String(id) : '';
    if (isNone(said) || said === '0') return undefined;
    const isNobody = typeof beside === 'string' && isNoName(beside);
    if (said === '' && isNobody) return undefined;
    if (resource !== undefined && this.#blind.has(resource)) return { text: '?', isName: true };
    const told = typeof beside === 'string' && !isNobody ? oneName(beside) : '';
    const known = resource === undefined || said === '' ? undefined : this.#ground.nameOf(resource, said);
    const name = known === undefined ? told : oneName(known);
    if (name !== '' || said === '') return { text: name, isName: true };
    // Ids are digits (facts 4.11): all else is a name that was chosen somewhere.
    if (resource !== undefined && /^\d+$/.test(said)) this.#unnamed = new Set([...this.#unnamed, resource]);
    return { text: said, isName: false };
  }

  #list(items: readonly unknown[], rule: ValueRule, depth: number): boolean {
    if (items.length === 0) return false;
    const out = this.#out;
    const start = out.length;
    const entry = rule.entry();
    const isSet = rule.isSet || isAttributes(items);
    const parts: string[] = [];
    for (const item of rule.orderedBy === undefined ? items : inOrderBy(items, rule.orderedBy)) {
      const at = out.length;
      if (!isSet) out.push(at === start ? '[' : ',');
      // An empty line of a text is one.
      const isLine = rule.refersTo === undefined && (item === null || typeof item !== 'object');
      if (!this.#value(item, entry, depth + 1) && !(isLine && this.#emptyLine(item))) out.length = at;
      else if (isSet) {
        parts.push(out.length === at + 1 ? (out[at] ?? '') : out.slice(at).join(''));
        out.length = at;
      }
    }
    if (parts.length > 0) out.push('[', parts.sort().join(','));
    if (out.length === start) return false;
    out.push(']');
    return true;
  }

  #emptyLine(item: unknown): true {
    return typeof item === 'string' ? this.#quoted(item) : this.#written(String(item));
  }

  #written(text: string): true {
    this.#out.push(text);
    return true;
  }

  #text(text: string, rule: ValueRule): boolean {
    if (text === '') return false;
    if (rule.isPlain) return this.#plain(text, rule);
    if (rule.isSecret) {
      this.#masked = true;
      return this.#quoted(secretMask);
    }
    if (rule.takesNone && (isNoneWord(text) || isNoName(text))) return false;
    if (rule.refersTo !== undefined) return this.#reference(text, rule.refersTo);
    if (rule.type === 'boolean' && /^(?:true|false)$/i.test(text)) return this.#written(text.toLowerCase());
    if (rule.type === 'integer' && /^-?\d{1,15}$/.test(text)) return this.#leaf(Number(text), rule);
    return this.#plain(text, rule);
  }

  #plain(text: string, { form }: ValueRule): boolean {
    if (text.length >= secretMask.length && text.includes(secretMask)) this.#masked = true;
    let said = form !== 'script' && text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
    if (form === 'name') said = this.#ground.comparison === 'drift' ? said.trim() : oneName(said);
    if (form === 'profile' || form === 'configuration') said = this.#plist(said, form === 'configuration');
    if (said === '') return false;
    // A script with a password that was masked, say.
    if (said.includes(secretMask)) this.#masked = true;
    if (this.#layout === 'lines' && said.includes('\n')) return this.#written(JSON.stringify(said.split('\n')));
    return this.#quoted(said);
  }

  #plist(text: string, isBare: boolean): string {
    const { comparison } = this.#ground;
    return this.#layout === 'quick' ? plistKey(text, comparison, isBare) : (canonicalPlist(text, comparison, isBare) ?? text);
  }

  #leaf(value: unknown, { refersTo, type }: ValueRule): boolean {
    if (typeof value === 'boolean') return this.#written(String(value));
    if (refersTo !== undefined) return this.#reference(String(value), refersTo);
    if (type === 'integer' && isNone(value)) return false;
    if (Number.isSafeInteger(value)) return this.#written(String(value));
    if (!this.#isExact) throw new Inexact();
    return this.#written(numberText(String(value)));
  }

  #reference(id: string, resource: string): boolean {
    if (this.#ground.comparison === 'drift') return !isNone(id) && this.#quoted(id);
    return this.#said(this.#named(resource, id, undefined));
  }
}

/** What something is called, without blanks around it and in one of the ways in which the same letters are written. */
export function oneName(name: string): string {
  return name.normalize('NFC').trim();
}

/** A number that may be another one as a double. */
class Inexact extends Error {}

/** A number in one spelling: 1.0 and 1e0 are 1. */
function numberText(raw: string): string {
  if (/^-?(?:0|[1-9]\d{0,15})$/.test(raw)) return raw === '-0' ? '0' : raw;
  const [, sign = '', digits = '', power = ''] = /^(-?)(\d+)e(-?\d+)$/.exec(canonicalNumber(raw)) ?? [];
  const places = Number(power);
  if (digits === '') return canonicalNumber(raw);
  if (places >= 0 && places <= 20) return `${sign}${digits}${'0'.repeat(places)}`;
  if (places < 0 && places >= -20) {
    const whole = digits.padStart(1 - places, '0');
    return `${sign}${whole.slice(0, places)}.${whole.slice(places)}`;
  }
  return `${sign}${digits}e${power}`;
}

function inOrderBy(items: readonly unknown[], field: string): readonly unknown[] {
  const places = items.map((item) => (isRecord(item) ? Number(item[field]) : Number.NaN));
  if (places.some((place) => Number.isNaN(place)) || places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0))) return items;
  return items
    .map((item, at) => ({ item, place: places[at] ?? 0 }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Values of extension attributes: each is addressed by its definition, its place means nothing (facts 5.9). */
function isAttributes(items: readonly unknown[]): boolean {
  const [first] = items;
  return (
    typeof first === 'object' &&
    first !== null &&
    Object.hasOwn(first, 'definitionId') &&
    items.every((item) => typeof item === 'object' && item !== null && Object.hasOwn(item, 'definitionId'))
  );
}

/**
 * The form of one document, as people compare it: laid out, with a final newline, a text of several lines as a list of lines.
 *
 * @throws `SyntaxError` or `invalid` for a text that is no JSON, `TooDeep`.
 */
export function comparedDocument(ground: CanonGround, document: string): Canonical {
  const form = new Canon(ground).of(document, 'lines');
  return { ...form, text: laidOutForm(form) };
}

/** A form as people read it, with a final newline. */
export function laidOutForm({ text }: Canonical): string {
  return `${formatJson(text)}\n`;
}
