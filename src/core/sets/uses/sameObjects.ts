import type { ApiCatalogue } from '../../families/apiCatalogue.ts';
import { kindOf, kindsWith } from '../../resources/kindOf.ts';
import { useFactsOf, usesSaid } from '../../resources/useKinds.ts';

/** What an instance has objects of, as far as it matters to what uses what. */
export type UseCatalogue = Pick<ApiCatalogue, 'resource' | 'resources'>;

/**
 * The key that stands for all kinds with the same ids: both APIs' kinds of one sort of object, groups with criteria and without, and lists
 * that show the objects of others. An id of a group of computers is none of a group of mobile devices.
 */
export function idsOf(catalogue: UseCatalogue): (resource: string) => string {
  const views = new Map<string, string>();
  for (const { key, said } of usesSaid('alike')) for (const one of said) views.set(one, key);
  for (const { key, home } of kindsWith('home')) {
    if (typeof home === 'object') for (const one of [home.yes, home.no]) views.set(one, key);
    else if (home !== undefined) views.set(key, home);
  }
  for (const { key, standsFor } of catalogue.resources) if (standsFor !== undefined && !views.has(standsFor)) views.set(standsFor, key);
  const found = new Map<string, string>();
  return (resource) => {
    let key = found.get(resource);
    if (key !== undefined) return key;
    const way = new Set([resource]);
    for (const step of way) {
      const next = views.get(step) ?? catalogue.resource(step)?.twin;
      if (next !== undefined) way.add(next);
      key = step;
    }
    found.set(resource, (key ??= resource));
    return key;
  };
}

/** Whether a kind is but another look at objects that are of other kinds of the same instance. */
export function isOtherLook(catalogue: UseCatalogue, resource: string, has: (resource: string) => boolean): boolean {
  const { home } = kindOf(resource);
  const { alike, overviewOf } = useFactsOf(resource);
  const own = typeof home === 'object' ? [home.yes, home.no] : home === undefined ? [] : [home];
  const homes = [...own, ...alike, ...overviewOf];
  const twin = catalogue.resource(resource)?.twin;
  return homes.some(has) || (twin !== undefined && has(twin));
}
