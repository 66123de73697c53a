import type { UnseenUse } from '../../resources/kind.ts';
import { useFactsOf, usesSaid } from '../../resources/useKinds.ts';
import type { ObjectRef } from '../source.ts';
import { coverageOf, homesOf, isListWhole, kindsThatCouldUse } from './coverageOf.ts';
import { alikeForm } from './nameParts.ts';
import type { KeptUse } from './useMap.ts';
import { unknownCallsIn, useOf, type UsesIndex } from './usesIndex.ts';
import { compareNumbered, isPartOf, keptUsesOf, traitsOf, usesOf } from './usesOf.ts';
import type { Use, UseCoverage, UsedThing } from './useTypes.ts';

/** An object that nothing is known to use. `mentioned`: texts may mean it. */
export interface UnusedObject {
  readonly object: ObjectRef;
  readonly state: 'unused' | 'mentioned';
  readonly mentions: readonly Use[];
  /** What no API shows may use it all the same. */
  readonly unseen: readonly UnseenUse[];
}

/** `untold`: of these kinds nobody can say what is unused, since not everything that could use them was read. */
export interface UnusedObjects {
  readonly rows: readonly UnusedObject[];
  readonly untold: readonly { readonly resource: string; readonly coverage: UseCoverage }[];
}

/**
 * Objects that nothing uses by id or by name, where all that could was read. What does its work by itself is never among them: what has a
 * scope, a settings page, an account.
 *
 * @param resources keys of kinds; undefined: all that can be unused.
 */
export function unusedIn(index: UsesIndex, resources: readonly string[] = kindsToBeUsed(index)): UnusedObjects {
  const [rows, untold]: [UnusedObject[], { resource: string; coverage: UseCoverage }[]] = [[], []];
  for (const resource of resources) {
    const coverage = coverageOf(index, resource);
    const objects = index.kinds.get(resource)?.objects ?? [];
    if (!coverage.complete) untold.push({ resource, coverage });
    else rows.push(...objects.flatMap((object) => unusedOf(index, object, coverage.unseen)).toSorted(byName));
  }
  return { rows, untold };
}

function unusedOf(index: UsesIndex, object: ObjectRef, unseen: UnusedObject['unseen']): readonly UnusedObject[] {
  if (keptUsesOf(index, object).some(({ said }) => said.how !== 'mentioned')) return [];
  const mentions = usesOf(index, object);
  return [{ object, state: mentions.length === 0 ? 'unused' : 'mentioned', mentions, unseen }];
}

/** The kinds of the index that are there to be used by others. */
export function kindsToBeUsed(index: UsesIndex): readonly string[] {
  const { rules } = index;
  return [...index.kinds.keys()].filter((resource) => {
    const isAlone = [resource, rules.ids(resource)].some((key) => useFactsOf(key).worksAlone);
    const isSingle = rules.catalogue.resource(resource)?.kind === 'singleton';
    if (isAlone || isSingle || rules.isScoped(resource)) return false;
    return kindsThatCouldUse(rules, resource).some(({ how }) => how !== 'mentioned');
  });
}

/**
 * `gone`: it names what is not there. `uncalled`: nothing that was read calls its event. `nobody`: its scope is empty. `off`: it is
 * disabled.
 */
export interface DeadEnd {
  readonly what: 'gone' | 'uncalled' | 'nobody' | 'off';
  readonly object: ObjectRef;
  /** What it names, and where. */
  readonly use: Use | undefined;
  readonly event: string | undefined;
  /**
   * What may be otherwise all the same. `users`: its scope may have users, which some versions do not show (facts 8.29). A number: so many
   * objects run policies by what stands in variables.
   */
  readonly unless: 'users' | number | undefined;
}

/**
 * `untold`: keys of kinds of which references may be dead, but whose lists were not read to the end. `uncalled`: what may call the objects of
 * a kind by their events, where that was not all read.
 */
export interface DeadEnds {
  readonly rows: readonly DeadEnd[];
  readonly untold: readonly string[];
  readonly uncalled: { readonly resource: string; readonly coverage: UseCoverage } | undefined;
}

function deadEnd(what: DeadEnd['what'], object: ObjectRef, more: Partial<DeadEnd> = {}): DeadEnd {
  return { use: undefined, event: undefined, unless: undefined, ...more, what, object };
}

/** Whether a scope of its objects may have users that are not shown. */
function hidesUsers({ rules }: UsesIndex, resource: string): boolean {
  const hidden = new Set(usesSaid('unseen').flatMap(({ key, said }) => (said.includes('userScopes') ? [rules.ids(key)] : [])));
  const places = rules.walkerOf(resource).places.filter(({ at }) => /^\/scope\/\w+\/\*/.test(at));
  return places.some(({ of }) => of !== undefined && hidden.has(rules.ids(of)));
}

/** References to what is not there, where the list of what there is was read to its end, and objects that do nothing. */
export function deadIn(index: UsesIndex): DeadEnds {
  const untold = new Set<string>();
  const known = new Known(index, untold);
  const rows: DeadEnd[] = [];
  for (const { uses, traits, objects } of index.kinds.values()) {
    const gone = [...uses.each()].flatMap((all) => goneUses(all, known));
    rows.push(...gone.map((use) => deadEnd('gone', use.from, { use: useOf(use) })));
    for (const object of objects) {
      const { isForNobody, isOff } = traits.get(object.id) ?? {};
      const unless = hidesUsers(index, object.resource) ? 'users' : undefined;
      if (isForNobody === true) rows.push(deadEnd('nobody', object, { unless }));
      if (isOff === true) rows.push(deadEnd('off', object));
    }
  }
  const { found, missing } = uncalledIn(index);
  return { rows: inOrderOfKinds(index, [...rows, ...found]), untold: [...untold].toSorted(), uncalled: missing };
}

