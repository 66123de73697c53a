import type { KindCoverage } from '../../../src/core/sets/uses/useTypes.ts';

/** The moment at which is told who uses what. */
export const now = Date.parse('2026-05-04T12:00:00Z');

/** A kind that was looked at for uses, or was not: where it was, two hours before {@link now}. */
export const kind = (resource: string, state: KindCoverage['state'] = 'read'): KindCoverage => ({
  resource,
  state,
  at: state === 'read' ? now - 7_200_000 : undefined,
  how: 'id',
  count: 1,
  why: undefined,
  unread: [],
});
