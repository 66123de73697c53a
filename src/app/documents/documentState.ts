import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { SeenVersion } from './documentOwner.ts';
import type { DocumentEvent, Moment } from './documentEvent.ts';
import { documentText, withoutMarks } from './documentText.ts';
import { baseOf, madeOfNothingKnown, nextMade, type MadeState } from './madeState.ts';
import { asksServer, nextReadAfter, type NextRead } from './nextRead.ts';
import { mustLookForTried, nextSaves, noSaves, type KnownSaves } from './ownSaves.ts';
import { isHere, nextPresence, type Presence } from './presence.ts';

/**
 * One document: the JSON of an object, or the text inside it. Small machines that turn on their own, drawn in docs/document-states.md. That
 * an editor holds changes is VS Code's to know, and that a save is on its way the queue's.
 */
export interface DocumentState {
  readonly address: ObjectAddress;
  readonly made: MadeState;
  readonly nextRead: NextRead;
  readonly presence: Presence;
  /** A text of it is kept that was not sent. */
  readonly isDraft: boolean;
  readonly saves: KnownSaves;
  readonly stamp: Stamp;
}

/** By which VS Code sees that a document changed. Epoch milliseconds, and bytes. */
export interface Stamp {
  readonly mtime: number;
  readonly size: number;
}

export type DocumentEffect =
  /** Those who show documents look at it again; with `toRead`, its text is another one. */
  { readonly kind: 'changed'; readonly toRead: boolean } | { readonly kind: 'seen'; readonly version: Omit<SeenVersion, 'address'> };

interface Step {
  readonly state: DocumentState;
  readonly effects: readonly DocumentEffect[];
}

/** A document of which nothing is known yet. */
export function blankDocument(address: ObjectAddress): DocumentState {
  // The oldest of times: an editor that outlives an extension host must not find its document newer than its own text.
  const stamp = { mtime: 0, size: 0 };
  return { address, made: madeOfNothingKnown, nextRead: asksServer, presence: isHere, isDraft: false, saves: noSaves, stamp };
}

/** A document after something happened to it, and what follows from that outside of it. */
export function next(state: DocumentState, event: DocumentEvent, moment: Moment): Step {
  if (event.kind === 'wentBack' && !mayHaveAnother(state, event.text)) return { state, effects: [] };
  const made = nextMade(state.made, event);
  const after = {
    address: state.address,
    made,
    nextRead: nextReadAfter(state.nextRead, event, moment, made.from),
    presence: nextPresence(state.presence, event, moment),
    isDraft: nextIsDraft(state.isDraft, event),
    saves: nextSaves(state.saves, event, state.made, made),
    stamp: nextStamp(state.stamp, event, moment),
  };
  return { state: after, effects: [...seenAfter(event, state.made, made), ...changedAfter(event, moment)] };
}

/** After a save whose answer was lost, the server may have another text than the one that an editor went back to. */
function mayHaveAnother({ address, made, saves }: DocumentState, text: string): boolean {
  const base = baseOf(made);
  return base !== undefined && mustLookForTried(saves, base) && withoutMarks(text) === withoutMarks(documentText(address, base));
}

/** Only what says that nothing is unsent ends a draft. */
function nextIsDraft(isDraft: boolean, { kind }: DocumentEvent): boolean {
  return kind === 'unsent' || kind === 'recalled' || kind === 'draftRead' || (isDraft && kind !== 'dropped');
}

/** After these, VS Code is told that the text is another one. An editor that holds changes keeps its text. */
const telling: ReadonlySet<DocumentEvent['kind']> = new Set(['announced', 'lookedAgain', 'followed', 'wentBack', 'settled']);
/** After these, the text is the same, and what is said of the document may be another. */
const changing: ReadonlySet<DocumentEvent['kind']> = new Set(['recalled', 'kept', 'notHad', 'deleted']);

function nextStamp({ mtime, size }: Stamp, event: DocumentEvent, { isDirty, now }: Moment): Stamp {
  const isNewer = event.kind === 'kept' || (telling.has(event.kind) && !isDirty);
  return { mtime: isNewer ? Math.max(now, mtime + 1) : mtime, size: 'size' in event ? event.size : size };
}

function seenAfter(event: DocumentEvent, before: MadeState, made: MadeState): readonly DocumentEffect[] {
  switch (event.kind) {
    case 'editorShows':
    case 'settled': {
      const json = baseOf(made);
      return json === undefined || json === baseOf(before) ? [] : [{ kind: 'seen', version: { json, how: 'opened' } }];
    }
    case 'saved': {
      if (event.landed === undefined) return [];
      const { json, over } = event.landed;
      // Where nothing had to be sent, the save before is still the one that can be taken back.
      return [{ kind: 'seen', version: over === undefined ? { json, how: 'opened' } : { json, how: 'saved', over } }];
    }
    case 'foundStored':
      return [{ kind: 'seen', version: { json: event.theirs, how: 'saved' } }];
    default:
      return [];
  }
}

function changedAfter(event: DocumentEvent, { isDirty }: Moment): readonly DocumentEffect[] {
  const isTold = telling.has(event.kind);
  const isChanged = isTold || changing.has(event.kind) || (event.kind === 'arrived' && event.wasAway);
  return isChanged ? [{ kind: 'changed', toRead: isTold && !isDirty }] : [];
}
