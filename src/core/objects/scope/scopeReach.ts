import { problemOf, type Problem } from '../../../shared/problem.ts';
import { textAt } from '../../catalog/fields.ts';
import type { ApiCatalogue } from '../../families/apiCatalogue.ts';
import type { ListCall, ListOptions, Resource } from '../../families/family.ts';
import type { ReadSession } from '../../instances/session.ts';
import { flagOf, memberOf, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { callPage, type Page } from '../../listing/listPage.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { lookupOf } from '../../resources/lookups.ts';
import { singularOf } from '../../resources/words.ts';
import { escapeWildcards, writeTerm } from '../../rsql/write.ts';
import type { Shape } from '../../shapes/shape.ts';
import { textOf } from '../plan/answer.ts';
import { scopePlaces, type ScopePlace, type ScopeRole } from './scopePlaces.ts';

/** How many devices a scope reaches, as far as few requests tell. One that is in it twice, by two groups, is one. */
export interface ScopeReach {
  readonly least: number;
  /** Undefined: nobody knows. */
  readonly most: number | undefined;
  /** Entries of which nobody knows how many devices they are: kinds, and the first reason of a server. */
  readonly unknown: { readonly kinds: readonly string[]; readonly problem: Problem | undefined };
  /** Something leaves devices out of which nobody knows how many: a network, a user. */
  readonly isLimited: boolean;
}

/** Nothing was counted. */
export const uncounted: ScopeReach = { least: 0, most: undefined, unknown: { kinds: [], problem: undefined }, isLimited: false };

/** A number of devices that lies between two. */
interface Span {
  readonly least: number;
  readonly most: number | undefined;
}

/** An entry of a scope. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** A list of a scope, with what stands in it. */
interface Part {
  readonly place: ScopePlace;
  readonly entries: readonly Named[];
}

/** More in one filter make an address that servers refuse. */
const mostAsked = 200;
/** Rows of a list of groups that are looked through. */
const mostGroups = 1000;

export interface Counting {
  readonly session: ReadSession;
  readonly catalogue: Pick<ApiCatalogue, 'resource' | 'resources'>;
  /** Ends it: what is not counted by then is unknown. */
  readonly signal: AbortSignal;
}

/**
 * How many devices are in the scope of a document: those that it names, members of groups, who is in a building or a department, or all of
 * them, without those that are excluded. One request for each list of groups, two at the most to the inventory; a failure makes unknown
 * what it was about.
 */
export async function scopeReach(counting: Counting, root: JsonNode, shape: Shape | undefined): Promise<ScopeReach> {
  const { places, targets, excluded, limits } = partsOf(root, shape);
  const isSet = (flag: string): boolean => flagOf(nodeAt(root, flag)) === true;
  const devices = places.find((place) => place.role === 'target' && isOfDevices(place));
  const isAll = devices?.alls.some(isSet) === true;
  const lost: Lost = { kinds: new Set(), problems: [] };
  const groups = await groupsOf({ ...counting, lost }, isAll ? excluded : [...targets, ...excluded]);
  const about = { ...counting, lost, kind: devices?.kind ?? '', groups };
  const people = places.filter((place) => place.role === 'target' && !isCounted(about, place) && place.alls.some(isSet));
  const inScope = isAll ? await everyOne(about) : await anyOf(about, [...targets, ...people.map((place) => ({ place, entries: [] }))]);
  const isLimited = limits.length > 0 || excluded.some(({ place }) => !isCounted(about, place));
  const without = await anyOf(
    about,
    excluded.filter(
      ({ place }) => isCounted(about, place) && (isAll || !isOfDevices(place) || !targets.every((one) => isOfDevices(one.place))),
    ),
  );
  const least = isLimited || without.most === undefined ? 0 : Math.max(0, inScope.least - without.most);
  const most = inScope.most === undefined ? undefined : Math.max(least, inScope.most - (isAll ? without.least : 0));
  return { least, most, unknown: { kinds: [...lost.kinds], problem: lost.problems[0] }, isLimited };
}

interface Parts {
  readonly places: readonly ScopePlace[];
  /** Lists with something in them; devices that are named and excluded are not in scope. */
  readonly targets: readonly Part[];
  readonly excluded: readonly Part[];
  readonly limits: readonly Part[];
}

function partsOf(root: JsonNode, shape: Shape | undefined): Parts {
  const places = scopePlaces(shape);
  const parts = places.map((place): Part => ({ place, entries: entriesAt(root, place.pointer) }));
  const of = (role: ScopeRole): readonly Part[] => parts.filter(({ place, entries }) => place.role === role && entries.length > 0);
  const excluded = of('exclusion');
  const isOut = namedIn(excluded.filter(({ place }) => isOfDevices(place)).flatMap(({ entries }) => entries));
  const targets = of('target').map(({ place, entries }): Part => ({
    place,
    entries: isOfDevices(place) ? entries.filter((entry) => !isOut(entry)) : entries,
  }));
  return { places, targets, excluded, limits: of('limitation') };
}

/** Whether some entries name a device: by its id, where both say one, else by its name. */
function namedIn(entries: readonly Named[]): (device: Named) => boolean {
  const ids = new Set(entries.map(({ id }) => id));
  const names = new Set(entries.map(({ name }) => name));
  const nameless = new Set(entries.flatMap(({ id, name }) => (id === '' ? [name] : [])));
  return ({ id, name }) => (id !== '' && ids.has(id)) || (name !== '' && (id === '' ? names : nameless).has(name));
}

/** What could not be counted. */
interface Lost {
  readonly kinds: Set<string>;
  readonly problems: Problem[];
}

interface About extends Counting {
  readonly lost: Lost;
  /** Key of the kind of the devices. */
  readonly kind: string;
  readonly groups: readonly Group[];
}

/** How many are in a group. */
interface Group extends Named {
  /** Key of the kind that scopes name it by. */
  readonly kind: string;
  readonly count: number;
}

/** Groups of all lists that have one of the named ids. */
async function groupsOf(asking: Counting & { readonly lost: Lost }, parts: readonly Part[]): Promise<readonly Group[]> {
  const found: Group[] = [];
  for (const kind of new Set(parts.map(({ place }) => place.kind))) {
    const ids = new Set(parts.filter(({ place }) => place.kind === kind).flatMap(({ entries }) => entries.map(({ id }) => id)));
    for (const list of listsOfGroups(kind)) found.push(...(await membersIn(asking, { kind, list }, ids)));
  }
  return found;
}

/** The lists that the groups of a kind are in, with how many members each has. */
function listsOfGroups(kind: string): readonly string[] {
  const { home } = kindOf(kind);
  const keys = typeof home === 'object' ? [home.yes, home.no] : [kind];
  return keys.filter((key) => countIn(key) !== undefined);
}

/** The field of a row with the number of its members. */
function countIn(kind: string): string | undefined {
  return kindOf(kind).facts.flatMap((fact) => (typeof fact === 'object' && 'count' in fact && fact.of === 'member' ? [fact.count] : []))[0];
}

async function membersIn(
  { session, catalogue, signal, lost }: Counting & { readonly lost: Lost },
  of: { readonly kind: string; readonly list: string },
  ids: ReadonlySet<string>,
): Promise<readonly Group[]> {
  const list = listOf(catalogue.resource(of.list));
  if (list === undefined) return [];
  const { id: idField, name: nameField } = kindOf(of.list).identity;
  const isFiltered = ids.size <= mostAsked && list.fields('filter').some(({ name }) => name === idField);
  const filter = isFiltered ? { filter: writeTerm(idField, '=in=', [...ids]) } : {};
  const page = await asked({ session, signal, lost }, list, { page: 0, pageSize: isFiltered ? mostAsked : mostGroups, ...filter });
  return (page?.rows ?? []).flatMap((row) => {
    const [id, count] = [textAt(row, idField), Number(textAt(row, countIn(of.list) ?? ''))];
    if (id === undefined || !ids.has(id) || !Number.isSafeInteger(count)) return [];
    return [{ kind: of.kind, id, name: textAt(row, nameField) ?? '', count }];
  });
}

async function everyOne(about: About): Promise<Span> {
  const list = listOf(about.catalogue.resource(about.kind));
  const count = list && (await asked(about, list, { page: 0, pageSize: 1 }))?.totalCount;
  return count === undefined ? lostOf(about, about.kind) : { least: count, most: count };
}

/** Whether what a list of a scope names can be counted. */
function isCounted(about: About, place: ScopePlace): boolean {
  return isOfDevices(place) || listsOfGroups(place.kind).length > 0 || inventoryFor(about, [place]) !== undefined;
}

/** Who is in any of the lists. Some may be in several. */
async function anyOf(about: About, parts: readonly Part[]): Promise<Span> {
  const spans = parts.flatMap(({ place, entries }): readonly Span[] => {
    if (isOfDevices(place)) return [{ least: entries.length, most: entries.length }];
    if (listsOfGroups(place.kind).length > 0) return entries.map((entry) => inGroup(about, place.kind, entry));
    return isCounted(about, place) ? [] : [lostOf(about, place.kind)];
  });
  const placed = parts.filter(({ place }) => !isOfDevices(place) && listsOfGroups(place.kind).length === 0 && isCounted(about, place));
  if (placed.length > 0) spans.push(await inPlaces(about, placed));
  const isKnown = spans.every(({ most }) => most !== undefined);
  return {
    least: Math.max(0, ...spans.map(({ least }) => least)),
    most: isKnown ? spans.reduce((sum, { most = 0 }) => sum + most, 0) : undefined,
  };
}

/** Of one id there may be a group in each list, of which the name tells which is meant. */
function inGroup(about: About, kind: string, { id, name }: Named): Span {
  const ofId = about.groups.filter((group) => group.kind === kind && group.id === id);
  const ofName = ofId.filter((group) => group.name === name);
  const counts = (ofName.length > 0 ? ofName : ofId).map(({ count }) => count);
  return counts.length === 0 ? lostOf(about, kind) : { least: Math.min(...counts), most: Math.max(...counts) };
}

/** One request for all of them: who is in two is counted once. */
async function inPlaces(about: About, parts: readonly Part[]): Promise<Span> {
  const inventory = inventoryFor(
    about,
    parts.map(({ place }) => place),
  );
  const terms = parts.flatMap(({ place, entries }) => {
    const field = inventory && fieldOf(inventory, place);
    return field === undefined
      ? []
      : [
          writeTerm(
            field.name,
            '=in=',
            entries.map((entry) => escapeWildcards(entry[field.by])),
          ),
        ];
  });
  const isShort = parts.reduce((sum, { entries }) => sum + entries.length, 0) <= mostAsked;
  const page = inventory && isShort ? await asked(about, inventory, { page: 0, pageSize: 1, filter: terms.join(',') }) : undefined;
  if (page?.totalCount !== undefined) return { least: page.totalCount, most: page.totalCount };
  for (const { place } of parts) lostOf(about, place.kind);
  return unknown;
}

/** The list of devices that can be filtered by all of some places. */
function inventoryFor({ catalogue, kind }: About, places: readonly ScopePlace[]): ListCall | undefined {
  const own = catalogue.resources.filter(({ key }) => key === kind || kindOf(key).home === kind);
  return own.map(listOf).find((list) => list !== undefined && places.every((place) => fieldOf(list, place) !== undefined));
}

/** The field of a device that says that it is in a place: by the place's id, or by its name. */
function fieldOf(list: ListCall, { kind, pointer }: ScopePlace): { readonly name: string; readonly by: keyof Named } | undefined {
  const fields = list.fields('filter').map(({ name }) => name);
  const byId = fields.find((name) => lookupOf(name) === kind);
  if (byId !== undefined) return { name: byId, by: 'id' };
  const called = singularOf(pointer.slice(pointer.lastIndexOf('/') + 1));
  return fields.includes(called) ? { name: called, by: 'name' } : undefined;
}

function isOfDevices({ kind }: ScopePlace): boolean {
  return kindOf(kind).serial !== undefined;
}

const unknown: Span = { least: 0, most: undefined };

function lostOf({ lost }: Pick<About, 'lost'>, kind: string): Span {
  lost.kinds.add(kind);
  return unknown;
}

function listOf(resource: Resource | undefined): ListCall | undefined {
  return resource?.family.list(resource);
}

/** Undefined: it failed, or there is no time left. */
async function asked(
  { session, signal, lost }: Pick<About, 'session' | 'signal' | 'lost'>,
  list: ListCall,
  options: ListOptions,
): Promise<Page | undefined> {
  if (signal.aborted) return undefined;
  try {
    return await callPage(session, list, options, signal, 'document');
  } catch (error) {
    lost.problems.push(problemOf(error));
    return undefined;
  }
}

/** What stands in a list of a scope. */
function entriesAt(root: JsonNode, pointer: string): readonly Named[] {
  const list = nodeAt(root, pointer);
  const items = list?.kind === 'array' ? list.items : [];
  return items.map((item) => ({ id: textOf(memberOf(item, 'id')) ?? '', name: textOf(memberOf(item, 'name')) ?? '' }));
}
