import type { Elsewhere } from '../../resources/kind.ts';
import { fieldAt } from '../../shapes/shapeAt.ts';
import type { GuardedWrite } from '../plan/plan.ts';

/** Where a write takes what it does not take at a pointer; undefined if it takes it nowhere that is known. */
export function writtenElsewhere({ shape, guards }: Pick<GuardedWrite, 'shape' | 'guards'>, pointer: string): Elsewhere | undefined {
  return guards.elsewhere.find(({ read, written }) => {
    const there = fieldAt(shape, written);
    return (read === pointer || read.startsWith(`${pointer}/`)) && there !== undefined && there.access !== 'readOnly';
  });
}