/** All uses of one thing, if it is not there. */
function goneUses(all: Iterable<KeptUse>, known: Known): readonly KeptUse[] {
  for (const use of all) if (isSure(use)) return known.has(use) ? [] : [...all].filter(isSure);
  return [];
}

/** Whether it names an object for sure, or calls one. What was handed to a script may be anything, and so may a name in a text. */
function isSure({ said: { by, how, isOpen, isHanded } }: KeptUse): boolean {
  return !isOpen && !isHanded && (by !== 'name' || how === 'name');
}

/** Events that are no policy's own (facts 8.42). */
const builtIn = /^(?:login|logout|startup|networkStateChange|enrollmentComplete|checkin)$/i;

/** What is there. */
class Known {
  readonly #index: UsesIndex;
  readonly #untold: Set<string>;
  readonly #sets = new Map<string, ReadonlySet<string> | undefined>();

  constructor(index: UsesIndex, untold: Set<string>) {
    this.#index = index;
    this.#untold = untold;
  }

  /** Also where nobody knows. */
  has({ said: { by, resource }, text }: KeptUse): boolean {
    if (by === 'event' && builtIn.test(text)) return true;
    const ids = this.#index.rules.ids(resource);
    const key = `${by}\n${ids}`;
    if (!this.#sets.has(key)) this.#sets.set(key, this.#all(by, resource));
    const all = this.#sets.get(key);
    if (all === undefined) this.#untold.add(ids);
    return all?.has(by === 'id' ? text : alikeForm(text)) !== false;
  }

  #all(by: UsedThing['by'], resource: string): ReadonlySet<string> | undefined {
    if (!isListWhole(this.#index, resource)) return undefined;
    const kinds = homesOf(this.#index.rules, resource).flatMap((key) => this.#index.kinds.get(key) ?? []);
    if (by === 'event' && kinds.some(({ unread }) => unread.length > 0)) return undefined;
    return new Set(
      kinds.flatMap(({ objects, traits }) => {
        if (by === 'event') return [...traits.values()].flatMap(({ event }) => (event === undefined ? [] : alikeForm(event)));
        return objects.map(({ id, name }) => (by === 'id' ? id : alikeForm(name)));
      }),
    );
  }
}

/** Events that no text calls, where all texts that could were read; else what was not. */
function uncalledIn(index: UsesIndex): { readonly found: readonly DeadEnd[]; readonly missing: DeadEnds['uncalled'] } {
  const { runBy } = index.rules;
  if (runBy === undefined) return { found: [], missing: undefined };
  const kinds = homesOf(index.rules, runBy).flatMap((key) => index.kinds.get(key) ?? []);
  const unknown = unknownCallsIn(index);
  const called = kinds
    .flatMap(({ objects }) => objects)
    .flatMap((object): readonly DeadEnd[] => {
      const { event = '' } = traitsOf(index, object.resource, object.id) ?? {};
      if (event === '') return [];
      const ids = index.rules.ids(runBy);
      const isCalled = [...index.kinds.values()].some(
        ({ uses, parts }) =>
          uses.has('event', ids, event) ||
          isSome(uses.alike('event', ids, event)) ||
          parts.some((use) => isPartOf(index, use, 'event', ids, event)),
      );
      return isCalled ? [] : [deadEnd('uncalled', object, { event, unless: unknown === 0 ? undefined : unknown })];
    });
  const coverage = coverageOf(index, runBy);
  const kindsCalling = coverage.kinds.filter(({ how }) => how !== 'id');
  if (called.length === 0 || kindsCalling.every(({ state }) => state === 'read' || state === 'absent'))
    return { found: called, missing: undefined };
  return { found: [], missing: { resource: runBy, coverage: { ...coverage, kinds: kindsCalling } } };
}

function isSome(all: Iterator<unknown>): boolean {
  return all.next().done !== true;
}

/** Kinds as the catalogue has them, then by what it is, by the object, and by the place. */
function inOrderOfKinds({ rules }: UsesIndex, rows: readonly DeadEnd[]): readonly DeadEnd[] {
  const ranks = new Map(rules.catalogue.resources.map(({ key }, rank) => [key, rank]));
  const rank = ({ object }: DeadEnd): number => ranks.get(object.resource) ?? ranks.size;
  return rows.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      compareNumbered(one.what, other.what) ||
      byName(one, other) ||
      compareNumbered(one.use?.pointer ?? '', other.use?.pointer ?? '') ||
      compareNumbered(one.use?.to.text ?? '', other.use?.to.text ?? ''),
  );
}

/** As people read names; of two of one name by their ids. */
function byName({ object: one }: { readonly object: ObjectRef }, { object: other }: { readonly object: ObjectRef }): number {
  return names.compare(one.name, other.name) || compareNumbered(one.name, other.name) || compareNumbered(one.id, other.id);
}

const names = new Intl.Collator('en', { numeric: true });
