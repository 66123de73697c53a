import {
  kindResult,
  type ComparedPair,
  type ComparedSets,
  type KindResult,
  type PairState,
} from '../../../src/app/sets/compare/compared.ts';

/** A pair as its state has it, with another id on each side. */
export function pairOf(resource: string, name: string, state: PairState, more: Partial<ComparedPair> = {}): ComparedPair {
  const ref = (side: string) => ({ resource, id: `${side}${name}`, name });
  return {
    resource,
    state,
    name,
    site: undefined,
    left: state === 'onlyRight' ? undefined : ref('l-'),
    right: state === 'onlyLeft' ? undefined : ref('r-'),
    why: undefined,
    masked: false,
    fields: state === 'different' ? ['general.enabled'] : [],
    ...more,
  };
}

export function kindWith(
  resource: string,
  pairs: readonly ComparedPair[],
  { unknown = [], more = {} }: { unknown?: KindResult['unknown']; more?: Partial<KindResult['more']> } = {},
): KindResult {
  return kindResult({ resource, pairs, unknown, more: { left: [], right: [], ...more } });
}

/** Lab on the left, as it was read at 07:10 UTC, and Production on the right. */
export function setsOf(kinds: readonly KindResult[]): ComparedSets {
  return {
    left: { kind: 'instance', at: 'lab', name: 'Lab', version: '11.30.1', readAt: Date.UTC(2026, 10, 30, 7, 10) },
    right: { kind: 'instance', at: 'prod', name: 'Production', version: '11.32.0', readAt: undefined },
    comparison: 'instances',
    kinds,
    isAll: true,
  };
}
