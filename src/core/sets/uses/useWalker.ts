import { isRecord, type Wire } from '../../json/wire.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf, kindsWith } from '../../resources/kindOf.ts';
import type { NamedPlace, UseFacts } from '../../resources/useFacts.ts';
import { useFactsOf, usesSaid } from '../../resources/useKinds.ts';
import { isNone, lookupOf } from '../../resources/lookups.ts';
import type { Field, RecordShape, Shape } from '../../shapes/shape.ts';
import { isOpen, listIn, recordIn } from '../../shapes/shapeAt.ts';
import type { UseHow } from './useTypes.ts';

/** What a text of a document is: run by a shell, put into a payload, or handed to a script. */
export type TextRole = 'shell' | 'payload' | 'handed';

/** Takes what a walk finds. Kinds as they are named there. */
export interface UseSink {
  id(resource: string, id: string, pointer: string, called: string | undefined): void;
  /** `isOpen`: it may as well be the name of something that is no object. */
  name(resource: string, name: string, pointer: string, how: UseHow, isOpen: boolean): void;
  text(role: TextRole, text: string, pointer: string): void;
}

/** A place of a kind's documents that can name objects: a pointer with `*` for entries of lists, and the kind that is named. */
export interface UsePlace {
  readonly at: string;
  readonly how: UseHow;
  /** Key of the kind; undefined: whatever a text of that role may mention. */
  readonly of: string | undefined;
  readonly role: TextRole | undefined;
}

type Walk = (value: unknown, at: string, sink: UseSink, around: Wire | undefined) => void;

/** How the documents of a kind are looked through: only where something can stand that names an object. */
export interface UseWalker {
  /** Undefined: nothing can. */
  readonly walk: ((document: unknown, sink: UseSink) => void) | undefined;
  readonly places: readonly UsePlace[];
}

export function useWalkerOf(kind: ResourceKind, shape: Shape): UseWalker {
  const maker = new WalkMaker(kind);
  const walk = maker.top(shape);
  return { walk: walk && ((document, sink) => walk(document, '', sink, undefined)), places: maker.places };
}

/** What an entry of the kind says of a place, by the steps to it. */
interface Told {
  readonly inside: Map<string, Told>;
  walk?: Walk;
  /** For the table of places. */
  said?: readonly Omit<UsePlace, 'at'>[];
}

const roles: Readonly<Record<string, TextRole>> = { script: 'shell', command: 'shell', profile: 'payload', configuration: 'payload' };

class WalkMaker {
  readonly places: UsePlace[] = [];
  readonly #kind: ResourceKind;
  readonly #facts: UseFacts;
  readonly #told: Told = { inside: new Map() };
  readonly #compared: readonly Compared[];
  /** Shapes that are being made a walk of: one inside of itself ends there. */
  readonly #making = new Set<Shape>();

  constructor(kind: ResourceKind) {
    this.#kind = kind;
    this.#facts = useFactsOf(kind.key);
    this.#compared = comparedBy(kind);
    for (const place of this.#facts.names) this.#tell(place.at, namedWalk(place), saidOf(place));
    const { part } = kind;
    const role = part && roles[part.form ?? 'script'];
    if (part !== undefined && role !== undefined) this.#tellText(part.at.slice(1), role);
    for (const at of this.#facts.handed) this.#tellText(at, 'handed');
  }

  top(shape: Shape): Walk | undefined {
    return this.#of({ shape, field: '', refersTo: undefined, told: this.#told, path: '' });
  }

  #tellText(at: string, role: TextRole): void {
    const walk: Walk = (value, pointer, sink) => {
      if (typeof value === 'string' && value !== '') sink.text(role, value, pointer);
    };
    this.#tell(at, walk, [{ how: 'mentioned', of: role === 'payload' ? this.#facts.variables : undefined, role }]);
  }

  #tell(at: string, walk: Walk, said: readonly Omit<UsePlace, 'at'>[]): void {
    let told = this.#told;
    for (const step of at.split('/')) {
      const next = told.inside.get(step) ?? { inside: new Map() };
      told.inside.set(step, next);
      told = next;
    }
    Object.assign(told, { walk, said });
  }

  #of(place: Place): Walk | undefined {
    const { shape, told, refersTo, path } = place;
    if (told?.walk !== undefined) {
      for (const one of told.said ?? []) this.places.push({ at: path, ...one });
      return told.walk;
    }
    if (shape === undefined) return told && this.#record(undefined, place);
    if (this.#making.has(shape)) return undefined;
    this.#making.add(shape);
    const walk = this.#inside(shape, place, refersTo);
    this.#making.delete(shape);
    return walk;
  }

