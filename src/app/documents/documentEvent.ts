import type { Away, Lost } from './away.ts';

/** An object's JSON, unmasked, and the address of the server that it is from. */
export interface CopiedObject {
  readonly json: string;
  readonly origin: string | undefined;
}

/** What is asked when something happens: whether the document's editor holds changes, and the time in epoch milliseconds. */
export interface Moment {
  readonly isDirty: boolean;
  readonly now: number;
}

/** What a save that was stored left on the server: the copy that it showed right after, undefined if that could not be read. */
export interface Landed {
  readonly copy: string | undefined;
  /** The object's JSON as it is known from the save. */
  readonly json: string;
  /** What it was stored over; undefined where nothing had to be sent. */
  readonly over: string | undefined;
}

/** What windows, editors, instances and people do to documents. */
export type OuterEvent =
  /** The window came back with it on show: nobody asked for it yet, so no server is asked before somebody does. */
  | { readonly kind: 'restored' }
  /**
   * An editor shows this text, which may have come from a read. Anybody can read a document, and VS Code does so too without showing it:
   * only what an editor shows is what its changes are made from.
   */
  | { readonly kind: 'editorShows'; readonly text: string }
  /** An editor went from a note to its object or back: what it may do is looked at again, without asking the server again. */
  | { readonly kind: 'settled'; readonly text: string }
  /** An editor went back to a text without changes: after a save whose answer was lost, the server may have another. */
  | { readonly kind: 'wentBack'; readonly text: string }
  /** It should be read from the server again. An editor that holds changes keeps its text. */
  | { readonly kind: 'announced' }
  /** The same, for a person who asks: should it be gone still, that is news again. What was deleted from here stays so. */
  | { readonly kind: 'lookedAgain' }
  /** The object was deleted from here, or is gone: whatever an editor still shows of it is on no server. */
  | { readonly kind: 'deleted'; readonly remedy: Lost['remedy'] };

/** What reading, keeping and saving do to them. */
type InnerEvent =
  /** A text of it is kept that was not sent; so, since an earlier window. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'recalled' }
  /** That text is on disk. */
  | { readonly kind: 'kept'; readonly size: number }
  /** Nothing of it is unsent any more. */
  | { readonly kind: 'dropped' }
  /** It takes over a text that was kept for another document: what that was made from is on disk. */
  | { readonly kind: 'adopted' }
  /** What its text was made from is being kept on disk, or could not be. */
  | { readonly kind: 'baseKept' }
  | { readonly kind: 'baseNotKept' }
  /** A read is over, with this many bytes. */
  | { readonly kind: 'read'; readonly size: number }
  /** A read shows the unsent text; the note once more; nothing, which is what a new object begins with. */
  | { readonly kind: 'draftRead' }
  | { readonly kind: 'noteRead' }
  | { readonly kind: 'nothingRead'; readonly origin: string | undefined }
  /** It is filled with the text part of this object, which is not created yet. */
  | { readonly kind: 'begun'; readonly copy: CopiedObject }
  /** A read asks for the server's copy; that came; or it did not. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'arrived'; readonly wasAway: boolean }
  | { readonly kind: 'notHad'; readonly away: Away }
  /** A read shows `text`, which is what the document shows of this copy. */
  | { readonly kind: 'handedOut'; readonly text: string; readonly copy: CopiedObject }
  /** This copy was just read, for a read that is expected at once. */
  | { readonly kind: 'primed'; readonly copy: CopiedObject; readonly size: number }
  /** A save begins. */
  | { readonly kind: 'sent'; readonly text: string }
  /** A save was not seen to be stored: this was sent, over this base. */
  | { readonly kind: 'tried'; readonly base: string; readonly text: string }
  /** A save is settled: what the editor shows was made from `made` now, and the next read shows `shows`. */
  | { readonly kind: 'saved'; readonly made: CopiedObject; readonly shows: CopiedObject; readonly landed: Landed | undefined }
  /** Another document of the object was saved. */
  | { readonly kind: 'besideSaved'; readonly copy: string | undefined }
  /** VS Code took note that a save is over. */
  | { readonly kind: 'followed' }
  /** A save of an earlier window turned out to be stored: `made` of it, where that is known. */
  | { readonly kind: 'foundStored'; readonly made: CopiedObject | undefined; readonly theirs: string };

/** What can happen to a document. */
export type DocumentEvent = OuterEvent | InnerEvent;
