import { isRecord } from '../../json/wire.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf, kindsWith } from '../../resources/kindOf.ts';
import type { NamedPlace, UseFacts } from '../../resources/useFacts.ts';
import { useFactsOf, usesSaid } from '../../resources/useKinds.ts';
import type { Field, RecordShape, Shape } from '../../shapes/shape.ts';
import { isOpen, listIn, recordIn } from '../../shapes/shapeAt.ts';
import {
  anywhereBelow,
  escapedStep,
  fieldNameWalk,
  idWalk,
  nameWalk,
  openName,
  type TextRole,
  type UseSink,
  type Walk,
} from './leafWalks.ts';
import { partBy, type PartOfName } from './nameParts.ts';
import { depthOf, stepsOf } from './useMap.ts';
import type { UseHow } from './useTypes.ts';

/** A place of a kind's documents that can name objects: a pointer with `*` for entries of lists, and the kind that is named. */
export interface UsePlace {
  readonly at: string;
  readonly how: UseHow;
  /** Key of the kind; undefined: whatever a text of that role may mention. */
  readonly of: string | undefined;
  readonly role: TextRole | undefined;
}

/** How the documents of a kind are looked through: only where something can stand that names an object. */
export interface UseWalker {
  /** Undefined: nothing can. */
  readonly walk: ((document: unknown, sink: UseSink) => void) | undefined;
  readonly places: readonly UsePlace[];
}

export function useWalkerOf(kind: ResourceKind, shape: Shape): UseWalker {
  const maker = new WalkMaker(kind);
  const walk = maker.top(shape);
  return { walk: walk && ((document, sink) => walk(document, [], sink, undefined)), places: maker.places };
}