  #inside(shape: Shape, place: Place, refersTo: string | undefined): Walk | undefined {
    const list = listIn(shape);
    if (list !== undefined) {
      const entry = this.#of({ ...place, shape: list.entry(), told: place.told?.inside.get('*'), path: `${place.path}/*` });
      return entry && eachOf(entry);
    }
    const record = recordIn(shape);
    if (record !== undefined && (record.fields().size > 0 || place.told !== undefined)) {
      return this.#isCriterion(record) ? this.#criterion(place, record) : this.#record(record, place);
    }
    if (refersTo !== undefined && (shape.kind === 'leaf' || shape.kind === 'any')) return this.#idLeaf(place, refersTo);
    if (place.told !== undefined) return this.#record(undefined, place);
    return shape.kind === 'any' || (record !== undefined && isOpen(shape)) ? anywhere : undefined;
  }

  #idLeaf({ path, field }: Place, refersTo: string): Walk {
    this.places.push({ at: path, how: 'id', of: refersTo, role: undefined });
    const beside = field === 'id' ? 'name' : field.replace(/Id$/, 'Name');
    return (value, at, sink, around) => idFound(refersTo, value, at, sink, around?.[beside]);
  }

  #record(record: RecordShape | undefined, { told, path }: Place): Walk | undefined {
    const fields = record?.fields();
    const inside: (readonly [name: string, step: string, walk: Walk])[] = [];
    for (const name of new Set([...(fields?.keys() ?? []), ...(told?.inside.keys() ?? [])])) {
      if (path === '' && name === this.#kind.results?.field) continue;
      const at = `${path}/${name}`;
      const walk =
        this.#display(at) ??
        this.#of({
          shape: fields?.get(name)?.shape(),
          field: name,
          refersTo: this.#refersTo(name, fields?.get(name)),
          told: told?.inside.get(name),
          path: at,
        });
      if (walk !== undefined) inside.push([name, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, walk]);
    }
    const { others } = record ?? {};
    const other =
      typeof others === 'object'
        ? this.#of({ shape: others, field: '', refersTo: undefined, told: undefined, path: `${path}/*` })
        : undefined;
    if (inside.length === 0 && other === undefined) return undefined;
    return other === undefined ? eachNamed(inside) : eachField(inside, other);
  }

  #refersTo(name: string, field: Field | undefined): string | undefined {
    return this.#kind.notIds.includes(name) ? undefined : field?.refersTo();
  }

  /** Columns of a search are named as its criteria are. */
  #display(at: string): Walk | undefined {
    const attributes = this.#kind.criteria?.attributes;
    if (attributes === undefined || at !== `/${this.#facts.columns ?? ''}`) return undefined;
    this.places.push({ at: `${at}/*`, how: 'name', of: attributes, role: undefined });
    return eachOf((value, pointer, sink) => {
      const said = isRecord(value) ? value['name'] : value;
      nameFound(attributes, said, isRecord(value) ? `${pointer}/name` : pointer, sink, 'name', true);
    });
  }

  #isCriterion(record: RecordShape): boolean {
    const fields = record.fields();
    return ['name', 'value', 'priority'].every((name) => fields.has(name)) && operatorIn(fields) !== undefined;
  }

  /** What it looks at, and what that is compared with (facts 8.41). */
  #criterion({ path }: Place, record: RecordShape): Walk {
    const attributes = this.#kind.criteria?.attributes;
    const operator = operatorIn(record.fields()) ?? '';
    if (attributes !== undefined) this.places.push({ at: `${path}/name`, how: 'name', of: attributes, role: undefined });
    for (const { kind, isPrefix } of this.#compared) {
      this.places.push({ at: `${path}/${isPrefix ? 'name' : 'value'}`, how: 'name', of: kind, role: undefined });
    }
    const values = new Map(
      this.#compared.flatMap(({ criterion, kind, isPrefix, isOpen: may }) => (isPrefix ? [] : [[criterion, { kind, may }]])),
    );
    const prefixes = this.#compared.filter(({ isPrefix }) => isPrefix);
    return (value, at, sink) => {
      if (!isRecord(value) || typeof value['name'] !== 'string') return;
      const { name, value: compared } = value;
      if (attributes !== undefined) nameFound(attributes, name, `${at}/name`, sink, 'name', true);
      for (const { criterion, kind } of prefixes) {
        if (name.startsWith(criterion)) nameFound(kind, name.slice(criterion.length), `${at}/name`, sink, 'name', true);
      }
      const found = values.get(name);
      const how = isExact(value[operator]) ? 'name' : 'mentioned';
      if (found !== undefined) nameFound(found.kind, compared, `${at}/value`, sink, how, found.may);
    };
  }
}

interface Place {
  readonly shape: Shape | undefined;
  /** Last name of a field on the way. */
  readonly field: string;
  readonly refersTo: string | undefined;
  readonly told: Told | undefined;
  readonly path: string;
}

function operatorIn(fields: ReadonlyMap<string, Field>): string | undefined {
  return ['searchType', 'search_type'].find((name) => fields.has(name));
}

/** A criterion that compares with what objects are called. */
interface Compared {
  readonly criterion: string;
  /** Key of the kind. */
  readonly kind: string;
  /** What it compares with stands behind it, in its own name. */
  readonly isPrefix: boolean;
  /** It may compare with what is no object. */
  readonly isOpen: boolean;
}

