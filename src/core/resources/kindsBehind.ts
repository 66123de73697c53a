import type { ApiCatalogue } from '../families/apiCatalogue.ts';
import { kindOf } from './kindOf.ts';

/**
 * The kinds of an instance whose objects a reference names: where it names a list that is a view of others, a group of any sort, those
 * that the objects themselves are of; else the kind of another API that has them.
 */
export function kindsBehind(catalogue: Pick<ApiCatalogue, 'resource'>, key: string): readonly string[] {
  const { home } = kindOf(key);
  if (typeof home !== 'object') return [key];
  const homes = [home.yes, home.no].filter((one) => catalogue.resource(one) !== undefined);
  return homes.length > 0 ? homes : [catalogue.resource(key)?.twin ?? key];
}
