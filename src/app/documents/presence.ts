import { isNote, type Away, type Lost, type Noted } from './away.ts';
import type { DocumentEvent, Moment } from './documentEvent.ts';

/** Whether the server's copy of a document's object is to be had. */
export type Presence =
  /** As far as is known here. */
  | { readonly kind: 'here' }
  | { readonly kind: 'lost'; readonly away: Lost }
  | { readonly kind: 'noted'; readonly away: Noted }
  /** The same, and the next read is answered with the note again: nothing happened since. */
  | { readonly kind: 'settling'; readonly away: Noted };

export const isHere: Presence = { kind: 'here' };

export function nextPresence(old: Presence, event: DocumentEvent, { isDirty }: Moment): Presence {
  switch (event.kind) {
    case 'arrived':
    case 'draftRead':
      return isHere;
    case 'asked':
      // While it is being asked for, it is not known to be out of reach.
      return old.kind === 'lost' ? old : isHere;
    case 'notHad':
      if (event.away.note === undefined) return { kind: 'lost', away: event.away };
      return { kind: old.kind === 'settling' ? 'settling' : 'noted', away: event.away };
    case 'deleted':
      return { kind: 'lost', away: { remedy: event.remedy, note: undefined } };
    case 'lookedAgain':
      // Should it be gone still, that is news again. What was deleted from here stays so.
      return old.kind === 'lost' && old.away.remedy === 'gone' ? isHere : rested(old, isDirty);
    case 'settled':
      return old.kind === 'noted' || old.kind === 'settling' ? { ...old, kind: isNote(event.text) ? 'settling' : 'noted' } : old;
    case 'announced':
    case 'wentBack':
    case 'followed':
      return rested(old, isDirty);
    case 'noteRead':
      return rested(old, false);
    default:
      return old;
  }
}

/** The note was shown again, or is to be read anew, which an editor with changes is not. */
function rested(old: Presence, isDirty: boolean): Presence {
  return old.kind === 'settling' && !isDirty ? { kind: 'noted', away: old.away } : old;
}

/** Why a document shows no copy of the server's that is known to be the latest. */
export function awayOf(presence: Presence): Away | undefined {
  return presence.kind === 'here' ? undefined : presence.away;
}
