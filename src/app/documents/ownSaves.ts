import type { OwnSaves } from '../../core/objects/save/prepare.ts';
import type { SaveOutcome } from '../../core/objects/save/save.ts';
import type { Open } from './openEntry.ts';

/** What is known from now on of a save that was stored: by its own document, whose base is what was sent, and by the others of the object. */
export function noteStored(entry: Open, outcome: Extract<SaveOutcome, { kind: 'stored' }>, ofObject: readonly Open[]): void {
  const copy = outcome.verified ? outcome.text : undefined;
  entry.landed = { base: entry.base, copy };
  for (const other of ofObject) if (other !== entry) other.beside = copy;
}

/** Saves of one text that are remembered. */
const mostTried = 8;

/** What is known of a save that was not seen to be stored: it was sent, and may be there by the next one. */
export function noteTried(entry: Open, base: string, text: string): void {
  const before = entry.tried?.base === base ? entry.tried.texts : [];
  entry.tried = { base, texts: [text, ...before].slice(0, mostTried), isLookedFor: false };
}

/** Whether an editor that shows its base again has to ask the server whether a lost save is there. Once for each. */
export function mustLookForTried(entry: Open): boolean {
  const { base, tried } = entry;
  if (tried === undefined || tried.base !== base || tried.isLookedFor) return false;
  entry.tried = { ...tried, isLookedFor: true };
  return true;
}

/** What the person's own saves left on the server, for a text that was made from this base. */
export function ownSavesOf({ landed, beside, tried }: Open, base: string): OwnSaves {
  return {
    ...(landed?.base === base ? { landed: { copy: landed.copy } } : {}),
    ...(beside === undefined ? {} : { beside }),
    ...(tried?.base === base ? { tried: tried.texts } : {}),
  };
}
