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

/** Why a kind is not read into a snapshot, whoever names it; undefined: it may be. A read that reveals a secret is a deliberate act. */
export function whyNeverRead(resource: Resource | undefined): Unread | undefined {
  const reads = resource === undefined ? [] : readsOf(resource);
  if (resource === undefined || kindOf(resource.key).needsFilter || reads.length === 0) return { why: 'unsupported' };
  return reads.some(isSensitive) ? { why: 'sensitive' } : undefined;
}

/** All that is asked for the objects of a kind; nothing where it takes more than the API has. */
function readsOf({ kind, can }: Resource): readonly Endpoint[] {
  if (can.read === undefined) return [];
  if (kind === 'singleton') return [can.read];
  return can.list === undefined ? [] : [can.list, can.read];
}

function isSensitive(endpoint: Endpoint): boolean {
  const { level, noAutoRun } = sensitivityOf(endpoint);
  return level !== 'none' || noAutoRun;
}