/** What an entry of the kind says of a place, by the steps to it. */
interface Told {
  readonly inside: Map<string, Told>;
  walk?: (at: string) => Walk;
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
    const walk = (place: string): Walk => {
      const depth = depthOf(place);
      return (value, steps, sink) => {
        if (typeof value === 'string' && value !== '') sink.text(role, value, place, stepsOf(steps, depth));
      };
    };
    const { variables, setsUpRuns } = this.#facts;
    const run =
      role === 'payload' && setsUpRuns ? kindsWith('calledBy').flatMap(({ key, calledBy }) => (calledBy?.as === 'event' ? [key] : [])) : [];
    const kinds = role === 'payload' ? [variables, ...run] : [undefined];
    this.#tell(
      at,
      walk,
      kinds.map((of) => ({ how: 'mentioned', of, role })),
    );
  }

  #tell(at: string, walk: (at: string) => Walk, said: readonly Omit<UsePlace, 'at'>[]): void {
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
      return told.walk(path);
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
      return entry && eachOf(entry, depthOf(place.path));
    }
    const record = recordIn(shape);
    if (record !== undefined && (record.fields().size > 0 || place.told !== undefined)) {
      return this.#isCriterion(record) ? this.#criterion(place, record) : this.#record(record, place);
    }
    if (refersTo !== undefined && (shape.kind === 'leaf' || shape.kind === 'any')) return this.#idLeaf(place, refersTo);
    if (place.told !== undefined) return this.#record(undefined, place);
    return shape.kind === 'any' || (record !== undefined && isOpen(shape)) ? anywhereBelow(place.path) : undefined;
  }

  #idLeaf({ path, field }: Place, refersTo: string): Walk {
    this.places.push({ at: path, how: 'id', of: refersTo, role: undefined });
    const beside = field === 'id' ? 'name' : field.replace(/Id$/, 'Name');
    return idWalk(refersTo, path, beside);
  }

  #record(record: RecordShape | undefined, { told, path }: Place): Walk | undefined {
    const fields = record?.fields();
    const inside: NamedWalk[] = [];
    for (const name of new Set([...(fields?.keys() ?? []), ...(told?.inside.keys() ?? [])])) {
      if (path === '' && name === this.#kind.results?.field) continue;
      const at = `${path}/${escapedStep(name)}`;
      const walk =
        this.#display(at) ??
        this.#of({
          shape: fields?.get(name)?.shape(),
          field: name,
          refersTo: this.#refersTo(name, fields?.get(name)),
          told: told?.inside.get(name),
          path: at,
        });
      if (walk !== undefined) inside.push([name, walk]);
    }
    const { others } = record ?? {};
    const other =
      typeof others === 'object'
        ? this.#of({ shape: others, field: '', refersTo: undefined, told: undefined, path: `${path}/*` })
        : undefined;
    if (inside.length === 0 && other === undefined) return undefined;
    return other === undefined ? eachNamed(inside) : eachField(inside, other, depthOf(path));
  }

  #refersTo(name: string, field: Field | undefined): string | undefined {
    return this.#kind.notIds.includes(name) ? undefined : field?.refersTo();
  }

  /** Columns are named as criteria are. */
  #display(at: string): Walk | undefined {
    const { columns, columnsOf } = this.#facts;
    if (columns === undefined || at !== `/${columns}`) return undefined;
    const attributes = this.#kind.criteria?.attributes;
    if (columnsOf === undefined) return attributes === undefined ? undefined : this.#columns(at, attributes);
    const walks = new Map(Object.entries(columnsOf.kinds).map(([word, kind]) => [word, this.#columns(at, kind)]));
    return (value, steps, sink, around) => {
      const says = around?.[columnsOf.by];
      if (typeof says === 'string') walks.get(says)?.(value, steps, sink, around);
    };
  }

  #columns(at: string, attributes: string): Walk {
    this.places.push({ at: `${at}/*`, how: 'name', of: attributes, role: undefined });
    const [plain, named] = [`${at}/*`, `${at}/*/name`].map((place) => nameWalk(openName(attributes, place)));
    return eachOf((value, steps, sink) => {
      if (isRecord(value)) named?.(value['name'], steps, sink, value);
      else plain?.(value, steps, sink, undefined);
    }, depthOf(at));
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
    const attribute = attributes === undefined ? undefined : nameWalk(openName(attributes, `${path}/name`));
    const ofPrefix = this.#compared.filter(({ isPrefix }) => isPrefix);
    const prefixes = ofPrefix.map(({ criterion, kind }) => ({ criterion, walk: nameWalk(openName(kind, `${path}/name`)) }));
    const values = new Map(
      this.#compared.flatMap(({ criterion, kind, isPrefix, isOpen: may }) => {
        const said = { ...openName(kind, `${path}/value`), isOpen: may };
        const part = (by: PartOfName): Walk => nameWalk({ ...said, how: 'mentioned', part: by });
        return isPrefix ? [] : [[criterion, { whole: nameWalk(said), text: part('text'), pattern: part('pattern') }]];
      }),
    );
    return (value, steps, sink) => {
      if (!isRecord(value) || typeof value['name'] !== 'string') return;
      const { name, value: compared } = value;
      attribute?.(name, steps, sink, undefined);
      for (const { criterion, walk } of prefixes) {
        if (name.startsWith(criterion)) walk(name.slice(criterion.length), steps, sink, undefined);
      }
      values.get(name)?.[partBy(value[operator]) ?? 'whole'](compared, steps, sink, undefined);
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

type NamedWalk = readonly [name: string, walk: Walk];

function eachNamed(inside: readonly NamedWalk[]): Walk {
  const [names, walks] = [inside.map(([name]) => name), inside.map(([, walk]) => walk)];
  return (value, steps, sink) => {
    if (!isRecord(value)) return;
    for (let index = 0; index < names.length; index += 1) {
      const one = value[names[index] ?? ''];
      if (one === undefined || one === null || one === '' || (Array.isArray(one) && one.length === 0)) continue;
      walks[index]?.(one, steps, sink, value);
    }
  };
}

/** @param other of the fields that have no walk of their own. */
function eachField(inside: readonly NamedWalk[], other: Walk, depth: number): Walk {
  const named = eachNamed(inside);
  const known = new Set(inside.map(([name]) => name));
  return (value, steps, sink, around) => {
    named(value, steps, sink, around);
    if (!isRecord(value)) return;
    for (const [name, one] of Object.entries(value)) {
      if (known.has(name)) continue;
      steps[depth] = escapedStep(name);
      other(one, steps, sink, value);
    }
  };
}

function eachOf(entry: Walk, depth: number): Walk {
  return (value, steps, sink, around) => {
    if (!Array.isArray(value)) return;
    for (let index = 0; index < value.length; index += 1) {
      steps[depth] = index;
      entry(value[index], steps, sink, around);
    }
  };
}

function namedWalk({ of, as }: NamedPlace): (at: string) => Walk {
  if (typeof of === 'string' && as !== undefined) return (at) => fieldNameWalk({ ...openName(of, at), isOpen: as === 'maybe' });
  if (typeof of === 'string') return (at) => idWalk(of, at, 'name');
  const { by, kinds } = of;
  return (at) => {
    const walks = new Map(Object.entries(kinds).map(([word, kind]) => [word, idWalk(kind, at, undefined)]));
    return (value, steps, sink, around) => {
      const says = around?.[by];
      if (typeof says === 'string') walks.get(says)?.(value, steps, sink, around);
    };
  };
}

function saidOf({ of, as }: NamedPlace): readonly Omit<UsePlace, 'at'>[] {
  const kinds = typeof of === 'string' ? [of] : Object.values(of.kinds);
  return kinds.map((kind) => ({ how: as === undefined ? 'id' : 'name', of: kind, role: undefined }));
}
