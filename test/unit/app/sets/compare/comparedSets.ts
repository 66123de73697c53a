import {
  comparedKind,
  noRemarks,
  type ComparedKind,
  type ComparedPair,
  type ComparedSets,
  type KindRemarks,
  type PairState,
} from '../../../../../src/app/sets/compare/compared.ts';

/** A pair as its state has it: the same id on both sides, but for a letter. */
export function pairOf(resource: string, name: string, state: PairState, more: Partial<ComparedPair> = {}): ComparedPair {
  const ref = (side: string) => ({ resource, id: `${side}${name}`, name });
  return {
    resource,
    state,
    ...(state === 'onlyRight' ? {} : { left: ref('l-') }),
    ...(state === 'onlyLeft' ? {} : { right: ref('r-') }),
    fields: state === 'different' ? ['/general/enabled'] : [],
    ...more,
  };
}

export function kindWith(
  resource: string,
  pairs: readonly ComparedPair[],
  more: Partial<Pick<ComparedKind, 'whyNot'>> & { remarks?: Partial<KindRemarks> } = {},
) {
  return comparedKind({ resource, pairs, whyNot: more.whyNot ?? [], remarks: { ...noRemarks, ...more.remarks } });
}

/** Lab on the left, as it was read at 07:10 UTC, and Production on the right. */
export function setsOf(kinds: readonly ComparedKind[]): ComparedSets {
  return {
    left: { kind: 'instance', at: 'lab', name: 'Lab', version: '11.30.1', readAt: Date.UTC(2026, 10, 30, 7, 10) },
    right: { kind: 'instance', at: 'prod', name: 'Production', version: '11.32.0', readAt: undefined },
    kinds,
  };
}
