import { sensitivityOf } from '../../catalog/sensitive.ts';
import type { ApiCatalogue } from '../../families/apiCatalogue.ts';
import type { Endpoint, Resource } from '../../families/family.ts';
import { kindOf } from '../../resources/kindOf.ts';
import type { Unread } from '../source.ts';

/** The kinds that a snapshot is of unless others are named: all that say how the instance is set up, each object once. In the instance's order. */
export function setupKinds({ resources }: Pick<ApiCatalogue, 'resources'>): readonly Resource[] {
  return resources.filter((resource) => {
    const { isSetup, needsFilter } = kindOf(resource.key);
    const { kind, can } = resource;
    const isWhole = kind === 'singleton' ? can.edit !== undefined : !needsFilter;
    return isSetup && isWhole && resource.twin === undefined && whyNeverRead(resource) === undefined;
  });
}

/**
 * Kinds that tell which values of those that are asked for are secret, and are read with them unless they are there.
 *
 * @param isThere whether something of a kind is kept.
 */
export function labellingKinds(
  catalogue: Pick<ApiCatalogue, 'resource'>,
  asked: readonly string[],
  isThere: (resource: string) => boolean,
): readonly string[] {
  const wanted = asked.flatMap((key) => {
    const by = kindOf(key).labels.by ?? [];
    if (by.some((one) => asked.includes(one) || isThere(one))) return [];
    return by.find((one) => whyNeverRead(catalogue.resource(one)) === undefined) ?? [];
  });
  return [...new Set(wanted)];
}

/** Why a kind is not read into a snapshot, whoever names it; undefined: it may be. A read that reveals a secret is a deliberate act. */
export function whyNeverRead(resource: Resource | undefined): Unread | undefined {
  if (resource === undefined) return { why: 'unsupported' };
  const { key, kind, can } = resource;
  if ([can.list, can.read].some((endpoint) => endpoint !== undefined && isSensitive(endpoint))) return { why: 'sensitive' };
  const isWhole = can.read !== undefined && (kind === 'singleton' || can.list !== undefined);
  return isWhole && !kindOf(key).needsFilter ? undefined : { why: 'unsupported' };
}

function isSensitive(endpoint: Endpoint): boolean {
  const { level, noAutoRun } = sensitivityOf(endpoint);
  return level !== 'none' || noAutoRun;
}
