import { canonicalNumber } from '../../json/compare.ts';
import { ExactNumber } from '../../json/exact.ts';
import { formatJson } from '../../json/format.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { isRecord } from '../../json/wire.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isNoName, isNone } from '../../resources/lookups.ts';
import type { Shape } from '../../shapes/shape.ts';
import { secretMask } from '../../../shared/secretNames.ts';
import { canonicalPlist } from './canonPlist.ts';
import { planFor } from './canonPlan.ts';
import { isNoneWord, rootRule, type Comparison, type PlanStep, type RecordPlan, type ValueRule } from './canonRules.ts';
import { exactValue, TooDeep } from './exactValue.ts';

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

/** A document in the form in which the same object says the same wherever it is. To be read and compared, never to be sent. */
export interface Canonical {
  /** Compact JSON. A text of several lines is one, unless lines were asked for. */
  readonly text: string;
  /** Paths of fields that only this Jamf Pro has, where they hold something. */
  readonly onlyHere: ReadonlySet<string>;
  /** Keys of the resources of which an id stands in the text, since its name is not known. */
  readonly unnamed: ReadonlySet<string>;
  /** It holds secrets: they are masked, so that nobody can tell whether they differ. */
  readonly masked: boolean;
}

/** As JSON. */
interface Said {
  readonly text: string;
  readonly isName: boolean;
}

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
  #lines = false;
  #blind: ReadonlySet<string> = new Set();
  #onlyHere = new Set<string>();
  #unnamed = new Set<string>();
  #masked = false;

  constructor(ground: CanonGround) {
    this.#kind = kindOf(ground.resource);
    this.#ground = ground;
    this.#root = rootRule({ unknownThere: new Set(), ...ground, kind: this.#kind });
  }

  /** The rule for whole documents: what its fields are. */
  get rule(): ValueRule {
    return this.#root;
  }

  /**
   * The form of a value that {@link exactValue} read.
   *
   * @param lines whether a text of several lines is a list of lines, as people compare it.
   * @param blind keys of resources whose objects all count as one.
   * @throws `TooDeep`.
   */
  of(
    value: unknown,
    { lines = false, blind = new Set<string>() }: { readonly lines?: boolean; readonly blind?: ReadonlySet<string> } = {},
  ): Canonical {
    this.#lines = lines;
    this.#blind = blind;
    [this.#onlyHere, this.#unnamed, this.#masked] = [new Set(), new Set(), false];
    const text = this.#value(value, this.#root, 0) || '{}';
    return { text, onlyHere: this.#onlyHere, unnamed: this.#unnamed, masked: this.#masked };
  }

  /** Empty: nothing is to be told of it. */
  #value(value: unknown, rule: ValueRule, depth: number): string {
    if (typeof value === 'string') return this.#text(value, rule);
    if (value === null || value === undefined) return '';
    if (typeof value !== 'object' || value instanceof ExactNumber) return this.#leaf(value, rule);
    if (depth > deepest) throw new TooDeep();
    if (Array.isArray(value)) return this.#list(value, rule, depth);
    return isRecord(value) ? this.#record(value, rule, depth) : '';
  }

  #record(value: Readonly<Record<string, unknown>>, rule: ValueRule, depth: number): string {
    const plan = planFor(rule, Object.keys(value), this.#kind, this.#ground.comparison);
    if (plan.folded.length > 0) this.#fold(value, rule, plan);
    const { id, beside } = plan;
    const isReference = id?.refersTo !== undefined;
    const told = beside === undefined ? undefined : value[beside];
    if (id !== undefined && !isReference && isNone(value[id.name]) && typeof told === 'string' && isNoName(told)) return '';
    const said = isReference ? this.#named(id.refersTo, value[id.name], told) : undefined;
    if (isReference && said === undefined) return '';
    const called = isReference ? (beside ?? 'name') : undefined;
    let out = '';
    for (const step of plan.steps) {
      if (step.name === called || (depth === 0 && this.#isWorked(step, value))) continue;
      const inside = step.beside === undefined ? this.#value(value[step.name], step.rule, depth + 1) : this.#told(value, step);
      if (inside !== '') out += `${out === '' ? '{' : ','}${step.key}${inside}`;
    }
    if (said !== undefined && said.text !== '') {
      out = `{"${said.isName ? called : 'id'}":${said.text}${out === '' ? '' : `,${out.slice(1)}`}`;
    }
    return out === '' ? '' : `${out}}`;
  }

  /** Members of a group that the server finds itself. */
  #isWorked({ name }: PlanStep, value: Readonly<Record<string, unknown>>): boolean {
    const { worked } = this.#kind;
    return worked?.field === name && String(value[worked.where]) === 'true';
  }

  #fold(value: Readonly<Record<string, unknown>>, rule: ValueRule, { folded }: RecordPlan): void {
    for (const name of folded) {
      const inside = rule.field(name).rule;
      if (this.#value(value[name], inside, 1) !== '') this.#onlyHere.add(inside.path.join('/'));
    }
  }

  /** An id with the name beside it. */
  #told(value: Readonly<Record<string, unknown>>, { name, beside = '', rule }: PlanStep): string {
    const id = value[name];
    if (typeof id === 'object' && id !== null && !(id instanceof ExactNumber)) return this.#value(id, rule, 1);
    const said = this.#named(rule.refersTo, id, value[beside]);
    return said === undefined || said.text === '' ? '' : said.isName ? `{"name":${said.text}}` : said.text;
  }

  /** What an id stands for, as JSON: a name, or the id itself where none is known. Undefined: no object. */
  #named(resource: string | undefined, id: unknown, beside: unknown): Said | undefined {
    const said = typeof id === 'string' || typeof id === 'number' || id instanceof ExactNumber ? String(id) : '';
    const isNobody = typeof beside === 'string' && isNoName(beside);
    const told = typeof beside === 'string' && !isNobody ? beside.trim() : '';
    if (isNone(said) || said === '0' || (said === '' && isNobody)) return undefined;
    if (resource !== undefined && this.#blind.has(resource)) return { text: '"?"', isName: true };
    const name = (resource === undefined || said === '' ? undefined : this.#ground.nameOf(resource, said)?.trim()) ?? told;
    if (name !== '' || said === '') return { text: name === '' ? '' : JSON.stringify(name), isName: true };
    // Ids are digits (facts 4.11): all else is a name that was chosen somewhere.
    if (resource !== undefined && /^\d+$/.test(said)) this.#unnamed.add(resource);
    return { text: JSON.stringify(said), isName: false };
  }

  #list(items: readonly unknown[], rule: ValueRule, depth: number): string {
    const entry = rule.entry();
    const told = rule.orderedBy === undefined ? items : inOrderBy(items, rule.orderedBy);
    const parts: string[] = [];
    for (const item of told) {
      const inside = this.#value(item, entry, depth + 1);
      if (inside !== '') parts.push(inside);
      // An empty line of a text is one.
      else if (rule.refersTo === undefined && (item === null || typeof item !== 'object')) parts.push(JSON.stringify(item));
    }
    if (rule.isSet || isAttributes(items)) parts.sort();
    return parts.length === 0 ? '' : `[${parts.join(',')}]`;
  }

  #text(text: string, rule: ValueRule): string {
    if (text === '') return '';
    if (rule.isSecret) {
      this.#masked = true;
      return JSON.stringify(secretMask);
    }
    if (rule.takesNone && (isNoneWord(text) || (rule.type !== 'boolean' && isNoName(text)))) return '';
    if (rule.refersTo !== undefined) return this.#reference(text, rule.refersTo);
    if (rule.type === 'boolean' && (text === 'true' || text === 'false')) return text;
    if (rule.type === 'integer' && /^-?\d{1,15}$/.test(text)) return String(Number(text));
    return this.#plain(text, rule);
  }

  #plain(text: string, { form }: ValueRule): string {
    let said = form !== 'script' && text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
    if (form === 'name') said = said.trim();
    if (form === 'profile' || form === 'configuration') {
      if (said.includes(secretMask)) this.#masked = true;
      said = canonicalPlist(said, this.#ground.comparison, form === 'configuration') ?? said;
    }
    if (said === '') return '';
    return this.#lines && said.includes('\n') ? JSON.stringify(said.split('\n')) : JSON.stringify(said);
  }

  #leaf(value: unknown, { refersTo }: ValueRule): string {
    if (typeof value === 'boolean') return String(value);
    if (refersTo !== undefined) return this.#reference(String(value), refersTo);
    return numberText(String(value));
  }

  #reference(id: string, resource: string): string {
    if (this.#ground.comparison === 'drift') return isNone(id) ? '' : JSON.stringify(id);
    const said = this.#named(resource, id, undefined);
    return said === undefined ? '' : said.isName ? `{"name":${said.text}}` : said.text;
  }
}

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
  const form = new Canon(ground).of(exactValue(document), { lines: true });
  return { ...form, text: `${formatJson(form.text)}\n` };
}
