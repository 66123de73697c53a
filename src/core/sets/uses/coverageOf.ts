import type { UnseenUse } from '../../resources/kind.ts';
import { whyNeverRead } from '../snapshot/setupKinds.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { useFactsOf, usesSaid } from '../../resources/useKinds.ts';
import { isOtherLook } from './sameObjects.ts';
import type { UseRules } from './useRules.ts';
import { unknownCallsIn, type UsesIndex } from './usesIndex.ts';
import type { UsePlace } from './useWalker.ts';
import type { KindCoverage, UseCoverage, UseHow, UseTarget } from './useTypes.ts';

/**
 * What an answer of the index about objects of a kind is worth. Where others go by a name, or by something else that an object's own document
 * says, that has to be known as well: else the kind itself is among those that have to be read.
 *
 * @param target one object, with the name that is known of it, or none; undefined: all of the kind that were listed.
 */
export function coverageOf(index: UsesIndex, resource: string, target?: Pick<UseTarget, 'id' | 'name'>): UseCoverage {
  const possible = kindsThatCouldUse(index.rules, resource, [...index.kinds.keys()]);
  const known = possible.map(({ key, how }) => kindCoverage(index, key, how));
  const own = ownKinds(index, resource, target).filter((key) => !possible.some((one) => one.key === key));
  const self = possible.length === 0 ? [] : own.map((key) => kindCoverage(index, key, 'name'));
  const hidden = hiddenKinds(index.rules, resource);
  const shown = [...known, ...self.map(notAbsent), ...onlyAsked(index.rules, resource, possible)];
  const kinds = [...shown.filter((kind) => !hidden.some((one) => one.resource === kind.resource)), ...hidden];
  const absent = target === undefined ? undefined : absentFrom(index, resource, target.id);
  const variables = target === undefined ? 0 : variablesFor(index, resource, target.id);
  return {
    complete: isComplete(kinds) && absent === undefined,
    kinds,
    unseen: unseenOf(index.rules, resource),
    ...(absent === undefined ? {} : { absent }),
    ...(variables === 0 ? {} : { variables }),
  };
}

/** How many objects call events that nobody can tell, where it has one. */
function variablesFor(index: UsesIndex, resource: string, id: string): number {
  const { rules, kinds } = index;
  const ids = rules.ids(resource);
  const hasEvent = [...kinds.values()].some(
    ({ state, traits }) => rules.ids(state.resource) === ids && traits.get(id)?.event !== undefined,
  );
  return hasEvent ? unknownCallsIn(index) : 0;
}

/** Undefined: it is there, or nobody knows. */
function absentFrom(index: UsesIndex, resource: string, id: string): UseCoverage['absent'] {
  const ids = index.rules.ids(resource);
  if (!isListWhole(index, resource)) return undefined;
  const own = [...index.kinds.values()].filter(({ state }) => index.rules.ids(state.resource) === ids);
  if (own.some(({ objects }) => objects.some((one) => one.id === id))) return undefined;
  return { resource, at: Math.min(...own.map(({ state }) => state.listedAt ?? Infinity)) };
}

/** What the object is called stands nowhere, if nothing of its kind is there. */
function notAbsent(kind: KindCoverage): KindCoverage {
  return kind.state === 'absent' ? { ...kind, state: 'unread' } : kind;
}

/** All that could was looked at, or is not there; and something was looked at. */
export function isComplete(kinds: readonly Pick<KindCoverage, 'state'>[]): boolean {
  const isKnown = ({ state }: Pick<KindCoverage, 'state'>): boolean => state === 'read' || state === 'asked';
  return kinds.some(isKnown) && kinds.every((kind) => isKnown(kind) || kind.state === 'absent');
}

/** The kinds that have the object, where it is not known yet by what others name it. */
function ownKinds(index: UsesIndex, resource: string, target: Pick<UseTarget, 'id' | 'name'> | undefined): readonly string[] {
  const { rules } = index;
  const homes = homesOf(rules, resource);
  const isDeep = [resource, ...homes].some((key) => kindOf(key).calledBy !== undefined);
  if (!isDeep && (target === undefined || target.name !== '' || !isNamed(rules, resource))) return [];
  const isMissing = (key: string): boolean => {
    const found = index.kinds.get(key);
    if (found?.state.listedAt === undefined) return true;
    if (!isDeep) return false;
    return found.unread.some(({ id }) => target === undefined || target.id === id);
  };
  const isThere = target !== undefined && homes.some((key) => hasRead(index, key, target.id));
  return isThere ? [] : homes.filter(isMissing);
}

function hasRead({ kinds }: UsesIndex, key: string, id: string): boolean {
  const found = kinds.get(key);
  return found?.objects.some((one) => one.id === id) === true && !found.unread.some((one) => one.id === id);
}

/** Whether anything goes by the names of objects of a kind. */
function isNamed(rules: UseRules, resource: string): boolean {
  if (rules.isSpokenOf(resource)) return true;
  return rules.catalogue.resources.some(({ key }) => placesOf(rules, key, resource).some(({ how }) => how !== 'id'));
}

function placesOf(rules: UseRules, key: string, resource: string): readonly UsePlace[] {
  const wanted = rules.ids(resource);
  return rules.walkerOf(key).places.filter(({ of }) => of !== undefined && rules.ids(of) === wanted);
}

