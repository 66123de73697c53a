import { compareSets } from '../../../src/core/sets/compare/compareSets.ts';
import type { ComparedKind, CompareOptions } from '../../../src/core/sets/compare/setPair.ts';
import { anything } from '../../../src/core/shapes/shape.ts';
import { never } from '../signals.ts';
import { memorySource, type MemoryEntry, type MemorySourceParts } from './memorySource.ts';

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
