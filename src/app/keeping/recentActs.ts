import type { ChangedObject } from './objectHistory.ts';

/** What can be done with a change that was made from here. */
export interface RecentActs {
  /** `object`: it is opened. `text`: as it was, where no older copy is known. `nothing`: nothing is kept of it. */
  readonly look: 'object' | 'difference' | 'text' | 'nothing';
  /** By which the change is taken back; undefined where it cannot be. Each asks before anything is sent. */
  readonly undo: 'save' | 'remove' | 'createAgain' | undefined;
}

/** Of what was saved, only the last of each object can be taken back; of what was deleted, what was seen here. */
export function recentActs({ version: { how, text }, before, isLast }: Pick<ChangedObject, 'version' | 'before' | 'isLast'>): RecentActs {
  if (how === 'created') return { look: 'object', undo: 'remove' };
  if (how === 'deleted') return text === '' ? { look: 'nothing', undo: undefined } : { look: 'text', undo: 'createAgain' };
  return { look: before === undefined ? 'text' : 'difference', undo: isLast ? 'save' : undefined };
}
