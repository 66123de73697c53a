import { compareSets } from '../../../src/core/sets/compare/compareSets.ts';
import type { ComparedKind, CompareOptions } from '../../../src/core/sets/compare/setPair.ts';
import { anything } from '../../../src/core/shapes/shape.ts';
import {
  kindResult,
  type ComparedPair,
  type ComparedSets,
  type KindResult,
  type PairState,
} from '../../../src/app/sets/compare/compared.ts';
import { never } from '../signals.ts';
import { memorySource, type MemoryEntry, type MemorySourceParts } from './memorySource.ts';

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

/** One side of a comparison: objects, and what differs of the rest. */
export interface SetGiven extends MemorySourceParts {
  readonly of: readonly MemoryEntry[];
}

/** Of what kinds documents are is not known. */
export const plain: CompareOptions = { shapesOf: () => ({ left: anything, right: anything }) };

/** What comes of comparing the two, kind by kind. */
export async function compared(left: SetGiven, right: SetGiven, options = plain): Promise<readonly ComparedKind[]> {
  const found: ComparedKind[] = [];
  for await (const kind of compareSets(memorySource(left.of, left), memorySource(right.of, right), options, never)) found.push(kind);
  return found;
}

/** `different Main (left 1, right 9)`, with why. */
export async function told(left: SetGiven, right: SetGiven, options = plain): Promise<readonly string[]> {
  return (await compared(left, right, options)).flatMap(({ pairs }) =>
    pairs.map(({ state, name, left, right, why }) => {
      const ids = [left?.id, right?.id].map((id) => id ?? '').join('/');
      return `${state} ${name.trim()} ${ids}${why === undefined ? '' : ` ${JSON.stringify(why)}`}`;
    }),
  );
}

/** An object of two kinds. */
export function building(id: string, name: string, more: Readonly<Record<string, unknown>> = {}): MemoryEntry {
  return { resource: 'buildings', id, name, document: { id, name, ...more } };
}

export function script(id: string, name: string, more: Readonly<Record<string, unknown>> = {}): MemoryEntry {
  return { resource: 'scripts', id, name, document: { id, name, ...more } };
}
