import { kindOf } from '../../resources/kindOf.ts';
import type { ObjectRef } from '../source.ts';
import type { KeptUse } from './useMap.ts';
import { mayMean } from './nameParts.ts';
import { useOf, type UsesIndex } from './usesIndex.ts';
import type { ObjectTraits } from './useRules.ts';
import type { Use, UsedThing, UseTarget } from './useTypes.ts';

/**
 * What uses an object: by its id, by its name where Jamf Pro goes by names, and in texts that may mean it. Kinds in the order of the
 * catalogue, their objects by name; the same on every run.
 */
export function usesOf(index: UsesIndex, target: UseTarget): readonly Use[] {
  return inOrder(index, keptUsesOf(index, target));
}

/**
 * What names an object by a name, and would not find it under another one: criteria, columns of searches, and fields that hold a name.
 * Scripts that speak of it are not among them.
 */
export function criteriaNaming(index: UsesIndex, resource: string, name: string): readonly Use[] {
  const isNaming = ({ said: { how, at } }: KeptUse): boolean => how === 'name' || at.endsWith('/value');
  return inOrder(index, chainsOf(index, [['name', resource, name]], isNaming));
}

/** What calls objects of a kind so: by a policy's event, by the file of a package. All but the object itself. */
export function callersOf(index: UsesIndex, { resource, id }: Pick<UseTarget, 'resource' | 'id'>, called: string): readonly Use[] {
  const { calledBy } = kindOf(resource);
  const ids = index.rules.ids(resource);
  const isOther = ({ from }: KeptUse): boolean => from.id !== id || index.rules.ids(from.resource) !== ids;
  return calledBy === undefined ? [] : inOrder(index, chainsOf(index, [[calledBy.as, resource, called]], isOther));
}

/** The same without an order. */
export function keptUsesOf(index: UsesIndex, { resource, id, name }: UseTarget): readonly KeptUse[] {
  const ids = index.rules.ids(resource);
  const isOwn = ({ from }: KeptUse): boolean => from.id === id && index.rules.ids(from.resource) === ids;
  const { event, called = name } = traitsOf(index, resource, id) ?? {};
  const asked: (readonly [UsedThing['by'], string, string])[] = [['id', resource, id]];
  if (called !== '') asked.push(['name', resource, called]);
  if (event !== undefined && event !== '') asked.push(['event', resource, event]);
  return chainsOf(index, asked).filter((use) => !isOwn(use));
}

/** Of an object of the kind itself, or of another one with the same ids. */
export function traitsOf(index: UsesIndex, resource: string, id: string): ObjectTraits | undefined {
  const own = index.kinds.get(resource)?.traits.get(id);
  if (own !== undefined) return own;
  const { ids } = index.rules;
  for (const { traits, state } of index.kinds.values()) if (ids(state.resource) === ids(resource) && traits.has(id)) return traits.get(id);
  return undefined;
}

/** Exactly what was asked for, and what may mean it: a name in other letters, or a part of it. */
function chainsOf(
  index: UsesIndex,
  asked: readonly (readonly [UsedThing['by'], string, string])[],
  isWanted: (use: KeptUse) => boolean = () => true,
): readonly KeptUse[] {
  const found: KeptUse[] = [];
  for (const [by, resource, text] of asked) {
    const ids = index.rules.ids(resource);
    for (const { uses, parts } of index.kinds.values()) {
      found.push(...filterOf(uses.of(by, ids, text), isWanted));
      if (by === 'id') continue;
      found.push(...filterOf(uses.alike(by, ids, text), isWanted).map(asMention));
      found.push(...parts.filter((use) => isWanted(use) && isPartOf(index, use, by, ids, text)));
    }
  }
  return found;
}

/** Whether what was said in part may mean that name or that event. */
export function isPartOf({ rules }: UsesIndex, { said, text }: KeptUse, by: UsedThing['by'], ids: string, whole: string): boolean {
  return said.by === by && said.part !== undefined && rules.ids(said.resource) === ids && mayMean(said.part, text, whole);
}

function filterOf<T>(all: Iterable<T>, isWanted: (one: T) => boolean): readonly T[] {
  return Array.from(all).filter(isWanted);
}

function asMention(use: KeptUse): KeptUse {
  return { ...use, said: { ...use.said, how: 'mentioned' } };
}

/** As the catalogue has the kinds, then by name, by id, and by where it stands. */
function inOrder(index: UsesIndex, uses: readonly KeptUse[]): readonly Use[] {
  const ranks = new Map(index.rules.catalogue.resources.map(({ key }, rank) => [key, rank]));
  const rank = ({ resource }: ObjectRef): number => ranks.get(resource) ?? ranks.size;
  return uses
    .map(useOf)
    .toSorted(
      (one, other) =>
        rank(one.from) - rank(other.from) ||
        compareTexts(one.from.resource, other.from.resource) ||
        compareTexts(one.from.name, other.from.name) ||
        compareNumbered(one.from.id, other.from.id) ||
        compareNumbered(one.pointer, other.pointer) ||
        compareTexts(one.to.by, other.to.by) ||
        compareTexts(one.to.text, other.to.text),
    );
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Numbers in it by their size. */
export function compareNumbered(one: string, other: string): number {
  const [left, right] = [one.split(/(\d{1,15})/), other.split(/(\d{1,15})/)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [a = '', b = ''] = [left[at], right[at]];
    const order = at % 2 === 1 ? Number(a) - Number(b) || compareTexts(a, b) : compareTexts(a, b);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
