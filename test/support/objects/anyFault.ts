import type { Fault } from './fakeJamf.ts';

/** Those that may meet any request, read or write. */
export const faults = [
  'refused',
  'reset',
  'storeAndReset',
  'storeAndSleep',
  '500',
  'storeAnd500',
  '504',
  '403',
  '400',
  'html',
] as const satisfies readonly Fault[];