/** Of the criteria that objects of a kind have: groups of computers do not ask for groups of mobile devices. */
function comparedBy({ criteria }: ResourceKind): readonly Compared[] {
  const own = kindsWith('criterion').flatMap(({ key, criterion, home }): readonly Compared[] => {
    const of = typeof home === 'object' ? kindOf(home.yes).criteria?.of : undefined;
    const isOther = of !== undefined && criteria !== undefined && of !== criteria.of;
    return criterion === undefined || isOther ? [] : [{ criterion, kind: key, isPrefix: false, isOpen: false }];
  });
  const others = usesSaid('comparedIn').flatMap(({ key, said }): readonly Compared[] => {
    if (said.of !== criteria?.of) return [];
    return said.criteria.map((one) => ({ criterion: one.replace(/\*$/, ''), kind: key, isPrefix: one.endsWith('*'), isOpen: true }));
  });
  return [...own, ...others];
}

/** With other operators it compares with a part of a name. */
function isExact(operator: unknown): boolean {
  return typeof operator !== 'string' || operator === '' || /^(?:is|is not|has|does not have|member of|not member of)$/i.test(operator);
}

type NamedWalk = readonly [name: string, step: string, walk: Walk];

function eachNamed(inside: readonly NamedWalk[]): Walk {
  const [names, steps, walks] = [inside.map(([name]) => name), inside.map(([, step]) => step), inside.map(([, , walk]) => walk)];
  return (value, at, sink) => {
    if (!isRecord(value)) return;
    for (let index = 0; index < names.length; index += 1) {
      const one = value[names[index] ?? ''];
      if (one === undefined || one === null || one === '' || (Array.isArray(one) && one.length === 0)) continue;
      walks[index]?.(one, at + (steps[index] ?? ''), sink, value);
    }
  };
}

/** @param other of the fields that have no walk of their own. */
function eachField(inside: readonly NamedWalk[], other: Walk): Walk {
  const named = eachNamed(inside);
  const known = new Set(inside.map(([name]) => name));
  return (value, at, sink, around) => {
    named(value, at, sink, around);
    if (!isRecord(value)) return;
    for (const [name, one] of Object.entries(value)) if (!known.has(name)) other(one, `${at}/${escaped(name)}`, sink, value);
  };
}

function eachOf(entry: Walk): Walk {
  return (value, at, sink, around) => {
    if (!Array.isArray(value)) return;
    for (let index = 0; index < value.length; index += 1) entry(value[index], `${at}/${index}`, sink, around);
  };
}

function namedWalk({ of, as }: NamedPlace): Walk {
  if (typeof of === 'string') {
    return as === 'name'
      ? (value, at, sink) => nameFound(of, value, at, sink, 'name', false)
      : (value, at, sink, around) => idFound(of, value, at, sink, around?.['name']);
  }
  const kinds = new Map(Object.entries(of.kinds));
  return (value, at, sink, around) => {
    const says = around?.[of.by];
    const kind = typeof says === 'string' ? kinds.get(says) : undefined;
    if (kind !== undefined) idFound(kind, value, at, sink, undefined);
  };
}

function saidOf({ of, as }: NamedPlace): readonly Omit<UsePlace, 'at'>[] {
  const kinds = typeof of === 'string' ? [of] : Object.values(of.kinds);
  return kinds.map((kind) => ({ how: as ?? 'id', of: kind, role: undefined }));
}

/** None is -1, and 0 for the Classic API (facts 4.11, 8.27). */
function idFound(resource: string, value: unknown, at: string, sink: UseSink, called: unknown): void {
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const id = String(value);
  if (id === '' || id === '0' || isNone(id)) return;
  sink.id(resource, id, at, typeof called === 'string' && called !== '' ? called : undefined);
}

/** How none is spelled where a name stands (facts 8.27). */
const noName = /^(?:none|no category assigned|unknown|default|n\/a|)$/i;

function nameFound(resource: string, value: unknown, at: string, sink: UseSink, how: UseHow, isOpenName: boolean): void {
  if (typeof value === 'string' && !noName.test(value)) sink.name(resource, value, at, how, isOpenName);
}

/** Where nothing is known of what stands there, fields are known by their names. */
const anywhere: Walk = (value, at, sink) => {
  if (Array.isArray(value)) eachOf(anywhere)(value, at, sink, undefined);
  else if (isRecord(value)) {
    for (const [name, one] of Object.entries(value)) {
      const pointer = `${at}/${escaped(name)}`;
      const kind = lookupOf(name);
      if (kind === undefined) anywhere(one, pointer, sink, value);
      else if (Array.isArray(one)) eachOf((id, where) => idFound(kind, id, where, sink, undefined))(one, pointer, sink, value);
      else idFound(kind, one, pointer, sink, undefined);
    }
  }
};

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