/** Keys of the kinds whose criteria and columns go by the names of objects of a kind; none where something else stands in their place. */
export function kindsGoingByName(rules: UseRules, resource: string): readonly string[] {
  if (kindOf(resource).calledBy?.as === 'name') return [];
  const keys = rules.catalogue.resources.map(({ key }) => key).filter((key) => isSetUp(rules, key));
  return keys.filter((key) => {
    const fields = new Set(useFactsOf(key).names.map(({ at }) => `/${at}`));
    return placesOf(rules, key, resource).some(({ how, at }) => how === 'name' && !fields.has(at));
  });
}

/** Kinds of which the server alone can tell whether they use it: their own documents do not say it. */
function onlyAsked({ ids, catalogue }: UseRules, resource: string, possible: readonly PossibleUser[]): readonly KindCoverage[] {
  const known = new Set(possible.map(({ key }) => key));
  const told = usesSaid('askedUses').flatMap(({ key, said }) => (ids(key) === ids(resource) ? said.flatMap(({ covers }) => covers) : []));
  const only = [...new Set(told)].filter((key) => !known.has(key) && catalogue.resource(key) !== undefined);
  return only.map((key) => ({ resource: key, state: 'notLooked', at: undefined, how: 'id', count: 0, why: undefined, unread: [] }));
}

/** Kinds that may name objects of a kind where nobody looks. */
function hiddenKinds({ ids, catalogue }: UseRules, resource: string): readonly KindCoverage[] {
  const all = usesSaid('hiddenIn').flatMap(({ key, said }) => (ids(key) === ids(resource) ? said : []));
  const there = all.filter((key) => catalogue.resource(key) !== undefined);
  const why = { why: 'hidden' } as const;
  return there.map((key) => ({ resource: key, state: 'notLooked', at: undefined, how: 'id', count: 0, why, unread: [] }));
}

/** A kind whose objects could use those of another, and how sure that would be at best. */
export interface PossibleUser {
  readonly key: string;
  readonly how: UseHow;
}

/**
 * By the shapes of all kinds that an instance lets set up, and of those that were read: where there is a place for a reference to objects
 * of a kind. In the order of the catalogue.
 */
export function kindsThatCouldUse(rules: UseRules, resource: string, read: readonly string[] = []): readonly PossibleUser[] {
  const { catalogue, ids } = rules;
  const wanted = ids(resource);
  const isMentioned = rules.isSpokenOf(resource) || rules.isRun(resource);
  const keys = new Set([...catalogue.resources.map(({ key }) => key), ...read]);
  return [...keys].flatMap((key): readonly PossibleUser[] => {
    if (!read.includes(key) && !isSetUp(rules, key)) return [];
    const hows = new Set(
      rules.walkerOf(key).places.flatMap(({ of, how, role }) => {
        if (of !== undefined) return ids(of) === wanted ? [how] : [];
        return isMentioned && role !== undefined && role !== 'payload' ? [how] : [];
      }),
    );
    const how = (['id', 'name', 'mentioned'] as const).find((one) => hows.has(one));
    return how === undefined ? [] : [{ key, how }];
  });
}

/** Whether objects of a kind are set up by people, and are not another look at those of another kind. */
function isSetUp({ catalogue }: UseRules, key: string): boolean {
  const { can } = catalogue.resource(key) ?? {};
  if (can === undefined || (can.read ?? can.list) === undefined) return false;
  if (isOtherLook(catalogue, key, (one) => catalogue.resource(one) !== undefined)) return false;
  return (can.create ?? can.edit ?? can.remove) !== undefined || useFactsOf(key).names.length > 0;
}

/** The kinds that have the objects which a kind's ids name. */
export function homesOf({ catalogue, ids }: UseRules, resource: string): readonly string[] {
  const wanted = ids(resource);
  const has = (key: string): boolean => catalogue.resource(key) !== undefined;
  const homes = catalogue.resources.filter(({ key }) => ids(key) === wanted && !isOtherLook(catalogue, key, has)).map(({ key }) => key);
  return homes.length > 0 ? homes : [resource];
}

function unseenOf({ ids }: UseRules, resource: string): readonly UnseenUse[] {
  const all = usesSaid('unseen').flatMap(({ key, said }) => (ids(key) === ids(resource) ? said : []));
  return [...new Set(all)];
}

function kindCoverage(index: UsesIndex, resource: string, how: UseHow): KindCoverage {
  const found = index.kinds.get(resource);
  if (found === undefined) {
    const why = whyNeverRead(index.rules.catalogue.resource(resource));
    return { resource, state: 'notLooked', at: undefined, how, count: 0, why, unread: [] };
  }
  const { state, objects, unread } = found;
  const isListed = state.listedAt !== undefined && state.unread === undefined;
  // What another answers in its place is no word of Jamf Pro.
  const isAbsent = state.unread?.why === 'unsupported' && state.unread.status === 404 && objects.length === 0;
  if (isAbsent) return { resource, state: 'absent', at: undefined, how, count: 0, why: state.unread, unread: [] };
  const is = isListed ? (unread.length > 0 ? 'partly' : 'read') : 'unread';
  return { resource, state: is, at: state.listedAt, how, count: objects.length - unread.length, why: state.unread, unread };
}

/** Whether all objects that ids of a kind can name are known: their lists were read to the end. */
export function isListWhole(index: UsesIndex, resource: string): boolean {
  return homesOf(index.rules, resource).every((key) => {
    const state = index.kinds.get(key)?.state;
    return state?.listedAt !== undefined && state.unread === undefined;
  });
}
