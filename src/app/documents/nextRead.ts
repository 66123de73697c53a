import { isNote } from './away.ts';
import type { CopiedObject, DocumentEvent, Moment } from './documentEvent.ts';
import type { MadeFrom } from './madeState.ts';

/** What the next read shows, where no unsent text is kept. */
export type NextRead =
  /** The server's copy. */
  | { readonly kind: 'server' }
  /** A copy that is known already, until this time in epoch milliseconds: a read that comes later shows what the server has then. */
  | { readonly kind: 'copy'; readonly copy: CopiedObject; readonly until: number }
  /** What was last seen of it: the window came back with it, and nobody has asked for it since. */
  | { readonly kind: 'lastSeen' };

/** Milliseconds within which VS Code reads a document that it was told of. */
const soon = 5000;

export const asksServer: NextRead = { kind: 'server' };

/** @param from what the text is made from after the event. */
export function nextReadAfter(old: NextRead, event: DocumentEvent, { isDirty, now }: Moment, from: MadeFrom): NextRead {
  const known = (copy: CopiedObject): NextRead => ({ kind: 'copy', copy, until: now + soon });
  switch (event.kind) {
    case 'restored':
      return { kind: 'lastSeen' };
    case 'primed':
      return known(event.copy);
    case 'saved':
      return known(event.shows);
    case 'settled':
      // What may be done with it is looked at again, and no server is asked for that.
      return old.kind === 'lastSeen' || from.kind !== 'copy' || isNote(event.text) ? old : known(from.copy);
    case 'followed':
    case 'asked':
      return old.kind === 'copy' && (isDirty || event.kind === 'asked') ? asksServer : old;
    case 'announced':
    case 'lookedAgain':
    case 'wentBack':
      return asksServer;
    default:
      return old;
  }
}

/** The copy that the next read shows without asking: of the server that the instance stands for, and not too old. */
export function knownCopy(next: NextRead, now: number, origin: string | undefined): string | undefined {
  return next.kind === 'copy' && now <= next.until && next.copy.origin === origin ? next.copy.json : undefined;
}
