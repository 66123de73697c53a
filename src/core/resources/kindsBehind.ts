import type { ApiCatalogue } from '../families/apiCatalogue.ts';
import { kindOf } from './kindOf.ts';

/**
 * The kinds of an instance whose objects a reference names: where it names a list that is a view of others, a group of any sort, those
 * that the objects themselves are of.
 */
export function kindsBehind(catalogue: Pick<ApiCatalogue, 'resource'>, key: string): readonly string[] {
  const { home } = kindOf(key);
  const homes = typeof home === 'object' ? [home.yes, home.no].filter((one) => catalogue.resource(one) !== undefined) : [];
  return homes.length > 0 ? homes : [key];
}
